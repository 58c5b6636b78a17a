"""A line of text in portions for Typst, whose time grows with the square of a paragraph that has many boxes in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from clinical_consensus.collection.wording import is_right_to_left
from clinical_consensus.downloads.copying.bidi import bracket_pairs

LONGEST = 8_000
"""About the most letters in a portion: one and a half pages."""

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENDS = re.compile(r"\s|(?<=\S{30})(?=\w)")
"""Where a line can end: at a space, and within a word that is too long for a line."""


def portions(line: str) -> Iterator[str]:
    """Yield a line of text in portions that are set below each other; the spaces between them are left out.

    Each but the first begins with a letter that runs in the direction of the line, and no pair of brackets is divided,
    so that all letters keep their order (UAX 9). A line with controls of direction is whole.
    """
    start = 0
    if len(line) > 2 * LONGEST and not _CONTROLS.search(line):
        directions = ("R", "AL") if is_right_to_left(line) else ("L",)
        pairs = _outermost_pairs(line)
        while found := _end(line, start + LONGEST, directions, pairs):
            yield line[start : found[0]]
            start = found[1]
    yield line[start:]


def _end(line: str, least: int, directions: Container[str], pairs: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The first place after `least` letters at which a line can be divided: the end of a portion and the next start."""
    for place in _ENDS.finditer(line, least):
        end, following = place.span()
        around = bisect_left(pairs, (end,)) - 1
        is_within = around >= 0 and pairs[around][1] >= end
        if not is_within and unicodedata.bidirectional(line[following : following + 1] or " ") in directions:
            return end, following
    return None


def _outermost_pairs(line: str) -> list[tuple[int, int]]:
    """The places of brackets that belong together, without those within others."""
    outermost: list[tuple[int, int]] = []
    for opening, closing in bracket_pairs(line):
        if not outermost or opening > outermost[-1][1]:
            outermost.append((opening, closing))
    return outermost
