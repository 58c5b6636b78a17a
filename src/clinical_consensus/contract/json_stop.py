"""Where a JSON parser stopped in a text, and what is told about the mistake there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

BEFORE = 2000
"""How many characters before a mistake are looked at."""


@dataclass(frozen=True)
class Stop:
    """Where the parser stopped in a text, and what it says."""

    text: str
    at: int
    said: str

    @property
    def before(self) -> str:
        """The text before the stop, as far as it matters."""
        return self.text[max(0, self.at - BEFORE) : self.at]

    @property
    def here(self) -> str:
        """The rest of the line."""
        end = self.text.find("\n", self.at)
        return self.text[self.at : end if end >= 0 else len(self.text)]

    @property
    def is_in_text(self) -> bool:
        """Whether the parser stopped inside a text in quotes."""
        return self.says("control", "escape", "Unterminated")

    def says(self, *words: str) -> bool:
        """Whether the parser's message has one of these words."""
        return any(each in self.said for each in words)


@dataclass(frozen=True)
class Mistake:
    """A mistake: its cure, its offset, and what the text there says where that helps to find it.

    `mended` are characters to put in the place of as many others, and their offset: with them the rest of the text can
    be read too. None: nothing after the mistake can be read.
    """

    cure: str
    at: int
    mended: tuple[int, str] | None = None
    excerpt: str = ""


MistakeRule = Callable[[Stop], Mistake | None]
"""What recognises one kind of mistake; None if it is another kind."""
