"""The copy to unzip is the same bytes, whatever earlier runs packed of it and whatever happened to what they kept."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from clinical_consensus.build.copy_to_unzip import copied
from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from test_finished_pages import DAMAGES

PAGE = (
    '<html><head><link rel="manifest" href="x"></head><body data-text="{}">{}'
    '<ul data-hosted><li>hosted</li></ul><a href="../a/">a</a>{}</body></html>'
)
OUT = '<html><head></head><body data-text="{}">{}<a href="../a/index.html">a</a>{}</body></html>'
LONG = " ".join(f"SYNTHETIC {number} é" for number in range(5000))
WORDS = {"index.html": "one", "a/index.html": LONG, "b/index.html": "one", "c/index.html": 'two data-text="1"'}
FILES = {"404.html": b"not in it", "data/x.csv": b"x", "sw.js": b"not in it", "downloads/x-site.zip": b"not in it"}


def site_of(folder: Path, text: str, words: Mapping[str, str] = WORDS) -> Path:
    pages = {name: PAGE.format(text, word, word).encode() for name, word in words.items()}
    for name, content in {**FILES, **pages, "plain.html": b"<p>no hash</p>"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def copy_of(site: Path, text: str, cache: Cache) -> bytes:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    to = site.with_name(f"{site.name}.zip")
    assert dict(copied(site, names, to, text, cache)) == {name: (site / name).read_bytes() for name in names}
    return to.read_bytes()


def unpacked(copy: Path) -> dict[str, str]:
    with ZipFile(copy) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_copy_has_every_page_as_it_is_on_a_disk(tmp_path: Path) -> None:
    expected = {name: OUT.format("1", word, word) for name, word in WORDS.items()}
    expected |= {"data/x.csv": "x", "plain.html": "<p>no hash</p>"}
    cache = Cache(tmp_path / "kept")
    for _ in range(2):
        copy_of(site_of(tmp_path / "site", "1"), "1", cache)
        assert unpacked(tmp_path / "site.zip") == expected


def streamed(copy: bytes) -> dict[str, str]:
    """Read an archive as programs do that unpack it while it arrives: entry after entry, without its directory."""
    files, at = {}, 0
    while copy[at : at + 4] == b"PK\x03\x04":
        flags, method, _, _, crc, packed, size, name, extra = struct.unpack_from("<6xHHHHLLLHH", copy, at)
        assert (flags & 0x08, method, extra) == (0, ZIP_DEFLATED, 0)
        start = at + 30 + name
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        content = inflate.decompress(copy[start : start + packed])
        assert (inflate.eof, inflate.unused_data, len(content), zlib.crc32(content)) == (True, b"", size, crc)
        files[copy[at + 30 : start].decode()] = content.decode()
        at = start + packed
    assert copy[at : at + 4] == b"PK\x01\x02"
    return files


def test_programs_that_do_not_read_the_directory_unpack_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    for _ in range(2):
        copy = copy_of(site_of(tmp_path / "site", "1"), "1", cache)
        assert streamed(copy) == unpacked(tmp_path / "site.zip")


def test_what_is_kept_of_another_text_is_taken_for_no_other(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    copy_of(site_of(tmp_path / "first", "1"), "1", cache)
    words = {**WORDS, "b/index.html": "another"}
    fresh = copy_of(site_of(tmp_path / "fresh", "2", words), "2", NOTHING_KEPT)
    assert copy_of(site_of(tmp_path / "again", "2", words), "2", cache) == fresh


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_what_is_kept_changes_no_copy(tmp_path: Path, damage: str) -> None:
    fresh = copy_of(site_of(tmp_path / "fresh", "1"), "1", NOTHING_KEPT)
    cache = Cache(tmp_path / "cache" / "kept")
    assert copy_of(site_of(tmp_path / "first", "1"), "1", cache) == fresh
    DAMAGES[damage](tmp_path / "cache" / "kept")
    assert copy_of(site_of(tmp_path / "again", "1"), "1", cache) == fresh


def test_an_unchanged_page_is_not_packed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "kept")
    copy_of(site_of(tmp_path / "first", "1"), "1", cache)
    packed: list[bytes] = []

    def seen(html: bytes) -> bytes:
        packed.append(html)
        return html

    monkeypatch.setattr("clinical_consensus.build.copy_to_unzip._in_copy", seen)
    copy_of(site_of(tmp_path / "again", "2", {**WORDS, "b/index.html": "another"}), "2", cache)
    ends = [html for html in packed if b"</body>" in html]
    assert len(ends) == 1
    assert b"another" in ends[0]
