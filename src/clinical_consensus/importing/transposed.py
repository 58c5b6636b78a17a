"""Tables on their side: a question, or a recommendation, to a column; the first column says what each row is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.segments import WordSpan
from clinical_consensus.importing.table_cells import LabelledCell, QuestionRows, cell_places, column_of
from clinical_consensus.importing.vote_columns import vote_column

_LEAST_COLUMNS = 3
_LEAST = 2
_NUMBERED = re.compile(r"[^\W\d]*\s*(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*)", re.IGNORECASE)
"""The head of a column that is no more than a number: "Question 2", "R2"."""

_Place = tuple[int, int]


def transposed_rows(lines: Sequence[Line], known: QuestionRows) -> QuestionRows:
    """Return the cells of tables on their side, column by column, besides the rows that are `known`."""
    cells, strokes = dict(known.cells), list(known.strokes)
    for first, places in _tables(lines, known):
        names = [_text(lines, first + row, place[0]) for row, place in enumerate(places)]
        kinds = [_kind(name) for name in names]
        if kinds[0] is None and "question" not in kinds and not _is_numbered(lines, first, places[0]):
            kinds[0] = "question"
        if not _is_transposed(lines, first, places, kinds):
            continue
        cells[first] = tuple(
            cell for column in range(1, len(places[0])) for cell in _column(lines, first, places, kinds, column)
        )
        cells |= {first + row: () for row in range(1, len(places))}
        used = {(cell.line, cell.start) for cell in cells[first]}
        strokes += (
            WordSpan(first + row, *place)
            for row, each in enumerate(places)
            for column, place in enumerate(each)
            if (first + row, place[0]) not in used
            and (column == 0 or _NUMBERED.fullmatch(_text(lines, first + row, place)))
        )
    return QuestionRows(cells, known.heads, tuple(strokes))


def _tables(lines: Sequence[Line], known: QuestionRows) -> Iterator[tuple[int, list[list[_Place]]]]:
    """Yield where tables begin that have no known rows, and the places of the cells of each of their rows."""
    first, rows = 0, list[list[_Place]]()
    for index in range(len(lines) + 1):
        is_known = index == len(lines) or index in known.cells or index in known.heads
        places = [] if is_known else _inner(lines[index], cell_places(lines[index]))
        if rows and len(places) != len(rows[0]):
            yield first, rows
            rows = []
        if len(places) >= _LEAST_COLUMNS:
            first = first if rows else index
            rows = [*rows, places]


def _inner(line: Line, places: list[_Place]) -> list[_Place]:
    """Return the cells of a line of plain text without those outside of its outer strokes."""
    text = line.text.strip()
    has_outer = not line.cells and text.startswith("|") and text.endswith("|")
    return places[1:-1] if has_outer else places


def _kind(text: str) -> LabelKind | None:
    return (column_of(text) or ("consensus" if vote_column(text) else None)) if text else None


def _is_numbered(lines: Sequence[Line], first: int, head: Sequence[_Place]) -> bool:
    """Whether the heads of the columns are numbers, and no questions."""
    return all(_NUMBERED.fullmatch(_text(lines, first, place)) for place in head[1:])


def _text(lines: Sequence[Line], line: int, place: _Place) -> str:
    return lines[line].text[slice(*place)]


def _is_transposed(
    lines: Sequence[Line], first: int, places: Sequence[Sequence[_Place]], kinds: Sequence[LabelKind | None]
) -> bool:
    """Whether the first column names a response and other fields, each of them once, and no other column does."""
    named = [kind for kind in kinds if kind and kind not in ("other", "supporting", "consensus")]
    if "response" not in named or len({*named, *kinds} - {None}) < _LEAST or len(set(named)) < len(named):
        return False
    others = [_text(lines, first + row, place) for row, each in enumerate(places) for place in each[1:] if kinds[row]]
    return not any(map(_kind, others))


def _column(
    lines: Sequence[Line],
    first: int,
    places: Sequence[Sequence[_Place]],
    kinds: Sequence[LabelKind | None],
    column: int,
) -> Iterator[LabelledCell]:
    """Yield the cells of a column, the question first and then the response, since the other fields are theirs."""
    head = _text(lines, first, places[0][column])
    numbered = _NUMBERED.fullmatch(head) if kinds[0] in (None, "question") else None
    number = numbered["number"] if numbered else ""
    order = sorted(range(len(places)), key=lambda row: {"question": 0, "response": 1}.get(str(kinds[row]), 2))
    owner = "question" if "question" in kinds[bool(numbered) :] else "response"
    for row in order:
        start, end = places[row][column]
        if start == end or (row == 0 and numbered):
            continue
        name, kind = _text(lines, first + row, places[row][0]), kinds[row] or "other"
        figure, unit = (vote_column(name) if kind == "consensus" and not column_of(name) else None) or ("", "")
        given = Label(kind, name, number if kind == owner else "", 0, is_alone=False, figure=figure, unit=unit)
        yield LabelledCell(start, end, given, first + row)
