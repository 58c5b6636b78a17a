"""In a real browser, a marker shows its reference in place by touch, pointer and key, and leads to it in the list."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from long_texts import built
from readers import PHONE, reading
from shared import Shared
from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

MARKER = "[data-fact=rationale] a.cites >> nth=1"
REFERENCE = "[id='q.reference-63']"


@pytest.fixture
def long(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(shared, tmp_path_factory.getbasetemp() / "long-texts")


def followed(page: Page) -> None:
    page.wait_for_url("**#q.reference-63")
    expect(page.locator(REFERENCE)).to_be_in_viewport()


def test_a_key_shows_the_reference_and_enter_leads_to_it(browser: Browser, long: Site) -> None:
    with reading(browser, long) as reader:
        page = reader.open("questions/q/")
        page.locator(MARKER).focus()
        expect(page.locator("#term-note")).to_have_text("Synthetic book 63.")
        expect(page.locator(MARKER)).to_have_attribute("aria-describedby", "q.reference-63")
        page.keyboard.press("Enter")
        followed(page)


def test_a_tap_shows_the_reference_and_a_second_one_leads_to_it(browser: Browser, long: Site) -> None:
    with reading(browser, long) as reader:
        page = reader.open("questions/q/", PHONE, has_touch=True)
        page.locator(MARKER).tap()
        expect(page.locator("#term-note")).to_have_text("Synthetic book 63.")
        assert "#" not in page.url
        page.locator(MARKER).tap()
        followed(page)


def test_a_pointer_shows_the_reference_and_a_click_leads_to_it(browser: Browser, long: Site) -> None:
    with reading(browser, long) as reader:
        page = reader.open("questions/q/")
        page.locator(MARKER).hover()
        expect(page.locator("#term-note")).to_have_text("Synthetic book 63.")
        page.locator(MARKER).click()
        followed(page)


def test_a_wide_table_scrolls_by_keys_and_never_the_page(browser: Browser, long: Site) -> None:
    with reading(browser, long) as reader:
        page = reader.open("questions/q/", {"width": 320, "height": 640})
        region = page.locator("[role=region]:has(table.cells) >> nth=1")
        region.evaluate("each => { each.querySelector('th').style.minWidth = '60rem' }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
        assert region.evaluate("each => each.scrollLeft") > 0
