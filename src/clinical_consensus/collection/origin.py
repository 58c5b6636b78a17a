"""Where a text comes from: the sources that it was read from, and the publication related to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.collection import wording
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.vancouver import Reference, reference, years
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.editorial import Source
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Collection


@dataclass(frozen=True)
class Origin:
    """The sources of a text, in the collection's order, and its related publication with the editors' note on it.

    `owner` names what the publication is related to: a question's id, or "" for the collection.
    """

    sources: tuple[Source, ...]
    item: CslItem | None = None
    note: str = ""
    owner: str = ""

    @cached_property
    def titles(self) -> str:
        """The sources' titles, or "" if there are none."""
        return "; ".join(wording.isolated(source.title) for source in self.sources)

    @cached_property
    def text(self) -> str:
        """Where the text comes from: the sources, each with the document that it was extracted from, or ""."""
        return "; ".join(map(wording.source, self.sources))

    @cached_property
    def published(self) -> str:
        """When the related publication appeared, or "" if that is unknown."""
        year = self.item and self.item.issued and years(self.item.issued)
        return f"Related publication: {year}" if year else ""

    @cached_property
    def publication(self) -> Reference | None:
        """The related publication, formatted."""
        return reference(self.item) if self.item else None


def origin_of_collection(relations: Relations) -> Origin:
    """Return the origin of the whole collection: all of its sources, and its publication."""
    profile = relations.collection.profile
    return Origin(relations.collection.sources, profile.publication, profile.publication_note or "")


def origin_of_question(relations: Relations, question: Question, frozen: Sequence[Collection]) -> Origin:
    """Return the origin of a question: the sources that its provenance names, and its own publication.

    Without one of its own it has that of the collection, unless its own is not transcribed, or this was stated before
    the question was there: the first of the `frozen` editions (oldest first) with a publication lacks the question, or
    the question was read from other sources than the collection's first.
    """
    named = {entry.source for entry in question.provenance}
    sources = tuple(source for source in relations.collection.sources if source.id in named)
    if question.publication:
        return Origin(sources, question.publication, owner=question.id)
    if "publication" in question.not_transcribed:
        return Origin(sources)
    first = next((edition for edition in frozen if edition.profile.publication), None)
    is_later = first is not None and all(each.id != question.id for each in first.questions)
    is_elsewhere = bool(sources) and sources[0] != relations.collection.sources[0]
    if is_later or is_elsewhere:
        return Origin(sources)
    whole = origin_of_collection(relations)
    return Origin(sources, whole.item, whole.note)
