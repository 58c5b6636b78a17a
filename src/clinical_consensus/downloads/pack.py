"""The files of the teaching pack as they were made, and those of an earlier run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from clinical_consensus.downloads.manifest import Download, Offer
from clinical_consensus.files.plain_files import plain_content


@dataclass(frozen=True)
class Made:
    """One file: a digest of what it was made from, its content and number of pages; or the reason why there is none."""

    key: str
    content: bytes | None
    count: int = 0
    reason: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the content, or "" if there is none."""
        return hashlib.sha256(self.content).hexdigest() if self.content is not None else ""


@dataclass(frozen=True)
class Pack:
    """Every file of a teaching pack in the order of the plan, made or not."""

    made: tuple[tuple[Download, Made], ...]

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The content of the files that could be made, by path in downloads/."""
        return {each.path: made.content for each, made in self.made if made.content is not None}

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """What the pages say about each file."""
        return tuple(
            Offer(each, len(made.content or b""), made.count, made.sha256, made.reason) for each, made in self.made
        )

    @property
    def failures(self) -> tuple[str, ...]:
        """A line for each file that could not be made."""
        return tuple(f"downloads/{each.path} was not made: {made.reason}" for each, made in self.made if made.reason)

    def stamp(self) -> dict[str, dict[str, object]]:
        """Return what the next run needs to reuse the files, by path: "key", "sha256" and "count"."""
        return {
            each.path: {"key": made.key, "sha256": made.sha256, "count": made.count}
            for each, made in self.made
            if made.content is not None
        }


Found = Callable[[str, str], Made | None]
"""Finds a file that was made before, by its path in downloads/ and the digest of what it is made from."""


@dataclass(frozen=True)
class Earlier:
    """The files of an earlier run in a folder, and the stamp of that run. No link in the folder is followed."""

    folder: Path
    stamp: Mapping[str, object]

    def found(self, path: str, key: str) -> Made | None:
        """Return the file at `path` if it was made with `key` and is unchanged, else None."""
        entry = self.stamp.get(path)
        if not isinstance(entry, dict) or entry.get("key") != key or not isinstance(entry.get("count"), int):
            return None
        try:
            content = None if self.folder.is_symlink() else plain_content(self.folder, path)
        except OSError:
            return None
        made = Made(key, content, entry["count"])
        return made if made.sha256 == entry.get("sha256") else None
