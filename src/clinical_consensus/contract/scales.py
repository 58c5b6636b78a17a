"""Define the scales that a source uses: strengths of recommendation, levels of consensus, levels of certainty."""

from __future__ import annotations

from typing import Annotated, Literal

from clinical_consensus.contract.editorial import Comparison
from clinical_consensus.contract.fields import Editorial, MachineOnly, Shown
from clinical_consensus.contract.values import Flag, Id, ListNumber, Percent, Record, Text

_ADDRESS = MachineOnly("a permanent address")
_ORDER = MachineOnly("orders lists; no surface suggests a scale")

VoteBasis = Literal["all", "voting"]
"""What the percentages of a vote are of: all who took part, or those who did not abstain."""

VOTE_BASES = {"all": "all who took part", "voting": "those who voted, abstentions left out"}


class Grade(Record):
    """One strength of recommendation."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address of the strength's page; recommendations name it."""
    label: Annotated[Text, Shown("Strength")]
    """The strength in the source's own words."""
    rank: Annotated[ListNumber | None, _ORDER] = None
    """Orders lists, lowest first; never shown."""
    definition: Annotated[Text | None, Shown("Definition", says_unstated=True)] = None
    """How the source defines the strength, word for word; null if it does not."""
    comparisons: Annotated[tuple[Comparison, ...], Editorial("For comparison only")] = ()
    """What other bodies mean by the same word; shown on the strength's own page alone."""


class StrengthScheme(Record):
    """The strengths that the source uses."""

    label: Annotated[Text, Shown("Name of the strengths")]
    """What the source calls the strength: "Strength of Recommendation"."""
    grades: Annotated[tuple[Grade, ...], Shown("Strengths")] = ()
    """The strengths, each once."""


class Level(Record):
    """One level of consensus; `min_agree` and `max_agree` bound the percentage that agreed."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address of the level's page; recommendations name it."""
    label: Annotated[Text, Shown("Level of consensus")]
    """The level in the source's own words."""
    rank: Annotated[ListNumber | None, _ORDER] = None
    """Orders lists, lowest first; never shown."""
    definition: Annotated[Text | None, Shown("Definition", says_unstated=True)] = None
    """How the source defines the level, word for word; null if it does not."""
    min_agree: Annotated[Percent | None, Shown("Least share that agreed", own_page_only=True)] = None
    """The least percentage that has to agree, if the source states one."""
    max_agree: Annotated[Percent | None, Shown("Greatest share that agreed", own_page_only=True)] = None
    """The greatest percentage that may agree, if the source states one."""
    min_exclusive: Annotated[Flag, Shown("Least share is excluded", own_page_only=True)] = False
    """Whether the share has to be above `min_agree`: "> 95 %"."""
    max_exclusive: Annotated[Flag, Shown("Greatest share is excluded", own_page_only=True)] = False
    """Whether the share has to be below `max_agree`: "< 95 %"."""
    basis: Annotated[VoteBasis | None, Shown("Of", own_page_only=True, words=VOTE_BASES)] = None
    """What the share is of: "all", or "voting" if abstentions are left out; null counts as all."""
    comparisons: Annotated[tuple[Comparison, ...], Editorial("For comparison only")] = ()
    """What other bodies mean by the same word; shown on the level's own page alone."""


class ConsensusScheme(Record):
    """The levels of consensus that the source uses."""

    label: Annotated[Text, Shown("Name of the consensus")]
    """What the source calls the consensus: "Consensus"."""
    levels: Annotated[tuple[Level, ...], Shown("Levels of consensus")] = ()
    """The levels, each once; empty if the source names none."""


class Certainty(Record):
    """One level of certainty of the evidence."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address of the level's page; recommendations name it."""
    label: Annotated[Text, Shown("Certainty")]
    """The certainty in the source's own words."""
    rank: Annotated[ListNumber | None, _ORDER] = None
    """Orders lists, lowest first; never shown."""
    definition: Annotated[Text | None, Shown("Definition", says_unstated=True)] = None
    """How the source defines the certainty, word for word; null if it does not."""
    comparisons: Annotated[tuple[Comparison, ...], Editorial("For comparison only")] = ()
    """What other bodies mean by the same word; shown on the level's own page alone."""


class CertaintyScheme(Record):
    """The levels of certainty that the source uses."""

    label: Annotated[Text, Shown("Name of the certainty")]
    """What the source calls the certainty: "Certainty of evidence"."""
    levels: Annotated[tuple[Certainty, ...], Shown("Levels of certainty")] = ()
    """The levels, each once."""
