"""The text of one field of an entry, as its paragraphs have it."""

from __future__ import annotations

from dataclasses import dataclass

from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.segments import Paragraph


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
