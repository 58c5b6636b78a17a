"""What search finds within words, "VTE" in "VTE-related", and in what is written once for several: "Stage IIA–B".

docs/assets/javascripts/search-within.js does the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from clinical_consensus.search.elisions import is_form
from clinical_consensus.search.figures import ratio_keys
from clinical_consensus.search.pieces import (
    BEFORE_FIGURE,
    HYPHENS,
    LEFT_OUT,
    OF_CASE,
    OF_LONGER,
    ROUTE,
    WRITTEN_OUT,
    Word,
    as_compound,
    singular,
    unless_abbreviation,
    without_apostrophes,
)
from clinical_consensus.search.signs import ABBREVIATIONS, SIGNS
from clinical_consensus.search.spellings import basic, spelled
from clinical_consensus.search.table import TABLE

_CODE, _FIGURE, _STAGE, _GREEK, _LOW_NUMBER = (
    re.compile(TABLE[name]) for name in ("code_part", "figure_part", "stage_part", "greek_part", "low_number")
)
_FIGURED, _ENDING = re.compile(TABLE["figured"]), re.compile(TABLE["ending"])
_SINGLE = tuple((re.compile(run), re.compile(one), *around) for run, one, *around in TABLE["single"])
_BRACKETED = re.compile(TABLE["bracketed"])
_REPEATED, _NUMBER, _LETTERED, _LETTER, _BETWEEN = (
    re.compile(TABLE[name])
    for name in ("repeated", "number_repeated", "lettered", "letter_repeated", "letters_between")
)
_HUNG, _HUNG_AFTER, _HUNG_JOINED, _HUNG_WORD, _HUNG_END = (
    re.compile(TABLE[name]) for name in ("hung", "hung_after", "hung_joined", "hung_word", "hung_end")
)
_CASED, _ROUTE = re.compile(TABLE["cased"]), re.compile(TABLE["route"])
_DATED, _IN_MONTH = (re.compile(TABLE[name], re.IGNORECASE) for name in ("dated", "in_month"))
_RATIO, _TIMED = re.compile(TABLE["ratio"]), re.compile(TABLE["timed"])
_MONTHS = [re.compile(each, re.IGNORECASE) for each in TABLE["month_names"]]
_HAS_FIGURE, _ENDS_IN_CAPITAL = re.compile("[0-9]"), re.compile("[A-Z]$")
_REST, _BEFORE_REST = 3, 2
"""The fewest letters of the end of a German word that another shares, and of what is before it there."""


@cache
def within_word(word: str, *, is_loud: bool) -> tuple[Word, ...]:
    """Return the words within a word of a text, which `is_loud` if all its words are in capitals."""
    parts = HYPHENS.split(word)
    cased = None if is_loud else _CASED.match(parts[0])
    own = (Word(f"{cased[1]}{OF_CASE}"),) if cased else ()
    beginning = (*_beginning(parts, is_loud=is_loud), *_code_before_end(parts))
    return (*own, *beginning, *_ends_of_range(parts), *_with_greek(parts), *_before_low(word))


def _all_of(*parts: str) -> Word:
    return as_compound(parts, parts, singular)


def _beginning(parts: Sequence[str], *, is_loud: bool) -> Iterator[Word]:
    """The code that a word with hyphens begins with, with its mark: "VTE-related"; not "NON-VTE", "IL-6"."""
    first, *rest = parts
    is_code = _CODE.match(first) and not is_form(first) and (not is_loud or _HAS_FIGURE.search(first))
    if rest and is_code and not _FIGURE.match(basic(rest[0])):
        key, *_ = unless_abbreviation(first, without_apostrophes(first))
        yield Word(f"{key}{OF_LONGER}")


def _code_before_end(parts: Sequence[str]) -> Iterator[Word]:
    """The code of several parts that a word begins with, with its mark: "SARS-CoV-2" of "SARS-CoV-2-positive"."""
    of_code = list(takewhile(lambda part: _CODE.match(part) or _FIGURED.match(basic(part)), parts))
    if 1 < len(of_code) < len(parts) and _CODE.match(parts[0]) and _ENDING.match(parts[len(of_code)]):
        whole = _all_of(*of_code)
        yield whole._replace(key=f"{whole.key}{OF_LONGER}")


def _ends_of_range(parts: Sequence[str]) -> Iterator[Word]:
    """The ends of a range of stages: "3b-5", "I-III", "G3a-5"; not of "C5-C6"."""
    found = [_STAGE.match(part) for part in parts] if len(parts) == 2 else [None]
    one, other = (found[0], found[-1])
    if not one or not other or (one[1] is None) != (other[1] is None):
        return
    if one[1] or one[4] or other[4]:
        yield from (Word(basic(part)) for part in parts)
        if one[2] and not other[2]:
            yield Word(basic(f"{one[2]}{parts[1]}"))


def _with_greek(parts: Sequence[str]) -> Iterator[Word]:
    """A word in which a Greek letter follows a code, with that as a part: "IFN-γ" of "IFNγ"."""
    found = [_GREEK.match(part) for part in parts]
    if any(found):
        divided = (filter(None, each.groups()) if each else (part,) for each, part in zip(found, parts, strict=True))
        yield _all_of(*(part for each in divided for part in each))


def _before_low(word: str) -> Iterator[Word]:
    """The code before a number that is set low, "EQD2" of "EQD2₁₀", and "log" of "log10"."""
    found = _LOW_NUMBER.match(word)
    if found:
        own = found[1] or found[2]
        yield Word(f"{basic(own)}{BEFORE_FIGURE if _ENDS_IN_CAPITAL.search(own) else ''}")


def within_text(text: str) -> Iterator[Word]:
    """Yield the words that a text has once for several: "HTLV-II" of "HTLV-I/II", "IIB" of "IIA–B", "B" of "A5–B7"."""
    for run, one, before, after in _SINGLE:
        yield from (Word(f"{before}{own.lower()}{after}") for found in run.findall(text) for own in one.findall(found))
    for _, code, run, end in _REPEATED.findall(text):
        codes = [(code, number) for number in _NUMBER.findall(run)]
        yield from (_all_of(*each) for each in codes[1:])
        yield from (_all_of(*each, end) for each in codes if end)
    for _, before, run in _LETTERED.findall(text):
        letters = "".join(_letters_in(run))
        yield from (Word(basic(f"{before}{letter}")) for letter in letters if len(letters) > 1)
    for _, code, letter, meant, sign in _BRACKETED.findall(text):
        yield Word(basic(f"{code}{letter}"))
        if meant or sign:
            yield _all_of(f"{code}{letter}", ABBREVIATIONS[meant] if meant else SIGNS[sign])
    if _HUNG_JOINED.search(text):
        yield from _hung(text)
    if "iv" in text.lower() and not all(label for _, label in _ROUTE.findall(text)):
        yield Word(ROUTE)
    yield from (Word(TABLE["times_meant"][letter]) for _, letter in _TIMED.findall(text))
    yield from _dated_and_ratios(text)


def _dated_and_ratios(text: str) -> Iterator[Word]:
    """Months with their year, and ratios, "1/150" of "1 in 150"; not of "grade 3 patients in 10"."""
    for _, run, year in _DATED.findall(text):
        yield from _dates(run, year)
    for _, label, one, between, other in _RATIO.findall(text):
        if not (label and between):
            yield from map(Word, ratio_keys(one, other))


def _dates(run: str, year: str) -> Iterator[Word]:
    """Months with their year, ".5.2019", and days: "1.5.2019"."""
    for before, month, after in _IN_MONTH.findall(run):
        number = next(place for place, name in enumerate(_MONTHS, 1) if name.match(month))
        yield Word(f".{number}.{year}")
        if before or after:
            yield Word(f"{int(before or after)}.{number}.{year}")


def _letters_in(run: str) -> Iterator[str]:
    """The letters of a run, and those between the ends of a range, as long as they ascend: "a", "b", "c" of "a–c"."""
    before = ""
    for joiner, letter in _LETTER.findall(run):
        if before and not (before < letter and before.islower() == letter.islower()):
            return
        first = ord(before) + 1 if _BETWEEN.match(joiner) else ord(letter)
        yield from map(chr, range(first, ord(letter) + 1))
        before = letter


def _hung(text: str) -> Iterator[Word]:
    """German words that share an end or a beginning, wherever that may begin or end: of these no reader types others.

    "Rückenschmerzen" of "Rücken- und Gelenkschmerzen", "Leberzysten" of "Lebertumoren und -zysten".
    """
    for _, run, last in _HUNG.findall(text):
        if _HUNG_JOINED.search(run):
            yield from (each for word in _HUNG_WORD.findall(run) for each in _ending_as(word, last))
    for _, first, run in _HUNG_AFTER.findall(text):
        if _HUNG_JOINED.search(run):
            yield from (each for end in _HUNG_END.findall(run) for each in _beginning_as(first, end))


def _ending_as(word: str, last: str) -> Iterable[Word]:
    for own, other in zip(_forms("".join(HYPHENS.split(word))), _forms(last), strict=True):
        ends = (other[cut:] for cut in range(_BEFORE_REST, len(other) - _REST + 1))
        yield from (Word(f"{spelled(f'{own}{end}')}{LEFT_OUT}") for end in ends)


def _beginning_as(first: str, end: str) -> Iterable[Word]:
    for own, other in zip(_forms(first), _forms(end), strict=True):
        beginnings = (own[:cut] for cut in range(_REST, len(own) - _BEFORE_REST + 1))
        yield from (Word(f"{spelled(f'{beginning}{other}')}{LEFT_OUT}") for beginning in beginnings)


def _forms(word: str) -> tuple[str, str]:
    """A word as it is, and with its umlauts written out."""
    return basic(word), basic(unicodedata.normalize("NFC", word).translate(WRITTEN_OUT))
