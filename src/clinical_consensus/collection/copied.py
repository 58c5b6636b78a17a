"""The text that a reader copies or shares: a response or one of its statements, with marks, gaps and source.

The page puts the words between the two texts, since it has them as they are in the file, and adds the address.
"""

from __future__ import annotations

from collections.abc import Iterator

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.view import CollectionView


def copied_text(view: CollectionView, question: QuestionView, recommendation: RecommendationView) -> tuple[str, str]:
    """Return what is copied before and after words of a recommendation of `question`, a line for each fact."""
    parts = (f"{part.label} {part.text.marked_text}" for part in question.parts)
    asked = [question.title.marked_text, *question.standing.notices, *parts]
    mark = wording.marked("", recommendation.response.is_inferred)
    return "".join(f"{line}\n" for line in asked), "\n".join([mark, *_lines(view, question, recommendation)])


def _lines(view: CollectionView, question: QuestionView, recommendation: RecommendationView) -> Iterator[str]:
    for fact in (*recommendation.graded, *recommendation.further):
        yield _line(fact)
    yield from recommendation.notes
    if question.authors.is_stated:
        yield question.byline
        yield from (wording.inference(question.authors.note_label, note) for note in question.authors.notes)
    yield from (_line(fact) for fact in question.further if fact.is_stated)
    yield from _gaps((question.authors, question.rationale, question.references, *question.further))
    yield view.cite(question)
    if publication := question.origin.publication:
        words = publication.with_links
        cited = wording.sentence(words) if words else wording.NOT_STATED
        yield " ".join(filter(None, (f"Related publication: {cited}", question.origin.note)))


def _line(fact: Fact) -> str:
    """A fact on one line; a long text below its label, as it is written out."""
    if fact.is_long and fact.is_stated:
        return f"{wording.marked(fact.heading, fact.is_inferred)}:\n{fact.text}"
    text = "; ".join(" ".join(value.text.split()) for value in fact.values) or fact.text
    definition = f". {fact.definition}" if fact.definition else ""
    return f"{fact.heading}: {wording.marked(text, fact.is_inferred)}{definition}"


def _gaps(facts: tuple[Fact, ...]) -> Iterator[str]:
    """A line for each reason why something is not there: "Rationale, References: Not stated in the source"."""
    absent = [fact for fact in facts if not fact.is_stated]
    for reason in dict.fromkeys(fact.text for fact in absent):
        yield f"{', '.join(fact.heading for fact in absent if fact.text == reason)}: {reason}"
