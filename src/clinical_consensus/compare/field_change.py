"""Describe the change of one field between two editions in one line: a value, a text, or an order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, Protocol, TypeVar

from clinical_consensus.collection import wording
from clinical_consensus.compare.lookalikes import unseen_changes, unseen_difference
from clinical_consensus.compare.redline import Piece, redline

FieldKind = Literal["added", "removed", "changed", "moved", "divided"]


@dataclass(frozen=True)
class FieldChange:
    """The change of one field.

    `field` is its path as in provenance ("title", "parts.<id>", "recommendations.<id>.strength"), or one of "number",
    "parts" and the like (their order), "parts.<id>.label", "recommendations.<id>.vote",
    "recommendations.<id>.statements" (the response as a whole), "recommendations.<id>.statements.<id>" (one
    statement), "references.<id>", "publication.<variable>" (what only files for reference managers say of it),
    "sources", "provenance.<field>" (the mark of inference of a field) and "provenance.<field>.note" (the note on how it
    was placed). `name` is the field in words, `headline` the change in one line. `before` and `after` are the texts as
    every surface shows them, None if there was or is none; `pieces` is the redline of a text, empty for other values.
    `inferred` says whether the field was and is marked as inferred.
    """

    field: str
    kind: FieldKind
    name: str
    headline: str
    before: str | None = None
    after: str | None = None
    pieces: tuple[Piece, ...] = ()
    inferred: tuple[bool, bool] = (False, False)

    @cached_property
    def unseen(self) -> tuple[str, ...]:
        """What changed but is hard to see, named by code point: "U+00AD SOFT HYPHEN removed in “example”"."""
        if self.pieces or self.kind != "changed":
            return unseen_changes(self.pieces)
        return unseen_difference(self.before or "", self.after or "")

    @property
    def is_text(self) -> bool:
        """Whether what the source says changed, not only the number in the file or the division of the same text."""
        return self.kind != "divided" and self.field != "number"

    @property
    def is_in_response(self) -> bool:
        """Whether it is the text of one statement, which the redline of its response also shows."""
        steps = self.field.split(".")
        return len(steps) == 4 and steps[2] == "statements"


Marks = tuple[bool, bool]


@dataclass(frozen=True)
class ComparedField:
    """A field's path, its name in words, and whether the old and the new edition mark it as inferred."""

    path: str
    name: str
    inferred: Marks = (False, False)


def value_change(field: ComparedField, before: str | None, after: str | None) -> Iterator[FieldChange]:
    """Yield the change from one value to another: "Strength of Recommendation: Limited → Moderate"."""
    if before != after:
        yield between_values(
            field, before, after, tuple(value and wording.isolated(value) for value in (before, after))
        )


def between_values(
    field: ComparedField, before: str | None, after: str | None, shown: Sequence[str | None], note: str = ""
) -> FieldChange:
    """Return the change from one value to another; `shown` are both as they appear within a line of other text."""
    kind = _kind(before, after)
    values = [wording.marked(value, mark) for value, mark in zip(shown, field.inferred, strict=True) if value]
    note = note or ("" if kind == "changed" else kind)
    headline = f"{field.name}: {' → '.join(values)}{f' ({note})' if note else ''}"
    return FieldChange(field.path, kind, field.name, headline, before, after, (), field.inferred)


def text_change(
    field: ComparedField, before: str | None, after: str | None, unstated: str = ""
) -> Iterator[FieldChange]:
    """Yield a change of running text with its redline; `unstated` is shown if an edition has no such text."""
    if before == after:
        return
    kind = _kind(before, after)
    summary = "text changed" if kind == "changed" else str(kind)
    if unstated and kind != "changed":
        summary = f"{unstated} → stated" if kind == "added" else f"stated → {unstated}"
    headline = f"{field.name}: {summary}{_MARKED[field.inferred]}"
    pieces = redline(before or "", after or "")
    yield FieldChange(field.path, kind, field.name, headline, before, after, pieces, field.inferred)


_MARKED: Mapping[Marks, str] = {
    (False, False): "",
    (True, True): f" ({wording.INFERRED})",
    (True, False): f" ({wording.INFERRED} in the old edition)",
    (False, True): f" ({wording.INFERRED} in the new edition)",
}


def _kind(before: str | None, after: str | None) -> FieldKind:
    return "added" if before is None else "removed" if after is None else "changed"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_Named)


def matched(old: Iterable[_Record], new: Iterable[_Record]) -> list[tuple[_Record | None, _Record | None]]:
    """Return the records of both editions in pairs by id: in the new order, then those that were removed."""
    was = {record.id: record for record in old}
    pairs: list[tuple[_Record | None, _Record | None]] = [(was.pop(record.id, None), record) for record in new]
    return pairs + [(record, None) for record in was.values()]


def order_change(field: str, name: str, old: Iterable[_Record], new: Iterable[_Record]) -> Iterator[FieldChange]:
    """Yield a change of the order of the records that both editions have."""
    position = {record.id: number for number, record in enumerate(old, 1)}
    yield from moved_numbers(field, name, [position[record.id] for record in new if record.id in position])


def moved_numbers(field: str, name: str, kept: Sequence[int]) -> Iterator[FieldChange]:
    """Yield a change of order; `kept` are the old edition's numbers of the records that both have, in the new order."""
    if all(one < other for one, other in pairwise(kept)):
        return
    before, after = (", ".join(map(str, numbers)) for numbers in (sorted(kept), kept))
    headline = f"{name}: {before} → {after} (numbers of the old edition)"
    yield FieldChange(field, "moved", name, headline, before, after)
