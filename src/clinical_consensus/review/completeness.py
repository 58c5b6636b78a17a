"""Report, field by field, what each question states, infers, leaves unstated or does not hold, and where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact, State, Target
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.view import CollectionView

STATES: Mapping[State, str] = {
    "stated": "stated",
    "inferred": wording.INFERRED,
    "not-stated": "not stated",
    "not-transcribed": "not transcribed",
}
"""Each state in words."""

_LEAST_CERTAIN_FIRST: tuple[State, ...] = ("not-stated", "not-transcribed", "inferred", "stated")

_ALWAYS = {
    "title": "Title",
    "parts": "Parts",
    "recommendations.statements": "Response",
    "recommendations.strength": "Strength",
    "recommendations.consensus": "Consensus",
    "recommendations.vote": "Vote",
    "authors": "Authors",
    "rationale": "Rationale",
    "references": "References",
}
"""The kinds of fact that have a column in every collection, and the column's name."""

_OWN_SECTION = ("parts", "rationale", "references")
"""The kinds of fact that have their own section on a question's page."""


@dataclass(frozen=True)
class Cell:
    """One field of one question: its state, and the target in the page plan where it is shown."""

    state: State
    target: Target


@dataclass(frozen=True)
class CompletenessRow:
    """One question, and a cell for each column; None where the field does not apply (a question without parts)."""

    question: QuestionView
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Completeness:
    """The completeness of a collection."""

    view: CollectionView

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """The name of each column by the kind of its facts: the kinds of every collection, then those stated here."""
        further = {
            fact.kind: fact.column
            for question in self.view.questions
            for fact in question.every_fact
            if not fact.silent and fact.kind not in _ALWAYS and not fact.editorial
        }
        return {**_ALWAYS, **further}

    @cached_property
    def rows(self) -> tuple[CompletenessRow, ...]:
        """The row of every question, in the order of the questions."""
        return tuple(CompletenessRow(question, tuple(self._cells(question))) for question in self.view.questions)

    def cells(self, kind: str) -> tuple[Cell, ...]:
        """Return the cells of a column for the questions to which it applies."""
        index = list(self.columns).index(kind)
        return tuple(cell for row in self.rows if (cell := row.cells[index]))

    @cached_property
    def totals(self) -> Mapping[State, tuple[int, ...]]:
        """How many questions have each state in each column; an unusual state that none has is left out."""
        counted = [Counter(cell.state for cell in self.cells(kind)) for kind in self.columns]
        usual = ("stated", "inferred", "not-stated")
        return {
            state: tuple(count[state] for count in counted)
            for state in STATES
            if state in usual or any(count[state] for count in counted)
        }

    @property
    def of_collection(self) -> tuple[Fact, ...]:
        """The facts of the collection itself that are read by their class, if it states any; else none."""
        facts = tuple(fact for fact in self.view.every_fact if not fact.editorial)
        return facts if any(fact.is_stated for fact in facts) else ()

    def _cells(self, question: QuestionView) -> Iterable[Cell | None]:
        states: dict[str, list[State]] = {}
        for fact in question.every_fact:
            states.setdefault(fact.kind, []).append(_state(question, fact))
        for kind in self.columns:
            found = states.get(kind)
            yield Cell(min(found, key=_LEAST_CERTAIN_FIRST.index), _target(question, kind, found)) if found else None


def _state(question: QuestionView, fact: Fact) -> State:
    """The state of a fact; a related publication is stated where the page has one, if it is that of the collection."""
    return "stated" if fact is question.publication and question.origin.item else fact.state


def _target(question: QuestionView, kind: str, states: list[State]) -> Target:
    if kind.startswith("recommendations."):
        return "recommendation", question.recommendations[0].id
    if kind in _OWN_SECTION and all(state in ("stated", "inferred") for state in states):
        return f"question.{kind}", question.id
    return "question", question.id
