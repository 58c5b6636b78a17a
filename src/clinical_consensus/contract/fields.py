"""The class of every field of the data contract: the source's own, the editor's, or for machines alone.

A field's class is part of its annotation, and decides on every surface whether it is shown, signed off and compared:

    probe: Annotated[Text | None, Shown("Probe")] = None
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.contract.values import Record, Whole


@dataclass(frozen=True)
class Shown:
    """The source states the field: every surface shows it, sign-offs cover it, comparisons report it as text.

    Where the field is null it is left out or, with `says_unstated`, published as "Not stated in the source". With
    `own_page_only` it stands on the page of its own record alone, and is no part of what a question says.
    """

    label: str
    says_unstated: bool = False
    own_page_only: bool = False


@dataclass(frozen=True)
class Editorial:
    """The editors of the site state the field: it is shown and marked as theirs, and no sign-off covers it."""

    label: str


@dataclass(frozen=True)
class MachineOnly:
    """No reader is shown the field; `reason` says why."""

    reason: str


FieldClass = Shown | Editorial | MachineOnly


@cache
def field_classes(record: type[Record]) -> Mapping[str, FieldClass]:
    """Return the class of each field of a record, by the field's name, in the order of their declaration.

    Raises RefusedError, naming the field, where one has no class or several.
    """
    classes: dict[str, FieldClass] = {}
    for name, field in record.model_fields.items():
        found = [each for each in field.metadata if isinstance(each, FieldClass)]
        if len(found) != 1:
            wrong = "has no class" if not found else "has several classes"
            cure = "annotate it with one of Shown, Editorial and MachineOnly (contract/fields.py)"
            raise RefusedError(f"{record.__name__}.{name} {wrong}; {cure}")
        classes[name] = found[0]
    return classes


def field_class(record: type[Record], name: str) -> Shown | Editorial:
    """Return the class of a field that readers are shown."""
    of = field_classes(record)[name]
    assert not isinstance(of, MachineOnly), name
    return of


def records_below(record: type[Record]) -> Iterator[type[Record]]:
    """Yield a record and every record that its fields hold, each once; one that is a whole value is not entered."""
    waiting, seen = [record], set()
    while waiting:
        current = waiting.pop()
        if current not in seen and not issubclass(current, Whole):
            seen.add(current)
            yield current
            waiting += [each for field in current.model_fields.values() for each in records_in(field.annotation)]


def records_in(annotation: Any) -> Iterator[type[Record]]:
    """Yield the kinds of record that a value with this annotation can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    elif get_origin(annotation) in (tuple, Union, UnionType, Annotated):
        for argument in get_args(annotation):
            yield from records_in(argument)
