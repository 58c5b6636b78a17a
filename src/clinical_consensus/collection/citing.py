"""Number the references of a question, and find the markers in its texts that point to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from clinical_consensus.collection.vancouver import Reference, reference
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.markers import mentions, reference_number
from clinical_consensus.contract.records import Markers


class Stretch(NamedTuple):
    """A stretch of a text; `anchor` is that of the reference to which it points, or "" if it points to none."""

    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Citing:
    """How the texts of a question point to its references: in which style, and to which anchor by its number."""

    style: Markers | None = None
    anchors: Mapping[str, str] = field(default_factory=dict)

    def runs(self, text: str, *, is_cell: bool = False) -> tuple[Stretch, ...]:
        """Return a text, or the text of a cell of a table, as stretches; joined, they are the text."""
        if self.style is None or not self.anchors:
            return (Stretch(text),)
        return tuple(self._runs(text, self.style, is_cell))

    def _runs(self, text: str, style: Markers, is_cell: bool) -> Iterator[Stretch]:
        end = 0
        for each in mentions(text, style, self.anchors, is_cell=is_cell):
            if each.start > end:
                yield Stretch(text[end : each.start])
            yield Stretch(text[each.start : each.end], self.anchors[each.number])
            end = each.end
        if end < len(text) or not text:
            yield Stretch(text[end:])


def numbered(question_id: str, items: Sequence[CslItem]) -> tuple[Reference, ...]:
    """Return the references of a question as texts, each with its own number, or numbered from 1 if none has one."""
    written = [item.citation_number or str(position) for position, item in enumerate(items, 1)]
    return tuple(
        replace(reference(item), number=number, anchor=f"{question_id}.reference-{_in_anchor(number, position)}")
        for position, (item, number) in enumerate(zip(items, written, strict=True), 1)
    )


def citing(style: Markers | None, cited: Sequence[Reference]) -> Citing:
    """Return how texts point to the references of their question in a style; None: they do not."""
    return Citing(style, {reference_number(each.number): each.anchor for each in cited} if style else {})


def _in_anchor(number: str, position: int) -> str:
    """Return a number as an anchor ends; one with other signs than letters and digits is named by its position."""
    return number if re.fullmatch("[0-9A-Za-z]+", number) else f"at-{position}"
