"""The command that records a sign-off keeps earlier ones, whatever its input, and accepts only published words."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clinical_consensus.cli import sign_off
from clinical_consensus.cli.options import today
from clinical_consensus.files.atomic import replace_all
from releasing import change_and_commit, commit, everything, freeze, released, reworded, signed
from sites import PROJECT, run

COMMAND = [sys.executable, str(PROJECT / "scripts" / "sign_off.py")]


def reviewers(data: Path) -> list[str]:
    found = json.loads((data.parent / "signoffs.json").read_text(encoding="utf-8"))["signoffs"]
    return [each["reviewer"] for each in found]


@pytest.mark.parametrize("name", ["reviewer", "role"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bad\udcff", "the text contains the character U+DCFF at position 4, which cannot be displayed; remove it"),
        ("a\tb", "the text contains the character U+0009 at position 2"),
        ("", "the text is empty"),
        (" x", "the text begins or ends with a space"),
    ],
)
def test_invalid_text_is_refused_and_earlier_sign_offs_stay(
    data: Path, name: str, text: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signed(data) == 0
    before = everything(data)
    assert signed(data, **{name: text}) == 2
    assert f"{data.parent / 'signoffs.json'}: --{name}: {expected}" in capsys.readouterr().err
    assert everything(data) == before


def test_undecodable_arguments_are_refused_without_a_traceback(data: Path) -> None:
    assert signed(data) == 0
    before = everything(data)
    signed_with = ["--reviewer", "Bad\udcff", "--role", "x", "--date", "2000-02-01", "--data", str(data)]
    done = subprocess.run([*COMMAND, "q1", *signed_with], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert everything(data) == before


def test_a_sign_off_that_cannot_be_written_leaves_the_earlier_ones(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signed(data) == 0
    before = everything(data)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert signed(data, reviewer="Synthetic Other") == 2
    assert f"{data.parent / 'signoffs.json'}: No space left on device" in capsys.readouterr().err
    assert everything(data) == before


def test_sign_offs_given_at_the_same_time_are_all_recorded(data: Path) -> None:
    names = [f"Synthetic {number}" for number in range(6)]
    rest = ["q1", "--role", "x", "--date", "2000-02-01", "--data", str(data)]
    running = [subprocess.Popen([*COMMAND, *rest, "--reviewer", name]) for name in names]
    assert [each.wait() for each in running] == [0] * len(names)
    assert sorted(reviewers(data)) == names


def test_a_file_without_its_list_gets_one(data: Path) -> None:
    (data.parent / "signoffs.json").write_text('{"schema_version": 1, "collection": "synthetic"}', encoding="utf-8")
    assert signed(data) == 0
    assert reviewers(data) == ["Synthetic Reviewer"]


def test_the_file_of_another_collection_is_left_alone(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data.parent / "signoffs.json"
    file.write_text('{"schema_version": 1, "collection": "other", "signoffs": []}', encoding="utf-8")
    before = everything(data)
    assert signed(data) == 2
    assert f"{file} contains the sign-offs of 'other', but {data} is the collection 'synthetic'; keep" in (
        capsys.readouterr().err
    )
    assert everything(data) == before


def test_a_sign_off_of_a_frozen_edition_stays_valid_while_its_text_is_edited_and_released(
    data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert signed(data) == 0
    reworded(data)
    docs = tmp_path_factory.mktemp("pages") / "docs"
    done = run("build_pages.py", "--data", data, "--docs", docs)
    assert done.returncode == 0, done.stderr
    page = (docs / "questions" / "q2" / "index.md").read_text(encoding="utf-8")
    assert (
        "The text changed since <bdi>Synthetic Reviewer</bdi> (<bdi>Synthetic role</bdi>) signed off edition 1.0.0"
        in page
    )
    assert released(data, "1.1.0", "--reason", "q2=Synthetic.") == 0
    commit(data)
    assert signed(data, date="2001-01-01") == 0
    signoffs = json.loads((data.parent / "signoffs.json").read_text(encoding="utf-8"))["signoffs"]
    assert [each["edition"] for each in signoffs] == ["1.0.0", "1.1.0"]


@pytest.mark.parametrize("change", ["text", "definition", "added", "rights"])
def test_unpublished_words_cannot_be_signed_off(data: Path, change: str, capsys: pytest.CaptureFixture[str]) -> None:
    if change == "text":
        reworded(data)
    elif change == "definition":
        change_and_commit(data, lambda value: value["strength_scheme"]["grades"][0].update(definition="Synthetic."))
    elif change == "rights":
        change_and_commit(data, lambda value: value["collection"].update(rights="Synthetic rights."))
    else:
        change_and_commit(data, lambda value: value["questions"][1].update(id="other"))
    own = "other" if change == "added" else "q2"
    assert signed(data, own) == 2
    wrong = "is in no edition yet" if change == "added" else "differs from edition 1.0.0 as it was published"
    assert f"'{own}' {wrong}; release the change first" in capsys.readouterr().err
    assert not (data.parent / "signoffs.json").exists()
    freeze(data)
    assert signed(data, own) == 0


def test_an_edition_that_is_not_released_cannot_be_signed_off(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reworded(data)
    change_and_commit(data, lambda value: value["collection"]["edition"].update(version="1.1.0"))
    assert signed(data, "q2") == 2
    assert "edition 1.1.0 is not released; release it first" in capsys.readouterr().err
    assert not (data.parent / "signoffs.json").exists()


TODAY = datetime.date(2000, 6, 15)
"""The day of the next test's clock."""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"date": "2000-06-16", "reviewer": "Synthetic Other"},
         ["--date: 2000-06-16 is after today, 2000-06-15; give the day on which"]),
        ({"date": "1999-12-31", "reviewer": "Synthetic Other"},
         ["--date: 1999-12-31 is earlier than the date of edition 1.0.0, 2000-01-01; give"]),
        ({"date": "2000-02-30"}, ["--date: this is not a valid date: '2000-02-30'"]),
        ({"date": "2999-01-01", "reviewer": "", "role": " x"},
         ["--date: 2999-01-01 is after today", "--reviewer: the text is empty", "--role: the text begins or ends"]),
        ({"reviewer": "synthetic reviewer", "date": "2000-06-15"},
         ["--reviewer: synthetic reviewer has signed off q2 in edition 1.0.0 already; nothing is left to record"]),
    ],
)  # fmt: skip
def test_a_sign_off_that_the_build_would_refuse_is_not_recorded(
    data: Path,
    options: dict[str, str],
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert signed(data) == 0
    before = everything(data)
    monkeypatch.setattr(sign_off, "today", lambda: TODAY)
    assert signed(data, **options) == 2
    *lines, _ = capsys.readouterr().err.splitlines()
    for line, text in zip(lines, expected, strict=True):
        assert line.startswith(f"{data.parent / 'signoffs.json'}: {text}")
    assert everything(data) == before
    assert signed(data, reviewer="Synthetic Other", date=TODAY.isoformat()) == 0
    assert reviewers(data) == ["Synthetic Reviewer", "Synthetic Other"]


def test_today_is_the_day_of_the_person_who_records_it(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = set()
    for zone in ("Etc/GMT+12", "Etc/GMT-14"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        days.add(today())
        assert signed(data, reviewer=f"Synthetic {zone}", date=today().isoformat()) == 0
    monkeypatch.undo()
    time.tzset()
    assert len(days) == 2


def test_files_are_replaced_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, new = tmp_path / "first", tmp_path / "second", tmp_path / "new"
    first.write_bytes(b"1")
    first.chmod(0o640)
    (tmp_path / "target").write_bytes(b"2")
    second.symlink_to("target")
    replace_all({first: b"one", second: b"two", new: b"three"})
    assert [path.read_bytes() for path in (first, second, new)] == [b"one", b"two", b"three"]
    assert second.is_symlink()
    assert first.stat().st_mode & 0o777 == 0o640
    new.unlink()
    replace = os.replace

    def failing(source: Path, target: Path) -> None:
        if target == (tmp_path / "target") and source.name.endswith(".new.tmp"):
            raise OSError(5, "Input/output error", str(source))
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="Input/output error") as raised:
        replace_all({new: b"x", first: b"x", second: b"x"})
    assert raised.value.filename == str(second)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "first": b"one", "second": b"two", "target": b"two",
    }  # fmt: skip
