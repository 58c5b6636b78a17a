"""The function words of English, which search leaves out: "the", "of", "what's"."""

from __future__ import annotations

import re

from clinical_consensus.search.spellings import basic
from clinical_consensus.search.table import TABLE

_APOSTROPHE = re.compile("['\u2019]")
_FUNCTION_WORDS = frozenset(str(TABLE["function_words"]).split())
_CONTRACTED = frozenset(str(TABLE["contracted"]).split())


def is_in_capitals(word: str) -> bool:
    """Whether all letters of a word are capitals, and it has some."""
    return word == word.upper() != word.lower()


def is_function_word(word: str, common: frozenset[str] = _FUNCTION_WORDS) -> bool:
    """Whether a word is a function word, or one that is contracted: "what's"; all in capitals it is an abbreviation.

    `common` are the function words of the language, unless that is English.
    """
    first, *rest = map(basic, _APOSTROPHE.split(word))
    is_contracted = len(rest) == 1 and rest[0] in _CONTRACTED and first in common
    is_one = is_contracted or "".join((first, *rest)) in common
    return is_one and not (is_in_capitals(word) and len(word) > 1)
