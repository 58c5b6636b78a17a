"""A disk that fails when a folder is flushed: the message says whether the folder is the old one or the new one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from clinical_consensus.cli.main import main as command
from clinical_consensus.files import whole_folder
from folders import tree
from in_process import Done
from shared import Shared
from sites import COLLECTIONS, run

Failing = Callable[[int, int], None]
OLD, NEW = "is unchanged", "what was made is in its place, as a whole, but may not be on the disk yet"
WAYS = {"exchange": 2, "two renames": 2, "entries": 4}
"""How a folder is replaced, and how often the disk is flushed."""


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """What makes one flush fail, and those after it up to another, instead of flushing; both are counted from 1."""

    def fail(first: int, last: int) -> None:
        numbers = count(1)

        def flush(folder: Path) -> None:
            if first <= next(numbers) <= last:
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(folder))

        monkeypatch.setattr(whole_folder, "flush", flush)

    return fail


@pytest.fixture
def site(tmp_path: Path, shared: Shared) -> Path:
    return shared.copy(COLLECTIONS["minimal"], tmp_path / "a parent" / "site", DOWNLOADS="none")


def build(site: Path) -> Done:
    return run("build_site.py", "--data", COLLECTIONS["full"], "--site", site, DOWNLOADS="none")


def message(done: Done) -> str:
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    [error] = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    return error


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_the_message_says_which_site_is_there_after_any_flush_that_fails(
    site: Path, shared: Shared, monkeypatch: pytest.MonkeyPatch, failing: Failing, way: str, lasting: bool
) -> None:
    old, new = tree(site), tree(shared.site(COLLECTIONS["full"], DOWNLOADS="none"))
    if way != "exchange":
        monkeypatch.setattr(whole_folder, "exchange", lambda *_: False)
    if way == "entries":
        monkeypatch.setattr(whole_folder, "mounted_in", lambda target: (target,))
    found = []
    for number in range(1, WAYS[way] + 1):
        failing(number, WAYS[way] * 2 if lasting else number)
        error = message(build(site))
        left = {name: content for name, content in tree(site).items() if not name.startswith(".site.being-built/")}
        assert left in (old, new), number
        assert (OLD in error, NEW in error) == (left == old, left == new), number
        assert f"run: sync -f '{site}'" in error or left == old
        found.append(left == new)
        failing(0, 0)
        run("build_site.py", "--data", COLLECTIONS["minimal"], "--site", site, DOWNLOADS="none")
        assert tree(site) == old
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert found == sorted(found)
    assert set(found) == {False, True}


def test_a_first_site_that_may_not_be_on_the_disk_is_not_said_to_be_the_old_one(
    tmp_path: Path, shared: Shared, failing: Failing
) -> None:
    failing(2, 2)
    error = message(build(tmp_path / "site"))
    assert tree(tmp_path / "site") == tree(shared.site(COLLECTIONS["full"], DOWNLOADS="none"))
    assert NEW in error
    assert "failed" not in error


def test_a_part_and_the_downloads_alone_say_the_same(site: Path, tmp_path: Path, failing: Failing) -> None:
    part, before = tmp_path / "part", tree(site)
    given = ("--data", COLLECTIONS["full"], "--shard", "1/2", "--out", part)
    failing(2, 2)
    assert NEW in message(run("build_site.py", *given, DOWNLOADS="none"))
    assert (part / "part.json").is_file()
    failing(2, 2)
    assert NEW in message(run("build_pdf.py", "--data", COLLECTIONS["full"], "--site", site, DOWNLOADS="cards"))
    assert tree(site).keys() > before.keys()


def test_a_new_folder_says_the_same(tmp_path: Path, failing: Failing, capsys: pytest.CaptureFixture[str]) -> None:
    failing(2, 2)
    folder = tmp_path / "guideline"
    assert command(["new", str(folder)]) == 2
    assert (folder / "data" / "my-guideline.json").is_file()
    assert capsys.readouterr().err == (
        f"error: {folder}: {NEW}: {os.strerror(errno.EIO)}; check the disk, then run: sync -f {folder}\n"
    )


@pytest.mark.parametrize("name", ["site", "merge", "new"])
def test_help_says_that_the_new_one_may_be_there_after_an_error(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command([name, "--help"])
    assert "may not be on the disk yet" in " ".join(capsys.readouterr().out.split())
