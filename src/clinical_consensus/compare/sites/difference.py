"""The files in which two built sites differ for their readers."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from clinical_consensus.compare.sites.items import Item, Mismatch, differences
from clinical_consensus.compare.sites.readers import file_items
from clinical_consensus.files.kept_json import kept_json
from clinical_consensus.files.tree_difference import tree_files

_ARCHIVES = (".zip", ".apkg")
_HASH = re.compile("[0-9a-f]{64}")
_NAME = re.compile(r"\b(assets/hashed/[\w.-]+)\.[0-9a-f]{12}(?=\.\w+)")
"""A name that holds a hash of its file's content."""

_INSIDE = " » "
_HASHES, _KEPT = "SHA256SUMS.txt", "sw-files.js"
_LISTS = (_HASHES, "sw-downloads.json", "sw-pages.json", _KEPT)
"""The files that list other files."""

_Files = Mapping[str, Callable[[], bytes]]
"""The function that reads each file, by the file's path."""


@dataclass(frozen=True)
class Differing:
    """A file that differs, how ("missing", "added", "changed", "derived": a list of files that differ), and where."""

    path: str
    how: str
    where: tuple[Mismatch, ...] = ()


def differing_content(old: Path, new: Path, ignored: Collection[str]) -> Iterator[Differing]:
    """Yield the files of two folders that differ for readers, those in archives too, except the paths `ignored`."""
    before, after = (
        {_plain(path): file.read_bytes for path, file in tree_files(folder).items() if path not in ignored}
        for folder in (old, new)
    )
    yield from _differing(_Site(before, _hashes(before)), _Site(after, _hashes(after)))


@dataclass(frozen=True)
class _Site:
    """The files of a site or of an archive in it, and the path of each file of the site by its SHA-256."""

    files: _Files
    paths: Mapping[str, str]


def _hashes(files: _Files) -> dict[str, str]:
    return {hashlib.sha256(read()).hexdigest(): path for path, read in sorted(files.items(), reverse=True)}


def _differing(one: _Site, other: _Site) -> Iterator[Differing]:
    """The files that differ; lists of hashes come last, since their hashes must differ where the files' bytes do."""
    old, new = one.files, other.files
    other_bytes: set[str] = set()
    other_content: set[str] = set()
    for path in sorted({*old, *new}):
        if path not in new or path not in old:
            other_content.add(path)
            yield Differing(path, "added" if path in new else "missing")
        elif old[path]() != new[path]():
            other_bytes.add(path)
            found = [] if path in _LISTS else list(_changed(path, one, other))
            yield from found
            other_content.update([path] if found else [])
    for path in _LISTS:
        if path in old and path in new:
            yield from _derived(
                path, _listed(path, old[path]()), _listed(path, new[path]()), other_bytes, other_content
            )


def _changed(path: str, one: _Site, other: _Site) -> Iterator[Differing]:
    if path.endswith(_ARCHIVES):
        for each in _differing(_opened(one, path), _opened(other, path)):
            yield Differing(f"{path}{_INSIDE}{each.path}", each.how, each.where)
    elif found := tuple(differences(_items(one, path), _items(other, path))):
        yield Differing(path, "changed", found)


def _opened(site: _Site, path: str) -> _Site:
    archive = ZipFile(io.BytesIO(site.files[path]()))
    members: _Files = {_plain(name): partial(archive.read, name) for name in archive.namelist()}
    return _Site(members, {**site.paths, **_hashes(members)})


def _items(site: _Site, path: str) -> list[Item]:
    """The items of a file; a hash of a file of the site is replaced by the file's path, and taken out of a name."""
    items = file_items(path, site.files[path]())
    return [
        replace(item, value=_HASH.sub(lambda found: site.paths.get(found[0], found[0]), _plain(item.value)))
        for item in items
    ]


def _plain(text: str) -> str:
    return _NAME.sub(r"\1", text)


def _derived(
    path: str, old: Mapping[str, str], new: Mapping[str, str], other_bytes: set[str], other_content: set[str]
) -> Iterator[Differing]:
    """A list that names other files, or whose hash of a file changes although the file does not, or the reverse."""
    wrong = tuple(
        Mismatch(name, old.get(name, ""), new.get(name, ""))
        for name in sorted({*old, *new})
        if (old.get(name) != new.get(name)) != (name in other_bytes) and name not in other_content
    )
    if wrong:
        yield Differing(path, "changed", wrong)
    elif other_content & {*old, *new}:
        yield Differing(path, "derived")


def _listed(path: str, content: bytes) -> dict[str, str]:
    """The hash of each file in a list, by the file's path, and the list's other values that are not sizes or hashes."""
    if path == _HASHES:
        lines = (line.partition("  ") for line in content.decode("utf-8").splitlines())
        return {name: digest for digest, _, name in lines}
    listed = kept_json(content.partition(b"= ")[2].rstrip(b";\n") if path == _KEPT else content)
    if not isinstance(listed, dict):
        return {"": hashlib.sha256(content).hexdigest()}
    if path == _KEPT:
        return {name: str(listed.get(name)) for name in ("edition", "limit")}
    return {_file(address): digest for address, digest in listed.items()}


def _file(address: str) -> str:
    return f"{address.removeprefix('./')}index.html" if address.endswith("/") else _plain(address)
