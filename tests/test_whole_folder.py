"""A folder is replaced as a whole: after a kill or an error at any step of it, it is the old one or the new one."""

from __future__ import annotations

import errno
import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.files import whole_folder
from clinical_consensus.files.entries import keep_times
from clinical_consensus.files.system_calls import mounted_in
from clinical_consensus.files.whole_folder import is_half_replaced, replace, restore, work_folder
from folders import Tree, tree

OLD = {"index.html": b"old", "same.css": b"same", "questions/one/index.html": b"old", "gone/index.html": b"old"}
NEW = {"index.html": b"new", "same.css": b"same", "questions/one/index.html": b"new", "added/index.html": b"new"}
HOSTS = {".htaccess": b"the host's", ".git/HEAD": b"the host's"}

WAYS = ("exchange", "two renames", "entries")
"""How a folder is replaced: in one step, in two, or one entry after the other."""


def write(folder: Path, files: Tree) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def publish(target: Path) -> None:
    with work_folder(target) as work:
        write(work.path / "made", NEW)
        replace(work, work.path / "made", lambda name: name.startswith("."))


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One way to replace a folder; the system is made to refuse the better ones."""
    if request.param != "exchange":
        monkeypatch.setattr(whole_folder, "exchange", lambda *_: False)
    if request.param == "entries":
        monkeypatch.setattr(whole_folder, "mounted_in", lambda target: (target,))
    return str(request.param)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder with the old files and the host's, alone in its parent."""
    write(tmp_path / "parent" / "site", {**OLD, **HOSTS})
    return tmp_path / "parent" / "site"


def at_step(number: int, act: Callable[[], object], events: tuple[str, ...]) -> Callable[[str, object], None]:
    """An audit hook that acts just before the step of this number; steps are what Python does to files."""
    seen = iter(range(1, sys.maxsize))

    def hook(event: str, _: object) -> None:
        if event.startswith(events) and next(seen) == number:
            act()

    return hook


def started(run: Callable[[], object]) -> int:
    """Run something in a fork, which ends without what the tests would do at their end; returns the process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the threads of a test run hold no lock that is needed
        child = os.fork()
    if child == 0:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """The exit code of a process, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def published_until(target: Path, step: int, act: Callable[[], object], events: tuple[str, ...]) -> int:
    def run() -> None:
        sys.addaudithook(at_step(step, act, events))
        publish(target)

    return ended(started(run))


def test_a_folder_is_replaced_and_what_is_the_hosts_stays(target: Path, way: str) -> None:
    publish(target)
    assert tree(target) == {**NEW, **HOSTS}, way
    assert [path.name for path in target.parent.iterdir()] == ["site"]
    assert not is_half_replaced(target)


def test_a_kill_at_any_step_leaves_the_old_folder_or_the_new_one(tmp_path: Path, way: str) -> None:
    whole = ({**OLD, **HOSTS}, {**NEW, **HOSTS})
    found = set()
    for step in range(1, 500):
        target = tmp_path / str(step) / "site"
        write(target, {**OLD, **HOSTS})
        code = published_until(target, step, lambda: os.kill(os.getpid(), signal.SIGKILL), ("os.", "open", "shutil."))
        if way == "exchange":
            assert tree(target) in whole, step
        restore(target)
        found.add(whole.index(tree(target)))
        assert [path.name for path in target.parent.iterdir()] == ["site"], step
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert code == 0
    assert step > 30
    assert found == {0, 1}


def test_an_error_at_any_step_leaves_the_old_folder_or_the_new_one(tmp_path: Path, way: str) -> None:
    whole = ({**OLD, **HOSTS}, {**NEW, **HOSTS})

    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for step in range(1, 500):
        target = tmp_path / str(step) / "site"
        write(target, {**OLD, **HOSTS})
        code = published_until(target, step, full, ("os.mkdir", "os.rename", "os.link", "open"))
        left = {name: content for name, content in tree(target).items() if not name.startswith(".site.being-built/")}
        assert left in whole, (step, way)
        restore(target)
        assert tree(target) == left
        assert [path.name for path in target.parent.iterdir()] == ["site"], step
        if code == 0 and tree(target) == whole[1] and step > 60:
            break
    assert step < 499


def test_the_first_folder_is_there_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    for step in range(1, 500):
        target = tmp_path / str(step) / "site"
        code = published_until(target, step, lambda: os.kill(os.getpid(), signal.SIGKILL), ("os.", "open", "shutil."))
        assert tree(target) in ({}, NEW)
        if code == 0:
            break
    assert tree(target) == NEW


def test_files_that_stay_the_same_keep_their_times(target: Path) -> None:
    for path in target.rglob("*"):
        os.utime(path, (1, 1))
    publish(target)
    assert {name for name in NEW if (target / name).stat().st_mtime == 1} == {"same.css"}


@pytest.mark.parametrize("place", [0, 8191, 8192, 20_000, 49_999])
def test_a_file_with_one_other_letter_does_not_keep_its_time(tmp_path: Path, place: int) -> None:
    old = b"synthetic " * 5_000
    write(tmp_path / "old", {"file": old, "same": old, "folder/same": old})
    write(tmp_path / "new", {"file": old[:place] + b"." + old[place + 1 :], "same": old, "folder/same": old})
    for name in ("file", "same", "folder/same"):
        os.utime(tmp_path / "old" / name, (1, 1))
    keep_times(tmp_path / "old", tmp_path / "new")
    kept = [(tmp_path / "new" / name).stat().st_mtime == 1 for name in ("file", "same", "folder/same")]
    assert kept == [False, True, True]


def test_what_no_run_made_in_the_work_folder_stays(target: Path) -> None:
    work = target.parent / ".site.being-built"
    write(work, {"notes.txt": b"somebody's", "made/index.html": b"left by a run"})
    for ends in (publish, restore):
        with pytest.raises(OSError, match="move it away") as refused:
            ends(target)
        assert refused.value.filename == str(work / "notes.txt")
        assert tree(target) == {**OLD, **HOSTS}
        assert (work / "notes.txt").read_bytes() == b"somebody's"
    (work / "notes.txt").unlink()
    with work_folder(target) as held:
        write(held.path, {"late.txt": b"somebody's"})
    assert tree(work) == {"late.txt": b"somebody's"}


def test_modes_of_the_folder_stay(target: Path) -> None:
    target.chmod(0o2775)
    publish(target)
    assert target.stat().st_mode & 0o7777 == 0o2775


def test_a_link_or_file_in_the_place_of_the_work_folder_is_left_alone(target: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", OLD)
    for name, place in (("beside", target.parent), ("inside", target)):
        link = place / ".site.being-built"
        link.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(OSError, match=r"not the build's; move it away.*being-built"):
            restore(target)
        assert tree(tmp_path / "elsewhere") == OLD, name
        link.unlink()
        link.write_text("Synthetic.")
        with pytest.raises(OSError, match=r"not the build's; move it away.*being-built"):
            restore(target)
        assert link.read_text() == "Synthetic."
        link.unlink()


def test_a_shell_whose_folder_is_published_stays_in_it(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(target)
    publish(target)
    assert tree(Path()) == {**NEW, **HOSTS}


def test_runs_at_once_wait_for_each_other(target: Path) -> None:
    children = [started(lambda: publish(target)) for _ in range(6)]
    assert [ended(child) for child in children] == [0] * 6
    assert tree(target) == {**NEW, **HOSTS}
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_mount_points_are_found() -> None:
    assert Path("/proc") in mounted_in(Path("/"))
    assert mounted_in(Path("/proc"))[0] == Path("/proc")
