"""In the published collection no drug leads to another; beginnings, plurals and numbers count as what they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from readers import Reader, search

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


@pytest.mark.parametrize(
    "query",
    ["fondaparinux", "certoparin", "parnaparin", "ardeparin", "semuloparin", "reviparin", "protamine", "radiation",
     "oncology", "prophet", "argatroban", "desirudin", "cancellous", "tinzaparine", "enoxparin", "anticoagulent"],
)  # fmt: skip
def test_no_other_drug_word_or_id_is_near(reader: Reader, query: str) -> None:
    page = reader.open()
    assert search(page, query) == []
    expect(page.locator(".search [role=status]")).to_have_text("Nothing found")
    assert page.locator("[data-near]").count() == 0


def test_a_word_that_only_begins_others_is_near_to_them_and_says_so(reader: Reader) -> None:
    page = reader.open()
    [hit] = search(page, "recommend heparin")
    assert (hit["question"], hit["marks"]) == ("oncology-q2", ["heparin"])
    assert "Without: recommend" in hit["reasons"]
    said = "No question has all these words, and none has “recommend”. 1 question with some of them"
    expect(page.locator(".search [role=status]")).to_have_text(said)
    near = page.locator('[data-near="recommend"]')
    expect(near.locator("p")).to_have_text("No question has “recommend”. Nearest: ")
    expect(near.locator("button")).to_have_text("recommendation")


@pytest.mark.parametrize("query", ["tumor", "tumour", "tumors", "tumo"])
def test_a_search_word_that_is_in_a_text_only_as_a_part_is_said_to_be_one(reader: Reader, query: str) -> None:
    page = reader.open()
    reasons = {hit["question"]: hit["reasons"] for hit in search(page, query)}
    assert reasons["oncology-q3"] == [f"“{query}”: not here by itself, only as part of: tumor-related"]
    assert page.locator('[data-result="oncology-q3"] .near').all_inner_texts() == ["tumor-related"]
    assert "only as part of" not in " ".join(reasons["oncology-q4"])


def test_a_word_that_is_no_longer_typed_is_not_found_by_a_longer_one(reader: Reader) -> None:
    page = reader.open()
    for hit in search(page, "hospital risk"):
        assert {mark.lower() for mark in hit["marks"]} == {"risk"}
    expect(page.locator(".search [role=status]")).to_contain_text("none has “hospital”. 4 questions with some of them")
    [hit] = search(page, "risk hospital")
    assert set(hit["marks"]) == {"hospitalized", "risk"}


def test_plurals_of_abbreviations_and_short_words_are_found(reader: Reader) -> None:
    page = reader.open()
    found = {words: [hit["question"] for hit in search(page, words)] for words in ("VTEs", "DVTs", "PEs", "ages")}
    everywhere = {question["id"] for question in reader.site.questions}
    assert found.pop("ages") == ["oncology-q1"]
    assert {words: set(hits) for words, hits in found.items()} == dict.fromkeys(("VTEs", "DVTs", "PEs"), everywhere)


def test_a_number_of_patients_is_not_the_number_of_a_question(reader: Reader) -> None:
    page = reader.open()
    assert all("Without: 4" in hit["reasons"] for hit in search(page, "4 patients"))
    status = page.locator(".search [role=status]")
    expect(status).to_contain_text("No question has all these words, and none has “4”")


@pytest.mark.parametrize("query", ["-", "%", "≥", ".", "…", "( )", "+/-", "?!"])
def test_signs_alone_are_told_that_they_find_nothing(reader: Reader, query: str) -> None:
    page = reader.open()
    assert search(page, query) == []
    expect(page.locator("dialog [role=status]")).to_have_text(f"“{query}” has no letter or figure to search for")
