"""The shape of a collection: frozen records, one for each object of the data contract (schema_version 1)."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import Field

from consensus.csl import CslItem
from consensus.record import (
    Contact,
    Date,
    Id,
    ListNumber,
    NonEmpty,
    Percent,
    Record,
    SchemaVersion,
    Sha256,
    Text,
    Version,
    WebAddress,
    WholeNumber,
)

Role = Literal["risk", "risk-factors", "recommendation", "evidence-gap"]
Change = Literal["added", "updated", "reaffirmed", "withdrawn"]


class Edition(Record):
    """This site's edition of the collection."""

    version: Version
    date: Date
    note: Text | None = None


class Passage(Record):
    """A sourced piece of prose about the collection."""

    heading: Text
    paragraphs: NonEmpty[Text]
    source: Text
    address: WebAddress | None = None
    """Where the source can be read."""


class Profile(Record):
    """What the collection is."""

    id: Id
    title: Text
    long_title: Text | None = None
    edition: Edition
    publication: CslItem | None = None
    """The related publication."""
    publication_note: Text | None = None
    about: tuple[Passage, ...] = ()
    contact: Contact | None = None
    """Where to report a mistake."""
    rights: Text | None = None
    """The standing of the text."""


class Source(Record):
    """A file from which the collection was read."""

    id: Id
    title: Text
    file: Text
    """The file's path, relative to the JSON's folder and never outside it."""
    sha256: Sha256


class Comparison(Record):
    """What another body means by the same word."""

    body: Text
    text: Text
    source: Text
    address: WebAddress | None = None
    """Where the source can be read."""


class Grade(Record):
    """One strength of recommendation."""

    id: Id
    label: Text
    rank: ListNumber | None = None
    """Orders lists, lowest first; never shown."""
    definition: Text | None = None
    comparisons: tuple[Comparison, ...] = ()


class StrengthScheme(Record):
    """The strengths that the source uses."""

    label: Text
    grades: tuple[Grade, ...] = ()


class Level(Record):
    """One level of consensus; `min_agree` and `max_agree` bound the percentage that agreed."""

    id: Id
    label: Text
    rank: ListNumber | None = None
    """Orders lists, lowest first; never shown."""
    definition: Text | None = None
    min_agree: Percent | None = None
    max_agree: Percent | None = None
    comparisons: tuple[Comparison, ...] = ()


class ConsensusScheme(Record):
    """The levels of consensus that the source uses."""

    label: Text
    levels: tuple[Level, ...] = ()


class Author(Record):
    """A person whom the source names."""

    id: Id
    name: Text
    affiliations: tuple[Text, ...] = ()
    orcid: Annotated[
        str | None, Field(strict=True, pattern=r"^(https://orcid\.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$")
    ] = None


class Term(Record):
    """A term or abbreviation, and words by which search finds it too (never shown as synonyms)."""

    id: Id
    abbreviation: Text | None = None
    name: Text
    search: tuple[Text, ...] = ()
    expanded_by: Literal["source", "editor"]
    """Who spells the abbreviation out: the source, or the editor of this site."""


class Topic(Record):
    """A topic, and the facet under which it is listed."""

    id: Id
    facet: Text
    label: Text


class Part(Record):
    """A part of a question: A, B."""

    id: Id
    label: Text
    text: Text


class Statement(Record):
    """A part of a response; joined by one space, a recommendation's statements are the response."""

    id: Id
    text: Text
    role: Role | None = None
    answers: tuple[Id, ...] = ()


class Vote(Record):
    """The vote, in percent: three figures that sum to 100 ± 0.1."""

    agree: Percent
    disagree: Percent
    abstain: Percent


class Consensus(Record):
    """The level of consensus, and the vote where it is stated."""

    level: Id
    vote: Vote | None = None


class Recommendation(Record):
    """One response/recommendation with its strength and consensus."""

    id: Id
    statements: NonEmpty[Statement]
    strength: Id | None = None
    consensus: Consensus | None = None


class Provenance(Record):
    """Where one field was read: first and last line of the source, counted from 1."""

    field: Text
    source: Id
    lines: tuple[WholeNumber, WholeNumber]
    placement: Literal["inferred"] | None = None
    note: Text | None = None


class HistoryEntry(Record):
    """What an edition did to a question."""

    edition: Version
    date: Date
    change: Change
    reason: Text | None = None


class Question(Record):
    """One question with everything that the source states of it."""

    id: Id
    """The permanent address: /questions/<id>/."""
    number: ListNumber
    title: Text
    parts: tuple[Part, ...] = ()
    recommendations: NonEmpty[Recommendation]
    authors: NonEmpty[Id] | None = None
    rationale: NonEmpty[Text] | None = None
    references: NonEmpty[CslItem] | None = None
    topics: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    history: tuple[HistoryEntry, ...] = ()


class Collection(Record):
    """A whole file under the data contract."""

    schema_address: Annotated[Text | None, Field(alias="$schema")] = None
    schema_version: SchemaVersion
    profile: Annotated[Profile, Field(alias="collection")]
    sources: tuple[Source, ...] = ()
    strength_scheme: StrengthScheme
    consensus_scheme: ConsensusScheme
    authors: tuple[Author, ...] = ()
    terms: tuple[Term, ...] = ()
    topics: tuple[Topic, ...] = ()
    questions: NonEmpty[Question]


def schema_text() -> str:
    """The JSON Schema of the data contract, as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Collection.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
