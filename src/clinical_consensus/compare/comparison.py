"""Define the comparison of two editions: what happened to each question, and whether its history says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from clinical_consensus.collection.wording import day
from clinical_consensus.compare.field_change import FieldChange
from clinical_consensus.contract.editorial import Edition, HistoryEntry

QuestionKind = Literal["added", "updated", "reaffirmed", "withdrawn", "removed", "unchanged"]

Edited = Literal["aids", "references"]

QUESTION_KINDS: tuple[QuestionKind, ...] = ("added", "updated", "reaffirmed", "withdrawn", "removed", "unchanged")


@dataclass(frozen=True)
class QuestionChange:
    """What happened to one question.

    `number`, `label` (the number as it is shown) and `title` are the new edition's, or the old one's if the question is
    missing. `reasons` are the history
    entries newer than the old edition, oldest first. A question is withdrawn if it is so in the new edition and was not
    in the old one, and added if it is new or no longer withdrawn; if its text changed as well, that needs its own
    reason. A question is removed if it is missing, so that no entry can say that it was withdrawn; nothing explains
    that. `edited` says what other than clinical text changed: the editors' aids, which are topics, related questions,
    roles, what a statement answers, places in the source, past history; or of references what their lines do not show,
    such as months. `entered` are the history entries that are not newer than the
    old edition but not in it, `lost` those of the old edition that are no longer there: both mean that the published
    history was rewritten. `ended` says what became of the question by the new edition ("withdrawn", "replaced").
    `draft_after` is the version of the newest frozen edition if the new text is compared as a draft and this question
    is one after it, else ""; it may be one by what the collection says beside it alone. `changed_before` says that the
    old text is a draft too, and that the question's own words differ from the newest frozen edition.
    """

    id: str
    number: int
    label: str
    title: str
    title_inferred: bool
    kind: QuestionKind
    reasons: tuple[HistoryEntry, ...]
    explained: bool
    changes: tuple[FieldChange, ...]
    edited: frozenset[Edited]
    entered: tuple[HistoryEntry, ...]
    lost: tuple[HistoryEntry, ...]
    ended: tuple[str, ...] = ()
    draft_after: str = ""
    changed_before: bool = False

    @property
    def editorial(self) -> bool:
        """Whether something other than clinical text changed."""
        return bool(self.edited)

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of the title: "withdrawn", "replaced", "draft after edition 1.1.0"."""
        return (*self.ended, *([f"draft after edition {self.draft_after}"] if self.draft_after else []))

    @property
    def is_drafted_beside(self) -> bool:
        """Whether the question is a draft by what the collection says beside it alone."""
        return bool(self.draft_after) and self.kind in ("unchanged", "reaffirmed") and not self.changed_before

    @property
    def counted_as(self) -> str:
        """What the question is counted as: its kind, but for drafts all the same and what was withdrawn before."""
        if self.kind != "unchanged":
            return self.kind
        if "withdrawn" in self.ended:
            return "withdrawn before"
        return "with their own text unchanged, yet drafts" if self.is_drafted_beside else self.kind

    @property
    def is_rewritten(self) -> bool:
        """Whether the past history differs from what the old edition published."""
        return bool(self.entered or self.lost)

    @property
    def rewritten(self) -> str:
        """What was rewritten in the published history, in words; empty if nothing was."""
        entered = [f"{_named(entry)} was entered since" for entry in self.entered]
        lost = [f"{_named(entry)} is gone or was altered" for entry in self.lost]
        return ", ".join((*entered, *lost))

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to report about the question."""
        return self.kind == "unchanged" and not (self.reasons or self.changes or self.editorial)


@dataclass(frozen=True)
class EditionComparison:
    """The comparison of two editions of a collection.

    `questions` are in the order of the new edition's numbers, then those that are missing. `changes` are those of the
    collection itself: titles, publication, rights, labels and definitions of strengths and levels of consensus.
    `editorial` says whether anything else changed outside the questions: what the collection says about itself,
    contact, terms, topics, authors' details, sources, what other organizations mean by a grade.
    """

    id: str
    title: str
    old: Edition
    new: Edition
    questions: tuple[QuestionChange, ...]
    changes: tuple[FieldChange, ...]
    editorial: bool
    is_ahead: bool = False
    """Whether the new text is not that of its edition, which is frozen."""
    raised: str = ""
    """The version that the new text states, if it was raised by hand; `new` is then the newest frozen edition."""
    is_after_a_draft: bool = False
    """Whether the old text is not that of its edition, which is frozen."""

    @property
    def counts(self) -> Mapping[QuestionKind, int]:
        """How many questions there are of each kind, in the order of QUESTION_KINDS."""
        counted = Counter(question.kind for question in self.questions)
        return {kind: counted[kind] for kind in QUESTION_KINDS}

    @property
    def tally(self) -> Mapping[str, int]:
        """How many questions are counted as each of what they are counted as, as readers are told."""
        counted = Counter(question.counted_as for question in self.questions)
        order = (*QUESTION_KINDS[:-1], *sorted(counted.keys() - {*QUESTION_KINDS}), "unchanged")
        return {each: counted[each] for each in order if counted[each]}

    @property
    def drafted_beside(self) -> tuple[QuestionChange, ...]:
        """The questions that are drafts by what the collection says beside them alone."""
        return tuple(question for question in self.questions if question.is_drafted_beside)

    @property
    def of_collection(self) -> str:
        """The names of what changed in the collection itself: "Rights; Grade Limited, definition"."""
        return "; ".join(dict.fromkeys(change.name for change in self.changes))

    @property
    def unexplained(self) -> tuple[QuestionChange, ...]:
        """The questions whose change no history entry explains."""
        return tuple(question for question in self.questions if not question.explained)

    @property
    def is_draft(self) -> bool:
        """Whether the new text is a draft: after the old edition, or after a later one that is frozen."""
        is_within = self.new.version == self.old.version and not self.is_after_a_draft
        return self.is_ahead or (is_within and self.changes_text)

    @property
    def old_heading(self) -> str:
        """The name of the old text if it is a draft: "Draft after edition 1.1.0"; else ""."""
        return f"Draft after edition {self.old.version}" if self.is_after_a_draft else ""

    @property
    def key(self) -> str:
        """What the comparison is called in addresses: the version that the new text states, or "draft"."""
        return self.raised or ("draft" if self.is_draft else self.new.version)

    @property
    def name(self) -> str:
        """What the new text is called: "edition 1.1.0" or "draft after edition 1.1.0"."""
        return f"{'draft after ' if self.is_draft else ''}edition {self.new.version}"

    @property
    def heading(self) -> str:
        """The name with the edition's date: "Edition 1.1.0, 22 November 2026" or "Draft after edition 1.1.0"."""
        dated = f"Edition {self.new.version}, {day(self.new.date)}"
        return f"Draft after edition {self.new.version}" if self.is_draft else dated

    @property
    def changes_text(self) -> bool:
        """Whether the text of a question or of the collection changed."""
        same = ("unchanged", "reaffirmed")
        return bool(self.changes) or any(each.draft_after or each.kind not in same for each in self.questions)

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to report."""
        return not (self.changes or self.editorial) and all(question.is_same for question in self.questions)


def _named(entry: HistoryEntry) -> str:
    return f'"{entry.change}" under edition {entry.edition}'
