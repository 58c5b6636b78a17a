"""Keep a folder up to date with generated files: write whole files, only those that changed, and nothing else.

No other module writes generated files. The folders and files that are named as owned belong entirely to the generator.
A run that was killed leaves at most one temporary file behind, which the next run removes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from clinical_consensus.files.atomic import locked

TEMPORARY = ".half-written.tmp"


@dataclass(frozen=True)
class Difference:
    """How a folder differs from what was generated; each member is a sorted list of paths in it."""

    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    """Files whose content differs."""
    left: tuple[str, ...] = ()
    """Files of an earlier run that are no longer generated."""
    foreign: tuple[str, ...] = ()
    """Files in owned folders that the generator did not make."""
    in_the_way: tuple[str, ...] = ()
    """Files or folders that the generator did not make, in the place of a generated file."""

    @property
    def changes(self) -> int:
        """How many files a run would write or remove."""
        return len(self.missing) + len(self.stale) + len(self.left)


@dataclass(frozen=True)
class Folder:
    """A folder to keep up to date.

    `owned` are the top-level names in it that belong entirely to the generator; `is_generated` says from a file's
    content (None if it is not a regular file) whether the generator made it. Symlinks are never followed.
    """

    path: Path
    owned: Collection[str]
    is_generated: Callable[[bytes | None], bool]

    def compare(self, files: Mapping[str, bytes]) -> Difference:
        """Return how the folder differs from `files` (path in the folder → content). Writes nothing."""
        missing: list[str] = []
        stale: list[str] = []
        left: list[str] = []
        foreign: list[str] = []
        in_the_way: set[str] = set()
        present = set(self._present())
        known: dict[PurePath, bool | None] = {}
        for path, content in files.items():
            if path not in present:
                obstacle = self._obstacle(path, known)
                if obstacle is None:
                    missing.append(path)
                else:
                    in_the_way.add(obstacle)
                continue
            current = self._content(path)
            if current == content:
                continue
            (stale.append if self.is_generated(current) else in_the_way.add)(path)
        for path in present - set(files):
            generated = self.is_generated(self._content(path))
            (left if generated else foreign).append(path)
        lists = (missing, stale, left, set(foreign) - in_the_way, in_the_way)
        return Difference(*(tuple(sorted(paths)) for paths in lists))

    def update(self, files: Mapping[str, bytes]) -> Difference:
        """Bring the folder up to date with `files` (path in the folder → content) and return what differed.

        Foreign files stay. If something is in the way, nothing is written. Raises OSError if the folder cannot be
        written.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with locked(self.path):
            self._temporary.unlink(missing_ok=True)
            difference = self.compare(files)
            if difference.in_the_way:
                return difference
            for path in (*difference.missing, *difference.stale):
                self._write(path, files[path])
            for path in difference.left:
                (self.path / path).unlink()
            self._remove_empty_folders()
        return difference

    @property
    def _temporary(self) -> Path:
        return self.path / TEMPORARY

    def _content(self, path: str) -> bytes | None:
        """Return the content of a regular file; None for a symlink, a pipe and the like."""
        file = self.path / path
        return file.read_bytes() if stat.S_ISREG(file.lstat().st_mode) else None

    def _present(self) -> Iterator[str]:
        """Yield every file in the owned folders, and every owned name that is itself a file or a symlink."""
        for name in self.owned:
            start = self.path / name
            if start.is_symlink() or start.is_file():
                yield name
                continue
            for folder, _, names in os.walk(start):
                yield from ((Path(folder) / each).relative_to(self.path).as_posix() for each in names)

    def _obstacle(self, path: str, known: dict[PurePath, bool | None]) -> str | None:
        """Return the path of what is in the place of `path` or a folder above it, if anything is.

        `known` says of each folder whether it is one; None if nothing is there. What is found out is added.
        """
        for above in reversed(PurePath(path).parents[:-1]):
            if above not in known:
                known[above] = self._is_folder(above)
            if not known[above]:
                return None if known[above] is None else above.as_posix()
        return path if os.path.lexists(self.path / path) else None

    def _is_folder(self, path: PurePath) -> bool | None:
        """Whether there is a folder, and not a link to one; None if there is nothing."""
        try:
            return stat.S_ISDIR((self.path / path).lstat().st_mode)
        except FileNotFoundError:
            return None

    def _write(self, path: str, content: bytes) -> None:
        target = self.path / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._temporary.write_bytes(content)
            os.replace(self._temporary, target)
        except OSError as error:
            self._temporary.unlink(missing_ok=True)
            raise OSError(error.errno, error.strerror, str(target)) from None

    def _remove_empty_folders(self) -> None:
        for name in self.owned:
            for folder, _, _ in os.walk(self.path / name, topdown=False):
                if not os.listdir(folder):
                    os.rmdir(folder)
