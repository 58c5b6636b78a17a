"""The search index of a collection, as scripts that a page loads for a search: what it needs of it, and no more.

The index is a sorted list of words (search/words.py), cut into parts by their beginnings: `search/words-N.js`. The
list of the questions that have a word is packed as steps from one to the next, and unpacked when a search needs it by
docs/assets/javascripts/search-index.js.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from clinical_consensus.collection import wording
from clinical_consensus.collection.glossary import Glossary
from clinical_consensus.collection.language import locale
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.editorial import Term
from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from clinical_consensus.search.compounds import inside, only_inside
from clinical_consensus.search.numbers import number_key
from clinical_consensus.search.pieces import OF_CASE, OF_EPONYM, Word
from clinical_consensus.search.scripts import script
from clinical_consensus.search.table import table_of
from clinical_consensus.search.terms import terms_in, words_of_term
from clinical_consensus.search.texts import asked_facts, fact_labels, searched_facts, shown_texts
from clinical_consensus.search.words_of_texts import NOT_IN_TEXTS, field_words, words_of_each

SEARCH_RECEIVER = "consensusSearch"
"""The object of search.js that receives the index and the texts."""
_FIELDS = (
    "title", "statements", "parts", "rationale", "authors", "topics", "words", "strength", "consensus", "number",
    "facts", "id",
)  # fmt: skip
"""What search finds a question by: "words" are the names and search words of the terms in its texts, "number" its
number, "facts" those that are read by their class alone, and the certainty."""

_ID = _FIELDS.index("id")
_ZERO_LAST = re.compile(r"\d[.,]\d*0(?!\d)")
PART_BYTES = 60_000
"""About the size of a part of the index in bytes; one letter of a query may need several."""

QUESTIONS_IN_FILE = 20
"""The number of questions whose texts are in one file; a search loads only the files of the results that it shows."""

_Postings = dict[int, list[int]]
_Words = Mapping[str, Collection[Word]]


class _Entry:
    """A word of the index: the questions with it by field, whole, in parts, and only as a part of one with hyphens."""

    __slots__ = ("apart", "divisions", "forms_of", "inside", "whole", "within")

    def __init__(self) -> None:
        self.whole: _Postings = {}
        self.apart: _Postings = {}
        self.inside: _Postings = {}
        self.divisions: dict[str, None] = {}
        """The ways in which texts divide it with hyphens: "non-weight-bearing", "nonweight-bearing"."""

        self.within: dict[str, tuple[Any, ...]] = {}
        self.forms_of: dict[str, str] = {}
        """The keys of the words that are also written so, each with how it is written: "oedema", "oe-dema"."""

    def add(self, parts: str, field: int, question: int) -> None:
        """Add a question with the word, which it has whole or in `parts`; questions come in order."""
        questions = (self.apart if parts else self.whole).setdefault(field, [])
        if not questions or questions[-1] != question:
            questions.append(question)
        if parts:
            self.divisions[parts] = None

    @property
    def parts(self) -> str:
        """Its parts, as the first text divides it; "" if none does."""
        return next(iter(self.divisions), "")

    @property
    def is_in_texts(self) -> bool:
        """Whether it is more than a search word, a number or an id."""
        return any(_FIELDS[field] not in NOT_IN_TEXTS for field in (*self.whole, *self.apart))

    def packed(self, key: str) -> list[Any]:
        """The entry as the index has it, without what is empty at its end."""
        within = [(word, *named) for word, named in self.within.items()]
        of, divisions = list(self.forms_of.items()), " ".join(self.divisions)
        whole = [key, _packed(self.whole), _packed(self.apart), divisions, within, _packed(self.inside), of]
        while not whole[-1]:
            whole.pop()
        return whole


def search_files(view: CollectionView, glossary: Glossary, cache: Cache = NOTHING_KEPT) -> Mapping[str, str]:
    """Return the search scripts by path in the docs folder.

    They are `search/index.js`, which says where everything is, the parts of the index, all its words, among which the
    nearest to a word are sought, and the questions' texts in chunks. `cache` has the words of texts of earlier runs.
    """
    found = list(_found(view, glossary, cache))
    number_of = {term.id: number for number, term in enumerate(glossary.terms)}
    shown = shown_texts(view, [[number_of[term.id] for term in terms] for _, terms in found])
    chunks = [shown[start : start + QUESTIONS_IN_FILE] for start in range(0, len(shown), QUESTIONS_IN_FILE)]
    entries = sorted(_entries(words for words, _ in found).items(), key=lambda entry: entry[0].encode("utf-16-be"))
    parts = list(_parts(entry.packed(key) for key, entry in entries))
    files: dict[str, Any] = {"index": _settings(view, glossary, [part[0][0] for part in parts], len(shown))}
    untyped = {files["index"]["table"]["denied_by"][0]}
    files["index"]["untyped"] = [key for key, _ in entries if key.endswith(OF_CASE) or key in untyped]
    files |= {f"words-{number}": part for number, part in enumerate(parts)}
    files["vocabulary"] = [key for key, entry in entries if _is_word(key) and entry.is_in_texts]
    files |= {f"questions-{number}": chunk for number, chunk in enumerate(chunks)}
    return {f"search/{name}.js": script(SEARCH_RECEIVER, name, content) for name, content in files.items()}


def _is_word(key: str) -> bool:
    """Whether a key has more than three characters, all letters but the mark of a word in a name."""
    return len(key) > 3 and key.removesuffix(OF_EPONYM).isalpha()


def _texts(view: CollectionView, question: QuestionView) -> Mapping[str, list[str]]:
    """The texts of a question by their field in the index, without the words of the glossary."""
    answers = question.recommendations
    further = (fact for facts in (*map(searched_facts, answers), asked_facts(question)) for fact in facts)
    return {
        "title": [question.title.text],
        "statements": [statement.text for each in answers for statement in each.statements],
        "parts": [part.text.text for part in question.parts],
        "rationale": [value.text for value in question.rationale.values],
        "authors": [author.text for author in question.authors.values],
        "topics": [view.relations.topic[topic].label for topic in question.record.topics],
        "strength": [each.strength.text for each in answers if each.strength.is_stated],
        "consensus": [each.consensus.text for each in answers if each.consensus.is_stated],
        "facts": [fact.text for fact in further],
    }


def _addresses(question: QuestionView) -> Mapping[str, list[str]]:
    """By which number and which id a question is found; "1.10", which as a figure would be 1.1, only as a whole."""
    printed = question.record.printed_number
    numbers = [*([] if _ZERO_LAST.search(printed) else [printed]), question.id.split("-")[-1]]
    return {"number": numbers, "id": [question.id]}


def _found(view: CollectionView, glossary: Glossary, cache: Cache) -> Iterator[tuple[_Words, tuple[Term, ...]]]:
    """The words of each question by field, with the terms in its texts; at last those of the collection's facts."""
    language = locale(view.spoken.language).language
    words_in = partial(field_words, language=language)
    texts_of = [_texts(view, question) for question in view.questions]
    with_addresses = [{**texts, **_addresses(each)} for each, texts in zip(view.questions, texts_of, strict=True)]
    for question, texts, words_found in zip(
        view.questions, texts_of, words_of_each(with_addresses, cache, language=language), strict=True
    ):
        number = chain(words_found["number"], filter(None, [number_key(question.record.printed_number)]))
        terms = terms_in(chain.from_iterable(texts.values()), glossary)
        found = {**words_found, "number": number, "words": (word for term in terms for word in words_of_term(term))}
        yield {field: dict.fromkeys(each) for field, each in found.items()}, terms
    if view.facts:
        yield {"facts": dict.fromkeys(words_in("facts", (fact.text for fact in view.facts)))}, ()


