"""One spelling of a word for search: without accents, in American English, and in the singular.

docs/assets/javascripts/search-words.js does the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from clinical_consensus.search.table import TABLE

Rules = tuple[tuple[re.Pattern[str], str], ...]


def rules(name: str) -> Rules:
    """Return the patterns of this list of the table, each with what replaces what it finds."""
    return tuple((re.compile(pattern), new.replace("$", "\\")) for pattern, new in TABLE[name])


def applied(all_rules: Rules, text: str) -> str:
    """Return a text in which what each rule finds is replaced, one after the other."""
    for pattern, new in all_rules:
        text = pattern.sub(new, text)
    return text


_WHOLE = rules("whole_words")
_SPELLINGS = rules("spellings")
_ENDINGS = rules("endings")
_RULES = (*_WHOLE, *_SPELLINGS, *rules("plurals"), *_ENDINGS)
_DROPPED = re.compile(f"[{TABLE['dropped']}{TABLE['format']}]")
_LETTERS = str.maketrans(TABLE["letters"])
_GREEK = re.compile("[α-ω]+")


@cache
def basic(piece: str) -> str:
    """Return a piece in lower case, without accents and format characters, with Latin letters and Greek names."""
    if piece.isascii():
        return str(TABLE["letter_alone"].get(piece.lower(), piece.lower()))
    plain = unicodedata.normalize("NFC", _DROPPED.sub("", unicodedata.normalize("NFKD", piece))).lower()
    plain = _DROPPED.sub("", plain).translate(_LETTERS)
    plain = TABLE["letter_alone"].get(piece.lower(), plain)
    return _GREEK.sub(_greek, plain) if not _is_measure(plain) else plain


def _is_measure(plain: str) -> bool:
    return _SPELLINGS[0][0].search(plain) is not None


def _greek(found: re.Match[str]) -> str:
    return str(TABLE["greek"][found[0]]) if len(found[0]) == 1 else found[0]


@cache
def spelled(plain: str) -> str:
    """Return a basic form in one spelling: American, and in the singular."""
    return applied(_RULES, plain)


@cache
def exact(plain: str) -> str:
    """Return a basic form in American spelling, in the number that it has."""
    return applied((*_WHOLE, *_SPELLINGS, *_ENDINGS), plain)
