"""Build the one view of a collection: each question read once, and what every surface says about the collection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact, Value
from clinical_consensus.collection.question_view import PartView, QuestionView, RecommendationView, StatementView
from clinical_consensus.collection.reader import Path, Reader, values_of
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.vancouver import Reference, reference, years
from clinical_consensus.contract.fields import field_class
from clinical_consensus.contract.records import Consensus, Part, Profile, Question, Recommendation, Statement


@dataclass(frozen=True)
class CollectionView:
    """A collection as every surface shows it. `site_url` is its hosted address, ending in "/", or "" if unknown."""

    relations: Relations
    site_url: str = ""

    @cached_property
    def questions(self) -> tuple[QuestionView, ...]:
        """Every question, in the order of their numbers."""
        return tuple(_question(self, question) for question in self.relations.questions)

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
        return f"Consensus published {year}" if year else ""

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


def _question(view: CollectionView, question: Question) -> QuestionView:
    relations = view.relations
    reader = Reader(relations, question)
    address = f"{view.site_url}questions/{question.id}/" if view.site_url else ""
    title = reader.fact(_TOP.down("title"), field_class(Question, "title"), (Value(question.title),))
    cited = tuple(reference(item) for item in question.references or ())
    return QuestionView(
        record=question,
        title=title,
        parts=tuple(_part(reader, part) for part in question.parts),
        recommendations=tuple(_recommendations(reader, question.recommendations)),
        authors=_authors(reader, question.authors or ()),
        rationale=_field(reader, "rationale", tuple(values_of(question.rationale))),
        references=_field(reader, "references", _cited(question, cited)),
        cited=cited,
        own=reader.further(_TOP, question),
        related=tuple(other.id for other in relations.related.get(question.id, ())),
        history=tuple(wording.history(entry) for entry in question.history),
        withdrawn=relations.withdrawn.get(question.id),
        cite=_cite(view, title, question.number, address),
        address=address,
    )


_TOP = Path()


def _field(reader: Reader, name: str, values: tuple[Value, ...]) -> Fact:
    return reader.fact(_TOP.down(name), field_class(Question, name), values)


def _cited(question: Question, cited: tuple[Reference, ...]) -> tuple[Value, ...]:
    items = zip(question.references or (), cited, strict=True)
    return tuple(Value(each.text, str(item.id), links=each.links) for item, each in items)


def _part(reader: Reader, part: Part) -> PartView:
    path = _TOP.down("parts", part.id, f"part {part.label}")
    named = replace(path, owner="", number=f" {part.label}", label=f"Part {part.label}")
    text = reader.fact(named, field_class(Part, "text"), (Value(part.text),))
    return PartView(part.id, part.label, text, reader.further(path, part))


def _authors(reader: Reader, ids: tuple[str, ...]) -> Fact:
    path = _TOP.down("authors")
    known = reader.relations.author
    names = tuple(reader.named(path.at(author), known[author], "author") for author in ids)
    return reader.fact(path, field_class(Question, "authors"), names, ", ")


def _recommendations(reader: Reader, recommendations: tuple[Recommendation, ...]) -> Iterator[RecommendationView]:
    count = len(recommendations)
    for number, recommendation in enumerate(recommendations, 1):
        within = _TOP.down("recommendations", recommendation.id)
        path = replace(within, number=f" {number}") if count > 1 else within
        statements = tuple(_statements(reader, path, recommendation.statements))
        yield RecommendationView(
            id=recommendation.id,
            number=number,
            count=count,
            statements=statements,
            response=reader.fact(
                path.down("statements"),
                field_class(Recommendation, "statements"),
                tuple(Value(each.text, each.id, ("statement", each.id)) for each in statements),
                separator=" ",
            ),
            strength=_strength(reader, path, recommendation),
            consensus=_consensus(reader, path, recommendation.consensus),
            vote=_vote(reader, path, recommendation.consensus),
            own=tuple(_own(reader, path, recommendation)),
        )


def _statements(reader: Reader, path: Path, statements: tuple[Statement, ...]) -> Iterator[StatementView]:
    count = len(statements)
    for position, statement in enumerate(statements, 1):
        own = path.down("statements", statement.id, f"statement {position} of {count}")
        further = reader.further(own, statement)
        role = wording.ROLES[statement.role] if statement.role else ""
        yield StatementView(statement.id, statement.text, position, count, role, statement.answers, further)


def _strength(reader: Reader, path: Path, recommendation: Recommendation) -> Fact:
    relations = reader.relations
    at = replace(path.down("strength"), label=relations.collection.strength_scheme.label)
    grade = relations.grade[recommendation.strength] if recommendation.strength else None
    values = (reader.named(at, grade, "strength"),) if grade else ()
    return reader.fact(at, field_class(Recommendation, "strength"), values)


def _consensus(reader: Reader, path: Path, consensus: Consensus | None) -> Fact:
    relations = reader.relations
    at = replace(path.down("consensus"), label=relations.collection.consensus_scheme.label)
    level = at.down("level")
    values = (reader.named(level, relations.level[consensus.level], "level"),) if consensus else ()
    return reader.fact(at, field_class(Recommendation, "consensus"), values)


def _vote(reader: Reader, path: Path, consensus: Consensus | None) -> Fact:
    at = replace(path.down("vote"), placed_with=path.down("consensus").field)
    vote = consensus.vote if consensus else None
    values = (Value(wording.vote(vote)),) if vote else ()
    return reader.fact(at, field_class(Consensus, "vote"), values)


def _own(reader: Reader, path: Path, recommendation: Recommendation) -> Iterator[Fact]:
    """Yield the facts of a recommendation, its consensus and its vote that are read by their class alone."""
    consensus = recommendation.consensus
    if consensus:
        yield from reader.further(path.down("consensus"), consensus)
    if consensus and consensus.vote:
        yield from reader.further(path.down("vote"), consensus.vote)
    yield from reader.further(path, recommendation)


def _cite(view: CollectionView, title: Fact, number: int, address: str) -> str:
    edition = view.profile.edition
    cited = wording.marked(wording.isolated(wording.sentence(title.text)), title.is_inferred)
    site = f"In: {wording.isolated(view.title)} (web site), edition {edition.version}, {wording.day(edition.date)}."
    text = f" Text: {view.text_source}." if view.text_source else ""
    return f"Question {number}: {cited} {site}{text}{f' {address}' if address else ''}"
