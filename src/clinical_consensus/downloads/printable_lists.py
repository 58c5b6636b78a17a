"""Lists of a question that cannot be printed as a whole, because one of their members cannot be.

The record of an author, of a grade or of another question has its own address, but the list that names it belongs to
the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clinical_consensus.collection.facts import Fact, Value
from clinical_consensus.collection.question_view import PartView, QuestionView, RecommendationView


def with_whole_lists(question: QuestionView, before: QuestionView, sentence: str) -> QuestionView:
    """Return a question with `sentence` in place of every list of which a member has been replaced.

    Those are the lists of authors, of what is said of them, of parts, and of whatever else a field names. Each
    reference, and each section's title, is a field by itself. `before` is the question with nothing replaced: what it
    does not say has been.
    """
    facts = before.every_fact
    said = (*(value.text for fact in facts for value in fact.values), *(fact.owner for fact in facts))
    lists = _Lists(sentence, frozenset((*said, *(part.label for part in before.parts))))
    return replace(
        question,
        authors=lists.authors(question.authors),
        parts=lists.parts(question.parts),
        recommendations=tuple(map(lists.recommendation, question.recommendations)),
        own=lists.facts(question.own),
    )


@dataclass(frozen=True)
class _Lists:
    sentence: str
    said: frozenset[str]
    """Every text, label and owner of the question before anything was replaced."""

    def recommendation(self, recommendation: RecommendationView) -> RecommendationView:
        return replace(
            recommendation,
            strength=self.fact(recommendation.strength),
            certainty=self.fact(recommendation.certainty),
            consensus=self.fact(recommendation.consensus),
            vote=self.fact(recommendation.vote),
            own=self.facts(recommendation.own),
        )

    def authors(self, authors: Fact) -> Fact:
        """The authors, and the same facts of all of them, such as competing interests, as one list."""
        of_each: dict[str, list[Fact]] = {}
        for fact in authors.below:
            of_each.setdefault(fact.class_label, []).append(fact)
        below = tuple(each for same in of_each.values() for each in self._same(same))
        if not self._is_replaced(authors) and not any(map(self._is_replaced, below)):
            return authors
        first, *others = self.fact(authors).values
        return replace(authors, values=(replace(first, facts=below), *(replace(each, facts=()) for each in others)))

    def _same(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        stated = [fact for fact in facts if fact.is_stated]
        if any(self._is_replaced(fact) or fact.owner not in self.said for fact in stated):
            yield replace(stated[0], label=stated[0].class_label, owner="", values=(Value(self.sentence),))
        else:
            yield from facts

    def parts(self, parts: tuple[PartView, ...]) -> tuple[PartView, ...]:
        """The parts, each with its label: their texts are one list, the question in full."""
        is_whole = not any(self._is_replaced(part.text) or part.label not in self.said for part in parts)
        return tuple(
            replace(
                part,
                text=part.text if is_whole else replace(part.text, values=(Value(self.sentence),)),
                further=self.facts(part.further),
            )
            for part in parts
        )

    def facts(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        return tuple(map(self.fact, facts))

    def fact(self, fact: Fact) -> Fact:
        if not self._is_replaced(fact):
            return fact
        return replace(fact, values=(replace(fact.values[0], text=self.sentence, bar=(), quoted=None),))

    def _is_replaced(self, fact: Fact) -> bool:
        return any(value.text not in self.said for value in fact.values)
