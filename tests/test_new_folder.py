"""A new folder takes nobody's place, and in it the commands take its collection."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clinical_consensus.build import own_wheel, start
from clinical_consensus.build.start import NEW_ID
from clinical_consensus.cli.main import main
from clinical_consensus.cli.options import own_collection
from clinical_consensus.contract.problems import quoted
from clinical_consensus.contract.settings import Settings
from filled import filled_in, sheet_of, view_in
from folders import tree
from sites import PROJECT


def everything(folder: Path) -> dict[str, bytes]:
    """Every entry of a folder, with the content of files."""
    files = tree(folder)
    return {path.relative_to(folder).as_posix(): files.get(path.relative_to(folder).as_posix(), b"")
            for path in sorted(folder.rglob("*"))}  # fmt: skip


@pytest.fixture(autouse=True)
def small_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel is tested elsewhere."""
    monkeypatch.setattr(start, "own_wheel", lambda _: ("synthetic-1-py3-none-any.whl", b"Synthetic wheel."))


@pytest.mark.parametrize("held", ["a file", "a hidden file", "a folder"])
def test_a_folder_with_anything_in_it_is_refused_and_left_as_it_was(
    held: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    if held == "a folder":
        (folder / "data").mkdir()
    else:
        (folder / ("notes.txt" if held == "a file" else ".git")).write_bytes(b"Synthetic.")
    before = everything(tmp_path)
    assert main(["new", str(folder)]) == 2
    assert capsys.readouterr().err == f"error: {folder} is not empty; choose another folder\n"
    assert everything(tmp_path) == before


def test_a_file_and_a_broken_link_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_bytes(b"Synthetic.")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("mine", "link"):
        assert main(["new", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err == f"error: {tmp_path / name} is a file; choose another folder\n"
    assert sorted(os.listdir(tmp_path)) == ["link", "mine"]
    assert main(["new", str(tmp_path / "mine" / "deep")]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "identifier", ["", "My guideline", "my--guideline", "../up", "index", "a" * 61, "a\x1b[2J", "ä"]
)
def test_what_is_no_id_is_refused_before_anything_is_written(
    identifier: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "mine"), "--id", identifier]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"error: --id: {quoted(identifier)} cannot be an id; use at most 60 lower-case letters")
    assert not list(tmp_path.iterdir())


def test_the_longest_id_makes_a_valid_collection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "mine"), "--id", "a" * 60]) == 0
    assert main(["check", str(tmp_path / "mine" / "data" / f"{'a' * 60}.json")]) == 0
    assert "no problems, no warnings" in capsys.readouterr().out


def test_a_disk_that_is_full_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, content: bytes) -> None:
        if path.name == "README.md":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content[:10])
            raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(start, "write_file", full)
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["new", "deep/new", "empty", "link", "."])
def test_a_folder_that_is_empty_or_not_there_is_filled(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "here").mkdir()
    (tmp_path / "link").symlink_to("empty")
    monkeypatch.chdir(tmp_path / "here" if place == "." else tmp_path)
    assert main(["new", place]) == 0
    folder = tmp_path / ("here" if place == "." else place)
    assert set(tree(folder)) == {
        ".gitattributes", ".github/workflows/publish.yml", ".gitignore", "README.md", "requirements.txt",
        "data/collection.schema.json", f"data/{NEW_ID}.json", f"data/sources/{NEW_ID}.txt",
        "wheels/synthetic-1-py3-none-any.whl",
    }  # fmt: skip
    assert not [path for path in tmp_path.rglob("*") if "being-built" in path.name]


def test_the_requirements_are_the_projects_and_the_wheel_by_its_hash(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "mine")]) == 0
    pinned = (PROJECT / "requirements.txt").read_text(encoding="utf-8").rstrip()
    digest = hashlib.sha256(b"Synthetic wheel.").hexdigest()
    last = (tmp_path / "mine/requirements.txt").read_text(encoding="utf-8").removeprefix(pinned)
    assert last == f"\n./wheels/synthetic-1-py3-none-any.whl --hash=sha256:{digest}\n"


def test_a_package_that_cannot_be_packed_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "own_wheel", own_wheel.own_wheel)
    failed = subprocess.CompletedProcess([], 1, "", "Synthetic first line.\nERROR: synthetic reason")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    assert main(["new", str(tmp_path / "mine")]) == 2
    said = "error: the package could not be packed: ERROR: synthetic reason; run make site in the checkout first\n"
    assert capsys.readouterr().err == said
    assert not list(tmp_path.iterdir())


def test_in_its_folder_the_commands_take_its_collection_and_elsewhere_they_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "mine")]) == 0
    printed = capsys.readouterr().out
    monkeypatch.chdir(tmp_path)
    assert own_collection(Settings()) is None
    monkeypatch.chdir(tmp_path / "mine")
    data = Path("data") / f"{NEW_ID}.json"
    (tmp_path / "mine/data/signoffs.json").write_text("{}", encoding="utf-8")
    assert own_collection(Settings()) == data
    (tmp_path / "mine/data/signoffs.json").unlink()
    (tmp_path / "anna.xlsx").write_bytes(
        filled_in(sheet_of(view_in(data)), {f"{NEW_ID}-q1.title": {"comment": "Yes."}})
    )
    assert main(["review", str(tmp_path / "anna.xlsx")]) == 0
    assert "1 remark on the present text" in capsys.readouterr().out
    command = f"{sys.executable} -m clinical_consensus.cli.main"
    assert f"\n  {command} site\n" in printed
    done = subprocess.run([*command.split(), "site"], env=os.environ | {"DOWNLOADS": "none"}, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Synthetic guideline: 2 questions, ")
    assert (tmp_path / f"mine/site/questions/{NEW_ID}-q1/index.html").is_file()
    shutil.copy(data, data.with_name("second.json"))
    assert own_collection(Settings()) is None
    monkeypatch.chdir(PROJECT)
    assert own_collection(Settings()) is None
