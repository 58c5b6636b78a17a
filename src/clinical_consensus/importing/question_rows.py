"""Tables with a question, or a recommendation, to a row: their head says what each column is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.labels import Label, column_of, is_number_column, label_of
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.segments import WordSpan
from clinical_consensus.importing.vote_columns import are_vote_columns, is_vote_row, round_of, vote_column

HEAD = "head of a table"
"""What the head of such a table is in the account of the words."""

_CELL_END = re.compile(r"\t|(?:^|(?<=\s))\|(?=\s|$)")
_RULE = re.compile(r"[|:\s-]*-{2,}[|:\s-]*")
"""The line below the head of a table in plain text."""

_SEVERAL = re.compile(r"recommendations|statements|empfehlungen|recommandations|recomendaciones", re.IGNORECASE)
"""How a column of responses is headed even beside columns that are not known."""

_OF_RESPONSE = ("strength", "certainty", "consensus")
_LEAST = 2
_HEAD_WORDS = 3
_VOTE_HEAD = re.compile(
    r"votes?|voting|options?|answers?|responses?|results?|share|percent(?:age)?|number|count|n|%|n \(%\)", re.IGNORECASE
)


@dataclass(frozen=True)
class LabelledCell:
    """The cells of a row that state one field: where they stand in the line, and the label that the head gives."""

    start: int
    end: int
    label: Label
    line: int | None = None
    """The index of its line, where that is another than the one it is read with."""


@dataclass(frozen=True)
class _Column:
    kind: LabelKind
    name: str
    figure: str = ""
    unit: str = ""
    number: int | None = None
    """The column with the numbers of these cells."""
    round: int = 0
    note: str = ""
    """What is inferred by taking it for a column of its kind."""


@dataclass(frozen=True)
class QuestionRows:
    """The rows of such tables, by the index of their line, and the lines that are heads."""

    cells: Mapping[int, tuple[LabelledCell, ...]]
    heads: Mapping[int, str]
    strokes: tuple[WordSpan, ...]
    """What stands between the cells."""


def question_rows(lines: Sequence[Line]) -> QuestionRows:
    """Return the rows whose cells a head names: one that has a response, and a question or another known field.

    A head may also have the names of votes alone, and a vote may have a row of its own.
    """
    cells: dict[int, tuple[LabelledCell, ...]] = {}
    strokes: list[WordSpan] = []
    heads: dict[int, str] = {}
    columns: dict[int, _Column] = {}
    head: tuple[str, ...] = ()
    for index, line in enumerate(lines):
        if index in heads:
            continue
        if head and _RULE.fullmatch(line.text):
            heads[index] = HEAD
            continue
        places = cell_places(line)
        texts = tuple(line.text[start:end] for start, end in places)
        if index + 1 < len(lines) and _has_number_before(lines[index + 1], len(texts)) and is_head(texts):
            texts = ("", *texts)
        found = _columns(texts) if index + 1 < len(lines) and texts != head else {}
        if index and _heads_votes(texts) and _is_of_votes(lines, index + 1):
            heads[index] = HEAD
            continue
        if not found and index + 1 < len(lines) and texts != head:
            found = _lone_column(texts, lines[index + 1])
        if found and _is_body(lines, index + 1, len(texts)):
            columns, head = found, texts
        elif two := two_rows(lines, index):
            columns, head = two
            heads |= {index: HEAD, index + 1: HEAD}
            continue
        elif head and _heads_group(lines, index, len(head)):
            start, end = next(((start, end) for start, end in places if start < end), (0, len(line.text)))
            cells[index] = (LabelledCell(start, end, Label("other", "", "", 0, is_alone=False)),)
            continue
        elif len(texts) != len(head):
            columns, head = {}, ()
        if head and texts == head:
            heads[index] = HEAD
        elif head or _is_of_votes(lines, index):
            cells[index] = tuple(_row(line, places, columns) if head else _vote_row(line, places))
            edges = [0, *(edge for place in places for edge in place), len(line.text)]
            strokes += (WordSpan(index, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
    return QuestionRows(cells, heads, tuple(strokes))


def is_head(texts: Sequence[str]) -> bool:
    """Whether texts are the head of a table that is read: of recommendations or of votes."""
    return bool(_columns(texts))


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


def two_rows(lines: Sequence[Line], index: int) -> tuple[dict[int, _Column], tuple[str, ...]] | None:
    """Return the columns of a head of two rows, and the lower of them, or None if the lines are no such head.

    A cell of the upper row stands above its column, or above several with names of their own; where readers do not say
    how many, the cells without a name in the lower row take those of the upper one from both edges.
    """
    if index + 2 >= len(lines):
        return None
    upper, lower = ([lines[at].text[slice(*place)] for place in cell_places(lines[at])] for at in (index, index + 1))
    count = len(lower)
    is_head = all(len(text.split()) <= _HEAD_WORDS and not TERMINAL.search(text) for text in lower)
    if count <= _LEAST or not 1 < len(upper) <= count or not is_head or not _is_body(lines, index + 2, count):
        return None
    first = next((place for place, text in enumerate(lower) if text), count)
    last = next((place for place, text in enumerate(reversed(lower)) if text), 0)
    names: list[tuple[str, ...]] = [(text,) for text in lower]
    if len(upper) == count:
        above = ""
        for place, text in enumerate(upper):
            above = text or (above if lower[place] else "")
            names[place] = (f"{above} {lower[place]}".strip(), lower[place], above)
    else:
        names[:first] = [(text,) for text in upper[:first]]
        names[count - last :] = [(text,) for text in upper[len(upper) - last :]]
    share = any("%" in text and column_of(text) == "consensus" for text in upper)
    heads = [next((name for name in each if name and _column(name)), each[0]) for each in names]
    heads = [f"{name} (%)" if share and (vote_column(name) or ("", "%"))[1] == "" else name for name in heads]
    columns = _columns(heads)
    return (columns, tuple(lower)) if columns else None


def _is_body(lines: Sequence[Line], index: int, count: int) -> bool:
    return _is_row(lines[index], count) or _heads_group(lines, index, count)


def _heads_group(lines: Sequence[Line], index: int, count: int) -> bool:
    """Whether a line within a table heads the rows below it: it has one text, and further rows follow."""
    if index + 1 >= len(lines) or not lines[index].text.strip(" |"):
        return False
    filled = [place for place in cell_places(lines[index]) if place[0] < place[1]]
    return len(filled) <= 1 and len(cell_places(lines[index + 1])) == count and lines[index - 1].text.strip() != ""


def _has_number_before(line: Line, count: int) -> bool:
    """Whether a line that tabs divide has a number before its other cells: the head of that column has no words."""
    texts = [] if line.cells else _texts(line)
    return len(texts) == count + 1 > _LEAST and texts[0].rstrip(".").isdigit() and "\t" in line.text


def _is_row(line: Line, count: int) -> bool:
    return len(cell_places(line)) == count or _RULE.fullmatch(line.text) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())


def _columns(texts: Sequence[str]) -> dict[int, _Column]:
    """Return the columns of a head, by their place; none if the texts are no head."""
    columns = {place: column for place, text in enumerate(texts) if (column := _column(text))}
    if not any(text.strip().lower() == "yes" for text in texts):
        columns = {place: each for place, each in columns.items() if texts[place].strip().lower() != "no"}
    asking = [place for place, each in columns.items() if each.kind == "question"]
    if len(asking) == _LEAST and re.fullmatch(r"[A-Z]{1,4}", texts[asking[0]]):
        del columns[asking[0]]
    figures = [each.figure for each in columns.values() if each.figure]
    lone = [place for place, each in columns.items() if each.kind == "consensus" and not each.figure]
    if figures and "agree" not in figures and len(lone) == 1 and vote_column(texts[lone[0]]):
        columns[lone[0]] = replace(columns[lone[0]], figure="agree")
        figures.append("agree")
    if not are_vote_columns(figures):
        columns = {place: each for place, each in columns.items() if not each.figure}
    known = {each.kind for each in columns.values()} - {"other", "supporting"}
    once = [each.kind for each in columns.values() if each.kind != "consensus"]
    is_head = len(known) >= _LEAST if "response" in known else known == {"consensus"} and bool(figures)
    if not is_head or len(set(once)) < len(once) or len(set(figures)) < len(figures):
        return {}
    owner = "question" if "question" in known else "response"
    owned = next((place for place, each in columns.items() if each.kind == owner), 0)
    free = [place for place, text in enumerate(texts) if is_number_column(text) and place not in columns]
    free = asking[:1] if asking[:1] != [owned] and asking else free
    number = next((place for place in free if texts[place].strip() or place == owned - 1), None)
    return {place: replace(each, number=number) if each.kind == owner else each for place, each in columns.items()}


def _column(text: str) -> _Column | None:
    head, number = round_of(text)
    kind, vote = column_of(head), vote_column(head)
    if kind and (kind == "consensus" or not number):
        return _Column(kind, text, unit=vote[1] if vote and kind == "consensus" else "", round=number)
    return _Column("consensus", text, *vote, round=number) if vote else None


def _lone_column(texts: Sequence[str], below: Line) -> dict[int, _Column]:
    """Return the columns of a head that names recommendations alone, or none but has a grade or a vote beside them.

    A sentence stands below it: that of a column which its head does not name is marked.
    """
    places = cell_places(below)
    if len(places) != len(texts) or any(len(text.split()) > _HEAD_WORDS + 1 for text in texts):
        return {}
    cells = [below.text[slice(*place)] for place in places]
    sentences = [place for place, text in enumerate(cells) if _is_sentence(text)]
    place = next((place for place, text in enumerate(texts) if _SEVERAL.fullmatch(text.rstrip(":"))), None)
    if place is not None:
        return {place: _Column("response", texts[place])} if place in sentences else {}
    columns = {at: column for at, text in enumerate(texts) if (column := _column(text))}
    free = [at for at in sentences if at not in columns]
    is_stated = any(column.kind in _OF_RESPONSE for column in columns.values())
    if not is_stated or len(free) != 1 or any(column.kind == "response" for column in columns.values()):
        return {}
    note = f"The head of its column is “{texts[free[0]]}”: that it is the response is inferred."
    number = free[0] - 1 if free[0] and is_number_column(texts[free[0] - 1]) else None
    return {**columns, free[0]: _Column("response", texts[free[0]], number=number, note=note)}


def _is_sentence(text: str) -> bool:
    return len(text.split()) > _HEAD_WORDS and TERMINAL.search(text) is not None and label_of(text) is None


def _heads_votes(texts: Sequence[str]) -> bool:
    """Whether cells head a table with a vote to a row: "Vote", "Share"."""
    filled = [text for text in texts if text]
    return 0 < len(filled) <= _LEAST and all(map(_VOTE_HEAD.fullmatch, filled))


def _is_of_votes(lines: Sequence[Line], index: int) -> bool:
    """Whether a line and one beside it have a vote and its figure each."""
    if index >= len(lines):
        return False
    beside = [lines[each] for each in (index - 1, index + 1) if 0 <= each < len(lines)]
    return is_vote_row(_texts(lines[index])) and any(is_vote_row(_texts(each)) for each in beside)


def _texts(line: Line) -> list[str]:
    return [line.text[slice(*place)] for place in cell_places(line) if place[0] < place[1]]


def _vote_row(line: Line, places: Sequence[tuple[int, int]]) -> Iterator[LabelledCell]:
    (start, end), (value, last) = (place for place in places if place[0] < place[1])
    name = line.text[start:end]
    figure, unit = vote_column(name) or ("", "")
    given = Label("consensus", name, "", value - start, is_alone=False, figure=figure, unit=unit)
    yield LabelledCell(start, last, given)


def _row(line: Line, places: Sequence[tuple[int, int]], columns: Mapping[int, _Column]) -> Iterator[LabelledCell]:
    """Yield the cells with text; the number of a question goes with it, a cell of an unknown column has no field."""
    numbered = {
        column.number: place
        for place, column in columns.items()
        if column.number is not None and column.number < place and places[place][0] < places[place][1]
    }
    of_entry = {"population", "intervention"} & {each.kind for each in columns.values()}
    is_entry = bool(of_entry) and "question" not in {each.kind for each in columns.values()}
    for place, (start, end) in sorted(enumerate(places), key=lambda each: _order(columns.get(each[0]))):
        text = line.text[start:end].strip()
        column = columns.get(place)
        if not text or (place in numbered and numbered[place] == place + 1):
            continue
        number, begin = "", start
        if column and column.number is not None and column.number == place - 1:
            number = line.text[slice(*places[column.number])].strip().rstrip(".:)")
            begin = places[column.number][0] if number else start
        column = column or _Column("other", "")
        given = Label(column.kind, column.name, number, start - begin, is_alone=False)
        given = replace(given, figure=column.figure, unit=column.unit, round=column.round, note=column.note)
        given = replace(given, is_entry=is_entry and column.kind == "response")
        yield LabelledCell(begin, end, given)


def _order(column: _Column | None) -> int:
    """Return which of a row's cells come first: the question, then the response, since the others are theirs."""
    return {"question": 0, "response": 1}.get(column.kind, 2) if column else 2
