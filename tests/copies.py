"""Text copied out of a PDF, and whether it has a text of the source, as far as PDFium keeps the order of words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from documents import LAYOUT, squeezed

_WORD = re.compile(r"[^\W\d_]+|\d+")
"""A word or a figure; "1b" is copied in its two parts."""


@dataclass(frozen=True)
class Copy:
    """The text of a surface; `is_reordered` if it was copied out of a PDF, whose lines may run both ways."""

    text: str
    is_reordered: bool = False

    @cached_property
    def _squeezed(self) -> str:
        return squeezed(self.text)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.translate(LAYOUT).splitlines()

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts, in letters without white space."""
        return [0, *accumulate(len(squeezed(line)) for line in self._lines)]

    def has(self, text: str) -> bool:
        """Whether it has a text, as far as `end` tells."""
        return self.end(text) >= 0

    def end(self, text: str, start: int = 0) -> int:
        """Where a text ends, in letters without white space, if it is after `start`; else -1.

        Of a line that runs both ways, PDFium copies the words in another order (decisions/0041): there it is enough
        that all words of a text from right to left are on as few lines as it needs.
        """
        found = self._squeezed.find(squeezed(text), start)
        if found >= 0:
            return found + len(squeezed(text))
        return self._end_of_words(text, start) if self.is_reordered and runs_from_right(text) else -1

    def _end_of_words(self, text: str, start: int) -> int:
        wanted, most, count = Counter(_WORD.findall(text)), 2 + len(text) // 30, len(self._lines)
        for first in range(count):
            for after in range(first + 1, min(first + most, count) + 1) if self._starts[first + 1] > start else ():
                if wanted <= Counter(_WORD.findall("\n".join(self._lines[first:after]))):
                    return max(start, self._starts[after - 1])
        return -1


def runs_from_right(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
