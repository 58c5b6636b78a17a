"""Entries of folders, whatever they are: remove them, give them a second place, keep what is known of them."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from clinical_consensus.files.plain_files import plain_files

_PART = 8192
"""How many bytes are compared at once."""


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder. Raises OSError if something of it cannot be removed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def carry(source: Path, to: Path) -> None:
    """Give what is at `source` a second place, without following links; files are linked where that is possible."""
    if source.is_dir() and not source.is_symlink():
        to.mkdir()
        for name in os.listdir(source):
            carry(source / name, to / name)
        make_like(source, to)
        return
    try:
        os.link(source, to, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, to, follow_symlinks=False)


def make_like(source: Path, to: Path) -> None:
    """Give a folder the mode, times, attributes and, where that is allowed, the owner of another."""
    shutil.copystat(source, to)
    with suppress(PermissionError):
        os.chown(to, source.stat().st_uid, source.stat().st_gid)


def keep_times(old: Path, new: Path) -> None:
    """Give every file of `new` that is the same in `old` its times, for hosts and copies that compare by time."""
    present = plain_files(old)
    for name, path in plain_files(new).items():
        if name in present:
            was, now = present[name].stat(), path.stat()
            is_linked = os.path.samestat(was, now)
            if not is_linked and was.st_size == now.st_size and _have_same_content(present[name], path):
                os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def _have_same_content(one: Path, other: Path) -> bool:
    """Whether two files have the same content; pages differ near their beginning, if only by the hash of all texts."""
    with one.open("rb") as first, other.open("rb") as second:
        while (part := first.read(_PART)) == second.read(_PART):
            if not part:
                return True
    return False
