"""Two editions compared: exactly what changed is told, both texts can be read from it, and what nobody explains is named."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

import compare_editions
from consensus.changes import as_json, as_markdown
from consensus.check import check
from consensus.compare import Comparison, compare
from consensus.field_changes import FieldChange
from consensus.redline import Piece, new_text, old_text, redline
from consensus.shape import parse
from sites import COLLECTIONS, PROJECT, Json, run

LONG = [f"Synthetic{number}" for number in range(5000)]
HOSTILE = (
    'Synthetic <b>bold</b> & "quoted" | 5 | 10 mm {#x .y} [x](y) ![i](j) `code` *a* _b_ **c** # $ ~~d~~ ^e^ '
    "<script>alert(1)</script> &amp; &#42; \\ <!-- c --> --- *[HT]: x"
)
VOTE = {"agree": 90, "disagree": 6, "abstain": 4}
NEW = {"edition": "1.1.0", "date": "2001-01-01"}
REASON = {**NEW, "change": "updated", "reason": "Synthetic reason."}


def question(own: str, number: int, *statements: str, **fields: Any) -> Json:
    """A question with one recommendation of these statements."""
    texts = statements or ("Synthetic first statement.", "Synthetic second statement.")
    return {
        "id": own,
        "number": number,
        "title": f"Synthetic question {own}",
        "recommendations": [
            {
                "id": f"{own}-r",
                "statements": [{"id": f"{own}-s{n}", "text": text} for n, text in enumerate(texts, 1)],
                "strength": "limited",
                "consensus": {"level": "level", "vote": VOTE},
            }
        ],
        "history": [{"edition": "1.0.0", "date": "2000-01-01", "change": "added", "reason": None}],
        **fields,
    }


def edition(questions: list[Json], version: str = "1.0.0", date: str = "2000-01-01") -> Json:
    return {
        "schema_version": 1,
        "collection": {"id": "synthetic", "title": "SYNTHETIC", "edition": {"version": version, "date": date}},
        "strength_scheme": {
            "label": "Strength of Recommendation",
            "grades": [{"id": "limited", "label": "Limited"}, {"id": "moderate", "label": "Moderate"}],
        },
        "consensus_scheme": {"label": "Consensus", "levels": [{"id": "level", "label": "Level-S"}]},
        "authors": [{"id": own, "name": f"Synthetic {own.upper()}"} for own in "abc"]
        + [{"id": "rtl", "name": "דוד סינתטי"}],
        "topics": [{"id": "topic", "facet": "synthetic", "label": "Topic-S"}],
        "questions": questions,
    }


def later(old: Json, version: str = "1.1.0", date: str = "2001-01-01") -> Json:
    """A copy of an edition under a newer version."""
    new = copy.deepcopy(old)
    new["collection"]["edition"] = {"version": version, "date": date}
    return new


def compared(old: Json, new: Json, folder: Path = PROJECT) -> Comparison:
    """The comparison of two editions that keep the contract, their sources in `folder`."""
    collections = []
    for value in (old, new):
        collection, flaws = parse(value)
        assert collection is not None, flaws
        assert not check(value, folder)
        collections.append(collection)
    return compare(*collections)


def pair(change: Callable[[Json], None], *entries: Json, **fields: Any) -> tuple[Json, Json]:
    """Two editions of one question, the newer one with a change and these history entries."""
    old = edition([question("q", 1, **copy.deepcopy(fields))])
    new = later(old)
    change(new["questions"][0])
    new["questions"][0]["history"] += entries
    return old, new


def changed(change: Callable[[Json], None], **fields: Any) -> tuple[FieldChange, ...]:
    """What is told of a question's fields after a change."""
    [told] = compared(*pair(change, **fields)).questions
    return told.changes


def headlines(change: Callable[[Json], None], **fields: Any) -> list[str]:
    return [told.headline for told in changed(change, **fields)]


def statement(of: Json, number: int = 0) -> Json:
    found: Json = of["recommendations"][0]["statements"][number]
    return found


def text(to: str, at: int = 0) -> Callable[[Json], None]:
    return lambda of: statement(of, at).update(text=to)


def put(**fields: Any) -> Callable[[Json], None]:
    return lambda of: of.update(fields)


def put_first(**fields: Any) -> Callable[[Json], None]:
    """A change of the first recommendation's fields."""
    return lambda of: of["recommendations"][0].update(fields)


def part(of: str, letter: str) -> Json:
    return {"id": f"{of}-{letter}", "label": letter.upper(), "text": f"Synthetic part {letter}?"}


