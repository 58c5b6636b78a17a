"""What a deck of a kind is, and what its questions state, with the texts that several have. All is synthetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from decks import Deck

Stated = Mapping[str, Any]
"""What a question states, by field; those of a recommendation are tuples, one entry to a recommendation."""

THREE = {"agree": 95.0, "disagree": 3.0, "abstain": 2.0}
ALPHA = "Alpha A, Beta B. A synthetic trial. J Synth. 2020;1(2):3-4."
GAMMA = "Gamma G. Another synthetic trial. J Synth. 2021;5(6):7-8."
REFERENCES = f"References\n1. {ALPHA}\n2. {GAMMA}"
TITLES = ["A synthetic trial", "Another synthetic trial"]


@dataclass(frozen=True)
class Kind:
    """A deck and what each of its questions states, in order."""

    name: str
    deck: Deck
    stated: tuple[Stated, ...]
    left: tuple[str, ...] = ()
    """What has no place."""
    marked: tuple[str, ...] = ()
    """Which fields are inferred."""
    of_votes: str = "and"
    """The words beside the figures of votes that a draft does not have, as a regular expression."""
