"""Search finds a word that a text has within another, or once for several, and none that it has not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from readers import search
from spelled_within import OTHERWISE, WITHIN, WITHIN_FRENCH, WITHIN_GERMAN
from test_search_opposites import fixture_of, misread

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

english, german, french = fixture_of(WITHIN), fixture_of(WITHIN_GERMAN, "de"), fixture_of(WITHIN_FRENCH, "fr-CH")
otherwise = fixture_of(OTHERWISE)


def test_a_word_within_another_or_written_once_for_several_is_found(english: Page) -> None:
    assert misread(english, WITHIN) == {}


def test_what_is_typed_in_another_usual_spelling_is_found(otherwise: Page) -> None:
    assert misread(otherwise, OTHERWISE) == {}


@pytest.mark.parametrize(("query", "marks", "reasons"), [
    ("mm Hg", ["mm Hg", "mm Hg"], []),
    ("mmHg", ["mm Hg", "mm Hg"], ["“mmHg”: mm Hg"]),
    ("541%", ["541 to 545%"], ["“541%”: 541 to 545%"]),
    ("545%", ["545%"], []),
    ("\u2265581", ["581+"], ["“\u2265581”: 581+"]),
    ("005492", ["005492"], []),
    ("first tier", ["1st", "tier"], ["“first”: 1st"]),
])  # fmt: skip
def test_what_is_spelled_otherwise_is_marked_as_it_is(
    otherwise: Page, query: str, marks: list[str], reasons: list[str]
) -> None:
    [hit] = search(otherwise, query)
    assert (hit["marks"], hit["reasons"]) == (marks, reasons)


def test_a_german_word_whose_end_or_beginning_another_has_is_found(german: Page) -> None:
    assert misread(german, WITHIN_GERMAN) == {}


def test_french_ordinals_are_found_in_each_spelling(french: Page) -> None:
    assert misread(french, WITHIN_FRENCH) == {}


def test_a_code_is_marked_alone_in_the_word_that_it_begins(english: Page) -> None:
    assert [(hit["reasons"], hit["marks"]) for hit in search(english, "VTX")] == [([], ["VTX"])] * 2


def test_what_is_written_once_for_several_is_marked_as_it_is_written(german: Page) -> None:
    [hit] = search(german, "Kübelerde")
    assert hit["reasons"] == ["“Kübelerde”: Kübel- und Gartenerde"]
    assert hit["marks"] == ["Kübel- und Gartenerde"]
