"""Where a text comes from: the sources that it was read from, and the publication related to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from clinical_consensus.collection import wording
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.vancouver import Reference, reference, years
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.editorial import Source
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import version_key


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


def origin_of_some(relations: Relations, origins: Iterable[Origin]) -> Origin:
    """Return the origin of some questions: the sources of any of these, and the publication that they all have."""
    every = tuple(origins)
    sources = tuple(each for each in relations.collection.sources if any(each in origin.sources for origin in every))
    first = every[0]
    is_shared = all((each.item, each.note) == (first.item, first.note) for each in every)
    return Origin(sources, first.item, first.note) if is_shared else Origin(sources)


@dataclass(frozen=True)
class Origins:
    """Says where each question of a collection comes from; `frozen` are its frozen editions, oldest first.

    Neither the order of the collection's sources nor their ids decide where a question comes from.
    """

    relations: Relations
    frozen: tuple[Collection, ...] = ()

    def of(self, question: Question) -> Origin:
        """Return the origin of a question: the sources that its provenance names, and its own publication.

        Without one of its own it has that of the collection, unless its own is not transcribed, or the collection's was
        stated before the question was there (the first frozen edition with a publication lacks it), or the question
        was read from other sources than most that it was stated for, or several sources have equally many of these.
        """
        named = {entry.source for entry in question.provenance}
        sources = tuple(source for source in self.relations.collection.sources if source.id in named)
        if question.publication:
            return Origin(sources, question.publication, owner=question.id)
        is_later = question.id not in self._asked
        is_elsewhere = self.rivals or (sources and self._main and self._main not in sources)
        if "publication" in question.not_transcribed or is_later or is_elsewhere:
            return Origin(sources)
        whole = origin_of_collection(self.relations)
        return Origin(sources, whole.item, whole.note)

    @cached_property
    def _first(self) -> Collection:
        """The edition that states the collection's publication first."""
        return next((each for each in self.frozen if each.profile.publication), self.relations.collection)

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(each.id for each in self._first.questions)

    @cached_property
    def _read_from(self) -> Mapping[str, Sequence[Source]]:
        """The sources of each question, by its id, that the collection's publication was stated for."""
        known = {source.id: source for source in self._first.sources}
        return {each.id: _read(each, known) for each in self._first.questions if _may_inherit(each)}

    @cached_property
    def rivals(self) -> tuple[Source, ...]:
        """The sources of equally many of these questions, where none has more, and not the same; () if one has most."""
        of_each: dict[Source, set[str]] = {}
        for question, sources in self._read_from.items():
            for source in sources:
                of_each.setdefault(source, set()).add(question)
        most = max(map(len, of_each.values()), default=0)
        tied = {source: ids for source, ids in of_each.items() if len(ids) == most}
        is_decided = len({frozenset(ids) for ids in tied.values()}) < 2
        return () if is_decided else tuple(source for source in self._first.sources if source in tied)

    @cached_property
    def undecided(self) -> tuple[str, ...]:
        """The ids of the questions of which no source decides whether they have the collection's publication."""
        may = {question.id for question in self.relations.questions if _may_inherit(question)}
        return tuple(each for each, sources in self._read_from.items() if each in may and {*sources} & {*self.rivals})

    @cached_property
    def _main(self) -> Source | None:
        """The source that most questions were read from that the collection's publication was stated for.

        It is returned as the present text has it, which may call it otherwise.
        """
        read = Counter(source for sources in self._read_from.values() for source in sources)
        main = next((source for source, _ in read.most_common(1)), None)
        present = self.relations.collection
        newest = version_key(present.profile.edition.version)
        editions = [each for each in self.frozen if version_key(each.profile.edition.version) <= newest]
        for was, now in pairwise((self._first, *editions, present)):
            main = main and (_same_source(main, was.sources, now.sources) or main)
        return main


def _may_inherit(question: Question) -> bool:
    return not question.publication and "publication" not in question.not_transcribed


def _read(question: Question, known: Mapping[str, Source]) -> list[Source]:
    """The sources of a question, in an order that their ids decide only where they are cited alike."""
    named = {entry.source for entry in question.provenance} & known.keys()
    return sorted((known[each] for each in named), key=lambda source: (wording.source(source), source.id))


def _same_source(source: Source, before: Sequence[Source], after: Sequence[Source]) -> Source | None:
    """The source among those `after` that is cited alike or has the title; where others do too, the one with its id."""
    for named in (wording.source, attrgetter("title")):
        was, now = ([each for each in sources if named(each) == named(source)] for sources in (before, after))
        if len(was) == len(now) == 1:
            return now[0]
    return next((each for each in after if each.id == source.id), None)
