"""From the record of a question to its view: every fact read once, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clinical_consensus.collection import wording
from clinical_consensus.collection.citing import citing, numbered
from clinical_consensus.collection.facts import Fact, Value
from clinical_consensus.collection.origin import Origin
from clinical_consensus.collection.question_view import PartView, QuestionView, RecommendationView, StatementView
from clinical_consensus.collection.reader import Path, Reader, values_of
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.standing import Standing
from clinical_consensus.collection.vancouver import Reference, reference
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.fields import field_class
from clinical_consensus.contract.questions import Consensus, Part, Question, Recommendation, Statement


def read_question(relations: Relations, question: Question, origin: Origin, site_url: str) -> QuestionView:
    """Return the view of a question of the collection; `site_url` is its hosted address, or "".

    Whether it is a draft is not known here: it depends on the whole view.
    """
    reader = Reader(relations, question)
    address = f"{site_url}questions/{question.id}/" if site_url else ""
    title = reader.fact(_TOP.down("title"), field_class(Question, "title"), (Value(question.title),))
    cited = numbered(question.id, question.references or ())
    style = None if question.citation_markers else relations.collection.profile.citation_markers
    return QuestionView(
        record=question,
        title=title,
        label=_field(reader, "label", tuple(values_of(question.label))),
        section=_section(reader, question.section),
        parts=tuple(_part(reader, part) for part in question.parts),
        recommendations=tuple(_recommendations(reader, question.recommendations)),
        authors=_authors(reader, question.authors or ()),
        rationale=_field(reader, "rationale", tuple(values_of(question.rationale))),
        references=_field(reader, "references", _cited(question, cited)),
        cited=cited,
        citing=citing(style, cited),
        publication=_publication(reader, question.publication),
        own=(*_untranscribed_parts(reader, question), *reader.further(_TOP, question), _replaces(reader, question)),
        related=tuple(other.id for other in relations.related.get(question.id, ())),
        history=tuple(wording.history(entry) for entry in question.history),
        origin=origin,
        standing=Standing(
            relations.collection.profile.edition,
            withdrawn=relations.withdrawn.get(question.id),
            replaced_by=tuple(named_questions(relations.replaced_by.get(question.id, ()))),
        ),
        address=address,
    )


_TOP = Path()


def _field(reader: Reader, name: str, values: tuple[Value, ...]) -> Fact:
    return reader.fact(_TOP.down(name), field_class(Question, name), values)


def _cited(question: Question, cited: tuple[Reference, ...]) -> tuple[Value, ...]:
    items = zip(question.references or (), cited, strict=True)
    return tuple(Value(each.text, str(item.id), links=each.links) for item, each in items)


def _publication(reader: Reader, item: CslItem | None) -> Fact:
    """The question's own publication, with the names of its links, as the collection's stands with them."""
    cited = reference(item) if item else None
    values = (Value(cited.with_links, quoted=cited.text),) if cited else ()
    return _field(reader, "publication", values)


def _section(reader: Reader, section_id: str | None) -> Fact:
    """The section of a question, within those that contain it, the outermost first."""
    path = reader.relations.sections_around(section_id)
    names = tuple(Value(section.title, section.id, ("section", section.id)) for section in path)
    return reader.fact(_TOP.down("section"), field_class(Question, "section"), names, separator=" › ")


def _untranscribed_parts(reader: Reader, question: Question) -> Iterator[Fact]:
    """Yield the fact that the source states parts of the question which the file does not hold, if it does."""
    absent = replace(_field(reader, "parts", ()), by_class=True)
    if absent.state == "not-transcribed" and not question.parts:
        yield absent


def _replaces(reader: Reader, question: Question) -> Fact:
    known = reader.relations.question
    named = tuple(named_questions(known[each] for each in question.replaces))
    return replace(_field(reader, "replaces", named), by_class=True)


def named_questions(questions: Iterable[Question]) -> Iterator[Value]:
    """Yield the value for each question that another one names: its number and its title with its mark."""
    for each in questions:
        inferred = any(entry.field == "title" and entry.is_inferred for entry in each.provenance)
        title = wording.marked(wording.isolated(each.title), inferred)
        yield Value(f"Question {wording.isolated(each.printed_number)}: {title}", each.id, ("question", each.id))


def _part(reader: Reader, part: Part) -> PartView:
    path = _TOP.down("parts", part.id, f"part {part.label}")
    named = Path(path.field, path.kind, number=f" {part.label}", label=f"Part {part.label}")
    text = reader.fact(named, field_class(Part, "text"), (Value(part.text),))
    return PartView(part.id, part.label, text, reader.further(path.within(path.owner), part))


def _authors(reader: Reader, ids: tuple[str, ...]) -> Fact:
    path = _TOP.down("authors")
    known = reader.relations.author
    names = tuple(reader.named(path.at(author), known[author], "author") for author in ids)
    return reader.fact(path, field_class(Question, "authors"), names, ", ")


def _recommendations(reader: Reader, recommendations: tuple[Recommendation, ...]) -> Iterator[RecommendationView]:
    count = len(recommendations)
    for number, recommendation in enumerate(recommendations, 1):
        within = _TOP.down("recommendations", recommendation.id)
        path = within._replace(number=f" {number}") if count > 1 else within
        statements = tuple(_statements(reader, path, recommendation.statements))
        yield RecommendationView(
            record=recommendation,
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
            certainty=_certainty(reader, path, recommendation),
            consensus=_consensus(reader, path, recommendation.consensus),
            vote=_vote(reader, path, recommendation.consensus),
            own=tuple(_own(reader, path, recommendation)),
        )


def _statements(reader: Reader, path: Path, statements: tuple[Statement, ...]) -> Iterator[StatementView]:
    count = len(statements)
    response = path.down("statements")
    for position, statement in enumerate(statements, 1):
        own = response.at(statement.id).within(f"statement {position} of {count}", response.field)
        further = reader.further(own, statement)
        role = wording.ROLES[statement.role] if statement.role else ""
        yield StatementView(statement.id, statement.text, position, count, role, statement.answers, further)


def _strength(reader: Reader, path: Path, recommendation: Recommendation) -> Fact:
    """The strength, never without the direction of the recommendation if that is stated."""
    relations = reader.relations
    at = path.down("strength").called(relations.collection.strength_scheme.label)
    grade = relations.grade[recommendation.strength] if recommendation.strength else None
    value = reader.named(at, grade, "strength") if grade else None
    if value and recommendation.direction:
        value = replace(value, text=wording.directed(value.text, recommendation.direction), quoted=value.text)
    return reader.fact(at, field_class(Recommendation, "strength"), (value,) if value else ())


def _certainty(reader: Reader, path: Path, recommendation: Recommendation) -> Fact:
    relations = reader.relations
    scheme = relations.collection.certainty_scheme
    at = path.down("certainty").called(scheme.label) if scheme else path.down("certainty")
    level = relations.certainty[recommendation.certainty] if recommendation.certainty else None
    values = (reader.named(at, level, "certainty"),) if level else ()
    return reader.fact(at, field_class(Recommendation, "certainty"), values, is_used=relations.states_certainty)


def _consensus(reader: Reader, path: Path, consensus: Consensus | None) -> Fact:
    relations = reader.relations
    at = path.down("consensus").called(relations.collection.consensus_scheme.label)
    level = relations.level[consensus.level] if consensus and consensus.level else None
    values = (reader.named(at.down("level"), level, "level"),) if level else ()
    return reader.fact(at, field_class(Recommendation, "consensus"), values, is_used=relations.states_consensus)


def _vote(reader: Reader, path: Path, consensus: Consensus | None) -> Fact:
    at = path.down("vote").within("", path.down("consensus").field)
    values = tuple(values_of(consensus.vote)) if consensus else ()
    return reader.fact(at, field_class(Consensus, "vote"), values, is_used=reader.relations.states_consensus)


def _earlier_votes(reader: Reader, path: Path, consensus: Consensus | None) -> Fact:
    at = path.down("earlier_votes").within("", path.down("consensus").field)
    values = tuple(values_of(consensus.earlier_votes)) if consensus else ()
    return replace(reader.fact(at, field_class(Consensus, "earlier_votes"), values), by_class=True)


def _recused(reader: Reader, path: Path, recommendation: Recommendation) -> Fact:
    at, known = path.down("recused"), reader.relations.author
    values = tuple(reader.named(at.at(author), known[author], "author") for author in recommendation.recused)
    return replace(reader.fact(at, field_class(Recommendation, "recused"), values), by_class=True)


def _own(reader: Reader, path: Path, recommendation: Recommendation) -> Iterator[Fact]:
    """Yield the facts of a recommendation, its consensus, its vote and who was recused that are read by class alone."""
    consensus, at = recommendation.consensus, path.down("consensus")
    yield _earlier_votes(reader, path, consensus)
    if consensus:
        yield from reader.further(at.within(reader.relations.collection.consensus_scheme.label), consensus)
    if consensus and consensus.vote:
        yield from reader.further(path.down("vote").within("vote", at.field), consensus.vote)
    yield from reader.further(path, recommendation)
    recused = _recused(reader, path, recommendation)
    yield from (recused, *recused.below)
