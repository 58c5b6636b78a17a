"""What search finds in changes of genes and chromosomes, "V600E/K", "del(5)(q13q33)", "1p/19q", and in scores.

docs/assets/javascripts/search-codes.js does the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from clinical_consensus.pages.search_pieces import HYPHENS, Word
from clinical_consensus.pages.search_signs import Pieces
from clinical_consensus.pages.search_spellings import basic
from clinical_consensus.pages.search_table import TABLE

_ARM, _ARMS, _BANDED, _KARYOTYPE, _SCORED, _VARIANT = (
    re.compile(TABLE[name]) for name in ("arm", "arms", "banded", "karyotype", "scored", "variant")
)
_SEPARATED = re.compile("[;:,] *")


def karyotypes(text: str) -> Iterator[Word]:
    """Yield the changes of chromosomes in a text, each as one word, with further brackets and without: "t(8;21)".

    One within an arm is also that of the arm, and its bands may stand in either bracket: "del(5q)" and "del(5q13q33)"
    of "del(5)(q13q33)", "del(13)(q14)" of "del(13q14)".
    """
    for _, kind, first, further in _KARYOTYPE.findall(text):
        change = f"{kind}({_SEPARATED.sub(';', first)})"
        banded = _BANDED.match(first)
        keys = [f"{change}{_SEPARATED.sub(';', further)}", change]
        if first.isalnum() and further[1:2] in ("p", "q"):
            keys += [f"{kind}({first}{further[1]})", f"{kind}({first}{further[1:]}"]
        elif banded and banded[3]:
            keys += [
                f"{kind}({banded[1]})({banded[2]}{banded[3]})",
                f"{kind}({banded[1]})",
                f"{kind}({banded[1]}{banded[2]})",
            ]
        yield from (Word(key.lower()) for key in keys)


@cache
def before_hyphen(word: str) -> tuple[str, ...]:
    """Return the first part of a word with hyphens if it is a change: "19q" of "19q-deleted", "V600E"."""
    first, *rest = HYPHENS.split(word)
    return (
        (basic(first),)
        if rest and (_ARM.match(basic(first)) or _ARMS.match(basic(first)) or _VARIANT.match(first))
        else ()
    )


@cache
def arms_in(word: str) -> tuple[str, ...]:
    """Return the two arms that are written as one: "1p" and "19q" of "1p19q"."""
    found = _ARMS.match(word)
    return found.groups() if found else ()


def in_rows(text: str, pieces: Pieces) -> Iterator[Word]:
    """Yield what stands in rows: "V600K" of "V600E/K", whose last letter alone is written, and "1p19q" of "1p/19q"."""
    base = ""
    for one, other in pairwise(pieces):
        own, last = _VARIANT.match(one[4] or ""), HYPHENS.split(other[4] or "")[0]
        is_next = text[one.end() : other.start()] == "/"
        base = (own[1] if own else base) if is_next and len(last) == 1 and last.isupper() else ""
        if base:
            yield Word(basic(f"{base}{last}"))
        if is_next and _ARM.match(basic(one[0])) and _ARM.match(basic(last)):
            yield Word(basic(f"{one[0]}{last}"))


def scored(text: str) -> Iterator[Word]:
    """Yield the classes that stand before their score: "B" of "Child-Pugh B7"."""
    yield from (Word(letter.lower()) for letter in _SCORED.findall(text))
