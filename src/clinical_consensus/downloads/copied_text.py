"""What a PDF gives to those who copy its text or read its bookmarks: the text, without what only its layout needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from clinical_consensus.downloads.signs import CONTROLS, without_controls

_HIDDEN = frozenset(f"{ord(each):04X}".encode() for each in CONTROLS)
_OF_GLYPHS = re.compile(rb"(/ActualText<FEFF)([0-9A-F]+)>")
_OF_FONT = re.compile(rb"(?m)^(<[0-9A-F]{4}> <)([0-9A-F]+)>$")


def remove_controls(document: pikepdf.Pdf) -> None:
    """Remove `CONTROLS` from the text and the bookmarks of a document that Typst wrote.

    Typst gives them to the letter beside them: in the text of a glyph (PDF 1.7, section 14.9.4), or in its font's table
    (section 9.10.3).
    """
    for page in document.pages:
        contents: Any = page.Contents
        for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
            _rewrite(stream, _OF_GLYPHS)
    for font in _fonts(document):
        _rewrite(font.ToUnicode, _OF_FONT)
    for entry in _bookmarks(document):
        entry.Title = without_controls(str(entry.Title))


def _rewrite(stream: Any, pattern: re.Pattern[bytes]) -> None:
    before = stream.read_bytes()
    after = pattern.sub(lambda found: found[1] + _shown(found[2]) + b">", before)
    if after != before:
        stream.write(after)


def _shown(text: bytes) -> bytes:
    """A text in hexadecimal UTF-16 without controls, unless it is nothing else."""
    units = (text[start : start + 4] for start in range(0, len(text), 4))
    return b"".join(unit for unit in units if unit not in _HIDDEN) or text


def _fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    seen = set()
    for page in document.pages:
        resources: Any = page.get("/Resources", {})
        for font in resources.get("/Font", {}).values():
            if font.objgen not in seen and "/ToUnicode" in font:
                seen.add(font.objgen)
                yield font


def _bookmarks(document: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [document.Root.get("/Outlines")]
    while waiting:
        entry: Any = waiting.pop()
        if entry is not None:
            waiting += [entry.get("/First"), entry.get("/Next")]
            if "/Title" in entry:
                yield entry
