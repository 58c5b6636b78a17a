"""The search index of a collection, and the texts that results show: scripts that a page loads when someone searches.

The index is what MiniSearch 7.2 serializes (serializationVersion 2), one document a question, so that the browser reads
it instead of building it. The documents of each word are packed, and unpacked when a search asks for the word. Words
are folded alike here and in docs/assets/javascripts/search.js: without accents, in lower case, in one of the spellings
that differ between British and American English (FOLDS travels in the index).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from clinical_consensus.collection.glossary import Glossary
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.editorial import Term
from clinical_consensus.contract.records import Question, Recommendation

FIELDS = ("title", "statements", "parts", "rationale", "authors", "topics", "words", "grades")

FOLDS = (
    ("ae|oe", "e"),
    ("(?<=[a-z]{2}[bdlmnrtv])our", "or"),
    ("(?<=[a-z]{3})is(?=(ed|es|ing|ation|e)s?$)", "iz"),
    ("tre$", "ter"),
    ("(?<=[a-z]{3})ies$", "y"),
)
"""Spellings told as one, and one plural: pattern and replacement, in this order."""

CHUNK = 20
"""How many questions' texts one file holds; a search loads only those of the results that it shows."""

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_IDEOGRAPH}]|[^\\W_{_IDEOGRAPH}]+")


def words(text: str) -> Iterator[str]:
    """Yield the folded words of a text; each ideograph is a word."""
    return map(_folded, _WORD.findall(_plain(text)))


def search_files(relations: Relations, glossary: Glossary) -> Mapping[str, str]:
    """Return the search scripts by path in the docs folder: the index, and the questions' texts in chunks."""
    questions = relations.questions
    chunks = [questions[start : start + CHUNK] for start in range(0, len(questions), CHUNK)]
    files = {"search/index.js": _script("index", _index(relations, glossary))}
    for number, chunk in enumerate(chunks):
        files[f"search/questions-{number}.js"] = _script(
            str(number), [_shown(question, relations) for question in chunk]
        )
    return files


def _plain(text: str) -> str:
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in decomposed if not unicodedata.category(character).startswith("M"))
    return text.lower()


@cache
def _folded(word: str) -> str:
    for pattern, replacement in FOLDS:
        word = re.sub(pattern, replacement, word)
    return word


def _script(name: str, value: object) -> str:
    written = json.dumps(json.dumps(value, ensure_ascii=False, separators=(",", ":")), ensure_ascii=True)
    return f"consensusSearch.take({json.dumps(name)}, JSON.parse({written}));\n"


def _texts(question: Question, relations: Relations, glossary: Glossary) -> Mapping[str, Iterable[str]]:
    """The texts of a question by the field under which they are found."""
    statements = [each.text for recommendation in question.recommendations for each in recommendation.statements]
    topics = [relations.topic[topic] for topic in question.topics]
    texts: dict[str, list[str]] = {
        "title": [question.title],
        "statements": statements,
        "parts": [part.text for part in question.parts],
        "rationale": list(question.rationale or ()),
        "authors": [name for author in question.authors or () for name in _spelled(relations.author[author].name)],
        "topics": [topic.label for topic in topics],
        "grades": list(_grades(question, relations)),
    }
    used = glossary.named([text for field in texts.values() for text in field])
    return {**texts, "words": ["question", str(question.number), *(word for term in used for word in _names(term))]}


def _spelled(name: str) -> Iterator[str]:
    """A name, and the same without its hyphens: "Wei-Ming" is looked for as "Weiming" too."""
    yield name
    if "-" in name:
        yield name.replace("-", "")


def _grades(question: Question, relations: Relations) -> Iterator[str]:
    for recommendation in question.recommendations:
        if recommendation.strength:
            yield relations.grade[recommendation.strength].label
        if recommendation.consensus:
            yield relations.level[recommendation.consensus.level].label


def _names(term: Term) -> Iterator[str]:
    if term.abbreviation:
        yield term.abbreviation
    yield term.name
    yield from term.search


def _search_words(glossary: Glossary) -> dict[str, list[str]]:
    """The terms that each search word, folded, leads to, as pages call them."""
    leads: dict[str, dict[str, None]] = defaultdict(dict)
    for term in glossary.terms:
        for name in _names(term):
            for word in words(name):
                leads[word][term.abbreviation or term.name] = None
    return {word: list(terms) for word, terms in sorted(leads.items())}


def _index(relations: Relations, glossary: Glossary) -> dict[str, Any]:
    postings: dict[str, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    lengths: dict[int, list[int]] = {}
    for number, question in enumerate(relations.questions):
        texts = _texts(question, relations, glossary)
        counts = [Counter(word for text in texts[field] for word in words(text)) for field in FIELDS]
        lengths[number] = [len(count) for count in counts]
        for field, count in enumerate(counts):
            for word, times in count.items():
                postings[word][field].append((number, times))
    questions = len(relations.questions)
    return {
        "folds": FOLDS,
        "ideographs": _IDEOGRAPH,
        "chunk": CHUNK,
        "words": [
            [word, {field: _packed(found) for field, found in fields.items()}]
            for word, fields in sorted(postings.items())
        ],
        "topics": [[topic.id, topic.label] for topic in relations.collection.topics],
        "names": _search_words(glossary),
        "strength": relations.collection.strength_scheme.label,
        "index": {
            "documentCount": questions,
            "nextId": questions,
            "documentIds": {number: number for number in range(questions)},
            "fieldIds": {field: number for number, field in enumerate(FIELDS)},
            "fieldLength": lengths,
            "averageFieldLength": [sum(field) / questions for field in zip(*lengths.values(), strict=True)],
            "storedFields": {},
            "dirtCount": 0,
            "index": [],
            "serializationVersion": 2,
        },
    }


def _packed(found: Iterable[tuple[int, int]]) -> list[int]:
    """Documents as steps from one to the next, the first from 0; after one that has the word n > 1 times, -n."""
    steps, last = [], 0
    for document, times in found:
        steps.append(document - last)
        if times > 1:
            steps.append(-times)
        last = document
    return steps


def _shown(question: Question, relations: Relations) -> dict[str, Any]:
    """What a result shows of a question: title, and of each recommendation its statements and its strength."""
    return {
        "id": question.id,
        "number": question.number,
        "title": question.title,
        "inferred": (question.id, "title") in relations.inferred,
        "withdrawn": question.id in relations.withdrawn,
        "recommendations": [_recommendation(question, each, relations) for each in question.recommendations],
    }


def _recommendation(question: Question, recommendation: Recommendation, relations: Relations) -> dict[str, Any]:
    grade = relations.grade[recommendation.strength] if recommendation.strength else None
    at = f"recommendations.{recommendation.id}"
    return {
        "id": recommendation.id,
        "strength": grade and {"id": grade.id, "label": grade.label},
        "inferred": [
            name for name in ("strength", "statements") if (question.id, f"{at}.{name}") in relations.inferred
        ],
        "statements": [[statement.id, statement.text] for statement in recommendation.statements],
    }
