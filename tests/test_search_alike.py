"""Search finds a word in another spelling, in each language, and none that a text has only after “not”."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from readers import search
from spelled_alike import ALIKE, ALIKE_IN_FRENCH, IN_FRENCH, IN_GERMAN, NEGATED
from test_search_opposites import fixture_of, misread

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

english, chinese = fixture_of(ALIKE), fixture_of(NEGATED, "zh")
french, german = fixture_of((*ALIKE_IN_FRENCH, *IN_FRENCH), "fr-CH"), fixture_of(IN_GERMAN, "de")


def test_another_spelling_is_found_and_another_figure_is_not(english: Page) -> None:
    assert misread(english, ALIKE) == {}


def test_french_plurals_find_their_singular_and_function_words_are_left_out(french: Page) -> None:
    assert misread(french, (*ALIKE_IN_FRENCH, *IN_FRENCH)) == {}


def test_german_function_words_are_left_out_but_not_abbreviations(german: Page) -> None:
    assert misread(german, IN_GERMAN) == {}
    assert [hit["question"] for hit in search(german, "DER")] == ["spellings-q1002"]
    assert search(german, "der und die") == []
    expect(german.locator("dialog [role=status]")).to_have_text("“der und die” alone is too common to search for")


def test_what_a_text_has_only_right_after_not_is_said_to_be_a_part(chinese: Page) -> None:
    assert misread(chinese, NEGATED) == {}
    [hit] = search(chinese, "草本性蔷薇")
    assert hit["reasons"] == ["“草本性蔷薇”: not here by itself, only as part of: 非草本性蔷薇"]
    assert hit["marks"] == []
    [near] = chinese.locator("[data-near]").all_inner_texts()
    assert near.split() == ["“草本性蔷薇”", "only", "as", "part", "of:", "非草本性蔷薇"]


def test_what_stands_after_not_is_not_marked_beside_what_does_not(chinese: Page) -> None:
    assert [hit["marks"] for hit in search(chinese, "感光者")] == [["感光者"]]
