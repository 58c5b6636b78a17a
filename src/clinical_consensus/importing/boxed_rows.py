"""Boxes of recommendations, as guidelines of the AWMF print them: a table whose first row is the label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.label_kinds import LabelKind, named_kind
from clinical_consensus.importing.labels import Label, label_of
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.segments import WordSpan
from clinical_consensus.importing.standing_words import basis_of, status_of
from clinical_consensus.importing.table_cells import LabelledCell, QuestionRows, cell_places
from clinical_consensus.importing.vote_text import is_level

_NUMBER = re.compile(r"(?:(?:No|Nr)\.?\s*)?(\d{1,3}(?:\.\d{1,3})*)\.?")
_GRADE = re.compile(r"EK|A|B|0")
_LEVEL = re.compile(r"(?:starker )?konsens|mehrheitliche zustimmung|kein konsens", re.IGNORECASE)
"""The AWMF's names of its levels (its rules for guidelines, chapter on consensus)."""

_YEAR = re.compile(r"\s*\((?:19|20)\d\d\)$")
_CELLS = 2
_LEAST_WORDS = 3


def boxed_rows(lines: Sequence[Line], known: QuestionRows) -> QuestionRows:
    """Return the rows of boxes as cells with labels, besides those that are `known`.

    The first row has a number and the name of a recommendation, which may say what it rests on or whether it is new.
    Below it a cell is one of text, a grade ("EK", "A", "B", "0"), a level of consensus, or has a label of its own: that
    may be the cell before it. Any other has no field.
    """
    cells, strokes = dict(known.cells), list(known.strokes)
    number: str | None = None
    has_text, said = False, list[LabelledCell]()
    for index, line in enumerate(lines):
        places = [place for place in cell_places(line) if place[0] < place[1]] if index not in known.heads else []
        texts = [line.text[slice(*place)] for place in places]
        below = lines[index + 1] if index + 1 < len(lines) else line
        if not places or index in known.cells:
            number = None
        elif (first := _first(texts, [cell.strip() for cell in below.cells if cell.strip()])) is not None:
            number, has_text = first, False
            said = [
                LabelledCell(start, start + len(_YEAR.sub("", text)), Label(kind, "", "", 0, is_alone=False), index)
                for (start, _), text in zip(places, texts, strict=True)
                if (kind := _said(text))
            ]
            strokes += (WordSpan(index, *place) for place, text in zip(places, texts, strict=True) if _is_frame(text))
            cells[index] = tuple(
                LabelledCell(*place, Label("other", "", "", 0, is_alone=False))
                for place, text in zip(places, texts, strict=True)
                if not _is_frame(text) and not _said(text)
            )
        elif number is not None:
            labels = [_label(text, number) for text in texts]
            pair = _pair(line.text, places) if labels[0].is_alone else None
            own = (pair,) if pair else tuple(_cells(zip(places, labels, strict=True), has_text))
            is_text = not has_text and any(cell.label.kind == "response" for cell in own)
            has_text = has_text or is_text
            cells[index] = (*own, *said) if is_text else own
    return QuestionRows(cells, known.heads, tuple(strokes))


def _first(texts: Sequence[str], below: Sequence[str]) -> str | None:
    """Return the number of the box that a row begins, or None if it begins none.

    The name may have the number with it, "Empfehlung 7", if the row below it is a grade and a text.
    """
    numbers = [found[1] for text in texts if (found := _NUMBER.fullmatch(text))]
    if len(texts) > 1 and numbers and any(map(_is_name, texts)):
        return numbers[0]
    if len(texts) > 1 and _is_name(texts[0]) and basis_of(texts[0]) and all(map(status_of, texts[1:])):
        return ""
    named = label_of(texts[0])
    if len(texts) < _CELLS or not named or not _is_numbered_name(texts[0]) or len(below) < _CELLS:
        return None
    kinds = {_label(text, named.number).kind for text in below}
    is_short = all(len(text.split()) <= _LEAST_WORDS and not TERMINAL.search(text) for text in texts)
    return named.number if is_short and kinds >= {"response", "strength"} else None


def _is_numbered_name(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.kind == "response" and label.is_alone and bool(label.number)


def _is_name(text: str) -> bool:
    named = named_kind(_YEAR.sub("", text))
    return named is not None and named.kind == "response" and not named.is_loose


def _said(text: str) -> LabelKind | None:
    """Return what a cell of the first row says of the recommendation besides its name and number, or None."""
    return "basis" if basis_of(_YEAR.sub("", text)) else "status" if status_of(text) else None


def _is_frame(text: str) -> bool:
    if _is_numbered_name(text):
        return True
    return (_is_name(text) and not basis_of(text)) or ("." in text and bool(_NUMBER.fullmatch(text)))


def _label(text: str, number: str) -> Label:
    kind: LabelKind = "other"
    if _GRADE.fullmatch(text):
        kind = "strength"
    elif _LEVEL.fullmatch(text) or is_level(text):
        kind = "consensus"
    elif basis_of(text):
        kind = "basis"
    elif own := label_of(text):
        return own
    elif len(text.split()) >= _LEAST_WORDS:
        return Label("response", "", number, 0, is_alone=False)
    names = {"strength": "Empfehlungsgrad", "consensus": "Konsensstärke"}
    return Label(kind, names.get(kind, ""), "", 0, is_alone=False)


def _pair(text: str, places: Sequence[tuple[int, int]]) -> LabelledCell | None:
    """Return the cells of a row that are a label and its value as one, or None."""
    start, end = places[0][0], places[-1][1]
    label = label_of(text[start:end])
    is_pair = len(places) > 1 and label is not None and start + label.length == places[1][0]
    return LabelledCell(start, end, label) if is_pair and label else None


def _cells(labelled: Iterator[tuple[tuple[int, int], Label]], has_text: bool) -> Iterator[LabelledCell]:
    """Yield the cells of a row, the text first, since grades are those of the text; a second text has no field."""
    every = list(labelled)
    for place, label in sorted(every, key=lambda each: each[1].kind != "response"):
        is_second = label.kind == "response" and has_text
        has_text = has_text or label.kind == "response"
        yield LabelledCell(*place, Label("other", "", "", 0, is_alone=False) if is_second else label)
