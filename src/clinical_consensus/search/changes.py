"""What search finds in changes of genes and chromosomes, "V600E/K", "del(5)(q13q33)", "1p/19q", and in scores.

docs/assets/javascripts/search-codes.js does the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise, product

from clinical_consensus.search.pieces import HYPHENS, Word
from clinical_consensus.search.signs import ABBREVIATIONS, SIGNS, Pieces
from clinical_consensus.search.spellings import basic
from clinical_consensus.search.table import TABLE

_CHANGE_MEANT = re.compile(TABLE["change_meant"])
_ARM, _ARMS, _BANDED, _KARYOTYPE, _SCORED, _STAGE, _STAGES, _VARIANT = (
    re.compile(TABLE[name]) for name in ("arm", "arms", "banded", "karyotype", "scored", "stage", "stages", "variant")
)
_SEPARATED = re.compile("[;:,] *")


def karyotypes(text: str) -> Iterator[Word]:
    """Yield the changes of chromosomes in a text, each as one word, with further brackets and without: "t(8;21)".

    One within an arm is also that of the arm, and its bands may stand in either bracket: "del(5q)" and "del(5q13q33)"
    of "del(5)(q13q33)", "del(13)(q14)" of "del(13q14)".
    """
    for found in _KARYOTYPE.finditer(text):
        _, kind, first, further = found.groups()
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
        meant = _CHANGE_MEANT.match(text, found.end())
        meaning = meant and (ABBREVIATIONS[meant[1]] if meant[1] else SIGNS[meant[2] or meant[3]])
        for key in map(str.lower, keys):
            yield Word(key)
            if meaning:
                yield Word(f"{key}{meaning}", f"{key}-{meaning}")


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


def staged(text: str) -> Iterator[Word]:
    """Yield the stages of each range of them, with a prefix and without: "T2", "N0" and "T2N0" of "T1\u20132N0"."""
    for _, prefix, run in _STAGES.findall(text):
        if run.isalnum():
            continue
        first, *others = (_stages_between(*each) for each in _STAGE.findall(run))
        parts = [[one for each in first for one in (each, f"{prefix}{each}")], *others]
        whole = ("".join(each) for each in product(*parts))
        yield from (Word(each.lower()) for each in dict.fromkeys((*chain.from_iterable(parts), *whole)))


def _stages_between(letter: str, first: str, part: str, last: str, last_part: str) -> Sequence[str]:
    """The stages from one to another, "M1a" to "M1c", and those between that are written alike."""
    start, end = f"{first}{part}", f"{last or first}{last_part}"
    return [
        f"{letter}{each}"
        for each in TABLE["all_stages"]
        if start <= each <= end and (len(each) == len(start) or each == end)
    ]


def scored(text: str) -> Iterator[Word]:
    """Yield the classes that stand before their score: "B" of "Child-Pugh B7"."""
    yield from (Word(letter.lower()) for letter in _SCORED.findall(text))
