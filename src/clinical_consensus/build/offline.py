"""The site offline: the list of files that a device keeps of an edition, and a copy to unzip and open."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from clinical_consensus.build.copy_to_unzip import FOR_HOSTS, copied
from clinical_consensus.contract.records import Profile
from clinical_consensus.downloads.manifest import DOWNLOADS, copy_path, hash_path
from clinical_consensus.files.cache import Cache
from clinical_consensus.files.plain_files import plain_files, write_file

KEPT_UNASKED = 5 * 1024 * 1024
"""Up to this size in bytes, a device keeps the site after one visit; a larger one only if the reader asks."""

_PAGES, _DOWNLOADS, _FIGURES = "sw-pages.json", "sw-downloads.json", "sw-files.js"
LISTS = (_PAGES, _DOWNLOADS, _FIGURES)
"""The files that say what a device keeps: two lists, and their figures."""

_OF_PAGES = ("index.html", "/scheme.js")
"""The files of a page, wherever it is."""


def write_offline(site: Path, profile: Profile, text_hash: str, with_copy: bool, cache: Cache) -> Mapping[str, str]:
    """Write the lists of the files that a device keeps, and, `with_copy`, the copy to unzip and its hash in a file.

    `text_hash` is that of the collection's text, as every page has it: by it an open page learns that it is old.
    `cache` has what earlier runs packed. Returns the SHA-256 of every file of the site by its path.
    """
    present = tuple(plain_files(site))
    files = dict(_with_copy(site, present, profile.id, text_hash, cache) if with_copy else _read(site, present))
    lists = _lists(files, profile, text_hash)
    for name, content in lists.items():
        write_file(site / name, content)
    return {name: file.sha256 for name, file in {**files, **{name: _file(lists[name]) for name in lists}}.items()}


@dataclass(frozen=True)
class _File:
    """A file of the site."""

    sha256: str
    size: int


def _file(content: bytes) -> _File:
    return _File(hashlib.sha256(content).hexdigest(), len(content))


def _read(site: Path, names: Iterable[str]) -> Iterator[tuple[str, _File]]:
    for name in names:
        yield name, _file((site / name).read_bytes())


def _with_copy(
    site: Path, names: Iterable[str], collection_id: str, text_hash: str, cache: Cache
) -> Iterator[tuple[str, _File]]:
    """Read the files and write them into the zipped copy; then its SHA-256 in the format of sha256sum."""
    path = copy_path(collection_id)
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    for name, content in copied(site, names, site / path, text_hash, cache):
        yield name, _file(content)
    with (site / path).open("rb") as written:
        copy = _File(hashlib.file_digest(written, "sha256").hexdigest(), (site / path).stat().st_size)
    yield path, copy
    line = f"{copy.sha256}  {path.removeprefix(DOWNLOADS)}\n".encode()
    write_file(site / hash_path(collection_id), line)
    yield hash_path(collection_id), _file(line)


def _lists(files: Mapping[str, _File], profile: Profile, text_hash: str) -> dict[str, bytes]:
    """What a device may keep, by path: two lists of files with their hashes, and the figures that every visit loads."""
    pages: dict[str, _File] = {}
    downloads: dict[str, _File] = {}
    for name, file in files.items():
        if FOR_HOSTS.match(name) or name.endswith(".zip"):
            continue
        is_download = name.startswith((DOWNLOADS, "data/")) or name.endswith((".txt", ".xml"))
        is_download = is_download and not name.endswith(_OF_PAGES) and not name.startswith("assets/")
        address = name.removesuffix("index.html") if name.endswith("index.html") else name
        (downloads if is_download else pages)[address or "./"] = file
    lists = {_PAGES: _hashes(pages), _DOWNLOADS: _hashes(downloads)}
    figures = {
        "edition": profile.edition.version,
        "text": text_hash,
        "limit": KEPT_UNASKED,
        "pages": _figures(_PAGES, lists[_PAGES], pages),
        "downloads": _figures(_DOWNLOADS, lists[_DOWNLOADS], downloads),
    }
    return {**lists, _FIGURES: f"self.siteFiles = {json.dumps(figures)};\n".encode()}


def _hashes(files: Mapping[str, _File]) -> bytes:
    return json.dumps({address: file.sha256 for address, file in files.items()}).encode()


def _figures(name: str, written: bytes, files: Mapping[str, _File]) -> dict[str, object]:
    """The name and hash of a list, and how many files and bytes there are."""
    return {
        "list": name,
        "sha256": hashlib.sha256(written).hexdigest(),
        "count": len(files),
        "size": len(written) + sum(file.size for file in files.values()),
    }
