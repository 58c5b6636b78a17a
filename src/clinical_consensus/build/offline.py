"""The site offline: the list of files that a device keeps of an edition, and a copy to unzip and open."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from clinical_consensus.collection.wording import size
from clinical_consensus.contract.records import Profile
from clinical_consensus.downloads.manifest import DOWNLOADS, copy_path
from clinical_consensus.files.archive import zipped

KEPT_UNASKED = 5 * 1024 * 1024
"""Up to this size in bytes, a device keeps the site after one visit; a larger one only if the reader asks."""

_NOT_KEPT = re.compile(r"_headers$|security-headers\.nginx\.conf$|site-build\.json$|sitemap\.|sw(-\w+)?\.js(on)?$")
"""Files that only a host needs."""

_NOT_IN_COPY = re.compile(rf"404\.html$|manifest\.webmanifest$|{_NOT_KEPT.pattern}")
_LINK = re.compile(r'(<a [^>]*?href=")([^"#?:]*?/|\.{1,2}(?:/\.\.)*)(?=["#?])')
_HOSTED = re.compile(
    r'\s*<link rel="?(?:manifest|preload)"?[^>]*>|\s*<(li|ul) [^>]*data-hosted\b[^>]*>.*?</\1>', re.DOTALL
)
"""Elements that a page opened from a disk may not load, or whose files the copy does not have."""


def write_offline(site: Path, profile: Profile, with_copy: bool) -> None:
    """Write the lists of the files that a device keeps, and, `with_copy`, the copy to unzip with its figures."""
    if with_copy:
        _write_copy(site, profile)
    _write_lists(site, profile)


def _write_copy(site: Path, profile: Profile) -> None:
    copy = zipped({name: _in_copy(path) for name, path in _files(site).items() if _is_in_copy(name)})
    target = site / copy_path(profile.id)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(copy)
    page = site / DOWNLOADS / "index.html"
    figures = {"size": f", {size(len(copy))}", "sha256": hashlib.sha256(copy).hexdigest()}
    page.write_text(_filled(page.read_text(encoding="utf-8"), figures), encoding="utf-8", newline="")


def _is_in_copy(name: str) -> bool:
    return not _NOT_IN_COPY.match(name) and not (name.startswith(DOWNLOADS) and name.endswith(".zip"))


def _in_copy(path: Path) -> bytes:
    """The content of a file in the copy: every link in a page names a file, so that it works from a disk."""
    content = path.read_bytes()
    if path.suffix != ".html":
        return content
    return _LINK.sub(_to_file, _HOSTED.sub("", content.decode("utf-8"))).encode()


def _to_file(link: re.Match[str]) -> str:
    return f"{link[1]}{link[2].rstrip('/')}/index.html" if link[2].strip("/") else f"{link[1]}index.html"


def _filled(page: str, figures: Mapping[str, str]) -> str:
    """The downloads page with the copy's figures in the elements meant for them."""
    return re.sub(r'<[^>]* data-copy="?(\w+)"?[^>]*>', lambda place: f"{place[0]}{figures[place[1]]}", page)


def _write_lists(site: Path, profile: Profile) -> None:
    """Write what a device may keep: two lists of files with their hashes, and the figures that every visit loads."""
    pages: dict[str, bytes] = {}
    downloads: dict[str, bytes] = {}
    for name, path in _files(site).items():
        if _NOT_KEPT.match(name) or name.endswith(".zip"):
            continue
        is_download = name.startswith((DOWNLOADS, "data/")) or name.endswith((".txt", ".xml"))
        is_download = is_download and not name.endswith("index.html") and not name.startswith("assets/")
        address = name.removesuffix("index.html") if name.endswith("index.html") else name
        (downloads if is_download else pages)[address or "./"] = path.read_bytes()
    figures = {
        "edition": profile.edition.version,
        "limit": KEPT_UNASKED,
        "pages": _write_list(site / "sw-pages.json", pages),
        "downloads": _write_list(site / "sw-downloads.json", downloads),
    }
    (site / "sw-files.js").write_text(f"self.siteFiles = {json.dumps(figures)};\n", encoding="utf-8")


def _write_list(path: Path, contents: Mapping[str, bytes]) -> dict[str, object]:
    """Write the list of some files to `path`; returns its name and hash, and how many files and bytes there are."""
    hashes = {address: hashlib.sha256(content).hexdigest() for address, content in contents.items()}
    written = json.dumps(hashes).encode()
    path.write_bytes(written)
    return {
        "list": path.name,
        "sha256": hashlib.sha256(written).hexdigest(),
        "count": len(contents),
        "size": len(written) + sum(map(len, contents.values())),
    }


def _files(site: Path) -> dict[str, Path]:
    """Every file of a site by its path in it, sorted by path."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return dict(sorted(paths.items()))
