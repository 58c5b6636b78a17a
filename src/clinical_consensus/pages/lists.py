"""The rows of each list in their groups, and about how many bytes of HTML each takes.

A row's bytes are those of its texts and, for its elements, of the rows as they are rendered, rounded up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from clinical_consensus.collection.groups import Grouped, Groups, Strength
from clinical_consensus.collection.relations import Questions
from clinical_consensus.collection.wording import ABSENT, NO_SECTION, NOT_TRANSCRIBED
from clinical_consensus.compare.comparison import EditionComparison, QuestionChange
from clinical_consensus.contract.editorial import Edition, Term, Topic
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Author, Section
from clinical_consensus.contract.scales import Certainty, Level
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
    return Listing(tuple(by_section(site, questions if fits else ())), lambda _: 0)


def of_questions(find: Callable[[Groups, Any], Questions]) -> Callable[[Site, Any], Listing]:
    """Return the list of the questions that `find` returns for the collection's groups and a page's record."""
    return lambda site, record: _questions(site, [RowGroup(None, find(site.view.groups, record))])


def of_topic(site: Site, topic: Topic) -> Listing:
    """Return the questions of a topic."""
    return _questions(site, [RowGroup(None, site.view.relations.with_topic.get(topic.id, ()))])


def of_section(site: Site, section: Section) -> Listing:
    """Return the questions in a section and in those within it, each under the heading of its own."""
    return _questions(site, by_section(site, site.view.groups.within.get(section.id, ())))


def by_section(site: Site, questions: Questions) -> list[RowGroup]:
    """Return questions in groups by their own section; those without one have a heading if some have one."""
    known = site.view.relations.section

    def own(question: Question) -> object:
        return known[question.section] if question.section else _no_section(site, question)

    groups = [RowGroup(of, tuple(rows)) for of, rows in groupby(questions, own)]
    has_headings = any(isinstance(group.of, Section) for group in groups)
    return groups if has_headings else [RowGroup(None, questions)]


def _no_section(site: Site, question: Question) -> str:
    is_left_out = "section" in site.view.relations.not_transcribed(question)
    return NOT_TRANSCRIBED if is_left_out else NO_SECTION


def all_questions(site: Site, _: object) -> Listing:
    """Return all questions by section, under the form of their filters."""
    listing = _questions(site, by_section(site, site.view.relations.questions))
    return replace(listing, bytes_of_form=site.form_bytes)


def grades(site: Site, _: object) -> Listing:
    """Return the questions by grade and direction; last, those with a recommendation without a stated grade."""
    return _questions(site, _by(site.view.strengths, site.view.groups.directed))


def levels(site: Site, _: object) -> Listing:
    """Return the questions by level of consensus; last, those with a recommendation without a stated level."""
    return _questions(site, _by(site.view.relations.levels, site.view.groups.consensus))


def certainties(site: Site, _: object) -> Listing:
    """Return the questions by level of certainty; last, those with a recommendation without a stated level."""
    return _questions(site, _by(site.view.relations.certainties, site.view.groups.certainty))


def authors(site: Site, _: object) -> Listing:
    """Return the authors, then the questions without stated authors."""
    groups = [RowGroup("authors", site.view.relations.collection.authors)]
    return _questions(site, [*groups, *_absent(site.view.groups.author)])


def topics(site: Site, _: object) -> Listing:
    """Return the topics by facet, then the questions without a topic."""
    relations = site.view.relations
    groups = [RowGroup(facet, topics) for facet, topics in relations.facets.items()]
    without = [RowGroup(None, relations.with_topic[None])] if None in relations.with_topic else []
    return _questions(site, [*groups, *without])


def sections(site: Site, _: object) -> Listing:
    """Return the sections, each before those within it."""
    return _questions(site, [RowGroup(None, site.view.relations.sections)])


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
        pages = len(passage.by_page) if passage.lines[0].page else 0
        marked = sum(bool(each.question.standing.marks) for each in passage.placed)
        elements = 2 + 2 * len(passage.placed) + marked + 2 * pages
        return html_bytes(*lines, *placed) + ELEMENT * elements + 30 * len(passage.lines)

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
    """Return the questions that changed, then those that are drafts all the same, then the others."""

    def bytes_of(change: QuestionChange) -> int:
        pieces = [piece for each in change.changes for piece in each.pieces]
        unseen = [note for each in change.changes for note in each.unseen]
        texts = (*(piece.text for piece in pieces), *(each.headline for each in change.changes), *unseen)
        reasons = (entry.reason for entry in change.reasons)
        elements = 3 + len(pieces) + len(unseen) + 2 * len(change.changes) + 2 * len(change.reasons)
        return ELEMENT * elements + html_bytes(change.title, change.rewritten, *texts, *reasons)

    found = comparison.questions
    changed = tuple(change for change in found if not change.is_same)
    drafts = tuple(change for change in found if change.is_same and change.is_drafted_beside)
    unchanged = tuple(change for change in found if change.is_same and not change.is_drafted_beside)
    groups = (("changed", changed), ("drafts", drafts), ("unchanged", unchanged))
    return Listing(
        tuple(RowGroup(name, rows) for name, rows in groups if rows),
        bytes_of,
        anchor=lambda change: ("redline.question", f"{comparison.key} {change.id}", change.id),
    )


def _by(records: Iterable[Strength | Level | Certainty], found: Grouped) -> list[RowGroup]:
    return [*(RowGroup(record, found.get(record.id, ())) for record in records), *_absent(found)]


def _absent(found: Grouped) -> list[RowGroup]:
    """The questions that do not state it, by why they do not."""
    return [RowGroup(reason, found[reason]) for reason in ABSENT if reason in found]


def _questions(site: Site, groups: Iterable[RowGroup]) -> Listing:
    def bytes_of(row: Question | Author | Topic | Section) -> int:
        if isinstance(row, Author):
            return 2 * ELEMENT + html_bytes(row.name)
        if isinstance(row, Topic):
            return 2 * ELEMENT + html_bytes(row.label)
        if isinstance(row, Section):
            return 3 * ELEMENT + html_bytes(row.title)
        return site.row_bytes[row.id]

    def bytes_of_heading(of: object) -> int:
        if isinstance(of, Section):
            path = site.view.relations.sections_around(of.id)
            return 2 * ELEMENT * len(path) + html_bytes(*(each.title for each in path))
        return _heading(of)

    return Listing(tuple(groups), bytes_of, bytes_of_heading)


def _heading(of: object) -> int:
    if isinstance(of, Strength):
        return 5 * ELEMENT + html_bytes(of.label, of.grade.definition)
    if isinstance(of, Level | Certainty):
        return 5 * ELEMENT + html_bytes(of.label, of.definition)
    return ELEMENT + html_bytes(of if isinstance(of, str) else None)
