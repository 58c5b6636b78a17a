"""Write zip archives whose bytes depend only on their files, not on the clock or the order of files on disk."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can store."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of `files` (path → content) in their order."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED)
    return written.getvalue()
