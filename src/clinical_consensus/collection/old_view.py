"""What every surface for teaching says of a collection and of each question, word for word: text without layout.

The rules are the data contract's "What the words mean on every surface": statements stand whole, what is not stated is
said so, the mark of inference goes with the words, and no grade is explained.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinical_consensus.collection import wording
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.vancouver import Reference, reference, years
from clinical_consensus.contract.editorial import HistoryEntry, Provenance
from clinical_consensus.contract.records import Question, Recommendation


@dataclass(frozen=True)
class Fact:
    """One fact of a recommendation or question: its label, its text, and what must be said with it."""

    label: str
    text: str
    stated: bool = True
    inferred: bool = False
    note: str = ""
    """The definition by the source, or that there is none."""

    def line(self) -> str:
        """The fact as one line of text."""
        mark = " (inferred)" if self.inferred else ""
        return f"{self.label}: {self.text}{mark}{f'. {self.note}' if self.note else ''}"


@dataclass(frozen=True)
class PartText:
    """A part of a question."""

    id: str
    label: str
    text: str
    inferred: bool


@dataclass(frozen=True)
class Answer:
    """A recommendation: its statements whole, and the facts that stand with them."""

    id: str
    heading: str
    statements: tuple[str, ...]
    response: str
    """The statements as one unbroken text."""
    inferred: bool
    strength: Fact
    consensus: Fact
    vote: Fact
    notes: tuple[str, ...]
    """How inferred words were placed."""


@dataclass(frozen=True)
class Standing:
    """Where one field stands in the source."""

    field: str
    place: str
    inferred: bool
    note: str
    of_answer: bool
    """Whether the field is one of a recommendation."""


@dataclass(frozen=True)
class Sheet:
    """One question, with everything that is said of it."""

    id: str
    number: str
    title: str
    inferred: bool
    parts: tuple[PartText, ...]
    answers: tuple[Answer, ...]
    authors: tuple[str, ...]
    """Names in the source's order; empty where none are stated."""
    authors_inferred: bool
    rationale: tuple[str, ...]
    rationale_inferred: bool
    references: tuple[Reference, ...]
    references_inferred: bool
    standing: tuple[Standing, ...]
    topics: tuple[str, ...]
    """Topic ids."""
    related: tuple[str, ...]
    """Question ids."""
    history: tuple[str, ...]
    withdrawn: str
    """That the question is withdrawn, and why; "" where it stands."""
    cite: str
    address: str
    """The question's hosted address, or "" when it is not known."""

    @property
    def heading(self) -> str:
        """The title as a heading that bears its mark."""
        marks = [name for name, is_so in (("inferred", self.inferred), ("withdrawn", self.withdrawn)) if is_so]
        return f"{self.title} ({', '.join(marks)})" if marks else self.title

    @property
    def names(self) -> str:
        """The authors' names in one line, "" where none are stated."""
        return ", ".join(map(wording.isolated, self.authors))

    @property
    def byline(self) -> str:
        """The authors as a line of text, or that none are stated."""
        return f"Authors{' (inferred)' if self.authors_inferred else ''}: {self.names or wording.NOT_STATED}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How inferred words were placed, those of the recommendations aside."""
        noted = (each for each in self.standing if each.note and not each.of_answer)
        return tuple(f"Inferred ({each.field.lower()}): {each.note}" for each in noted)


@dataclass(frozen=True)
class Imprint:
    """What every surface says of the collection itself."""

    id: str
    title: str
    long_title: str
    edition: str
    edition_note: str
    published: str
    text: str
    """Where the text is from: the sources' titles."""
    rights: Fact
    contact: str
    publication: Reference | None
    publication_note: str
    strength_label: str
    consensus_label: str
    not_stated: str = wording.NOT_STATED
    no_text: str = wording.NO_SOURCE
    judgement: str = wording.JUDGEMENT


def imprint(relations: Relations) -> Imprint:
    """Return what is said of a collection."""
    collection = relations.collection
    profile = collection.profile
    year = profile.publication and profile.publication.issued and years(profile.publication.issued)
    return Imprint(
        id=profile.id,
        title=profile.title,
        long_title=profile.long_title or "",
        edition=wording.edition(profile.edition),
        edition_note=profile.edition.note or "",
        published=f"Consensus published {year}" if year else "",
        text="; ".join(wording.isolated(source.title) for source in collection.sources),
        rights=Fact("Rights", profile.rights or wording.NOT_STATED, stated=profile.rights is not None),
        contact=profile.contact or "No contact recorded",
        publication=reference(profile.publication) if profile.publication else None,
        publication_note=profile.publication_note or "",
        strength_label=collection.strength_scheme.label,
        consensus_label=collection.consensus_scheme.label,
    )