def leave(_: Json) -> None:
    pass


@dataclass(frozen=True)
class Case:
    """A change of one question, and what is to be told of it; "@" stands for the path of its recommendation."""

    kind: str
    told: tuple[tuple[str, str], ...] = ()
    change: Callable[[Json], None] = leave
    entries: tuple[Json, ...] = (REASON,)
    explained: bool = True
    editorial: bool = False
    statements: tuple[str, ...] = ()
    fields: Json = field(default_factory=dict)


def texts_of(own: str, at: int = 1) -> tuple[tuple[str, str], ...]:
    """What is told where one statement of a response changed."""
    return ("@.statements", "changed"), (f"@.statements.{own}-s{at}", "changed")


BOOK = {"id": "1", "type": "book", "title": "Synthetic book", "publisher": "Synthetic Press"}
WHOLE = tuple((f"@.{name}", "added") for name in ("statements", "strength", "consensus", "vote"))
DIVIDED = [
    {"id": "divided-s1", "text": "Synthetic first"},
    {"id": "divided-s3", "text": "statement."},
    {"id": "divided-s2", "text": "Synthetic second statement."},
]
CASES = {
    "same": Case("unchanged", entries=()),
    "word": Case("updated", texts_of("word"), text("Synthetic other statement.")),
    "punctuation": Case("updated", texts_of("punctuation", 2), text("Synthetic second, statement.", 1)),
    "unexplained": Case("updated", texts_of("unexplained"), text("Synthetic."), (), explained=False),
    "title": Case("updated", (("title", "changed"),), put(title="Synthetic other title")),
    "strength": Case("updated", (("@.strength", "changed"),), put_first(strength="moderate")),
    "unstated": Case("updated", (("@.strength", "changed"),), put_first(strength=None)),
    "consensus": Case("updated", (("@.consensus", "changed"), ("@.vote", "changed")), put_first(consensus=None)),
    "vote": Case(
        "updated", (("@.vote", "changed"),), put_first(consensus={"level": "level", "vote": {**VOTE, "agree": 91, "disagree": 5}})
    ),
    "order": Case("updated", (("authors", "changed"),), put(authors=["b", "a"]), fields={"authors": ["a", "b"]}),
    "author": Case("updated", (("authors", "changed"),), put(authors=["a", "c"]), fields={"authors": ["a"]}),
    "part": Case(
        "updated", (("parts.part-b", "added"),), put(parts=[part("part", "a"), part("part", "b")]), fields={"parts": [part("part", "a")]}
    ),
    "parts": Case(
        "updated", (("parts", "moved"), ("parts.parts-c", "removed")), put(parts=[part("parts", "b"), part("parts", "a")]),
        fields={"parts": [part("parts", letter) for letter in "abc"]},
    ),
    "lost": Case(
        "updated", (("@.statements", "changed"), ("@.statements.lost-s2", "removed")), lambda of: of["recommendations"][0]["statements"].pop()
    ),
    "turned": Case(
        "updated", (("@.statements", "changed"), ("@.statements", "moved")), lambda of: of["recommendations"][0]["statements"].reverse()
    ),
    "divided": Case("unchanged", (("@.statements", "divided"),), put_first(statements=DIVIDED), ()),
    "recommendation": Case(
        "updated", tuple((field.replace("@", "recommendations.second-r"), kind) for field, kind in WHOLE),
        lambda of: of["recommendations"].append(question("second", 0)["recommendations"][0]),
    ),
    "rationale": Case(
        "updated", (("rationale", "changed"),), put(rationale=["Synthetic why", "Synthetic."]), fields={"rationale": ["Synthetic.", "Synthetic."]}
    ),
    "reference": Case(
        "updated", (("references.1", "changed"),), put(references=[{**BOOK, "publisher": "Synthetic House"}]), fields={"references": [BOOK]}
    ),
    "cjk": Case("updated", texts_of("cjk"), text("合成之陈述。"), statements=("合成的陈述。",)),
    "hebrew": Case("updated", texts_of("hebrew"), text("תשובה אחרת."), statements=("תשובה סינתטית.",)),
    "long": Case("updated", texts_of("long"), text(" ".join(LONG).replace("Synthetic2500 ", "x ")), statements=(" ".join(LONG),)),
    "renumbered": Case("unchanged", (("number", "changed"),), put(number=1000), ()),
    "aids": Case("unchanged", (), put(topics=["topic"]), (), editorial=True),
    "reaffirmed": Case("reaffirmed", entries=({**NEW, "change": "reaffirmed"},)),
    "withdrawn": Case("withdrawn", entries=({**REASON, "change": "withdrawn"},)),
    "added": Case("added", (*WHOLE, ("authors", "added")), entries=({**NEW, "change": "added"},)),
    "removed": Case("removed", tuple((field, "removed") for field, _ in (*WHOLE, ("authors", ""))), explained=False),
}  # fmt: skip


