"""In a real browser, search finds a question by the number that its source prints, however it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from labelled import LABELS, built
from readers import reading, search
from shared import Shared
from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

FOUND = {
    "4.110": ["first"], "q4.110": ["first"], "question 4.110": ["first"], "Question no. 4.110": ["first"],
    "Q 4.110": ["first"], "4.110.": ["first"], "41.10": ["other"], "q41.10": ["other"],
    "R 12a": ["second", "third"], "r12a": ["second", "third"], "R12a": ["second", "third"],
    "R-12a": ["second", "third"], "R. 12a": ["second", "third"],
    "r 12 a": ["second", "third"], "question R 12a": ["second", "third"], "Question r12A": ["second", "third"],
    "7": ["dotted"], "7.": ["dotted"], "question 7": ["dotted"], "q7": ["dotted"],
    "§ 3.2-1": ["section"], "3.2-1": ["section"], "question § 3.2-1": ["section"],
    "key question IV": ["word"], "Key Question iv": ["word"], "question Key question IV": ["word"],
    "המלצה 4": ["hebrew"], "question המלצה 4": ["hebrew"],
    "7009": ["plain"], "q7009": ["plain"], "question 7009": ["plain"],
    "Q5": ["letter"], "q5": ["letter"], "question Q5": ["letter"], "<4> & *5*": ["marked"],
}  # fmt: skip
"""What is typed, and the questions that have it as their number."""

BESIDE = {
    "4.110. Synthetic title of first": ["first"], "4.110: first": ["first"], "7. Synthetic title of dotted": ["dotted"],
    "Question 4.110: Synthetic title of first": ["first"], "R 12a. Synthetic title of third": ["third"],
    "Question no. R 12a: synthetic": ["second", "third"], "R 12a aspirin": ["second", "third"],
    "aspirin R 12a": ["second", "third"], "recommendation 4.110": ["first"], "Empfehlung 4.110": ["first"],
    "Statement R-12a": ["second", "third"], "Nr. 4.110": ["first"], "Frage 41.10": ["other"], "number 7009": ["plain"],
    "Key question IV. Synthetic title of word": ["word"], "statement of third, R 12a": ["third"],
}  # fmt: skip
"""What is typed, and the questions that have all of it: their number, and the words beside it in their text."""

NOT_FOUND = (
    "7001", "q7001", "question 7001", "q4", "q4.11", "4.11", "41.1", "q41.1", "q41", "4110", "q4110", "R 12", "r12",
    "question 12a fever", "4.110 fever", "aspirin 7 fever", "fever. 4.110", "4.11. fever", "R 12: fever",
    "q7 fever", "fever 4.110", "q 41 10 1",
    "7009%", ">7009", "≥ 7009", "−7009", "+7009", "7009+", "×7009", "<7,009",
    "≥7009°", "7009°", "7009 °C", "≈7009%", "~7009", "±7009", "7009‰", "£7009",
)  # fmt: skip
"""What is typed and is the printed number of no question."""


def bare(text: str) -> str:
    """A text without signs at its ends."""
    return re.sub(r"^\W+|\W+$", "", text)


@pytest.fixture
def page(browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    site: Site = built(shared, tmp_path_factory.getbasetemp() / "labels")
    with reading(browser, site) as reader:
        yield reader.open()


def test_each_way_to_type_a_number_finds_its_question_and_says_so(page: Page) -> None:
    for query, expected in FOUND.items():
        hits = search(page, query)
        assert [hit["question"] for hit in hits][: len(expected)] == expected, query
        for hit in hits[: len(expected)]:
            assert not [reason for reason in hit["reasons"] if "Without" in reason], query
            [said] = [each for each in hit["reasons"] if each.endswith("”: number or address of the question")]
            assert bare(said.partition("”")[0]) == bare(query)


def test_a_number_is_found_beside_other_words_and_said_once(page: Page) -> None:
    for query, expected in BESIDE.items():
        hits = [hit for hit in search(page, query) if "Without" not in hit["text"]]
        assert sorted(hit["question"] for hit in hits) == sorted(expected), query
        for hit in hits:
            [said] = [each for each in hit["reasons"] if each.endswith("”: number or address of the question")]
            assert bare(said.partition("”")[0]) in bare(query), query


def test_what_is_no_number_of_a_question_is_not_taken_for_one(page: Page) -> None:
    for query in NOT_FOUND:
        said = [reason for hit in search(page, query) for reason in hit["reasons"] if "number or address" in reason]
        assert said == [], query


def test_a_result_shows_the_printed_number_once(page: Page) -> None:
    titles = page.locator(".search .result__title")
    for own, label in LABELS.items():
        search(page, own)
        number = (label or "7009").removesuffix(".")
        expect(titles.first).to_contain_text(f"{number}. Synthetic title of {'second' if own == 'third' else own}")
