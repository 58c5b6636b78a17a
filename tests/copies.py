"""Text copied out of a PDF, and whether it has a text of the source, as far as PDFium keeps the order of words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from documents import squeezed

LINE = 12
"""About how many words a line has: so many others may stand between those before and after its end."""


@dataclass(frozen=True)
class Copy:
    """The text of a surface; `is_reordered` if its lines mix directions and were copied out of a PDF."""

    text: str
    is_reordered: bool = False

    @cached_property
    def squeezed(self) -> str:
        return squeezed(self.text)

    @cached_property
    def words(self) -> list[str]:
        return words_in(self.text)

    def has(self, text: str) -> bool:
        """Whether it has a text; of one from right to left in a reordered copy, whether it has all words in one place.

        PDFium copies the words of a line in which directions change in another order (decisions/0041): there, what
        stands between words is not compared.
        """
        if squeezed(text) in self.squeezed:
            return True
        return self.is_reordered and runs_from_right(text) and self._has_in_one_place(words_in(text))

    def _has_in_one_place(self, words: list[str]) -> bool:
        wanted, size = Counter(words), len(words) + LINE
        starts = (place for place, word in enumerate(self.words) if word in wanted)
        return any(wanted <= Counter(self.words[start : start + size]) for start in starts)


def runs_from_right(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def words_in(text: str) -> list[str]:
    """The words and figures of a text; "1b" is copied in its two parts."""
    return re.findall(r"[^\W\d_]+|\d+", text)
