"""Two editions compared: exactly what changed is reported, and so is what no history entry explains."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from clinical_consensus.compare.editions import compare
from clinical_consensus.compare.report import as_markdown
from clinical_consensus.contract.parse import parse
from editions import CASES, NEW, REASON, compared, edition, every_kind, later, leave, pair, question, reword
from sites import COLLECTIONS, Json


def test_every_change_is_reported_and_nothing_else() -> None:
    result = compared(*every_kind())
    found = {
        each.id: (
            each.kind,
            each.explained,
            each.editorial,
            sorted((change.field, change.kind) for change in each.changes),
        )
        for each in result.questions
    }
    assert found == {
        own: (
            case.kind,
            case.explained,
            case.editorial,
            sorted((path.replace("@", f"recommendations.{own}-r"), kind) for path, kind in case.expected),
        )
        for own, case in CASES.items()
    }
    assert not result.changes
    assert not result.editorial


def test_questions_follow_the_new_numbers_and_removed_ones_come_last() -> None:
    old, new = every_kind()
    numbers = sorted((each["number"], each["id"]) for each in new["questions"])
    assert [each.id for each in compared(old, new).questions] == [own for _, own in numbers] + ["removed"]
    assert numbers[-1] == (1000, "renumbered")


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
def test_changes_of_anything_but_source_text_are_one_flag(change: Callable[[Json], None]) -> None:
    old = edition([question("q", 1), question("p", 2)])
    new = later(old)
    change(new["questions"][0])
    assert [(each.kind, each.changes, each.editorial) for each in compared(old, new).questions] == [
        ("unchanged", (), True), ("unchanged", (), False),
    ]  # fmt: skip


@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_edition_compared_with_itself_shows_no_change(name: str) -> None:
    raw = json.loads(COLLECTIONS[name].read_text(encoding="utf-8"))
    collection, problems = parse(raw)
    assert collection, problems
    result = compare(collection, collection)
    assert result.is_same
    assert [each.kind for each in result.questions] == ["unchanged"] * len(raw["questions"])
    assert "Nothing changed." in as_markdown(result)


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
        (leave, [{**REASON, "change": "withdrawn"}, {**REASON, "edition": "1.0.1", "change": "added"}],
         "withdrawn", True),
        (leave, [{**REASON, "change": "added"}, {**REASON, "edition": "1.0.1", "change": "withdrawn"}],
         "unchanged", True),
        (reword, [{**REASON, "change": "withdrawn"}], "withdrawn", False),
        (reword, [{**REASON, "change": "withdrawn"}, REASON], "withdrawn", True),
    ],
)  # fmt: skip
def test_a_change_is_explained_by_a_newer_entry_with_its_reason(
    change: Callable[[Json], None], entries: list[Json], kind: str, explained: bool
) -> None:
    [result] = compared(*pair(change, *entries)).questions
    assert (result.kind, result.explained) == (kind, explained)
    newer = [(entry["edition"], entry["change"]) for entry in entries if entry["edition"] != "1.0.0"]
    assert [(entry.edition, entry.change) for entry in result.reasons] == sorted(newer, key=lambda entry: entry[0])


def test_a_rewritten_published_history_is_reported() -> None:
    old_entry = {"edition": "1.0.0", "date": "2000-01-01", "change": "withdrawn", "reason": "Synthetic."}
    [entered] = compared(*pair(leave, old_entry)).questions
    assert (entered.kind, entered.explained, entered.editorial, entered.is_same) == ("withdrawn", False, True, False)
    assert [entry.change for entry in entered.entered] == ["withdrawn"]
    assert not entered.lost
    [lost] = compared(*pair(lambda of: of.update(history=[]))).questions
    assert (lost.kind, [entry.change for entry in lost.lost], lost.entered) == ("unchanged", ["added"], ())
    [altered] = compared(*pair(lambda of: of["history"][0].update(reason="Synthetic."))).questions
    assert (len(altered.entered), len(altered.lost)) == (1, 1)
    assert f"- Its published history was rewritten: {altered.rewritten}." in as_markdown(
        compared(*pair(lambda of: of["history"][0].update(reason="Synthetic.")))
    )
    assert not any(each.is_rewritten for each in compared(*every_kind()).questions)


def test_a_reinstated_question_is_added_and_its_new_words_need_their_own_reason() -> None:
    gone = {"edition": "1.0.0", "date": "2000-01-01", "change": "withdrawn", "reason": "Synthetic."}
    again = {**NEW, "change": "added"}
    for change, entries, explained in (
        (leave, [again], True),
        (reword, [again], False),
        (reword, [again, REASON], True),
    ):
        old = edition([question("q", 1)])
        old["questions"][0]["history"].append(gone)
        new = later(old)
        change(new["questions"][0])
        new["questions"][0]["history"] += entries
        [result] = compared(old, new).questions
        assert (result.kind, result.explained, result.is_rewritten) == ("added", explained, False)
    [kept] = compared(old, later(old)).questions
    assert kept.kind == "unchanged"


def test_an_added_question_needs_an_entry_but_no_reason() -> None:
    old = edition([question("one", 1)])
    for change, explained in (("added", True), ("updated", False)):
        new = later(old)
        new["questions"].append(question("two", 2, history=[{**NEW, "change": change}]))
        assert [(each.kind, each.explained) for each in compared(old, new).questions] == [
            ("unchanged", True),
            ("added", explained),
        ]
