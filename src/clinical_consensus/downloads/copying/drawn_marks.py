"""Vowel marks of Arabic and Hebrew letters drawn as shapes: their letter has their text.

PDFium copies a mark that is a glyph of its own beside another letter, or takes it for a line of its own.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from clinical_consensus.downloads.copying.shown_text import TextObject

_Point = tuple[float, float]


def drawn_marks(shown: TextObject, page: pikepdf.Page) -> bytes:
    """Return the instructions that draw a text object's vowel marks, after it: where it has them, in its colour."""
    if not shown.font.marks:
        return b""
    placed = zip(shown.codes, shown.places, strict=True)
    marks = [(code, start - shown.origin) for code, (start, _) in placed if code in shown.font.marks]
    if not marks:
        return b""
    font: Any = page.Resources.Font[shown.font.name]
    glyphs = _glyphs(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
    scale = shown.size / glyphs["head"].unitsPerEm
    return "".join(
        f" q {scale:.9g} 0 0 {-scale:.9g} {x:.9g} 0 cm {_shape(glyphs, code)}f Q" for code, x in marks
    ).encode()


@lru_cache(maxsize=16)
def _glyphs(file: bytes) -> TTFont:
    return TTFont(io.BytesIO(file))


class _Pen(BasePen):  # type: ignore[misc]  # the library has no types
    """Writes outlines as instructions of a page."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.written: list[str] = []

    def _moveTo(self, point: _Point) -> None:  # noqa: N802 - the library names it
        self._write("m", point)

    def _lineTo(self, point: _Point) -> None:  # noqa: N802 - the library names it
        self._write("l", point)

    def _curveToOne(self, one: _Point, other: _Point, end: _Point) -> None:  # noqa: N802 - the library names it
        self._write("c", one, other, end)

    def _closePath(self) -> None:  # noqa: N802 - the library names it
        self._write("h")

    def _write(self, operator: str, *points: _Point) -> None:
        self.written += [f"{value:.6g} " for point in points for value in point]
        self.written.append(f"{operator} ")


def _shape(glyphs: TTFont, code: int) -> str:
    """The outline of a glyph, given by its number in the file of its font."""
    shapes = glyphs.getGlyphSet()
    pen = _Pen(shapes)
    shapes[glyphs.getGlyphName(code)].draw(pen)
    return "".join(pen.written)
