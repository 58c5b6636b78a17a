"""Running heads and feet of a PDF: they are no part of the columns below and above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from clinical_consensus.importing.readers.pdf_columns import PageRows, in_reading_order
from clinical_consensus.importing.readers.pdf_words import Fragment, line_text

_LEAST = 2
_SHARE = 3
"""A running line stands on one of so many pages: odd and even ones may have their own."""

_DEEPEST = 2
"""How many rows at the edge of a page may be running ones."""

_MOST_FIGURES = 3
"""How many figures of a running line may differ: its page, of how many, and a volume."""

_SMALL, _APART, _WORDS = 0.92, 1.6, 15
"""A running head's size, and its distance from the text in parts of the text's size; and how many words it may have."""

_FIGURE = re.compile(r"\d+")

_Key = tuple[int, str]


def small_heads(pages: Sequence[PageRows]) -> set[int]:
    """Return the indexes of pages whose first row is a running head: small letters, at one height on all pages.

    The first page may have none. Their words may differ from page to page, as on facing pages.
    """
    heads = {index: rows[0] for index, rows in enumerate(pages) if len(rows) > _DEEPEST and _is_small(rows)}
    heights = Counter(round(row[0].base) for row in heads.values())
    height = max(heights, key=lambda each: heights[each], default=0)
    found = {index for index, row in heads.items() if abs(row[0].base - height) <= 1}
    return found if len(found) >= _LEAST and found >= set(range(1, len(pages))) else set()


def _is_small(rows: PageRows) -> bool:
    """Whether the first row of a page is short, in smaller letters than most, and apart from the next."""
    usual = median(row[0].size for row in rows[1:])
    head = rows[0]
    is_apart = rows[1][0].base - head[0].base > _APART * usual
    return not head[0].rows and head[0].size <= _SMALL * usual and is_apart and len(line_text(head).split()) <= _WORDS


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
