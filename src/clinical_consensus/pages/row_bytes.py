"""About how many bytes of HTML a question takes in a list: of its texts, and of its elements as they are rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.pages.paging import ELEMENT, html_bytes

NAMED = 30
"""The most authors that a row names. Each of them has a page with the row, which would grow with their square."""

_FACT = "-" * (3 * ELEMENT // 2)
"""As long as the elements of a fact with its label: their tags, hooks and mark."""


def row_bytes(view: CollectionView, question: QuestionView) -> int:
    """Return about how many bytes of HTML the row of a question takes, rounded up."""
    topics = question.record.topics
    parts = [part.text for part in question.parts]
    authors = [author.text for author in question.authors.values[:NAMED]]
    standing = question.standing
    elements = 5 + len(topics) + len(parts) + len(authors) + 2 * len(standing.notices)
    texts = (
        question.title.text,
        *(view.relations.topic[topic].label for topic in topics),
        *authors,
        *standing.notices,
        *_facts(parts),
        *_facts(question.further),
    )
    return ELEMENT * elements + html_bytes(*texts) + sum(map(_answer, question.recommendations))


def _answer(recommendation: RecommendationView) -> int:
    """Those of one recommendation, whose strength, certainty and consensus the row has twice."""
    graded = recommendation.graded
    elements = 4 + len(recommendation.statements) // 2 + len(recommendation.notes) + 2 * len(recommendation.texts)
    texts = (
        *(text for each in recommendation.statements for text in (each.id, each.text)),
        *(fact.definition for fact in graded),
        *recommendation.notes,
        *_facts((*graded, *graded, *recommendation.brief)),
        _FACT,
    )
    return ELEMENT * elements + html_bytes(*texts)


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    return (text for fact in facts for text in (_FACT, fact.label, fact.field, *(value.text for value in fact.values)))
