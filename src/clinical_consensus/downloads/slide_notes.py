"""The notes of slides: the whole question, for the lecturer."""

from __future__ import annotations

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.vancouver import Reference
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import marked

_MOST = 1_000_000
"""The most letters in the notes of all slides of a question."""


def shared_notes(notes: str, slides: int) -> str:
    """Return the notes of a question's other slides: the same, or where they are if they are too long for `slides`."""
    if slides * len(notes) <= _MOST:
        return notes
    return f"{notes.partition(chr(10))[0]}\nThe whole question is in the notes of its first slide."


def cited(number: str, reference: Reference) -> str:
    """Return a reference with its number and the names of its links."""
    return f"{number} {reference.with_links}"


def reference_texts(question: QuestionView) -> list[str]:
    """Return a text for each reference of a question."""
    return [cited(each.label, each) for each in question.cited]


def _with_mark(fact: Fact, lines: list[str]) -> list[str]:
    """Return the lines of a fact, below its label if they are inferred, or why there are none."""
    return [f"{marked(fact.heading, inferred=True)}:", *lines] if fact.is_inferred else lines or [fact.line()]


def lecture_notes(collection: CollectionView, question: QuestionView) -> str:
    """Return the whole question for the lecturer."""
    lines = [f"Question {question.numbering} {question.heading}", *question.standing.notices]
    lines += [f"{part.label}. {part.text.marked_text}" for part in question.parts]
    for each in question.recommendations:
        lines.append(f"{marked(each.heading, each.response.is_inferred)}: {each.unbroken}")
        lines += [fact.line() for fact in (*each.graded, *each.further)]
        lines += each.notes
    lines += [question.byline, *(fact.line() for fact in question.further), *question.notes]
    lines += _with_mark(question.rationale, [value.text for value in question.rationale.values])
    lines += _with_mark(question.references, reference_texts(question))
    if question.places:
        places = "; ".join(f"{place.field_name}, {place.text}" for place in question.places)
        lines.append(f"Where it stands in the source: {places}")
    lines += [
        collection.cite(question),
        *filter(None, (question.published, question.standing.line)),
        collection.rights.line(),
    ]
    return "\n".join(lines)
