"""Read a folder as it is on the disk, regular files alone and no link followed; and write a file in one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def plain_files(folder: Path) -> dict[str, Path]:
    """Return every regular file below a folder, by its path in it, in order; links, pipes and the like are left out."""
    return {name: Path(entry) for name, entry in _entries(folder) if entry.is_file(follow_symlinks=False)}


def other_entries(folder: Path) -> tuple[str, ...]:
    """Return the path in a folder of everything in it that is neither a regular file nor a folder."""
    return tuple(name for name, entry in _entries(folder) if not entry.is_file(follow_symlinks=False))


def plain_content(folder: Path, name: str) -> bytes | None:
    """Return the content of the file `name` in a folder; None if there is none, or a link on the way to it."""
    path = folder
    for part in Path(name).parts:
        path /= part
        if path.is_symlink():
            return None
    return path.read_bytes() if path.is_file() else None


def write_file(path: Path, written: bytes) -> None:
    """Write a file, and the folders above it. Raises OSError that names the path, which the system leaves out."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    except OSError as error:
        raise OSError(error.errno, error.strerror, error.filename or str(path)) from None


def write_or_link(folder: Path, name: str, written: bytes, last: Path | None) -> None:
    """Write the new file `name` in a folder, or link the one in the folder `last` if it is the same: that is faster.

    One of another owner is not linked: its mode could not be changed. Raises OSError as `write_file` does.
    """
    if last and plain_content(last, name) == written and (last / name).stat().st_uid == os.geteuid():
        with suppress(OSError):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(last / name, folder / name, follow_symlinks=False)
            return
    write_file(folder / name, written)


def _entries(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder but the folders themselves, by path in it, in order; a link to a folder is an entry."""
    return sorted(_within(os.fspath(folder), ""), key=lambda entry: entry[0])


def _within(folder: str, path: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What is below a folder, which has this path, with "/" at its end; nothing if it cannot be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _within(entry.path, f"{path}{entry.name}/")
            else:
                yield f"{path}{entry.name}", entry
