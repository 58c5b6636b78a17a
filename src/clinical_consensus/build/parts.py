"""The parts of a site that several runs made: what each says of itself, and the pages and downloads in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from clinical_consensus.contract.problems import RefusedError, shown
from clinical_consensus.contract.shard import WHOLE_SITE, Shard, shard_of
from clinical_consensus.downloads.manifest import DOWNLOADS
from clinical_consensus.downloads.pack import Earlier, Made
from clinical_consensus.files.kept_json import kept_json
from clinical_consensus.files.plain_files import plain_content

PART_FILE = "part.json"
"""The file in every part that says what it is; it is written last."""

INPUTS, SITE = "inputs/", "site/"
"""The folders of a part: the collection's files as they were read, and the pages and downloads at their places."""

PART_MADE_BY = "clinical-consensus site --shard"


@dataclass(frozen=True)
class SitePart:
    """A part in a folder, and what it says of itself."""

    folder: Path
    said: Mapping[str, Any]

    @cached_property
    def shard(self) -> Shard:
        """Its share of the site."""
        return shard_of(str(self.said["shard"])) or WHOLE_SITE

    @property
    def made_from(self) -> str:
        """A digest of everything that decides the site's bytes."""
        return str(self.said["made_from"])

    @property
    def data(self) -> str:
        """The path of the collection's file among the inputs."""
        return str(self.said["data"])

    def inputs(self) -> Iterator[tuple[str, bytes]]:
        """Yield each of the collection's files by its path."""
        for path in self.said["files"]:
            if path.startswith(INPUTS):
                yield path.removeprefix(INPUTS), plain_content(self.folder, path) or b""

    def damage(self) -> str:
        """Return what is wrong with its files, or ""."""
        for path, sha256 in self.said["files"].items():
            content = plain_content(self.folder, path)
            if content is None:
                return f"{path} is missing"
            if hashlib.sha256(content).hexdigest() != sha256:
                return f"{path} was altered or cut off"
        return ""


@dataclass(frozen=True)
class Parts:
    """All parts of a site, each once."""

    each: tuple[SitePart, ...]

    @property
    def first(self) -> SitePart:
        """The first part."""
        return self.each[0]

    def pages(self, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield key and content of those finished pages that a part has."""
        for key in keys:
            if found := self._page_of.get(key):
                part, path = found
                yield key, plain_content(part.folder, f"{SITE}{path}") or b""

    @cached_property
    def _page_of(self) -> Mapping[str, tuple[SitePart, str]]:
        return {key: (part, path) for part in self.each for path, key in part.said["pages"].items()}

    def download(self, path: str, key: str) -> Made | None:
        """Return the download at a path if a part has it, made from what has this digest."""
        found = (Earlier(part.folder / SITE / DOWNLOADS, part.said["downloads"]).found(path, key) for part in self.each)
        return next(filter(None, found), None)


NO_PARTS = Parts(())


def read_parts(folders: Sequence[Path]) -> Parts:
    """Return the parts in these folders.

    Raises RefusedError, which names each that is none, damaged, foreign, double or missing.
    """
    read = [(folder, _read(folder)) for folder in folders]
    parts = [part for _, part in read if isinstance(part, SitePart)]
    wrong = [f"{shown(folder)}: {what}" for folder, what in read if isinstance(what, str)]
    wrong += _foreign(parts) or [*_doubled(parts), *([] if wrong else _missing(parts))]
    if wrong:
        raise RefusedError(*wrong, "the parts were not put together")
    return Parts(tuple(sorted(parts, key=lambda part: part.shard.number)))


def _read(folder: Path) -> SitePart | str:
    """The part in a folder, or what is wrong with it, and the cure."""
    if not folder.is_dir():
        return "there is no such folder; check the path, or build this part"
    try:
        said = kept_json(plain_content(folder, PART_FILE) or b"")
    except OSError:
        said = None
    if not isinstance(said, dict) or said.get("made_by") != PART_MADE_BY:
        return (
            f"this is no part of a site, or it was not finished; build it with {PART_MADE_BY} … --out {shown(folder)}"
        )
    part = SitePart(folder, said)
    damage = "what it says of itself was altered"
    with suppress(KeyError, TypeError, AttributeError, ValueError, OSError):
        names = (*said["pages"], *said["downloads"], *said["files"], part.data)
        is_within = not any(PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts for name in names)
        if is_within and _is_complete(said) and shard_of(str(said["shard"])) and part.made_from:
            damage = part.damage()
    return f"{damage}; build this part again" if damage else part


def _is_complete(said: Mapping[str, Any]) -> bool:
    """Whether it says all that the site is put together by, each in its kind."""
    settings = said["settings"]
    texts = (*said["pages"].values(), *(settings[name] for name in ("site_url", "paper", "rationale")))
    is_text = all(isinstance(each, str) for each in (*texts, *settings["downloads"]))
    return is_text and isinstance(said["downloads"], dict) and isinstance(settings["downloads"], list)


def _foreign(parts: Sequence[SitePart]) -> list[str]:
    """What says that the parts are not those of one site; the parts like most of them are right."""
    kinds = Counter((part.made_from, part.shard.count) for part in parts)
    if len(kinds) < 2:
        return []
    [(right, _)] = kinds.most_common(1)
    return [
        f"{shown(part.folder)}: this is part {part.shard} of another site, edition, program or division; "
        "leave it out, or build all parts again"
        for part in parts
        if (part.made_from, part.shard.count) != right
    ]


def _doubled(parts: Sequence[SitePart]) -> Iterator[str]:
    first: dict[Shard, Path] = {}
    for part in parts:
        if part.shard in first:
            yield f"{shown(part.folder)}: this is part {part.shard}, like {shown(first[part.shard])}; leave one out"
        first.setdefault(part.shard, part.folder)


def _missing(parts: Sequence[SitePart]) -> Iterator[str]:
    present, count = {part.shard for part in parts}, parts[0].shard.count
    for number in range(1, count + 1):
        if Shard(number, count) not in present:
            yield f"part {number}/{count} is missing; build it, or name its folder"
