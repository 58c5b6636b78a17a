"""Group the questions of a collection by what they state, or by why they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.relations import Questions
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.scales import Grade

Grouped = Mapping[str, Questions]
"""Questions by the id of what they state, or where they state nothing, by the words that say why (wording.ABSENT)."""

_Key = Callable[[RecommendationView], Iterable[str]]


@dataclass(frozen=True)
class Strength:
    """A grade as recommendations have it: with their direction, or "" if it is not stated."""

    grade: Grade
    direction: str = ""

    @property
    def id(self) -> str:
        """The grade's id, with the direction after a full stop, which no id contains: "strong.against"."""
        return f"{self.grade.id}.{self.direction}" if self.direction else self.grade.id

    @property
    def label(self) -> str:
        """The grade as it is shown: "Strong, against"."""
        return wording.directed(self.grade.label, self.direction)


@dataclass(frozen=True)
class Groups:
    """The groups of `questions`; a question with several recommendations is in the groups of each."""

    questions: tuple[QuestionView, ...]

    @cached_property
    def strength(self) -> Grouped:
        """The questions with a recommendation of each grade."""
        return self._by(lambda each: _named(each.strength))

    @cached_property
    def directed(self) -> Grouped:
        """The questions with a recommendation of each grade in each direction, by the id of the Strength."""
        return self._by(_directed)

    @cached_property
    def certainty(self) -> Grouped:
        """The questions with a recommendation of each level of certainty."""
        return self._by(lambda each: _named(each.certainty))

    @cached_property
    def consensus(self) -> Grouped:
        """The questions with a recommendation of each level of consensus."""
        return self._by(lambda each: _named(each.consensus))

    @cached_property
    def author(self) -> Grouped:
        """The questions of each author."""
        return _grouped((author, each.record) for each in self.questions for author in _named(each.authors))

    @cached_property
    def section(self) -> Grouped:
        """The questions in each section itself."""
        return _grouped((_named(each.section)[-1], each.record) for each in self.questions)

    @cached_property
    def within(self) -> Grouped:
        """The questions in each section or in one within it."""
        return _grouped((section, each.record) for each in self.questions for section in _named(each.section))

    def stated(self, name: str) -> Grouped:
        """Return the questions with each value of a field of recommendations that has a fixed list of values."""
        return self._by(lambda each: _value(each, name))

    @cached_property
    def inferred(self) -> frozenset[str]:
        """The ids of the Strengths that recommendations have only by inference."""
        answers = list(self._recommendations)
        stated = {key for each in answers if not each.strength.is_inferred for key in _directed(each)}
        return frozenset(key for each in answers for key in _directed(each) if key not in stated)

    @cached_property
    def inferred_authors(self) -> frozenset[str]:
        """The ids of the authors whose authorship of some question is inferred."""
        inferred = (question.authors for question in self.questions if question.authors.is_inferred)
        return frozenset(value.id for authors in inferred for value in authors.values)

    @cached_property
    def inferred_grades(self) -> frozenset[str]:
        """The ids of the grades that recommendations have only by inference."""
        return self._only_inferred(recommendation.strength for recommendation in self._recommendations)

    @cached_property
    def inferred_levels(self) -> frozenset[str]:
        """The ids of the levels of consensus that recommendations have only by inference."""
        return self._only_inferred(recommendation.consensus for recommendation in self._recommendations)

    @cached_property
    def inferred_certainties(self) -> frozenset[str]:
        """The ids of the levels of certainty that recommendations have only by inference."""
        return self._only_inferred(recommendation.certainty for recommendation in self._recommendations)

    @property
    def _recommendations(self) -> Iterator[RecommendationView]:
        return (recommendation for question in self.questions for recommendation in question.recommendations)

    @staticmethod
    def _only_inferred(facts: Iterable[Fact]) -> frozenset[str]:
        uses = [(value.id, fact.is_inferred) for fact in facts for value in fact.values]
        stated = {record for record, is_inferred in uses if not is_inferred}
        return frozenset(record for record, _ in uses if record not in stated)

    def _by(self, keys: _Key) -> Grouped:
        return _grouped(
            (key, question.record)
            for question in self.questions
            for each in question.recommendations
            for key in keys(each)
        )


def _named(fact: Fact) -> list[str]:
    """The ids of the records that a fact names, or why it names none."""
    return [value.id for value in fact.values] or [fact.text]


def _directed(recommendation: RecommendationView) -> Iterator[str]:
    for key in _named(recommendation.strength):
        has_direction = recommendation.strength.is_stated and recommendation.record.direction
        yield f"{key}.{recommendation.record.direction}" if has_direction else key


def _value(recommendation: RecommendationView, name: str) -> Iterator[str]:
    value = getattr(recommendation.record, name)
    yield value or next(fact.text for fact in recommendation.own if fact.name == name)


def _grouped(pairs: Iterable[tuple[str, Question]]) -> Grouped:
    groups: dict[str, dict[str, Question]] = defaultdict(dict)
    for key, question in pairs:
        groups[key][question.id] = question
    return {key: tuple(questions.values()) for key, questions in groups.items()}
