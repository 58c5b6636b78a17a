"""Define questions with their parts, recommendations, statements and votes (the data contract, schema_version 1)."""

from __future__ import annotations

from typing import Annotated, Literal

from clinical_consensus.contract.blocks import TextBlocks
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.dates import StatedDate
from clinical_consensus.contract.editorial import HistoryEntry, Provenance
from clinical_consensus.contract.fields import Editorial, MachineOnly, Shown
from clinical_consensus.contract.scales import VOTE_BASES, VoteBasis
from clinical_consensus.contract.values import Count, Id, ListNumber, NonEmpty, Percent, Record, Round, Text

Role = Literal["risk", "risk-factors", "recommendation", "evidence-gap"]

Direction = Literal["for", "against"]
_DIRECTIONS = {"for": "For", "against": "Against"}

Basis = Literal["evidence", "consensus", "good-practice"]
_BASES = {"evidence": "Evidence", "consensus": "Consensus", "good-practice": "Good practice"}

Status = Literal["new", "modified", "reaffirmed"]
_STATUSES = {"new": "New", "modified": "Modified", "reaffirmed": "Reaffirmed"}

_ADDRESS = MachineOnly("a permanent address")


class Part(Record):
    """A part of a question: A, B."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address of the part; begin it with the question's id."""
    label: Annotated[Text, Shown("Label of a part")]
    """The part's letter or number as the source prints it: "A"."""
    text: Annotated[Text, Shown("Part")]
    """The part's question, word for word."""


class Statement(Record):
    """A part of a response; joined by one space, a recommendation's statements are the response."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address of the statement; begin it with the recommendation's id."""
    text: Annotated[Text, Shown("Statement")]
    """The statement, word for word."""
    role: Annotated[Role | None, Editorial("Role")] = None
    """What kind of statement it is, in the editors' reading."""
    answers: Annotated[tuple[Id, ...], Editorial("Answers part")] = ()
    """The ids of the parts of the question that it answers, in the editors' reading."""


class Heads(Record):
    """The numbers of people who agreed, disagreed and abstained; null: not stated."""

    agree: Annotated[Count | None, Shown("Agree")] = None
    """How many agreed."""
    disagree: Annotated[Count | None, Shown("Disagree")] = None
    """How many disagreed."""
    abstain: Annotated[Count | None, Shown("Abstain")] = None
    """How many abstained."""


class Vote(Record):
    """One vote as the source states it, in percent, in heads or in both; nothing is computed from it."""

    agree: Annotated[Percent | None, Shown("Agree")] = None
    """The percentage that agreed, as stated: 96.43."""
    disagree: Annotated[Percent | None, Shown("Disagree")] = None
    """The percentage that disagreed, as stated."""
    abstain: Annotated[Percent | None, Shown("Abstain")] = None
    """The percentage that abstained, as stated."""
    counts: Annotated[Heads | None, Shown("Heads")] = None
    """The vote in heads, where the source states it so."""
    voters: Annotated[Count | None, Shown("Voters")] = None
    """How many people took part, or with the basis "voting", how many voted."""
    basis: Annotated[VoteBasis | None, Shown("Of", words=VOTE_BASES)] = None
    """What the percentages and `voters` count: "all", or "voting" if abstentions are left out."""
    round: Annotated[Round | None, Shown("Round")] = None
    """The round of voting, counted from 1."""


class Consensus(Record):
    """The level of consensus, and the vote where it is stated; null: not stated."""

    level: Annotated[Id | None, Shown("Level of consensus", says_unstated=True)] = None
    """The id of the level; null for a vote without a label."""
    vote: Annotated[Vote | None, Shown("Vote", says_unstated=True)] = None
    """The last vote."""
    earlier_votes: Annotated[tuple[Vote, ...], Shown("Earlier votes")] = ()
    """The votes of earlier rounds, oldest first."""


