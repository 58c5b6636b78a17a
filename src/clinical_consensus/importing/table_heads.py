"""The heads of tables: what each column is, by its name or, where that is not known, by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.label_kinds import LabelKind, named_kind
from clinical_consensus.importing.label_words import DEGREES
from clinical_consensus.importing.labels import label_of
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.table_cells import cell_places, cell_texts, column_of, is_number_column
from clinical_consensus.importing.vote_columns import are_vote_columns, round_of, vote_column

_RULE = re.compile(r"[|:\s-]*-{2,}[|:\s-]*")
"""The line below the head of a table in plain text."""

_SEVERAL = re.compile(
    r"recommendations|statements|empfehlungen|recommandations|recomendaciones"
    r"|recomendações|raccomandazioni|aanbevelingen",
    re.IGNORECASE,
)
"""How a column of responses is headed even beside columns that are not known."""

_DEGREES = re.compile(rf"(?:{DEGREES})\b", re.IGNORECASE)
"""How the heads of columns begin that divide a vote into degrees: then "Agree" counts only some of those who agree."""

_AGREEING = re.compile(r"(?:%\s*)?(?:agree|in favou?r)", re.IGNORECASE)
"""The only head of votes that needs no other beside it: who is for something may be said of anything."""

_OF_RESPONSE = ("strength", "certainty", "consensus")
_FIGURE = re.compile(r"\d[\d.,]*\s*[%％]?")
_LEAST = 2
_HEAD_WORDS = 3


@dataclass(frozen=True)
class TableColumn:
    """A column of a table by its head, as the labels of its cells say it."""

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
class TableHead:
    """The head of a table: its columns by their place, its texts, and how many lines it has."""

    columns: Mapping[int, TableColumn]
    texts: tuple[str, ...]
    lines: int = 1


def head_at(lines: Sequence[Line], index: int) -> TableHead | None:
    """Return the head that begins at a line, with a row below it, or None."""
    if index + 1 >= len(lines):
        return None
    if two := _two_rows(lines, index):
        return two
    texts = tuple(cell_texts(lines[index]))
    if _has_number_before(lines[index + 1], len(texts)) and is_head(texts):
        texts = ("", *texts)
    found = _columns(texts) or _lone_column(texts, lines[index + 1])
    if _is_beside_label(lines, index, len(texts)) and "question" not in {each.kind for each in found.values()}:
        return None
    return TableHead(found, texts) if found and _is_body(lines, index + 1, len(texts)) else None


def is_head(texts: Sequence[str]) -> bool:
    """Whether texts are the head of a table that is read: of recommendations or of votes."""
    return bool(_columns(texts))


def is_rule(line: Line) -> bool:
    """Whether a line is the rule below the head of a table in plain text."""
    return _RULE.fullmatch(line.text) is not None


def _is_beside_label(lines: Sequence[Line], index: int, count: int) -> bool:
    """Whether the row above or below has a label and its value, so that "Strength | Consensus" is one of these too."""
    beside = [cell_texts(lines[each]) for each in (index - 1, index + 1) if 0 <= each < len(lines)]
    return count == _LEAST and any(map(_is_labelled_value, beside))


def _is_labelled_value(texts: Sequence[str]) -> bool:
    is_pair = len(texts) == _LEAST and bool(texts[1])
    return is_pair and (column_of(texts[0]) or vote_column(texts[0])) is not None


def _two_rows(lines: Sequence[Line], index: int) -> TableHead | None:
    """Return a head of two rows, with the texts of the lower, or None if the lines are no such head.

    A cell of the upper row stands above its column, or above several with names of their own; where readers do not say
    how many, the cells without a name in the lower row take those of the upper one from both edges.
    """
    if index + 2 >= len(lines):
        return None
    upper, lower = (cell_texts(lines[at]) for at in (index, index + 1))
    count = len(lower)
    is_head = len([text for text in lower if text]) > 1 and all(map(_column, filter(None, lower)))
    if count <= _LEAST or not 1 < len(upper) <= count or not is_head or not _is_body(lines, index + 2, count):
        return None
    first = next((place for place, text in enumerate(lower) if text), count)
    last = next((place for place, text in enumerate(reversed(lower)) if text), 0)
    names: list[tuple[str, ...]] = [(text,) for text in lower]
    if len(upper) == count:
        above = ""
        for place, text in enumerate(upper):
            above = text or (above if lower[place] else "")
            own, joined = lower[place], f"{above} {lower[place]}".strip()
            names[place] = (joined, own) if _is_bare(own) else (own, joined, above)
    else:
        names[:first] = [(text,) for text in upper[:first]]
        names[count - last :] = [(text,) for text in upper[len(upper) - last :]]
    share = any("%" in text and column_of(text) == "consensus" for text in upper)
    heads = [next((name for name in each if name and _column(name)), each[0]) for each in names]
    heads = [f"{name} (%)" if share and (vote_column(name) or ("", "%"))[1] == "" else name for name in heads]
    columns = _columns(heads)
    return TableHead(columns, tuple(lower), 2) if columns else None


def _is_bare(name: str) -> bool:
    """Whether a name says too little alone: "Level", of the evidence or of a consensus."""
    named = named_kind(name)
    return named is not None and named.is_bare


def _is_body(lines: Sequence[Line], index: int, count: int) -> bool:
    return len(cell_places(lines[index])) == count or is_rule(lines[index]) or heads_group(lines, index, count)


def heads_group(lines: Sequence[Line], index: int, count: int) -> bool:
    """Whether a line within a table heads the rows below it: it has one text, and further rows follow."""
    if index + 1 >= len(lines) or not lines[index].text.strip(" |"):
        return False
    filled = [place for place in cell_places(lines[index]) if place[0] < place[1]]
    return len(filled) <= 1 and len(cell_places(lines[index + 1])) == count and lines[index - 1].text.strip() != ""


def _has_number_before(line: Line, count: int) -> bool:
    """Whether a line that tabs divide has a number before its other cells: the head of that column has no words."""
    texts = [] if line.cells else [text for text in cell_texts(line) if text]
    return len(texts) == count + 1 > _LEAST and texts[0].rstrip(".").isdigit() and "\t" in line.text


def _columns(texts: Sequence[str]) -> dict[int, TableColumn]:
    """Return the columns of a head, by their place; none if the texts are no head."""
    columns = {place: column for place, text in enumerate(texts) if (column := _column(text))}
    if not any(text.strip().lower() == "yes" for text in texts):
        columns = {place: each for place, each in columns.items() if texts[place].strip().lower() != "no"}
    asking = [place for place, each in columns.items() if each.kind == "question"]
    if len(asking) == _LEAST and re.fullmatch(r"[A-Z]{1,4}", texts[asking[0]]):
        del columns[asking[0]]
    if any(map(_DEGREES.match, texts)):
        columns = {place: each for place, each in columns.items() if not each.figure}
    figures = [each.figure for each in columns.values() if each.figure]
    lone = [place for place, each in columns.items() if each.kind == "consensus" and not each.figure]
    lone = [place for place in lone if vote_column(texts[place])] or lone
    if figures and "agree" not in figures and len(lone) == 1 and vote_column(texts[lone[0]]):
        columns[lone[0]] = replace(columns[lone[0]], figure="agree")
        figures.append("agree")
    has_text = "response" in {each.kind for each in columns.values()}
    is_share = has_text and figures == ["agree"] and any(map(_AGREEING.match, texts))
    are_of_rounds = figures == ["voters"] and any(each.round for each in columns.values())
    if not are_vote_columns(figures) and not is_share and not are_of_rounds:
        columns = {place: each for place, each in columns.items() if not each.figure}
    known = {each.kind for each in columns.values()} - {"other", "supporting"}
    once = [each.kind for each in columns.values() if each.kind != "consensus"]
    are_values = (known == {"consensus"} and bool(figures)) or (len(known) >= _LEAST and known <= set(_OF_RESPONSE))
    is_head = len(known) >= _LEAST if "response" in known else are_values
    if not is_head or len(set(once)) < len(once) or len(set(figures)) < len(figures):
        return {}
    owner = "question" if "question" in known else "response"
    owned = next((place for place, each in columns.items() if each.kind == owner), 0)
    free = [place for place, text in enumerate(texts) if is_number_column(text) and place not in columns]
    free = asking[:1] if asking[:1] != [owned] and asking else free
    number = next((place for place in free if texts[place].strip() or place == owned - 1), None)
    return {place: replace(each, number=number) if each.kind == owner else each for place, each in columns.items()}


def _column(text: str) -> TableColumn | None:
    head, number = round_of(text)
    kind, vote = column_of(head), vote_column(head)
    if kind and (kind == "consensus" or not number):
        return TableColumn(kind, text, unit=vote[1] if vote and kind == "consensus" else "", round=number)
    return TableColumn("consensus", text, *vote, round=number) if vote else None


def _lone_column(texts: Sequence[str], below: Line) -> dict[int, TableColumn]:
    """Return the columns of a head that names recommendations alone, or none but has a grade or a vote beside them.

    A sentence stands below it: that of a column which its head does not name is marked.
    """
    places = cell_places(below)
    is_row = any(len(text.split()) > _HEAD_WORDS + 1 or _is_sentence(text) or _FIGURE.fullmatch(text) for text in texts)
    if len(places) != len(texts) or is_row:
        return {}
    cells = [below.text[slice(*place)] for place in places]
    sentences = [place for place, text in enumerate(cells) if _is_sentence(text)]
    place = next((place for place, text in enumerate(texts) if _SEVERAL.fullmatch(text.rstrip(":"))), None)
    if place is not None:
        return {place: TableColumn("response", texts[place])} if place in sentences else {}
    columns = {at: column for at, text in enumerate(texts) if (column := _column(text))}
    free = [at for at in sentences if at not in columns]
    is_stated = any(column.kind in _OF_RESPONSE for column in columns.values())
    if not is_stated or len(free) != 1 or any(column.kind == "response" for column in columns.values()):
        return {}
    note = f"The head of its column is “{texts[free[0]]}”: that it is the response is inferred."
    number = free[0] - 1 if free[0] and is_number_column(texts[free[0] - 1]) else None
    return {**columns, free[0]: TableColumn("response", texts[free[0]], number=number, note=note)}


def _is_sentence(text: str) -> bool:
    return len(text.split()) > _HEAD_WORDS and TERMINAL.search(text) is not None and label_of(text) is None
