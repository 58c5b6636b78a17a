"""Forms in tables: rows of a label and its value. A row whose label is not known has no field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clinical_consensus.importing.label_words import QUESTION
from clinical_consensus.importing.labels import Label, label_of
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.table_cells import LabelledCell, QuestionRows, cell_places

_QUESTION = re.compile(rf"(?:{'|'.join(QUESTION)})(?![^\W\d])", re.IGNORECASE)
_PAIR = 2
_MOST_WORDS = 8


def form_rows(lines: Sequence[Line], known: QuestionRows) -> QuestionRows:
    """Return the rows of forms whose label is not known as cells without a field, besides the rows that are `known`.

    Such a row stands directly below or above one of the same form that has a label: it is no further text of that.
    """
    cells = dict(known.cells)
    for index, line in enumerate(lines):
        places = [place for place in cell_places(line) if place[0] < place[1]]
        if index in cells or index in known.heads or not _is_unknown(line, places):
            continue
        if any(_is_labelled(lines[beside]) for beside in _beside(index, lines)):
            given = Label("other", "", "", 0, is_alone=False)
            cells[index] = (LabelledCell(places[0][0], places[-1][1], given),)
    return replace(known, cells=cells)


def _beside(index: int, lines: Sequence[Line]) -> Iterator[int]:
    return (each for each in (index - 1, index + 1) if 0 <= each < len(lines))


def _is_unknown(line: Line, places: Sequence[tuple[int, int]]) -> bool:
    if len(places) != _PAIR:
        return False
    name = line.text[slice(*places[0])]
    is_name = name[0].isupper() and len(name.split()) <= _MOST_WORDS and not re.search(r"[.?!;]$", name)
    return is_name and label_of(line.text[places[0][0] :]) is None and not _QUESTION.match(name)


def _is_labelled(line: Line) -> bool:
    places = [place for place in cell_places(line) if place[0] < place[1]]
    label = label_of(line.text[slice(*places[0])]) if len(places) == _PAIR else None
    return label is not None and label.is_alone
