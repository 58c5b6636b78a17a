"""Running heads and feet of a PDF: they are no part of the columns below and above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from clinical_consensus.importing.pdf_columns import PageRows, in_reading_order
from clinical_consensus.importing.pdf_words import Fragment, line_text

_LEAST = 2
_SHARE = 3
"""A running line stands on one of so many pages: odd and even ones may have their own."""

_DEEPEST = 2
"""How many rows at the edge of a page may be running ones."""

_MOST_FIGURES = 3
"""How many figures of a running line may differ: its page, of how many, and a volume."""

_FIGURE = re.compile(r"\d+")

_Key = tuple[int, str]


def blocks_of_pages(pages: Sequence[PageRows]) -> list[list[PageRows]]:
    """Return the rows of each page as blocks in reading order; running heads and feet are blocks of their own.

    A row is a running one if it stands at the edge of several pages at the same height, with the same words; its
    figures may differ.
    """
    counted = Counter(key for rows in pages for key in {*_keys(rows[:_DEEPEST]), *_keys(rows[-_DEEPEST:])})
    found = {key for key, count in counted.items() if count >= max(_LEAST, len(pages) / _SHARE)}
    return [list(_blocks(rows, found)) for rows in pages]


def _blocks(rows: PageRows, running: set[_Key]) -> Iterator[PageRows]:
    start, end = 0, len(rows)
    while start < min(end, _DEEPEST) and _key(rows[start]) in running:
        start += 1
    while end > max(start, len(rows) - _DEEPEST) and _key(rows[end - 1]) in running:
        end -= 1
    yield from filter(None, (rows[:start], *in_reading_order(rows[start:end]), rows[end:]))


def _keys(rows: PageRows) -> Iterator[_Key]:
    return (_key(row) for row in rows)


def _key(row: Sequence[Fragment]) -> _Key:
    text = line_text(list(row))
    return round(row[0].base / 2), _FIGURE.sub("#", text) if len(_FIGURE.findall(text)) <= _MOST_FIGURES else text
