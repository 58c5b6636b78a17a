"""Each reason that search gives is true of the question that it shows, and says each thing once."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from readers import reading, search
from shared import Shared
from sites import Json, site_in
from spelled_reasons import NEAR, NEAR_RATIONALE, NEAR_TEXTS, REASONS, TERMS
from spellings import collection

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


@pytest.fixture(scope="module")
def page(browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    data = collection([*(case.text for case in REASONS), *NEAR_TEXTS, "Weed."])
    rationales = [*(case.rationale for case in REASONS), *("" for _ in NEAR_TEXTS), NEAR_RATIONALE]
    for question, rationale in zip(data["questions"], rationales, strict=True):
        question["rationale"] = [rationale] if rationale else None
    data["terms"] = TERMS
    file = tmp_path_factory.mktemp("reasons") / "texts.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        yield reader.open("help/")


def hit_of(page: Page, query: str, number: int) -> Json | None:
    """The result for the question of this number, if it is said to be found."""
    found = {hit["question"]: hit for hit in search(page, query) if not hit["near"]}
    return found.get(f"spellings-q{number}")


def test_the_reasons_say_what_a_question_has_and_no_more(page: Page) -> None:
    wrong = {}
    for number, case in enumerate(REASONS, 1001):
        for query, reasons in case.says.items():
            hit = hit_of(page, query, number)
            if not hit or hit["reasons"] != list(reasons):
                wrong[query] = hit and hit["reasons"]
    assert wrong == {}


def test_what_another_word_has_in_it_is_not_found(page: Page) -> None:
    cases = [(query, number) for number, case in enumerate(REASONS, 1001) for query in case.lacks]
    assert [query for query, number in cases if hit_of(page, query, number)] == []


def test_no_opposite_is_marked_beside_words_that_are_apart(page: Page) -> None:
    wanted = {
        (query, number): marks for number, case in enumerate(REASONS, 1001) for query, marks in case.marks.items()
    }
    marked = {key: hit and tuple(hit["marks"]) for key in wanted for hit in [hit_of(page, *key)]}
    assert marked == wanted


@pytest.mark.parametrize(("query", "word"), NEAR.items())
def test_one_near_word_is_shown_for_each_place_as_it_is_written(page: Page, query: str, word: str) -> None:
    [hit] = search(page, query)
    assert hit["near"]
    assert [reason.split(": ")[-1] for reason in hit["reasons"]] == [word]
    shown = page.locator("[data-near] button").all_inner_texts()
    assert [each.lower() for each in shown] == [word.lower()]
