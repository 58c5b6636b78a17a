"""Build the one view of a collection: each question read once, and what every surface says about the collection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from clinical_consensus.collection import wording
from clinical_consensus.collection.content import content_sha256
from clinical_consensus.collection.csl_text import said_of
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.groups import Groups, Strength
from clinical_consensus.collection.language import Spoken
from clinical_consensus.collection.origin import Origin, Origins, origin_of_collection
from clinical_consensus.collection.question_reader import named_questions, read_question
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.reader import Path, Reader, values_of
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.shown import shows_the_same
from clinical_consensus.collection.standing import Standing
from clinical_consensus.contract.fields import field_class, words_of
from clinical_consensus.contract.questions import Question, Recommendation
from clinical_consensus.contract.records import Collection, Profile
from clinical_consensus.contract.scales import Grade


@dataclass(frozen=True)
class CollectionView:
    """A collection as every surface shows it.

    `site_url` is its hosted address, ending in "/", or "" if unknown; `frozen` are its frozen editions, oldest first.
    """

    relations: Relations
    site_url: str = ""
    frozen: tuple[Collection, ...] = ()

    @cached_property
    def questions(self) -> tuple[QuestionView, ...]:
        """Every question, in the order of the sections, then of their numbers."""
        dated = [self._dated(self._read(question)) for question in self.relations.questions]
        marks = {question.id: question.standing.marks for question in dated}
        return tuple(replace(each, standing=each.standing.with_marks(marks)) for each in dated)

    def _read(self, question: Question) -> QuestionView:
        return read_question(self.relations, question, self.origins.of(question), self.site_url)

    def _dated(self, question: QuestionView) -> QuestionView:
        """The question as the newest frozen edition's, or as a draft after it if it does not say the same."""
        if self._newest is None:
            return question
        edition = self._newest.profile.edition
        draft_after = edition.version if self._newest.differs(self, question) else ""
        now = {value.id for value in question.standing.replaced_by}
        before = self._newest.relations.replaced_by.get(question.id, ())
        gone = tuple(named_questions(each for each in before if each.id not in now))
        standing = replace(question.standing, edition=edition, draft_after=draft_after, was_replaced_by=gone)
        return replace(question, standing=standing)

    @cached_property
    def _newest(self) -> CollectionView | None:
        return CollectionView(Relations(self.frozen[-1]), frozen=self.frozen) if self.frozen else None

    def differs(self, other: CollectionView, question: QuestionView) -> bool:
        """Return whether what a `question` of another edition says differs from what it says in this one."""
        was = self.relations.question.get(question.id)
        if was is None:
            return True
        if was == question.record and self._shared == other._shared:
            return False
        before = self._read(was)
        return self.around(before) != other.around(question) or not shows_the_same(before, question)

    def around(self, question: QuestionView) -> tuple[object, ...]:
        """Return what the collection says on the page of a question and in its citation, other than its edition."""
        origin = question.origin
        whole = self.relations.collection
        schemes = whole.strength_scheme, whole.consensus_scheme, whole.certainty_scheme
        labels = [scheme.label for scheme in schemes if scheme]
        facts = [(fact.field, fact.text) for fact in self.facts if not fact.editorial]
        sources = sorted(source.title for source in origin.sources)
        return self.title, self.rights.text, labels, facts, sources, said_of(origin.item), origin.note

    @cached_property
    def _shared(self) -> tuple[object, ...]:
        """The records that questions name, which decide what they say as much as their own."""
        whole = self.relations.collection
        schemes = whole.strength_scheme, whole.consensus_scheme, whole.certainty_scheme
        profile = whole.profile.model_copy(update={"edition": None})
        return schemes, whole.sections, whole.authors, whole.sources, profile

    @cached_property
    def question(self) -> Mapping[str, QuestionView]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def profile(self) -> Profile:
        """The description of the collection.

        Its edition is the newest frozen one if there are frozen editions and none has the version that the text states.
        """
        own = self.relations.collection.profile
        released = {each.profile.edition.version for each in self.frozen}
        if not released or own.edition.version in released:
            return own
        return own.model_copy(update={"edition": self.frozen[-1].profile.edition})

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
    def edition_and_drafts(self) -> str:
        """The edition with its date, and how many questions are drafts after the newest frozen one."""
        return self.edition_and_drafts_of(self.questions)

    def edition_and_drafts_of(self, questions: Iterable[QuestionView]) -> str:
        """Return the edition with its date, and how many of these questions are drafts after the newest frozen one."""
        drafts = [question.standing.draft_after for question in questions if question.standing.draft_after]
        return f"{self.edition}; {wording.drafts(len(drafts), drafts[0])}" if drafts else self.edition

    @cached_property
    def origin(self) -> Origin:
        """The sources of the whole collection, and its related publication."""
        return origin_of_collection(self.relations)

    @cached_property
    def origins(self) -> Origins:
        """Where each question comes from."""
        return Origins(self.relations, self.frozen)

    @cached_property
    def rights(self) -> Fact:
        """The rights in the text."""
        rights = tuple(values_of(self.profile.rights))
        return Reader(self.relations).fact(Path().down("rights"), field_class(Profile, "rights"), rights)

    @property
    def contact(self) -> str:
        """Where to report a mistake, or that no address is recorded."""
        return self.profile.contact or "No contact recorded"

    @property
    def strength_label(self) -> str:
        """What the source calls the strength."""
        return self.relations.collection.strength_scheme.label

    @property
    def consensus_label(self) -> str:
        """What the source calls the consensus."""
        return self.relations.collection.consensus_scheme.label

    @property
    def certainty_label(self) -> str:
        """What the source calls the certainty, or ""."""
        scheme = self.relations.collection.certainty_scheme
        return scheme.label if scheme else ""

    @cached_property
    def spoken(self) -> Spoken:
        """The language of the text, and the labels that are in it: what the source calls strength, for instance."""
        labels = {self.strength_label, self.consensus_label, self.certainty_label} - {""}
        return Spoken(self.profile.language, frozenset(labels))

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The labels, titles and names that the collection words itself, and of which pages also make links."""
        relations = self.relations
        of_scales = (*(each.label for each in relations.grades), *(each.label for each in relations.levels))
        of_lists = (*(each.label for each in relations.certainties), *(each.label for each in relations.topic.values()))
        titles = (*(each.title for each in relations.sections), *(each.name for each in relations.author.values()))
        return self.spoken.own_labels.union(of_scales, of_lists, titles)

    @cached_property
    def groups(self) -> Groups:
        """The questions by what they state."""
        return Groups(self.questions)

    @cached_property
    def strengths(self) -> tuple[Strength, ...]:
        """Every grade, in each direction in which recommendations have it."""
        return tuple(each for grade in self.relations.grades for each in self._directed(grade))

    def _directed(self, grade: Grade) -> tuple[Strength, ...]:
        stated = words_of(Recommendation, "direction")
        found = (Strength(grade, direction) for direction in ("", *stated))
        return tuple(each for each in found if each.id in self.groups.directed) or (Strength(grade),)

    @cached_property
    def leaves_out(self) -> bool:
        """Whether there is something that the source states and the file does not hold."""
        return any(fact.state == "not-transcribed" for question in self.questions for fact in question.every_fact)

    @cached_property
    def has_several(self) -> bool:
        """Whether some question has several recommendations."""
        return any(len(question.recommendations) > 1 for question in self.questions)

    @cached_property
    def every_fact(self) -> tuple[Fact, ...]:
        """The facts of the collection itself that are read by their class alone, stated or not."""
        return Reader(self.relations).further(Path(), self.profile)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the collection itself that surfaces show."""
        return tuple(fact for fact in self.every_fact if not fact.silent)

    def version_of(self, fact: Fact) -> str:
        """Return the version to cite for a fact of the collection itself: its edition's, or that it is a draft."""
        if self._newest is None:
            return self.profile.edition.version
        edition = self._newest.profile.edition
        published = {each.field: each.text for each in self._newest.facts}
        draft_after = "" if published.get(fact.field) == fact.text else edition.version
        return Standing(edition, draft_after).version

    def sha256(self, question: QuestionView) -> str:
        """Return the hash (64 hex digits) of all that is said about a question: a sign-off covers these words."""
        return content_sha256(self.facts, question)

    def cite(self, question: QuestionView) -> str:
        """Return how to cite a question in its edition, or as a draft, and what became of it."""
        title = wording.isolated(wording.sentence(question.title.text))
        cited = wording.marked(title, question.title.is_inferred)
        site = f"In: {wording.isolated(self.title)} (web site), {question.standing.cited}."
        text = f" Text: {question.origin.text}." if question.origin.text else ""
        address = f" {question.address}" if question.address else ""
        became = "".join(f" {wording.sentence(notice)}" for notice in question.standing.ended)
        return f"Question {question.number}: {cited} {site}{text}{became}{address}"
