"""The data of the handbook: its questions, cover, indexes and glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.relations import Questions
from clinical_consensus.collection.text_width import line_count
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.editorial import Term
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.scales import Grade, Level
from clinical_consensus.downloads.print_data import PrintData, about_file, collection_for_print, question_for_print

_COLUMN, _RESPONSE, _FACTS, _PAGE = 300, 275, 110, 640
"""In pt: the widths of the answer's column, of the response in it and of the facts next to it; the page's height."""

_NARROWER = 0.9
"""The width of Source Sans 3 relative to Arial, on whose letters the estimate is based."""


@dataclass(frozen=True)
class Group:
    """One line of an index with its questions, by id."""

    label: str
    questions: tuple[str, ...]
    stated: bool = True
    inferred: bool = False
    note: str = ""


@dataclass(frozen=True)
class Index:
    """An index. `reading` is true if it is this site's own reading, not the source's."""

    name: str
    groups: tuple[Group, ...]
    reading: bool = False


def handbook_for_print(collection: CollectionView, paper: str, data_sha256: str) -> PrintData:
    """Return the data for handbook.typ. `paper` is one of PAPERS, `data_sha256` the hash of the collection's file."""
    relations = collection.relations
    return {
        "collection": collection_for_print(collection),
        "paper": paper,
        **about_file(
            f"{collection.title}: handbook",
            collection.title,
            f"{collection.title}: every question with its response word for word.",
        ),
        "sha256": data_sha256,
        "address": collection.site_url,
        "counted": relations.counted(relations.questions),
        "about": [
            {
                "heading": passage.heading,
                "paragraphs": passage.paragraphs,
                "source": passage.source,
                "address": passage.address or "",
            }
            for passage in collection.profile.about
        ],
        "questions": [
            {**question_for_print(question, collection), "is_long": is_long(question, collection)}
            for question in collection.questions
        ],
        "indexes": [asdict(index) for index in indexes(collection) if index.groups],
        "terms": [_term(term) for term in relations.collection.terms],
    }


def is_long(question: QuestionView, collection: CollectionView) -> bool:
    """Whether a question fills more than a page of the handbook, so that its facts go below its answer."""
    answers = sum(map(_answer_height, question.recommendations))
    others = [part.text.text for part in question.parts]
    others += [value.text for value in question.rationale.values] + [each.text for each in question.cited]
    others += [place.note for place in question.places] + [collection.cite(question)]
    narrow = [value.text for value in question.authors.values]
    narrow += [question.origin.text, collection.rights.text, *question.history]
    facts = sum(_height(text, 9, _FACTS) for text in narrow) + 150
    facts += sum(_fact_height(fact, _FACTS) for fact in question.further) + 16 * len(question.related)
    return max(answers + sum(_height(text, 10, _COLUMN) for text in others), facts) > _PAGE


def _answer_height(recommendation: RecommendationView) -> float:
    definitions = (fact.definition for fact in recommendation.graded)
    return (
        _height(recommendation.unbroken, 12.4, _RESPONSE)
        + sum(_height(text, 9, _RESPONSE) for text in definitions)
        + 110
        + sum(_fact_height(fact, _RESPONSE) for fact in recommendation.further)
    )


def _fact_height(fact: Fact, width: float) -> float:
    return sum(_height(text, 10, width) for text in (fact.heading, fact.text, fact.definition))


def _height(text: str, size: float, width: float) -> float:
    return line_count(text, size * _NARROWER, width) * size * 1.4 + 8 if text else 0


def indexes(view: CollectionView) -> Iterator[Index]:
    """Yield the indexes of a collection: strength, consensus, authors, topics."""
    relations, collection = view.relations, view.relations.collection
    strengths = _defined(relations.grades, relations.with_strength, view.inferred_grades)
    levels = _defined(relations.levels, relations.with_consensus, view.inferred_levels)
    authors = [
        Group(each.name, _ids(relations.with_author.get(each.id, ())), inferred=each.id in view.inferred_authors)
        for each in collection.authors
    ]
    topics = [Group(each.label, _ids(relations.with_topic.get(each.id, ()))) for each in collection.topics]
    yield Index(collection.strength_scheme.label, (*strengths, *_unstated(relations.with_strength.get(None))))
    yield Index(collection.consensus_scheme.label, (*levels, *_unstated(relations.with_consensus.get(None))))
    yield Index("Authors", (*authors, *_unstated(relations.with_author.get(None))))
    yield Index("Topics", tuple(topics), reading=True)


def _defined(
    values: Iterable[Grade | Level], questions_with: Mapping[str | None, Questions], inferred: frozenset[str]
) -> list[Group]:
    return [
        Group(
            each.label,
            _ids(questions_with.get(each.id, ())),
            inferred=each.id in inferred,
            note=wording.definition(each),
        )
        for each in values
    ]


def _unstated(questions: Questions | None) -> Iterator[Group]:
    if questions:
        yield Group(wording.NOT_STATED, _ids(questions), stated=False)


def _ids(questions: Iterable[Question]) -> tuple[str, ...]:
    return tuple(question.id for question in questions)


def _term(term: Term) -> PrintData:
    return {
        "abbreviation": term.abbreviation or "",
        "name": term.name,
        "spelled": wording.SPELLED[term.expanded_by] if term.abbreviation else "",
        "search": term.search,
    }
