"""The pieces into which a text is divided for search, and the keys of a word by how plurals are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from clinical_consensus.collection.marks import combining_marks
from clinical_consensus.search.function_words import is_in_capitals
from clinical_consensus.search.spellings import applied, basic, exact, rules, spelled
from clinical_consensus.search.table import TABLE

HYPHENS = re.compile(TABLE["hyphen"])
APOSTROPHE = re.compile("['\u2019]")
WRITTEN_OUT = str.maketrans(TABLE["written_out"])
_SHORT = int(TABLE["short"])
_ONLY_WITH_S = re.compile(TABLE["only_with_s"])
_MINUS, _PREFIXED, _DASHED, _ASIDE = (
    re.compile(TABLE[name], re.IGNORECASE) for name in ("minus", "prefixed", "dashed", "aside")
)

_FULL_WIDTH = str.maketrans(TABLE["full_width"])
_READ_AS = rules("read_as")

MOST_PARTS, _STRETCH = 12, 4
"""The most parts of a word with hyphens that is found as a whole, and the length of each word of a longer chain."""

BEFORE_FIGURE = "#"
"""Ends the key of a word that stands only before a figure, and of a number before a fraction that may be another."""

OF_LONGER = "="
"""Ends the key of a code that a word with hyphens begins with, which counts where another question has it."""

LEFT_OUT = "~"
"""Ends the key of a word of which a part may be left out, as another has it: "Rücken- und Gelenkschmerzen"."""

OF_CASE = "!"
"""Ends the key of a word that in capitals is another, which has its own: "eGFR", "pH"."""

ROUTE = "i.v."
"""The key of this abbreviation, which as a numeral is another word."""

OF_EPONYM = "'"
"""Ends the key of a word that stands only in a name of several people, which no plural finds: "Child–Pugh"."""


class Word(NamedTuple):
    """A word by its key; `parts` are the folded parts of one with hyphens, or written apart, joined by hyphens.

    `written` is its basic form, with its hyphens, if a beginning of it does not begin its key: "haem" and "hematoma".
    """

    key: str
    parts: str = ""
    written: str = ""


SearchPiece = tuple[str, str, str, str]
"""A piece as one of figure, run, dotted abbreviation and word; the others are ""."""

Fold = Callable[[str, str], tuple[str, ...]]
"""The keys of a word, as it is written and in its basic form."""


def _piece(letters: str) -> re.Pattern[str]:
    """The pattern of a piece for texts whose words have these characters."""
    pattern = str(TABLE["piece"]).replace("@", f"(?:(?![_#])[{letters}])").replace("~", f"(?:(?![_#0-9])[{letters}])")
    return re.compile(pattern.replace("#", TABLE["unspaced"]), re.IGNORECASE)


_ASCII = _piece("0-9A-Za-z")


@cache
def _any() -> re.Pattern[str]:
    return _piece(f"\\w{combining_marks()}{TABLE['squared']}{TABLE['format']}")


def pattern_of(text: str) -> re.Pattern[str]:
    """Return the pattern of the pieces of a text; its groups are figure, run, dotted abbreviation and word."""
    return _ASCII if text.isascii() else _any()


def signs_told_apart(text: str) -> str:
    """Return a text, as long as it is, with a minus or a hyphen for each dash that is one, and asides without brackets.

    "a score of –2.5", "non–small", "day–2"; "HX- (and HY-) targeted". Letters and figures of full width are usual ones.
    """
    text = applied(_READ_AS, text if text.isascii() else text.translate(_FULL_WIDTH))
    if ") " in text:
        text = _ASIDE.sub("\\1 \\2 ", text)
    if "\u2013" not in text and "\u2212" not in text:
        return text
    hyphened = _DASHED.sub(partial(_unless_range, "-"), _PREFIXED.sub("\\1\\2-", text))
    return _MINUS.sub(partial(_unless_range, "\u2212"), hyphened)


def _unless_range(sign: str, found: re.Match[str]) -> str:
    return found[0] if found[1] else f"{found[2]}{sign}"


def as_written(_written: str, plain: str) -> tuple[str, ...]:
    """Return the key of a name: "Evans" is not "Evan"."""
    return (exact(plain),)


def singular(_written: str, plain: str) -> tuple[str, ...]:
    """Return the keys of a word: in the singular, its own, if it does not begin so or may be an abbreviation, and more.

    "analyses" may be of "analysis" and of the French "analyse".
    """
    one, own = spelled(plain), exact(plain)
    has_both = len(plain) <= _SHORT or not own.startswith(one)
    also = [spelled(plain[:-1])] if _ONLY_WITH_S.search(plain) else ()
    return tuple(dict.fromkeys((one, *([own] if has_both else ()), *also)))


def unless_abbreviation(written: str, plain: str) -> tuple[str, ...]:
    """Return the keys of a word of a usual text: of "TIPS" it is not "tip"."""
    is_abbreviation = len(plain) <= _SHORT and is_in_capitals(written)
    return as_written(written, plain) if is_abbreviation else singular(written, plain)


def if_begun_otherwise(plain: str, keys: Iterable[str]) -> str:
    """Return a basic form if it has beginnings, other than the whole, that begin none of the keys; else ""."""
    begun = plain.replace("-", "")[:-1]
    return "" if any(key.startswith(begun) for key in keys) else plain


def as_compound(pieces: Sequence[str], written: Sequence[str], plurals: Fold) -> Word:
    """Return pieces as one word with its parts."""
    parts = [without_apostrophes(piece) for piece in pieces]
    folded = [plurals(each, part)[0] for each, part in zip(written, parts, strict=True)]
    key = (as_written if parts[-1] == "s" else plurals)("", "".join(parts))[0]
    return Word(key, "-".join(folded), if_begun_otherwise("-".join(parts), [key]))


def as_compounds(pieces: Sequence[str], written: Sequence[str], plurals: Fold) -> Iterator[Word]:
    """Yield pieces as one word with its parts; of more than MOST_PARTS, each short stretch of them as a word.

    What is a part of a word is every stretch of it: a chain of any length would have them without end.
    """
    if len(pieces) <= MOST_PARTS:
        yield as_compound(pieces, written, plurals)
        return
    for start in range(0, len(pieces) - _STRETCH // 2, _STRETCH // 2):
        within = slice(start, start + _STRETCH)
        yield as_compound(pieces[within], written[within], plurals)


def without_apostrophes(part: str) -> str:
    """Return the basic form of a part of a word."""
    return basic("".join(APOSTROPHE.split(part)))