def every_kind() -> tuple[Json, Json]:
    """Two editions with every kind of change; the newer one has its questions in another order."""
    old, new = [], []
    for number, (own, case) in enumerate(CASES.items(), 1):
        was = question(own, number, *case.statements, **case.fields)
        now = copy.deepcopy(was)
        case.change(now)
        now["history"] += case.entries
        old += [was] if case.kind != "added" else []
        new += [now] if case.kind != "removed" else []
    return edition(old), edition(new[::-1], "1.1.0", "2001-01-01")


def test_every_change_is_told_and_nothing_else() -> None:
    told = compared(*every_kind())
    found = {
        each.id: (
            each.kind,
            each.explained,
            each.editorial,
            sorted((change.field, change.kind) for change in each.changes),
        )
        for each in told.questions
    }
    assert found == {
        own: (
            case.kind,
            case.explained,
            case.editorial,
            sorted((path.replace("@", f"recommendations.{own}-r"), kind) for path, kind in case.told),
        )
        for own, case in CASES.items()
    }
    assert not told.changes
    assert not told.editorial


def test_questions_stand_in_the_order_of_the_new_numbers_and_then_those_that_are_gone() -> None:
    old, new = every_kind()
    numbers = sorted((each["number"], each["id"]) for each in new["questions"])
    assert [each.id for each in compared(old, new).questions] == [own for _, own in numbers] + ["removed"]
    assert numbers[-1] == (1000, "renumbered")


def raw_text(of: Json | None, path: str) -> str | None:
    """The text of a field, read from the raw question on its own terms."""
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
    for told in compared(old, new).questions:
        for change in told.changes:
            if change.pieces and not change.field.startswith("references"):
                texts = raw_text(was.get(told.id), change.field), raw_text(now.get(told.id), change.field)
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


def test_changes_are_found_in_prose_that_uses_the_same_words_again() -> None:
    old = Random(1).choices(LONG[:50], k=5000)
    new = ["other" if number % 50 == 25 else word for number, word in enumerate(old)]
    pieces = redline(" ".join(old), " ".join(new))
    assert [piece.text for piece in pieces if piece.kind == "removed"] == old[25::50]


def test_a_moved_passage_is_told_once() -> None:
    pieces = redline(" ".join(LONG), " ".join(LONG[4000:] + LONG[:4000]))
    assert [piece.kind for piece in pieces] == ["added", "same", "removed"]
    assert pieces[1].text == " ".join(LONG[:4000])


def test_what_repeats_itself_without_end_is_told_as_replaced() -> None:
    middle = "Synthetic. " * 5000
    pieces = redline(f"same old {middle}one", f"same new {middle}other")
    assert pieces == (
        Piece("same", "same "), Piece("removed", f"old {middle}one"), Piece("added", f"new {middle}other"),
    )  # fmt: skip


fragments = st.sampled_from(["Synthetic", "one", "two", "0.5", ",", ".", " ", " ", "  ", "\n", "\u00a0", "合", "成", "תשובה", "e\u0301", "\u0301", "\u200d", "👩‍⚕️", "(", "x"])  # fmt: skip
texts = st.one_of(st.lists(fragments, max_size=40).map("".join), st.text(max_size=30))


@given(old=texts, new=texts, shared=texts)
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


