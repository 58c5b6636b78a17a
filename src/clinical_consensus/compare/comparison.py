"""Two editions of a collection compared: what became of each question, and whether their history says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from clinical_consensus.compare.field_change import FieldChange
from clinical_consensus.contract.editorial import Edition, HistoryEntry

QuestionKind = Literal["added", "updated", "reaffirmed", "withdrawn", "removed", "unchanged"]

QUESTION_KINDS: tuple[QuestionKind, ...] = ("added", "updated", "reaffirmed", "withdrawn", "removed", "unchanged")


@dataclass(frozen=True)
class QuestionChange:
    """What became of one question.

    `number` and `title` are the new edition's, or the old one's where the question is gone. `reasons` are the history
    entries newer than the old edition, oldest first. A question is withdrawn where it is so in the new edition and was
    not in the old one, and added where it is new, or stands again; a text that changed as well must have its own
    reason then. A question is removed where it is gone and so not said to be withdrawn; nothing explains that.
    `editorial` says whether something changed that is no clinical text: topics, related questions, roles, what a
    statement answers, places in the source, past history. `entered` are the history entries not newer than the old
    edition that it does not have, `lost` those of the old edition that are no more: what was published of the past
    was rewritten.
    """

    id: str
    number: int
    title: str
    title_inferred: bool
    kind: QuestionKind
    reasons: tuple[HistoryEntry, ...]
    explained: bool
    changes: tuple[FieldChange, ...]
    editorial: bool
    entered: tuple[HistoryEntry, ...]
    lost: tuple[HistoryEntry, ...]

    @property
    def is_rewritten(self) -> bool:
        """Whether the history no longer tells what the old edition published of it."""
        return bool(self.entered or self.lost)

    @property
    def rewritten(self) -> str:
        """What of the published history was rewritten, in words; empty where nothing was."""
        entered = [f"{_named(entry)} was entered since" for entry in self.entered]
        lost = [f"{_named(entry)} is gone or was altered" for entry in self.lost]
        return ", ".join((*entered, *lost))

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to tell of the question."""
        return self.kind == "unchanged" and not (self.reasons or self.changes or self.editorial)


@dataclass(frozen=True)
class EditionComparison:
    """Two editions of a collection compared.

    `questions` are in the order of the new edition's numbers, then those that are gone. `changes` are those of the
    collection itself: titles, publication, rights, labels and definitions of strengths and levels of consensus.
    `editorial` says whether anything else changed outside the questions: what the collection tells of itself, contact,
    terms, topics, authors' details, sources, what other bodies mean by a grade.
    """

    id: str
    title: str
    old: Edition
    new: Edition
    questions: tuple[QuestionChange, ...]
    changes: tuple[FieldChange, ...]
    editorial: bool

    @property
    def counts(self) -> Mapping[QuestionKind, int]:
        """How many questions there are of each kind, in the order of QUESTION_KINDS."""
        counted = Counter(question.kind for question in self.questions)
        return {kind: counted[kind] for kind in QUESTION_KINDS}

    @property
    def unexplained(self) -> tuple[QuestionChange, ...]:
        """The questions whose change no history entry explains."""
        return tuple(question for question in self.questions if not question.explained)

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.changes or self.editorial) and all(question.is_same for question in self.questions)


def _named(entry: HistoryEntry) -> str:
    return f'"{entry.change}" under edition {entry.edition}'
