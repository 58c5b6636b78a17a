"""Authors that stand above the heading of their question, where those of the first question do."""

from __future__ import annotations

from collections.abc import Sequence

from clinical_consensus.importing.question_heading import explicit_heading
from clinical_consensus.importing.segments import Paragraph

_LEAST = 2


def with_authors_below(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, a labelled list of authors right above the heading of a question below that.

    Only if the first question has one, which can be of no question before, and others have one with the same label, but
    not the last one below it.
    """
    heads = [at for at, each in enumerate(every) if explicit_heading(at, each)]
    name = _authors(every[heads[0] - 1]) if heads and heads[0] else ""
    headed = [at for at in heads if name and _authors(every[at - 1]) == name]
    if len(headed) < _LEAST or any(_authors(each) == name for each in every[heads[-1] :]):
        return list(every)
    done = list(every)
    for at in headed:
        done[at - 1], done[at] = every[at], every[at - 1]
    return done


def _authors(paragraph: Paragraph) -> str:
    """Return the name of the label that a paragraph has with its authors, or ""."""
    label = paragraph.label
    return label.name if label and label.kind == "authors" and not label.is_alone else ""