@pytest.mark.parametrize(
    ("change", "fields", "expected"),
    [
        (lambda of: of["recommendations"][0].update(strength="moderate"), {}, "Strength of Recommendation: Limited → Moderate"),
        (lambda of: of["recommendations"][0].update(strength=None), {}, "Strength of Recommendation: Limited → Not stated in the source"),
        (
            lambda of: of["recommendations"][0].update(consensus={"level": "level", "vote": {"agree": 91.5, "disagree": 4.5, "abstain": 4}}), {},
            "Vote: Agree 90%, disagree 6%, abstain 4% → Agree 91.5%, disagree 4.5%, abstain 4%",
        ),
        (lambda of: of["recommendations"][0].update(consensus={"level": "level"}), {}, "Vote: Agree 90%, disagree 6%, abstain 4% → Not stated in the source"),
        (lambda of: of.update(number=3), {}, "Number: 1 → 3"),
        (lambda of: of.update(title="Synthetic"), {}, "Title: text changed"),
        (lambda of: of.update(authors=["b", "a"]), {"authors": ["a", "b"]}, "Authors: Synthetic A, Synthetic B → Synthetic B, Synthetic A (order changed)"),
        (lambda of: of.update(authors=["a", "c"]), {"authors": ["a"]}, "Authors: Synthetic A → Synthetic A, Synthetic C (added: Synthetic C)"),
        (
            lambda of: of.update(authors=["c", "b", "rtl"]), {"authors": ["a", "b", "c"]},
            "Authors: Synthetic A, Synthetic B, Synthetic C → Synthetic C, Synthetic B, \u2068דוד סינתטי\u2069 "
            "(added: \u2068דוד סינתטי\u2069; removed: Synthetic A; order changed)",
        ),
        (lambda of: of.update(authors=["a"]), {}, "Authors: Not stated in the source → Synthetic A"),
        (lambda of: of.update(authors=None), {"authors": ["a"]}, "Authors: Synthetic A → Not stated in the source"),
        (lambda of: of.update(rationale=["Synthetic."]), {}, "Rationale: Not stated in the source → stated"),
        (lambda of: of.update(rationale=None), {"rationale": ["Synthetic."]}, "Rationale: stated → Not stated in the source"),
        (
            lambda of: of.update(rationale=["Synthetic.\n\nSynthetic."]), {"rationale": ["Synthetic.", "Synthetic."]},
            "Division of the rationale: 2 paragraphs → 1 paragraph, of the same text",
        ),
        (lambda of: of["parts"][0].update(label="1"), {"parts": [{"id": "p", "label": "A", "text": "Synthetic?"}]}, "Label of a part: A → 1"),
        (
            lambda of: of["recommendations"][0].update(statements=[{"id": "x", "text": "Synthetic first statement. Synthetic second statement."}]), {},
            "Division of the response: 2 statements → 1 statement, of the same text",
        ),
    ],
)  # fmt: skip
def test_a_named_fact_is_told_in_one_line(change: Callable[[Json], None], fields: Json, expected: str) -> None:
    assert headlines(change, **fields) == [expected]


def test_the_statements_of_a_changed_response_are_named_whole() -> None:
    def change(of: Json) -> None:
        statements = of["recommendations"][0]["statements"]
        statements[:] = [{"id": "q-s3", "text": "Synthetic third."}, statements[0]]

    assert headlines(change) == [
        "Response/Recommendation: text changed", "Statement 1 of 2: added", "Statement 2 of 2 of the old edition: removed",
    ]  # fmt: skip


def test_one_of_several_recommendations_is_named_by_its_number() -> None:
    second = {"id": "second", "statements": [{"id": "second-s", "text": "Synthetic."}]}

    def change(of: Json) -> None:
        of["recommendations"][1]["strength"] = "limited"
        of["recommendations"].reverse()

    fields = {"recommendations": [question("q", 1)["recommendations"][0], second]}
    assert headlines(change, **fields) == [
        "Response/Recommendation 1, Strength of Recommendation: Not stated in the source → Limited",
        "Order of the recommendations: 1, 2 → 2, 1 (numbers of the old edition)",
    ]  # fmt: skip


def test_a_renamed_grade_is_told_of_the_collection_and_of_every_question_that_has_it() -> None:
    old = edition([question("one", 1), question("two", 2)])
    new = later(old)
    new["strength_scheme"]["grades"][0].update(id="low", label="Low")
    for each in new["questions"]:
        each["recommendations"][0]["strength"] = "low"
    told = compared(old, new)
    assert [change.headline for each in told.questions for change in each.changes] == [
        "Strength of Recommendation: Limited → Low"
    ] * 2
    assert [change.headline for change in told.changes] == ["Strength: Low (added)", "Strength: Limited (removed)"]
    new["strength_scheme"]["grades"][0]["label"] = "Limited"
    assert [change for each in compared(old, new).questions for change in each.changes] == []


