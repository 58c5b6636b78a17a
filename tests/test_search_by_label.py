"""In a real browser, a fact is found by its label and what it states: "strength limited"."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from readers import Reader, reading, search
from shared import Shared
from sites import COLLECTIONS, Json, site_in

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

SHOWN = 10
"""The number of results that are shown at first."""


@pytest.fixture(scope="module", params=["oncology", "german"])
def facts(browser: Browser, shared: Shared, request: pytest.FixtureRequest) -> Iterator[Reader]:
    file = COLLECTIONS[request.param]
    with reading(browser, site_in(shared.site(file), file)) as reader:
        yield reader


def graded(data: Json) -> dict[tuple[str, str], set[str]]:
    """The questions with each strength and each level of certainty, by the label of the scheme and of the grade."""
    found: dict[tuple[str, str], set[str]] = {}
    for field, grades in (("strength", "grades"), ("certainty", "levels")):
        scheme = data.get(f"{field}_scheme") or {grades: []}
        for grade in scheme[grades]:
            having = [
                question["id"]
                for question in data["questions"]
                if any(each.get(field) == grade["id"] for each in question["recommendations"])
            ]
            if having:
                found[scheme["label"], grade["label"]] = set(having)
    return found


def test_a_grade_is_found_with_its_label_before_or_after_it(facts: Reader) -> None:
    page = facts.open("help/")
    expected = {
        (label, grade): having for (label, grade), having in graded(facts.site.data).items() if search(page, grade)
    }
    assert expected, "each grade is a function word"
    for (label, grade), having in expected.items():
        for query in (f"{label} {grade}", f"{grade} {label}", f"{grade} {label.split()[0]}"):
            hits = [hit for hit in search(page, query) if not any("Without" in each for each in hit["reasons"])]
            assert "No question has" not in page.locator("dialog [role=status]").inner_text(), query
            told = {
                hit["question"]
                for hit in hits
                if any(f"{label}: {grade}" == each.partition("\xa0")[0] for each in hit["reasons"])
            }
            assert told == having if len(having) <= SHOWN else told, query
            assert {label.split()[0], *grade.split()} <= {
                word for hit in hits for mark in hit["marks"] for word in mark.split()
            }


def test_a_label_alone_or_beside_other_words_is_no_word_of_a_question(facts: Reader) -> None:
    page = facts.open("help/")
    labels = {label for label, _ in graded(facts.site.data)}
    for label in labels:
        for query in (label, f"{label} xylophone"):
            said = [each for hit in search(page, query) for each in hit["reasons"] if each.startswith(f"{label}:")]
            assert said == [], query
