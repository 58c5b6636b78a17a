"""How much text fits: lines and pieces by the widths of letters, whatever lays the text out later.

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
"""What ends a line of text (Unicode UAX 14, BK and LF)."""

_WIDTHS = {
    0.23: "ijl|'",
    0.29: " ftI.,:;/!",
    0.34: "r()-[]",
    0.5: "ckszvxyJ",
    0.73: "w",
    0.84: "mM",
    0.95: "W—",
    1.0: "%@…",
}
_SQUARE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_TOKEN = re.compile(f"[{_SQUARE}][^\\S\n]*|[^\\s{_SQUARE}]{{1,80}}\\s*|\\s+")
"""Between these a text may be divided: words, East Asian letters."""


def lines(text: str, size: float, width: float) -> int:
    """Return how many lines of `width` pt a text takes at `size` pt, broken between words and at line breaks."""
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
    """Yield a text in pieces of at most `rows` lines, divided between words, at line breaks or East Asian letters."""
    tokens = _TOKEN.findall(text)
    start = 0
    while start < len(tokens):
        low, high = 1, len(tokens) - start
        while low < high:
            middle = (low + high + 1) // 2
            if lines("".join(tokens[start : start + middle]).strip(), size, width) <= rows:
                low = middle
            else:
                high = middle - 1
        yield "".join(tokens[start : start + low]).strip()
        start += low


@cache
def _letter(letter: str) -> float:
    """The width of a letter in em; a wide East Asian one is square, a combining mark has none."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if unicodedata.combining(letter):
        return 0.0
    for width, letters in _WIDTHS.items():
        if letter in letters:
            return width
    return 0.72 if letter.isupper() else 0.56


@cache
def _width(word: str) -> float:
    return sum(map(_letter, word))
