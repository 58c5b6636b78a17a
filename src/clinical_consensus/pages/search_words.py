"""The words of a text as search knows them: folded, so that every usual spelling of a word gives the same key.

A text is divided into pieces by one pattern, and each piece is folded by itself, both by the rules of search_table.py.
docs/assets/javascripts/search-words.js does the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from clinical_consensus.collection.marks import combining_marks
from clinical_consensus.pages.search_table import TABLE


class Word(NamedTuple):
    """A word by its key; `parts` are the folded parts of one with hyphens, or written apart, joined by hyphens."""

    key: str
    parts: str = ""


_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(name: str) -> _Rules:
    return tuple((re.compile(pattern), new.replace("$", "\\")) for pattern, new in TABLE[name])


def _piece(letters: str) -> re.Pattern[str]:
    """The pattern of a piece for texts whose words have these characters."""
    pattern = str(TABLE["piece"]).replace("@", f"(?:(?![_#])[{letters}])").replace("~", f"(?:(?![_#0-9])[{letters}])")
    return re.compile(pattern.replace("#", TABLE["unspaced"]), re.IGNORECASE)


_ASCII = _piece("0-9A-Za-z")
_SPELLINGS = _rules("spellings")
_RULES = (*_SPELLINGS, *_rules("plurals"), *_rules("endings"))
_ARTICLE = re.compile(TABLE["article"])
_DROPPED = re.compile(f"[{TABLE['dropped']}{TABLE['format']}]")
_LETTERS = str.maketrans(TABLE["letters"])
_WRITTEN_OUT = str.maketrans(TABLE["written_out"])
_GREEK = re.compile("[α-ω]+")
_HYPHENS = re.compile(TABLE["hyphen"])
_APOSTROPHE = re.compile("['\u2019]")
_RAISED_END = re.compile(f"^(.*?)([{TABLE['raised']}]+)$", re.DOTALL)
_TO_ASCII = str.maketrans({chr(ord(zero) + digit): str(digit) for zero in TABLE["zeros"] for digit in range(10)})
_POWER = re.compile(f"(\u207b?)([{TABLE['raised']}]+)")
_VALUES = re.compile(r"(?:\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*|\.\d+)(?:\^-?\d+)?")
_SIGNED = re.compile(r"^([<>\u2264\u2265]?)[ \u00a0]?(-?)(.*?)[ \u00a0]?([%\u2030]?)$")
_GROUPED = re.compile(r"^[1-9]\d{0,2}(?:[ \u00a0,]\d{3})+(?:\.\d+)?$")
_LOOSELY_GROUPED = re.compile(r"^\d{1,3} (?!000)\d{3}$")
_FUNCTION_WORDS = frozenset(str(TABLE["function_words"]).split())
_FORM = re.compile(TABLE["form"])
_CAPITALS = re.compile(TABLE["capitals"])
_FIGURED = re.compile(TABLE["figured"])
_LETTER = re.compile(r"\s[AI]\b")


@cache
def _any() -> re.Pattern[str]:
    return _piece(f"\\w{combining_marks()}{TABLE['format']}")


def words(text: str, *, is_name: bool = False) -> Iterator[Word]:
    """Yield the words of a text; function words are left out, unless it is a name or they are all in capitals."""
    pieces = _pattern(text).findall(text)
    yield from chain.from_iterable(_of_piece(piece, is_name) for piece in pieces)
    if not is_name and (_LETTER.search(text) or any(_is_form(word) for *_, word in pieces)):
        yield from _of_neighbours(text)


def names(text: str) -> Iterator[Word]:
    """Yield the words of a person's name, and of those with hyphens each part: "Wen" of "Wen-Li"."""
    yield from words(text, is_name=True)
    for *_, word in _pattern(text).findall(text):
        parts = _HYPHENS.split(word)
        yield from chain.from_iterable(map(_named, parts if len(parts) > 1 else ()))


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII if text.isascii() else _any()


def _of_piece(piece: tuple[str, str, str, str], is_name: bool) -> tuple[Word, ...]:
    figure, run, dotted, word = piece
    if word:
        return _named(word) if is_name else _said(word)
    return _of_figure(figure) if figure else _of_run(run) if run else _of_dotted(dotted)


def as_one(text: str) -> tuple[Word, ...]:
    """Return a text as one word, with its words as parts if it has several: it is found only as a whole."""
    found = [_of_piece(piece, is_name=True) for piece in _pattern(text).findall(text)]
    if len(found) < 2:
        return found[0] if found else ()
    parts = [part for first, *_ in found for part in (first.parts or first.key).split("-")]
    return (Word(_spelled("".join(parts)), "-".join(parts)),)


@cache
def _is_form(word: str) -> bool:
    return _FORM.match(basic(word)) is not None


def _of_neighbours(text: str) -> Iterator[Word]:
    """Two words that are also written as one, "post operative", and a letter that names a kind, "hepatitis A"."""
    for one, other in pairwise(_pattern(text).finditer(text)):
        between = text[one.end() : other.start()]
        if not (one[4] and other[4] and between.isspace()):
            continue
        if other[0] in ("A", "I") and between == " " and not _is_function_word(one[4]):
            yield Word(other[0].lower())
        if _is_form(one[4]):
            yield from _joined(*_HYPHENS.split(one[4]), *_HYPHENS.split(other[4]))