def test_what_the_collection_says_of_itself_is_told_apart() -> None:
    old = edition([question("one", 1)])
    old["collection"]["publication"] = {"type": "book", "title": "Synthetic book"}
    new = later(old)
    new["collection"].update(rights="Synthetic rights.", title="SYNTHETIC two")
    new["collection"]["publication"]["title"] = "Synthetic other book"
    new["strength_scheme"].update(label="Strength")
    new["strength_scheme"]["grades"][1]["definition"] = "Synthetic definition."
    new["consensus_scheme"].update(label="Agreement")
    new["consensus_scheme"]["levels"][0].update(label="Level-T", definition="Synthetic.", min_agree=60.5)
    told = compared(old, new)
    assert [change.headline for change in told.changes] == [
        "Title of the collection: text changed",
        "Related publication: text changed",
        "Rights: Not stated in the source → stated",
        "Name of the strengths: Strength of Recommendation → Strength",
        "Strength Moderate, definition: Not stated in the source → stated",
        "Name of the consensus: Consensus → Agreement",
        "Level of consensus: Level-S → Level-T",
        "Level of consensus Level-T, definition: Not stated in the source → stated",
        "Level of consensus Level-T, share that agrees: at least 60.5% (added)",
    ]
    assert not told.editorial
    new["topics"][0]["label"] = "Topic-T"
    assert compared(old, new).editorial


def test_a_reference_is_known_by_its_text_whatever_its_id() -> None:
    def items(*titles: str) -> list[Json]:
        return [{"id": str(n), "type": "book", "title": f"Synthetic {title}"} for n, title in enumerate(titles, 1)]

    def told(old: list[Json], new: list[Json]) -> list[str]:
        return headlines(lambda of: of.update(references=new), references=old)

    assert told(items("a", "b"), items("x", "a", "b")) == ["Reference 1: added"]
    assert told(items("a", "b", "c"), items("a", "c")) == ["Reference 2 of the old edition: removed"]
    assert told(items("a", "b"), items("b", "a")) == [
        "Order of the references: 1, 2 → 2, 1 (numbers of the old edition)"
    ]
    assert told(items("a"), [{**items("a")[0], "DOI": "10.0000/synthetic"}]) == ["Reference 1: text changed"]
    [change] = changed(lambda of: of.update(references=items("a two")), references=items("a"))
    assert (change.before, change.after) == ("Synthetic a.", "Synthetic a two.")
    unseen = [{**items("a")[0], "abstract": "Synthetic."}]
    [only] = compared(*pair(lambda of: of.update(references=unseen), references=items("a"))).questions
    assert (only.kind, only.changes, only.editorial) == ("unchanged", (), True)


@pytest.mark.parametrize(
    "change",
    [
        lambda of: of.update(topics=["topic"]),
        lambda of: of["recommendations"][0]["statements"][0].update(role="risk"),
        lambda of: of["recommendations"][0]["statements"][0].update(id="other"),
        lambda of: of["history"][0].update(reason="Synthetic, written later."),
        lambda of: of.update(related=["p"]),
    ],
)
def test_what_is_no_text_of_the_source_is_one_flag(change: Callable[[Json], None]) -> None:
    old = edition([question("q", 1), question("p", 2)])
    new = later(old)
    change(new["questions"][0])
    assert [(each.kind, each.changes, each.editorial) for each in compared(old, new).questions] == [
        ("unchanged", (), True), ("unchanged", (), False),
    ]  # fmt: skip


