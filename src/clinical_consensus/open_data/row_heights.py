"""The height of a spreadsheet's rows and the width of its columns, so that every text is seen whole.

LibreOffice does not work out heights itself when it opens a workbook of another program, so each is written.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

from clinical_consensus.collection.text_width import is_of_arial, line_count

FACE, SIZE = "Arial", 10
"""The typeface of every cell, and its size in pt."""

HIGHEST = 409.0
"""The height of the highest row in pt (Microsoft, "Excel specifications and limits")."""

WIDEST = 255
"""The width of the widest column in characters (the same source)."""

_CHARACTER = 5.25
"""The width of one character of a column in pt: 7 pixels of 1/96 inch (ECMA-376, part 1, section 18.3.1.13)."""

_LINE, _HIGH_LINE = 13, 18
"""The height of a line in pt, in Arial and in the typefaces that have other letters."""

_FRAME = 3
"""What a row is higher than its lines, in pt."""

_SPARE = 0.96
"""The share of a column's width that its text may take: programs round the widths of letters differently."""


def row_height(row: Iterable[str], widths: Iterable[int], *, bold: bool = False) -> float:
    """Return the height in pt of a row of texts in columns of these widths, at most `HIGHEST`."""
    return min(HIGHEST, max(_height(text, width, bold) for text, width in zip(row, widths, strict=True)))


def fitting_widths(columns: Sequence[int], rows: Iterable[Sequence[str]]) -> tuple[int, ...]:
    """Return the widths of columns, each widened as far as its highest text needs, at most to `WIDEST`."""
    widths = list(columns)
    for row in rows:
        for column, text in enumerate(row):
            while len(text) > widths[column] and widths[column] < WIDEST and not _fits(text, widths[column]):
                widths[column] = min(WIDEST, math.ceil(widths[column] * 1.1))
    return tuple(widths)


def _fits(text: str, width: int) -> bool:
    return _height(text, width, bold=False) <= HIGHEST


@cache
def _height(text: str, width: int, bold: bool) -> float:
    line = _LINE if all(map(is_of_arial, text.replace("\n", ""))) else _HIGH_LINE
    return line_count(text, SIZE, width * _CHARACTER * _SPARE, bold=bold) * line + _FRAME
