"""Search in a German collection, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from readers import reading, search
from shared import Shared
from sites import site_in
from spellings import collection

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

TEXTS = (
    "Die Beete ruhen 28–35 Tage.",
    "Das Gras wächst von 41 bis 46 Tagen.",
    "Das negative Feld.",
    "Es sind 3.700 Halme.",
    "Es sind 1480000 Samen.",
    "Ein HQX3-negativer Lehm.",
)


@pytest.fixture(scope="module")
def page(browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of a site of these texts."""
    data = collection(TEXTS)
    data["collection"]["language"] = "de"
    file = tmp_path_factory.mktemp("german") / "german.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        yield reader.open("help/")


@pytest.mark.parametrize(
    ("query", "number"), [("28 bis 35 Tage", 1001), ("28-35", 1001), ("41-46", 1002), ("41 bis 46", 1002)]
)
def test_a_range_is_found_with_the_word_between_its_figures(page: Page, query: str, number: int) -> None:
    [hit] = [each for each in search(page, query) if not each["near"]]
    assert hit["question"] == f"spellings-q{number}"
    assert not any("Without" in reason for reason in hit["reasons"])


@pytest.mark.parametrize(
    ("query", "number"),
    [("3700", 1004), ("3700 Halme", 1004), ("3.700", 1004), ("1.480.000", 1005), ("HQX3-negativ", 1006)],
)
def test_points_group_figures_and_endings_follow_what_is_typed(page: Page, query: str, number: int) -> None:
    [hit] = [each for each in search(page, query) if not each["near"]]
    assert hit["question"] == f"spellings-q{number}"
    assert not any("Without" in reason for reason in hit["reasons"])


@pytest.mark.parametrize("query", ["3,7", "3.7", "1.480", "HQX3-positiv"])
def test_a_part_of_a_grouped_figure_is_no_figure(page: Page, query: str) -> None:
    assert [each for each in search(page, query) if not each["near"]] == []


def test_a_code_that_no_text_has_is_not_near_to_words_with_its_sign(page: Page) -> None:
    assert search(page, "HQV-negative") == []
    assert page.locator("[data-near]").count() == 0
