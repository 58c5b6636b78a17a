"""The data contract as its JSON Schema states it: its records and fields, and the place of each value in a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from clinical_consensus.contract.records import Collection
from sites import Json

Steps = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

WHOLE = "Collection"
"""The name of the record that a whole file is."""


@cache
def records() -> dict[str, Json]:
    """The schema of each record of the contract by its name."""
    whole = Collection.model_json_schema()
    return {**whole["$defs"], WHOLE: whole}


def options(node: Json) -> list[Json]:
    """What a value may be, one schema for each; null is not among them."""
    found = node.get("anyOf") or node.get("oneOf") or [node]
    return [option for each in found for option in ([each] if each is node else options(each)) if option != _NULL]


_NULL = {"type": "null"}


def may_be_null(node: Json) -> bool:
    """Whether null is a value."""
    return _NULL in node.get("anyOf", [])


def record_of(node: Json) -> str:
    """The name of the record that a schema is of; "" if it is of none."""
    return str(node.get("$ref", "")).rpartition("/")[2]


def types_of(node: Json) -> set[str]:
    """The types in JSON that a value with this schema may have."""
    if "$ref" in node:
        return {"object"}
    if "const" in node:
        return {"string" if isinstance(node["const"], str) else "integer"}
    stated = node.get("type", [])
    return {stated} if isinstance(stated, str) else set(stated)


class Place(NamedTuple):
    """One value of a file: the steps to it, its schema, the record that has it ("" within other data), the value."""

    steps: Steps
    schema: Json
    record: str
    value: Any

    @property
    def field(self) -> str:
        """The name of the field that has the value, or the list with it in it."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    @property
    def is_member(self) -> bool:
        """Whether the value is in a list."""
        return bool(self.steps) and isinstance(self.steps[-1], int)


def places(data: Json) -> Iterator[Place]:
    """Every value of a collection, in the order of its file."""
    yield from _places((), {"$ref": f"#/$defs/{WHOLE}"}, "", data)


def _places(steps: Steps, schema: Json, record: str, value: Any) -> Iterator[Place]:
    yield Place(steps, schema, record, value)
    if isinstance(value, dict):
        for option in (each for each in options(schema) if record_of(each)):
            properties = records()[record_of(option)]["properties"]
            if set(value) <= set(properties):
                for name, member in value.items():
                    yield from _places((*steps, name), properties[name], record_of(option), member)
                return
    if isinstance(value, list):
        for option in (each for each in options(schema) if each.get("type") == "array"):
            for index, member in enumerate(value):
                of = option.get("items") or option["prefixItems"][min(index, len(option["prefixItems"]) - 1)]
                yield from _places((*steps, index), of, record, member)
