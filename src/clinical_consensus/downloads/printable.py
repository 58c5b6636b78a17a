"""A collection as its PDFs can show it: a field that cannot be printed says so as a whole, and where to read it.

A field cannot be printed if no font has one of its letters, or if a sign in its text from right to left cannot be both
shown and copied right (see `signs`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from clinical_consensus.collection.groups import Groups
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.text_width import BREAKS, is_printable
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import isolated
from clinical_consensus.contract.blocks import BLOCK_KINDS
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.editorial import Term, Topic
from clinical_consensus.contract.questions import Recommendation
from clinical_consensus.contract.records import Author, Section
from clinical_consensus.contract.scales import Certainty, Grade, Level
from clinical_consensus.contract.values import Record
from clinical_consensus.downloads.copying.portions import portions
from clinical_consensus.downloads.copying.signs import SignsError, with_signs
from clinical_consensus.downloads.printable_lists import with_whole_lists

_SEE = "Cannot be printed: see "
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_NOT_TEXT = {"id", "address", "questions"}
_PAGES: Mapping[type[Record], str] = {
    Author: "authors/{}/",
    Grade: "strengths/{}/",
    Level: "consensus/{}/",
    Certainty: "certainty/{}/",
    Topic: "topics/{}/",
    Section: "sections/{}/",
    Term: "glossary/",
}
"""Where the site shows a record, by its id."""


@dataclass(frozen=True)
class _PrintableView(CollectionView):
    before: Mapping[str, QuestionView] = field(default_factory=dict)
    """Each question with nothing replaced: what it says decides its edition, not what can be printed of it."""

    def _dated(self, question: QuestionView) -> QuestionView:
        before = self.before[question.id]
        was = before.standing
        standing = replace(question.standing, edition=was.edition, draft_after=was.draft_after)
        return with_whole_lists(replace(question, standing=standing), before, _sentence(self.site_url, question.id))

    @cached_property
    def groups(self) -> Groups:
        """The questions by what they state, also where they cannot say it in print."""
        return Groups(tuple(map(self._read, self.relations.questions)))


def printable(view: CollectionView) -> CollectionView:
    """Return the view with "Cannot be printed: see …" in place of each field that cannot be printed."""
    collection = view.relations.collection
    if not any(map(_is_bad, _texts((collection, collection.questions)))):
        return view
    shown = _shown(collection, f"{_SEE}{view.site_url or 'the site'}", view.site_url)
    questions = tuple(_shown(each, _sentence(view.site_url, each.id), view.site_url) for each in collection.questions)
    before = {question.id: question for question in view.questions}
    changed = shown.model_copy(update={"questions": questions})
    return _PrintableView(replace(view.relations, collection=changed), view.site_url, view.frozen, before)


def _sentence(site_url: str, question: str) -> str:
    return f"{_SEE}{site_url}questions/{question}/"


def reasons(record: Record) -> list[str]:
    """Return why fields of a record cannot be printed, in the words of messages; an empty list if all can be."""
    texts = list(_texts(record))
    missing = dict.fromkeys(letter for text in texts for letter in text if not _has_glyph(letter))
    letters = ", ".join(f"“{each}” (U+{ord(each):04X})" for each in missing)
    found = [f"no font has {letters}"] if letters else []
    return [*found, *dict.fromkeys(filter(None, map(_fault_of_signs, texts)))]


def _texts(value: object) -> Iterator[str]:
    """Every text in a record, or in a tuple of records and texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in _NOT_TEXT:
                yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


def _shown(value: Any, sentence: str, site_url: str) -> Any:
    """A record, text or tuple with a sentence in place of each field that cannot be printed.

    Where the site's address is not known, a record with a page of its own has that page's in it.
    """
    if not any(map(_is_bad, _texts(value))):
        return value
    if isinstance(value, str):
        return sentence
    if type(value) in _PAGES and not site_url:
        sentence = f"{_SEE}{_PAGES[type(value)].format(value.id)}"
    if isinstance(value, CslItem):
        number = {"citation-number": value.citation_number} if value.citation_number else {}
        return CslItem.model_validate({"id": value.id, "type": value.type, "title": sentence, **number})
    if isinstance(value, tuple):
        return (
            (sentence,) if type(value[0]) in BLOCK_KINDS else tuple(_shown(each, sentence, site_url) for each in value)
        )
    changed = {
        name: _shown(getattr(value, name), sentence, site_url)
        for name in type(value).model_fields
        if name not in _NOT_TEXT
    }
    if isinstance(value, Recommendation) and changed["statements"] != value.statements:
        changed["statements"] = (value.statements[0].model_copy(update={"text": sentence}),)
    return value.model_copy(update=changed)


@cache
def _is_bad(text: str) -> bool:
    return not text.isascii() and (not all(map(_has_glyph, text)) or bool(_fault_of_signs(text)))


@cache
def _has_glyph(letter: str) -> bool:
    """Whether a font has a letter, or it needs none: spaces, controls and selectors of variants."""
    return (
        is_printable(letter) or unicodedata.category(letter) in ("Cc", "Cf", "Zs", "Zl", "Zp") or letter in _SELECTORS
    )


@cache
def _fault_of_signs(text: str) -> str:
    try:
        for line in BREAKS.split(text):
            for portion in portions(line) if isolated(line) is not line else ():
                with_signs(portion)
    except SignsError as error:
        return str(error)
    return ""
