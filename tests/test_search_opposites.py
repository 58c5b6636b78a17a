"""What says the opposite of a query, or something else, is no hit that does not say so; what says it is one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from readers import reading, search, searches
from shared import Shared
from sites import Json, site_in
from spelled_opposites import ENGLISH, OTHER_LANGUAGES, Stated
from spelled_scales import SCALES
from spelled_wholes import WHOLES, WHOLES_ELSEWHERE
from spellings import collection

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


def fixture_of(cases: Sequence[Stated], language: str | None = None) -> Any:
    """A fixture: a page of a site of the texts, in which search works."""

    @pytest.fixture(scope="module")
    def page(browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
        data = collection(case.text for case in cases)
        for question, case in zip(data["questions"], cases, strict=True):
            question["title"] = case.title or question["title"]
        if language:
            data["collection"]["language"] = language
        file = tmp_path_factory.mktemp("opposites") / "texts.json"
        file.write_text(json.dumps(data), encoding="utf-8")
        with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
            yield reader.open("help/")

    return page


english, wholes, scales = fixture_of(ENGLISH), fixture_of(WHOLES), fixture_of(SCALES)
ions = fixture_of([case for case in SCALES if "K\u207a" in case.text])
german, wholes_elsewhere = fixture_of(OTHER_LANGUAGES, "de"), fixture_of(WHOLES_ELSEWHERE, "de")


def told(hits: list[Json], number: int) -> str:
    """How search tells that the text of this number has what was typed: plainly, lacking, apart, or not at all."""
    for hit in hits:
        if hit["question"] == f"spellings-q{number}":
            said = " ".join(hit["reasons"])
            is_lacking = hit["near"] or "Without" in said or "not here" in said
            return "lacking" if is_lacking else "apart" if "as separate words" in said else "plainly"
    return "not at all"


def misread(page: Page, cases: Sequence[Stated]) -> dict[tuple[str, str], str]:
    """The pairs of query and text of which something untrue is said, with what is."""
    wrong = {}
    found = searches(page, (query for case in cases for query in (*case.finds, *case.apart, *case.lacks)))
    for number, case in enumerate(cases, 1001):
        wanted = {"plainly": case.finds, "apart": case.apart, "lacking, or not at all": case.lacks}
        for expected, queries in wanted.items():
            for query in queries:
                if (said := told(found[query], number)) not in expected:
                    wrong[query, case.text] = said
    return wrong


def test_a_text_that_says_the_opposite_is_no_plain_hit(english: Page) -> None:
    assert misread(english, ENGLISH) == {}


def test_a_text_in_another_language_that_says_the_opposite_is_no_plain_hit(german: Page) -> None:
    assert misread(german, OTHER_LANGUAGES) == {}


def test_what_is_typed_as_a_whole_is_found_as_one(wholes: Page) -> None:
    assert misread(wholes, WHOLES) == {}


def test_what_is_typed_as_a_whole_is_found_as_one_in_another_language(wholes_elsewhere: Page) -> None:
    assert misread(wholes_elsewhere, WHOLES_ELSEWHERE) == {}


def test_scales_stages_isotopes_and_results_are_found_as_they_are_written(scales: Page) -> None:
    assert misread(scales, SCALES) == {}


def test_the_charge_of_an_ion_and_a_sign_that_joins_rows_are_no_result(ions: Page) -> None:
    for meaning in ("positive", "negative"):
        assert search(ions, meaning) == []


def test_a_code_with_its_sign_is_not_near_a_word_of_the_same_meaning(scales: Page) -> None:
    assert search(scales, "xeropositive") == []


def test_the_marks_of_a_multiple_and_a_list_are_whole(scales: Page) -> None:
    assert [hit["marks"] for hit in search(scales, "× 952")] == [["× 952"]]
    assert [hit["marks"] for hit in search(scales, "XPV48-")] == [["XPV 46+, 48− and 51 (+)"]]


def test_a_sign_is_marked_with_its_letter_and_no_number_with_an_abbreviation(wholes: Page) -> None:
    assert [hit["marks"] for hit in search(wholes, "LVIG")] == [["LVIG"]]
    assert [hit["marks"] for hit in search(wholes, "×53")] == [["x53"]]


def test_the_opposite_is_named_where_it_is_all_that_there_is(english: Page) -> None:
    [hit] = search(english, "with rime")
    assert hit["reasons"] == ["“with rime”: not here by itself, only as part of: without rime"]
    assert hit["marks"] == []


def test_a_word_is_not_marked_where_the_text_says_the_opposite(english: Page) -> None:
    [hit] = [each for each in search(english, "with tilling") if "Without" in each["text"]]
    assert hit["marks"] == ["tilling"]
