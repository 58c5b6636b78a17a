"""Replace a folder as a whole: whoever reads it, and whoever finds it after a kill, finds the old one or the new one.

The new folder is made in a work folder on the same file system, and changes places with the old one in one step. Where
the system cannot do that, two renames follow each other. A folder that cannot be renamed, such as a mount point, gets
its entries one by one, after a written plan. In both cases the next run ends what a killed one began (`restore`).
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from clinical_consensus.files.entries import carry, keep_times, make_like, remove
from clinical_consensus.files.entry_plan import is_the_hosts, plan_for, plan_in
from clinical_consensus.files.plain_files import write_file
from clinical_consensus.files.system_calls import exchange, flush, mounted_in
from clinical_consensus.files.work_entries import DRAFT, MADE, OLD, PLAN, WHOLE, empty, is_folder, others_in, refuse

_NO_RENAME = (errno.EXDEV, errno.EBUSY, errno.EACCES, errno.EPERM)
"""How the system says that it renames no such folder."""


class UnflushedError(OSError):
    """The new folder is in the place of the old one, whole, but the system failed to write it to the disk."""


@dataclass(frozen=True)
class WorkFolder:
    """An empty folder to make the new `target` in. While it exists, a run holds its lock, an open file.

    A process that is given `lock` holds it too: should its parent be killed, the next run waits for it.
    """

    path: Path
    target: Path
    lock: int

    @property
    def made(self) -> Path:
        """Where the new folder is made."""
        return self.path / MADE

    @property
    def whole(self) -> Path:
        """The new folder as soon as it is complete; once it is exchanged, the old one."""
        return self.path / WHOLE

    @property
    def old(self) -> Path:
        """The old folder or its entries, on their way out."""
        return self.path / OLD

    @property
    def plan(self) -> Path:
        """The plan by which entries are replaced one by one, until that is done."""
        return self.path / PLAN


@contextmanager
def work_folder(target: Path) -> Iterator[WorkFolder]:
    """Lock `target`, a path without links, for one run at a time, and make an empty work folder; remove it at the end.

    Ends first what a killed run began. Raises OSError if there is no place for it, if what was left stays, or if
    something that no run made is in the work folder: that stays, too.
    """
    with _held(_places(target)[0], target) as work:
        yield work


def restore(target: Path) -> None:
    """End what a killed run began, so that `target` is whole, and remove what it left. Raises OSError if it cannot."""
    for place in _places(target):
        if os.path.lexists(place):
            with _held(place, target):
                pass


def is_half_replaced(target: Path) -> bool:
    """Whether a run that failed left `target` half replaced, or moved away: the next one ends that."""
    return any(_is_begun(WorkFolder(place, target, -1)) for place in _places(target))


def replace(work: WorkFolder, new: Path, keep: Callable[[str], bool]) -> None:
    """Put the folder `new`, made in `work`, in the place of the target; entries there stay if `keep` says so by name.

    Files that are the same keep their times. Raises OSError; the target is then unchanged, or `is_half_replaced`.
    Raises UnflushedError if it is the new one.
    """
    target, inside = work.target, work.path.parent == work.target
    kept: list[str] = []
    if target.exists():
        kept = [name for name in os.listdir(target) if keep(name) and name != work.path.name]
        keep_times(target, new)
    for name in () if inside else kept:
        carry(target / name, new / name)
    if target.exists():
        make_like(target, new)
        os.utime(new)
    flush(new)
    os.replace(new, work.whole)
    if inside or not _swapped(work):
        _replace_entries(work, {*kept, work.path.name})
    _flush_new(target)


def _places(target: Path) -> tuple[Path, Path]:
    """Where a work folder of `target` may be, the better place first: beside it, or in it if it cannot be renamed."""
    name = f".{target.name}.being-built"
    beside, inside = target.parent / name, target / name
    at_work_there = Path(os.path.realpath(".")).is_relative_to(target)
    movable = not mounted_in(target) and not at_work_there and _may_write(target.parent)
    return (beside, inside) if movable or not target.exists() else (inside, beside)


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


@contextmanager
def _held(path: Path, target: Path) -> Iterator[WorkFolder]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        refuse(() if is_folder(path) else (path,))
    work = WorkFolder(path, target, _locked(path))
    try:
        refuse(others_in(path))
        _end(work)
        empty(path)
        try:
            yield work
        finally:
            _end(work)
            with suppress(OSError):
                empty(path)
                path.rmdir()
    finally:
        os.close(work.lock)


def _locked(path: Path) -> int:
    """Make a folder and lock it; a run that held it until now has removed it, so make sure that it is still there."""
    while True:
        path.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            fcntl.flock(lock, fcntl.LOCK_EX)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(lock), path.lstat()):
                    return lock
            os.close(lock)


def _is_begun(work: WorkFolder) -> bool:
    with suppress(OSError):
        if is_folder(work.path) and not others_in(work.path):
            return work.plan.exists() or (work.whole.exists() and not work.target.exists())
    return False


def _end(work: WorkFolder) -> None:
    """End what was begun: the plan, or the second of two renames."""
    if work.plan.exists():
        _follow(work)
    elif work.whole.exists() and not os.path.lexists(work.target):
        os.replace(work.whole, work.target)


def _swapped(work: WorkFolder) -> bool:
    """Put the complete new folder in the place of the target; return False if no such folder can be renamed."""
    try:
        if not os.path.lexists(work.target):
            os.replace(work.whole, work.target)
        elif not exchange(work.whole, work.target):
            _renamed_twice(work)
    except OSError as error:
        if error.errno in _NO_RENAME and work.target.exists():
            return False
        raise
    return True


def _renamed_twice(work: WorkFolder) -> None:
    os.replace(work.target, work.old)
    try:
        os.replace(work.whole, work.target)
    except OSError:
        os.replace(work.old, work.target)
        raise


def _replace_entries(work: WorkFolder, kept: set[str]) -> None:
    plan = plan_for(*({*os.listdir(folder)} - kept for folder in (work.target, work.whole)))
    write_file(draft := work.path / DRAFT, plan.content())
    flush(work.path)
    os.replace(draft, work.plan)
    _follow(work)


def _follow(work: WorkFolder) -> None:
    """Do what is left of the plan: a new entry that has not arrived yet is still in the new folder."""
    plan = plan_in(work.plan, work.whole)
    if plan is None:
        return
    work.old.mkdir(exist_ok=True)
    for name in plan.new:
        is_taken = is_the_hosts(name) and os.path.lexists(work.target / name)
        if os.path.lexists(work.whole / name) and not is_taken:
            _away(work, name)
            os.replace(work.whole / name, work.target / name)
    for name in plan.old:
        _away(work, name)
    _flush_new(work.target)
    work.plan.unlink()


def _flush_new(target: Path) -> None:
    try:
        flush(target)
    except OSError as error:
        raise UnflushedError(error.errno, error.strerror, error.filename) from error


def _away(work: WorkFolder, name: str) -> None:
    """Move an entry out of the target, or remove it where it cannot be moved, as in a layer of a container's image."""
    leaving = work.target / name
    if not os.path.lexists(leaving):
        return
    try:
        os.replace(leaving, work.old / name)
    except OSError:
        remove(leaving)
