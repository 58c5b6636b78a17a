"""Pair a JSON value with its place in the file, so that the rules between records can report where one is broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinical_consensus.contract.parse import place_of
from clinical_consensus.contract.problems import Problem, nearest, quoted
from clinical_consensus.contract.values import is_finite, is_id


@dataclass(frozen=True)
class JsonValue:
    """A JSON value and its place; `steps` are the keys and indexes that lead to it."""

    value: object
    steps: tuple[str | int, ...] = ()

    @property
    def place(self) -> str:
        """The place as messages show it."""
        return place_of(self.steps)

    def __getitem__(self, name: str) -> JsonValue:
        """Return the field `name`; its value is None if the field is missing."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return JsonValue(value, (*self.steps, name))

    def each(self) -> Iterator[JsonValue]:
        """Yield the members of a list; none if the value is not a list."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield JsonValue(value, (*self.steps, index))

    def records(self) -> Iterator[JsonValue]:
        """Yield the members of a list that are objects."""
        return (member for member in self.each() if isinstance(member.value, dict))

    def ids(self) -> Iterator[JsonValue]:
        """Yield the members of a list that are valid ids."""
        return (member for member in self.each() if is_id(member.value))

    @property
    def number(self) -> float | None:
        """The value if it is a finite number, else None."""
        return self.value if is_finite(self.value) else None


def records_by_id(records: JsonValue) -> dict[str, JsonValue] | None:
    """Return the records of a list that have a valid id, by id, or None if the list itself is malformed."""
    if records.value is not None and not isinstance(records.value, list):
        return None
    return {str(record["id"].value): record for record in records.records() if is_id(record["id"].value)}


def unknown_id(
    named: JsonValue, kind: str, known: dict[str, JsonValue] | None, lead: str = "there is"
) -> Iterator[Problem]:
    """Yield a problem if the id `named` is not one of the `known` records.

    `kind` is what they are called; `lead` begins the message: "there is no topic 'bone'".
    """
    if known is None or not is_id(named.value) or named.value in known:
        return
    otherwise = f"use one of: {', '.join(list(known)[:12])}" if known else f"add the {kind} first"
    yield Problem(named.place, f"{lead} no {kind} {quoted(named.value)}", nearest(str(named.value), known, otherwise))
