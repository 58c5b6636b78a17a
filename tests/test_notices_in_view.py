"""The notice of a newer edition is in sight wherever an old text is, and hides nothing of a linked statement."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from publishing import Publisher
from readers import PHONE, search
from sites import Json, Site
from test_linked_statements_in_browser import seen, words

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

NOTICE = "There is a newer edition of this site: 1.1.0."
SMALL = {"width": 320, "height": 568}


def told(page: Page) -> None:
    """The page, which stays open, learns of the newer edition."""
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-edition-notice]")).to_contain_text("in it.")


def linked(site: Site) -> Iterator[tuple[Json, Json, Json]]:
    for question in site.questions:
        for recommendation in question["recommendations"]:
            for statement in recommendation["statements"]:
                yield question, recommendation, statement


def test_search_on_an_old_page_says_so(context: BrowserContext, publisher: Publisher) -> None:
    page = context.new_page()
    page.goto(f"{publisher.host.address}questions/oncology-q2/")
    publisher.publish()
    assert NOTICE not in page.locator("dialog").inner_text()
    told(page)
    assert search(page, "risk")
    expect(page.locator("dialog").get_by_text(f"{NOTICE} Search shows the text of this page.")).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.reload()
    assert search(page, "risk")
    assert "newer" not in page.locator("dialog").inner_text()


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["phone", "small"])
def test_a_linked_statement_keeps_its_title_and_strength_beside_the_notice(
    browser: Browser, first: Site, publisher: Publisher, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size, service_workers="block")  # type: ignore[arg-type]
    pages = []
    for question, recommendation, statement in linked(first):
        page = context.new_page()
        page.goto(f"{publisher.host.address}questions/{question['id']}/#{statement['id']}")
        page.wait_for_load_state("networkidle")
        pages.append((page, question, recommendation, statement))
    publisher.publish()
    grades = {each["id"]: each["label"] for each in first.data["strength_scheme"]["grades"]}
    for page, question, recommendation, statement in pages:
        page.bring_to_front()
        told(page)
        page.wait_for_timeout(100)
        shown = seen(page)
        assert NOTICE in shown, statement["id"]
        assert words(question["title"])[:100] in shown, statement["id"]
        assert grades[recommendation["strength"]] in shown, statement["id"]
        assert words(statement["text"])[:20] in shown, statement["id"]
    context.close()


def test_who_has_scrolled_away_from_a_statement_stays_there(context: BrowserContext, publisher: Publisher) -> None:
    page = context.new_page()
    page.goto(f"{publisher.host.address}questions/oncology-q1/#oncology-q1-r1-s1")
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    publisher.publish()
    told(page)
    assert page.evaluate("scrollY + innerHeight >= document.body.scrollHeight - 200")
