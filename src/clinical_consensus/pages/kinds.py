"""The kinds of page, one row each, which decide folders, sections, titles and addresses.

A kind is rendered by the template with its name. It has either one page, a list that is the index of its folder, or one
page per record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clinical_consensus.collection import wording
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.compare.comparison import EditionComparison
from clinical_consensus.contract.records import Author
from clinical_consensus.contract.scales import Certainty, Grade, Level
from clinical_consensus.pages import lists
from clinical_consensus.pages.paging import Listing
from clinical_consensus.pages.site import Site

Words = Callable[[Site, Any], str]
"""Makes a text of a page's head from the site and the page's record (None for a list)."""


@dataclass(frozen=True)
class Kind:
    """A kind of page: its template, folder, section of the navigation (mkdocs.yml), title and description.

    `records` returns the records that have a page each, with the page's name in its folder; None for a list. A list
    that only some collections have returns ("", None), its folder's own page, or nothing. `listing`
    returns the rows that the page lists; a long list continues on further pages.
    """

    name: str
    folder: str
    section: str
    title: Words
    description: Words
    records: Callable[[Site], Iterable[tuple[str, object]]] | None = None
    listing: Callable[[Site, Any], Listing] | None = None


def _always(words: str) -> Words:
    return lambda _, __: words


def _marked(words: Words) -> Words:
    """The words with the mark of a grade or level that recommendations have only by inference."""
    return lambda site, record: wording.marked(words(site, record), _is_inferred(site, record))


def _is_inferred(site: Site, record: Author | Grade | Level | Certainty) -> bool:
    view = site.view
    inferred: Mapping[type, frozenset[str]] = {
        Author: view.groups.inferred_authors,
        Grade: view.groups.inferred_grades,
        Level: view.groups.inferred_levels,
        Certainty: view.groups.inferred_certainties,
    }
    return record.id in inferred[type(record)]


def _question_title(_: Site, question: QuestionView) -> str:
    return f"{question.numbering} {question.heading}"


def _question_description(site: Site, question: QuestionView) -> str:
    strengths = dict.fromkeys(each.strength.marked_text for each in question.recommendations)
    return f"{wording.sentence(question.heading)} {site.strength}: {', '.join(strengths)}."


def _grade_title(site: Site, grade: Grade) -> str:
    return f"{site.strength}: {grade.label}"


def _level_title(site: Site, level: Level) -> str:
    return f"{site.consensus}: {level.label}"


def _certainty_title(site: Site, level: Certainty) -> str:
    return f"{site.certainty}: {level.label}"


def _author_description(site: Site, author: Author) -> str:
    mark = wording.marked("", _is_inferred(site, author))
    return f"The questions in {site.name} with {author.name} as an author{mark}."


def _downloads_description(site: Site, _: object) -> str:
    if not site.published.with_downloads:
        return f"The text of {site.name} as open data."
    return f"Handbook, handouts, slides and flash cards of {site.name}, to use without a network."


def _redline_title(_: Site, comparison: EditionComparison) -> str:
    return f"Changes in {'the ' if comparison.is_draft else ''}{comparison.name}"


def _redline_description(site: Site, comparison: EditionComparison) -> str:
    title = _redline_title(site, comparison)
    return f"{title} of {site.name}, word by word, beside edition {comparison.old.version}."


def _if_any(records: Sequence[object]) -> list[tuple[str, None]]:
    """The only page of a list, if there is anything to list."""
    return [("", None)] if records else []


def _by_id(records: Iterable[Any]) -> Iterable[tuple[str, object]]:
    return ((record.id, record) for record in records)


KINDS = (
    Kind(
        "home", "", "Home", lambda site, _: site.name,
        lambda site, _: f"{site.view.long_title or site.name}: every question with its strength and consensus.",
        listing=lists.home,
    ),
    Kind(
        "questions", "questions", "Questions", _always("All questions"),
        lambda site, _: f"All questions of {site.name} with strength, consensus and topics.",
        listing=lists.all_questions,
    ),
    Kind(
        "strengths", "strengths", "Questions", lambda site, _: site.strength,
        lambda site, _: f"{site.strength}: every grade in {site.name}, with its questions.",
        listing=lists.grades,
    ),
    Kind(
        "levels", "consensus", "Questions", lambda site, _: site.consensus,
        lambda site, _: f"{site.consensus}: every level in {site.name}, with its questions.",
        listing=lists.levels,
    ),
    Kind(
        "certainties", "certainty", "Questions", lambda site, _: site.certainty,
        lambda site, _: f"{site.certainty}: every level in {site.name}, with its questions.",
        lambda site: _if_any(site.view.relations.certainties),
        listing=lists.certainties,
    ),
    Kind(
        "sections", "sections", "Questions", _always("Sections"),
        lambda site, _: f"The questions of {site.name} by the sections of the source.",
        lambda site: _if_any(site.view.relations.sections),
        listing=lists.sections,
    ),
    Kind(
        "authors", "authors", "Questions", _always("Authors"),
        lambda site, _: f"The authors in {site.name}, with their questions.",
        listing=lists.authors,
    ),
    Kind(
        "topics", "topics", "Questions", _always("Topics"), lambda site, _: f"The questions of {site.name} by topic.",
        listing=lists.topics,
    ),
    Kind(
        "glossary", "glossary", "Questions", _always("Glossary"),
        lambda site, _: f"Abbreviations and terms in {site.name}.",
        listing=lists.terms,
    ),
    Kind(
        "downloads", "downloads", "Downloads", _always("Downloads"),
        _downloads_description,
        listing=lists.downloads,
    ),
    Kind(
        "review", "review", "Review", _always("Review"),
        lambda site, _: f"For committees: what {site.name} states, what was placed by position, what is not stated.",
        listing=lists.completeness,
    ),
    Kind(
        "review-source", "review/source", "Review", _always("Source and text"),
        lambda site, _: f"The source of {site.name}, line by line, beside the text.",
        listing=lists.passages,
    ),
    Kind(
        "changes", "changes", "Review", _always("Editions and changes"),
        lambda site, _: f"What each edition of {site.name} changed, and why.",
        listing=lists.editions,
    ),
    Kind(
        "about", "about", "About", lambda site, _: f"About {site.name}",
        lambda site, _: f"What {site.name} is, where its text comes from, and whose date is which.",
    ),
    Kind(
        "question", "questions", "Questions", _question_title, _question_description,
        lambda site: _by_id(site.view.questions),
    ),
    Kind(
        "strength", "strengths", "Questions", _grade_title,
        lambda site, grade: f"{_marked(_grade_title)(site, grade)}. The questions in {site.name} with this grade.",
        lambda site: _by_id(site.view.relations.grades),
        listing=lists.of_questions(lambda groups, grade: groups.strength.get(grade.id, ())),
    ),
    Kind(
        "level", "consensus", "Questions", _level_title,
        lambda site, level: f"{_marked(_level_title)(site, level)}. The questions in {site.name} with this level.",
        lambda site: _by_id(site.view.relations.levels),
        listing=lists.of_questions(lambda groups, level: groups.consensus.get(level.id, ())),
    ),
    Kind(
        "certainty", "certainty", "Questions", _certainty_title,
        lambda site, level: f"{_marked(_certainty_title)(site, level)}. The questions in {site.name} with this level.",
        lambda site: _by_id(site.view.relations.certainties),
        listing=lists.of_questions(lambda groups, level: groups.certainty.get(level.id, ())),
    ),
    Kind(
        "section", "sections", "Questions", lambda _, section: f"Section: {section.title}",
        lambda site, section: f"The questions of {site.name} in the section “{section.title}”.",
        lambda site: _by_id(site.view.relations.sections),
        lists.of_section,
    ),
    Kind(
        "author", "authors", "Questions", lambda _, author: f"Author: {author.name}", _author_description,
        lambda site: _by_id(site.view.relations.collection.authors),
        listing=lists.of_questions(lambda groups, author: groups.author.get(author.id, ())),
    ),
    Kind(
        "topic", "topics", "Questions", lambda _, topic: f"Topic: {topic.label}",
        lambda site, topic: f"The questions in {site.name} on {topic.label}.",
        lambda site: _by_id(site.view.relations.collection.topics),
        listing=lists.of_topic,
    ),
    Kind(
        "redline", "changes", "Review", _redline_title, _redline_description,
        lambda site: ((comparison.key, comparison) for comparison in site.dossier.comparisons),
        lists.changes,
    ),
)  # fmt: skip
"""Every kind of page, lists first; Home is the first page."""

OWNED_FOLDERS = tuple(sorted({kind.folder.partition("/")[0] for kind in KINDS if kind.folder} | {"help", "search"}))
OWNED_FILES = ("collection.yml", "index.md", "manifest.webmanifest", "scheme.js")
"""What is generated in the docs folder: everything in these folders, and these files."""

GITIGNORE = ".gitignore"
"""The file in the docs folder that lists them."""
