"""Tables with a question, or a recommendation, to a row: their head says what each column is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clinical_consensus.importing.label_names import LabelKind
from clinical_consensus.importing.labels import Label, column_of, is_number_column
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.segments import WordSpan

HEAD = "head of a table"
"""What the head of such a table is in the account of the words."""

_CELL_END = re.compile(r"\t|(?:^|(?<=\s))\|(?=\s|$)")
_RULE = re.compile(r"[|:\s-]*-{2,}[|:\s-]*")
"""The line below the head of a table in plain text."""

_LEAST = 2


@dataclass(frozen=True)
class LabelledCell:
    """The cells of a row that state one field: where they stand in the line, and the label that the head gives."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True)
class _Column:
    kind: LabelKind
    name: str
    number: int | None = None
    """The column with the numbers of these cells."""


@dataclass(frozen=True)
class QuestionRows:
    """The rows of such tables, by the index of their line, and the lines that are heads."""

    cells: Mapping[int, tuple[LabelledCell, ...]]
    heads: Mapping[int, str]
    strokes: tuple[WordSpan, ...]
    """What stands between the cells."""


def question_rows(lines: Sequence[Line]) -> QuestionRows:
    """Return the rows whose cells a head names: one that has a response, and a question or another known field."""
    cells: dict[int, tuple[LabelledCell, ...]] = {}
    strokes: list[WordSpan] = []
    heads: dict[int, str] = {}
    columns: dict[int, _Column] = {}
    head: tuple[str, ...] = ()
    for index, line in enumerate(lines):
        if head and _RULE.fullmatch(line.text):
            heads[index] = HEAD
            continue
        places = cell_places(line)
        texts = tuple(line.text[start:end] for start, end in places)
        found = _columns(texts) if index + 1 < len(lines) and texts != head else {}
        if found and _is_row(lines[index + 1], len(texts)):
            columns, head = found, texts
        elif len(texts) != len(head):
            columns, head = {}, ()
        if head and texts == head:
            heads[index] = HEAD
        elif head:
            cells[index] = tuple(_row(line, places, columns))
            edges = [0, *(edge for place in places for edge in place), len(line.text)]
            strokes += (WordSpan(index, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
    return QuestionRows(cells, heads, tuple(strokes))


def cell_places(line: Line) -> list[tuple[int, int]]:
    """Return where the cells of a line stand: those of a table, or what tabs or strokes divide; [] for other lines."""
    if line.cells:
        places, start = [], 0
        for cell in line.cells:
            places.append((start, start + len(cell)))
            start += len(cell) + len(" | ")
        return places if len(places) >= _LEAST else []
    ends = [(found.start(), found.end()) for found in _CELL_END.finditer(line.text)]
    starts = [0, *(end for _, end in ends)]
    return [
        _trimmed(line.text, *place)
        for place in zip(starts, [*(start for start, _ in ends), len(line.text)], strict=True)
        if ends
    ]


def _is_row(line: Line, count: int) -> bool:
    return len(cell_places(line)) == count or _RULE.fullmatch(line.text) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())


def _columns(texts: Sequence[str]) -> dict[int, _Column]:
    """Return the columns of a head, by their place; none if the texts are no head."""
    kinds = {place: kind for place, text in enumerate(texts) if (kind := column_of(text))}
    known = set(kinds.values()) - {"other", "supporting"}
    if "response" not in known or len(known) < _LEAST or len(set(kinds.values())) < len(kinds):
        return {}
    number = next((place for place, text in enumerate(texts) if is_number_column(text)), None)
    owner = "question" if "question" in known else "response"
    return {place: _Column(kind, texts[place], number if kind == owner else None) for place, kind in kinds.items()}


def _row(line: Line, places: Sequence[tuple[int, int]], columns: Mapping[int, _Column]) -> Iterator[LabelledCell]:
    """Yield the cells with text; the number of a question goes with it, a cell of an unknown column has no field."""
    numbered = {
        column.number: place
        for place, column in columns.items()
        if column.number is not None and column.number < place and places[place][0] < places[place][1]
    }
    for place, (start, end) in enumerate(places):
        text = line.text[start:end].strip()
        column = columns.get(place)
        if not text or (place in numbered and numbered[place] == place + 1):
            continue
        number, begin = "", start
        if column and column.number is not None and column.number == place - 1:
            begin = places[column.number][0]
            number = line.text[slice(*places[column.number])].strip().rstrip(".:)")
            begin = begin if number else start
        kind = column.kind if column else "other"
        name = column.name if column else ""
        yield LabelledCell(begin, end, Label(kind, name, number, start - begin, is_alone=False))
