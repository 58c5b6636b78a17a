"""A value within a JSON file and its place in it, so that rules between records can name where one is broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinical_consensus.contract.parse import place_of
from clinical_consensus.contract.problems import Problem, nearest, quoted
from clinical_consensus.contract.values import is_finite, is_id


@dataclass(frozen=True)
class JsonValue:
    """A value of the JSON and its place."""

    value: object
    steps: tuple[str | int, ...] = ()

    @property
    def place(self) -> str:
        """The place as messages show it."""
        return place_of(self.steps)

    def __getitem__(self, name: str) -> JsonValue:
        """The field `name`; its value is None where there is none."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return JsonValue(value, (*self.steps, name))

    def each(self) -> Iterator[JsonValue]:
        """The members of a list; none where the value is no list."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield JsonValue(value, (*self.steps, index))

    def records(self) -> Iterator[JsonValue]:
        """The objects of a list."""
        return (member for member in self.each() if isinstance(member.value, dict))

    def ids(self) -> Iterator[JsonValue]:
        """The well-formed ids of a list."""
        return (member for member in self.each() if is_id(member.value))

    @property
    def number(self) -> float | None:
        """The value where it is a number that can be reckoned with, else None."""
        return self.value if is_finite(self.value) else None


def records_by_id(records: JsonValue) -> dict[str, JsonValue] | None:
    """Return the well-formed records of a list by id, or None where the list itself is malformed."""
    if records.value is not None and not isinstance(records.value, list):
        return None
    return {str(record["id"].value): record for record in records.records() if is_id(record["id"].value)}


def unknown_id(named: JsonValue, kind: str, known: dict[str, JsonValue] | None) -> Iterator[Problem]:
    """Yield the problem of an id that names none of the `known` records; `kind` is what they are."""
    if known is None or not is_id(named.value) or named.value in known:
        return
    otherwise = f"use one of: {', '.join(list(known)[:12])}" if known else f"add the {kind} first"
    yield Problem(named.place, f"there is no {kind} {quoted(named.value)}", nearest(str(named.value), known, otherwise))
