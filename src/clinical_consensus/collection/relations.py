"""Derive what every page needs from a collection's records: order, relations in both directions, inference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Protocol, TypeVar

from clinical_consensus.collection import wording
from clinical_consensus.collection.sections import branches, in_order
from clinical_consensus.contract.editorial import HistoryEntry, Source, Topic
from clinical_consensus.contract.questions import Question, Recommendation
from clinical_consensus.contract.records import Author, Collection, Section
from clinical_consensus.contract.scales import Certainty, Grade, Level
from clinical_consensus.contract.source_text import Pages
from clinical_consensus.contract.values import version_key

Questions = tuple[Question, ...]


class _Ranked(Protocol):
    @property
    def rank(self) -> int | None: ...


_RankedRecord = TypeVar("_RankedRecord", bound=_Ranked)


@dataclass(frozen=True)
class Relations:
    """The relations of one collection. Each lookup is computed once, when it is first used.

    `pages` are those of each line of the sources whose pages are known, by source id.
    """

    collection: Collection
    pages: Mapping[str, Sequence[Pages]] = field(default_factory=dict)

    @cached_property
    def questions(self) -> Questions:
        """All questions in the order of the sections, then of their numbers; those without a section are last.

        Of these, the ones whose section the source states but the file does not hold come after the others.
        """
        return tuple(sorted(self.collection.questions, key=self._place))

    def _place(self, question: Question) -> tuple[int, bool, int]:
        place = self._position[question.section] if question.section else len(self.sections)
        return place, "section" in self.not_transcribed(question), question.number

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {section.id: place for place, section in enumerate(self.sections)}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections in the file's order, each before those within it."""
        return in_order(branches(self.collection.sections))

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """How many bytes of JSON each question takes, by its id."""
        return {
            question.id: len(question.model_dump_json(exclude_defaults=True, warnings=False).encode())
            for question in self.questions
        }

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """All grades: those with a rank first, by rank, then the others in the file's order."""
        return _by_rank(self.collection.strength_scheme.grades)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """All levels of consensus: those with a rank first, by rank, then the others in the file's order."""
        return _by_rank(self.collection.consensus_scheme.levels)

    @cached_property
    def certainties(self) -> tuple[Certainty, ...]:
        """All levels of certainty: those with a rank first, by rank, then the others in the file's order."""
        scheme = self.collection.certainty_scheme
        return _by_rank(scheme.levels) if scheme else ()

    @cached_property
    def grade(self) -> Mapping[str, Grade]:
        """The grades by id."""
        return {grade.id: grade for grade in self.grades}

    @cached_property
    def level(self) -> Mapping[str, Level]:
        """The levels of consensus by id."""
        return {level.id: level for level in self.levels}

    @cached_property
    def certainty(self) -> Mapping[str, Certainty]:
        """The levels of certainty by id."""
        return {level.id: level for level in self.certainties}

    @cached_property
    def section(self) -> Mapping[str, Section]:
        """The sections by id."""
        return {section.id: section for section in self.collection.sections}

    def sections_around(self, section_id: str | None) -> tuple[Section, ...]:
        """Return a section and those that contain it, the outermost first; none for None."""
        found: tuple[Section, ...] = ()
        while section_id:
            section = self.section[section_id]
            found, section_id = (section, *found), section.parent
        return found

    @cached_property
    def states_consensus(self) -> bool:
        """Whether the collection has levels of consensus or some recommendation has a consensus or a vote."""
        return bool(self.levels) or any(each.consensus for each in self._recommendations)

    @cached_property
    def states_certainty(self) -> bool:
        """Whether the certainty of some recommendation is stated."""
        return any(each.certainty for each in self._recommendations)

    def not_transcribed(self, question: Question) -> frozenset[str]:
        """Return the fields of a question that the source states and the file does not hold, with their ids."""
        own = Question.model_fields.keys()
        named = {*self.collection.profile.not_transcribed, *question.not_transcribed}
        of_answers = (
            f"recommendations.{each.id}.{name}"
            for each in question.recommendations
            for name in (*(named - own), *each.not_transcribed)
        )
        return frozenset((*(named & own), *of_answers))

    @property
    def _recommendations(self) -> Iterator[Recommendation]:
        return (each for question in self.collection.questions for each in question.recommendations)

    @cached_property
    def author(self) -> Mapping[str, Author]:
        """The authors by id."""
        return {author.id: author for author in self.collection.authors}

    @cached_property
    def unnamed(self) -> tuple[Author, ...]:
        """The people whom no question names, neither as an author nor as recused."""
        named = {author for question in self.collection.questions for author in question.authors or ()}
        named |= {author for each in self._recommendations for author in each.recused}
        return tuple(author for author in self.collection.authors if author.id not in named)

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        """The topics by id."""
        return {topic.id: topic for topic in self.collection.topics}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.collection.sources}

    @cached_property
    def facets(self) -> Mapping[str, tuple[Topic, ...]]:
        """The topics under each facet, both in the file's order."""
        facets: dict[str, list[Topic]] = defaultdict(list)
        for topic in self.collection.topics:
            facets[topic.facet].append(topic)
        return {facet: tuple(topics) for facet, topics in facets.items()}

    @cached_property
    def with_topic(self) -> Mapping[str | None, Questions]:
        """The questions of each topic, by id; under None, those without a topic."""
        return _grouped((topic, question) for question in self.questions for topic in question.topics or (None,))

    @cached_property
    def related(self) -> Mapping[str | None, Questions]:
        """The related questions of each question, by id: those that it names and those that name it."""
        named = {(question.id, other) for question in self.questions for other in question.related}
        both_ways = named | {(other, question) for question, other in named}
        place = {question.id: place for place, question in enumerate(self.questions)}
        return _grouped(
            (one, self.question[other]) for one, other in sorted(both_ways, key=lambda pair: place[pair[1]])
        )

    @cached_property
    def replaced_by(self) -> Mapping[str | None, Questions]:
        """The questions that replace each question, by id."""
        return _grouped((replaced, question) for question in self.questions for replaced in question.replaces)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Question | None, Question | None]]:
        """The questions before and after each question, by id."""
        row = (None, *self.questions, None)
        before = {after.id: before for before, after in pairwise(row) if after}
        after = {before.id: after for before, after in pairwise(row) if before}
        return {question.id: (before[question.id], after[question.id]) for question in self.questions}

    @cached_property
    def withdrawn(self) -> Mapping[str, HistoryEntry]:
        """The entry that withdraws a question, by question id, if it is the newest that adds or withdraws it."""
        found = {}
        for question in self.questions:
            entries = sorted(question.history, key=lambda entry: version_key(entry.edition))
            decisive = [entry for entry in entries if entry.change in ("added", "withdrawn")]
            if decisive and decisive[-1].change == "withdrawn":
                found[question.id] = decisive[-1]
        return found

    def counted(self, questions: Questions) -> str:
        """Return how many of these questions there are, those that are withdrawn apart."""
        withdrawn = sum(question.id in self.withdrawn for question in questions)
        return wording.counted(len(questions) - withdrawn, withdrawn)


def _by_rank(records: Iterable[_RankedRecord]) -> tuple[_RankedRecord, ...]:
    return tuple(sorted(records, key=lambda record: (record.rank is None, record.rank or 0)))


def _grouped(pairs: Iterable[tuple[str | None, Question]]) -> Mapping[str | None, Questions]:
    groups: dict[str | None, dict[str, Question]] = defaultdict(dict)
    for key, question in pairs:
        groups[key][question.id] = question
    return {key: tuple(questions.values()) for key, questions in groups.items()}
