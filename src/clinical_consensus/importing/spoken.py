"""What speakers say of a slide: of their notes, only what a label there names has a field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clinical_consensus.importing.field_run import FieldRun
from clinical_consensus.importing.labels import SHORT, Label
from clinical_consensus.importing.segments import Paragraph

_SPOKEN = "It stands in the speaker’s notes of a slide, not on it: that it is a part of the document is inferred."

Aside = tuple[int | None] | None
"""The run that a slide's own text goes into, kept while its notes are read; None outside of notes."""


def turned(now: int | None, aside: Aside, *, is_spoken: bool) -> tuple[int | None, Aside]:
    """Return the run that is open where a slide's notes begin or end, and the one that is kept meanwhile."""
    if is_spoken == (aside is not None):
        return now, aside
    return (None, (now,)) if aside is None else (aside[0], None)


def with_remarks_of_speakers(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, those of a speaker's notes that stand under no label there without a field."""
    done = list[Paragraph]()
    is_open, page = False, 0
    for paragraph in every:
        label, is_spoken = paragraph.label, paragraph.first.line.is_spoken
        is_open = label.kind not in SHORT if label else is_open and page == paragraph.page
        page = paragraph.page if is_spoken else 0
        is_aside = is_spoken and not label and not is_open
        done.append(paragraph.labelled(Label("other", "", "", 0, is_alone=False)) if is_aside else paragraph)
    return done


def with_speakers_marked(runs: Iterable[FieldRun]) -> list[FieldRun]:
    """Return the runs, those with words of a speaker's notes marked."""
    return [replace(run, notes=(*run.notes, _SPOKEN)) if _is_spoken(run) else run for run in runs]


def _is_spoken(run: FieldRun) -> bool:
    texts = (*run.labelled, *(piece.paragraph for piece in run.pieces))
    return any(each.first.line.is_spoken for each in texts)
