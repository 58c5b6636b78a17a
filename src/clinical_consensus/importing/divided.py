"""Words that the end of a line divides and that the import has not joined: whether they have a hyphen is not sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from clinical_consensus.importing.placed import PlacedField, ReadValue

_DIVIDED = re.compile(
    r"\b[^\W\d_]+[-\u2010\u00ad] (?!(?:and|or|to|nor|und|oder|bis|et|ou|y|o)\b)[^\W\d_A-Z]\w*", re.UNICODE
)
"""A word with a hyphen before a space; "pre- and postoperative" has none that a line divides."""


def with_divided_marked(field: PlacedField) -> PlacedField:
    """Return a field, marked if a word of it may be divided by the end of a line."""
    found = [match[0] for text in _texts(field.value) for match in _DIVIDED.finditer(text)]
    if not found:
        return field
    note = f"A line of the source divides “{'”, “'.join(found)}”: whether there is a hyphen is not sure."
    return replace(field, notes=(*field.notes, note))


def _texts(value: ReadValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
