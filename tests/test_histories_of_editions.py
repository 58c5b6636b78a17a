"""Where editions are frozen, a history says only what they say, and nothing names an edition that was not released."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.cli import check, compare
from clinical_consensus.contract.problems import InputError
from clinical_consensus.contract.settings import Settings
from clinical_consensus.review.warnings import warnings
from frozen import ENTRY, WITHDRAWN, first, second, written
from shared import Shared
from sites import Json

ADDED = {"edition": "1.0.0", "date": "2000-01-01", "change": "added"}
RAISED = {"version": "7.0.0", "date": "2007-01-01"}
BY_HAND = {"edition": "7.0.0", "date": "2007-01-01", "reason": "Synthetic words written by hand."}


def told(data: Path) -> list[str]:
    """The problems that stop a build, each without its line in the file."""
    with pytest.raises(InputError) as refused:
        generate(data, Settings())
    return [f"{each.place}: {each.wrong}; {each.cure}" for each in refused.value.problems]


def copied(*entries: Json) -> Json:
    """The text of edition 1.1.0 with a copy of its first question that has these entries."""
    value = copy.deepcopy(second())
    new = json.loads(json.dumps(value["questions"][0]).replace("q1", "q9")) | {"number": 9, "history": [*entries]}
    value["questions"].append(new)
    return value


@pytest.mark.parametrize("entries", [
    [ADDED], [ADDED, WITHDRAWN], [ENTRY | {"change": "added"}],
    [ADDED | {"edition": "0.9.0", "date": "1999-01-01"}], [ADDED | {"edition": "1.0.1"}],
])  # fmt: skip
def test_a_new_question_has_no_history(tmp_path: Path, entries: list[Json]) -> None:
    wrong = "edition 1.1.0 does not have this question, so it has no history yet"
    assert told(written(tmp_path / "data", copied(*entries), first(), second())) == [
        f"questions[5].history: {wrong}; empty it; the next release writes the history"
    ]


def test_a_new_question_without_a_history_is_a_draft(tmp_path: Path) -> None:
    generated = generate(written(tmp_path / "data", copied(), first(), second()), Settings())
    assert [each.id for each in generated.dossier.drafts] == ["q9"]


@pytest.mark.parametrize("change", [
    lambda of: of["history"].append(WITHDRAWN), lambda of: of["history"].clear(),
    lambda of: of["history"].insert(0, ADDED | {"edition": "0.9.0", "date": "1999-01-01"}),
    lambda of: of["history"][0].update(reason="Synthetic other reason."),
])  # fmt: skip
@pytest.mark.parametrize("is_raised", [False, True])
def test_an_entry_that_no_edition_has_stops_the_build(
    tmp_path: Path, change: Callable[[Json], None], is_raised: bool
) -> None:
    value = second()
    change(value["questions"][1])
    value["collection"]["edition"] = RAISED if is_raised else value["collection"]["edition"]
    wrong = "this history is not the one that edition 1.1.0 published"
    assert told(written(tmp_path / "data", value, first(), second())) == [
        f"questions[1].history: {wrong}; restore it; the next release writes the history"
    ]


def by_hand() -> Json:
    value: Json = json.loads(json.dumps(second()))
    value["collection"]["edition"] = RAISED
    for question, change in zip(value["questions"], ("reaffirmed", "updated"), strict=False):
        question["history"].append(BY_HAND | {"change": change})
    value["questions"][3]["history"].append(BY_HAND | {"change": "withdrawn"})
    return value


def test_an_entry_of_an_edition_that_was_not_released_is_warned_of(tmp_path: Path) -> None:
    wrong = "edition 7.0.0 is not released: the newest frozen edition is 1.1.0"
    cure = "remove the entry, and set collection.edition back to that of edition 1.1.0; a release writes both"
    options = (("0", "1", "--reaffirm q1"), ("1", "1", "--reason q2"), ("3", "1", "--withdraw q4"))
    data = written(tmp_path / "data", by_hand(), first(), second())
    warned = [f"{each.place}: {each.wrong}; {each.cure}" for each in warnings(generate(data, Settings()).dossier)]
    assert [each for each in warned if wrong in each and "history" in each] == [
        f'questions[{index}].history[{at}]: {wrong}; {cure}: clinical-consensus release 7.0.0 {option}="…"'
        for index, at, option in options
    ]


def test_compare_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = written(tmp_path / "data", by_hand(), first(), second())
    for version in ("1.0.0", "1.1.0"):
        assert compare.main([str(data.parent / "editions" / f"{version}.json"), str(data)]) == 1
        said = capsys.readouterr().err
        assert said.count("edition 7.0.0 is not released: the newest frozen edition is 1.1.0; remove the entry") == 3


def said_of(data: Path) -> list[str]:
    """What `check` warns of, without what it says of other things than editions and history entries."""
    warned = warnings(generate(data, Settings()).dossier)
    places = (".history[", "collection.edition.note")
    return [f"{each.place}: {each.wrong}; {each.cure}" for each in warned if any(map(each.place.__contains__, places))]


def third() -> Json:
    """Edition 1.2.0: q1 was reaffirmed in it."""
    value = copy.deepcopy(second())
    entry = {"edition": "1.2.0", "date": "2002-01-01", "change": "reaffirmed", "reason": "Synthetic reason."}
    value["collection"]["edition"] = {"version": entry["edition"], "date": entry["date"]}
    value["questions"][0]["history"].append(entry)
    return value


@pytest.mark.parametrize(("gone", "place", "rest"), [
    ("1.0.0", "questions[0].history[0]", ", unless it was published elsewhere, before the first of them"),
    ("1.1.0", "questions[2].history[1]", ""), ("", "", ""),
])  # fmt: skip
def test_an_edition_that_is_gone_with_its_hash_is_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], gone: str, place: str, rest: str
) -> None:
    kept = [each for each in (first(), second(), third()) if each["collection"]["edition"]["version"] != gone]
    data = written(tmp_path / "data", third(), *kept)
    cure = f"put back editions/{gone}.json and its line in SHA256SUMS{rest}"
    wrong = f"edition {gone} is not among the frozen editions, so pages of changes leave it out"
    assert said_of(data) == ([f"{place}: {wrong}; {cure}"] if gone else [])
    assert compare.main([str(data.parent / "editions" / "1.2.0.json"), str(data)]) == 0
    assert (wrong in capsys.readouterr().err) == bool(gone)


@pytest.mark.parametrize(("published", "note", "cure"), [
    (None, "Synthetic note.", "remove it"), ("Synthetic note.", "Other", "write it as in editions/1.1.0.json"),
    ("Synthetic note.", None, "write it as in editions/1.1.0.json"),
])  # fmt: skip
def test_a_note_that_the_edition_does_not_have_is_warned_of(
    tmp_path: Path, published: str | None, note: str | None, cure: str
) -> None:
    value, frozen = second(), second()
    value["collection"]["edition"]["note"], frozen["collection"]["edition"]["note"] = note, published
    wrong = "this note is not the one that edition 1.1.0 published"
    assert said_of(written(tmp_path / "data", value, first(), frozen)) == [
        f"collection.edition.note: {wrong}; {cure}; a release gives a new edition its note"
    ]


def test_no_cure_asks_to_raise_an_edition_by_hand_or_to_remove_a_frozen_one(tmp_path: Path) -> None:
    value = by_hand()
    value["collection"]["edition"] = second()["collection"]["edition"]
    said = told(written(tmp_path / "data", value, first(), second()))
    cure = "remove the entry if it was written by hand, or restore collection.edition: a release writes both"
    assert len(said) == 6
    assert all(each.endswith(f"; {cure}") for each in said)
    lowered = first() | {"questions": [question | {"history": []} for question in first()["questions"]]}
    [one] = told(written(tmp_path / "lowered", lowered, first(), second(), third()))
    assert one.endswith("; raise it to 1.2.0 again, the newest frozen edition, which never changes")


def test_without_frozen_editions_a_history_may_name_any(tmp_path: Path) -> None:
    data = written(tmp_path / "data", by_hand(), first(), second())
    shutil.rmtree(data.parent / "editions")
    view = generate(data, Settings()).view
    assert [each.id for each in view.questions if each.withdrawn] == ["q3", "q4"]
    assert view.edition == "This site’s edition 7.0.0, 1 January 2007"


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_version_that_was_raised_alone_is_named_nowhere(
    tmp_path: Path, shared: Shared, capsys: pytest.CaptureFixture[str], is_changed: bool
) -> None:
    value = second()
    value["collection"]["edition"] = RAISED
    if is_changed:
        value["questions"][0]["title"] = "Synthetic other title"
    data = written(tmp_path / "data", value, first(), second())
    assert check.main([str(data)]) == 0
    assert "edition 7.0.0 is not released: the newest frozen edition is 1.1.0" in capsys.readouterr().err
    site = shared.site(data)
    kinds = (".html", ".txt", ".ris", ".bib", ".json", ".xml", ".csv")
    files = [path for path in site.rglob("*") if path.suffix in kinds and path.name != data.name]
    assert [path for path in files if "edition 7.0.0" in path.read_text("utf-8")] == []
    cited = (site / "data" / "citations" / "collection.ris").read_text("utf-8")
    assert "ET  - 1.1.0" in cited
    assert ("1 question is a draft after edition 1.1.0" in cited) == is_changed
    [home, changes] = ((site / each / "index.html").read_text("utf-8") for each in (".", "changes"))
    assert "This site’s edition 1.1.0, 1 January 2001" in home
    assert ("Draft after edition 1.1.0" in changes) == is_changed
