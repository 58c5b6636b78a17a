"""Temporary folders with text of a collection: whatever ends a run, the next one removes what it left."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

_PREFIX = "clinical-consensus-"
_MARK = ".in-use"
"""The file that a run locks as long as it needs its folder; no other folder is touched."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield an empty folder in the system's temporary folder, and remove it at the end.

    Removes first what killed runs left. Raises OSError if there can be no such folder.
    """
    remove_left()
    folder = Path(mkdtemp(prefix=_PREFIX))
    try:
        with (folder / _MARK).open("wb") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX)
            mark.write(_PREFIX.encode())
            mark.flush()
            (within := folder / "files").mkdir()
            yield within
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_left() -> None:
    """Remove the folders that killed runs of this user left in the temporary folder, as far as that can be done."""
    with suppress(OSError):
        for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError):
                _remove_if_left(folder)


def _remove_if_left(folder: Path) -> None:
    mark = os.open(folder / _MARK, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        is_ours = folder.lstat().st_uid == os.getuid() and os.read(mark, len(_PREFIX)) == _PREFIX.encode()
        if is_ours and not folder.is_symlink():
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(mark)
