"""The items of which a file consists, and the differences between the items of two files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import takewhile

_SHOWN = 80
_BEFORE = 20
"""How many characters of a value are shown, and how many of these before the first difference."""


@dataclass(frozen=True)
class Item:
    """A value that a reader gets (a tag, a text, a cell), and where it stands; equal to another if its value is."""

    value: str
    place: str = field(compare=False)


@dataclass(frozen=True)
class Mismatch:
    """What stands at a place in the old file and in the new one; "" is nothing."""

    place: str
    old: str
    new: str

    def line(self) -> str:
        """Return the difference as one line, with the part of each value that differs."""
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(self.old, self.new, strict=False)))
        start = max(0, same - _BEFORE)
        return f"{self.place}: old {_shown(self.old, start)}, new {_shown(self.new, start)}"


def differences(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Mismatch]:
    """Yield the runs of items in which two files differ, in their order."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    old, new = old[same:], new[same:]
    for kind, first, last, other_first, other_last in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            one, other = old[first:last], new[other_first:other_last]
            yield Mismatch((*one, *other)[0].place, _joined(one), _joined(other))


def _joined(items: Sequence[Item]) -> str:
    return " ".join(item.value for item in items)


def _shown(value: str, start: int) -> str:
    if not value:
        return "nothing"
    end = start + _SHOWN
    return f"{'…' * bool(start)}{value[start:end]}{'…' * (end < len(value))}".replace("\n", "\\n").replace("\r", "\\r")
