"""Recommendations of documents that have no label of one: known by their numbers, or by the grade beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.headings import is_section
from clinical_consensus.importing.labels import Label, label_of
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.question_rows import LabelledCell, QuestionRows, cell_places
from clinical_consensus.importing.segments import Paragraph

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3})+)\.?\s+(?=[A-ZÀ-Ý])")
_GRADE = re.compile(r"[A-D]|GPP|GCP|EK|KKP|AE|[✓√]|[12][A-D]|I{1,3}[ab]?|strong|weak|conditional", re.IGNORECASE)
_GRADED = "The document has no label of a recommendation: only the grade beside it says that it is one."
_LISTED = (
    "The document has no label of a recommendation: only its number below that of the section says that it is one."
)
_YEAR = re.compile(r"\s*[\[(][^\[\]()]*\d{4}[^\[\]()]*[\])]$")
"""The year of a recommendation behind it: "[2015, amended 2019]"."""

_LEAST = 2
_LEAST_WORDS = 4


def graded_rows(lines: Sequence[Line], known: QuestionRows) -> QuestionRows:
    """Return the rows that are a grade and a sentence, as SIGN prints them, besides the rows that are `known`."""
    if known.cells or any((label := label_of(line.text)) and label.kind == "response" for line in lines):
        return known
    cells = dict(known.cells)
    for index, line in enumerate(lines):
        places = [place for place in cell_places(line) if place[0] < place[1]]
        if len(places) == _LEAST and _is_graded(*(line.text[slice(*place)] for place in places)):
            grade, text = places
            cells[index] = (
                LabelledCell(*text, Label("response", "", "", 0, is_alone=False, note=_GRADED)),
                LabelledCell(*grade, Label("strength", "Grade", "", 0, is_alone=False, note=_GRADED)),
            )
    return replace(known, cells=cells)


def _is_graded(grade: str, text: str) -> bool:
    is_sentence = len(text.split()) >= _LEAST_WORDS and TERMINAL.search(text) is not None and not text.endswith("?")
    return bool(_GRADE.fullmatch(grade)) and is_sentence


def with_numbered(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a document, its recommendations as such if it has no label of one.

    They are then sentences whose number goes on with that of their section: "1.2.3" below "1.2", as NICE prints them.
    """
    pairs = zip_longest(every, every[1:])
    if any(one.label and one.label.kind == "response" and not is_section(one, below) for one, below in pairs):
        return list(every)
    section, found = "", dict[int, Paragraph]()
    for index, paragraph in enumerate(every):
        numbered = None if paragraph.first.given else _NUMBERED.match(paragraph.text)
        if numbered and not TERMINAL.search(_YEAR.sub("", paragraph.text)):
            section = numbered["number"]
        elif numbered and section and numbered["number"].rpartition(".")[0] == section:
            given = Label("response", "", numbered["number"], numbered.end(), is_alone=False, note=_LISTED)
            first = replace(paragraph.first, given=given)
            found[index] = Paragraph((first, *paragraph.segments[1:]))
    return (
        [found.get(index, paragraph) for index, paragraph in enumerate(every)] if len(found) >= _LEAST else list(every)
    )
