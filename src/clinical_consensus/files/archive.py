"""Write zip archives whose bytes depend only on their files, not on the clock or the order of files on disk."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can store."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of `files` (path → content) in their order."""
    written = io.BytesIO()
    with archive_in(written) as archive:
        for name, content in files.items():
            archive.add(name, content)
    return written.getvalue()


@contextmanager
def archive_in(target: Path | IO[bytes]) -> Iterator[Archive]:
    """Yield a new zip archive in `target`. Raises OSError."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        yield Archive(archive)


@dataclass(frozen=True)
class Archive:
    """A zip archive that is written, file after file."""

    _archive: ZipFile

    def add(self, name: str, content: bytes) -> None:
        """Add a file by its path. Raises OSError."""
        self._archive.writestr(_entry(name), content, ZIP_DEFLATED)

    def add_packed(self, name: str, content: bytes, packed: bytes) -> int:
        """Add a file whose content is `packed` already, as raw deflate (RFC 1951); return where it ends there.

        `zipfile` packs what it adds itself, so this does what it does then: header, content, entry in the directory.
        Raises OSError.
        """
        archive, file, entry = self._archive, self._archive.fp, _entry(name)
        assert file  # it is open
        entry.compress_type, entry.CRC = ZIP_DEFLATED, zlib.crc32(content)
        entry.file_size, entry.compress_size, entry.header_offset = len(content), len(packed), archive.start_dir
        file.seek(archive.start_dir)
        file.write(entry.FileHeader() + packed)
        archive.start_dir = file.tell()
        archive.filelist.append(entry)
        archive.NameToInfo[name] = entry
        return archive.start_dir


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EARLIEST)
    entry.external_attr = 0o644 << 16
    return entry
