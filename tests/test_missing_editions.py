"""Frozen editions that were released and are gone stop every build; a collection that released none is complete."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from frozen import first, second, written
from releasing import signed
from sites import run

CURE = "restore it, with the editions and SHA256SUMS, from version control"


def told(data: Path) -> tuple[int, str]:
    """The exit code of a build, and what it says."""
    done = run("build_pages.py", "--data", data, "--dry-run")
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize("left", ["nothing", "empty", "file"])
def test_a_history_of_earlier_editions_misses_its_folder(tmp_path: Path, left: str) -> None:
    data = written(tmp_path / "data", second(), first(), second())
    folder = data.parent / "editions"
    shutil.rmtree(folder)
    if left == "empty":
        folder.mkdir()
    elif left == "file":
        folder.write_text("Synthetic.", encoding="utf-8")
    code, said = told(data)
    assert code == 2
    there = {
        "nothing": "there is no such folder",
        "empty": "it has no frozen edition of this collection",
        "file": "this is not a folder",
    }
    assert f"{folder}: folder: {there[left]}, but histories name edition 1.0.0; {CURE}" in said


def test_sign_offs_of_editions_that_are_gone_are_not_blamed(data: Path) -> None:
    assert signed(data) == 0
    folder = data.parent / "editions"
    shutil.rmtree(folder)
    data.write_text(data.read_text(encoding="utf-8").replace("Synthetic first", "Synthetic other"), encoding="utf-8")
    code, said = told(data)
    assert code == 2
    assert f"{folder}: folder: there is no such folder, but sign-offs name edition 1.0.0; {CURE}" in said
    assert "signoffs" not in said


@pytest.mark.parametrize("history", ["own", "none"])
def test_a_collection_that_released_nothing_is_complete(tmp_path: Path, history: str) -> None:
    value = first()
    for question in value["questions"]:
        question["history"] = question["history"] if history == "own" else []
    data = written(tmp_path / "data", value)
    shutil.rmtree(data.parent / "editions")
    assert told(data)[0] == 0


def test_what_is_not_released_cannot_be_signed_off(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(data.parent / "editions")
    assert signed(data) == 2
    assert "edition 1.0.0 is not released; release it first (scripts/release.py)" in capsys.readouterr().err
    assert not (data.parent / "signoffs.json").exists()


def test_a_folder_in_place_of_the_hashes_is_called_one(data: Path) -> None:
    sums = data.parent / "editions" / "SHA256SUMS"
    sums.unlink()
    sums.mkdir()
    code, said = told(data)
    assert code == 2
    assert f"{sums}: file: this is a folder, but a file lists the hashes of the frozen editions; remove" in said
