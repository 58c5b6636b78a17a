"""Every text that the contract classes as the source's is on every surface, whatever fields the contract has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from clinical_consensus.contract.questions import Question
from copies import Copy, runs_from_right
from documents import cards, downloads, page_texts, slides, squeezed, without_margins
from shown_texts import shown_texts
from sites import Json, Site, one
from surfaces import FILE_SURFACES, Files, texts_left, texts_on
from voting import KINDS, vote_words


def question_page(site: Site, question: Json) -> str:
    return one(site.question_page(question), f"article [data-question={question['id']}]").get_text()


def handbook(site: Site, _: Json) -> str:
    return without_margins("\n".join(page_texts(downloads(site) / "handbook.pdf")), site)


def handout(site: Site, question: Json) -> str:
    return without_margins("\n".join(page_texts(downloads(site) / "handouts" / f"{question['id']}.pdf")), site)


def slides_and_notes(site: Site, _: Json) -> str:
    made = slides(downloads(site) / "slides.pptx")
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in made)


def in_file(text: Callable[[Files, Json], str]) -> Callable[[Site, Json], str]:
    return lambda site, question: text(lambda path: _content(site.folder / path), question)


@cache
def _content(file: Path) -> bytes:
    return file.read_bytes()


SURFACES = {
    "page": question_page,
    "handbook": handbook,
    "handout": handout,
    "notes of the slides": slides_and_notes,
    **{name: in_file(text) for name, text in FILE_SURFACES.items()},
}
OF_ALL = ("handbook", "notes of the slides")
"""The surfaces of which one file has every question."""


@pytest.mark.parametrize("surface", SURFACES)
def test_every_text_of_the_source_is_on_every_surface(mkdocs_site: Site, surface: str) -> None:
    data = mkdocs_site.data
    left = texts_left(data, surface)
    checked = 0
    read = SURFACES[surface]
    is_reordered = surface in ("handbook", "handout") and runs_from_right(data["collection"]["title"])
    whole = Copy(read(mkdocs_site, {}), is_reordered) if surface in OF_ALL else None
    for question in mkdocs_site.questions:
        shown = whole or Copy(read(mkdocs_site, question), is_reordered)
        for text in (text for each in shown_texts(data, Question, question) for text in texts_on(surface, each)):
            if text not in left:
                assert shown.has(text), (question["id"], text)
                checked += 1
    assert checked >= 2 * len(mkdocs_site.questions)


def test_every_text_of_the_source_is_on_the_cards(mkdocs_site: Site) -> None:
    """The cards leave rationale and references to the page that they name."""
    whole = squeezed(
        "".join(field for card in cards(downloads(mkdocs_site) / "flashcards.apkg") for field in card["fields"])
    )
    for question in mkdocs_site.questions:
        asked = {name: value for name, value in question.items() if name not in {"rationale", "references"}}
        for each in shown_texts(mkdocs_site.data, Question, asked):
            assert squeezed(each.text) in whole, (question["id"], each.text)


def test_votes_are_expected_in_the_words_for_each_kind() -> None:
    assert [vote_words(kind.vote) for kind in KINDS] == [kind.words for kind in KINDS]
