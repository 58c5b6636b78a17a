"""The terms of the glossary that the texts of a question name, and the words of search that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clinical_consensus.collection.glossary import Glossary
from clinical_consensus.contract.editorial import Term
from clinical_consensus.search.figure_patterns import HYPHEN
from clinical_consensus.search.pieces import Word
from clinical_consensus.search.words import as_one, words

_OTHERWISE = re.compile(
    f"\\b((?:[0-9]+|anti|contra|counter|nicht|non|not|pseudo|quasi|un)(?:{HYPHEN}|\u2013))(?=\\w)", re.IGNORECASE
)
"""What makes another word of the next one."""


def terms_in(texts: Iterable[str], glossary: Glossary) -> tuple[Term, ...]:
    """Return the terms that texts name, but those only of words that say something else: "5-ASA", "non-VTE"."""
    whole = list(texts)
    named = glossary.named(map(_told_apart, whole))
    others = [term for term in glossary.named(whole) if term not in named and _is_itself_told_apart(term)]
    return (*named, *others)


def _told_apart(text: str) -> str:
    """A text with what makes another word of the next one joined to that, so that this is no word by itself."""
    return _OTHERWISE.sub(r"\1_", text)


def _is_itself_told_apart(term: Term) -> bool:
    return any(_told_apart(name) != name for name in (term.abbreviation or "", term.name))


def words_of_term(term: Term) -> Iterator[Word]:
    """Yield the words that lead to a term: those of its names, and each search word as a whole."""
    for name in (term.abbreviation or "", term.name):
        yield from words(name, is_name=True)
    for phrase in term.search:
        yield from as_one(phrase)