def _entries(words_found: Iterable[_Words]) -> Mapping[str, _Entry]:
    entries: dict[str, _Entry] = defaultdict(_Entry)
    for question, found in enumerate(words_found):
        for field, name in enumerate(_FIELDS):
            here = found.get(name, ())
            for key, parts, written in here:
                entries[key].add(parts, field, question)
                if written:
                    entries[written.replace("-", "")].forms_of[key] = written
            if name not in NOT_IN_TEXTS:
                for part in only_inside(here):
                    entries[part].inside.setdefault(field, []).append(question)
    for key, entry in list(entries.items()):
        for part in _known_by(entry):
            entries[part].within[key] = (entry.parts,) if entry.is_in_texts else (entry.parts, 1)
    return entries


def _known_by(entry: _Entry) -> Iterable[str]:
    """The parts of a word with hyphens that know of it; of an id, whose first parts many have, only the last."""
    parts = list(inside(Word("", entry.parts)))
    return parts if entry.is_in_texts or entry.whole or _ID not in entry.apart else entry.parts.split("-")[-1:]


def _packed(places: _Postings) -> dict[int, list[int]] | int:
    """The questions of each field as steps from one to the next, starting at 0; 0 if there are none."""
    return {
        field: [question - last for last, question in zip([0, *questions], questions, strict=False)]
        for field, questions in places.items()
    } or 0


def _parts(entries: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    """The entries in parts of about PART_BYTES."""
    part: list[list[Any]] = []
    size = 0
    for entry in entries:
        part.append(entry)
        size += len(json.dumps(entry, separators=(",", ":")))
        if size > PART_BYTES:
            yield part
            part, size = [], 0
    if part:
        yield part


def _settings(view: CollectionView, glossary: Glossary, starts: list[str], documents: int) -> dict[str, Any]:
    terms_of: dict[str, dict[int, None]] = defaultdict(dict)
    spoken = view.spoken
    for number, term in enumerate(glossary.terms):
        for word in words_of_term(term):
            terms_of[word.key][number] = None
    return {
        "table": table_of(locale(spoken.language).language, has_decimal_comma=spoken.has_decimal_comma),
        "documents": documents,
        "fields": _FIELDS,
        "not_in_texts": sorted(NOT_IN_TEXTS),
        "starts": starts,
        "chunk": QUESTIONS_IN_FILE,
        "topics": [[topic.id, topic.label] for topic in view.relations.collection.topics],
        "terms": [term.abbreviation or term.name for term in glossary.terms],
        "names": [[key, list(terms)] for key, terms in sorted(terms_of.items())],
        "strength": view.strength_label,
        "consensus": view.consensus_label,
        "labels": fact_labels(view),
        "not_stated": wording.NOT_STATED,
        "inferred": wording.INFERRED,
        **({"collection": documents - 1} if view.facts else {}),
    }
