"""What was placed: a field with its value, the places of its words, and what is inferred about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from clinical_consensus.importing.segments import Extent, Paragraph, WordSpan

ReadValue = Any


@dataclass(frozen=True)
class PlacedField:
    """A field of a question, named as provenance names it: "title", "recommendations.<id>.strength"."""

    field: str
    value: ReadValue
    words: tuple[WordSpan, ...]
    """Where its words stand."""
    frame: tuple[WordSpan, ...] = ()
    """Where its label, its bullets and the like stand."""
    notes: tuple[str, ...] = ()
    """What is inferred; empty if the document itself says where the words belong."""

    @property
    def is_coded(self) -> bool:
        """Whether its value is a word of the contract's, which labels and their like say in their own words."""
        return self.field.endswith((".basis", ".status"))

    @property
    def provenance(self) -> dict[str, ReadValue]:
        """The entry of the question's provenance."""
        lines = [span.line + 1 for span in self.words]
        entry: dict[str, ReadValue] = {"field": self.field, "source": "deck", "lines": [min(lines), max(lines)]}
        return {**entry, "placement": "inferred", "note": " ".join(self.notes)} if self.notes else entry


def spans_of(extents: Iterable[Extent]) -> tuple[WordSpan, ...]:
    """Return the places of all the words of some texts."""
    return tuple(span for extent in extents for span in extent.spans)


def whole(paragraph: Paragraph) -> tuple[WordSpan, ...]:
    """Return the places of all words of a paragraph."""
    return tuple(segment.span for segment in paragraph.segments)