def sheets(relations: Relations, site_url: str) -> Iterator[Sheet]:
    """Yield every question in the order of the numbers. `site_url` ends in "/", or is "" when it is not known."""
    for question in relations.questions:
        address = f"{site_url}questions/{question.id}/" if site_url else ""
        yield Sheet(
            id=question.id,
            number=str(question.number),
            title=question.title,
            inferred=_inferred(relations, question, "title"),
            parts=tuple(
                PartText(part.id, part.label, part.text, _inferred(relations, question, f"parts.{part.id}"))
                for part in question.parts
            ),
            answers=tuple(_answer(relations, question, each) for each in question.recommendations),
            authors=tuple(relations.author[author].name for author in question.authors or ()),
            authors_inferred=_inferred(relations, question, "authors"),
            rationale=question.rationale or (),
            rationale_inferred=_inferred(relations, question, "rationale"),
            references=tuple(reference(item) for item in question.references or ()),
            references_inferred=_inferred(relations, question, "references"),
            standing=tuple(_standing(relations, question)),
            topics=question.topics,
            related=tuple(other.id for other in relations.related.get(question.id, ())),
            history=tuple(_entry(entry) for entry in question.history),
            withdrawn=_entry(relations.withdrawn[question.id]) if question.id in relations.withdrawn else "",
            cite=_cite(relations, question, address),
            address=address,
        )


def _inferred(relations: Relations, question: Question, field: str) -> bool:
    return (question.id, field) in relations.inferred


def _answer(relations: Relations, question: Question, recommendation: Recommendation) -> Answer:
    at = f"recommendations.{recommendation.id}"
    collection = relations.collection
    count = len(question.recommendations)
    number = question.recommendations.index(recommendation) + 1
    grade = relations.grade[recommendation.strength] if recommendation.strength else None
    consensus = recommendation.consensus
    level = relations.level[consensus.level] if consensus else None
    vote = consensus.vote if consensus else None
    notes = []
    for name in ("statements", "strength", "consensus"):
        entry = relations.inferred.get((question.id, f"{at}.{name}"))
        if entry and entry.note:
            notes.append(f"Inferred ({name}): {entry.note}")
    statements = tuple(statement.text for statement in recommendation.statements)
    return Answer(
        id=recommendation.id,
        heading=f"{wording.RESPONSE} {number} of {count}" if count > 1 else wording.RESPONSE,
        statements=statements,
        response=wording.joined(statements),
        inferred=_inferred(relations, question, f"{at}.statements"),
        strength=Fact(
            collection.strength_scheme.label,
            grade.label if grade else wording.NOT_STATED,
            stated=grade is not None,
            inferred=_inferred(relations, question, f"{at}.strength"),
            note=wording.definition(grade) if grade else "",
        ),
        consensus=Fact(
            collection.consensus_scheme.label,
            level.label if level else wording.NOT_STATED,
            stated=level is not None,
            inferred=_inferred(relations, question, f"{at}.consensus"),
            note=wording.definition(level) if level else "",
        ),
        vote=Fact(
            "Vote",
            wording.vote(vote) if vote else wording.NOT_STATED,
            stated=vote is not None,
            inferred=vote is not None and _inferred(relations, question, f"{at}.consensus"),
        ),
        notes=tuple(notes),
    )


def _standing(relations: Relations, question: Question) -> Iterator[Standing]:
    several = len(relations.collection.sources) > 1
    for entry in standing(question):
        source = f"{wording.isolated(relations.source[entry.source].title)}, " if several else ""
        yield Standing(
            field_name(question, entry.field),
            f"{source}{wording.line_range(entry)}",
            entry.placement == "inferred",
            entry.note or "",
            entry.field.startswith("recommendations."),
        )


def _entry(entry: HistoryEntry) -> str:
    done = f"{wording.CHANGES[entry.change]} in edition {entry.edition}, {wording.day(entry.date)}"
    return f"{done}: {entry.reason}" if entry.reason else f"{done}."


def _cite(relations: Relations, question: Question, address: str) -> str:
    profile = relations.collection.profile
    mark = " (inferred)" if _inferred(relations, question, "title") else ""
    edition = f"edition {profile.edition.version}, {wording.day(profile.edition.date)}."
    title = wording.isolated(wording.sentence(question.title))
    cited = f"Question {question.number}: {title}{mark} In: {wording.isolated(profile.title)} (web site), {edition}"
    sources = "; ".join(wording.isolated(source.title) for source in relations.collection.sources)
    return f"{cited}{f' Text: {sources}.' if sources else ''}{f' {address}' if address else ''}"


def part_label(question: Question, part_id: str) -> str:
    """Return the label of one of a question's parts: "A"."""
    return next(part.label for part in question.parts if part.id == part_id)


def field_name(question: Question, field: str) -> str:
    """Return a provenance field as it is shown: "parts.oncology-q1-a" is "Part A"."""
    kind, _, rest = field.partition(".")
    if kind == "parts":
        return f"Part {part_label(question, rest)}"
    if kind == "recommendations":
        recommendation, _, name = rest.rpartition(".")
        names = {"statements": wording.RESPONSE, "strength": "Strength", "consensus": "Consensus"}
        if len(question.recommendations) == 1:
            return names[name]
        number = [each.id for each in question.recommendations].index(recommendation) + 1
        return f"{names[name]} {number}"
    return field.capitalize()


def standing(question: Question) -> Iterator[Provenance]:
    """Yield the provenance of the fields that a question states."""
    stated = {"title", "authors", "rationale", "references"} - {
        name for name in ("authors", "rationale", "references") if getattr(question, name) is None
    }
    stated |= {f"parts.{part.id}" for part in question.parts}
    for each in question.recommendations:
        names = ("statements", "strength", "consensus")
        stated |= {f"recommendations.{each.id}.{name}" for name in names if getattr(each, name) is not None}
    yield from (entry for entry in question.provenance if entry.field in stated)
