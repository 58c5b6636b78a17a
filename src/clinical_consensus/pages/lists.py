"""The rows of each list in their groups, and about how many bytes of HTML each takes.

A row's bytes are those of its texts and, for its elements, of the rows as they are rendered, rounded up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from clinical_consensus.collection.relations import Questions, Relations
from clinical_consensus.compare.comparison import EditionComparison, QuestionChange
from clinical_consensus.contract.editorial import Edition, Term, Topic
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Author
from clinical_consensus.contract.scales import Grade, Level
from clinical_consensus.downloads.manifest import Offer
from clinical_consensus.pages.paging import BYTES, ELEMENT, ROWS, Listing, RowGroup, html_bytes
from clinical_consensus.pages.site import Site
from clinical_consensus.review.completeness import CompletenessRow
from clinical_consensus.review.provenance import SourcePassage

HOME = 12
"""The most questions that Home lists; Home leads to the list of questions if there are more, or if they are long."""


def home(site: Site, _: object) -> Listing:
    """Return the questions that Home lists: all if they are few and fit on one page, else none."""
    questions = site.view.relations.questions
    fits = len(questions) <= HOME and sum(site.row_bytes.values()) <= BYTES
    return Listing((RowGroup(None, questions if fits else ()),), lambda _: 0)


def of_questions(find: Callable[[Relations, Any], Questions]) -> Callable[[Site, Any], Listing]:
    """Return the list of the questions that `find` returns for the collection's relations and a page's record."""
    return lambda site, record: _questions(site, [RowGroup(None, find(site.view.relations, record))])


def all_questions(site: Site, _: object) -> Listing:
    """Return all questions, under the form of their filters."""
    listing = _questions(site, [RowGroup(None, site.view.relations.questions)])
    return replace(listing, bytes_of_form=site.form_bytes)


def grades(site: Site, _: object) -> Listing:
    """Return the questions by grade; last, those with a recommendation without a stated grade."""
    return _questions(site, _by(site.view.relations.grades, site.view.relations.with_strength))


def levels(site: Site, _: object) -> Listing:
    """Return the questions by level of consensus; last, those with a recommendation without a stated level."""
    return _questions(site, _by(site.view.relations.levels, site.view.relations.with_consensus))


def authors(site: Site, _: object) -> Listing:
    """Return the authors, then the questions without stated authors."""
    return _records(site, {"authors": site.view.relations.collection.authors}, site.view.relations.with_author)


def topics(site: Site, _: object) -> Listing:
    """Return the topics by facet, then the questions without a topic."""
    return _records(site, site.view.relations.facets, site.view.relations.with_topic)


def terms(site: Site, _: object) -> Listing:
    """Return the terms of the glossary."""

    def bytes_of(term: Term) -> int:
        return 3 * ELEMENT + html_bytes(term.abbreviation, term.name, *term.search) + 30 * len(term.search)

    groups = (RowGroup(None, site.view.relations.collection.terms),)
    return Listing(groups, bytes_of, anchor=lambda term: ("term", term.id, term.id))


def downloads(site: Site, _: object) -> Listing:
    """Return the files for teaching, then the handouts."""

    def bytes_of(offer: Offer) -> int:
        names = (question.title for question in offer.download.questions if offer.download.is_handout)
        return 4 * ELEMENT + html_bytes(offer.download.name, offer.download.purpose, offer.reason, *names)

    offers = site.published.offers
    handouts = tuple(offer for offer in offers if offer.download.is_handout)
    others = tuple(offer for offer in offers if not offer.download.is_handout)
    return Listing((RowGroup("teaching", others), *([RowGroup("handouts", handouts)] if handouts else [])), bytes_of)


def completeness(site: Site, _: object) -> Listing:
    """Return the rows of the table of completeness."""

    def bytes_of(row: CompletenessRow) -> int:
        return ELEMENT * (2 + len(row.cells)) + html_bytes(row.question.title.text)

    return Listing((RowGroup(None, site.completeness.rows),), bytes_of)


def passages(site: Site, _: object) -> Listing:
    """Return the passages of each source; a long one is divided."""

    def bytes_of(passage: SourcePassage) -> int:
        lines = (line.text for line in passage.lines)
        placed = (text for each in passage.placed for text in (each.fact.text, each.entry.note, each.fact.field_name))
        return html_bytes(*lines, *placed) + ELEMENT * (2 + 2 * len(passage.placed)) + 30 * len(passage.lines)

    sources = site.dossier.sources
    groups = (
        RowGroup(source, tuple(_divided(sources.passages(source)))) for source in site.view.relations.collection.sources
    )
    return Listing(
        tuple(groups), bytes_of, lambda _: 5 * ELEMENT, group_anchor=lambda of: ("source", of.id, f"source.{of.id}")
    )


def _divided(found: Iterable[SourcePassage]) -> Iterator[SourcePassage]:
    for passage in found:
        for start in range(0, len(passage.lines), ROWS):
            lines = passage.lines[start : start + ROWS]
            yield SourcePassage(lines, () if start else passage.placed, is_continued=start > 0)


def editions(site: Site, _: object) -> Listing:
    """Return the comparisons of the editions, newest first, then the first edition."""
    older = site.dossier.older
    first = older[0].profile.edition if older else site.view.profile.edition

    def edition(row: EditionComparison | Edition) -> Edition:
        return row.new if isinstance(row, EditionComparison) else row

    def anchor(row: EditionComparison | Edition) -> tuple[str, str, str]:
        key = row.key if isinstance(row, EditionComparison) else row.version
        return "edition", key, f"edition.{key}"

    groups = (RowGroup("compared", site.dossier.comparisons), RowGroup("first", (first,)))
    return Listing(groups, lambda row: 4 * ELEMENT + html_bytes(edition(row).note), anchor=anchor)


def changes(_: Site, comparison: EditionComparison) -> Listing:
    """Return the questions that an edition changed, then those that it did not."""

    def bytes_of(change: QuestionChange) -> int:
        pieces = [piece for each in change.changes for piece in each.pieces]
        unseen = [note for each in change.changes for note in each.unseen]
        texts = (*(piece.text for piece in pieces), *(each.headline for each in change.changes), *unseen)
        reasons = (entry.reason for entry in change.reasons)
        elements = 3 + len(pieces) + len(unseen) + 2 * len(change.changes) + 2 * len(change.reasons)
        return ELEMENT * elements + html_bytes(change.title, change.rewritten, *texts, *reasons)

    found = comparison.questions
    changed = tuple(change for change in found if not change.is_same)
    unchanged = tuple(change for change in found if change.is_same)
    return Listing(
        tuple(RowGroup(name, rows) for name, rows in (("changed", changed), ("unchanged", unchanged)) if rows),
        bytes_of,
        anchor=lambda change: ("redline.question", f"{comparison.key} {change.id}", change.id),
    )


def _by(records: Iterable[Grade | Level], found: Mapping[str | None, Questions]) -> list[RowGroup]:
    groups = [RowGroup(record, found.get(record.id, ())) for record in records]
    return [*groups, RowGroup(None, found[None])] if None in found else groups


def _records(site: Site, named: Mapping[str, Iterable[Any]], found: Mapping[str | None, Questions]) -> Listing:
    groups = [RowGroup(name, tuple(records)) for name, records in named.items()]
    return _questions(site, [*groups, RowGroup(None, found[None])] if None in found else groups)


def _questions(site: Site, groups: Iterable[RowGroup]) -> Listing:
    def bytes_of(row: Question | Author | Topic) -> int:
        if isinstance(row, Author):
            return 2 * ELEMENT + html_bytes(row.name)
        if isinstance(row, Topic):
            return 2 * ELEMENT + html_bytes(row.label)
        return site.row_bytes[row.id]

    return Listing(tuple(groups), bytes_of, _heading)


def _heading(of: object) -> int:
    if isinstance(of, Grade | Level):
        return 5 * ELEMENT + html_bytes(of.label, of.definition)
    return ELEMENT + html_bytes(of if isinstance(of, str) else None)
