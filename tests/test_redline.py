"""Both texts can be read from their redline to the last character, and it shows what changed as a reader sees it."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical_consensus.compare.redline import Piece, new_text, old_text, redline
from editions import LONG, compared, every_kind
from sites import Json


def raw_text(of: Json | None, path: str) -> str | None:
    """The text of a field, read from the raw question independently."""
    if of is None:
        return None
    kind, *rest = path.split(".")
    found: dict[str, str] = {}
    if kind == "title":
        found = {"title": of["title"]}
    elif kind == "rationale":
        found = {"rationale": "\n\n".join(of["rationale"])}
    elif kind == "parts":
        found = {f"parts.{part['id']}": part["text"] for part in of.get("parts", [])}
    else:
        for each in of["recommendations"]:
            at = f"recommendations.{each['id']}.statements"
            found[at] = " ".join(one["text"] for one in each["statements"])
            found |= {f"{at}.{one['id']}": one["text"] for one in each["statements"]}
    assert rest or path in found
    return found.get(path)


def test_both_texts_can_be_read_from_every_redline() -> None:
    old, new = every_kind()
    was, now = ({each["id"]: each for each in value["questions"]} for value in (old, new))
    seen = 0
    for question in compared(old, new).questions:
        for change in question.changes:
            if change.pieces and not change.field.startswith("references"):
                texts = raw_text(was.get(question.id), change.field), raw_text(now.get(question.id), change.field)
                assert (change.before, change.after) == texts
                assert (old_text(change.pieces), new_text(change.pieces)) == tuple(text or "" for text in texts)
                seen += 1
    assert seen > 20


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("Synthetic.", "Synthetic.", "=Synthetic."),
        ("", "Synthetic.", "+Synthetic."),
        ("Synthetic.", "", "-Synthetic."),
        ("unless very high risk", "unless high risk", "=unless |-very |=high risk"),
        ("risk, however", "risk however", "=risk|-,|= however"),
        ("risk.", "risk", "=risk|-."),
        ("the quick brown fox", "the slow red fox", "=the |-quick brown|+slow red|= fox"),
        ("one two", "one  two", "=one|- |+  |=two"),
        ("one two", "one\u00a0two", "=one|- |+\u00a0|=two"),
        ("one\ntwo", "one two", "=one|-\n|+ |=two"),
        ("0.5 mg", "5 mg", "-0.5|+5|= mg"),
        ("1,000 mg.", "1.000 mg.", "-1,000|+1.000|= mg."),
        ("in 1, 2", "in 1. 2", "=in 1|-,|+.|= 2"),
        ("合成的陈述。", "合成之陈述。", "=合成|-的|+之|=陈述。"),
        ("カナ", "カタナ", "=カ|+タ|=ナ"),
        ("תשובה סינתטית.", "תשובה אחרת.", "=תשובה |-סינתטית|+אחרת|=."),
        ("a cafe\u0301 b", "a cafe b", "=a |-cafe\u0301|+cafe|= b"),
        ("a 👩‍⚕️ b", "a 👩 b", "=a |-👩‍⚕️|+👩|= b"),
        ("می\u200cخواهم x", "می\u200cخواهد x", "-می\u200cخواهم|+می\u200cخواهد|= x"),
        ("Synthetic Synthetic", "Synthetic", "=Synthetic|- Synthetic"),
    ],
)  # fmt: skip
def test_a_redline_reads_well(old: str, new: str, expected: str) -> None:
    signs = {"same": "=", "removed": "-", "added": "+"}
    assert "|".join(signs[piece.kind] + piece.text for piece in redline(old, new)) == expected


def test_a_word_among_five_thousand_is_found() -> None:
    new = list(LONG)
    new[2500] = "other"
    before, after = " ".join(LONG[:2500]) + " ", " " + " ".join(LONG[2501:])
    expected = [("same", before), ("removed", "Synthetic2500"), ("added", "other"), ("same", after)]
    assert [(piece.kind, piece.text) for piece in redline(" ".join(LONG), " ".join(new))] == expected


def test_many_changes_among_five_thousand_words_are_each_found() -> None:
    new = ["other" if number % 10 == 5 else word for number, word in enumerate(LONG)]
    pieces = redline(" ".join(LONG), " ".join(new))
    assert [piece.text for piece in pieces if piece.kind == "removed"] == LONG[5::10]
    assert [piece.text for piece in pieces if piece.kind == "added"] == ["other"] * 500
    assert (old_text(pieces), new_text(pieces)) == (" ".join(LONG), " ".join(new))


def test_every_second_word_that_changed_is_found() -> None:
    new = [word if number % 2 else "other" for number, word in enumerate(LONG[:800])]
    pieces = redline(" ".join(LONG[:800]), " ".join(new))
    assert [piece.text for piece in pieces if piece.kind == "removed"] == LONG[:800:2]


def test_changes_are_found_in_prose_that_repeats_its_words() -> None:
    old = Random(1).choices(LONG[:50], k=5000)
    new = ["other" if number % 50 == 25 else word for number, word in enumerate(old)]
    pieces = redline(" ".join(old), " ".join(new))
    assert [piece.text for piece in pieces if piece.kind == "removed"] == old[25::50]


def test_a_moved_passage_is_added_and_removed_once() -> None:
    pieces = redline(" ".join(LONG), " ".join(LONG[4000:] + LONG[:4000]))
    assert [piece.kind for piece in pieces] == ["added", "same", "removed"]
    assert pieces[1].text == " ".join(LONG[:4000])


def test_endless_repetition_is_shown_as_replaced() -> None:
    middle = "Synthetic. " * 5000
    pieces = redline(f"same old {middle}one", f"same new {middle}other")
    assert pieces == (
        Piece("same", "same "), Piece("removed", f"old {middle}one"), Piece("added", f"new {middle}other"),
    )  # fmt: skip


fragments = st.sampled_from([
    "Synthetic", "one", "two", "0.5", ",", ".", " ", " ", "  ", "\n", "\u00a0", "合", "成", "תשובה",
    "e\u0301", "\u0301", "\u200d", "👩‍⚕️", "(", "x",
])  # fmt: skip


texts_to_compare = st.one_of(st.lists(fragments, max_size=40).map("".join), st.text(max_size=30))


@given(old=texts_to_compare, new=texts_to_compare, shared=texts_to_compare)
@settings(max_examples=1000, deadline=None, derandomize=True, database=None)
def test_any_two_texts_can_be_read_from_their_redline(old: str, new: str, shared: str) -> None:
    for before, after in ((old, new), (old + shared, shared + new), (shared + old, shared + new + shared)):
        pieces = redline(before, after)
        assert (old_text(pieces), new_text(pieces)) == (before, after)
        assert all(piece.text for piece in pieces)
        kinds = [piece.kind for piece in pieces]
        assert all(one != other and (one, other) != ("added", "removed") for one, other in pairwise(kinds))
        assert (before == after) == (set(kinds) <= {"same"})
        assert not [piece for piece in pieces[1:-1] if piece.kind == "same" and piece.text.isspace()]
