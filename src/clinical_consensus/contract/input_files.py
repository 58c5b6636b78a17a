"""Read input files, each once in a run: what was checked is what is published, even while files are replaced."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

MAX_BYTES = 256 * 1024 * 1024
"""Far larger than any collection (10,000 questions are about 50 MB); a larger file is a mistake."""

_ALONE = re.compile(r"\r(?!\n)")

_kept: ContextVar[dict[str, bytes] | None] = ContextVar("_kept", default=None)


class UnusableFileError(OSError):
    """A file is not a regular file, or too large; the message says which."""


@contextmanager
def reading_once() -> Iterator[Mapping[str, bytes]]:
    """In this block, `file_content` gives a file as it was when it was first read, also in blocks within it.

    Yields the files that have been read, by absolute path.
    """
    kept = _kept.get()
    if kept is not None:
        yield kept
        return
    kept = {}
    token = _kept.set(kept)
    try:
        yield kept
    finally:
        _kept.reset(token)


def file_content(file: Path) -> bytes:
    """Return the content of a regular file.

    Raises UnusableFileError for any other, or a larger one than MAX_BYTES, OSError if it cannot be read, and ValueError
    if its path is none.
    """
    kept, key = _kept.get(), os.path.abspath(file)  # noqa: PTH100 (a link is not followed here, but when it is read)
    if kept is None:
        return _read(file)
    if key not in kept:
        kept[key] = _read(file)
    return kept[key]


def text_in(content: bytes) -> str:
    """Return the UTF-8 text of a file, each line ending in a line feed or in a carriage return with one.

    Carriage returns alone, which some old systems write, become line feeds. Raises UnicodeDecodeError.
    """
    return _ALONE.sub("\n", content.decode("utf-8-sig"))


def _read(file: Path) -> bytes:
    """Open a file, without waiting for a pipe, and read it only if it is what it should be."""
    with open(file, "rb", opener=lambda path, flags: os.open(path, flags | os.O_NONBLOCK)) as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise UnusableFileError("this is not a regular file")
        if status.st_size > MAX_BYTES:
            raise UnusableFileError(
                f"it is too large: {status.st_size / 1e6:,.0f} MB, and the limit is {MAX_BYTES / 1e6:,.0f} MB"
            )
        return opened.read(MAX_BYTES)
