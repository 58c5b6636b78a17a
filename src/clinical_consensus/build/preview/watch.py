"""Which files a site is made from, and whether one of them was changed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from clinical_consensus.contract.input_files import file_content
from clinical_consensus.contract.settings import PACKAGE
from clinical_consensus.pages.kinds import OWNED_FILES, OWNED_FOLDERS
from clinical_consensus.review.editions import EDITIONS_FOLDER
from clinical_consensus.review.sign_offs import SIGN_OFFS_FILE

Stamp = tuple[int, ...] | None
"""What changes with a file: its place on the disk, its size and its times; None if there is no such file."""

_KEY = "".join(rf"(?:{letter}|\\u(?i:{ord(letter):04x}))" for letter in "file")
_FILE_NAME = re.compile(rf'"{_KEY}"\s*:\s*("(?:[^"\\]|\\.)+")'.encode())
"""A source's file in the text of a collection, which may be wrong JSON at the moment; signs may be escaped."""


@dataclass(frozen=True)
class Watched:
    """The stamps of all files that a site is made from: those of the package, and the others."""

    code: Mapping[str, Stamp]
    other: Mapping[str, Stamp]


def watched(root: Path, data: Path) -> Watched:
    """Return the stamps of what the site of the collection in the file `data` is made from, by path, as they are now.

    `root` is the folder of the project's files. What the generator writes into its docs folder is not watched.
    """
    authored = (str(root / "mkdocs.yml"), *_files(root / "docs", {*OWNED_FOLDERS, *OWNED_FILES}))
    return Watched(
        {path: _stamp(path) for path in _files(PACKAGE, {"__pycache__"})},
        {path: _stamp(path) for path in (*authored, *_belonging(data))},
    )


def _belonging(data: Path) -> Iterator[str]:
    """The files that a collection is read from: its own, its sources, frozen editions and sign-offs."""
    yield str(data)
    yield str(data.parent / SIGN_OFFS_FILE)
    yield from _files(data.parent / EDITIONS_FOLDER)
    yield from (str(data.parent / name) for name in _sources(data, _stamp(str(data))))


@lru_cache(maxsize=1)
def _sources(data: Path, stamp: Stamp) -> tuple[str, ...]:
    """The files of the sources that the file `data` names while it has this stamp."""
    try:
        content = file_content(data) if stamp else b""
    except (OSError, ValueError):
        return ()
    return tuple(filter(None, map(_name, _FILE_NAME.findall(content))))


def _name(written: bytes) -> str:
    """A name as JSON writes it, in quotes; "" if it is none."""
    try:
        return str(json.loads(os.fsdecode(written), strict=False))
    except ValueError:
        return ""


def _files(start: Path, skipped: Collection[str] = ()) -> Iterator[str]:
    """The paths of all files below a folder, but not of those in a folder, or with a name, that is skipped."""
    for folder, folders, names in os.walk(start):
        folders[:] = [name for name in folders if name not in skipped]
        yield from (os.path.join(folder, name) for name in names if name not in skipped)  # noqa: PTH118


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
