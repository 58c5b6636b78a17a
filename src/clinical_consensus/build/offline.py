"""The site offline: the list of files that a device keeps of an edition, and a copy to unzip and open."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from clinical_consensus.contract.records import Profile
from clinical_consensus.downloads.manifest import DOWNLOADS, copy_path, hash_path
from clinical_consensus.files.archive import zipped
from clinical_consensus.files.plain_files import write_file

KEPT_UNASKED = 5 * 1024 * 1024
"""Up to this size in bytes, a device keeps the site after one visit; a larger one only if the reader asks."""

_NOT_KEPT = re.compile(r"_headers$|security-headers\.nginx\.conf$|site-build\.json$|sitemap\.|sw(-\w+)?\.js(on)?$")
"""Files that only a host needs."""

_NOT_IN_COPY = re.compile(rf"404\.html$|manifest\.webmanifest$|{_NOT_KEPT.pattern}")
_OF_PAGES = ("index.html", "/scheme.js")
"""The files of a page, wherever it is."""

_LINK = re.compile(r'(<a [^>]*?href=")([^"#?:]*?/|\.{1,2}(?:/\.\.)*)(?=["#?])')
_HOSTED = re.compile(r'<link rel="(?:manifest|preload)"[^>]*>|<(li|ul) data-hosted.*?</\1>', re.DOTALL)
"""Elements that a page opened from a disk may not load, or whose files the copy does not have."""


def write_offline(site: Path, profile: Profile, text_hash: str, with_copy: bool) -> None:
    """Write the lists of the files that a device keeps, and, `with_copy`, the copy to unzip and its hash in a file.

    `text_hash` is that of the collection's text, as every page has it: by it an open page learns that it is old.
    """
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    added = _copy(files, profile) if with_copy else {}
    added |= _lists({**files, **added}, profile, text_hash)
    for name, content in added.items():
        write_file(site / name, content)


def _copy(files: Mapping[str, bytes], profile: Profile) -> dict[str, bytes]:
    """The zipped copy, and its SHA-256 in the format of sha256sum, by path in the site."""
    path = copy_path(profile.id)
    copy = zipped({name: _in_copy(name, content) for name, content in files.items() if _is_in_copy(name)})
    line = f"{hashlib.sha256(copy).hexdigest()}  {path.removeprefix(DOWNLOADS)}\n"
    return {path: copy, hash_path(profile.id): line.encode()}


def _is_in_copy(name: str) -> bool:
    return not _NOT_IN_COPY.match(name) and not (name.startswith(DOWNLOADS) and name.endswith(".zip"))


def _in_copy(name: str, content: bytes) -> bytes:
    """The content of a file in the copy: every link in a page names a file, so that it works from a disk."""
    if not name.endswith(".html"):
        return content
    return _LINK.sub(_to_file, _HOSTED.sub("", content.decode("utf-8"))).encode()


def _to_file(link: re.Match[str]) -> str:
    return f"{link[1]}{link[2].rstrip('/')}/index.html" if link[2].strip("/") else f"{link[1]}index.html"


def _lists(files: Mapping[str, bytes], profile: Profile, text_hash: str) -> dict[str, bytes]:
    """What a device may keep, by path: two lists of files with their hashes, and the figures that every visit loads."""
    pages: dict[str, bytes] = {}
    downloads: dict[str, bytes] = {}
    for name, content in files.items():
        if _NOT_KEPT.match(name) or name.endswith(".zip"):
            continue
        is_download = name.startswith((DOWNLOADS, "data/")) or name.endswith((".txt", ".xml"))
        is_download = is_download and not name.endswith(_OF_PAGES) and not name.startswith("assets/")
        address = name.removesuffix("index.html") if name.endswith("index.html") else name
        (downloads if is_download else pages)[address or "./"] = content
    lists = {"sw-pages.json": _hashes(pages), "sw-downloads.json": _hashes(downloads)}
    figures = {
        "edition": profile.edition.version,
        "text": text_hash,
        "limit": KEPT_UNASKED,
        "pages": _figures("sw-pages.json", lists["sw-pages.json"], pages),
        "downloads": _figures("sw-downloads.json", lists["sw-downloads.json"], downloads),
    }
    return {**lists, "sw-files.js": f"self.siteFiles = {json.dumps(figures)};\n".encode()}


def _hashes(contents: Mapping[str, bytes]) -> bytes:
    return json.dumps({address: hashlib.sha256(content).hexdigest() for address, content in contents.items()}).encode()


def _figures(name: str, written: bytes, contents: Mapping[str, bytes]) -> dict[str, object]:
    """The name and hash of a list, and how many files and bytes there are."""
    return {
        "list": name,
        "sha256": hashlib.sha256(written).hexdigest(),
        "count": len(contents),
        "size": len(written) + sum(map(len, contents.values())),
    }
