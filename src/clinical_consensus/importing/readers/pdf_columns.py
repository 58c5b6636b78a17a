"""Columns of a PDF page: rows of fragments are put into the order in which they are read."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from clinical_consensus.importing.readers.pdf_words import Fragment

PageRows = list[list[Fragment]]

_GUTTER = 0.8
"""The narrowest space between columns, in parts of the text's size; journals have 1 to 2."""

_APART, _FAR = 2.2, 3.0
"""A row at the end that is further from the next one, in parts of its size, belongs to another part of the page: the
first figure is for a row on one side alone, the second for one on both sides, which may be the columns' headings."""

_MOSTLY = 0.85
_FILLED = 0.7
_SOME = 0.25
_FEW, _MANY = 2, 4


class _Columns(NamedTuple):
    edge: float
    start: int
    end: int


def in_reading_order(rows: PageRows) -> list[PageRows]:
    """Return the rows of a page as blocks, each of one column; columns are read one after the other.

    Text beside other text is a column where the file has all of one side before the other, or where both sides are
    filled lines that the file has row by row, as scanners write it. Otherwise a row is read across, as in a form.
    """
    found = _widest(rows)
    if found is None:
        return [rows] if rows else []
    middle = rows[found.start : found.end]
    left = _part(middle, found.edge, is_left=True)
    right = _part(middle, found.edge, is_left=False)
    blocks = [rows[: found.start], left, right, rows[found.end :]]
    return [block for each in blocks for block in in_reading_order(each)]


def _widest(rows: PageRows) -> _Columns | None:
    """Return the columns that reach over the most rows."""
    starts = Counter(round(each.x0 / 2) * 2 for row in rows for each in row)
    edges = [edge for edge, count in starts.items() if count >= _FEW and edge > min(starts) + 2]
    found = [each for edge in edges for each in _runs(rows, edge - 1.5) if _are_columns(rows, each)]
    return max(found, key=lambda each: (each.end - each.start, each.edge), default=None)


def _runs(rows: PageRows, edge: float) -> list[_Columns]:
    """Return the parts of the page where no fragment reaches into the gutter before this edge."""
    runs, start = [], 0
    for place, row in enumerate([*rows, []]):
        if not row or any(each.x0 < edge and each.x1 > edge - _GUTTER * each.size + 1.5 for each in row):
            if place > start:
                runs.append(_trimmed(rows, _Columns(edge, start, place)))
            start = place + 1
    return runs


def _trimmed(rows: PageRows, run: _Columns) -> _Columns:
    _edge, start, end = run
    while end - start > 1 and _is_apart(rows[start], rows[start], rows[start + 1], run.edge):
        start += 1
    while end - start > 1 and _is_apart(rows[end - 1], rows[end - 2], rows[end - 1], run.edge):
        end -= 1
    return _Columns(run.edge, start, end)


def _is_apart(row: list[Fragment], upper: list[Fragment], lower: list[Fragment], edge: float) -> bool:
    is_alone = len({each.x0 < edge for each in row}) == 1
    return _distance(upper, lower) > (_APART if is_alone else _FAR)


def _distance(upper: list[Fragment], lower: list[Fragment]) -> float:
    return (lower[0].base - upper[0].base) / min(each.size for each in (*upper, *lower))


def _part(rows: PageRows, edge: float, *, is_left: bool) -> PageRows:
    parts = ([each for each in row if (each.x0 < edge) == is_left] for row in rows)
    return [part for part in parts if part]


def _are_columns(rows: PageRows, run: _Columns) -> bool:
    within = rows[run.start : run.end]
    left = [each for row in within for each in row if each.x0 < run.edge]
    right = [each for row in within for each in row if each.x0 >= run.edge]
    if min(len(left), len(right)) < _FEW:
        return False
    in_order = sum(one.order < other.order for one in left for other in right)
    if in_order >= _MOSTLY * len(left) * len(right):
        return _overlap(left, right)
    in_file = sorted((*left, *right), key=lambda each: each.order)
    turns = sum((one.x0 < run.edge) != (other.x0 < run.edge) for one, other in pairwise(in_file))
    width = max(each.x1 for each in right) - min(each.x0 for each in left)
    return (
        min(len(left), len(right)) >= _MANY
        and turns >= min(len(left), len(right))
        and all(_is_filled(side, width) for side in (left, right))
    )


def _overlap(left: list[Fragment], right: list[Fragment]) -> bool:
    """Whether two sides stand beside each other: else reading down the page has the same order."""
    return min(each.base for each in right) < max(each.base for each in left)


def _is_filled(side: list[Fragment], width: float) -> bool:
    column = max(each.x1 for each in side) - min(each.x0 for each in side)
    return column >= _SOME * width and median(each.x1 - each.x0 for each in side) >= _FILLED * column
