"""The text of one field of an entry, as its paragraphs have it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.names import names_in
from clinical_consensus.importing.reference_text import begins_reference
from clinical_consensus.importing.segments import Paragraph

_BRIEF: frozenset[LabelKind] = frozenset({"remarks", "dissent"})
"""The texts that a table below them belongs to only if they name it."""

_TABLE = re.compile(r"\b(?:table|tabelle|tableau|tabla|tabela|tabella|tabel|figure)\b|:$", re.IGNORECASE)
_COUNT = re.compile(r"(?P<number>\d{1,2})\.\s")
"""How an item of a list, or a chapter, begins."""


@dataclass(frozen=True)
class RunPiece:
    """A paragraph in a run, without the first `skip` characters; `is_subheading` if it heads what follows it."""

    paragraph: Paragraph
    skip: int = 0
    is_subheading: bool = False


@dataclass(frozen=True)
class FieldRun:
    """The paragraphs of one field, under its label; without a label, the field is inferred from their position."""

    kind: LabelKind
    label: Label | None
    labelled: tuple[Paragraph, ...]
    """The paragraphs that begin with the label: more than one where it is repeated."""
    pieces: tuple[RunPiece, ...]
    block: int
    """Which of the entry's blocks it begins in, from 0."""
    notes: tuple[str, ...] = ()
    """What is inferred about it: why some of its text is here."""
    cited: frozenset[str] | None = None
    """The numbers of those of its references that the question cites; None: all."""


def is_next_chapter(paragraph: Paragraph, run: FieldRun) -> bool:
    """Whether a number other than 1 begins a line that goes on with no list of the run: then no item has it."""
    found = _COUNT.match(paragraph.text)
    before = {item["number"] for piece in run.pieces if (item := _COUNT.match(piece.paragraph.text[piece.skip :]))}
    return found is not None and int(found["number"]) > 1 and str(int(found["number"]) - 1) not in before


def is_unnamed_table(before: str, kind: LabelKind) -> bool:
    """Whether a table below a short text is none of it, since that does not name it."""
    return kind in _BRIEF and bool(before) and not _TABLE.search(before)


def are_lines_of_names(paragraph: Paragraph) -> bool:
    """Whether each of its lines is the name of one person."""
    lines = [segment.text for segment in paragraph.segments]
    return len(lines) > 1 and all(" " in line and len(names_in(line)) == 1 for line in lines)


def is_below_table(paragraph: Paragraph, run: FieldRun) -> bool:
    """Whether a sentence stands below a table whose last cell has the references."""
    is_cell = bool(run.pieces) and bool(run.pieces[-1].paragraph.first.line.cells)
    is_prose = TERMINAL.search(paragraph.text) is not None and not begins_reference(paragraph.text)
    return is_cell and is_prose and not paragraph.first.line.cells
