"""Define a collection as frozen records, one for each object of the data contract (schema_version 1).

Each field's class is in its annotation (contract/fields.py).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from clinical_consensus.contract import guidelines
from clinical_consensus.contract.blocks import TextBlocks
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.dates import StatedDate
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
from clinical_consensus.contract.values import (
    Contact,
    Count,
    Flag,
    Id,
    Language,
    ListNumber,
    NonEmpty,
    Percent,
    Record,
    Round,
    SchemaVersion,
    Text,
)

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
    language: Annotated[Language, MachineOnly("declares the language of the text")] = "en"
    """The language of the collection's text (BCP 47)."""
    citation_markers: Annotated[guidelines.Markers | None, MachineOnly("says how texts point to references")] = None
    """How texts point to references: [36,63], (36,63) or ³⁶; null: they do not."""
    disclosures: Annotated[Text | None, Shown("Disclosures")] = None
    funding: Annotated[Text | None, Shown("Funding")] = None
    evidence_search_date: Annotated[StatedDate | None, Shown("Evidence searched until")] = None
    not_transcribed: Annotated[tuple[Text, ...], Editorial("Not transcribed")] = ()
    """The fields that the source states of questions and this file does not hold."""
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
    min_exclusive: Annotated[Flag, Shown("Least share is excluded", own_page_only=True)] = False
    """Whether the share has to be above `min_agree`: "> 95 %"."""
    max_exclusive: Annotated[Flag, Shown("Greatest share is excluded", own_page_only=True)] = False
    """Whether the share has to be below `max_agree`."""
    basis: Annotated[guidelines.VoteBasis | None, Shown("Of", own_page_only=True, words=guidelines.VOTE_BASES)] = None
    """What the share is of; null counts as all."""
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
    competing_interests: Annotated[Text | None, Shown("Competing interests")] = None


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
    """One vote as the source states it, in percent, in heads or in both; nothing is computed from it."""

    agree: Annotated[Percent | None, Shown("Agree")] = None
    disagree: Annotated[Percent | None, Shown("Disagree")] = None
    abstain: Annotated[Percent | None, Shown("Abstain")] = None
    counts: Annotated[guidelines.Heads | None, Shown("Heads")] = None
    voters: Annotated[Count | None, Shown("Voters")] = None
    """How many people took part, or with the basis "voting", how many voted."""
    basis: Annotated[guidelines.VoteBasis | None, Shown("Of", words=guidelines.VOTE_BASES)] = None
    """What the percentages and `voters` count: all, or those who voted (abstentions left out)."""
    round: Annotated[Round | None, Shown("Round")] = None
    """The round of voting, counted from 1."""


class Consensus(Record):
    """The level of consensus, and the vote where it is stated; null: not stated."""

    level: Annotated[Id | None, Shown("Level of consensus", says_unstated=True)] = None
    vote: Annotated[Vote | None, Shown("Vote", says_unstated=True)] = None
    earlier_votes: Annotated[tuple[Vote, ...], Shown("Earlier votes")] = ()
    """The votes of earlier rounds, oldest first."""


class Recommendation(Record):
    """One response/recommendation with its strength and consensus."""

    id: Annotated[Id, _ADDRESS]
    statements: Annotated[NonEmpty[Statement], Shown("Response/Recommendation")]
    strength: Annotated[Id | None, Shown("Strength", says_unstated=True)] = None
    direction: Annotated[guidelines.Direction | None, Shown("Direction", words=guidelines.DIRECTIONS)] = None
    certainty: Annotated[Id | None, Shown("Certainty", says_unstated=True)] = None
    basis: Annotated[guidelines.Basis | None, Shown("Basis", words=guidelines.BASES)] = None
    consensus: Annotated[Consensus | None, Shown("Consensus", says_unstated=True)] = None
    status: Annotated[guidelines.Status | None, Shown("Status", words=guidelines.STATUSES)] = None
    """The source's own word, not this site's history."""
    approval_date: Annotated[StatedDate | None, Shown("Approved")] = None
    last_review_date: Annotated[StatedDate | None, Shown("Last reviewed")] = None
    remarks: Annotated[TextBlocks | None, Shown("Remarks")] = None
    rationale: Annotated[TextBlocks | None, Shown("Rationale of the recommendation")] = None
    dissent: Annotated[TextBlocks | None, Shown("Dissent")] = None
    recused: Annotated[tuple[Id, ...], Shown("Recused")] = ()
    """The authors who took no part in the vote."""
    not_transcribed: Annotated[tuple[Text, ...], Editorial("Not transcribed")] = ()
    """The fields of the recommendation that the source states and this file does not hold."""


