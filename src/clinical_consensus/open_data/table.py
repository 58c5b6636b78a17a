"""The questions as a table with a row for each statement; every cell is a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact, visible
from clinical_consensus.collection.people import facts_of_people
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.open_data.columns import KNOWN_COLUMNS, VOTE_COLUMNS, Column, Subject, mark_column
from clinical_consensus.open_data.spreadsheet import Grid

_WIDTH, _MARK_WIDTH = 30, 10

_OWNERS = {"": "question", "recommendations": "recommendation", "recommendations.statements": "statement"}
"""What a fact belongs to, by the path in its kind, where the path's last word does not name it."""

_SCALES = ("recommendations.certainty",)
"""The kinds of facts on a scale that the source names and defines."""

_SEVERAL = ("parts", "authors", "recused")
"""The owners of which a question can have several, so that a cell names each."""


def statement_table(view: CollectionView) -> Grid:
    """Return the table with a row for each statement, in the order of the questions' numbers.

    Everything that the collection states has a column: after the known columns there is one for each other kind of
    fact, and one for its marks if some are inferred. What the contract publishes as not stated says so; a mark is
    "placement inferred" or nothing.
    """
    subjects = tuple(_subjects(view))
    votes = tuple(column for column in VOTE_COLUMNS if any(map(column.cell, subjects)))
    columns = (*KNOWN_COLUMNS, *votes, *_further_columns(view))
    rows = tuple(tuple(column.cell(subject) for column in columns) for subject in subjects)
    return Grid("Questions", tuple((column.name, column.width) for column in columns), rows)


def _subjects(view: CollectionView) -> Iterator[Subject]:
    for question in view.questions:
        for recommendation in question.recommendations:
            for statement in recommendation.statements:
                yield Subject(view, question, recommendation, statement)


def _further_columns(view: CollectionView) -> Iterator[Column]:
    known = {column.kind for column in KNOWN_COLUMNS}
    taken = {column.name for column in KNOWN_COLUMNS}
    of_questions = (fact for question in view.questions for fact in visible(question.every_fact))
    for kind, facts in _by_kind(of_questions, known).items():
        owner = _owner(kind)
        name = _name(facts[0], owner, taken)
        yield from _columns(name, owner, kind, any(fact.is_inferred for fact in facts))
        if any(fact.definition for fact in facts):
            yield _definitions(f"{name} definition", kind)
    for fact in view.facts:
        yield _constant(_name(fact, "collection", taken), fact.text)
    others = facts_of_people(view.relations, view.relations.unnamed)
    for facts in _by_kind(others, ()).values():
        texts = (f"{wording.isolated(fact.owner)}: {fact.text}" for fact in facts)
        yield _constant(_name(facts[0], "people whom no question names", taken), "\n".join(texts))


def _by_kind(facts: Iterable[Fact], known: Collection[str]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind not in known:
            found.setdefault(fact.kind, []).append(fact)
    return found


def _owner(kind: str) -> str:
    """What the facts of a kind belong to, as named in columns: "parts", "strength"."""
    path = kind.rpartition(".")[0]
    return _OWNERS.get(path, path.rpartition(".")[2])


def _definitions(name: str, kind: str) -> Column:
    """The column of how the source defines the values of a kind of fact."""
    return Column(name, _WIDTH, lambda row: "\n".join(fact.definition for fact in row.facts if fact.kind == kind))


def _name(fact: Fact, owner: str, taken: set[str]) -> str:
    """A name that no other column has, such as "duration (parts)"; for a scale, with the source's name for it."""
    if fact.kind in _SCALES:
        return f"{fact.class_label.lower()}: {fact.label}"
    mark = f" ({wording.OUR_READING})" if fact.editorial else ""
    name = f"{fact.class_label.lower()} ({owner}){mark}"
    if name in taken:
        name = f"{name} [{fact.kind}]"
    taken.add(name)
    return name


def _columns(name: str, owner: str, kind: str, has_marks: bool) -> Iterator[Column]:
    """The column of a kind of fact, and the column of its marks."""

    def facts_in(row: Subject) -> list[Fact]:
        return [fact for fact in row.facts if fact.kind == kind]

    def text(row: Subject) -> str:
        facts = facts_in(row)
        return "\n".join(f"{wording.isolated(fact.owner)}: {fact.text}" if several else fact.text for fact in facts)

    def marks(row: Subject) -> str:
        inferred = [fact for fact in facts_in(row) if fact.is_inferred]
        if several:
            return "; ".join(wording.isolated(fact.owner) for fact in inferred)
        return wording.INFERRED if inferred else ""

    several = owner in _SEVERAL
    yield Column(name, _WIDTH, text, kind)
    if has_marks:
        yield Column(mark_column(name), _MARK_WIDTH, marks)


def _constant(name: str, text: str) -> Column:
    """The column of a fact about the collection itself, repeated in every row."""
    return Column(name, _WIDTH, lambda _: text)
