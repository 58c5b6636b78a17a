"""What is added to a built site and taken from it, the same for every site builder; no page is changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from clinical_consensus.build.offline import write_offline
from clinical_consensus.contract.records import Profile
from clinical_consensus.files.plain_files import write_file

_HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def finish(work: Path, profile: Profile, site_url: str, files: Mapping[str, bytes], with_copy: bool = True) -> None:
    """Finish the site that was built in the folder `work`: add `files`, by path, the headers and what offline needs.

    Files of the theme that no page loads are removed, and the sitemap if `site_url`, the hosted address, is empty.
    `with_copy` says whether a zipped copy of the site is added too.
    """
    site = work / "site"
    for path in _unused(site, work / "docs", site_url):
        path.unlink()
    for folder, _, _ in os.walk(site, topdown=False):
        if not os.listdir(folder):
            Path(folder).rmdir()
    _write_headers(site, _policy(work / "mkdocs.yml"))
    for name, content in files.items():
        write_file(site / name, content)
    write_offline(site, profile, _text_hash(work / "docs" / "collection.yml"), with_copy)


def _unused(site: Path, docs: Path, site_url: str) -> Iterator[Path]:
    """Files that no page loads: the theme's assets, its search, a sitemap without a site."""
    for path in sorted(site.glob("assets/**/*")):
        if path.is_file() and not (docs / path.relative_to(site)).exists():
            yield path
    yield from site.glob("search.json")
    if not site_url:
        yield from sorted(site.glob("sitemap.xml*"))


def _policy(settings: Path) -> str:
    """The Content-Security-Policy that the settings give every page."""
    with settings.open("rb") as file:
        return str(yaml_load(file)["extra"]["policy"])


def _text_hash(settings: Path) -> str:
    """The hash of the collection's text that the settings give every page."""
    with settings.open("rb") as file:
        return str(yaml_load(file).get("extra", {}).get("text", ""))


def _write_headers(site: Path, policy: str) -> None:
    """Write the headers that a host should send: `_headers` for hosts that read that file, and a snippet for nginx."""
    headers = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'", **_HEADERS}
    lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    write_file(site / "_headers", f"/*\n{lines}".encode())
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    write_file(site / "security-headers.nginx.conf", lines.encode())
