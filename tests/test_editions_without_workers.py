"""Where no worker can keep the site, what a browser keeps by itself is never shown as current if it is not."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from publishing import Publisher

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

CHANGED = "questions/oncology-q1/"
KEPT_BY_BROWSERS = {"Cache-Control": "public, max-age=86400"}
NOTICE = "There is a newer edition of this site: 1.1.0."
WITHOUT_LIST = {"missing": frozenset({"sw-files.js"})}


def opened(context: BrowserContext, publisher: Publisher, path: str = CHANGED) -> Page:
    page = context.new_page()
    page.goto(f"{publisher.host.address}{path}")
    return page


@pytest.mark.parametrize("host", [WITHOUT_LIST, {**WITHOUT_LIST, "shell": True}, {"injected": True}])
@pytest.mark.parametrize(
    ("path", "became"),
    [
        (CHANGED, "This question changed in it. Show it"),
        ("questions/oncology-q2/", "This question did not change in it. Show it"),
        ("questions/oncology-q3/", "This question is withdrawn in it. Show it"),
    ],
)
def test_a_page_that_the_browser_keeps_says_that_it_is_old(
    context: BrowserContext, publisher: Publisher, host: dict[str, object], path: str, became: str
) -> None:
    for name, value in {**host, "headers": KEPT_BY_BROWSERS}.items():
        setattr(publisher.host, name, value)
    opened(context, publisher, path).close()
    publisher.publish()
    page = opened(context, publisher, path)
    expect(page.locator("footer")).to_contain_text("This site's edition 1.0.0")
    expect(page.locator("[data-edition-notice]")).to_have_text(f"{NOTICE} {became}")


def test_without_a_network_a_page_that_was_seen_to_be_old_still_says_so(
    context: BrowserContext, publisher: Publisher
) -> None:
    publisher.host.injected, publisher.host.headers = True, KEPT_BY_BROWSERS
    opened(context, publisher).close()
    publisher.publish()
    page = opened(context, publisher)
    expect(page.locator("[data-edition-notice]")).to_contain_text(NOTICE)
    publisher.host.off = True
    page = opened(context, publisher)
    expect(page.locator("[data-edition-notice]")).to_contain_text(f"{NOTICE} It cannot be loaded now.")
    publisher.host.off = False
    page.evaluate("location.reload()")
    expect(page.locator("footer")).to_contain_text("This site's edition 1.1.0")
    publisher.host.off = True
    page = opened(context, publisher)
    expect(page.locator("[data-offline]")).to_contain_text("Not saved for offline reading")
    expect(page.locator("[data-edition-notice]")).to_have_count(0)
