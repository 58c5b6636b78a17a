"""Tables of a PDF page: the cells that its rules and coloured areas enclose."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from clinical_consensus.importing.readers.pdf_letters import Sheet

_THIN = 3.0
"""Points: a narrower area is a rule."""

_SHORTEST = 4.0
_NEAR = 2.0
"""Points by which rules may miss each other."""

MOST_EDGES = 4_000
"""Rules on one page; a drawing with more is no table."""

_DEEPEST = 4


class Edge(NamedTuple):
    """A horizontal or vertical rule: its place across its direction, and where it begins and ends."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A cell: its edges in points from the page's left and top."""

    x0: float
    top: float
    x1: float
    bottom: float


CellRows = list[list[Box]]


def rules_of(page: Any, sheet: Sheet) -> tuple[list[Edge], list[Edge]]:
    """Return the rules across and down a page of pypdfium2; none of a drawing, which has more than tables have."""
    across: list[Edge] = []
    down: list[Edge] = []
    for x0, top, x1, bottom in _lines(page, sheet):
        if bottom - top <= _NEAR and x1 - x0 >= _SHORTEST:
            across.append(Edge((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= _NEAR and bottom - top >= _SHORTEST:
            down.append(Edge((x0 + x1) / 2, top, bottom))
        if len(across) + len(down) > MOST_EDGES:
            return [], []
    return _merged(across), _merged(down)


def tables_of(across: list[Edge], down: list[Edge]) -> list[CellRows]:
    """Return the tables that rules enclose, each as rows of cells; a box with one column is none."""
    return list(_tables(_Crossings(across, down).cells()))


def _lines(page: Any, sheet: Sheet) -> Iterator[tuple[float, float, float, float]]:
    """Yield the edges of a page's paths as boxes: (left, top, right, bottom)."""
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        x0, top, x1, bottom = _box(sheet, path.get_bounds())
        if x1 - x0 <= _THIN or bottom - top <= _THIN:
            middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
            yield (x0, middle_y, x1, middle_y) if x1 - x0 > bottom - top else (middle_x, top, middle_x, bottom)
            continue
        count = pdfium.FPDFPath_CountSegments(path)
        if count > MOST_EDGES:
            continue
        yield from _segments(path, count, sheet)


def _box(sheet: Sheet, bounds: Sequence[float]) -> tuple[float, float, float, float]:
    (x0, y0), (x1, y1) = sheet.place(bounds[0], bounds[1]), sheet.place(bounds[2], bounds[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _segments(path: Any, count: int, sheet: Sheet) -> Iterator[tuple[float, float, float, float]]:
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box(sheet, (*last, *point))
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _box(sheet, (*last, *start))
            last = start


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """Return the edges with those that nearly lie on one line made one."""
    merged: list[Edge] = []
    for group in _grouped(sorted(edges)):
        at = sum(edge.at for edge in group) / len(group)
        for edge in sorted(group, key=lambda each: each.start):
            last = merged[-1] if merged else None
            if last and last.at == at and edge.start <= last.end + _NEAR:
                merged[-1] = Edge(at, last.start, max(last.end, edge.end))
            else:
                merged.append(Edge(at, edge.start, edge.end))
    return merged


def _grouped(edges: list[Edge]) -> Iterator[list[Edge]]:
    group: list[Edge] = []
    for edge in edges:
        if group and edge.at - group[-1].at > _NEAR:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


class _Crossings:
    """Where rules cross: rules are known by their places in the two lists."""

    def __init__(self, across: list[Edge], down: list[Edge]) -> None:
        self._across, self._down = across, down
        self._all = {
            (place, number)
            for place, edge in enumerate(across)
            for number, other in enumerate(down)
            if _reaches(edge, other.at) and _reaches(other, edge.at)
        }
        self._right: dict[int, list[int]] = defaultdict(list)
        self._below: dict[int, list[int]] = defaultdict(list)
        for place, number in sorted(self._all, key=lambda each: (down[each[1]].at, across[each[0]].at)):
            self._right[place].append(number)
            self._below[number].append(place)

    def cells(self) -> list[Box]:
        """Return the smallest box from each crossing: to the next ones right and below, and the one beyond both."""
        found = (self._cell(place, number) for place, number in self._all)
        return sorted(filter(None, found), key=lambda cell: (cell.top, cell.x0))

    def _cell(self, place: int, number: int) -> Box | None:
        top, x0 = self._across[place].at, self._down[number].at
        right = [each for each in self._right[place] if self._down[each].at > x0 + _NEAR]
        for low in self._below[number]:
            for column in right if self._across[low].at > top + _NEAR else ():
                if (low, column) in self._all:
                    return Box(x0, top, self._down[column].at, self._across[low].at)
        return None


def _reaches(edge: Edge, at: float) -> bool:
    return edge.start - _NEAR <= at <= edge.end + _NEAR


def _tables(cells: list[Box]) -> Iterator[CellRows]:
    """Yield tables: cells that share corners, in rows; those with fewer than two columns or two cells are none."""
    left = list(cells)
    while left:
        group = [left.pop(0)]
        corners = set(_corners(group[0]))
        while joined := [cell for cell in left if not corners.isdisjoint(_corners(cell))]:
            group += joined
            left = [cell for cell in left if cell not in set(joined)]
            corners.update(*map(_corners, joined))
        rows: dict[float, list[Box]] = defaultdict(list)
        for cell in group:
            rows[cell.top].append(cell)
        table = [sorted(rows[top]) for top in sorted(rows)]
        if max(map(len, table)) > 1:
            yield table


def _corners(cell: Box) -> tuple[tuple[float, float], ...]:
    return tuple((round(x), round(y)) for x in (cell.x0, cell.x1) for y in (cell.top, cell.bottom))
