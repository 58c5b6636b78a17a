"""Name places in a JSON text: the path of a value, the id of its question, and its line in the file."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from clinical_consensus.contract.terminal import cut

WHOLE_FILE = "the whole file"

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_QUESTION = re.compile(r"questions\[\d+\]")
_NO_PATH = re.compile(r"file$|the whole file$|line [\d,]+")
_DEEPEST = 100
"""How many brackets a place names at most; records are far less deep."""

_SHOWN = 4
"""How many lines are listed at most for a key that is repeated."""


def place_of(steps: Iterable[str | int]) -> str:
    """Return a place in the JSON as messages show it: ("questions", 2, "title") is "questions[2].title"."""
    place = ""
    for step in steps:
        place = within(place, step)
    return place or WHOLE_FILE


def within(place: str, step: str | int) -> str:
    """Return the place of member `step` of the object or list at `place` ("": the whole file)."""
    if isinstance(step, int):
        return f"{place}[{step}]"
    return f"{place}.{cut(step)}" if place else cut(step)


@dataclass
class _Container:
    place: str
    start: int
    index: int | None
    """The number of the member that is read, or None in an object."""
    key: str | None = None


@dataclass
class Scan:
    """The members of a JSON text, read in order; a text that is wrong somewhere is read until there."""

    text: str
    ids: dict[str, str] = field(default_factory=dict)
    """The text of the field "id" of each object by the object's place, as far as the text was read."""
    _around: list[_Container] = field(default_factory=list)
    _next: int = 0
    _is_key: bool = False

    @property
    def outer(self) -> str:
        """The place of the object or list that is being read; empty for the whole file."""
        return self._around[-1].place if self._around else ""

    @property
    def member(self) -> str:
        """The place of the member that is being read or was read last."""
        around = self._around[-1] if self._around else _Container("", 0, None)
        step = around.key if around.index is None else around.index
        return self.outer if step is None else within(around.place, step)

    def members(self, end: int | None = None) -> Iterator[tuple[str, int, int]]:
        """Read on up to `end`, or to the end of the text.

        Yield each member's place, its offset (in an object, that of its key) and the offset of what contains it.
        """
        end = len(self.text) if end is None else end
        for found in _TOKEN.finditer(self.text, self._next, end):
            token, at = found[0], found.start()
            self._next = found.end()
            first = token[0]
            if first == '"' and self._next == end and not _is_closed(token):
                self._next = at
                return
            if first in ",}]":
                self._after_a_member(first)
            elif self._around and self._is_key:
                self._around[-1].key, self._is_key = _string(token), False
                yield self.member, at, self._around[-1].start
            elif first != ":":
                if self._around and self._around[-1].index is not None:
                    yield self.member, at, self._around[-1].start
                elif first == '"' and self._around and self._around[-1].key == "id":
                    self.ids[self.outer] = _string(token)
                if first in "{[":
                    place = self.member if len(self._around) < _DEEPEST else self.outer
                    self._around.append(_Container(place, at, 0 if first == "[" else None))
                    self._is_key = first == "{"

    def _after_a_member(self, sign: str) -> None:
        if sign != ",":
            self._around[-1:] = []
            self._is_key = False
        elif self._around and self._around[-1].index is None:
            self._is_key = True
        elif self._around and self._around[-1].index is not None:
            self._around[-1].index += 1

    def question_id(self, place: str) -> str:
        """Return the id of the question that `place` belongs to, as messages show it; empty if it has none."""
        found = _QUESTION.match(place)
        return cut(self.ids.get(found[0], "")) if found else ""


def _is_closed(token: str) -> bool:
    return re.fullmatch(r'"[^"\\]*(?:\\.[^"\\]*)*"', token, re.DOTALL) is not None


def _string(token: str) -> str:
    if "\\" not in token:
        return token.strip('"')
    try:
        return str(json.loads(token, strict=False))
    except ValueError:
        return token.strip('"')


def locations(text: str, places: Iterable[str]) -> Mapping[str, str]:
    """Return where each of the `places` is in a JSON text, in words: "oncology-q3, line 1,207".

    A place that is missing is on the line of what it is missing in; one that is not in the text at all is left out.
    """
    wanted = {place: _around(place) for place in places}
    known = {each for prefixes in wanted.values() for each in prefixes}
    if not known or not text.lstrip().startswith(("{", "[")):
        return {}
    scan = Scan(text)
    offsets: dict[str, tuple[int, list[int]]] = {}
    for place, at, container in scan.members():
        if place in known:
            earlier = offsets.get(place)
            if earlier and earlier[0] == container:
                earlier[1].append(at)
            else:
                offsets[place] = (container, [at])
    ends = [line.start() for line in re.finditer("\n", text)]
    found: dict[str, str] = {}
    for place, prefixes in wanted.items():
        nearest = next((each for each in prefixes if each in offsets), None)
        if nearest is not None:
            every = offsets[nearest][1] if nearest == place else offsets[nearest][1][-1:]
            lines = in_words([bisect_left(ends, each) + 1 for each in every])
            found[place] = ", ".join(filter(None, (scan.question_id(place), lines)))
    return found


def is_path(place: str) -> bool:
    """Whether a place is that of a value in a JSON file: not a line, and not the file as a whole."""
    return not _NO_PATH.match(place)


def _around(place: str) -> list[str]:
    """Return a place, then the places of all that contains it, the innermost first."""
    ends = [found.start() for found in re.finditer(r"[.\[]", place)]
    return [place, *(place[:end] for end in reversed(ends) if end)]


def in_words(lines: list[int]) -> str:
    """Return the numbers of lines as messages show them: "line 1,207", "lines 3 and 7", "lines 3, 7, … and 90"."""
    numbers = [f"{line:,}" for line in dict.fromkeys(lines)]
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    first = numbers[:-1] if len(numbers) <= _SHOWN else [*numbers[: _SHOWN - 2], "…"]
    return f"lines {', '.join(first)} and {numbers[-1]}"
