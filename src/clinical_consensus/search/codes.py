"""What search finds in abbreviations with figures: "POD 3", "CK 20−", "BRCA1/2", "L4-5", and in ranges: "6 to 12".

docs/assets/javascripts/search-codes.js does the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from clinical_consensus.search.bounds import bounded
from clinical_consensus.search.changes import in_rows, scored, staged
from clinical_consensus.search.figures import figures, figures_together, signed_as
from clinical_consensus.search.function_words import is_function_word, is_in_capitals
from clinical_consensus.search.pieces import (
    BEFORE_FIGURE,
    HYPHENS,
    Word,
    as_compound,
    singular,
    unless_abbreviation,
    without_apostrophes,
)
from clinical_consensus.search.signs import Pieces, meanings_after, of_signs, signed_lists
from clinical_consensus.search.spellings import basic
from clinical_consensus.search.table import TABLE

_MIXED = re.compile(TABLE["mixed"])
_SHORT_NUMBER, _CODE_NUMBER = re.compile("[0-9]{1,2}$"), re.compile("[0-9]{1,3}(?:\\.[0-9]{1,2})?$")
_LISTED = re.compile("[0-9]{1,2}(?:[-/\u2013][0-9]{1,2})+$")
_SIGNED = re.compile(f"[0-9]{{1,3}}-(?:{'|'.join(TABLE['meant_by'])})$")
_RANGED = re.compile("[0-9].*[^0-9].*[0-9]")
_LISTING = re.compile("[-/\u2013]")
_OF_NUMBERS = (" ", "/", "\u2013")
"""What is between a code and its numbers."""

_FAMILY, _BEFORE_DECIMAL, _DECIMAL = (re.compile(TABLE[name]) for name in ("family", "before_decimal", "decimal"))
_LETTERS_OF_FAMILY = re.compile(TABLE["letters_of_family"])
_LONG_CODE = re.compile("[A-Z]{2,}[0-9]{2,3}[.]")
_RANGE = re.compile(TABLE["range"])
_MULTIPLIED = re.compile(
    "(?:^|[^0-9 \u00a0])(?:[ \u00a0]?[\u00d7\u2715\u2a2f][ \u00a0]?|[ \u00a0]x[ \u00a0])$", re.IGNORECASE
)
_SLASHED, _FRACTION = re.compile("^([0-9])/"), "\\1\u2044"
_FACTOR = re.compile("[ \u00a0][x\u00d7\u2715\u2a2f]([0-9]+)(?![0-9.,])", re.IGNORECASE)
_GROUPED = re.compile("^([1-9][0-9]{0,2}) ((?!000)[0-9]{3})$")
_STAGED = re.compile(TABLE["staged"])
_BEFORE_HYPHEN = re.compile("^([0-9]+)-")
_SPACES = re.compile("[ -]")
_DASH = re.compile("[ \u00a0]?[-\u2010-\u2015][ \u00a0]?")
_COUNTING = frozenset(str(TABLE["counting"]).split())
_RANGING, _BETWEEN, _AND = (frozenset(str(TABLE[name]).split()) for name in ("ranging", "before_ranges", "in_ranges"))


@cache
def expanded(word: str) -> str:
    """Return a word of a code and two figures with the code before both: "L4-L5" of "L4-5"; else the word itself."""
    return _RANGE.sub(r"\1\2-\1\3", word)


@cache
def stages_in(word: str) -> tuple[str, ...]:
    """Return the parts of a stage, the first with its prefix and without: "pT3", "T3" and "N1" of "pT3N1"."""
    found = _STAGED.match(word)
    prefix, *parts = (each or "" for each in found.groups()) if found else ("",)
    own = tuple(filter(None, parts))
    return (f"{prefix}{own[0]}", *own) if own else ()


def of_codes(text: str, pieces: Pieces, elided: Collection[int]) -> Iterator[Word]:
    """Yield the words of a text, given with its pieces, that signs and figures make with the words beside them.

    `elided` are the places of the pieces whose end is left out: the hyphen after "HER2- and HER3-positive" is none.
    """
    yield from of_signs(text, pieces, elided)
    for place, (one, other) in enumerate(pairwise(pieces)):
        between = text[one.end() : other.start()]
        if between in ("", *_OF_NUMBERS) and one[4] and (other[4] or other[0][0].isdecimal()):
            yield from _numbered(text, pieces, place, elided)
        if one[1] and other[1] and _MIXED.fullmatch(text, one.start(), other.end()):
            mark = BEFORE_FIGURE if _may_be_two(pieces, place) else ""
            yield from (Word(f"{key}{mark}") for key in figures(f"{one[0]} {_SLASHED.sub(_FRACTION, other[0])}"))
    yield from _ranges(text, pieces)
    yield from signed_lists(text)
    yield from in_rows(text, pieces)
    yield from scored(text)
    yield from staged(text)
    yield from _multiples(text, pieces)
    yield from bounded(text, pieces)
    yield from _apart(pieces)


def _multiples(text: str, pieces: Pieces) -> Iterator[Word]:
    """The numbers after a sign of multiplication that begins a figure, or stands at them: "x4" of "×4", "AUC 5 ×4"."""
    for piece in pieces:
        yield from (Word(f"x{int(number)}") for number in _FACTOR.findall(piece[1] or ""))
        if piece[1] and _MULTIPLIED.search(text[max(0, piece.start() - 4) : piece.start()]):
            yield from (Word(f"x{key}") for key in figures(piece[0]) if key.isdecimal())


def _apart(pieces: Pieces) -> Iterator[Word]:
    """The numbers that may be one with a space, but are two after a word that counts: "on day 1 100 mg"."""
    for place, piece in enumerate(pieces):
        grouped = _GROUPED.match(piece[1] or "")
        if grouped and _may_be_another(pieces, place):
            yield from map(Word, grouped.groups())


def _may_be_two(pieces: Pieces, place: int) -> bool:
    """Whether an integer and the fraction after it may be two numbers: "on day 1 ½ tablet", "days 1–3 ½ tablet"."""
    return _RANGED.search(pieces[place][0]) is not None or _may_be_another(pieces, place)


def _may_be_another(pieces: Pieces, place: int) -> bool:
    """Whether what follows an integer may be another number, as it stands after what is counted."""
    before, earlier = (pieces[at] if at >= 0 else None for at in (place - 1, place - 2))
    if before is None:
        return False
    word = before[0].lower()
    is_further = before[1] or (earlier is not None and earlier[1] and word in _RANGING | _AND)
    return bool(is_further) or word in _COUNTING or is_in_capitals(before[0])


def _numbered(text: str, pieces: Pieces, place: int, elided: Collection[int]) -> Iterator[Word]:
    """What follows an abbreviation: its numbers, "POD 3–5", or others of its family, "BRCA2" of "BRCA1/2", "L4–L5".

    What ends the last belongs to each, "BRCA1-mutated" of "BRCA1/2-mutated", and a sign to its code: "CK 20−".
    """
    word, other = pieces[place][4], pieces[place + 1]
    between = text[pieces[place].end() : other.start()]
    family = _FAMILY.match(word) if between in _OF_NUMBERS[1:] else None
    codes: list[Sequence[str]] = []
    if family:
        listed = _list_after(text, pieces, place, elided, family[1])
        if listed.numbers and _LETTERS_OF_FAMILY.match(family[1]):
            yield Word(f"{basic(family[1])}{BEFORE_FIGURE}")
            yield from (as_compound((family[1], *end), (family[1], *end), singular) for end in listed.ends)
        for number in listed.numbers:
            parts = HYPHENS.split(f"{family[1]}{number}")
            key = unless_abbreviation(parts[0], without_apostrophes(parts[0]))[0]
            yield as_compound(parts, parts, singular) if len(parts) > 1 else Word(key)
            both = (*HYPHENS.split(word), *parts)
            yield as_compound(both, both, singular)
            codes.append(parts)
        codes.insert(0, HYPHENS.split(word))
    elif _is_code_before_number(word, between, other[0]):
        listed = _list_after(text, pieces, place, elided)
        if not between and _LONG_CODE.match(word + other[0]):
            yield Word(f"{basic(word)}{other[0].partition('.')[0]}{BEFORE_FIGURE}")
        for number in listed.numbers or [other[0]]:
            parts = [*HYPHENS.split(word), number]
            yield as_compound(parts, parts, singular)
            codes.append(parts)
        if len(codes) > 1:
            both = tuple(map("".join, codes))
            yield as_compound(both, both, singular)
    for end in listed.ends if codes else ():
        yield from (as_compound(parts, parts, singular) for parts in ((*code, *end) for code in codes))


class _List(NamedTuple):
    """The numbers after a code, and each way to read what ends the last: ("mutated",) of "BRCA1/2-mutated"."""

    numbers: Sequence[str]
    ends: Sequence[Sequence[str]]


def _list_after(text: str, pieces: Pieces, place: int, elided: Collection[int], base: str = "") -> _List:
    """The list after a code; its numbers may have the beginning of the code again: "L4/L5-fusion"."""
    numbers: list[str] = []
    last = place
    for at in range(place + 1, len(pieces)):
        piece = pieces[at]
        if numbers and text[pieces[last].end() : piece.start()] not in _OF_NUMBERS[1:]:
            break
        first, *end = HYPHENS.split(piece[4].removeprefix(base)) if piece[4] else [piece[0]]
        further = _LISTING.split(first)
        if not all(map((_SHORT_NUMBER if base else _CODE_NUMBER).match, further)):
            break
        numbers += further
        last = at
        if end:
            return _List(numbers, [end])
    is_number = numbers and not pieces[last][4]
    return _List(numbers, [(each,) for each in meanings_after(text, pieces, last, elided)] if is_number else ())


def _is_code_before_number(word: str, between: str, written: str) -> bool:
    if not between:
        return _BEFORE_DECIMAL.match(word) is not None and _DECIMAL.match(written) is not None
    is_code = len(word) <= TABLE["short"] and is_in_capitals(word) and not is_function_word(word)
    is_number = written.isdecimal() or _LISTED.match(written) is not None or _SIGNED.match(written) is not None
    return is_code and between == " " and is_number


def _ranges(text: str, pieces: Pieces) -> Iterator[Word]:
    """Figures that are written with a word between them: "6 to 12", "6 mg to 12 mg", "between 6 and 12"."""
    for place, first in enumerate(pieces):
        if not first[1]:
            continue
        before = pieces[place - 1][0].lower() if place else ""
        for joiner in (place + 1, place + 2):
            last = pieces[joiner + 1] if joiner + 1 < len(pieces) else None
            number = last and (last[1] or _BEFORE_HYPHEN.match(last[0]))
            word = pieces[joiner][0].lower() if last else ""
            is_joined = word in _RANGING or (word in _AND and before in _BETWEEN)
            is_dashed = last and joiner == place + 1 and _DASH.fullmatch(text[pieces[joiner].end() : last.start()])
            between = text[first.end() : pieces[joiner].end() if is_dashed else last.start()] if last else ""
            if last and number and (is_joined or is_dashed) and _SPACES.sub("", between).isalnum():
                written = number if isinstance(number, str) else number[1]
                ends = signed_as(first[0], written) if joiner == place + 1 else ()
                yield from map(Word, (*figures_together(f"{first[0]}-{written}"), *ends))
