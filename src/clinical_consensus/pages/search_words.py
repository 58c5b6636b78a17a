"""The words of a text as search knows them: folded, so that every usual spelling of a word gives the same key.

A text is divided into pieces by one pattern, and each piece is folded by itself, both by the rules of search_table.py.
docs/assets/javascripts/search-words.js does the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from clinical_consensus.collection.marks import combining_marks
from clinical_consensus.pages.function_words import is_function_word, is_in_capitals
from clinical_consensus.pages.search_figures import figures
from clinical_consensus.pages.search_spellings import basic, exact, spelled
from clinical_consensus.pages.search_table import TABLE


class Word(NamedTuple):
    """A word by its key; `parts` are the folded parts of one with hyphens, or written apart, joined by hyphens.

    `written` is its basic form, with its hyphens, if a beginning of it does not begin its key: "haem" and "hematoma".
    """

    key: str
    parts: str = ""
    written: str = ""


_Piece = tuple[str, str, str, str]
_Fold = Callable[[str, str], tuple[str, ...]]
"""The keys of a word, as it is written and in its basic form."""


def _piece(letters: str) -> re.Pattern[str]:
    """The pattern of a piece for texts whose words have these characters."""
    pattern = str(TABLE["piece"]).replace("@", f"(?:(?![_#])[{letters}])").replace("~", f"(?:(?![_#0-9])[{letters}])")
    return re.compile(pattern.replace("#", TABLE["unspaced"]), re.IGNORECASE)


_ASCII = _piece("0-9A-Za-z")
_ARTICLE = re.compile(TABLE["article"])
_WRITTEN_OUT = str.maketrans(TABLE["written_out"])
_HYPHENS = re.compile(TABLE["hyphen"])
_BETWEEN = re.compile(rf"(?:\s+|{TABLE['hyphen']}|\u2013)$")
_APOSTROPHE = re.compile("['\u2019]")
_RAISED_END = re.compile(f"^(.*?)([{TABLE['raised']}]+)$", re.DOTALL)
_SHORT = int(TABLE["short"])
_FORM = re.compile(TABLE["form"])
_PARTICLES = frozenset(str(TABLE["particles"]).split())
_CAPITALS = re.compile(TABLE["capitals"])
_FIGURED = re.compile(TABLE["figured"])
_LETTER = re.compile(r"\s[AI](?![a-z])")


@cache
def _any() -> re.Pattern[str]:
    return _piece(f"\\w{combining_marks()}{TABLE['format']}")


def words(text: str, *, is_name: bool = False, is_english: bool = True) -> Iterator[Word]:
    """Yield the words of a text; function words are left out, unless it is a name or they are all in capitals.

    Words of another language are never taken for function words: "am", "so" and "also" are German words too.
    """
    pieces = _pattern(text).findall(text)
    plurals = _plurals(pieces)
    read = _named if is_name else _said if is_english else _written
    yield from chain.from_iterable(_of_piece(piece, read, plurals) for piece in pieces)
    if not is_name and (_LETTER.search(text) or any(_is_form(word) or _is_particle(word) for *_, word in pieces)):
        yield from _of_neighbours(text)


def names(text: str) -> Iterator[Word]:
    """Yield the words of a person's name, none as a plural, and of those with hyphens each part: "Wen" of "Wen-Li"."""
    for piece in _pattern(text).findall(text):
        yield from _of_piece(piece, _named, _as_written)
        parts = _HYPHENS.split(piece[3])
        for part in parts if len(parts) > 1 else ():
            yield from _named(part, _as_written)


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII if text.isascii() else _any()


def _plurals(pieces: Sequence[_Piece]) -> _Fold:
    """How plurals are read in a text: one whose words are all in capitals has no abbreviations that stand out."""
    spoken = [word for *_, word in pieces if word]
    return _singular if len(spoken) > 1 and all(map(is_in_capitals, spoken)) else _unless_abbreviation


def _of_piece(piece: _Piece, read: Callable[[str, _Fold], tuple[Word, ...]], plurals: _Fold) -> tuple[Word, ...]:
    figure, run, dotted, word = piece
    if word:
        return read(word, plurals)
    return tuple(map(Word, figures(figure))) if figure else _of_run(run) if run else _of_dotted(dotted)


def as_one(text: str) -> tuple[Word, ...]:
    """Return a text as one word, with its words as parts if it has several: it is found only as a whole."""
    pieces = _pattern(text).findall(text)
    found = [_of_piece(piece, _named, _plurals(pieces)) for piece in pieces]
    if len(found) < 2:
        return found[0] if found else ()
    parts = [part for first, *_ in found for part in (first.parts or first.key).split("-")]
    return (Word(spelled("".join(parts)), "-".join(parts)),)


@cache
def _is_form(word: str) -> bool:
    return _FORM.match(basic(word)) is not None


@cache
def _is_particle(word: str) -> bool:
    return basic(word) in _PARTICLES


def _of_neighbours(text: str) -> Iterator[Word]:
    """Two words that are also written as one, "post operative", and a letter that names a kind, "hepatitis A"."""
    for one, other in pairwise(_pattern(text).finditer(text)):
        between = text[one.end() : other.start()]
        if not (one[4] and other[4] and between.isspace()):
            continue
        if other[0] in ("A", "I") and between == " " and not is_function_word(one[4]):
            yield Word(other[0].lower())
        if _is_form(one[4]) or (_is_particle(other[4]) and not is_function_word(one[4])):
            parts = (*_HYPHENS.split(one[4]), *_HYPHENS.split(other[4]))
            yield _joined(parts, parts, _singular)


