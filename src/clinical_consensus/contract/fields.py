"""Define the class of each field of the data contract: the source's own, the editors', or for machines only.

The class is part of the field's annotation. It decides on every surface whether the field is shown, signed off and
compared:

    probe: Annotated[Text | None, Shown("Probe")] = None
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.contract.values import Record


@dataclass(frozen=True)
class Shown:
    """A field that the source states: every surface shows it, sign-offs cover it, comparisons report it as text.

    A null field is left out or, with `says_unstated`, published as "Not stated in the source". With `own_page_only`,
    the field appears only on the page of its own record and is not part of what a question says. Provenance has to say
    where it was read, unless `is_placed` is false. `words` are the values of a field with a fixed list of them, as they
    are shown; a value that is not in it is shown as it is.
    """

    label: str
    says_unstated: bool = False
    own_page_only: bool = False
    is_placed: bool = True
    words: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Editorial:
    """A field that the site's editors state: it is shown, marked as theirs, and not covered by sign-offs."""

    label: str


@dataclass(frozen=True)
class MachineOnly:
    """A field that readers are not shown; `reason` says why."""

    reason: str


FieldClass = Shown | Editorial | MachineOnly


@cache
def field_classes(record: type[Record]) -> Mapping[str, FieldClass]:
    """Return the class of each field of a record, by field name, in the order of declaration.

    Raises RefusedError, naming the field, if a field does not have exactly one class.
    """
    classes: dict[str, FieldClass] = {}
    for name, info in record.model_fields.items():
        found = [each for each in info.metadata if isinstance(each, FieldClass)]
        if len(found) != 1:
            wrong = "has no class" if not found else "has more than one class"
            cure = "annotate it with exactly one of Shown, Editorial and MachineOnly (contract/fields.py)"
            raise RefusedError(f"{record.__name__}.{name} {wrong}; {cure}")
        classes[name] = found[0]
    return classes


def field_class(record: type[Record], name: str) -> Shown | Editorial:
    """Return the class of a field that readers are shown."""
    found = field_classes(record)[name]
    assert not isinstance(found, MachineOnly), name
    return found


def words_of(record: type[Record], name: str) -> Mapping[str, str]:
    """Return the values of a field with a fixed list of them, each as it is shown."""
    found = field_class(record, name)
    return found.words if isinstance(found, Shown) else {}


def records_below(record: type[Record]) -> Iterator[type[Record]]:
    """Yield a type of record and all types nested in its fields, each once."""
    waiting, seen = [record], set()
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            yield current
            waiting += [each for field in current.model_fields.values() for each in records_in(field.annotation)]


def records_in(annotation: Any) -> Iterator[type[Record]]:
    """Yield the types of record that a value with this annotation can contain."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    elif get_origin(annotation) in (tuple, Union, UnionType, Annotated):
        for argument in get_args(annotation):
            yield from records_in(argument)
