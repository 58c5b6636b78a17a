"""What search finds in signs after abbreviations: "HER2+", "HIV −ve", "HLA-B27 pos.", "AR+/-", "ER/PR-positive".

docs/assets/javascripts/search-codes.js does the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from clinical_consensus.search.function_words import is_in_capitals
from clinical_consensus.search.pieces import HYPHENS, Word, as_compounds, singular
from clinical_consensus.search.spellings import spelled
from clinical_consensus.search.table import TABLE

_MEANT_BY: Mapping[str, str] = TABLE["meant_by"]
SIGNS = {sign: meaning for meaning, signs in _MEANT_BY.items() for sign in signs}
"""The word for each sign: "positive" for "+"."""

_ANY_SIGN = f"([{''.join(map(re.escape, SIGNS))}])"
_SIGN = re.compile(rf"\)? ?\({_ANY_SIGN}\)|\)?{_ANY_SIGN}")
_ENDED_SIGN = re.compile(rf"\)?{TABLE['space']}?\(?{_ANY_SIGN}{TABLE['sign_ending']}\b\)?", re.IGNORECASE)
_BOTH_SIGNS, _BOTH_SIGNS_APART = (re.compile(TABLE[name]) for name in ("both_signs", "both_signs_apart"))
_DASHES = frozenset(TABLE["dashes"])
_ENDS_IN_FIGURE = re.compile("[0-9]$")
_NUMBER = re.compile("[0-9]{1,2}$")
_STAGED_SIGN = re.compile(TABLE["staged_sign"])
_SIGNED_LIST, _IN_SIGNED_LIST = (re.compile(TABLE[name]) for name in ("signed_list", "in_signed_list"))
_CODE, _CAPITAL_WITHIN, _CODE_LIST, _ENDING, _ION, _NUMERAL = (
    re.compile(TABLE[name]) for name in ("code", "capital_within", "code_list", "ending", "ion", "numeral")
)

ABBREVIATIONS = {meaning[: TABLE["abbreviated"]]: meaning for meaning in _MEANT_BY}
"""What stands for a sign after a code, each with the word for it: "pos" for "positive"."""

Pieces = Sequence[re.Match[str]]


def is_code(word: str) -> bool:
    """Whether a word is surely a code: "HER2", "ER", "Rh"."""
    return _CODE.search(word) is not None or is_in_capitals(word)


def is_named(word: str) -> bool:
    """Return whether a word may be a code, so that a hyphen or dash after it may be a sign: "HBeAg" too."""
    return is_code(word) or _CAPITAL_WITHIN.search(word) is not None


def of_signs(text: str, pieces: Pieces, elided: Collection[int]) -> Iterator[Word]:
    """Yield the words of a text, given with its pieces, that signs make with the words before them.

    `elided` are the places of the pieces whose end is left out: the hyphen after "HER2- and HER3-positive" is none.
    """
    for place, piece in enumerate(pieces):
        may_have = piece[4] or _is_listed(text, piece)
        ends = meanings_after(text, pieces, place, elided) if may_have else ()
        *word, last = HYPHENS.split(piece[0])
        may_end = piece[4] and is_named(piece[4]) and not (word and _ENDING.match(last))
        row = _end_of_row(text, pieces, place, elided) if may_end else ()
        is_ended = word and last.lower() == TABLE["sign_ending"]
        for end in (SIGNS["-"],) if is_ended else (*ends, *row):
            parts = (*word, end) if is_ended else (*word, last, end)
            words = as_compounds(parts, parts, singular)
            yield from (each._replace(parts="") for each in words) if _ION.match(piece[0]) else words
            if found := _STAGED_SIGN.match(last):
                yield from as_compounds((found[1], end), (found[1], end), singular)
            before = pieces[place - 1] if place else None
            if before and before[4] and text[before.end() : piece.start()] == "\u2013":
                whole = (*HYPHENS.split(before[4]), *parts)
                yield from as_compounds(whole, whole, singular)


def signed_lists(text: str) -> Iterator[Word]:
    """Yield the numbers of a code after the first, each with its sign: "HPV18-negative" of "HPV 16+, 18\u2212"."""
    for _, code, run in _SIGNED_LIST.findall(text):
        for number, sign in _IN_SIGNED_LIST.findall(run)[1:]:
            parts = (code, number, SIGNS[sign])
            yield from as_compounds(parts, parts, singular)


def _is_listed(text: str, piece: re.Match[str]) -> bool:
    """Whether a number is the last of a list of two: "HTLV-1/2"."""
    before = text[max(0, piece.start() - 5) : piece.start()]
    return _NUMBER.match(piece[0]) is not None and _CODE_LIST.search(before) is not None


def _end_of_row(text: str, pieces: Pieces, place: int, elided: Collection[int]) -> Sequence[str]:
    """What the end of the last of several words says of a code before it: "positive" of "ER/PR-positive", "ER/PR+"."""
    for at in range(place + 1, len(pieces)):
        word = pieces[at][4]
        if not word or text[pieces[at - 1].end() : pieces[at].start()] != "/":
            return ()
        parts = HYPHENS.split(word)
        if (len(parts) == 2 and _ENDING.match(parts[1])) or parts[-1] in _MEANT_BY:
            return parts[-1:]
        meanings = meanings_after(text, pieces, at, elided)
        if meanings:
            return meanings
    return ()


def meanings_after(text: str, pieces: Pieces, place: int, elided: Collection[int]) -> Sequence[str]:
    """Return what the sign after a word or a number of a code means, or the abbreviation: "HSV-1/2+", "HBeAg neg".

    That is "positive" or "negative", both of "AR+/-", and nothing if there is none.
    """
    end = pieces[place].end()
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    written = text[end : following.end()].lower() if following else ""
    if written[:1] == " " and written[1:] in ABBREVIATIONS and is_named(pieces[place][0]):
        return (ABBREVIATIONS[written[1:]],)
    if written[:1] in _DASHES and spelled(written[1:]) in _MEANT_BY:
        return (spelled(written[1:]),)
    return () if place in elided and text[end] in _DASHES else _meanings_of_sign(text, pieces[place], following)


def _meanings_of_sign(text: str, piece: re.Match[str], following: re.Match[str] | None) -> Sequence[str]:
    """After no code a dash is a sign only in brackets; before another word, only a sign after a figure is one."""
    end = piece.end()
    ended = _ENDED_SIGN.match(text, end)
    if ended:
        return (SIGNS[ended[1]],)
    may_have_both = is_named(piece[0]) and not _NUMERAL.match(piece[0])
    if _BOTH_SIGNS.match(text, end) or (may_have_both and _BOTH_SIGNS_APART.match(text, end)):
        return tuple(_MEANT_BY)
    found = _SIGN.match(text, end)
    if not found:
        return ()
    sign = found[1] or found[2]
    is_within = sign in _DASHES or not _ENDS_IN_FIGURE.search(piece[0])
    if following and following.start() == found.end() and (is_within or not following[4]):
        return ()
    return (SIGNS[sign],) if found[1] or sign not in _DASHES or is_named(piece[0]) else ()
