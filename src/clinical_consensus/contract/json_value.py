"""Pair a JSON value with its place in the file, so that the rules between records can report where one is broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from clinical_consensus.contract.places import place_of
from clinical_consensus.contract.problems import Problem, one_of, quoted
from clinical_consensus.contract.suggestions import Suggestion, is_nothing
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
    named: JsonValue, kind: str, known: dict[str, JsonValue] | None, lead: str = "there is", besides: str = ""
) -> Iterator[Problem]:
    """Yield a problem if the id `named` is not one of the `known` records.

    `kind` is what they are called; `lead` begins the message: "there is no topic 'bone'". Of the known records, that
    with the id `besides` cannot be named here.
    """
    if known is None or not is_id(named.value) or named.value in known:
        return
    others = [each for each in known if each != besides]
    otherwise = one_of(others) if others else f"add the {kind} first"
    wrong = f"{lead} no {kind} {quoted(named.value)}"
    if named.steps[-1] in _NULLABLE and is_nothing(str(named.value)):
        yield Problem(named.place, wrong, NULL)
        return
    yield Problem(named.place, wrong, Suggestion(str(named.value), partial(_spellings, known), otherwise, besides))


NULL = "write null, without quotes"
_NULLABLE = ("strength", "certainty", "level", "section")
"""The fields that name one record, or none: then they are null."""

NAMES_OF_QUESTIONS = ("related", "replaces")
"""The lists in which a question names other questions, never itself."""

_NAMES = ("label", "name", "title", "abbreviation", "number", "long_title")
"""The fields of a record by which its id may be called in its place."""


def _spellings(known: Mapping[str, JsonValue]) -> Mapping[str, str]:
    spellings = {own: own for own in known}
    for name in _NAMES:
        for own, record in known.items():
            called = record[name].value
            if isinstance(called, str | int) and not isinstance(called, bool):
                spellings.setdefault(str(called), own)
    return spellings


_LISTS = {
    "strength": ("strength_scheme", "grades"),
    "certainty": ("certainty_scheme", "levels"),
    "level": ("consensus_scheme", "levels"),
    "authors": ("authors",),
    "topics": ("topics",),
    "recused": ("authors",),
    "related": ("questions",),
    "replaces": ("questions",),
    "section": ("sections",),
    "source": ("sources",),
}
"""Where the records are that a field of a question names by id."""


def meant_id(whole: object, steps: tuple[str | int, ...], otherwise: str) -> Suggestion | None:
    """Return the cure for a value at `steps` that should be the id of another record, or None if it should not.

    `whole` is the JSON value of the file. The value itself may be the record's label, name, title or number.
    """
    field = next((step for step in reversed(steps) if isinstance(step, str)), "")
    if steps[:1] != ("questions",) or len(steps) < 3:
        return None
    if field == "answers":
        records = _at(whole, steps[:2])["parts"]
    elif field in _LISTS:
        records = _at(whole, _LISTS[field])
    else:
        return None
    value = _at(whole, steps).value
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    own = str(_at(whole, steps[:2])["id"].value) if field in NAMES_OF_QUESTIONS else ""
    return Suggestion(str(value), lambda: _spellings(records_by_id(records) or {}), otherwise, own)


def _at(whole: object, steps: tuple[str | int, ...]) -> JsonValue:
    value = whole
    for step in steps:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return JsonValue(None, steps)
    return JsonValue(value, steps)
