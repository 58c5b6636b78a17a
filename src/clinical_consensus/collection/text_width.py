"""An estimate of how much text fits, in lines and pieces, from the widths of the letters in the typefaces.

A PDF is set in the faces of `downloads/print/look.typ`, and editable decks and spreadsheets in Arial, which has the
widths of Liberation Sans.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from fontTools.ttLib import TTFont

from clinical_consensus.contract.settings import PACKAGE

LEADING = 1.3
"""The distance between lines, in em."""

BREAKS = re.compile("[\n\u2028\u2029]")
"""Characters that end a line of text (Unicode UAX 14, BK and LF)."""

FACES = (
    "SourceSans3_400Regular", "NotoSans_400Regular", "NotoSansHebrew_400Regular", "IBMPlexSansArabic_400Regular",
    "NotoSansSC_400Regular", "NotoSansKR_400Regular", "NotoSansMath_400Regular", "NotoSansSymbols_400Regular",
    "NotoSansSymbols2_400Regular", "NotoEmoji_400Regular",
)  # fmt: skip
"""The fonts of a PDF, in the order in which a letter is looked for in them."""

_ARIAL, _ARIAL_BOLD = "LiberationSans-Regular", "LiberationSans-Bold"
_BOLDER = 1.08
"""The width of semibold letters in a PDF relative to regular ones."""

_FONTS = PACKAGE / "downloads" / "print" / "fonts"
_UNKNOWN = 1.4
"""The width of a letter that no font has, in em."""

_SQUARE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_TOKEN = re.compile(f"[{_SQUARE}][^\\S\n]*|[^\\s{_SQUARE}]{{1,80}}\\s*|\\s+")
"""Words and East Asian letters; a text may be divided between two of them."""


def line_count(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return how many lines of `width` pt a text takes at a font size of `size` pt, with breaks between words."""
    count, gap = 0, _width(" ", bold) * size
    for paragraph in BREAKS.split(text):
        filled, rows = 0.0, 1
        for word in paragraph.split():
            long = _width(word, bold) * size
            if filled and filled + long > width:
                rows, filled = rows + 1, 0.0
            rows += math.ceil(long / width) - 1 if long > width else 0
            filled += long % width + gap
        count += rows
    return count


def pieces(text: str, size: float, width: float, rows: int) -> Iterator[str]:
    """Yield a text in pieces of at most `rows` lines, divided between words or East Asian letters or at line breaks.

    `size` is the font size and `width` the width of a line, both in pt.
    """
    tokens = _TOKEN.findall(text)

    def fits(end: int) -> bool:
        return line_count("".join(tokens[start:end]).strip(), size, width) <= rows

    start, count = 0, 1
    while start < len(tokens):
        most = 2 * count
        while start + most < len(tokens) and fits(start + most):
            most *= 2
        ends = range(start + 2, min(start + most, len(tokens)) + 1)
        end = start + 1 + bisect_left(ends, True, key=lambda end: not fits(end))
        yield "".join(tokens[start:end]).strip()
        start, count = end, end - start


@cache
def is_of_arial(letter: str) -> bool:
    """Whether Arial has a letter, so that no other typeface, with higher lines, is needed for it."""
    return letter in _widths(_ARIAL)


@cache
def is_printable(letter: str) -> bool:
    """Whether a font of the PDFs has a letter."""
    return any(letter in widths for widths in map(_widths, FACES))


@cache
def is_drawn_in_parts(letter: str) -> bool:
    """Whether a PDF draws a letter as several glyphs, ≢ as ≡ and a stroke: the first font for it has only those."""
    parts = unicodedata.normalize("NFD", letter)
    fonts = (widths for widths in map(_widths, FACES) if letter in widths or all(part in widths for part in parts))
    return letter not in next(fonts, letter)


@cache
def _letter(letter: str, bold: bool) -> float:
    """The width of a letter in em, the greater one of PDF and Arial; a mark or a control of direction has none."""
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    printed = next((widths[letter] for widths in map(_widths, FACES) if letter in widths), _UNKNOWN)
    if bold:
        return max(printed * _BOLDER, _widths(_ARIAL_BOLD).get(letter, 0.0))
    return max(printed, _widths(_ARIAL).get(letter, 0.0))


@cache
def _widths(name: str) -> Mapping[str, float]:
    """The width of each letter in a font, in em."""
    with TTFont(_FONTS / f"{name}.ttf", lazy=True) as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        return {chr(code): advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}


@lru_cache(maxsize=50_000)
def _width(word: str, bold: bool) -> float:
    return sum(_letter(letter, bold) for letter in word)
