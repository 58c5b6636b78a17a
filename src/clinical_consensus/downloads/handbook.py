"""What the handbook says beside its questions: contents of the cover, indexes, glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from clinical_consensus.collection import wording
from clinical_consensus.collection.old_view import Imprint, Sheet
from clinical_consensus.collection.relations import Questions, Relations
from clinical_consensus.contract.editorial import Term
from clinical_consensus.contract.records import Question
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads.text_width import line_count

_COLUMN, _RESPONSE, _FACTS, _PAGE = 300, 275, 110, 640
"""In pt: the width of the column that holds the answer, of the response in it, of the facts beside, and the height."""

_NARROWER = 0.9
"""How wide Source Sans 3 is beside Arial, whose letters the estimate knows."""


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
    """An index; `reading` where it is this site's own aid."""

    name: str
    groups: tuple[Group, ...]
    reading: bool = False


def handbook(
    relations: Relations, imprint: Imprint, sheets: Iterable[Sheet], settings: Settings, data_sha256: str
) -> dict[str, object]:
    """Return the data of templates/print/handbook.typ. `data_sha256` is the hash of the collection's file."""
    return {
        "imprint": asdict(imprint),
        "paper": settings.paper,
        "description": f"{imprint.title}: every question with its response word for word.",
        "sha256": data_sha256,
        "address": settings.site_url,
        "about": [
            {**passage.model_dump(), "address": passage.address or ""} for passage in relations.collection.profile.about
        ],
        "questions": [
            {**asdict(sheet), "heading": sheet.heading, "is_long": is_long(sheet, imprint)} for sheet in sheets
        ],
        "indexes": [asdict(index) for index in indexes(relations) if index.groups],
        "terms": [_term(term) for term in relations.collection.terms],
    }


def is_long(sheet: Sheet, imprint: Imprint) -> bool:
    """Whether a question fills more than a page of the handbook, so that its facts stand below its answer."""
    answers = sum(
        _height(answer.response, 12.4, _RESPONSE)
        + sum(_height(fact.note, 9, _COLUMN) for fact in (answer.strength, answer.consensus))
        + 110
        for answer in sheet.answers
    )
    others = [part.text for part in sheet.parts] + [*sheet.rationale, *(each.text for each in sheet.references)]
    others += [each.note for each in sheet.standing] + [sheet.cite]
    facts = [*sheet.authors, imprint.text, imprint.rights.text, *sheet.history]
    beside = sum(_height(text, 9, _FACTS) for text in facts) + 150
    return max(answers + sum(_height(text, 10, _COLUMN) for text in others), beside) > _PAGE


def _height(text: str, size: float, width: float) -> float:
    return line_count(text, size * _NARROWER, width) * size * 1.4 + 8 if text else 0


def indexes(relations: Relations) -> Iterator[Index]:
    """Yield the indexes of a collection: strength, consensus, authors, topics."""
    collection = relations.collection
    strengths = [
        Group(
            each.label,
            _ids(relations.with_strength.get(each.id, ())),
            inferred=each.id in relations.inferred_grades,
            note=wording.definition(each),
        )
        for each in relations.grades
    ]
    levels = [
        Group(
            each.label,
            _ids(relations.with_consensus.get(each.id, ())),
            inferred=each.id in relations.inferred_levels,
            note=wording.definition(each),
        )
        for each in relations.levels
    ]
    authors = [
        Group(each.name, _ids(relations.with_author.get(each.id, ())), inferred=each.id in relations.inferred_authors)
        for each in collection.authors
    ]
    topics = [Group(each.label, _ids(relations.with_topic.get(each.id, ()))) for each in collection.topics]
    yield Index(collection.strength_scheme.label, (*strengths, *_unstated(relations.with_strength.get(None))))
    yield Index(collection.consensus_scheme.label, (*levels, *_unstated(relations.with_consensus.get(None))))
    yield Index("Authors", (*authors, *_unstated(relations.with_author.get(None))))
    yield Index("Topics", tuple(topics), reading=True)


def _unstated(questions: Questions | None) -> Iterator[Group]:
    if questions:
        yield Group(wording.NOT_STATED, _ids(questions), stated=False)


def _ids(questions: Iterable[Question]) -> tuple[str, ...]:
    return tuple(question.id for question in questions)


def _term(term: Term) -> dict[str, object]:
    return {
        "abbreviation": term.abbreviation or "",
        "name": term.name,
        "spelled": wording.SPELLED[term.expanded_by] if term.abbreviation else "",
        "search": term.search,
    }
