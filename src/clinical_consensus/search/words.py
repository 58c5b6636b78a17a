"""The words of a text as search knows them: folded, so that every usual spelling of a word gives the same key.

A text is divided into pieces by one pattern, and each piece is folded by itself, both by the rules of search/table.py.
docs/assets/javascripts/search-words.js does the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from clinical_consensus.search.changes import arms_in, before_hyphen
from clinical_consensus.search.codes import expanded, stages_in
from clinical_consensus.search.figures import figures
from clinical_consensus.search.function_words import is_function_word, is_in_capitals
from clinical_consensus.search.neighbours import of_neighbours
from clinical_consensus.search.pieces import (
    APOSTROPHE,
    BEFORE_FIGURE,
    HYPHENS,
    OF_EPONYM,
    ROUTE,
    WRITTEN_OUT,
    Fold,
    SearchPiece,
    Word,
    as_compounds,
    as_written,
    if_begun_otherwise,
    pattern_of,
    signs_told_apart,
    singular,
    unless_abbreviation,
)
from clinical_consensus.search.spellings import applied, basic, rules, spelled
from clinical_consensus.search.table import TABLE
from clinical_consensus.search.within import within_text, within_word

_ARTICLE, _CONJOINED = re.compile(TABLE["article"]), re.compile(TABLE["conjoined"])
_RAISED_END = re.compile(f"^(.*?)([{TABLE['raised']}]+)$", re.DOTALL)
_CAPITALS = re.compile(TABLE["capitals"])
_AREA, _CHARGED = re.compile(TABLE["area"]), re.compile(TABLE["charged"])
_FIGURED = re.compile(TABLE["figured"])
_ELIDING = frozenset(str(TABLE["eliding"]).split())
_GREEK_AS_LATIN = str.maketrans(TABLE["greek_as_latin"])
_EPONYM = re.compile(TABLE["eponym"])
_DECIMAL_MEANT, _CODE_FORMS = re.compile(TABLE["decimal_meant"]), rules("code_forms")
_LATIN, _GREEK = re.compile("[a-z]"), re.compile("[α-ω]")


def words(
    text: str, *, is_name: bool = False, is_english: bool = True, common: frozenset[str] = frozenset()
) -> Iterator[Word]:
    """Yield the words of a text; function words are left out, unless it is a name or they are all in capitals.

    Of another language only those that are `common` are function words: "am", "so" and "also" are German words too.
    """
    text = signs_told_apart(text)
    meant = _DECIMAL_MEANT.sub(r"\1", text) if "." in text else text
    pieces = pattern_of(text).findall(meant)
    plurals = _plurals(pieces)
    read = _named if is_name else _said if is_english else _written
    outside, named = (pieces, ()) if is_name else _by_eponyms(meant, pieces)
    spoken = [piece for piece in outside if is_name or not (common and is_function_word(piece[3], common))]
    yield from chain.from_iterable(_of_piece(piece, read, plurals) for piece in dict.fromkeys(spoken))
    if not is_name:
        yield from (Word(f"{key}{OF_EPONYM}") for name in named for key, *_ in _named(name, as_written))
        yield from of_neighbours(text, pieces)
        yield from within_text(text)


def _by_eponyms(text: str, pieces: Sequence[SearchPiece]) -> tuple[Sequence[SearchPiece], Iterable[str]]:
    """The pieces of a text that are not in the name of several people, "Child–Pugh", and the words that are."""
    spans = [found.span(1) for found in _EPONYM.finditer(text)] if "\u2013" in text else ()
    if not spans:
        return pieces, ()
    found = pattern_of(text).finditer(text)
    are_in = [any(start <= each.start() and each.end() <= end for start, end in spans) for each in found]
    outside = [piece for piece, is_in in zip(pieces, are_in, strict=True) if not is_in]
    return outside, dict.fromkeys(word for (*_, word), is_in in zip(pieces, are_in, strict=True) if is_in)


def names(text: str) -> Iterator[Word]:
    """Yield the words of a person's name, none as a plural, and of those with hyphens each part: "Wen" of "Wen-Li"."""
    text = signs_told_apart(text)
    for piece in pattern_of(text).findall(text):
        yield from _of_piece(piece, _named, as_written)
        parts = HYPHENS.split(piece[3])
        for part in parts if len(parts) > 1 else ():
            yield from _named(part, as_written)


def _plurals(pieces: Sequence[SearchPiece]) -> Fold:
    """How plurals are read in a text: one whose words are all in capitals has no abbreviations that stand out."""
    spoken = [word for *_, word in pieces if word]
    return singular if len(spoken) > 1 and all(map(is_in_capitals, spoken)) else unless_abbreviation


def _of_piece(piece: SearchPiece, read: Callable[[str, Fold], tuple[Word, ...]], plurals: Fold) -> tuple[Word, ...]:
    figure, run, dotted, word = piece
    if word:
        return read(word, plurals)
    return tuple(map(Word, figures(figure))) if figure else _of_run(run) if run else _of_dotted(dotted)


