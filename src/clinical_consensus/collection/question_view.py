"""Define the view of one question that every surface shows: its facts in order, and those of each recommendation.

The rules are the data contract's "What the words mean on every surface": statements are shown whole, what the source
does not state is published as not stated, the mark of inference goes with the words, and no grade is explained. A
surface decides how a fact looks, never whether it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.collection import wording
from clinical_consensus.collection.citing import Citing
from clinical_consensus.collection.facts import Fact, Place, leading, visible
from clinical_consensus.collection.origin import Origin
from clinical_consensus.collection.standing import Standing
from clinical_consensus.collection.vancouver import Reference
from clinical_consensus.contract.editorial import HistoryEntry
from clinical_consensus.contract.questions import Question, Recommendation


@dataclass(frozen=True)
class PartView:
    """A part of a question; `further` are the facts of the part other than its text."""

    id: str
    label: str
    text: Fact
    further: tuple[Fact, ...]


@dataclass(frozen=True)
class StatementView:
    """A whole statement, the one at `position` of `count` in its response; `answers` are ids of parts."""

    id: str
    text: str
    position: int
    count: int
    role: str
    answers: tuple[str, ...]
    further: tuple[Fact, ...]

    @property
    def place(self) -> str:
        """Its position among the statements: "2 of 4"."""
        return f"{self.position} of {self.count}"


@dataclass(frozen=True)
class RecommendationView:
    """A recommendation, number `number` of `count` in its question, with its whole statements and its facts."""

    record: Recommendation
    """The recommendation as it is in the file."""
    number: int
    count: int
    statements: tuple[StatementView, ...]
    response: Fact
    strength: Fact
    certainty: Fact
    consensus: Fact
    vote: Fact
    own: tuple[Fact, ...]
    """The facts of the recommendation that are read by their class alone."""

    @property
    def id(self) -> str:
        """The recommendation's id."""
        return self.record.id

    @property
    def several(self) -> str:
        """Its number among several: " 2 of 3"; "" if the question has one recommendation."""
        return f" {self.number} of {self.count}" if self.count > 1 else ""

    @property
    def heading(self) -> str:
        """The heading of the response, with its number if there are several."""
        return f"{wording.RESPONSE}{self.several}"

    @cached_property
    def unbroken(self) -> str:
        """The response as one unbroken text, with line breaks only where the writing direction changes."""
        return wording.joined(statement.text for statement in self.statements)

    @cached_property
    def every_fact(self) -> tuple[Fact, ...]:
        """Every fact, stated or not: response, strength, certainty, consensus, vote, then those read by class alone."""
        of_statements = (fact for statement in self.statements for fact in statement.further)
        graded = (self.strength, self.certainty, self.consensus, self.vote)
        known = (fact for each in graded for fact in (each, *each.below))
        return (self.response, *of_statements, *known, *self.own)

    @cached_property
    def graded(self) -> tuple[Fact, ...]:
        """Strength, certainty, consensus and vote, as far as surfaces show them."""
        return visible((self.strength, self.certainty, self.consensus, self.vote))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that surfaces show, in order."""
        return visible(self.every_fact)

    @cached_property
    def further(self) -> tuple[Fact, ...]:
        """The facts beyond response, strength, certainty, consensus and vote."""
        return tuple(fact for fact in self.facts if fact.by_class)

    @cached_property
    def brief(self) -> tuple[Fact, ...]:
        """Those of the further facts that are no long texts."""
        return tuple(fact for fact in self.further if not fact.is_long)

    @cached_property
    def texts(self) -> tuple[Fact, ...]:
        """The long texts: remarks, rationale, dissent."""
        return tuple(fact for fact in self.further if fact.is_long)

    @property
    def noted(self) -> tuple[Fact, ...]:
        """The facts with a note on how they were placed; of facts that were read together, the first."""
        return tuple(fact for fact in leading(self.facts).values() if fact.notes)

    @property
    def notes(self) -> tuple[str, ...]:
        """How inferred words were placed."""
        return tuple(wording.inference(fact.note_label, note) for fact in self.noted for note in fact.notes)


@dataclass(frozen=True)
class QuestionView:
    """One question with everything that is said about it.

    `related` are the ids of related questions in both directions.
    """

    record: Question
    """The question as it is in the file."""
    title: Fact
    label: Fact
    """The number as the source prints it."""
    section: Fact
    """The section and those that contain it, the outermost first."""
    parts: tuple[PartView, ...]
    recommendations: tuple[RecommendationView, ...]
    authors: Fact
    rationale: Fact
    references: Fact
    cited: tuple[Reference, ...]
    """The references as texts with their numbers and links."""
    citing: Citing
    """How the texts point to the references."""
    publication: Fact
    """The question's own related publication; `origin` has the one that holds for it."""
    own: tuple[Fact, ...]
    """The facts of the question that are read by their class alone, and which questions it replaces."""
    related: tuple[str, ...]
    history: tuple[str, ...]
    origin: Origin
    standing: Standing
    address: str
    """The question's hosted address, or "" if it is unknown."""

    @property
    def id(self) -> str:
        """The question's id."""
        return self.record.id

    @property
    def number(self) -> str:
        """The question's number as it is shown."""
        return wording.isolated(self.record.printed_number)

    @property
    def numbering(self) -> str:
        """The number before a title, with one full stop: "4.110."."""
        return f"{wording.isolated(self.record.printed_number.removesuffix('.'))}."

    @property
    def withdrawn(self) -> HistoryEntry | None:
        """The history entry that withdraws the question, if it is withdrawn."""
        return self.standing.withdrawn

    @property
    def marked_title(self) -> str:
        """The title with its mark."""
        return self.title.marked_text

    @property
    def heading(self) -> str:
        """The title as a heading, with its marks."""
        marks = [*([wording.INFERRED] if self.title.is_inferred else []), *self.standing.marks]
        return wording.with_marks(self.title.text, marks)

    @property
    def byline(self) -> str:
        """The authors as a line of text, or that none are stated."""
        names = self.authors.isolated(", ") or self.authors.text
        return f"{wording.marked(self.authors.label, self.authors.is_inferred)}: {names}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How inferred words were placed, except those of the recommendations."""
        noted = [each for each in self.places if each.inferred and each.note]
        own = (each for each in noted if not each.field.startswith("recommendations."))
        return tuple(wording.inference(each.note_label, each.note) for each in own)

    @cached_property
    def every_fact(self) -> tuple[Fact, ...]:
        """Every fact of the question and its nested records, stated or not, in the order of the contract's fields."""
        parts = (fact for part in self.parts for fact in (part.text, *part.further))
        answers = (fact for each in self.recommendations for fact in each.every_fact)
        return (self.title, self.label, self.section, *parts, *answers, *self._own_facts)

    @cached_property
    def _own_facts(self) -> tuple[Fact, ...]:
        return (self.authors, *self.authors.below, self.rationale, self.references, self.publication, *self.own)

    @cached_property
    def further(self) -> tuple[Fact, ...]:
        """The facts of the question, its parts and its authors beyond those that every question has."""
        of_parts = (fact for part in self.parts for fact in part.further)
        left_out = (each for each in (self.label, self.publication) if each.state == "not-transcribed")
        return visible((self.section, *of_parts, *self.authors.below, *self.own, *left_out))

    @cached_property
    def published(self) -> str:
        """Its own related publication in full, or when that of the collection appeared, or ""."""
        return self.publication.line() if self.publication.is_stated else self.origin.published

    def part(self, part_id: str) -> PartView:
        """Return one of the question's parts."""
        return next(part for part in self.parts if part.id == part_id)

    @cached_property
    def placed(self) -> Mapping[str, Fact]:
        """The stated fact that was read at each field which the question's provenance names."""
        return leading(self.every_fact)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where each stated field is in the source, in the order of the question's provenance."""
        left = {field: iter(fact.places) for field, fact in self.placed.items()}
        return tuple(
            place for entry in self.record.provenance if (place := next(left.get(entry.field, iter(())), None))
        )
