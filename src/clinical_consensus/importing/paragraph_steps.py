"""What only several paragraphs together show, step by step."""

from __future__ import annotations

from clinical_consensus.importing.abbreviations import with_abbreviations
from clinical_consensus.importing.authors_above import with_authors_below
from clinical_consensus.importing.label_senses import with_senses
from clinical_consensus.importing.open_labels import with_open_labels
from clinical_consensus.importing.pico_letters import with_answers, with_pico
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.spoken import with_remarks_of_speakers
from clinical_consensus.importing.texts_apart import with_texts_apart
from clinical_consensus.importing.unlabelled import with_grade_lines, with_statements, with_titles
from clinical_consensus.importing.vote_paragraphs import (
    with_bare_labels,
    with_levels_apart,
    with_levels_below,
    with_results,
    with_stacked_votes,
)

_STEPS = (
    with_authors_below, with_remarks_of_speakers, with_levels_apart, with_stacked_votes, with_bare_labels,
    with_open_labels, with_senses, with_levels_below, with_abbreviations, with_pico, with_answers, with_grade_lines,
    with_titles, with_results, with_statements, with_texts_apart,
)  # fmt: skip


def read_together(every: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a document with the labels that their neighbours give them, votes with statements."""
    for step in _STEPS:
        every = step(every)
    return every