def as_one(text: str) -> tuple[Word, ...]:
    """Return a text as one word, with its words as parts if it has several: it is found only as a whole."""
    text = signs_told_apart(text)
    pieces = pattern_of(text).findall(text)
    found = [_of_piece(piece, _named, _plurals(pieces)) for piece in pieces]
    if len(found) < 2:
        return found[0] if found else ()
    parts = [part for first, *_ in found for part in (first.parts or first.key).split("-")]
    return (Word(spelled("".join(parts)), "-".join(parts)),)


@cache
def _said(word: str, plurals: Fold) -> tuple[Word, ...]:
    """The words of a piece of a sentence."""
    return () if is_function_word(word) else _written(word, plurals)


def _written(word: str, plurals: Fold) -> tuple[Word, ...]:
    """The words of a piece of a sentence, in whatever language."""
    return (*_named(word, plurals), *_before_figure(word), *within_word(word, is_loud=plurals is singular))


def _before_figure(word: str) -> Iterator[Word]:
    """The first part of a word with hyphens whose second is a figure, "COVID" of "COVID-19", with a mark.

    Typed before another figure, it is another word: "IL-6" is not in "an IL-2 course for 6 weeks". A part of a
    chromosome is itself: "19q" of "19q-deleted".
    """
    first, *rest = HYPHENS.split(word)
    if rest and _FIGURED.match(basic(rest[0])):
        yield Word(f"{spelled(basic(first))}{BEFORE_FIGURE}")
    yield from map(Word, before_hyphen(word))


@cache
def _named(word: str, plurals: Fold) -> tuple[Word, ...]:
    """The words of a piece, in each of its spellings: "Müller" is also "Mueller", "PEs" also "PE"."""
    composed = word if word.isascii() else unicodedata.normalize("NFC", word).lower()
    is_name = plurals is as_written
    one = word if is_name else _CAPITALS.sub(r"\1", word)
    is_mixed = _LATIN.search(composed) and _GREEK.search(composed)
    latin = composed.translate(_GREEK_AS_LATIN) if is_mixed else composed
    forms = dict.fromkeys(
        (
            *(composed, composed.translate(WRITTEN_OUT), latin, expanded(composed)),
            *(() if is_name else (*stages_in(word), *arms_in(composed), *_unjoined(word))),
            *((one,) if one != word else ()),
        )
    )
    found = chain.from_iterable(_spelling(each, word, plurals) for each in forms)
    plain = unicodedata.normalize("NFKD", word)
    code = applied(_CODE_FORMS, plain)
    return tuple(dict.fromkeys((*found, *(_spelling(code, code, plurals) if code != plain else ()))))


def _unjoined(word: str) -> tuple[str, ...]:
    """A word without the Arabic "and" at its beginning."""
    return (_CONJOINED.sub("", word),) if _CONJOINED.match(word) else ()


def _spelling(word: str, written: str, plurals: Fold) -> Iterator[Word]:
    pieces = HYPHENS.split(word)
    if len(pieces) > 1:
        yield from as_compounds(pieces, HYPHENS.split(written), plurals)
        return
    raised = _RAISED_END.match(word)
    if raised and len(raised[1]) > 2:  # the number of a reference
        yield from map(Word, figures(unicodedata.normalize("NFKD", raised[2])))
        word = raised[1]
    first, *rest = APOSTROPHE.split(word)
    if rest and (len(basic(rest[-1])) == 1 or not basic(rest[-1])):
        rest = rest[:-1]
    if rest and (len(first) < 3 or basic(first) in _ELIDING):
        yield from map(Word, plurals(written, "".join(map(basic, rest))))
    if _CHARGED.match(written):
        yield Word(basic(written[:2]))
    plain = "".join(map(basic, (first, *rest)))
    keys = (f"{plain[:-1]}^{plain[-1]}",) if _AREA.match(written) else plurals(written, plain)
    for whole in keys:
        yield Word(whole, written=if_begun_otherwise(plain, keys))
        if _ARTICLE.match(whole):
            yield Word(_ARTICLE.sub("", whole))


@cache
def _of_dotted(piece: str) -> tuple[Word, ...]:
    """An abbreviation with full stops, "i.m." is "im"; "i.v." is not the numeral."""
    key = spelled(basic(piece.replace(".", "")))
    return (Word(ROUTE if key == "iv" else key),)


@cache
def _of_run(piece: str) -> tuple[Word, ...]:
    """The parts of up to three characters of a piece in a script without spaces."""
    plain = basic(piece)
    grams = (plain[start : start + length] for length in (1, 2, 3) for start in range(len(plain) - length + 1))
    return tuple(Word(gram) for gram in dict.fromkeys(grams))
