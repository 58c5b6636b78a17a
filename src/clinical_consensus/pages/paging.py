"""Divide a list into pages: at most ROWS rows on each, fewer where they are long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import escape

ROWS = 50
"""The most rows on one page of a list."""

BYTES = 110_000
"""About the most bytes of HTML that the rows of one page have together; the rest of a page takes less than 30 kB."""


ELEMENT = 100
"""About the bytes of an element with its attributes."""


def html_bytes(*texts: str | None) -> int:
    """Return the number of bytes that texts take in HTML."""
    return len(escape("".join(filter(None, texts))).encode())


@dataclass(frozen=True)
class RowGroup:
    """Rows of a list under one heading, all of them or those on one page.

    `of` is what the rows have in common: a record, a name, why it is not stated, or None. `total` counts the rows of
    the whole group, `is_continued` says whether it began on an earlier page, and `repeated` are the ids of the rows
    that an earlier group on the same page has too.
    """

    of: object
    rows: tuple[Any, ...]
    total: int = 0
    is_continued: bool = False
    repeated: frozenset[str] = frozenset()


Anchor = tuple[str, str, str]
"""A target in the page plan: its kind, its id, and the id of its element."""


@dataclass(frozen=True)
class Listing:
    """The groups of a list, the sizes of a row, of a group's heading and of a form in bytes, and the anchors, if any.

    A group's `of` has the anchor, on the page on which the group begins.
    """

    groups: tuple[RowGroup, ...]
    bytes_of: Callable[[Any], int]
    bytes_of_heading: Callable[[Any], int] = lambda _: 0
    anchor: Callable[[Any], Anchor] | None = None
    group_anchor: Callable[[Any], Anchor] | None = None
    bytes_of_form: int = 0


@dataclass(frozen=True)
class ListPage:
    """One page of a list: page `number` of `count`, with the rows `first` to `last` of `total`, in their groups."""

    number: int = 1
    count: int = 1
    first: int = 0
    last: int = 0
    total: int = 0
    groups: tuple[RowGroup, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    @property
    def is_first(self) -> bool:
        """Whether the list begins here."""
        return self.number == 1

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def near(self) -> tuple[int | None, ...]:
        """The numbers of the pages to name: the first, the last and those around this one; None for a gap."""
        wanted = {1, self.count, *range(self.number - 2, self.number + 3)}
        named = [number for number in range(1, self.count + 1) if number in wanted]
        shown: list[int | None] = []
        for number in named:
            if shown and number != named[named.index(number) - 1] + 1:
                shown.append(None)
            shown.append(number)
        return tuple(shown)


UNDIVIDED = ListPage()
"""The only part of a page that lists nothing."""


def parts(listing: Listing) -> tuple[ListPage, ...]:
    """Return the pages of a list, at least one."""
    pages = [_grouped(listing, page) for page in _pages(listing)] or [()]
    total = sum(len(group.rows) for group in listing.groups)
    found: list[ListPage] = []
    for number, groups in enumerate(pages, 1):
        before = found[-1].last if found else 0
        rows = [row for group in groups for row in group.rows]
        anchors = list(map(listing.anchor, rows)) if listing.anchor else []
        if listing.group_anchor:
            anchors += [listing.group_anchor(group.of) for group in groups if not group.is_continued]
        last = before + len(rows)
        found.append(ListPage(number, len(pages), min(before + 1, last), last, total, groups, tuple(anchors)))
    return tuple(found)


_Item = tuple[int, int]
"""A row by the indexes of its group and of itself; an empty group has one item."""


def _pages(listing: Listing) -> Iterator[Sequence[_Item]]:
    page: list[_Item] = []
    filled = listing.bytes_of_form
    for number, group in enumerate(listing.groups):
        for index, row in enumerate(group.rows or (None,)):
            needed = listing.bytes_of_heading(group.of) if index == 0 else 0
            needed += listing.bytes_of(row) if row is not None else 0
            if page and (len(page) == ROWS or filled + needed > BYTES):
                yield page
                page, filled = [], listing.bytes_of_form
            page.append((number, index))
            filled += needed
    if page:
        yield page


def _grouped(listing: Listing, page: Sequence[_Item]) -> tuple[RowGroup, ...]:
    seen: set[str] = set()
    groups: list[RowGroup] = []
    starts = dict(reversed(page))
    for number, start in sorted(starts.items()):
        group = listing.groups[number]
        rows = group.rows[start : start + sum(1 for other, _ in page if other == number)]
        ids = frozenset(str(getattr(row, "id", "")) for row in rows)
        groups.append(replace(group, rows=rows, total=len(group.rows), is_continued=start > 0, repeated=ids & seen))
        seen |= ids
    return tuple(groups)
