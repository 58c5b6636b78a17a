"""The share of a collection's site that one of several runs makes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")


@dataclass(frozen=True)
class Shard:
    """The `number`-th of `count` shares of equal size, counted from 1; the only one is the whole."""

    number: int = 1
    count: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole site."""
        return self.count == 1

    def has(self, place: int) -> bool:
        """Whether what is at this place of a list, counted from 0, is in the share."""
        return place % self.count == self.number - 1

    def __str__(self) -> str:
        """Return it as it is written: "2/8"."""
        return f"{self.number}/{self.count}"


WHOLE_SITE = Shard()
"""The whole site."""


def shard_of(text: str) -> Shard | None:
    """Return the share that is written as "2/8", or None if the text is none."""
    found = _WRITTEN.fullmatch(text)
    if not found or int(found[1]) > int(found[2]):
        return None
    return Shard(int(found[1]), int(found[2]))