def spellings(text: str) -> Iterable[str]:
    """Return a text as it is, and if it differs, with its umlauts written out."""
    return dict.fromkeys((text, unicodedata.normalize("NFC", text).translate(_WRITTEN_OUT)))


def divided(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the words of a text as their folded parts, each with whether only white space or a hyphen is before it."""
    end = 0
    for piece in _pattern(text).finditer(text):
        divided_at = filter(None, _HYPHENS.split(piece[0]))
        parts = [_unless_abbreviation(part, _without_apostrophes(part))[0] for part in divided_at]
        if parts:
            yield parts, _BETWEEN.match(text[end : piece.start()]) is not None
        end = piece.end()


def _as_written(_written: str, plain: str) -> tuple[str, ...]:
    """The key of a name: "Evans" is not "Evan"."""
    return (exact(plain),)


def _singular(_written: str, plain: str) -> tuple[str, ...]:
    """The key of a word in the singular; one that does not begin so, or may be an abbreviation, has its own key too."""
    one, own = spelled(plain), exact(plain)
    has_both = one != own and (len(plain) <= _SHORT or not own.startswith(one))
    return (one, own) if has_both else (one,)


def _unless_abbreviation(written: str, plain: str) -> tuple[str, ...]:
    """The keys of a word of a usual text: of "TIPS" it is not "tip"."""
    is_abbreviation = len(plain) <= _SHORT and is_in_capitals(written)
    return _as_written(written, plain) if is_abbreviation else _singular(written, plain)


@cache
def _said(word: str, plurals: _Fold) -> tuple[Word, ...]:
    """The words of a piece of a sentence."""
    return () if is_function_word(word) else _written(word, plurals)


def _written(word: str, plurals: _Fold) -> tuple[Word, ...]:
    """The words of a piece of a sentence, in whatever language."""
    return (*_named(word, plurals), *_before_figure(word))


def _before_figure(word: str) -> Iterator[Word]:
    """The first part of a word with hyphens whose second is a figure: "COVID" of "COVID-19"."""
    first, *rest = _HYPHENS.split(word)
    if rest and _FIGURED.match(basic(rest[0])):
        yield Word(spelled(basic(first)))


@cache
def _named(word: str, plurals: _Fold) -> tuple[Word, ...]:
    """The words of a piece, in each of its spellings: "Müller" is also "Mueller", "PEs" also "PE"."""
    composed = word if word.isascii() else unicodedata.normalize("NFC", word).lower()
    singular = _CAPITALS.sub(r"\1", word) if plurals is not _as_written else word
    spellings = dict.fromkeys((composed, composed.translate(_WRITTEN_OUT), *((singular,) if singular != word else ())))
    return tuple(dict.fromkeys(chain.from_iterable(_spelling(each, word, plurals) for each in spellings)))


def _spelling(word: str, written: str, plurals: _Fold) -> Iterator[Word]:
    pieces = _HYPHENS.split(word)
    if len(pieces) > 1:
        yield _joined(pieces, _HYPHENS.split(written), plurals)
        return
    raised = _RAISED_END.match(word)
    if raised and len(raised[1]) > 2:  # the number of a reference
        yield from map(Word, figures(unicodedata.normalize("NFKD", raised[2])))
        word = raised[1]
    first, *rest = _APOSTROPHE.split(word)
    if rest and (len(basic(rest[-1])) == 1 or not basic(rest[-1])):
        rest = rest[:-1]
    if rest and len(first) < 3:
        yield from map(Word, plurals(written, "".join(map(basic, rest))))
    plain = "".join(map(basic, (first, *rest)))
    keys = plurals(written, plain)
    for whole in keys:
        yield Word(whole, written=_if_begun_otherwise(plain, keys))
        if _ARTICLE.match(whole):
            yield Word(_ARTICLE.sub("", whole))


def _if_begun_otherwise(plain: str, keys: Iterable[str]) -> str:
    """A basic form if it has beginnings, other than the whole, that begin none of the keys; else ""."""
    begun = plain.replace("-", "")[:-1]
    return "" if any(key.startswith(begun) for key in keys) else plain


def _joined(pieces: Sequence[str], written: Sequence[str], plurals: _Fold) -> Word:
    """Pieces as one word with its parts."""
    parts = [_without_apostrophes(piece) for piece in pieces]
    folded = [plurals(each, part)[0] for each, part in zip(written, parts, strict=True)]
    key = (_as_written if parts[-1] == "s" else plurals)("", "".join(parts))[0]
    return Word(key, "-".join(folded), _if_begun_otherwise("-".join(parts), [key]))


def _without_apostrophes(part: str) -> str:
    """The basic form of a part of a word."""
    return basic("".join(_APOSTROPHE.split(part)))


@cache
def _of_dotted(piece: str) -> tuple[Word, ...]:
    """An abbreviation with full stops: "i.v." is "iv"."""
    return (Word(spelled(basic(piece.replace(".", "")))),)


@cache
def _of_run(piece: str) -> tuple[Word, ...]:
    """The parts of up to three characters of a piece in a script without spaces."""
    plain = basic(piece)
    grams = (plain[start : start + length] for length in (1, 2, 3) for start in range(len(plain) - length + 1))
    return tuple(Word(gram) for gram in dict.fromkeys(grams))
