"""Search takes a ratio for one figure and a bound for what it says, however either is written."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from readers import search
from spelled_figures import (
    BOUNDS,
    BOUNDS_IN_FRENCH,
    BOUNDS_IN_GERMAN,
    BOUNDS_IN_SPANISH,
    MEASURES,
    RATIOS,
    RATIOS_IN_FRENCH,
    RATIOS_IN_GERMAN,
    RATIOS_IN_SPANISH,
    TIMES,
)
from test_search_opposites import fixture_of, misread

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

ratios, bounds = fixture_of(RATIOS), fixture_of(BOUNDS)
times, measures = fixture_of(TIMES), fixture_of(MEASURES)
german = fixture_of((*RATIOS_IN_GERMAN, *BOUNDS_IN_GERMAN), "de")
french = fixture_of((*RATIOS_IN_FRENCH, *BOUNDS_IN_FRENCH), "fr")
spanish = fixture_of((*RATIOS_IN_SPANISH, *BOUNDS_IN_SPANISH), "es")


def test_a_ratio_is_one_figure_in_each_writing(ratios: Page) -> None:
    assert misread(ratios, RATIOS) == {}


def test_a_bound_in_words_is_the_one_with_a_sign_and_no_other(bounds: Page) -> None:
    assert misread(bounds, BOUNDS) == {}


def test_a_time_is_found_by_its_letter_and_by_its_word(times: Page) -> None:
    assert misread(times, TIMES) == {}


def test_a_unit_is_the_same_with_a_capital_and_without(measures: Page) -> None:
    assert misread(measures, MEASURES) == {}


def test_ratios_and_bounds_are_read_in_other_languages_too(german: Page, french: Page, spanish: Page) -> None:
    assert misread(german, (*RATIOS_IN_GERMAN, *BOUNDS_IN_GERMAN)) == {}
    assert misread(french, (*RATIOS_IN_FRENCH, *BOUNDS_IN_FRENCH)) == {}
    assert misread(spanish, (*RATIOS_IN_SPANISH, *BOUNDS_IN_SPANISH)) == {}


def test_a_ratio_in_another_writing_is_marked_and_shown_as_a_whole(ratios: Page) -> None:
    [hit] = search(ratios, "1:152")
    assert hit["marks"] == ["1 in 152"]
    assert hit["reasons"] == ["“1:152”: 1 in 152"]


@pytest.mark.parametrize(("query", "whole"), [("<45%", "below 45%"), ("≥62 years", "62 years or older")])
def test_a_bound_is_marked_with_the_words_that_say_so(bounds: Page, query: str, whole: str) -> None:
    [hit] = search(bounds, query)
    assert hit["marks"] == [whole]
    assert hit["reasons"] == [f"“{query.removesuffix(' years')}”: {whole}"]


def test_a_bound_that_is_nowhere_is_named_as_it_was_typed(bounds: Page) -> None:
    [hit, *_] = search(bounds, "hoe under 55 mg")
    assert "Without: under 55" in hit["reasons"]
