"""The words of the texts of every question, by field; those of texts that an earlier run had are kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from unicodedata import unidata_version

from clinical_consensus.contract.settings import code_digest
from clinical_consensus.files.cache import Cache
from clinical_consensus.search.common_words import FUNCTION_WORDS
from clinical_consensus.search.compounds import apart, by_beginnings
from clinical_consensus.search.pieces import Word
from clinical_consensus.search.words import names, words

NOT_IN_TEXTS = frozenset({"words", "number", "id"})
"""The fields of the index whose words do not stand in the texts, and are not offered as near to another."""

_Texts = Mapping[str, Sequence[str]]
_Found = dict[str, list[Word]]


def field_words(field: str, texts: Iterable[str], *, language: str) -> Iterator[Word]:
    """Yield the words of the texts, in a language, "en", of a field of the index."""
    common = frozenset(FUNCTION_WORDS.get(language, "").split())
    read = partial(words, is_name=field in NOT_IN_TEXTS, is_english=language == "en", common=common)
    for text in texts:
        yield from names(text) if field == "authors" else read(text)


def words_of_each(texts_of: Sequence[_Texts], cache: Cache, *, language: str) -> list[_Found]:
    """Return the words of each question's texts by field, with the words with hyphens that it writes apart.

    Which words have hyphens is found out in all of them first; no text writes those of a number or an id apart.
    """
    keys = [_key(language, texts) for texts in texts_of]

    def single(place: int) -> _Found:
        return {field: list(field_words(field, texts, language=language)) for field, texts in texts_of[place].items()}

    found = _kept(cache, keys, single)
    in_texts = (each for fields in found for field, each in fields.items() if field not in NOT_IN_TEXTS)
    compounds = by_beginnings(word for each in in_texts for word in each if word.parts)
    if not compounds:
        return found

    def divided(place: int) -> _Found:
        return {
            field: [word for text in texts if field not in NOT_IN_TEXTS for word in apart(text, compounds)]
            for field, texts in texts_of[place].items()
        }

    of_compounds = _key(sorted(compounds.items()))
    added = _kept(cache, [_key(of_compounds, key) for key in keys], divided)
    return [{field: each + more[field] for field, each in one.items()} for one, more in zip(found, added, strict=True)]


def _kept(cache: Cache, keys: Sequence[str], make: Callable[[int], _Found]) -> list[_Found]:
    packed = cache.remembered(keys, lambda place: json.dumps(make(place)).encode())
    return [{field: [Word(*word) for word in each] for field, each in json.loads(found).items()} for found in packed]


def _key(*decides: object) -> str:
    return hashlib.sha256(json.dumps([code_digest(), unidata_version, *decides]).encode()).hexdigest()
