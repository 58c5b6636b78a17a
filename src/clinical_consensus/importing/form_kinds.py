"""Which field a paragraph without a label is by its form alone: a grade, what it rests on, a level, names."""

from __future__ import annotations

from collections.abc import Collection

from clinical_consensus.importing.field_run import are_lines_of_names
from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.names import is_names
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.standing_words import basis_of
from clinical_consensus.importing.stated_text import read_statement
from clinical_consensus.importing.vote_text import is_level


def kind_by_form(
    paragraph: Paragraph, lowercase: Collection[str], possible: Collection[LabelKind], *, is_text: bool
) -> LabelKind | None:
    """Return the field, of those that are `possible` where it stands; in a text, `is_text`, no grade begins another.

    `lowercase` are the words that the document has with a small letter.
    """
    text = paragraph.text
    if "strength" in possible and not is_text and read_statement(text)[0]:
        return "strength"
    if "basis" in possible and basis_of(text):
        return "basis"
    if "consensus" in possible and is_level(text):
        return "consensus"
    are_names = is_names(text, lowercase) or (not is_text and are_lines_of_names(paragraph))
    return "authors" if "authors" in possible and are_names else None
