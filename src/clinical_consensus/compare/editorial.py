"""Find out whether the editors' own records, which no field change reports, changed between two editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.reader import Path, Reader
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.compare.field_change import FieldChange
from clinical_consensus.contract.questions import Statement
from clinical_consensus.contract.scales import Certainty, Grade, Level


def are_references_edited(was: QuestionView, now: QuestionView, changes: Sequence[FieldChange]) -> bool:
    """Return whether the references of a question changed in what their lines do not show, and `changes` thus not."""
    are_reported = any(change.field.partition(".")[0] == "references" for change in changes)
    return was.record.references != now.record.references and not are_reported


def are_aids_edited(was: QuestionView, now: QuestionView) -> bool:
    """Return whether the editors' own reading of a question changed, which no field change reports."""
    return _aids(was, now) != _aids(now, was)


def _aids(of: QuestionView, other: QuestionView) -> tuple[object, ...]:
    """Return the editors' own reading of a question, and of those statements that the other edition has too."""
    both = {statement.id for statement in _statements(other)}
    statements = [(each.id, each.role, each.answers) for each in _statements(of)]
    kept = sorted(each for each in statements if each[0] in both)
    texts = [each.text for each in _statements(of)]
    ids = [each[0] for each in statements] if texts == [each.text for each in _statements(other)] else []
    places = [
        (entry.field, entry.source, entry.lines, None if entry.is_inferred else entry.note)
        for entry in of.record.provenance
    ]
    further = [(fact.field, fact.text) for fact in of.every_fact if fact.editorial]
    gaps = (
        of.record.not_transcribed,
        [each.not_transcribed for each in of.record.recommendations if each.not_transcribed],
    )
    markers = of.record.citation_markers
    return of.record.topics, of.record.related, places, kept, ids, further, gaps, markers


def _statements(question: QuestionView) -> Iterator[Statement]:
    for recommendation in question.record.recommendations:
        yield from recommendation.statements


def is_collection_edited(was: CollectionView, now: CollectionView) -> bool:
    """Return whether anything changed outside the questions that no field change of the collection reports.

    That is what the collection says about itself, its language, how texts point to references, contact, terms, topics,
    authors' details, sources, and what other organizations mean by a grade.
    """
    return _records(was, now) != _records(now, was)


def _records(view: CollectionView, other: CollectionView) -> tuple[object, ...]:
    collection, profile = view.relations.collection, view.profile
    both = {record.id for record in _scale(other)}
    grades = [
        (record.id, record.rank, record.comparisons, _editorial(view, record))
        for record in _scale(view)
        if record.id in both
    ]
    further = [fact.text for fact in view.every_fact if fact.editorial]
    declared = profile.language, profile.citation_markers
    rest = declared, collection.sources, collection.authors, collection.terms, collection.topics
    return profile.about, profile.contact, profile.not_transcribed, grades, further, rest


def _editorial(view: CollectionView, record: Grade | Level | Certainty) -> list[str]:
    return [fact.text for fact in Reader(view.relations).further(Path(), record) if fact.editorial]


def _scale(view: CollectionView) -> Iterator[Grade | Level | Certainty]:
    yield from view.relations.collection.strength_scheme.grades
    yield from view.relations.collection.consensus_scheme.levels
    yield from view.relations.certainties
