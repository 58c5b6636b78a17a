"""What search finds in words next to each other: "post operative", "hepatitis A", "pre- and post-operative".

docs/assets/javascripts/search-elisions.js does the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from clinical_consensus.search.changes import karyotypes
from clinical_consensus.search.codes import of_codes
from clinical_consensus.search.elisions import MAY_BE_ELIDED, elided, is_form
from clinical_consensus.search.function_words import is_function_word, is_in_capitals
from clinical_consensus.search.pieces import (
    HYPHENS,
    WRITTEN_OUT,
    SearchPiece,
    Word,
    as_compounds,
    pattern_of,
    signs_told_apart,
    singular,
    unless_abbreviation,
    without_apostrophes,
)
from clinical_consensus.search.signs import ABBREVIATIONS, Pieces
from clinical_consensus.search.spellings import basic
from clinical_consensus.search.table import TABLE

_BETWEEN = re.compile(TABLE["between"])
_SIGNS = re.escape("".join(TABLE["meant_by"].values()))
_MAY_HAVE_CODES = re.compile(
    rf"\d|[\u00b1\u2213{_SIGNS}]| (?:{'|'.join(ABBREVIATIONS)})|/(?:{'|'.join(TABLE['meant_by'])})", re.IGNORECASE
)
_LISTED = re.compile(TABLE["listed"])
_BEGUN_BEFORE = re.compile(rf"[\s,/&]+{TABLE['hyphen']}")
_LETTER = re.compile(r"\s[AI](?![a-z])")
_PARTICLES = frozenset(str(TABLE["particles"]).split())
_JOINING = frozenset(str(TABLE["joining"]).split())
_INITIALS = int(TABLE["initials"])


@cache
def _is_particle(word: str) -> bool:
    return basic(word) in _PARTICLES


def of_neighbours(text: str, pieces: Sequence[SearchPiece]) -> Iterator[Word]:
    """Yield the words of a text, given with its pieces, that are written as two: "post operative"."""
    if _LETTER.search(text) or any(is_form(word) or _is_particle(word) for *_, word in pieces):
        yield from _pairs(text)
    if ")" in text:
        yield from karyotypes(text)
    may_be_elided, has_codes = MAY_BE_ELIDED.search(text), _MAY_HAVE_CODES.search(text)
    begun_before = _BEGUN_BEFORE.search(text)
    if may_be_elided or has_codes or begun_before:
        found = list(pattern_of(text).finditer(text))
        yield from _begun_before(text, found) if begun_before else ()
        words = elided(text, found) if may_be_elided else {}
        yield from chain.from_iterable(words.values())
        if has_codes:
            yield from of_codes(text, found, words)


def _pairs(text: str) -> Iterator[Word]:
    """Two words that are also written as one, "post operative", and a letter that names a kind, "hepatitis A"."""
    for one, other in pairwise(pattern_of(text).finditer(text)):
        between = text[one.end() : other.start()]
        if not (one[4] and other[4] and between.isspace()):
            continue
        if other[0] in ("A", "I") and between == " " and not is_function_word(one[4]):
            yield Word(other[0].lower())
        if is_function_word(other[4]) or (len(other[4]) <= _INITIALS and is_in_capitals(other[4])):
            continue
        if is_form(one[4]) or (_is_particle(other[4]) and not is_function_word(one[4])):
            parts = (*HYPHENS.split(one[4]), *HYPHENS.split(other[4]))
            yield from as_compounds(parts, parts, singular)


def _begun_before(text: str, pieces: Pieces) -> Iterator[Word]:
    """Words whose beginning stands only in an earlier one: "HER2-negative" of "HER2-positive and -negative"."""
    beginning: Sequence[str] = ()
    end = 0
    for piece in pieces:
        between = text[end : piece.start()]
        end = piece.end()
        parts = HYPHENS.split(piece[4] or "")
        if beginning and piece[4] and _BEGUN_BEFORE.fullmatch(between):
            whole = (*beginning, *parts)
            yield from as_compounds(whole, whole, singular)
        elif not (beginning and piece[4] and basic(piece[4]) in _JOINING and _LISTED.match(between)):
            beginning = parts[:-1]


def spellings(text: str) -> Iterable[str]:
    """Return a text as it is, and if it differs, with its umlauts written out."""
    return dict.fromkeys((text, unicodedata.normalize("NFC", text).translate(WRITTEN_OUT)))


@cache
def _folded_parts(piece: str) -> tuple[str, ...]:
    parts = filter(None, HYPHENS.split(piece))
    return tuple(unless_abbreviation(part, without_apostrophes(part))[0] for part in parts)


def divided(text: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the words of a text as their folded parts, each with whether only white space or a hyphen is before it."""
    end = 0
    text = signs_told_apart(text)
    for piece in pattern_of(text).finditer(text):
        if parts := _folded_parts(piece[0]):
            between = text[end : piece.start()]
            yield parts, between == " " or _BETWEEN.match(between) is not None
        end = piece.end()
