"""What is added to a built site and taken from it, the same for every site builder; no page is changed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import escape
from mkdocs.utils.yaml import yaml_load

from clinical_consensus.build.host_headers import write_headers
from clinical_consensus.build.offline import write_offline
from clinical_consensus.contract.records import Profile
from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from clinical_consensus.files.plain_files import write_file, write_or_link


def add_files(site: Path, files: Mapping[str, bytes], last: Path | None = None) -> None:
    """Add files by path to a site; those that are the same in the folder `last`, an earlier site, are linked."""
    for name, content in files.items():
        write_or_link(site, name, content, last)


def finish(
    work: Path, profile: Profile, site_url: str, with_copy: bool = True, cache: Cache = NOTHING_KEPT
) -> Mapping[str, str]:
    """Finish the site that was built in the folder `work`, with all its files: add the headers and what offline needs.

    Files of the theme that no page loads are removed. There is a sitemap if `site_url`, the hosted address, is not
    empty. `with_copy` says whether a zipped copy of the site is added too; `cache` has what earlier runs packed of it.
    Returns the SHA-256 of each file by path.
    """
    site = work / "site"
    for path in _unused(site, work / "docs"):
        path.unlink()
    for folder, _, _ in os.walk(site, topdown=False):
        if not os.listdir(folder):
            Path(folder).rmdir()
    if site_url:
        write_file(site / "sitemap.xml", _sitemap(site, site_url, profile.edition.date).encode())
    write_headers(site, _policy(work / "mkdocs.yml"))
    return write_offline(site, profile, _text_hash(work / "docs" / "collection.yml"), with_copy, cache)


def _unused(site: Path, docs: Path) -> Iterator[Path]:
    """Files that no page loads: the theme's assets, its search, and the sitemap of the pages that it has made."""
    for path in sorted(site.glob("assets/**/*")):
        if path.is_file() and not (docs / path.relative_to(site)).exists():
            yield path
    yield from (*site.glob("search.json"), *site.glob("sitemap.xml*"))


def _sitemap(site: Path, site_url: str, date: datetime.date) -> str:
    """The address of every page, and the edition's date (sitemaps.org, "Sitemaps XML format")."""
    folders = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    addresses = (site_url if folder == "." else f"{site_url}{folder}/" for folder in folders)
    entries = "".join(f"<url><loc>{escape(address)}</loc><lastmod>{date}</lastmod></url>\n" for address in addresses)
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{start}{entries}</urlset>\n"


def _policy(settings: Path) -> str:
    """The Content-Security-Policy that the settings give every page."""
    with settings.open("rb") as file:
        return str(yaml_load(file)["extra"]["policy"])


def _text_hash(settings: Path) -> str:
    """The hash of the collection's text that the settings give every page."""
    with settings.open("rb") as file:
        return str(yaml_load(file).get("extra", {}).get("text", ""))
