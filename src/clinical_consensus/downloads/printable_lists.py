"""Lists of a question that cannot be printed as a whole, because one of their members cannot be.

The record of an author, of a grade or of another question has its own address, but the list that names it belongs to
the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clinical_consensus.collection.facts import Fact, Value
from clinical_consensus.collection.question_view import PartView, QuestionView, RecommendationView

SEE = "Cannot be printed: see "
"""How what stands in place of a field begins; the address follows."""


def with_whole_lists(question: QuestionView, sentence: str) -> QuestionView:
    """Return a question with `sentence` in place of every list of which a member has been replaced.

    Those are the lists of authors, of what is said of them, of parts, and of whatever else a field names. Each
    reference, and each section's title, is a field by itself.
    """
    return replace(
        question,
        authors=_authors(question.authors, sentence),
        parts=_parts(question.parts, sentence),
        recommendations=tuple(_recommendation(each, sentence) for each in question.recommendations),
        own=_facts(question.own, sentence),
    )


def _recommendation(recommendation: RecommendationView, sentence: str) -> RecommendationView:
    return replace(
        recommendation,
        strength=_fact(recommendation.strength, sentence),
        certainty=_fact(recommendation.certainty, sentence),
        consensus=_fact(recommendation.consensus, sentence),
        vote=_fact(recommendation.vote, sentence),
        own=_facts(recommendation.own, sentence),
    )


def _authors(authors: Fact, sentence: str) -> Fact:
    """The authors, and the same facts of all of them, such as competing interests, as one list."""
    of_each: dict[str, list[Fact]] = {}
    for fact in authors.below:
        of_each.setdefault(fact.class_label, []).append(fact)
    below = tuple(each for same in of_each.values() for each in _same(same, sentence))
    if not _is_replaced(authors) and not any(map(_is_replaced, below)):
        return authors
    first, *others = _fact(authors, sentence).values
    return replace(authors, values=(replace(first, facts=below), *(replace(each, facts=()) for each in others)))


def _same(facts: Iterable[Fact], sentence: str) -> Iterator[Fact]:
    stated = [fact for fact in facts if fact.is_stated]
    if any(_is_replaced(fact) or SEE in fact.owner for fact in stated):
        yield replace(stated[0], label=stated[0].class_label, owner="", values=(Value(sentence),))
    else:
        yield from facts


def _parts(parts: tuple[PartView, ...], sentence: str) -> tuple[PartView, ...]:
    """The parts, each with its label: their texts are one list, the question in full."""
    is_whole = not any(_is_replaced(part.text) or SEE in part.label for part in parts)
    return tuple(
        replace(
            part,
            text=part.text if is_whole else replace(part.text, values=(Value(sentence),)),
            further=_facts(part.further, sentence),
        )
        for part in parts
    )


def _facts(facts: Iterable[Fact], sentence: str) -> tuple[Fact, ...]:
    return tuple(_fact(fact, sentence) for fact in facts)


def _fact(fact: Fact, sentence: str) -> Fact:
    if not _is_replaced(fact):
        return fact
    return replace(fact, values=(replace(fact.values[0], text=sentence, bar=(), quoted=None),))


def _is_replaced(fact: Fact) -> bool:
    return any(SEE in value.text for value in fact.values)
