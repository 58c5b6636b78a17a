"""Find how the texts of a draft point to its references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinical_consensus.contract.markers import groups
from clinical_consensus.contract.records import Markers
from clinical_consensus.importing.placed import ReadValue
from clinical_consensus.importing.question_draft import QuestionDraft

_STYLES: tuple[Markers, ...] = ("brackets", "superscripts", "parentheses")
_LEAST = {"parentheses": 3}
"""Numbers in parentheses are often none: so many markers with references are needed at least."""


def marker_style(drafts: Sequence[QuestionDraft]) -> Markers | None:
    """Return the style in which most numbers have a reference, or None if none has."""
    counted = {style: sum(_targeted(draft, style) for draft in drafts) for style in _STYLES}
    best = max(_STYLES, key=lambda style: counted[style])
    return best if counted[best] >= _LEAST.get(best, 1) else None


def _targeted(draft: QuestionDraft, style: Markers) -> int:
    """Count the markers all of whose numbers have a reference in the question."""
    references = next((each.value for each in draft.fields if each.field == "references" and each.value), None)
    if not references:
        return 0
    known = {str(each.get("citation-number", place)) for place, each in enumerate(references, 1)}
    texts = [
        text
        for each in draft.fields
        if each.field.endswith(("rationale", "statements", "remarks"))
        for text in _texts(each.value)
    ]
    return sum(not group.missing(known) for text in texts for group in groups(text, style))


def _texts(value: ReadValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each.get("list", []) if isinstance(each, dict) else each)
