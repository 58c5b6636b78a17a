"""The copy of a site to unzip and open. What is packed of its pages is kept from run to run: packing takes longest."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from clinical_consensus.contract.settings import code_digest
from clinical_consensus.downloads.manifest import DOWNLOADS
from clinical_consensus.files.archive import archive_in
from clinical_consensus.files.cache import Cache
from clinical_consensus.files.one_by_one import some_at_once

FOR_HOSTS = re.compile(r"_headers$|security-headers\.nginx\.conf$|site-build\.json$|sitemap\.|sw(-\w+)?\.js(on)?$")
"""Files that only a host needs."""

_LEFT_OUT = re.compile(rf"404\.html$|manifest\.webmanifest$|{FOR_HOSTS.pattern}")

_LINK = re.compile(r'(<a [^>]*?href=")([^"#?:]*?/|\.{1,2}(?:/\.\.)*)(?=["#?])')
_HOSTED = re.compile(r'<link rel="(?:manifest|preload)"[^>]*>|<(li|ul) data-hosted.*?</\1>', re.DOTALL)
"""Elements that a page opened from a disk may not load, or whose files the copy does not have."""


def copied(site: Path, names: Iterable[str], to: Path, text_hash: str, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Write the files of a site into the copy at `to`, and yield name and content of each, also of those left out.

    `text_hash` is that of the collection's text. Every page has it, and nothing else of an unchanged page is new: so a
    page is packed in two pieces, and `cache` keeps what comes after the hash. Raises OSError.
    """
    said = f'data-text="{text_hash}"'.encode()
    found, made = list[str](), dict[str, tuple[int, int]]()
    with archive_in(to) as archive:
        for some in some_at_once(names):
            contents = {name: (site / name).read_bytes() for name in some}
            pages = {name: content.partition(said) for name, content in contents.items() if _is_page(name)}
            keys = {name: _key(end) for name, (_, _, end) in pages.items()}
            kept = dict(cache.found(keys.values()))
            for name, content in contents.items():
                if name in pages:
                    before, of_text, after = pages[name]
                    start = _in_copy(before + of_text)
                    end = kept.get(keys[name]) or _packed(_in_copy(after), zlib.Z_FINISH)
                    whole = start + zlib.decompress(end, -zlib.MAX_WBITS)
                    place = archive.add_packed(name, whole, _packed(start, zlib.Z_FULL_FLUSH) + end)
                    if keys[name] in kept:
                        found.append(keys[name])
                    else:
                        made[keys[name]] = place - len(end), len(end)
                elif _is_in_copy(name):
                    archive.add(name, content)
                yield name, content
    with to.open("rb") as written:
        cache.keep(((key, _piece(written, *place)) for key, place in made.items()), found)


def _piece(file: BinaryIO, start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)


def _key(end: bytes) -> str:
    """The key of everything that decides how the end of a page is packed."""
    decides = f"copy\0{code_digest()}\0{zlib.ZLIB_RUNTIME_VERSION}\0".encode()
    return hashlib.sha256(decides + end).hexdigest()


def _packed(content: bytes, ending: int) -> bytes:
    """A piece of a page as raw deflate. After one that ends with a full flush, another may follow (RFC 1951)."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(ending)


def _is_page(name: str) -> bool:
    return name.endswith(".html") and _is_in_copy(name)


def _is_in_copy(name: str) -> bool:
    return not _LEFT_OUT.match(name) and not (name.startswith(DOWNLOADS) and name.endswith(".zip"))


def _in_copy(html: bytes) -> bytes:
    """A piece of a page as it is in the copy: every link names a file, so that it works from a disk."""
    return _LINK.sub(_to_file, _HOSTED.sub("", html.decode("utf-8"))).encode()


def _to_file(link: re.Match[str]) -> str:
    return f"{link[1]}{link[2].rstrip('/')}/index.html" if link[2].strip("/") else f"{link[1]}index.html"
