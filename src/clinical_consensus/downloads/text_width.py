"""An estimate of how much text fits, in lines and pieces, from the widths of letters.

The widths are Arial's (Adobe's Helvetica metrics), by classes of letters.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

LEADING = 1.3
"""The distance between lines, in em."""

BREAKS = re.compile("[\n\u2028\u2029]")
"""Characters that end a line of text (Unicode UAX 14, BK and LF)."""

_WIDTHS = {
    0.23: "ijl|'",
    0.29: " ftI.,:;/!",
    0.34: "r()-[]",
    0.5: "ckszvxyJ",
    0.58: "+<=>~¬×−±÷≤≥≠≈",
    0.73: "w",
    0.78: "GOQ",
    0.84: "mM",
    0.92: "жмфшщыюљњ",
    0.95: "W",
    1.0: "%@…—æœ™¼½¾",
    1.1: "ÆŒЖШЩЫЮЉЊ",
    1.3: "ǄǇǊǱ‰",
    2.3: "⸺⸻‱",
    7.7: "﷽",
}
_SIGNS = {"Sm", "Sc", "So", "No", "Nl", "Lt", "Me"}
_WIDEST_SIGN = 1.4
_WIDER_SIGN = re.compile("[\u222d\u2230\u27f0-\u27ff\u2900-\u297f\u2a0c\u2b30-\u2b4f\U0001eef0-\U0001eef1]")
"""Long arrows, multiple integrals."""

_LETTERLIKE = re.compile("[\u2100-\u214f\U0001d400-\U0001d7ff]")
_SQUARE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_TOKEN = re.compile(f"[{_SQUARE}][^\\S\n]*|[^\\s{_SQUARE}]{{1,80}}\\s*|\\s+")
"""Words and East Asian letters; a text may be divided between two of them."""


def line_count(text: str, size: float, width: float) -> int:
    """Return how many lines of `width` pt a text takes at a font size of `size` pt, with breaks between words."""
    count = 0
    for paragraph in BREAKS.split(text):
        filled, rows = 0.0, 1
        for word in paragraph.split():
            long = _width(word) * size
            if filled and filled + long > width:
                rows, filled = rows + 1, 0.0
            rows += math.ceil(long / width) - 1 if long > width else 0
            filled += long % width + _width(" ") * size
        count += rows
    return count


def pieces(text: str, size: float, width: float, rows: int) -> Iterator[str]:
    """Yield a text in pieces of at most `rows` lines, divided between words or East Asian letters or at line breaks.

    `size` is the font size and `width` the width of a line, both in pt.
    """
    tokens = _TOKEN.findall(text)
    start = 0
    while start < len(tokens):
        low, high = 1, len(tokens) - start
        while low < high:
            middle = (low + high + 1) // 2
            if line_count("".join(tokens[start : start + middle]).strip(), size, width) <= rows:
                low = middle
            else:
                high = middle - 1
        yield "".join(tokens[start : start + low]).strip()
        start += low


@cache
def _letter(letter: str) -> float:
    """The width of a letter in em. A combining mark has none, and accents do not change a letter's width.

    A letter or sign that is neither Latin nor common gets the width of the widest of its class in the print fonts and
    in Arial, so that a run of wide letters does not take more space than estimated.
    """
    if unicodedata.combining(letter):
        return 0.0
    if known := _known(letter):
        return known
    if _WIDER_SIGN.match(letter):
        return 1.9
    if letter > "\u00ff" and (unicodedata.category(letter) in _SIGNS or _LETTERLIKE.match(letter)):
        return _WIDEST_SIGN
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    plain = unicodedata.normalize("NFD", letter)[0]
    usual = 0.56
    if letter.isupper():
        usual = 0.72 if plain < "\u0250" else 0.9
    return max(usual, _known(plain) if letter.isalpha() else 0.0)


def _known(letter: str) -> float:
    return next((width for width, letters in _WIDTHS.items() if letter in letters), 0.0)


@cache
def _width(word: str) -> float:
    return sum(map(_letter, word))
