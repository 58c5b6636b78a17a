"""A line of text in portions for Typst, whose time grows with the square of a paragraph that has many boxes in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from clinical_consensus.collection.wording import is_right_to_left
from clinical_consensus.downloads.bidi import mirrored

LONGEST = 8_000
"""About the most letters in a portion: one and a half pages."""

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENDS = re.compile(r"\s|(?<=\S{30})(?=\w)")
"""Where a line can end: at a space, and within a word that is too long for a line."""


def portions(line: str) -> Iterator[str]:
    """Yield a line of text in portions that are set below each other; the spaces between them are left out.

    Each begins and ends with letters that run in the direction of the line, and no pair of brackets is divided, so that
    all letters keep their order (UAX 9). A line with controls of direction is whole.
    """
    start = 0
    for end, following in _ends(line) if len(line) > 2 * LONGEST and not _CONTROLS.search(line) else ():
        if end - start >= LONGEST:
            yield line[start:end]
            start = following
    yield line[start:]


def _ends(line: str) -> Iterator[tuple[int, int]]:
    """Where a line can be divided: the end of a portion and the start of the next."""
    directions = ("R", "AL") if is_right_to_left(line) else ("L",)
    waiting: Counter[str] = Counter()
    seen = 0
    for place in _ENDS.finditer(line):
        end, following = place.span()
        for letter in line[seen:end]:
            kind = unicodedata.category(letter)
            if kind == "Ps":
                waiting[mirrored(letter) or ""] += 1
            elif kind == "Pe" and waiting[letter]:
                waiting[letter] -= 1
        seen = end
        beside = line[end - 1 : end] + line[following : following + 1]
        if not waiting.total() and all(unicodedata.bidirectional(each) in directions for each in beside):
            yield end, following
