"""Define what many guidelines state beyond questions and answers: certainty of evidence, sections, heads of a vote."""

from __future__ import annotations

from typing import Annotated, Literal

from clinical_consensus.contract.editorial import Comparison
from clinical_consensus.contract.fields import Editorial, MachineOnly, Shown
from clinical_consensus.contract.values import Count, Id, ListNumber, Record, Text

_ADDRESS = MachineOnly("a permanent address")
_ORDER = MachineOnly("orders lists; no surface suggests a scale")

Direction = Literal["for", "against"]
"""Whether a recommendation is for what it names, or against it."""

DIRECTIONS = {"for": "For", "against": "Against"}

Basis = Literal["evidence", "consensus", "good-practice"]
"""What a recommendation is based on."""

BASES = {"evidence": "Evidence", "consensus": "Consensus", "good-practice": "Good practice"}

Status = Literal["new", "modified", "reaffirmed"]
"""What the source says of a recommendation's history."""

STATUSES = {"new": "New", "modified": "Modified", "reaffirmed": "Reaffirmed"}

Markers = Literal["brackets", "parentheses", "superscripts"]
"""How texts point to references: [36,63], (36,63) or ³⁶."""

VoteBasis = Literal["all", "voting"]
"""What the percentages of a vote are of: all who took part, or those who did not abstain."""

VOTE_BASES = {"all": "all who took part", "voting": "those who voted, abstentions left out"}


class Certainty(Record):
    """One level of certainty of the evidence."""

    id: Annotated[Id, _ADDRESS]
    label: Annotated[Text, Shown("Certainty")]
    rank: Annotated[ListNumber | None, _ORDER] = None
    """Orders lists, lowest first; never shown."""
    definition: Annotated[Text | None, Shown("Definition", says_unstated=True)] = None
    comparisons: Annotated[tuple[Comparison, ...], Editorial("For comparison only")] = ()


class CertaintyScheme(Record):
    """The levels of certainty that the source uses."""

    label: Annotated[Text, Shown("Name of the certainty")]
    levels: Annotated[tuple[Certainty, ...], Shown("Levels of certainty")] = ()


class Section(Record):
    """One chapter of the source; `parent` is the id of the chapter that contains it."""

    id: Annotated[Id, _ADDRESS]
    title: Annotated[Text, Shown("Section")]
    parent: Annotated[Id | None, Shown("Within")] = None


class Heads(Record):
    """The numbers of people who agreed, disagreed and abstained; null: not stated."""

    agree: Annotated[Count | None, Shown("Agree")] = None
    disagree: Annotated[Count | None, Shown("Disagree")] = None
    abstain: Annotated[Count | None, Shown("Abstain")] = None
