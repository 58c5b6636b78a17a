"""The search index of a collection and the texts that results show, as scripts that a page loads for a search.

The index has MiniSearch 7.2's serialized format (serializationVersion 2), one document per question, so that the
browser need not build it. The list of documents for each word is packed, and unpacked when a search needs the word.
Words are folded in the same way here and in docs/assets/javascripts/search.js: accents removed, in lower case, with one
spelling where British and American English differ (the index contains SPELLINGS).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from clinical_consensus.collection import wording
from clinical_consensus.collection.glossary import Glossary
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.editorial import Term
from clinical_consensus.pages.scripts import script

_RECEIVER = "consensusSearch"
"""The object of search.js that receives the index and the texts."""

_FIELDS = ("title", "statements", "parts", "rationale", "authors", "topics", "words", "grades")
_FURTHER = "facts"
"""The field for facts that are read by their class alone; present only if a question or the collection states any."""

SPELLINGS = (
    ("ae|oe", "e"),
    ("(?<=[a-z]{2}[bdlmnrtv])our", "or"),
    ("(?<=[a-z]{3})is(?=(ed|es|ing|ation|e)s?$)", "iz"),
    ("tre$", "ter"),
    ("(?<=[a-z]{3})ies$", "y"),
)
"""Patterns and replacements, applied in this order: spellings that count as one, and one plural."""

_FOLDS = tuple((re.compile(pattern), replacement) for pattern, replacement in SPELLINGS)

QUESTIONS_IN_FILE = 20
"""The number of questions whose texts are in one file; a search loads only the files of the results that it shows."""

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_IDEOGRAPH}]|[^\\W_{_IDEOGRAPH}]+")


def folded_words(text: str) -> Iterator[str]:
    """Yield the folded words of a text; each ideograph is a word."""
    return map(_folded, _WORD.findall(_plain(text)))


def search_files(view: CollectionView, glossary: Glossary) -> Mapping[str, str]:
    """Return the search scripts by path in the docs folder: the index, and the questions' texts in chunks."""
    shown = [_shown(question) for question in view.questions]
    if view.facts:
        shown.append(_shown_collection(view))
    chunks = [shown[start : start + QUESTIONS_IN_FILE] for start in range(0, len(shown), QUESTIONS_IN_FILE)]
    files = {"search/index.js": script(_RECEIVER, "index", _index(view, glossary))}
    for number, chunk in enumerate(chunks):
        files[f"search/questions-{number}.js"] = script(_RECEIVER, str(number), chunk)
    return files


def _plain(text: str) -> str:
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in decomposed if not unicodedata.category(character).startswith("M"))
    return text.lower()


@cache
def _folded(word: str) -> str:
    for pattern, replacement in _FOLDS:
        word = pattern.sub(replacement, word)
    return word


def _texts(view: CollectionView, question: QuestionView, glossary: Glossary) -> Mapping[str, Iterable[str]]:
    """The texts of a question by their field in the index."""
    answers = question.recommendations
    graded = (fact for each in answers for fact in (each.strength, each.consensus))
    further = (fact for facts in (*(each.further for each in answers), question.further) for fact in facts)
    texts: dict[str, list[str]] = {
        "title": [question.title.text],
        "statements": [statement.text for each in answers for statement in each.statements],
        "parts": [part.text.text for part in question.parts],
        "rationale": [value.text for value in question.rationale.values],
        "authors": [name for author in question.authors.values for name in _spelled(author.text)],
        "topics": [view.relations.topic[topic].label for topic in question.record.topics],
        "grades": [fact.text for fact in graded if fact.is_stated],
        _FURTHER: [fact.text for fact in further],
    }
    used = glossary.named([text for field in texts.values() for text in field])
    return {**texts, "words": ["question", str(question.number), *(word for term in used for word in _names(term))]}


def _spelled(name: str) -> Iterator[str]:
    """A name, and the same without hyphens: readers also search "Wei-Ming" as "Weiming"."""
    yield name
    if "-" in name:
        yield name.replace("-", "")


def _names(term: Term) -> Iterator[str]:
    if term.abbreviation:
        yield term.abbreviation
    yield term.name
    yield from term.search


def _search_words(glossary: Glossary) -> dict[str, list[str]]:
    """The terms that each folded search word leads to, by the names that pages use."""
    terms_of: dict[str, dict[str, None]] = defaultdict(dict)
    for term in glossary.terms:
        for name in _names(term):
            for word in folded_words(name):
                terms_of[word][term.abbreviation or term.name] = None
    return {word: list(terms) for word, terms in sorted(terms_of.items())}


def _index(view: CollectionView, glossary: Glossary) -> dict[str, Any]:
    postings: dict[str, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    lengths: dict[int, list[int]] = {}
    found = [_texts(view, question, glossary) for question in view.questions]
    if view.facts:
        found.append({_FURTHER: [fact.text for fact in view.facts]})
    fields = (*_FIELDS, *([_FURTHER] if any(texts.get(_FURTHER) for texts in found) else []))
    for number, texts in enumerate(found):
        counts = [Counter(chain.from_iterable(map(folded_words, texts.get(field, ())))) for field in fields]
        lengths[number] = [len(count) for count in counts]
        for field, count in enumerate(counts):
            for word, times in count.items():
                postings[word][field].append((number, times))
    documents = len(found)
    return {
        "folds": SPELLINGS,
        "ideographs": _IDEOGRAPH,
        "chunk": QUESTIONS_IN_FILE,
        "words": [
            [word, {field: _packed(places) for field, places in by_field.items()}]
            for word, by_field in sorted(postings.items())
        ],
        "topics": [[topic.id, topic.label] for topic in view.relations.collection.topics],
        "names": _search_words(glossary),
        "strength": view.strength_label,
        "not_stated": wording.NOT_STATED,
        "inferred": wording.INFERRED,
        **({"collection": documents - 1} if view.facts else {}),
        "index": {
            "documentCount": documents,
            "nextId": documents,
            "documentIds": {number: number for number in range(documents)},
            "fieldIds": {field: number for number, field in enumerate(fields)},
            "fieldLength": lengths,
            "averageFieldLength": [sum(field) / documents for field in zip(*lengths.values(), strict=True)],
            "storedFields": {},
            "dirtCount": 0,
            "index": [],
            "serializationVersion": 2,
        },
    }


def _packed(found: Iterable[tuple[int, int]]) -> list[int]:
    """Documents as steps from one to the next, starting at 0; -n follows a document with the word n > 1 times."""
    steps, last = [], 0
    for document, times in found:
        steps.append(document - last)
        if times > 1:
            steps.append(-times)
        last = document
    return steps


def _shown(question: QuestionView) -> dict[str, Any]:
    """What a result shows of a question: its title, and each recommendation's statements and strength."""
    return {
        "id": question.id,
        "number": question.number,
        "title": question.title.text,
        "inferred": question.title.is_inferred,
        "withdrawn": question.withdrawn is not None,
        "recommendations": [_recommendation(each) for each in question.recommendations],
    }


def _shown_collection(view: CollectionView) -> dict[str, Any]:
    """What a result shows of the collection itself; it links to the page about the collection."""
    return {"page": "about/", "title": f"About {view.title}", "recommendations": []}


def _recommendation(recommendation: RecommendationView) -> dict[str, Any]:
    strength = recommendation.strength
    return {
        "id": recommendation.id,
        "strength": {"id": strength.values[0].id, "label": strength.text} if strength.is_stated else None,
        "inferred": [fact.name for fact in (strength, recommendation.response) if fact.is_inferred],
        "statements": [[statement.id, statement.text] for statement in recommendation.statements],
    }
