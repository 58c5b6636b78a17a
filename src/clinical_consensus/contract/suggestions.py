"""Suggest the known name that an unknown one was probably meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&lt;.*?&gt;")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LONGEST = 200
"""A longer name is no misspelling of an id, a label or a field."""


RAISED_POINTS = "·⋅∙‧˙•\u066b"
"""Decimal signs that are no point on the line: raised points, and the one of Arabic."""

_NOTHING = frozenset((
    "", "none", "nil", "null", "undefined", "na", "n/a", "n.a.", "-", "–", "—", "?", "tbd", "unknown", "not stated",
    "not stated in the source", "not-stated", "not reported", "not given", "not available",
))  # fmt: skip
"""What is written for a value that is not there."""


@dataclass(frozen=True)
class Suggestion:
    """A cure that is looked up only if it is shown: among many names that takes a while.

    `spellings` returns the known names, each by what it may be called: by itself, by its label. The name `besides` is
    known too, but cannot be meant, and so is never suggested.
    """

    name: str
    spellings: Callable[[], Mapping[str, str]]
    otherwise: str
    besides: str = ""

    def __str__(self) -> str:
        """Return a question that names the most similar known name, or `otherwise` if none is similar."""
        found = None if len(self.name) > _LONGEST else _closest(self.name, self.spellings(), self.besides)
        return self.otherwise if found is None else f"did you mean {found!r}?"


def in_ascii(figure: str) -> str:
    """Return a figure in any script's digits (٩٠, ２٫５) as JSON writes it: in the digits 0 to 9, with a point."""
    plain = (each if (digit := unicodedata.decimal(each, None)) is None else str(digit) for each in figure)
    joined = re.sub(rf"(?<=\d)[{RAISED_POINTS}](?=\d)", ".", "".join(plain))
    return joined.replace("\u066b", ".").replace("\u066c", "")


def is_nothing(text: str) -> bool:
    """Whether a text is written for a value that is not there: "null", "none", "Not stated", an empty one."""
    return text.strip().casefold() in _NOTHING


def _closest(name: str, spellings: Mapping[str, str], besides: str) -> str | None:
    known: dict[str, str] = {}
    for spelling, meant in spellings.items():
        known.setdefault(_plain(spelling), meant)
    plain = _plain(name)
    if plain in known:
        return known[plain] if known[plain] != besides else None
    others = (each for each in known if known[each] != besides)
    as_long = (each for each in others if len(plain) <= 2.4 * len(each) <= 5.8 * len(plain))
    close = get_close_matches(plain, sorted(as_long), n=1) if plain else []
    return known[close[0]] if close else None


def _plain(name: str) -> str:
    """Return a name without what does not tell names apart: case, width, spaces, punctuation and HTML tags."""
    folded = unicodedata.normalize("NFKC", _MARKUP.sub("", name)).casefold()
    return _BETWEEN_WORDS.sub("-", folded).strip("-")
