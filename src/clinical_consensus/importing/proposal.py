"""Compare a draft with a collection that is published: what a newer document would change in its questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from clinical_consensus.compare.comparison import EditionComparison
from clinical_consensus.compare.editions import compare
from clinical_consensus.contract.questions import Question, Recommendation
from clinical_consensus.contract.records import Collection


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_HasId)


def proposed(published: Collection, draft: Collection) -> EditionComparison:
    """Return the comparison of a published collection with the questions of a draft.

    What a document does not state is taken from the published collection: its profile, the definitions of its scales,
    and the editors' own fields of each question. Questions are the same if their ids are.
    """
    old = {question.id: question for question in published.questions}
    questions = tuple(_with_editorial(question, old) for question in draft.questions)
    strengths, levels = published.strength_scheme, published.consensus_scheme
    certainties = published.certainty_scheme or draft.certainty_scheme
    added = draft.certainty_scheme.levels if draft.certainty_scheme else ()
    new = published.model_copy(
        update={
            "questions": questions,
            "authors": _union(published.authors, draft.authors),
            "strength_scheme": strengths.model_copy(
                update={"grades": _union(strengths.grades, draft.strength_scheme.grades)}
            ),
            "consensus_scheme": levels.model_copy(
                update={"levels": _union(levels.levels, draft.consensus_scheme.levels)}
            ),
            "certainty_scheme": certainties
            and certainties.model_copy(update={"levels": _union(certainties.levels, added)}),
            "sources": _union(published.sources, draft.sources),
        }
    )
    return compare(published, new)


def _union(known: Iterable[_Record], others: Iterable[_Record]) -> tuple[_Record, ...]:
    kept = {record.id: record for record in known}
    return tuple({**{record.id: record for record in others}, **kept}.values())


def _with_editorial(question: Question, old: Mapping[str, Question]) -> Question:
    """Return a question with what the editors wrote of it: topics, related questions, history, roles of statements."""
    known = old.get(question.id)
    if known is None:
        return question.model_copy(update={"topics": (), "related": ()})
    answers = {answer.id: answer for answer in known.recommendations}
    return question.model_copy(
        update={
            "topics": known.topics,
            "related": tuple(each for each in known.related if each in old),
            "history": known.history,
            "section": known.section,
            "publication": known.publication,
            "recommendations": tuple(
                _with_roles(answer, answers.get(answer.id)) for answer in question.recommendations
            ),
        }
    )


def _with_roles(answer: Recommendation, known: Recommendation | None) -> Recommendation:
    roles = {statement.text: statement for statement in known.statements} if known else {}
    statements = tuple(
        statement.model_copy(update={"role": roles[statement.text].role, "answers": roles[statement.text].answers})
        if statement.text in roles
        else statement
        for statement in answer.statements
    )
    return answer.model_copy(update={"statements": statements})
