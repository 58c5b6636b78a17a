"""The first release: its frozen edition, its file and its changelog say the same day and note, as given."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.cli import release
from clinical_consensus.contract.problems import exit_code
from releasing import change_and_commit, commit
from sites import Json, run

TODAY = datetime.date(2002, 3, 4)


@pytest.fixture
def unreleased(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection of which no edition is frozen, beside an empty changelog."""
    for file in (data.parent / "editions").iterdir():
        file.unlink()
    (data.parents[1] / "CHANGELOG.md").unlink()
    commit(data)
    monkeypatch.setattr(release, "today", lambda: TODAY)
    return data


def first_release(data: Path, *arguments: str) -> int:
    given = ["1.0.0", *arguments, "--data", str(data), "--changelog", str(data.parents[1] / "CHANGELOG.md")]
    return exit_code(lambda: release.main(given))


def changelog(data: Path) -> str:
    return (data.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")


def without_history(value: Json) -> None:
    for question in value["questions"]:
        question["history"] = []


def with_note(value: Json) -> None:
    value["collection"]["edition"]["note"] = "Synthetic earlier note."


def without_note(value: Json) -> None:
    value["collection"]["edition"]["note"] = None


NOTE = ["--note", "Synthetic note."]
DATE = ["--date", "1999-12-31"]


@pytest.mark.parametrize(
    ("change", "arguments", "date", "note"),
    [
        (without_history, [*DATE, *NOTE], "1999-12-31", "Synthetic note."),
        (without_history, NOTE, "2002-03-04", "Synthetic note."),
        (without_history, [], "2002-03-04", None),
        (without_note, [*DATE, *NOTE], "1999-12-31", "Synthetic note."),
        (without_note, NOTE, "2000-01-01", "Synthetic note."),
        (without_note, [], "2000-01-01", None),
        (with_note, DATE, "1999-12-31", "Synthetic earlier note."),
        (with_note, NOTE, "2000-01-01", "Synthetic note."),
        (with_note, [], "2000-01-01", "Synthetic earlier note."),
    ],
)
def test_file_edition_and_changelog_say_the_same(
    unreleased: Path, change: Callable[[Json], None], arguments: list[str], date: str, note: str | None
) -> None:
    change_and_commit(unreleased, change)
    before = unreleased.read_text(encoding="utf-8")
    assert first_release(unreleased, *arguments) == 0
    text = unreleased.read_text(encoding="utf-8")
    assert (unreleased.parent / "editions" / "1.0.0.json").read_text(encoding="utf-8") == text
    value, was = json.loads(text), json.loads(before)
    edition = value["collection"].pop("edition")
    assert (edition["version"], edition["date"], edition.get("note")) == ("1.0.0", date, note)
    was["collection"].pop("edition")
    for question in was["questions"]:
        question["history"] = [{**entry, "date": date} for entry in question["history"]]
    assert value == was
    changed = [line for line in before.splitlines() if line not in text.splitlines()]
    assert all('"date"' in line or '"note"' in line for line in changed)
    day = datetime.date.fromisoformat(date)
    heading = f"## 1.0.0, {day.day} {day.strftime('%B %Y')}"
    assert changelog(unreleased) == f"# Changelog\n\n{heading}\n\n### Data\n\n- {note or 'First edition.'}\n"
    assert run("build_pages.py", "--data", unreleased, "--dry-run").returncode == 0


def test_an_entry_that_is_there_gets_the_day_and_the_note(unreleased: Path) -> None:
    file = unreleased.parents[1] / "CHANGELOG.md"
    rest = "## 0.9.0, 1 January 1990\n\n### Data\n\n- Synthetic past.\n"
    file.write_text(f"# Changelog\n\n## 1.0.0, 1 January 2000\n\n### Data\n\n- Synthetic.\n\n{rest}", encoding="utf-8")
    commit(unreleased)
    assert first_release(unreleased, *DATE, *NOTE) == 0
    entry = "## 1.0.0, 31 December 1999\n\n### Data\n\n- Synthetic note.\n- Synthetic.\n\n"
    assert changelog(unreleased) == f"# Changelog\n\n{entry}{rest}"


def test_a_day_before_the_past_of_a_question_is_refused(unreleased: Path, refused: Callable[..., str]) -> None:
    past = {"edition": "0.9.0", "date": "2002-01-01", "change": "added", "reason": None}
    change_and_commit(unreleased, lambda value: value["questions"][0].update(history=[past]))
    output = refused("1.0.0")
    assert "questions[0].history[0].date (q1, line " in output
    assert "2002-01-01 is later than the date of the collection's edition" in output
