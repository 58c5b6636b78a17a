"""Search says so where a text has all typed words but not of each other, and never finds the opposite."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from readers import search
from spelled_apart import (
    ANTIGENS,
    APART_IN_FRENCH,
    APART_IN_GERMAN,
    DENIALS,
    LETTERS,
    MARKED,
    NUMBERS,
    RATES,
    SIDES,
    SIGNED,
)
from test_search_opposites import fixture_of, misread

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

letters, antigens, sides = fixture_of(LETTERS), fixture_of(ANTIGENS), fixture_of(SIDES)
marked, signed = fixture_of(MARKED), fixture_of(SIGNED)
rates, denials, numbers = fixture_of(RATES), fixture_of(DENIALS), fixture_of(NUMBERS)
german, french = fixture_of(APART_IN_GERMAN, "de"), fixture_of(APART_IN_FRENCH, "fr")


def test_a_letter_is_that_of_its_own_word(letters: Page) -> None:
    assert misread(letters, LETTERS) == {}


def test_an_antigen_is_found_with_its_own_letter_and_sign(antigens: Page) -> None:
    assert misread(antigens, ANTIGENS) == {}


def test_what_is_on_one_side_is_not_found_on_the_opposite_one(sides: Page) -> None:
    assert misread(sides, SIDES) == {}


def test_a_figure_is_found_with_all_of_its_unit(rates: Page) -> None:
    assert misread(rates, RATES) == {}


def test_what_a_text_denies_is_not_found_with_it(denials: Page) -> None:
    assert misread(denials, DENIALS) == {}


def test_a_number_is_that_of_its_own_word(numbers: Page) -> None:
    assert misread(numbers, NUMBERS) == {}


def test_a_sign_or_a_unit_is_that_of_its_own_word(signed: Page) -> None:
    assert misread(signed, SIGNED) == {}


@pytest.mark.parametrize(("query", "marks"), [
    ("3+", ["3"]),
    ("5-ZU", ["5-ZU"]),
    ("5-ZASA", ["5-ZASA"]),
])  # fmt: skip
def test_only_what_was_typed_is_marked(signed: Page, query: str, marks: list[str]) -> None:
    assert [hit["marks"] for hit in search(signed, query)] == [marks]


def test_words_of_other_languages_are_told_apart_too(german: Page, french: Page) -> None:
    assert misread(german, APART_IN_GERMAN) == {}
    assert misread(french, APART_IN_FRENCH) == {}


def test_the_opposite_is_not_said_to_be_a_part(denials: Page) -> None:
    [hit] = [each for each in search(denials, "no quelirium") if "with quelirium" in each["text"]]
    assert hit["reasons"] == ["“no quelirium”: not here, only the opposite: with quelirium"]
    [said] = denials.locator("[data-near]").all_inner_texts()
    assert said.split() == ["“no", "quelirium”", "only", "as", "the", "opposite:", "with", "quelirium"]


def test_an_arrow_is_said_to_stand_where_it_was_typed(sides: Page) -> None:
    [hit] = search(sides, "\u2193 QZL")
    assert hit["reasons"] == ["“\u2193 QZL”: as separate words"]


def test_what_is_typed_as_one_stands_as_one(marked: Page) -> None:
    assert misread(marked, MARKED) == {}


@pytest.mark.parametrize(("query", "marks"), [
    ("974 875 mg", ["mg", "974875", "mg"]),
    ("974 mg", ["974", "mg", "mg"]),
    ("beta 2 quagonists", ["\u03b2\u2082-quagonist"]),
    ("977+", ["977"]),
    ("q5-6h", ["q5\u20136h"]),
    ("HqS\u03b2\u2070", ["HqS\u03b2\u2070"]),
])  # fmt: skip
def test_no_other_figure_is_marked(marked: Page, query: str, marks: list[str]) -> None:
    assert [hit["marks"] for hit in search(marked, query)] == [marks]
