"""What a committee reviews, read beside a collection: its sources' lines, its earlier editions, its sign-offs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from clinical_consensus.collection.content import content_sha256
from clinical_consensus.collection.relations import Relations
from clinical_consensus.compare.editions import Comparison, QuestionChange, compare
from clinical_consensus.contract.records import Collection, Question
from clinical_consensus.contract.rules import source_lines
from clinical_consensus.review.editions import read_editions
from clinical_consensus.review.provenance import Sources
from clinical_consensus.review.sign_offs import Signature, read_signoffs


@dataclass(frozen=True)
class Desk:
    """Everything about a collection that is not in its own records."""

    relations: Relations
    sources: Sources
    older: tuple[Collection, ...] = ()
    """The frozen editions before the present one, oldest first."""
    published: Collection | None = None
    """The present version as it was published, where it is frozen already."""
    signatures: Mapping[str, tuple[Signature, ...]] = field(default_factory=dict)
    """The sign-offs of each question, by its id."""

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What each edition changed in the one before it, newest first."""
        editions = (*self.older, self.relations.collection)
        return tuple(compare(old, new) for old, new in pairwise(editions))[::-1]

    @cached_property
    def last_changed(self) -> Mapping[str, str]:
        """The newest edition that changed a question's text, by question id; only where an older edition is kept."""
        found: dict[str, str] = {}
        for comparison in self.comparisons:
            for change in comparison.questions:
                if change.kind in ("added", "updated", "withdrawn"):
                    found.setdefault(change.id, comparison.new.version)
        return found

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The hash of what each question says, by its id."""
        return {question.id: content_sha256(self.relations, question) for question in self.relations.questions}

    def is_ahead(self, question: Question) -> bool:
        """Whether a question says other words than in the present version as it was published."""
        if self.published is None:
            return False
        frozen = Relations(self.published)
        was = frozen.question.get(question.id)
        return was is None or content_sha256(frozen, was) != self.hashes[question.id]

    @property
    def unpublished(self) -> tuple[QuestionChange, ...]:
        """The questions whose text differs from the present version as it was published."""
        if self.published is None:
            return ()
        changes = compare(self.published, self.relations.collection).questions
        return tuple(change for change in changes if not change.is_same)


def read_desk(data: Path, relations: Relations) -> Desk:
    """Read what stands beside `data`, the file of a collection that keeps the contract.

    Raises InputError where a frozen edition or a sign-off is not as it was given.
    """
    collection = relations.collection
    lines = {source.id: tuple(source_lines((data.parent / source.file).read_bytes())) for source in collection.sources}
    editions = read_editions(data, collection)
    kept = [*editions.older, *filter(None, [editions.published])]
    known = [*map(Relations, kept), relations]
    signatures = read_signoffs(data, known)
    return Desk(relations, Sources(relations, lines), editions.older, editions.published, signatures)
