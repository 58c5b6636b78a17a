"""Tables with a question, or a recommendation, to a row: their head says what each column is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.segments import WordSpan
from clinical_consensus.importing.table_cells import GROUP, LabelledCell, QuestionRows, cell_places, cell_texts
from clinical_consensus.importing.table_heads import TableColumn, TableHead, head_at, heads_group, is_rule
from clinical_consensus.importing.vote_columns import is_round_column, is_vote_row, names_round, round_in, vote_column
from clinical_consensus.importing.vote_text import is_level, read_consensus

HEAD = "head of a table"
"""What the head of such a table is in the account of the words."""

_LEAST, _MOST_HEADS = 2, 3
_LEVEL_WORDS = 3
_VOTE_HEAD = re.compile(
    r"votes?|voting|options?|answers?|responses?|results?|share|percent(?:age)?|number|count|n|%|n \(%\)", re.IGNORECASE
)


def question_rows(lines: Sequence[Line]) -> QuestionRows:
    """Return the rows whose cells a head names: one that has a response, and a question or another known field.

    A head may also have the names of votes alone, and a vote may have a row of its own. A row with one text among them
    heads those below it, and has no field.
    """
    cells: dict[int, tuple[LabelledCell, ...]] = {}
    strokes: list[WordSpan] = []
    heads: dict[int, str] = {}
    head: TableHead | None = None
    for index, line in enumerate(lines):
        places, texts = cell_places(line), tuple(cell_texts(line))
        if _is_of_head(index, lines, head, heads):
            heads[index] = HEAD
        elif found := head_at(lines, index):
            head = found
            heads |= {index + place: HEAD for place in range(found.lines)}
        elif head and heads_group(lines, index, len(head.texts)):
            start, end = next(((start, end) for start, end in places if start < end), (0, len(line.text)))
            cells[index] = (LabelledCell(start, end, Label("other", GROUP, "", 0, is_alone=False)),)
        else:
            head = head if head and len(texts) == len(head.texts) else None
            if head or _is_of_votes(lines, index):
                cells[index] = tuple(_row(line, places, head) if head else _vote_row(line, places))
                edges = [0, *(edge for place in places for edge in place), len(line.text)]
                strokes += (WordSpan(index, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
    return QuestionRows(cells, heads, tuple(strokes))


def _is_of_head(index: int, lines: Sequence[Line], head: TableHead | None, heads: Mapping[int, str]) -> bool:
    """Whether a line belongs to a head that is known, repeats it, or heads a table of votes."""
    texts = tuple(cell_texts(lines[index]))
    if index in heads or (head and (is_rule(lines[index]) or texts == head.texts)):
        return True
    return index > 0 and _heads_votes(texts) and _is_of_votes(lines, index + 1)


def _heads_votes(texts: Sequence[str]) -> bool:
    """Whether cells head a table with a vote to a row: "Vote", "Share"."""
    filled = [text for text in texts if text]
    return 0 < len(filled) <= _MOST_HEADS and all(map(_VOTE_HEAD.fullmatch, filled))


def _is_of_votes(lines: Sequence[Line], index: int) -> bool:
    """Whether a line and one beside it have a vote and its figure each."""
    if index >= len(lines):
        return False
    beside = [lines[each] for each in (index - 1, index + 1) if 0 <= each < len(lines)]
    return is_vote_row(_texts(lines[index])) and any(is_vote_row(_texts(each)) for each in beside)


def _texts(line: Line) -> list[str]:
    return [text for text in cell_texts(line) if text]


def _vote_row(line: Line, places: Sequence[tuple[int, int]]) -> Iterator[LabelledCell]:
    filled = [place for place in places if place[0] < place[1]]
    (start, end), value, last = filled[0], filled[1][0], filled[-1][1]
    name = line.text[start:end]
    figure, unit = vote_column(name) or ("", "")
    given = Label("consensus", name, "", value - start, is_alone=False, figure=figure, unit=unit)
    yield LabelledCell(start, last, given)


def _row(line: Line, places: Sequence[tuple[int, int]], head: TableHead) -> Iterator[LabelledCell]:
    """Yield the cells with text; the number of a question goes with it, a cell of an unknown column has no field."""
    columns = head.columns
    numbered = {
        column.number: place
        for place, column in columns.items()
        if column.number is not None and column.number < place and places[place][0] < places[place][1]
    }
    of_entry = {"population", "intervention"} & {each.kind for each in columns.values()}
    is_entry = bool(of_entry) and "question" not in {each.kind for each in columns.values()}
    cells = [_cell(line, place) for place in places]
    named = zip(head.texts, cells, strict=False)
    rounds = (place for place, (name, text) in enumerate(named) if is_round_column(name) or names_round(name, text))
    of_round = next(rounds, None)
    own_round = round_in(cells[of_round]) if of_round is not None else 0
    for place, (start, end) in sorted(enumerate(places), key=lambda each: _order(columns.get(each[0]))):
        text = line.text[start:end].strip()
        column = columns.get(place)
        if not text or place == of_round or (place in numbered and numbered[place] == place + 1):
            continue
        number, begin = "", start
        if column and column.number is not None and column.number == place - 1:
            number = line.text[slice(*places[column.number])].strip().rstrip(".:)")
            begin = places[column.number][0] if number else start
        column = column or TableColumn("other", "")
        given = Label(
            "consensus" if _is_level(column, text) else column.kind, column.name, number, start - begin, is_alone=False
        )
        given = replace(
            given, figure=column.figure, unit=column.unit, round=column.round or own_round, note=column.note
        )
        given = replace(given, is_entry=is_entry and column.kind == "response")
        yield LabelledCell(begin, end, given)


def _cell(line: Line, place: tuple[int, int]) -> str:
    return line.text[slice(*place)]


def _is_level(column: TableColumn, text: str) -> bool:
    """Whether a cell is a level of consensus, as one below "Level" or "Outcome" may be."""
    read = read_consensus(text, is_agreement=True) if column.kind == "outcome" else None
    is_outcome = read is not None and read.level is not None and len(text.split()) <= _LEVEL_WORDS
    return is_outcome or (column.kind in ("strength", "certainty") and is_level(text))


def _order(column: TableColumn | None) -> int:
    """Return which of a row's cells come first: the question, then the response, since the others are theirs."""
    return {"question": 0, "response": 1}.get(column.kind, 2) if column else 2
