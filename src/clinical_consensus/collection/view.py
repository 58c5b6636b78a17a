"""Build the one view of a collection: each question read once, and what every surface says about the collection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_reader import read_question
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.reader import Path, Reader, values_of
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.vancouver import Reference, reference, years
from clinical_consensus.contract.fields import field_class
from clinical_consensus.contract.records import Profile


@dataclass(frozen=True)
class CollectionView:
    """A collection as every surface shows it. `site_url` is its hosted address, ending in "/", or "" if unknown."""

    relations: Relations
    site_url: str = ""

    @cached_property
    def questions(self) -> tuple[QuestionView, ...]:
        """Every question, in the order of their numbers."""
        return tuple(read_question(self.relations, question, self.site_url) for question in self.relations.questions)

    @cached_property
    def question(self) -> Mapping[str, QuestionView]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    @property
    def profile(self) -> Profile:
        """The description of the collection."""
        return self.relations.collection.profile

    @property
    def id(self) -> str:
        """The collection's id."""
        return self.profile.id

    @property
    def title(self) -> str:
        """The collection's title."""
        return self.profile.title

    @property
    def long_title(self) -> str:
        """The long title, or ""."""
        return self.profile.long_title or ""

    @cached_property
    def edition(self) -> str:
        """The edition with its date."""
        return wording.edition(self.profile.edition)

    @cached_property
    def published(self) -> str:
        """When the related publication appeared, or "" if that is unknown."""
        publication = self.profile.publication
        year = publication and publication.issued and years(publication.issued)
        return f"Related publication: {year}" if year else ""

    @cached_property
    def text_source(self) -> str:
        """Where the text comes from: the sources' titles."""
        return "; ".join(wording.isolated(source.title) for source in self.relations.collection.sources)

    @cached_property
    def rights(self) -> Fact:
        """The rights in the text."""
        rights = tuple(values_of(self.profile.rights))
        return Reader(self.relations).fact(Path().down("rights"), field_class(Profile, "rights"), rights)

    @property
    def contact(self) -> str:
        """Where to report a mistake, or that no address is recorded."""
        return self.profile.contact or "No contact recorded"

    @cached_property
    def publication(self) -> Reference | None:
        """The related publication, formatted."""
        return reference(self.profile.publication) if self.profile.publication else None

    @property
    def publication_note(self) -> str:
        """The note on the related publication, or ""."""
        return self.profile.publication_note or ""

    @property
    def strength_label(self) -> str:
        """What the source calls the strength."""
        return self.relations.collection.strength_scheme.label

    @property
    def consensus_label(self) -> str:
        """What the source calls the consensus."""
        return self.relations.collection.consensus_scheme.label

    @cached_property
    def every_fact(self) -> tuple[Fact, ...]:
        """The facts of the collection itself that are read by their class alone, stated or not."""
        return Reader(self.relations).further(Path(), self.profile)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the collection itself that surfaces show."""
        return tuple(fact for fact in self.every_fact if not fact.silent)

    def cite(self, question: QuestionView) -> str:
        """Return how to cite a question in this edition."""
        title = wording.isolated(wording.sentence(question.title.text))
        cited = wording.marked(title, question.title.is_inferred)
        edition = f"edition {self.profile.edition.version}, {wording.day(self.profile.edition.date)}."
        site = f"In: {wording.isolated(self.title)} (web site), {edition}"
        text = f" Text: {self.text_source}." if self.text_source else ""
        address = f" {question.address}" if question.address else ""
        return f"Question {question.number}: {cited} {site}{text}{address}"

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

    @property
    def _recommendations(self) -> Iterator[RecommendationView]:
        return (recommendation for question in self.questions for recommendation in question.recommendations)

    @staticmethod
    def _only_inferred(facts: Iterable[Fact]) -> frozenset[str]:
        uses = [(value.id, fact.is_inferred) for fact in facts for value in fact.values]
        stated = {record for record, is_inferred in uses if not is_inferred}
        return frozenset(record for record, _ in uses if record not in stated)
