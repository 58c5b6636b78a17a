"""The only module that writes generated files: only what changed, nothing that it does not own, whole files or none.

A folder that is kept in step has an owner: the folders and files named as owned belong to the generator whole. A run
that was killed leaves at most one temporary file behind, which the next run removes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from clinical_consensus.files.atomic import held

TEMPORARY = ".half-written.tmp"


@dataclass(frozen=True)
class Difference:
    """How a folder departs from what was generated; each member is a sorted list of paths in it."""

    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    """Files whose content differs."""
    left: tuple[str, ...] = ()
    """Files of an earlier run that are generated no more."""
    foreign: tuple[str, ...] = ()
    """Files in owned folders that the generator never made."""
    in_the_way: tuple[str, ...] = ()
    """Files or folders that the generator did not make, standing where a generated file belongs."""

    @property
    def changes(self) -> int:
        """How many files a run would write or remove."""
        return len(self.missing) + len(self.stale) + len(self.left)


@dataclass(frozen=True)
class Folder:
    """A folder to keep in step.

    `owned` are the top-level names in it that are generated whole; `is_ours` tells from a file's content
    (None: no regular file) whether the generator made it. A link is never followed.
    """

    path: Path
    owned: Collection[str]
    is_ours: Callable[[bytes | None], bool]

    def compare(self, files: Mapping[str, bytes]) -> Difference:
        """Return how the folder departs from `files` (path in the folder → content). Writes nothing."""
        missing: list[str] = []
        stale: list[str] = []
        left: list[str] = []
        foreign: list[str] = []
        in_the_way: set[str] = set()
        present = set(self._present())
        for path, content in files.items():
            if path not in present:
                obstacle = self._obstacle(path)
                if obstacle is None:
                    missing.append(path)
                else:
                    in_the_way.add(obstacle)
                continue
            current = self._content(path)
            if current == content:
                continue
            (stale.append if self.is_ours(current) else in_the_way.add)(path)
        for path in present - set(files):
            ours = self.is_ours(self._content(path))
            (left if ours else foreign).append(path)
        lists = (missing, stale, left, set(foreign) - in_the_way, in_the_way)
        return Difference(*(tuple(sorted(paths)) for paths in lists))

    def update(self, files: Mapping[str, bytes]) -> Difference:
        """Bring the folder in step with `files` and return what differed; foreign files stay.

        Where something is in the way, nothing is written. Raises OSError when the folder cannot be written.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with held(self.path):
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
        """The content of a regular file; None for a link, a pipe and the like."""
        file = self.path / path
        return file.read_bytes() if stat.S_ISREG(file.lstat().st_mode) else None

    def _present(self) -> Iterator[str]:
        """Every file in the owned folders, and every owned name that is itself a file or a link."""
        for name in self.owned:
            start = self.path / name
            if start.is_symlink() or start.is_file():
                yield name
                continue
            for folder, _, names in os.walk(start):
                yield from ((Path(folder) / each).relative_to(self.path).as_posix() for each in names)

    def _obstacle(self, path: str) -> str | None:
        """What stands where `path` or a folder above it belongs, if anything does."""
        for above in reversed(list(Path(path).parents)[:-1]):
            candidate = self.path / above
            if candidate.is_symlink() or (candidate.exists() and not candidate.is_dir()):
                return above.as_posix()
        whole = self.path / path
        return path if whole.is_symlink() or whole.exists() else None

    def _write(self, path: str, content: bytes) -> None:
        target = self.path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        self._temporary.write_bytes(content)
        os.replace(self._temporary, target)

    def _remove_empty_folders(self) -> None:
        for name in self.owned:
            for folder, _, _ in os.walk(self.path / name, topdown=False):
                if not os.listdir(folder):
                    os.rmdir(folder)
