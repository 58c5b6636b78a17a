"""In a real browser, each statement can be copied with its citation or as a link, apart from the whole answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from readers import Reader
from sites import NOT_STATED

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


def copied(page: Page, button: str) -> str:
    page.locator(button).click()
    status = page.locator(button).locator("xpath=../*[@role='status']")
    expect(status).to_have_text(re.compile("^(Copied with citation|Link copied)$"))
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize("within", [".response", ".reading"])
def test_a_copied_statement_says_which_it_is_and_where_it_is_from(reader: Reader, within: str) -> None:
    page = reader.open("questions/oncology-q1/#oncology-q1-r1-s2", permissions=["clipboard-read", "clipboard-write"])
    of = f"{within} [data-of='oncology-q1-r1-s2']"
    question = reader.site.questions[0]
    statement = question["recommendations"][0]["statements"][1]["text"]
    address = f"{reader.address}questions/oncology-q1/#oncology-q1-r1-s2"
    lines = copied(page, f"{of}[data-copy=citation]").splitlines()
    assert lines[:8] == [
        question["title"],
        *(f"{part['label']} {part['text']}" for part in question["parts"]),
        f"Statement 2 of 4: {statement}",
        "Strength of Recommendation: Limited. The source does not define this grade.",
        f"Consensus: {NOT_STATED}",
        f"Vote: {NOT_STATED}",
        f"Authors, Rationale, References: {NOT_STATED}",
    ]
    assert f"Question 1: {question['title']}. In: ICM VTE Oncology (web site), edition 1.0.0" in lines[8]
    assert lines[-1] == address
    assert copied(page, f"{of}[data-copy=link]") == address


def test_a_copied_statement_of_several_recommendations_has_its_own_strength_and_marks(full_reader: Reader) -> None:
    page = full_reader.open(
        "questions/synthetic-q1/#synthetic-q1-r2-s1", permissions=["clipboard-read", "clipboard-write"]
    )
    text = copied(page, ".response [data-of='synthetic-q1-r2-s1'][data-copy=citation]")
    assert "\nStatement 1 of 1, recommendation 2: Synthetic second recommendation.\n" in text
    assert "\nSynthetic strength: Weak-S" in text
    assert "\nSynthetic consensus: No consensus-S (placement inferred)" in text
    assert text.endswith("#synthetic-q1-r2-s1")


def test_a_linked_statement_and_its_recommendation_can_be_told_apart_when_copying(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/", permissions=["clipboard-read", "clipboard-write"])
    own = page.locator(".actions [data-copy]")
    assert own.all_inner_texts() == ["Copy with citation", "Copy link"]
    page.goto(f"{reader.address}questions/oncology-q1/#oncology-q1-r1-s3")
    expect(own.last).to_have_text("Copy link to recommendation")
    assert own.first.inner_text() == "Copy recommendation with citation"
    assert page.locator(".response .tools button").all_inner_texts() == [
        "Copy statement with citation",
        "Copy link to statement",
    ]
    link = copied(page, ".actions [data-copy=link]")
    assert link == f"{reader.address}questions/oncology-q1/#oncology-q1-r1"
    page.goto(f"{reader.address}questions/oncology-q1/#oncology-q1-r1")
    expect(own.last).to_have_text("Copy link")
    assert page.locator(".response .tools, .at").count() == 0
