"""The cells of a line, whatever divides them, and what the head of their table says that they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clinical_consensus.importing.label_kinds import LabelKind, named_kind, plain_words
from clinical_consensus.importing.label_words import NUMBER_HEADS, QUESTION
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.segments import WordSpan

_CELL_END = re.compile(r"\t|(?:^|(?<=\s))\|(?=\s|$)")
_LEAST = 2
_COLUMN_QUESTION = re.compile(rf"(?:{'|'.join(QUESTION)})s?", re.IGNORECASE)
_COLUMN_RESULT = re.compile(r"(?:results?|ergebnis|resultats?|resultados?|consensus (?:reached|achieved|status)\??)")
_COLUMN_NUMBER = re.compile("|".join(NUMBER_HEADS), re.IGNORECASE)


GROUP = "group of rows"
"""The name of the label of a row that heads those below it."""


@dataclass(frozen=True)
class LabelledCell:
    """The cells of a row that state one field: where they stand in the line, and the label that the head gives."""

    start: int
    end: int
    label: Label
    line: int | None = None
    """The index of its line, where that is another than the one it is read with."""


@dataclass(frozen=True)
class QuestionRows:
    """The rows of such tables, by the index of their line, and the lines that are heads."""

    cells: Mapping[int, tuple[LabelledCell, ...]]
    heads: Mapping[int, str]
    strokes: tuple[WordSpan, ...]
    """What stands between the cells."""


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


def cell_texts(line: Line) -> list[str]:
    """Return the texts of the cells of a line, empty ones included."""
    return [line.text[slice(*place)] for place in cell_places(line)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())


def column_of(head: str) -> LabelKind | None:
    """Return what the head of a table's column names, or None if that is not known; "question" is one of these."""
    name = re.sub(r"\s*[(\[][^()\[\]]*[)\]]$|[:.]$|\s*[ᵃᵇᶜᵈᵉᶠ¹²³⁴*†‡]+$", "", head.strip())
    name = re.sub(r"^%\s*(?:of\s+)?|,?\s*%$|,?\s*\bn\s*/\s*N$", "", name)
    if _COLUMN_QUESTION.fullmatch(name):
        return "question"
    if _COLUMN_RESULT.fullmatch(plain_words(name)):
        return "consensus"
    named = named_kind(name)
    return named.kind if named and not named.is_loose else None


def is_number_column(head: str) -> bool:
    """Whether the head of a column may be that of the numbers of its rows: it says so, or has no words."""
    return not head.strip() or bool(_COLUMN_NUMBER.fullmatch(head.strip()))
