"""Search never takes one thing for another that is written alike, nor what a text denies for what it says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from readers import search
from spelled_others import OTHERS, OTHERS_IN_FRENCH, OTHERS_IN_GERMAN, OTHERS_IN_SPANISH
from test_search_opposites import fixture_of, misread

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

english, german = fixture_of(OTHERS), fixture_of(OTHERS_IN_GERMAN, "de")
french, spanish = fixture_of(OTHERS_IN_FRENCH, "fr"), fixture_of(OTHERS_IN_SPANISH, "es")


def test_a_numeral_a_date_and_a_word_in_capitals_are_not_others(english: Page) -> None:
    assert misread(english, OTHERS) == {}


def test_nor_are_they_in_other_languages(german: Page, french: Page, spanish: Page) -> None:
    assert misread(german, OTHERS_IN_GERMAN) == {}
    assert misread(french, OTHERS_IN_FRENCH) == {}
    assert misread(spanish, OTHERS_IN_SPANISH) == {}


def test_what_a_text_denies_is_said_to_be_the_opposite(spanish: Page) -> None:
    [hit] = search(spanish, "quentilación invasiva")
    assert hit["reasons"] == ["“invasiva”: not here, only the opposite: no invasiva"]


def test_a_word_that_no_question_has_in_these_capitals_is_shown_as_it_is_written(english: Page) -> None:
    assert [hit["reasons"] for hit in search(english, "PZ")] == [["“PZ”: Pz+"], ["“PZ”: pZ"]]


def test_only_the_abbreviation_is_marked_and_not_the_numeral(english: Page) -> None:
    assert [hit["marks"] for hit in search(english, "i.v. quarine")] == [["IV", "quarine"]]