class Recommendation(Record):
    """One response/recommendation with its strength and consensus."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address of the recommendation; begin it with the question's id."""
    statements: Annotated[NonEmpty[Statement], Shown("Response/Recommendation")]
    """The response, divided into statements; joined by one space they are the response, word for word."""
    strength: Annotated[Id | None, Shown("Strength", says_unstated=True)] = None
    """The id of the strength; null if the source states none."""
    direction: Annotated[Direction | None, Shown("Direction", words=_DIRECTIONS)] = None
    """Whether the recommendation is for or against; shown with the strength: "Strong, against"."""
    certainty: Annotated[Id | None, Shown("Certainty", says_unstated=True)] = None
    """The id of the level of certainty of the evidence; null if the source states none."""
    basis: Annotated[Basis | None, Shown("Basis", words=_BASES)] = None
    """What the source bases the recommendation on."""
    consensus: Annotated[Consensus | None, Shown("Consensus", says_unstated=True)] = None
    """The level of consensus and the votes; null if the source states neither."""
    status: Annotated[Status | None, Shown("Status", words=_STATUSES)] = None
    """The source's own word for what became of the recommendation, not this site's history."""
    approval_date: Annotated[StatedDate | None, Shown("Approved")] = None
    """When the recommendation was approved, as exactly as the source says."""
    last_review_date: Annotated[StatedDate | None, Shown("Last reviewed")] = None
    """When the recommendation was last reviewed, as exactly as the source says."""
    remarks: Annotated[TextBlocks | None, Shown("Remarks")] = None
    """Remarks on the recommendation, word for word."""
    rationale: Annotated[TextBlocks | None, Shown("Rationale of the recommendation")] = None
    """The rationale of this recommendation alone, word for word."""
    dissent: Annotated[TextBlocks | None, Shown("Dissent")] = None
    """A dissenting opinion, word for word."""
    recused: Annotated[tuple[Id, ...], Shown("Recused")] = ()
    """The ids of the authors who took no part in the vote."""
    not_transcribed: Annotated[tuple[Text, ...], Editorial("Not transcribed")] = ()
    """The fields of the recommendation that the source states and this file does not hold."""


class Question(Record):
    """One question with everything that the source states of it."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address: /questions/<id>/."""
    number: Annotated[ListNumber, Editorial("Number")]
    """Orders the questions; shown where there is no `label`."""
    label: Annotated[Text | None, Shown("Number in the source", is_placed=False)] = None
    """The number as the source prints it: "4.110"; shown and cited instead of `number`."""
    title: Annotated[Text, Shown("Title")]
    """The question's title, word for word."""
    section: Annotated[Id | None, Shown("Section", is_placed=False)] = None
    """The id of the section that the question is in."""
    population: Annotated[Text | None, Shown("Population")] = None
    """Whom the question is about (the P of PICO), word for word."""
    intervention: Annotated[Text | None, Shown("Intervention")] = None
    """What is considered (the I of PICO), word for word."""
    comparator: Annotated[Text | None, Shown("Comparator")] = None
    """What it is compared with (the C of PICO), word for word."""
    outcome: Annotated[Text | None, Shown("Outcome")] = None
    """What matters (the O of PICO), word for word."""
    parts: Annotated[tuple[Part, ...], Shown("Parts")] = ()
    """The parts of the question, such as A and B, if it has any."""
    recommendations: Annotated[NonEmpty[Recommendation], Shown("Recommendations")]
    """The answers to the question."""
    authors: Annotated[NonEmpty[Id] | None, Shown("Authors", says_unstated=True)] = None
    """The ids of the authors in their order; null if the source names none."""
    rationale: Annotated[TextBlocks | None, Shown("Rationale", says_unstated=True)] = None
    """The rationale, word for word: paragraphs, headings, lists and tables; null if the source states none."""
    references: Annotated[NonEmpty[CslItem] | None, Shown("References", says_unstated=True)] = None
    """The references as CSL-JSON, each with an id that is unique in the question; null if the source states none."""
    publication: Annotated[CslItem | None, Shown("Related publication", is_placed=False)] = None
    """The publication related to this question, instead of the collection's."""
    replaces: Annotated[tuple[Id, ...], Shown("Replaces", is_placed=False)] = ()
    """The ids of the withdrawn questions that this one stands for."""
    topics: Annotated[tuple[Id, ...], Editorial("Topics")] = ()
    """The ids of the question's topics, an aid of the editors."""
    related: Annotated[tuple[Id, ...], Editorial("Related questions")] = ()
    """The ids of related questions, an aid of the editors; shown on both pages."""
    provenance: Annotated[tuple[Provenance, ...], Editorial("Where it stands in the source")] = ()
    """Where each field was read."""
    history: Annotated[tuple[HistoryEntry, ...], Editorial("What changed")] = ()
    """What each edition did to the question; written by the release."""
    not_transcribed: Annotated[tuple[Text, ...], Editorial("Not transcribed")] = ()
    """The fields of the question that the source states and this file does not hold."""
    citation_markers: Annotated[Literal["none"] | None, MachineOnly("says that texts have no markers")] = None
    """"none": the texts of this question do not point to references; null: as the collection says."""

    @property
    def printed_number(self) -> str:
        """The number as it is shown: as the source prints it, or else the one that orders the questions."""
        return self.label or str(self.number)
