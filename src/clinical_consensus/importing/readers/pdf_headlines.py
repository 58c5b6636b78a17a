"""Headings of a PDF: paragraphs whose letters are all bold, or larger than those of most of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clinical_consensus.importing.readers.pdf_columns import PageRows
from clinical_consensus.importing.readers.pdf_words import Fragment, line_text
from clinical_consensus.importing.readers.run_in import is_headline

_LARGE = 1.1
"""The size of a heading's letters, in parts of the usual size; journals have 1.15 and more."""

_ALIKE = 0.98
_MOST_ROWS = 4


@dataclass(frozen=True)
class TypeSizes:
    """The size that most letters of a document have, and that of its title, larger than all; 0 if it has none."""

    usual: float
    title: float


def type_sizes(pages: Sequence[Sequence[PageRows]]) -> TypeSizes:
    """Return the sizes of a document's type. Its title is on its first page, and alone has its size."""
    counts: Counter[float] = Counter()
    for each in (fragment for page in pages for block in page for row in block for fragment in row):
        counts[round(each.size, 1)] += len(each.text)
    usual = max(counts, key=lambda size: counts[size], default=1.0)
    largest = max(counts, default=1.0) * _ALIKE
    rows = [(number, _size(row) >= largest) for number, page in enumerate(pages) for block in page for row in block]
    places = [place for place, (_, is_large) in enumerate(rows) if is_large]
    is_one = 0 < len(places) <= _MOST_ROWS and places[-1] - places[0] < len(places) and not rows[places[0]][0]
    is_title = is_one and largest > _LARGE * usual
    return TypeSizes(usual, largest if is_title else 0.0)


def headline_rows(block: PageRows, begun: Sequence[bool], sizes: TypeSizes) -> Iterator[int]:
    """Yield the places of the rows of a block that are headings; `begun` says which rows after the first begin one.

    The title of the document heads no question, unless it is one.
    """
    starts = [0, *(place for place, is_first in enumerate(begun, 1) if is_first), len(block)]
    for start, end in pairwise(starts):
        rows = block[start:end]
        text = " ".join(map(line_text, rows))
        is_large = all(_size(row) >= _LARGE * sizes.usual for row in rows)
        is_title = all(is_title_row(row, sizes) for row in rows) and not text.endswith("?")
        is_set_apart = (is_large or all(each.is_bold for row in rows for each in row)) and not is_title
        if len(rows) <= _MOST_ROWS and is_set_apart and is_headline(text):
            yield from range(start, end)


def is_title_row(row: Sequence[Fragment], sizes: TypeSizes) -> bool:
    """Whether a row has the size of the document's title."""
    return 0 < sizes.title <= _size(row)


def _size(row: Sequence[Fragment]) -> float:
    return min(each.size for each in row)
