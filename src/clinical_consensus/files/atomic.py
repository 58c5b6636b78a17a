"""Change files that editors also edit by hand: one command at a time, and all of the files or none."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lock a folder for one run at a time; others wait, and the system releases the lock when the process ends.

    Raises OSError if there is no such folder.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Write all files (path → content) or none, each whole, by renaming. If a path is a symlink, its target is written.

    Raises OSError, naming the path as it was given, if a file cannot be written; all are then as they were.
    """
    swaps = {path: _Swap(path.resolve()) for path in files}
    started: list[_Swap] = []
    try:
        for path, swap in swaps.items():
            with _errors_name(path):
                swap.prepare(files[path])
        for path, swap in swaps.items():
            started.append(swap)
            with _errors_name(path):
                os.replace(swap.new, swap.target)
    except BaseException:
        for swap in started:
            swap.undo()
        _clear(swaps.values())
        raise
    _clear(swaps.values())


def _clear(swaps: Iterable[_Swap]) -> None:
    for swap in swaps:
        swap.clear()


@dataclass(frozen=True)
class _Swap:
    """A file to replace, with its new content and a copy of the old one next to it; the copy stays if undo fails."""

    target: Path

    @property
    def new(self) -> Path:
        return self.target.with_name(f".{self.target.name}.new.tmp")

    @property
    def old(self) -> Path:
        return self.target.with_name(f".{self.target.name}.old.tmp")

    def prepare(self, content: bytes) -> None:
        self.clear()
        if self.target.exists():
            if not os.access(self.target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            shutil.copy2(self.target, self.old)
        with self.new.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if self.old.exists():
            shutil.copymode(self.old, self.new)

    def undo(self) -> None:
        if self.old.exists():
            os.replace(self.old, self.target)
        else:
            self.target.unlink(missing_ok=True)

    def clear(self) -> None:
        for path in (self.new, self.old):
            with suppress(OSError):
                path.unlink()


@contextmanager
def _errors_name(path: Path) -> Iterator[None]:
    """Make every OSError raised in the block name `path`, never a temporary file next to it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
