"""Pages of which there may be more than memory holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
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
class Unmade:
    """A page at a path, which is made when it is asked for; `digest` is one of everything that decides its content."""

    path: str
    digest: str
    make: Callable[[], bytes]


def as_made(path: str, content: bytes) -> Unmade:
    """Return a page that is made already."""
    return Unmade(path, hashlib.sha256(content).hexdigest(), lambda: content)


@dataclass(frozen=True)
class Files:
    """Files by path: pages, one after the other, and all others."""

    others: Mapping[str, bytes]
    pages: Iterable[Unmade]

    def whole(self) -> dict[str, bytes]:
        """Return all files by path."""
        return {**self.others, **{page.path: page.make() for page in self.pages}}