def test_a_mark_of_inference_goes_with_its_words_and_its_change_is_told() -> None:
    def full(version: str, placement: str | None, author: str) -> Json:
        data: Json = json.loads(COLLECTIONS["full"].read_text(encoding="utf-8"))
        data["collection"]["edition"]["version"] = version
        data["questions"][0]["authors"] = [author]
        for entry in data["questions"][0]["provenance"]:
            if entry["field"] == "authors" and placement:
                entry["placement"] = placement
        return data

    def told(old: Json, new: Json) -> list[str]:
        told = compared(old, new, COLLECTIONS["full"].parent)
        return [change.headline for each in told.questions for change in each.changes]

    assert told(full("2.0.0", None, "cjk"), full("2.1.0", "inferred", "cjk")) == ["Authors: marked as inferred"]
    assert told(full("2.0.0", "inferred", "cjk"), full("2.1.0", None, "cjk")) == [
        "Authors: no longer marked as inferred"
    ]
    assert told(full("2.0.0", "inferred", "cjk"), full("2.1.0", "inferred", "plain")) == [
        "Authors: 合成 太郎 (inferred) → Synthetic Plain (inferred) (added: Synthetic Plain; removed: 合成 太郎)"
    ]
    old, new = full("2.0.0", None, "cjk"), full("2.1.0", None, "cjk")
    new["questions"][0]["recommendations"][0]["consensus"]["level"] = "no-consensus"
    assert told(old, new) == ["Synthetic consensus: Strong consensus <S> (inferred) → No consensus-S (inferred)"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_edition_compared_with_itself_has_nothing_to_tell(name: str) -> None:
    raw = json.loads(COLLECTIONS[name].read_text(encoding="utf-8"))
    collection, _ = parse(raw)
    assert collection is not None
    told = compare(collection, collection)
    assert told.is_same
    assert [each.kind for each in told.questions] == ["unchanged"] * len(raw["questions"])
    assert "Nothing changed." in as_markdown(told)


def reword(of: Json) -> None:
    statement(of)["text"] = "Synthetic other statement."


@pytest.mark.parametrize(
    ("change", "entries", "kind", "explained"),
    [
        (reword, [], "updated", False),
        (reword, [REASON], "updated", True),
        (reword, [{**REASON, "reason": None}], "updated", False),
        (reword, [{**REASON, "change": "reaffirmed"}], "updated", False),
        (reword, [{**REASON, "change": "added"}], "updated", False),
        (reword, [{**REASON, "edition": "1.0.0", "date": "2000-01-01"}], "updated", False),
        (reword, [{**REASON, "edition": "1.0.1"}], "updated", True),
        (leave, [], "unchanged", True),
        (leave, [REASON], "unchanged", True),
        (leave, [{**REASON, "change": "reaffirmed", "reason": None}], "reaffirmed", True),
        (leave, [{**REASON, "change": "reaffirmed", "edition": "1.0.0", "date": "2000-01-01"}], "unchanged", True),
        (leave, [{**REASON, "change": "withdrawn"}], "withdrawn", True),
        (leave, [{**REASON, "change": "withdrawn", "reason": None}], "withdrawn", False),
        (leave, [{**REASON, "change": "withdrawn"}, {**REASON, "edition": "1.0.1", "change": "added"}], "withdrawn", True),
        (leave, [{**REASON, "change": "added"}, {**REASON, "edition": "1.0.1", "change": "withdrawn"}], "unchanged", True),
        (reword, [{**REASON, "change": "withdrawn"}], "withdrawn", False),
        (reword, [{**REASON, "change": "withdrawn"}, REASON], "withdrawn", True),
    ],
)  # fmt: skip
def test_a_change_is_explained_by_a_newer_entry_with_its_reason(
    change: Callable[[Json], None], entries: list[Json], kind: str, explained: bool
) -> None:
    [told] = compared(*pair(change, *entries)).questions
    assert (told.kind, told.explained) == (kind, explained)
    newer = [(entry["edition"], entry["change"]) for entry in entries if entry["edition"] != "1.0.0"]
    assert [(entry.edition, entry.change) for entry in told.reasons] == sorted(newer, key=lambda entry: entry[0])


def test_an_added_question_needs_an_entry_but_no_reason() -> None:
    old = edition([question("one", 1)])
    for change, explained in (("added", True), ("updated", False)):
        new = later(old)
        new["questions"].append(question("two", 2, history=[{**NEW, "change": change}]))
        assert [(each.kind, each.explained) for each in compared(old, new).questions] == [
            ("unchanged", True),
            ("added", explained),
        ]


def test_json_tells_everything_that_its_docstring_names_in_one_order() -> None:
    old, new = every_kind()
    told = json.loads(as_json(compared(old, new)))
    assert as_json(compared(old, new)) == as_json(compared(old, {**new, "questions": new["questions"][::-1]}))
    assert "合成之陈述。" in as_json(compared(old, new))
    assert list(told) == sorted(told)
    assert {each["id"]: each["kind"] for each in told["questions"]} == {own: case.kind for own, case in CASES.items()}
    kinds = [case.kind for case in CASES.values()]
    assert told["counts"] == {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    assert (told["same"], told["explained"], told["old"]["version"], told["new"]["date"]) == (
        False,
        False,
        "1.0.0",
        "2001-01-01",
    )
    question_, change = told["questions"][1], told["questions"][1]["changes"][0]
    assert question_["reasons"] == [REASON]
    restored = "".join(piece["text"] for piece in change["pieces"] if piece["kind"] != "added")
    assert restored == "Synthetic first statement. Synthetic second statement."
    keys = {
        *told,
        *told["collection"],
        *told["old"],
        *question_,
        *question_["reasons"][0],
        *change,
        *change["pieces"][0],
        *change["inferred"],
    }
    assert set(re.findall(r"`([a-z_]+)`", as_json.__doc__ or "")) == keys


def shown(document: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(document), "html5lib")


def test_the_document_tells_kind_reason_headline_and_redline_of_each_change() -> None:
    old, new = every_kind()
    told = compared(old, new)
    document = as_markdown(told)
    page = shown(document)
    sections: dict[str, list[str]] = {}
    for element in page.select("h1, h2, p, li"):
        if element.name in ("h1", "h2"):
            sections[element.get_text()] = []
        elif not element.select("p"):
            list(sections.values())[-1].append(element.get_text())
    kinds = [case.kind for case in CASES.values()]
    order = ("added", "updated", "reaffirmed", "withdrawn", "removed", "unchanged")
    summary = ", ".join(f"{kinds.count(kind)} {kind}" for kind in order)
    intro = "\n".join(sections["SYNTHETIC: edition 1.0.0 compared with 1.1.0"])
    assert f"{len(CASES)} questions: {summary}. 2 changes without an entry that says why." in intro
    assert "Old: This site’s edition 1.0.0, 1 January 2000" in intro
    assert "New: This site’s edition 1.1.0, 1 January 2001" in intro
    for each in told.questions:
        if each.is_same:
            continue
        said = sections[f"Question {each.number}: {each.title}"]
        assert ("No entry says why." in said) == (not CASES[each.id].explained)
        assert all(change.headline in said for change in each.changes)
        assert sum("Synthetic reason." in line for line in said) == sum(bool(entry.reason) for entry in each.reasons)
    assert sections["Unchanged"] == ["Question 1: Synthetic question same"]
    assert "> Synthetic [removed: ~~first~~] [added: **other**] statement. Synthetic second statement." in document
    assert document.count("[added: **,**]") == 1
    assert "> Synthetic first statement. Synthetic second[added: **,**] statement." in document
    assert "> 合成[removed: ~~的~~] [added: **之**]陈述。" in document


def test_white_space_that_changed_is_named() -> None:
    def change(of: Json) -> None:
        statement(of)["text"] = "Synthetic\u00a0first\nstatement."

    document = as_markdown(compared(*pair(change)))
    assert (
        "> Synthetic[removed: a space] [added: U+00A0 NO-BREAK SPACE]first[removed: a space] [added: a line break]statement."
        in document
    )


@pytest.mark.parametrize(
    "before", ["1. Synthetic", "- Synthetic", "Synthetic", "+ Synthetic", "# Synthetic", "Synthetic\n\n    Synthetic"]
)
@pytest.mark.parametrize(
    "after", [HOSTILE, "(x) Synthetic", ": Synthetic", "[x]: y", "Synthetic\n- x\n\n1. y\n===\n> z"]
)
def test_no_text_makes_an_element_of_the_document(before: str, after: str) -> None:
    old = edition([question("q", 1, f"{before} old", f"{before} old {after}")])
    new = later(old)
    new["questions"][0]["title"] = f"{before} {after}"
    statement(new["questions"][0])["text"] = f"{before} new"
    statement(new["questions"][0], 1)["text"] = f"{before} {after}"
    new["strength_scheme"]["label"] = before
    new["strength_scheme"]["grades"][0]["label"] = after
    page = shown(as_markdown(compared(old, new)))
    allowed = {"html", "head", "body", "h1", "h2", "p", "ul", "li", "strong", "blockquote", "br"}
    assert {element.name for element in page.find_all(True)} <= allowed
    quotes = [" ".join(quote.get_text().split()) for quote in page.select("blockquote")]
    told = f"{before} [removed: ~~old~~] [added: new] {before} [removed: ~~old~~]"
    whole = [quote.replace("~~ [added", "~~] [added") for quote in quotes]
    flat = " ".join(page.get_text().replace("\u2068", "").split())
    for text in (f"Question 1: {before} {after}", f"{before}: Limited → {after}"):
        assert " ".join(text.replace("\n", "").split()) in flat.replace("\u2069", "")
    assert any(" ".join(told.replace("\n", "").split()) in quote for quote in whole), quotes


@pytest.mark.parametrize(("old", "new", "told"), [
    ("old(x) Synthetic", "new(x) Synthetic", "[removed: ~~old~~] [added: new](x) Synthetic"),
    (": Synthetic", "new: Synthetic", "[added: new]: Synthetic"),
])  # fmt: skip
def test_no_bracket_of_the_document_becomes_a_link(old: str, new: str, told: str) -> None:
    page = shown(as_markdown(compared(*pair(lambda of: of.update(title=new), title=old))))
    assert page.select("blockquote")[0].get_text().strip() == told
    assert not page.select("a")


Pair = Callable[[Json, Json], tuple[Path, Path]]


@pytest.fixture
def files(tmp_path: Path) -> Pair:
    """Save two editions; returns their files."""

    def save(old: Json, new: Json) -> tuple[Path, Path]:
        paths = tmp_path / "old.json", tmp_path / "new.json"
        for path, value in zip(paths, (old, new), strict=True):
            path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return paths

    return save


def test_the_command_is_content_with_what_is_explained(files: Pair) -> None:
    done = run("compare_editions.py", *files(*pair(reword, REASON)))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == as_markdown(compared(*pair(reword, REASON)))
    done = run("compare_editions.py", *files(*pair(leave)), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == as_json(compared(*pair(leave)))


def test_the_command_names_what_no_entry_explains_and_what_would_mend_it(files: Pair) -> None:
    old, new = every_kind()
    added = question("more", 2000, history=[])
    withdrawn = [{**NEW, "change": "withdrawn"}]
    old["questions"].append(question("gone", 3000))
    new["questions"] += [added, question("gone", 3000, history=withdrawn)]
    paths = files(old, new)
    for mode in ([], ["--json"]):
        done = run("compare_editions.py", *paths, *mode)
        assert done.returncode == 1
        at = {each["id"]: f"{paths[1]}: questions[{index}].history" for index, each in enumerate(new["questions"])}
        assert done.stderr.splitlines() == [
            f"{at['unexplained']}: the text of 'unexplained' changed, and no entry newer than edition 1.0.0 says why; "
            'add an entry "updated" with its reason, or restore the text',
            f"{at['more']}: the question 'more' was added, and no entry newer than edition 1.0.0 says so; add an entry \"added\"",
            f"{at['gone']}: the question 'gone' was withdrawn, and no entry newer than edition 1.0.0 says why; give its entry \"withdrawn\" the reason",
            f"{paths[1]}: questions: the question 'removed' of edition 1.0.0 is gone, and nothing says that it was withdrawn; "
            'put it back, with an entry "withdrawn" and its reason in its history',
        ]  # fmt: skip
        assert done.stdout == (as_json if mode else as_markdown)(compared(old, new))


def test_a_text_that_changed_within_an_edition_needs_a_new_edition(files: Pair) -> None:
    old, new = pair(reword)
    new["collection"]["edition"] = old["collection"]["edition"]
    done = run("compare_editions.py", *files(old, new))
    assert done.returncode == 1
    assert done.stderr.endswith(
        'add an entry "updated" with its reason, under a raised collection.edition, or restore the text\n'
    )


def test_every_problem_of_either_file_is_reported(files: Pair) -> None:
    old, new = pair(leave)
    old["questions"][0]["number"] = "1"
    old["questions"][0]["titel"] = "x"
    new["questions"][0]["recommendations"][0]["strength"] = "limted"
    paths = files(old, new)
    done = run("compare_editions.py", *paths)
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        str(paths[0]), str(paths[0]), f"2 problems in {paths[0]}; no page was changed.",
        str(paths[1]), f"1 problem in {paths[1]}; no page was changed.",
    ]  # fmt: skip
    assert "did you mean 'limited'?" in done.stderr
    done = run("compare_editions.py", paths[0].parent / "none.json", paths[0].parent)
    assert done.returncode == 2
    assert "there is no such file" in done.stderr
    assert "this is a folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_collections_and_editions_in_the_wrong_order_are_refused(files: Pair) -> None:
    old, new = pair(leave)
    paths = files(old, new)
    done = run("compare_editions.py", *reversed(paths))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == (
        f"{paths[0]}: collection.edition.version: edition 1.0.0 is older than edition 1.1.0 in {paths[1]}; exchange the two files"
    )
    new["collection"]["id"] = "other"
    done = run("compare_editions.py", *files(old, new))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == (
        f"{paths[1]}: collection.id: this is the collection 'other', and {paths[0]} is 'synthetic'; name two editions of one collection"
    )


def outcome(*files: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = compare_editions.main([str(file) for file in files])
    return code, capsys.readouterr().err


def test_sources_are_not_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(COLLECTIONS["full"].read_text(encoding="utf-8"))
    assert data["sources"]
    for name in ("old.json", "new.json"):
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
    assert outcome(tmp_path / "old.json", tmp_path / "new.json", capsys=capsys) == (0, "")
