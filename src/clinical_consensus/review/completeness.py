"""What each question states, infers or leaves unstated, field by field, and where that can be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.records import Question

STATED, INFERRED, NOT_STATED = "stated", "inferred", "not stated"

FIELDS = ("Title", "Parts", "Response", "Strength", "Consensus", "Vote", "Authors", "Rationale", "References")


@dataclass(frozen=True)
class Cell:
    """One field of one question: its state, and the target of the page plan where it stands."""

    state: str
    target: tuple[str, str]


@dataclass(frozen=True)
class Row:
    """One question, a cell for each of FIELDS; None where the field does not apply (a question without parts)."""

    question: Question
    cells: tuple[Cell | None, ...]


def rows(relations: Relations) -> tuple[Row, ...]:
    """Return the row of every question, in the order of the numbers."""
    return tuple(Row(question, _cells(relations, question)) for question in relations.questions)


def totals(table: tuple[Row, ...]) -> tuple[Mapping[str, int], ...]:
    """Return how many questions have each state, for each of FIELDS."""
    return tuple(
        Counter(cell.state for row in table if (cell := row.cells[index]) is not None) for index in range(len(FIELDS))
    )


def _cells(relations: Relations, question: Question) -> tuple[Cell | None, ...]:
    def state(field: str, value: object) -> str:
        if not value:
            return NOT_STATED
        return INFERRED if (question.id, field) in relations.inferred else STATED

    def of_parts(states: list[str]) -> str:
        """Several values count as the least certain of them."""
        return next(each for each in (NOT_STATED, INFERRED, STATED) if each in states)

    def of_recommendations(name: str, value: str = "") -> str:
        found = [
            state(
                f"recommendations.{each.id}.{name}",
                each.consensus and each.consensus.vote if value else getattr(each, name),
            )
            for each in question.recommendations
        ]
        return of_parts(found)

    parts = of_parts([state(f"parts.{part.id}", part.text) for part in question.parts]) if question.parts else None
    answer = ("recommendation", question.recommendations[0].id)
    here = ("question", question.id)
    return (
        Cell(state("title", question.title), here),
        Cell(parts, ("question.parts", question.id)) if parts else None,
        Cell(of_recommendations("statements"), answer),
        Cell(of_recommendations("strength"), answer),
        Cell(of_recommendations("consensus"), answer),
        Cell(of_recommendations("consensus", "vote"), answer),
        Cell(state("authors", question.authors), here),
        Cell(
            state("rationale", question.rationale), ("question.rationale", question.id) if question.rationale else here
        ),
        Cell(
            state("references", question.references),
            ("question.references", question.id) if question.references else here,
        ),
    )
