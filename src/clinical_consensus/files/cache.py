"""Work of earlier runs, kept in one file by a key of everything that decides it. The file may be deleted at any time.

What is damaged is not found, and what cannot be kept is made again: no error of the file is one of the run.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

KEPT_BYTES = 512 * 1024 * 1024
"""The size in bytes, as they are kept, of what is kept; beyond it, what was needed longest ago is dropped."""

_SECONDS = 10
"""How long a run waits for another that writes into the file."""

_DAMAGED = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What the library reports of a file that is damaged, or laid out otherwise."""

_LEVEL = 1
"""The fastest level of zlib."""

_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, proof BLOB, packed BLOB, size INTEGER, run INTEGER)"
_DROP = """DELETE FROM kept WHERE key IN (SELECT key FROM (
    SELECT key, sum(size) OVER (ORDER BY run DESC, key) AS so_far FROM kept) WHERE so_far > ?)"""


@dataclass(frozen=True)
class Cache:
    """Contents by key in a file, which is made when something is kept; `most_bytes` bounds its size.

    Without a file, nothing is kept.
    """

    file: Path | None
    most_bytes: int = KEPT_BYTES

    def found(self, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield key and content of those of the keys that are kept undamaged."""
        if not self.file or not self.file.is_file():
            return
        with suppress(sqlite3.Error), _opened(self.file) as opened:
            for key in keys:
                row = opened.execute("SELECT packed, proof FROM kept WHERE key = ?", (key,)).fetchone()
                content = _unpacked(row[0]) if row else None
                if content is not None and row[1] == _proof(key, content):
                    yield key, content

    def keep(self, contents: Iterable[tuple[str, bytes]], needed: Iterable[str] = ()) -> None:
        """Keep contents by key; they and the `needed` keys, which are there already, are the last to be dropped."""
        if not self.file:
            return
        with suppress(sqlite3.Error, OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if self.file.exists() and _is_damaged(self.file):
                self.file.unlink()
            self._write(self.file, contents, needed)

    def _write(self, file: Path, contents: Iterable[tuple[str, bytes]], needed: Iterable[str]) -> None:
        with _opened(file) as opened, opened:
            opened.execute(_TABLE)
            [[last]] = opened.execute("SELECT coalesce(max(run), 0) FROM kept")
            opened.executemany("UPDATE kept SET run = ? WHERE key = ?", ((last + 1, key) for key in needed))
            opened.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", _rows(contents, last + 1))
            [[pages]], [[size]] = opened.execute("PRAGMA page_count"), opened.execute("PRAGMA page_size")
            if pages * size > self.most_bytes:
                opened.execute(_DROP, (self.most_bytes,))

    def remembered(self, keys: Sequence[str], make: Callable[[int], bytes]) -> list[bytes]:
        """Return the content of each key in order; what is not kept, `make` makes of its place, and it is kept."""
        found = dict(self.found(keys))
        made = {key: make(place) for place, key in enumerate(keys) if key not in found}
        if made:
            self.keep(made.items(), found)
        return [found[key] if key in found else made[key] for key in keys]


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, _SECONDS)) as opened:
        yield opened


def _is_damaged(file: Path) -> bool:
    with _opened(file) as opened:
        try:
            if opened.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
                return False
            opened.execute("SELECT key, proof, packed, size, run FROM kept LIMIT 0")
            return opened.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode in _DAMAGED:
                return True
            raise


def _rows(contents: Iterable[tuple[str, bytes]], run: int) -> Iterator[tuple[str, bytes, bytes, int, int]]:
    for key, content in contents:
        packed = zlib.compress(content, _LEVEL)
        yield key, _proof(key, content), packed, len(packed), run


def _proof(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).digest()


def _unpacked(packed: object) -> bytes | None:
    with suppress(TypeError, zlib.error):
        return zlib.decompress(packed)  # type: ignore[arg-type]  # a damaged file may hold anything
    return None


NOTHING_KEPT = Cache(None)
