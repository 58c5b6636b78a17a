"""The text of one field of an entry, as its paragraphs have it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.segments import Paragraph

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
