"""Tables of a PDF page that have rules across alone: their columns are where all of their lines leave a space."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.pdf_letters import Letter
from clinical_consensus.importing.readers.pdf_tables import Box, CellRows, Edge
from clinical_consensus.importing.readers.pdf_words import line_text, rows_of

_LEAST = 3
"""Rules that a table has at least: above and below its head, and at its end."""

_NEAR = 3.0
"""Points by which rules of one table may begin or end apart."""

_SPACE = 0.8
"""The narrowest space between columns, in parts of the text's size."""

_KEY_LETTERS = 10
"""Letters on one line of a column whose cells have one line each: numbers, grades, figures."""

_Band = tuple[float, float]


def ruled_tables(
    rules: Sequence[Edge], letters: Sequence[Letter], is_head: Callable[[Sequence[str]], bool]
) -> list[CellRows]:
    """Return the tables between horizontal rules whose first row `is_head`, as rows of cells.

    Where a rule follows each row, these are the rows. Where one follows only the last, a row begins with each line that
    has text in a column of short texts.
    """
    left, found = sorted(rules), list[CellRows]()
    while left:
        group = [each for each in left if _is_like(left[0], each)]
        table = _table(group, letters, is_head) if len(group) >= _LEAST else []
        found += [table] if table else []
        used = [each for each in group if table and each.at <= table[-1][0].bottom] or [left[0]]
        left = [each for each in left if each not in used]
    return found


def _is_like(one: Edge, other: Edge) -> bool:
    return abs(one.start - other.start) <= _NEAR and abs(one.end - other.end) <= _NEAR


def _table(group: Sequence[Edge], letters: Sequence[Letter], is_head: Callable[[Sequence[str]], bool]) -> CellRows:
    """Return the table that begins with the first rule of a group and reaches as far as its columns do."""
    inside = [each for each in letters if group[0].start - _NEAR <= each.x0 and each.x1 <= group[0].end + _NEAR]
    for end in range(len(group), _LEAST - 1, -1):
        bands = [band for pair in pairwise(group[:end]) if _within(inside, band := (pair[0].at, pair[1].at))]
        within = _within(inside, (group[0].at, group[end - 1].at))
        columns = _columns(within, group[0].start, group[0].end)
        if len(bands) < _LEAST - 1 or len(columns) < 2 or not is_head(_texts(_within(inside, bands[0]), columns)):
            continue
        rows = bands if len(bands) >= _LEAST else [bands[0], *_rows(_within(inside, bands[1]), bands[1], columns)]
        return [[Box(x0, top, x1, bottom) for x0, x1 in columns] for top, bottom in rows]
    return []


def _within(letters: Sequence[Letter], band: _Band) -> list[Letter]:
    return [each for each in letters if band[0] < each.base - each.size * 0.3 < band[1]]


def _columns(letters: Sequence[Letter], start: float, end: float) -> list[_Band]:
    """Return where columns begin and end: in the middle of each space that no letter reaches into."""
    edges, reached = [start], 0.0
    for letter in sorted(letters, key=lambda each: each.x0):
        if reached and letter.x0 - reached > _SPACE * letter.size:
            edges.append((letter.x0 + reached) / 2)
        reached = max(reached, letter.x1)
    return list(pairwise([*edges, end]))


def _texts(letters: Sequence[Letter], columns: Sequence[_Band]) -> list[str]:
    cells = ([each for each in letters if x0 <= (each.x0 + each.x1) / 2 <= x1] for x0, x1 in columns)
    return [" ".join(line_text(row) for row in rows_of(cell, Notes())) for cell in cells]


def _rows(letters: Sequence[Letter], band: _Band, columns: Sequence[_Band]) -> Iterator[_Band]:
    """Yield the rows of the body: each begins above a line of the column of short texts that has the most lines."""
    short = [lines for column in columns if (lines := _lines(letters, column))]
    starts = max(short, key=len, default=[])
    tops = [band[0], *(start for start in starts[1:])]
    yield from pairwise([*tops, band[1]])


def _lines(letters: Sequence[Letter], column: _Band) -> list[float]:
    """Return the tops of the lines of a column of short texts; [] for a column of longer ones."""
    rows = rows_of([each for each in letters if column[0] <= (each.x0 + each.x1) / 2 <= column[1]], Notes())
    is_short = all(len(line_text(row)) <= _KEY_LETTERS for row in rows)
    return [row[0].base - row[0].size for row in rows] if is_short else []
