"""Define a collection as frozen records, one for each object of the data contract (schema_version 1).

Each field's class is in its annotation (contract/fields.py).
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import Field

from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.editorial import (
    Comparison,
    Edition,
    HistoryEntry,
    Passage,
    Provenance,
    Source,
    Term,
    Topic,
)
from clinical_consensus.contract.fields import Editorial, MachineOnly, Shown
from clinical_consensus.contract.values import Contact, Id, ListNumber, NonEmpty, Percent, Record, SchemaVersion, Text

Role = Literal["risk", "risk-factors", "recommendation", "evidence-gap"]

_ADDRESS = MachineOnly("a permanent address")
_ORDER = MachineOnly("orders lists; no surface suggests a scale")


class Profile(Record):
    """What the collection is."""

    id: Annotated[Id, MachineOnly("names the collection's files")]
    title: Annotated[Text, Shown("Title")]
    long_title: Annotated[Text | None, Shown("Long title")] = None
    edition: Annotated[Edition, Editorial("Edition")]
    publication: Annotated[CslItem | None, Shown("Related publication")] = None
    """The related publication."""
    publication_note: Annotated[Text | None, Shown("Note on the related publication")] = None
    about: Annotated[tuple[Passage, ...], Editorial("About")] = ()
    contact: Annotated[Contact | None, Editorial("Contact")] = None
    """Where to report a mistake."""
    rights: Annotated[Text | None, Shown("Rights", says_unstated=True)] = None
    """The standing of the text."""


class Grade(Record):
    """One strength of recommendation."""

    id: Annotated[Id, _ADDRESS]
    label: Annotated[Text, Shown("Strength")]
    rank: Annotated[ListNumber | None, _ORDER] = None
    """Orders lists, lowest first; never shown."""
    definition: Annotated[Text | None, Shown("Definition", says_unstated=True)] = None
    comparisons: Annotated[tuple[Comparison, ...], Editorial("For comparison only")] = ()


class StrengthScheme(Record):
    """The strengths that the source uses."""

    label: Annotated[Text, Shown("Name of the strengths")]
    grades: Annotated[tuple[Grade, ...], Shown("Strengths")] = ()


class Level(Record):
    """One level of consensus; `min_agree` and `max_agree` bound the percentage that agreed."""

    id: Annotated[Id, _ADDRESS]
    label: Annotated[Text, Shown("Level of consensus")]
    rank: Annotated[ListNumber | None, _ORDER] = None
    """Orders lists, lowest first; never shown."""
    definition: Annotated[Text | None, Shown("Definition", says_unstated=True)] = None
    min_agree: Annotated[Percent | None, Shown("Least share that agreed", own_page_only=True)] = None
    max_agree: Annotated[Percent | None, Shown("Greatest share that agreed", own_page_only=True)] = None
    comparisons: Annotated[tuple[Comparison, ...], Editorial("For comparison only")] = ()


class ConsensusScheme(Record):
    """The levels of consensus that the source uses."""

    label: Annotated[Text, Shown("Name of the consensus")]
    levels: Annotated[tuple[Level, ...], Shown("Levels of consensus")] = ()


_ORCID = r"^(https://orcid\.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"


class Author(Record):
    """A person whom the source names."""

    id: Annotated[Id, _ADDRESS]
    name: Annotated[Text, Shown("Name")]
    affiliations: Annotated[tuple[Text, ...], Shown("Affiliations", own_page_only=True)] = ()
    orcid: Annotated[Annotated[str, Field(strict=True, pattern=_ORCID)] | None, Shown("ORCID", own_page_only=True)] = (
        None
    )


class Part(Record):
    """A part of a question: A, B."""

    id: Annotated[Id, _ADDRESS]
    label: Annotated[Text, Shown("Label of a part")]
    text: Annotated[Text, Shown("Part")]


class Statement(Record):
    """A part of a response; joined by one space, a recommendation's statements are the response."""

    id: Annotated[Id, _ADDRESS]
    text: Annotated[Text, Shown("Statement")]
    role: Annotated[Role | None, Editorial("Role")] = None
    answers: Annotated[tuple[Id, ...], Editorial("Answers part")] = ()


class Vote(Record):
    """The vote, in percent: three figures that sum to 100 ± 0.1."""

    agree: Annotated[Percent, Shown("Agree")]
    disagree: Annotated[Percent, Shown("Disagree")]
    abstain: Annotated[Percent, Shown("Abstain")]


class Consensus(Record):
    """The level of consensus, and the vote where it is stated."""

    level: Annotated[Id, Shown("Level of consensus")]
    vote: Annotated[Vote | None, Shown("Vote", says_unstated=True)] = None


class Recommendation(Record):
    """One response/recommendation with its strength and consensus."""

    id: Annotated[Id, _ADDRESS]
    statements: Annotated[NonEmpty[Statement], Shown("Response/Recommendation")]
    strength: Annotated[Id | None, Shown("Strength", says_unstated=True)] = None
    consensus: Annotated[Consensus | None, Shown("Consensus", says_unstated=True)] = None


class Question(Record):
    """One question with everything that the source states of it."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address: /questions/<id>/."""
    number: Annotated[ListNumber, Editorial("Number")]
    title: Annotated[Text, Shown("Title")]
    parts: Annotated[tuple[Part, ...], Shown("Parts")] = ()
    recommendations: Annotated[NonEmpty[Recommendation], Shown("Recommendations")]
    authors: Annotated[NonEmpty[Id] | None, Shown("Authors", says_unstated=True)] = None
    rationale: Annotated[NonEmpty[Text] | None, Shown("Rationale", says_unstated=True)] = None
    references: Annotated[NonEmpty[CslItem] | None, Shown("References", says_unstated=True)] = None
    publication: Annotated[CslItem | None, Shown("Related publication", is_placed=False)] = None
    """The publication related to this question, instead of the collection's."""
    replaces: Annotated[tuple[Id, ...], Shown("Replaces", is_placed=False)] = ()
    """The withdrawn questions that this one stands for."""
    topics: Annotated[tuple[Id, ...], Editorial("Topics")] = ()
    related: Annotated[tuple[Id, ...], Editorial("Related questions")] = ()
    provenance: Annotated[tuple[Provenance, ...], Editorial("Where it stands in the source")] = ()
    history: Annotated[tuple[HistoryEntry, ...], Editorial("What changed")] = ()


class Collection(Record):
    """A whole file under the data contract."""

    schema_address: Annotated[Text | None, Field(alias="$schema"), MachineOnly("for completion in text editors")] = None
    schema_version: Annotated[SchemaVersion, MachineOnly("the contract's version")]
    profile: Annotated[Profile, Field(alias="collection"), Shown("Collection")]
    sources: Annotated[tuple[Source, ...], Editorial("Sources")] = ()
    strength_scheme: Annotated[StrengthScheme, Shown("Strengths")]
    consensus_scheme: Annotated[ConsensusScheme, Shown("Levels of consensus")]
    authors: Annotated[tuple[Author, ...], Shown("Authors")] = ()
    terms: Annotated[tuple[Term, ...], Editorial("Glossary")] = ()
    topics: Annotated[tuple[Topic, ...], Editorial("Topics")] = ()
    questions: Annotated[NonEmpty[Question], Shown("Questions")]


def schema_text() -> str:
    """Return the JSON Schema of the data contract as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Collection.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
