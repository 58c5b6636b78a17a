"""Files of which there may be more than memory holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

_AT_ONCE = 100
"""How many of them memory holds at once."""

_Each = TypeVar("_Each")


def some_at_once(each: Iterable[_Each]) -> Iterator[list[_Each]]:
    """Yield as many as memory may hold at once, in order, until there are no more."""
    rest = iter(each)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


@dataclass(frozen=True)
class Files:
    """Files by path: pages, each of which is made when it is asked for and let go then, and all others."""

    others: Mapping[str, bytes]
    pages: Iterable[tuple[str, bytes]]

    def whole(self) -> dict[str, bytes]:
        """Return all files by path."""
        return {**self.others, **dict(self.pages)}
