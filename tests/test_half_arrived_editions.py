"""A newer edition of which a host does not give all: what became of a page is never guessed, what is saved stays."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from publishing import Publisher
from test_newer_editions import CHANGED, NOTICE, OLD, kept

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


def test_a_page_of_the_edition_before_tells_nothing_of_the_newer_one(
    context: BrowserContext, publisher: Publisher
) -> None:
    page = kept(context, publisher)
    before, after = publisher.folder.parent / "before", publisher.folder.parent / "after"
    shutil.copytree(publisher.folder / CHANGED, before)
    with publisher.away():
        publisher.publish()
        shutil.copytree(publisher.folder / CHANGED, after)
        shutil.copytree(before, publisher.folder / CHANGED, dirs_exist_ok=True)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    notice = page.locator("[data-edition-notice]")
    expect(notice).to_have_text(f"{NOTICE} Its pages are not all on this host yet. Try again")
    shutil.copytree(after, publisher.folder / CHANGED, dirs_exist_ok=True)
    notice.get_by_role("button").click()
    expect(page.locator("footer")).to_contain_text("This site's edition 1.1.0")
    expect(page.locator("[data-edition-notice]")).to_have_count(0)


@pytest.mark.parametrize(
    ("status", "became"),
    [
        (401, "It cannot be loaded now. Try again"), (403, "It cannot be loaded now. Try again"),
        (429, "It cannot be loaded now. Try again"), (404, "This page is not in it. Home"),
        (410, "This page is not in it. Home"),
    ],
)  # fmt: skip
def test_only_what_is_not_found_is_said_not_to_be_in_it(
    context: BrowserContext, publisher: Publisher, status: int, became: str
) -> None:
    page = kept(context, publisher)
    publisher.host.statuses[CHANGED] = status
    publisher.publish()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-edition-notice]")).to_have_text(f"{NOTICE} {became}")


@pytest.mark.parametrize("status", [401, 403, 408, 429, 500])
def test_a_host_that_refuses_to_answer_gets_the_saved_page(
    context: BrowserContext, publisher: Publisher, status: int
) -> None:
    page = kept(context, publisher)
    publisher.host.statuses[""] = status
    page.reload()
    expect(page.locator("[data-strength]")).to_have_text(OLD)
    expect(page.locator(".md-header")).to_have_css("position", "sticky")


def test_a_page_from_the_browsers_own_cache_asks_for_a_newer_edition_at_once(
    browser: Browser, publisher: Publisher
) -> None:
    publisher.host.headers["Cache-Control"] = "max-age=86400"
    publisher.host.asked_headers = False
    context = browser.new_context()
    page = context.new_page()
    address = f"{publisher.host.address.replace('127.0.0.1', '0.0.0.0')}{CHANGED}"
    page.goto(address)
    assert page.locator("script[src*='/offline.']").count() == 0
    publisher.publish()
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("script[src*='/offline.']").count() == 1
    expect(page.locator("[data-strength]")).to_have_text(OLD)
    expect(page.locator("[data-edition-notice]")).to_contain_text(f"{NOTICE} This question changed in it.")
    context.close()
