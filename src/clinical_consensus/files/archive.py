"""Write zip archives whose bytes depend only on their files, not on the clock or the order of files on disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can store."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of `files` (path → content) in their order."""
    written = io.BytesIO()
    with archive_in(written) as add:
        for name, content in files.items():
            add(name, content)
    return written.getvalue()


@contextmanager
def archive_in(target: Path | IO[bytes]) -> Iterator[Callable[[str, bytes], None]]:
    """Yield what adds a file, by path and content, to a new zip archive in `target`. Raises OSError."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:

        def add(name: str, content: bytes) -> None:
            entry = ZipInfo(name, _EARLIEST)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED)

        yield add
