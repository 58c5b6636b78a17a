"""What to know of a question's text before relying on it: withdrawn, replaced, or in no edition yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Value
from clinical_consensus.contract.editorial import Edition, HistoryEntry


@dataclass(frozen=True)
class Standing:
    """The edition that a question's text belongs to, and what became of the question.

    `draft_after` is the version of the newest frozen edition if what the question says differs from it, else "".
    `withdrawn` is the history entry that withdraws the question, `replaced_by` names the questions that replace it.
    `was_replaced_by` names those that replace it in its edition, and in this text no longer.
    """

    edition: Edition
    draft_after: str = ""
    withdrawn: HistoryEntry | None = None
    replaced_by: tuple[Value, ...] = ()
    was_replaced_by: tuple[Value, ...] = ()

    @property
    def draft(self) -> str:
        """That the text is a draft: "draft after edition 1.1.0"; else ""."""
        return f"draft after edition {self.draft_after}" if self.draft_after else ""

    @property
    def version(self) -> str:
        """The version to cite: the edition's, or that the text is a draft."""
        return self.draft or self.edition.version

    @property
    def date(self) -> datetime.date | None:
        """The date of the text's edition; None for a draft, which has none."""
        return None if self.draft_after else self.edition.date

    @property
    def line(self) -> str:
        """The edition with its date, named as this site's, or that this is the site's draft."""
        return f"This site’s {self.draft}" if self.draft_after else wording.edition(self.edition)

    @property
    def cited(self) -> str:
        """The edition as a citation names it: "edition 1.0.0, 22 November 2026" or "draft after edition 1.0.0"."""
        return self.draft or f"edition {self.edition.version}, {wording.day(self.edition.date)}"

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of a title: "withdrawn", "replaced", "draft after edition 1.1.0"."""
        return (*self.ended_marks, *([self.draft] if self.draft_after else []))

    @property
    def ended_marks(self) -> tuple[str, ...]:
        """The marks that say what became of the question, which hold for its earlier words too."""
        states = (("withdrawn", self.withdrawn), ("replaced", self.replaced_by))
        return tuple(mark for mark, holds in states if holds)

    @property
    def notices(self) -> tuple[str, ...]:
        """What every surface says above the answer, each a line: withdrawn and why, replaced by what, a draft."""
        return tuple(self._notices())

    @property
    def ended(self) -> tuple[str, ...]:
        """What became of the question: that it was withdrawn and why, and what replaces it or did."""
        return tuple(self._ended())

    def with_marks(self, marks: Mapping[str, tuple[str, ...]]) -> Standing:
        """Return the same with the marks of the questions that replace it, by their ids, after their titles."""
        if not (self.replaced_by or self.was_replaced_by):
            return self
        now, before = (
            tuple(replace(value, text=wording.with_marks(value.text, marks.get(value.id, ()))) for value in values)
            for values in (self.replaced_by, self.was_replaced_by)
        )
        return replace(self, replaced_by=now, was_replaced_by=before)

    def _ended(self) -> Iterator[str]:
        if self.withdrawn:
            yield wording.history(self.withdrawn)
        if self.replaced_by:
            yield wording.sentence(f"Replaced by {'; '.join(value.text for value in self.replaced_by)}")
        if self.was_replaced_by:
            named = "; ".join(value.text for value in self.was_replaced_by)
            yield f"Replaced in edition {self.edition.version} by {named}; no longer so in the draft after it."

    def _notices(self) -> Iterator[str]:
        yield from self._ended()
        if self.draft_after:
            yield f"This text is a {self.draft}: no edition contains it yet."
