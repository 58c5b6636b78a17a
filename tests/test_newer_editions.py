"""A device never shows an old text as if it were current: the newest edition, or a notice above the answer."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from publishing import NEW, Publisher, expect_one_edition
from readers import DESKTOP, PHONE, search
from test_accessibility import axe_faults
from test_hosts import limited

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

OLD = "Limited"
SLOW = 6
"""In seconds; longer than a page waits for the host (2 s), also where a busy machine wakes it late, and shorter than it
waits for a page (10 s)."""

CHANGED, UNCHANGED = "questions/oncology-q1/", "questions/oncology-q2/"
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NOTICE = "There is a newer edition of this site: 1.1.0."

both_devices = pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")])


def kept(context: BrowserContext, publisher: Publisher, path: str = CHANGED) -> Page:
    """A page of a device that has saved the first edition."""
    page = context.new_page()
    page.goto(publisher.host.address)
    expect_saved(page, "1.0.0")
    page.goto(f"{publisher.host.address}{path}")
    return page


def expect_saved(page: Page, edition: str) -> None:
    saved = f"Saved for offline reading: edition {edition}"
    expect(page.locator("[data-offline]")).to_contain_text(saved, timeout=60_000)


def test_the_newest_edition_is_shown_at_the_next_navigation(context: BrowserContext, publisher: Publisher) -> None:
    page = kept(context, publisher)
    expect(page.locator("[data-strength]")).to_have_text(OLD)
    publisher.publish()
    page.reload()
    expect(page.locator("[data-strength]")).to_have_text(NEW)
    expect(page.locator("footer")).to_contain_text("This site's edition 1.1.0")
    expect(page.locator("[data-edition-notice]")).to_have_count(0)
    assert NEW in search(page, "comorbidities")[0]["text"]
    page.keyboard.press("Escape")
    expect_saved(page, "1.1.0")


def test_after_an_update_the_whole_newest_edition_is_on_the_device(
    context: BrowserContext, publisher: Publisher
) -> None:
    page = kept(context, publisher)
    publisher.publish()
    page.reload()
    expect_saved(page, "1.1.0")
    publisher.host.off = True
    page.goto(f"{publisher.host.address}questions/oncology-q4/")
    expect(page.locator("[data-strength]")).to_have_text(NEW)
    assert NEW in search(page, "comorbidities")[0]["text"]
    expect_one_edition(page)


def test_while_a_host_is_slow_an_old_page_says_so_above_the_answer(
    context: BrowserContext, publisher: Publisher
) -> None:
    page = kept(context, publisher)
    publisher.host.slow |= {"sw-files.js": SLOW, CHANGED: SLOW}
    publisher.publish()
    page.reload()
    expect(page.locator("[data-strength]")).to_have_text(OLD)
    notice = page.locator("[data-edition-notice]")
    expect(notice).to_have_text(f"{NOTICE} Show it")
    expect(notice).to_have_text(f"{NOTICE} This question changed in it. Show it")
    expect(notice).to_be_in_viewport(ratio=1)
    assert notice.bounding_box()["y"] < page.locator(".response").bounding_box()["y"]  # type: ignore[index]
    notice.get_by_role("button", name="Show it").click()
    expect(page.locator("[data-strength]")).to_have_text(NEW)
    expect(page.locator("[data-edition-notice]")).to_have_count(0)


def test_what_is_known_to_be_old_is_never_shown_as_current(context: BrowserContext, publisher: Publisher) -> None:
    page = kept(context, publisher)
    publisher.host.slow["sw-files.js"] = SLOW
    publisher.host.missing = frozenset({"glossary/"})  # so that the newer edition cannot be saved
    publisher.publish()
    page.reload()
    expect(page.locator("[data-edition-notice]")).to_contain_text(NOTICE)
    page.goto(f"{publisher.host.address}questions/oncology-q4/")
    expect(page.locator("[data-strength]")).to_have_text(NEW)
    why = "Edition 1.1.0 is not saved: glossary/ is missing on this host."
    expect(page.locator("[data-offline]")).to_contain_text(why)
    publisher.host.off = True
    page.goto(f"{publisher.host.address}{CHANGED}")
    expect(page.locator("[data-strength]")).to_have_text(OLD)
    expect(page.locator("[data-edition-notice]")).to_contain_text(f"{NOTICE} It cannot be loaded now.")
    expect_saved(page, "1.0.0")


@pytest.mark.parametrize(
    ("way", "path", "became"),
    [
        ("visibilitychange", CHANGED, "This question changed in it. Show it"),
        ("pageshow", UNCHANGED, "This question did not change in it. Show it"),
        ("online", "questions/oncology-q3/", "This question is withdrawn in it. Show it"),
        ("visibilitychange", "questions/", "Show it"),
    ],
    ids=["changed", "unchanged", "withdrawn", "list"],
)
def test_a_page_that_stays_open_learns_of_a_newer_edition(
    context: BrowserContext, publisher: Publisher, way: str, path: str, became: str
) -> None:
    page = context.new_page()
    page.goto(f"{publisher.host.address}{path}")
    expect_saved(page, "1.0.0")
    expect(page.locator("[data-edition-notice]")).to_have_count(0)
    publisher.publish()
    event = "new PageTransitionEvent('pageshow', {persisted: true})" if way == "pageshow" else f"new Event('{way}')"
    page.evaluate(f"{'document' if way == 'visibilitychange' else 'window'}.dispatchEvent({event})")
    expect(page.locator("[data-edition-notice]")).to_have_text(f"{NOTICE} {became}")
    page.locator("[data-edition-notice] button").click()
    expect(page.locator("footer")).to_contain_text("This site's edition 1.1.0")
    expect(page.locator("[data-edition-notice]")).to_have_count(0)


def test_a_question_that_is_gone_is_said_to_be(context: BrowserContext, publisher: Publisher) -> None:
    page = kept(context, publisher)
    with publisher.away():
        publisher.publish()
        shutil.rmtree(publisher.folder / CHANGED)
        publisher.host.shell = True
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-edition-notice]")).to_have_text(f"{NOTICE} This page is not in it. Home")


def test_a_text_that_changed_without_a_new_edition_is_noticed(context: BrowserContext, publisher: Publisher) -> None:
    page = kept(context, publisher)
    publisher.publish("1.0.0")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    said = "The text of this site has changed in edition 1.0.0. This question changed in it. Show it"
    expect(page.locator("[data-edition-notice]")).to_have_text(said)


def test_every_tab_learns_of_a_newer_edition_and_keeps_its_own_files(
    context: BrowserContext, publisher: Publisher
) -> None:
    first = kept(context, publisher)
    second = kept(context, publisher)
    publisher.publish()
    second.reload()
    expect_saved(second, "1.1.0")
    expect(first.locator("[data-edition-notice]")).to_contain_text(NOTICE)
    assert OLD in search(first, "comorbidities")[0]["text"]
    first.close()
    second.reload()
    expect_saved(second, "1.1.0")
    expect_one_edition(second)


def test_without_a_worker_an_open_page_learns_of_a_newer_edition(browser: Browser, publisher: Publisher) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 664})
    page = context.new_page()
    page.goto(f"{publisher.host.address.replace('127.0.0.1', '0.0.0.0')}{CHANGED}")
    why = "Not saved for offline reading: the address does not begin with https."
    expect(page.locator("[data-offline]")).to_have_text(why)
    publisher.publish()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-edition-notice]")).to_contain_text(f"{NOTICE} This question changed in it.")
    page.locator("[data-edition-notice] button").click()
    expect(page.locator("[data-strength]")).to_have_text(NEW)
    context.close()


def test_a_host_that_fails_or_is_too_slow_gets_the_saved_page(context: BrowserContext, publisher: Publisher) -> None:
    page = kept(context, publisher)
    publisher.host.statuses[""] = 503
    page.reload()
    expect(page.locator("[data-strength]")).to_have_text(OLD)
    publisher.host.statuses.clear()
    publisher.host.slow[""] = SLOW
    page.goto(f"{publisher.host.address}{UNCHANGED}")
    expect(page.locator("h1")).to_have_text("For Primary Bone Tumors/Sarcoma Patients")
    expect(page.locator("[data-edition-notice]")).to_have_count(0)


@both_devices
def test_axe_finds_nothing_in_the_notice(
    browser: Browser, publisher: Publisher, size: dict[str, int], scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = kept(context, publisher)
    publisher.publish()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    notice = page.locator("[data-edition-notice]")
    expect(notice).to_be_in_viewport(ratio=1)
    assert axe_faults(page, ALL) == []
    page.goto(f"{page.url}#oncology-q1-r1-s2")
    expect(notice).to_be_in_viewport(ratio=1)
    page.keyboard.press("Shift+Tab")
    notice.get_by_role("button").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.emulate_media(media="print")
    expect(notice).to_be_visible()
    expect(notice.get_by_role("button")).not_to_be_visible()
    context.close()


@both_devices
def test_axe_finds_nothing_on_the_page_for_what_was_not_saved(
    browser: Browser, publisher: Publisher, size: dict[str, int], scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = kept(context, publisher)
    publisher.host.off = True
    page.goto(f"{publisher.host.address}downloads/handbook.pdf")
    expect(page.locator("h1")).to_have_text("Not saved on this device; needs a network")
    assert axe_faults(page, ALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    context.close()


def test_what_was_saved_when_asked_is_saved_again_in_the_newer_edition(
    context: BrowserContext, publisher: Publisher
) -> None:
    limited(publisher.folder)
    page = context.new_page()
    page.goto(f"{publisher.host.address}downloads/")
    page.get_by_role("button", name="Save for offline reading").click()
    expect_saved(page, "1.0.0")
    page.get_by_role("button", name="Save the files on this page too").click()
    expect(page.locator("[data-keep-downloads]")).to_contain_text("saved too: edition 1.0.0")
    with publisher.away():
        publisher.publish()
        limited(publisher.folder)
    page.reload()
    expect_saved(page, "1.1.0")
    expect(page.locator("[data-keep-downloads]")).to_contain_text("saved too: edition 1.1.0")
