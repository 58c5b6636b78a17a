"""Find the files that differ between two built sites."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from clinical_consensus.files.kept_json import kept_json

_HOOK = re.compile(rb' data-(?:fact|state)="[^"]*"')

_FIGURES = re.compile(rb'"(sha256|size)": ("\w+"|\d+)')
"""A figure about the files that a device keeps."""


def differing_files(old: Path, new: Path, *, without_hooks: bool) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that differs between two folders, and how: "missing", "added" or "changed".

    `without_hooks` ignores the attributes data-fact and data-state, and what depends on a page's bytes: the hash
    of the copy to unzip, and the hashes by which a device caches pages.
    """
    before, after = tree_files(old), tree_files(new)
    for path in sorted({*before, *after}):
        if path not in after:
            yield path, "missing"
        elif path not in before:
            yield path, "added"
        else:
            one, other = before[path].read_bytes(), after[path].read_bytes()
            if one != other and not (without_hooks and _unhooked(path, one) == _unhooked(path, other)):
                yield path, "changed"


def tree_files(folder: Path) -> Mapping[str, Path]:
    """Return every file in a folder and its folders, by its path in the folder."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def _unhooked(path: str, content: bytes) -> object:
    """Return the content without hooks; for an archive, that of its members; for hashes, none of a page."""
    if path.endswith(".html"):
        return _HOOK.sub(b"", content)
    if path.endswith(".zip.sha256"):
        return ""
    if path.endswith(".zip"):
        with ZipFile(io.BytesIO(content)) as archive:
            return [(name, _unhooked(name, archive.read(name))) for name in archive.namelist()]
    if path == "sw-pages.json":
        listed = kept_json(content)
        if not isinstance(listed, dict):
            return content
        return list(listed), {name: digest for name, digest in listed.items() if not name.endswith(("/", ".html"))}
    if path == "sw-files.js":
        return _FIGURES.sub(b"", content)
    return content