class Question(Record):
    """One question with everything that the source states of it."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address: /questions/<id>/."""
    number: Annotated[ListNumber, Editorial("Number")]
    """Orders the questions."""
    label: Annotated[Text | None, Shown("Number in the source", is_placed=False)] = None
    """The number as the source prints it; shown and cited instead of `number`."""
    title: Annotated[Text, Shown("Title")]
    section: Annotated[Id | None, Shown("Section", is_placed=False)] = None
    population: Annotated[Text | None, Shown("Population")] = None
    intervention: Annotated[Text | None, Shown("Intervention")] = None
    comparator: Annotated[Text | None, Shown("Comparator")] = None
    outcome: Annotated[Text | None, Shown("Outcome")] = None
    parts: Annotated[tuple[Part, ...], Shown("Parts")] = ()
    recommendations: Annotated[NonEmpty[Recommendation], Shown("Recommendations")]
    authors: Annotated[NonEmpty[Id] | None, Shown("Authors", says_unstated=True)] = None
    rationale: Annotated[TextBlocks | None, Shown("Rationale", says_unstated=True)] = None
    references: Annotated[NonEmpty[CslItem] | None, Shown("References", says_unstated=True)] = None
    publication: Annotated[CslItem | None, Shown("Related publication", is_placed=False)] = None
    """The publication related to this question, instead of the collection's."""
    replaces: Annotated[tuple[Id, ...], Shown("Replaces", is_placed=False)] = ()
    """The withdrawn questions that this one stands for."""
    topics: Annotated[tuple[Id, ...], Editorial("Topics")] = ()
    related: Annotated[tuple[Id, ...], Editorial("Related questions")] = ()
    provenance: Annotated[tuple[Provenance, ...], Editorial("Where it stands in the source")] = ()
    history: Annotated[tuple[HistoryEntry, ...], Editorial("What changed")] = ()
    not_transcribed: Annotated[tuple[Text, ...], Editorial("Not transcribed")] = ()
    """The fields of the question that the source states and this file does not hold."""
    citation_markers: Annotated[Literal["none"] | None, MachineOnly("says that texts have no markers")] = None
    """"none": the texts of this question do not point to references; null: as the collection says."""

    @property
    def printed_number(self) -> str:
        """The number as it is shown: as the source prints it, or else the one that orders the questions."""
        return self.label or str(self.number)


class Collection(Record):
    """A whole file under the data contract."""

    schema_address: Annotated[Text | None, Field(alias="$schema"), MachineOnly("for completion in text editors")] = None
    schema_version: Annotated[SchemaVersion, MachineOnly("the contract's version")]
    profile: Annotated[Profile, Field(alias="collection"), Shown("Collection")]
    sources: Annotated[tuple[Source, ...], Editorial("Sources")] = ()
    strength_scheme: Annotated[StrengthScheme, Shown("Strengths")]
    consensus_scheme: Annotated[ConsensusScheme, Shown("Levels of consensus")]
    certainty_scheme: Annotated[guidelines.CertaintyScheme | None, Shown("Levels of certainty")] = None
    authors: Annotated[tuple[Author, ...], Shown("Authors")] = ()
    terms: Annotated[tuple[Term, ...], Editorial("Glossary")] = ()
    topics: Annotated[tuple[Topic, ...], Editorial("Topics")] = ()
    sections: Annotated[tuple[guidelines.Section, ...], Shown("Sections")] = ()
    """The source's own chapters, in its order."""
    questions: Annotated[NonEmpty[Question], Shown("Questions")]