@cache
def basic(piece: str) -> str:
    """Return a piece in lower case, without accents and format characters, with Latin letters and Greek names."""
    if piece.isascii():
        return piece.lower()
    plain = unicodedata.normalize("NFC", _DROPPED.sub("", unicodedata.normalize("NFKD", piece))).lower()
    plain = _DROPPED.sub("", plain).translate(_LETTERS)
    return _GREEK.sub(_greek, plain) if not _is_measure(plain) else plain


def _is_measure(plain: str) -> bool:
    return _SPELLINGS[0][0].search(plain) is not None


def _greek(found: re.Match[str]) -> str:
    return str(TABLE["greek"][found[0]]) if len(found[0]) == 1 else found[0]


@cache
def _spelled(plain: str) -> str:
    for pattern, new in _RULES:
        plain = pattern.sub(new, plain)
    return plain


@cache
def _said(word: str) -> tuple[Word, ...]:
    """The words of a piece of a sentence."""
    return () if _is_function_word(word) else (*_named(word), *_before_figure(word))


def _before_figure(word: str) -> Iterator[Word]:
    """The first part of a word with hyphens whose second is a figure: "COVID" of "COVID-19"."""
    first, *rest = _HYPHENS.split(word)
    if rest and _FIGURED.match(basic(rest[0])):
        yield Word(_spelled(basic(first)))


def _is_function_word(word: str) -> bool:
    return basic(word) in _FUNCTION_WORDS and not (word.isupper() and len(word) > 1)


@cache
def _named(word: str) -> tuple[Word, ...]:
    """The words of a piece, in each of its spellings: "Müller" is also "Mueller", "PEs" also "PE"."""
    composed = word if word.isascii() else unicodedata.normalize("NFC", word).lower()
    singular = _CAPITALS.sub(r"\1", word)
    spellings = dict.fromkeys((composed, composed.translate(_WRITTEN_OUT), *((singular,) if singular != word else ())))
    return tuple(dict.fromkeys(chain.from_iterable(map(_spelling, spellings))))


def _spelling(word: str) -> Iterator[Word]:
    pieces = _HYPHENS.split(word)
    if len(pieces) > 1:
        yield from _joined(*pieces)
        return
    raised = _RAISED_END.match(word)
    if raised and len(raised[1]) > 2:  # the number of a reference
        yield from _of_figure(unicodedata.normalize("NFKD", raised[2]))
        word = raised[1]
    first, *rest = _APOSTROPHE.split(word)
    if rest and (len(basic(rest[-1])) == 1 or not basic(rest[-1])):
        rest = rest[:-1]
    if rest and len(first) < 3:
        yield Word(_spelled("".join(map(basic, rest))))
    whole = _spelled("".join(map(basic, (first, *rest))))
    yield Word(whole)
    if _ARTICLE.match(whole):
        yield Word(_ARTICLE.sub("", whole))


def _joined(*pieces: str) -> Iterator[Word]:
    """Pieces as one word with its parts."""
    parts = [basic("".join(_APOSTROPHE.split(piece))) for piece in pieces]
    yield Word(_spelled("".join(parts)), "-".join(map(_spelled, parts)))


@cache
def _of_dotted(piece: str) -> tuple[Word, ...]:
    """An abbreviation with full stops: "i.v." is "iv"."""
    return (Word(_spelled(basic(piece.replace(".", "")))),)


@cache
def _of_run(piece: str) -> tuple[Word, ...]:
    """The parts of up to three characters of a piece in a script without spaces."""
    plain = basic(piece)
    grams = (plain[start : start + length] for length in (1, 2, 3) for start in range(len(plain) - length + 1))
    return tuple(Word(gram) for gram in dict.fromkeys(grams))


@cache
def _of_figure(piece: str) -> tuple[Word, ...]:
    """The numbers of a figure, each alone, with its percent sign, and with the sign before it."""
    for sign, meaning in TABLE["signs"]:
        piece = piece.replace(sign, meaning)
    piece = _POWER.sub(lambda power: f"^{'-' if power[1] else ''}{unicodedata.normalize('NFKD', power[2])}", piece)
    compared, minus, body, percent = _SIGNED.match(piece.translate(_TO_ASCII)).groups()  # type: ignore[union-attr]
    found: dict[str, None] = {}
    for position, number in enumerate(_VALUES.findall(body)):
        for value in chain.from_iterable(_values(number)):
            base, _, power = value.partition("^")
            before = dict.fromkeys(("", minus, compared, compared + minus)) if position == 0 else ("",)
            plain = [value, base] if power and base != "10" else [value]
            found |= dict.fromkeys(
                sign + each + after for each in plain for sign in before for after in dict.fromkeys(("", percent))
            )
    return tuple(map(Word, found))


def _values(number: str) -> list[list[str]]:
    """The ways to read a number, each as values: "1 100" is 1100, or 1 and 100."""
    written, power, exponent = number.partition("^")
    if _GROUPED.match(written):
        ways = [["".join(re.split("[ \u00a0,]", written))]]
        if _LOOSELY_GROUPED.match(written):
            ways.append(written.split(" "))
    elif written.count(",") == 1 and "." not in written:
        ways = [[written.replace(",", ".")]]
    else:
        ways = [written.split(",")]
    return [[*way[:-1], f"{way[-1]}{power}{exponent}"] for way in ([_led(each) for each in way] for way in ways)]


def _led(value: str) -> str:
    """A decimal with the zero before its point."""
    return f"0{value}" if value.startswith(".") else value
