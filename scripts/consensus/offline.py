"""The site without a network: the list by which a device keeps a whole edition, and a copy to unzip and open."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from consensus.model import Profile

KEPT_UNASKED = 5 * 1024 * 1024
"""Up to so many bytes a device keeps the site after one visit; above that, only when asked."""

_HOSTS_ONLY = (
    "404.html",
    "_headers",
    "manifest.webmanifest",
    "security-headers.nginx.conf",
    "site-build.json",
    "sw-files.js",
    "sw.js",
)
_LINK = re.compile(r'(<a [^>]*?href=")([^"#?:]*?/|\.{1,2}(?:/\.\.)*)(?=["#?])')
_HOSTED = re.compile(r'\s*<link rel="?(?:manifest|preload)"?[^>]*>')
"""What a page on a disk may not ask for."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def write_offline(site: Path, profile: Profile) -> None:
    """Write `downloads/<collection>-site.zip` and `sw-files.js` into a finished site."""
    _write_copy(site, profile)
    _write_list(site, profile)


def copy_name(profile: Profile) -> str:
    """Return the path of the copy to unzip, in the site."""
    return f"downloads/{profile.id}-site.zip"


def _write_copy(site: Path, profile: Profile) -> None:
    """Zip the site so that it works from a disk: every link names its file."""
    archive = site / copy_name(profile)
    archive.parent.mkdir(exist_ok=True)
    with ZipFile(archive, "w", ZIP_DEFLATED) as copy:
        for path in _files(site):
            name = path.relative_to(site).as_posix()
            if name in _HOSTS_ONLY or name.startswith(("downloads/", "sitemap")):
                continue
            content = path.read_bytes()
            if path.suffix == ".html":
                text = _HOSTED.sub("", content.decode("utf-8"))
                content = _LINK.sub(_to_file, text).encode()
            entry = ZipInfo(f"{profile.id}-site/{name}", _EARLIEST)
            entry.external_attr = 0o644 << 16
            copy.writestr(entry, content, ZIP_DEFLATED)


def _to_file(link: re.Match[str]) -> str:
    return f"{link[1]}{link[2].rstrip('/')}/index.html" if link[2].strip("/") else f"{link[1]}index.html"


def _write_list(site: Path, profile: Profile) -> None:
    kept = {}
    size = 0
    for path in _files(site):
        name = path.relative_to(site).as_posix()
        if name.startswith(("downloads/", "_", "sitemap", "security-headers")) or name in (
            "sw.js",
            "sw-files.js",
            "site-build.json",
        ):
            continue
        content = path.read_bytes()
        address = name.removesuffix("index.html") if name.endswith("index.html") else name
        kept[address or "./"] = hashlib.sha256(content).hexdigest()
        size += len(content)
    listed = json.dumps(kept, ensure_ascii=True)
    files = {
        "edition": profile.edition.version,
        "version": hashlib.sha256(listed.encode()).hexdigest(),
        "size": size,
        "limit": KEPT_UNASKED,
        "files": kept,
    }
    (site / "sw-files.js").write_text(f"self.siteFiles = {json.dumps(files, ensure_ascii=True)};\n", encoding="utf-8")


def _files(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*") if path.is_file())
