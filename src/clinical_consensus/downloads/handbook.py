"""The data of the handbook: its questions, cover, indexes and glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.groups import Grouped
from clinical_consensus.collection.people import facts_of_people
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.relations import Questions, Relations
from clinical_consensus.collection.text_width import line_count
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.editorial import Term
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.scales import Certainty, Level
from clinical_consensus.downloads.print_data import (
    PrintData,
    about_file,
    collection_for_print,
    fact_for_print,
    question_for_print,
)
from clinical_consensus.downloads.volumes import Volume, volumes_of

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
    share: str = ""
    """The bounds of a level, where the note is its definition."""
    facts: tuple[PrintData, ...] = ()
    """What is stated about an author."""


@dataclass(frozen=True)
class Index:
    """An index. `reading` is true if it is this site's own reading, not the source's."""

    name: str
    groups: tuple[Group, ...]
    reading: bool = False


def handbook_for_print(
    collection: CollectionView, paper: str, data_sha256: str, volume: Volume | None = None
) -> PrintData:
    """Return the data for handbook.typ: of the handbook, or of one volume where the collection has several.

    Without a `volume`, the handbook of such a collection has the contents, indexes and glossary of all of them. `paper`
    is one of PAPERS, `data_sha256` the hash of the collection's file: a volume does not show it, so that it
    is made anew only if what is in it has changed.
    """
    relations = collection.relations
    others = volumes_of(relations, relations.questions)
    questions = [collection.question[each.id] for each in _printed_in(relations, volume)]
    name = f", {volume.name}" if volume else ""
    return {
        "collection": collection_for_print(collection),
        "paper": paper,
        **about_file(
            f"{collection.title}: handbook{name}",
            collection,
            f"{collection.title}{name}: every question with its response word for word.",
        ),
        "sha256": "" if volume else data_sha256,
        "address": collection.site_url,
        "leaves_out": collection.leaves_out,
        "counted": _counted(relations, volume),
        "volume": volume.name if volume else "",
        "about": []
        if volume
        else [
            {
                "heading": passage.heading,
                "paragraphs": passage.paragraphs,
                "source": passage.source,
                "address": passage.address or "",
            }
            for passage in collection.profile.about
        ],
        "questions": list(_by_section(collection, questions)),
        "volumes": [] if volume else [{"name": each.name, "questions": _ids(each.questions)} for each in others],
        "elsewhere": dict(_elsewhere(collection, others, volume, questions)),
        "indexes": [] if volume else [asdict(index) for index in indexes(collection) if index.groups],
        "terms": [] if volume else [_term(term) for term in relations.collection.terms],
    }


def _printed_in(relations: Relations, volume: Volume | None) -> Questions:
    if volume:
        return volume.questions
    return () if volumes_of(relations, relations.questions) else relations.questions


def _counted(relations: Relations, volume: Volume | None) -> str:
    all_of_them = relations.counted(relations.questions)
    return f"{len(volume.questions)} of {all_of_them}" if volume else all_of_them


def _elsewhere(
    collection: CollectionView, others: Sequence[Volume], volume: Volume | None, questions: Sequence[QuestionView]
) -> Iterator[tuple[str, PrintData]]:
    """Yield where the questions are that this file refers to and does not have, by id."""
    wanted = {each for question in questions for each in question.related} if volume else set(collection.question)
    for other in others:
        for each in other.questions if other is not volume else ():
            if each.id in wanted:
                question = collection.question[each.id]
                yield (
                    each.id,
                    {
                        "number": question.number,
                        "numbering": question.numbering,
                        "heading": question.heading,
                        "standing": wording.bracketed(question.standing.marks),
                        "volume": other.name,
                        "address": f"{'' if volume else 'handbook/'}{other.stem}.pdf#nameddest={each.id}",
                    },
                )


def is_long(question: QuestionView, collection: CollectionView) -> bool:
    """Whether a question fills more than a page of the handbook, or has a table: its facts go below its answer."""
    texts = (question.rationale, *(fact for each in question.recommendations for fact in each.texts))
    if any(value.kind == "table" for fact in texts for value in fact.values):
        return True
    answers = sum(map(_answer_height, question.recommendations))
    others = [part.text.text for part in question.parts]
    others += [value.text for value in question.rationale.values] + [each.text for each in question.cited]
    others += [place.note for place in question.places] + [collection.cite(question)]
    narrow = [value.text for value in question.authors.values]
    narrow += [question.origin.text, collection.rights.text, *question.history]
    facts = sum(_height(text, 9, _FACTS) for text in narrow) + 150
    facts += sum(_fact_height(fact, _FACTS) for fact in question.further) + 16 * len(question.related)
    answers += _height(question.section.text, 12, _COLUMN) if question.section.is_stated else 0
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
    """Yield the indexes of a collection: strength, certainty if it is stated, consensus, authors, topics."""
    relations, groups, collection = view.relations, view.groups, view.relations.collection
    strengths = [
        Group(
            each.label,
            _ids(groups.directed.get(each.id, ())),
            inferred=each.id in groups.inferred,
            note=wording.definition(each.grade),
        )
        for each in view.strengths
    ]
    certainties = _defined(relations.certainties, groups.certainty, groups.inferred_certainties)
    levels = _defined(relations.levels, groups.consensus, groups.inferred_levels)
    authors = [
        Group(
            each.name,
            _ids(groups.author.get(each.id, ())),
            inferred=each.id in groups.inferred_authors,
            facts=tuple(map(fact_for_print, facts_of_people(relations, [each]))),
        )
        for each in collection.authors
    ]
    topics = [Group(each.label, _ids(relations.with_topic.get(each.id, ()))) for each in collection.topics]
    yield Index(view.strength_label, (*strengths, *_absent(groups.directed)))
    if certainties:
        yield Index(view.certainty_label, (*certainties, *_absent(groups.certainty)))
    yield Index(view.consensus_label, (*levels, *_absent(groups.consensus)))
    yield Index("Authors", (*authors, *_absent(groups.author)))
    yield Index("Topics", tuple(topics), reading=True)


def _defined(values: Iterable[Level | Certainty], questions_with: Grouped, inferred: frozenset[str]) -> list[Group]:
    return [
        Group(
            each.label,
            _ids(questions_with.get(each.id, ())),
            inferred=each.id in inferred,
            note=wording.definition(each),
            share=wording.share(each) if isinstance(each, Level) and each.definition else "",
        )
        for each in values
    ]


def _absent(found: Grouped) -> Iterator[Group]:
    """The questions that do not state it, by why they do not."""
    return (Group(reason, _ids(found[reason]), stated=False) for reason in wording.ABSENT if reason in found)


def _by_section(collection: CollectionView, questions: Sequence[QuestionView]) -> Iterator[PrintData]:
    """Yield what is printed of each question; the first of each section has its heading, if there are sections."""
    has_sections = any(question.section.is_stated for question in questions)
    before = ""
    for question in questions:
        section = question.section
        heading = section.isolated(section.separator) or f"{section.label}: {section.text}"
        heading = wording.NO_SECTION if section.silent else heading
        yield {
            **question_for_print(question, collection),
            "is_long": is_long(question, collection),
            **({"section": heading if heading != before else ""} if has_sections else {}),
        }
        before = heading


def _ids(questions: Iterable[Question]) -> tuple[str, ...]:
    return tuple(question.id for question in questions)


def _term(term: Term) -> PrintData:
    return {
        "abbreviation": term.abbreviation or "",
        "name": term.name,
        "spelled": wording.SPELLED[term.expanded_by] if term.abbreviation else "",
        "search": term.search,
    }
