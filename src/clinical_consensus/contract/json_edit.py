"""Change values in a JSON text and leave every other character as its editor wrote it.

A byte-order mark and the line endings are kept too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from json import JSONDecoder

BOM = "\ufeff"
"""The byte-order mark that some text editors write at the start of a file."""

_SPACE = re.compile(r"[\s,:]*")
_DECODER = JSONDecoder()


def span(text: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Return the start and end offsets of the value at `path` (("questions", 2, "history")) in a JSON text.

    Raises KeyError if there is no such value.
    """
    start = _after_space(text, len(text) - len(text.removeprefix(BOM)))
    for step in path:
        start = _member(text, start, step)
    return start, _DECODER.raw_decode(text, start)[1]


def replaced(text: str, path: tuple[str | int, ...], value: object) -> str:
    """Return the text with the value at `path` replaced by `value`, written on one line."""
    start, end = span(text, path)
    return f"{text[:start]}{_written(value)}{text[end:]}"


def appended(text: str, path: tuple[str | int, ...], value: object) -> str:
    """Return the text with `value` appended to the list at `path`, on one line or on several as the list itself is."""
    start, end = span(text, path)
    members = json.loads(text[start:end])
    if not members:
        return f"{text[:start]}[{_written(value)}]{text[end:]}"
    _, last = span(text, (*path, len(members) - 1))
    indent = re.search(r"\r?\n[ \t]*$", text[start : _member(text, start, 0)])
    between = f",{indent[0]}" if indent else ", "
    return f"{text[:last]}{between}{_written(value)}{text[last:]}"


def added(text: str, path: tuple[str | int, ...], name: str, value: object) -> str:
    """Return the text with the field `name` added at the end of the object at `path`."""
    start, end = span(text, path)
    fields = json.loads(text[start:end])
    _, last = span(text, (*path, list(fields)[-1]))
    indent = re.match(r"\{(\s*)", text[start:end])
    between = f",{indent[1]}" if indent and "\n" in indent[1] else ", "
    return f"{text[:last]}{between}{json.dumps(name)}: {_written(value)}{text[last:]}"


def edited(text: str, path: tuple[str | int, ...], edit: Callable[[str], str]) -> str:
    """Return the text in which each member of the list at `path` is written as `edit` returns it."""
    start, _ = span(text, path)
    pieces, last, at = [], 0, _after_space(text, start + 1)
    while text[at] != "]":
        after = _DECODER.raw_decode(text, at)[1]
        pieces += [text[last:at], edit(text[at:after])]
        last, at = after, _after_space(text, after)
    return "".join([*pieces, text[last:]])


def _written(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return f"{{ {written[1:-1]} }}" if isinstance(value, dict) else written


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _member(text: str, start: int, step: str | int) -> int:
    """Return the offset of the value of member `step` in the object or list that begins at `start`."""
    at, index = _after_space(text, start + 1), 0
    while text[at] not in "]}":
        key: object = index
        if text[start] == "{":
            key, at = _DECODER.raw_decode(text, at)
            at = _after_space(text, at)
        if key == step:
            return at
        at = _after_space(text, _DECODER.raw_decode(text, at)[1])
        index += 1
    raise KeyError(step)
