"""What a search result shows of a question: every text in which its words are sought, but for the rationale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.view import CollectionView


def shown_texts(view: CollectionView, terms: Sequence[Sequence[int]]) -> list[dict[str, Any]]:
    """Return the texts of each question, and at last those of the collection if it states facts.

    `terms` are, for each question, the numbers of the terms of the glossary that its texts name.
    """
    topics = {topic.id: number for number, topic in enumerate(view.relations.collection.topics)}
    shown = [
        _question(question, topics) | {"terms": named} for question, named in zip(view.questions, terms, strict=False)
    ]
    if view.facts:
        shown.append({"page": "about/", "title": f"About {view.title}", "facts": _facts(view.facts)})
    return shown


def _question(question: QuestionView, topics: dict[str, int]) -> dict[str, Any]:
    texts = {
        "id": question.id,
        "number": question.record.printed_number,
        "title": question.title.text,
        "inferred": question.title.is_inferred,
        "standing": question.standing.marks,
        "recommendations": [_recommendation(each) for each in question.recommendations],
        "parts": [[part.label, *_marked(part.text)] for part in question.parts],
        "authors": _marked(question.authors, [author.text for author in question.authors.values]),
        "rationale": question.rationale.is_inferred,
        "topics": [topics[topic] for topic in question.record.topics],
        "facts": _facts(asked_facts(question)),
    }
    return {name: value for name, value in texts.items() if value or name in ("id", "number", "title")}


def _recommendation(recommendation: RecommendationView) -> dict[str, Any]:
    strength = recommendation.strength
    texts = {
        "strength": _marked(strength),
        "consensus": _marked(recommendation.consensus),
        "inferred": recommendation.response.is_inferred,
        "statements": [[statement.id, statement.text] for statement in recommendation.statements],
        "facts": _facts(searched_facts(recommendation)),
        "gap": strength.text if strength.state == "not-transcribed" else "",
    }
    return {name: value for name, value in texts.items() if value}


def fact_labels(view: CollectionView) -> dict[str, list[str]]:
    """Return the labels that results show of facts, by the field of the index that has these."""
    facts = chain.from_iterable((*asked_facts(each), *_answered(each)) for each in view.questions)
    return {
        "strength": [view.strength_label],
        "consensus": [view.consensus_label],
        "authors": ["Author"],
        "facts": list(dict.fromkeys(fact.label for fact in facts)),
    }


def _answered(question: QuestionView) -> Iterator[Fact]:
    return chain.from_iterable(map(searched_facts, question.recommendations))


def asked_facts(question: QuestionView) -> tuple[Fact, ...]:
    """Return the facts of a question by which search finds it, beyond those that every question has."""
    return (*question.further, *([question.publication] if question.publication.is_stated else []))


def searched_facts(recommendation: RecommendationView) -> tuple[Fact, ...]:
    """Return the facts of a recommendation by which search finds it, beyond response, strength and consensus."""
    stated = (each for each in (recommendation.certainty, recommendation.vote) if each.is_stated)
    return (*stated, *recommendation.further)


def _marked(fact: Fact, value: object = None) -> list[object]:
    """What a fact states and, if its place is inferred, that it is; nothing if it is not stated."""
    if not fact.is_stated:
        return []
    return [fact.text if value is None else value, *([1] if fact.is_inferred else [])]


def _facts(facts: Iterable[Fact]) -> list[list[object]]:
    return [[fact.label, *_marked(fact)] for fact in facts if fact.is_stated]
