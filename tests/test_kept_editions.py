"""What a device has saved survives updates, losses and an edition that is taken back; newer is said of newer ones."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hosts import Host, hosted
from publishing import Publisher, expect_one_edition
from sites import Site
from test_newer_editions import UNCHANGED, expect_saved, kept

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

ASK = "navigator.serviceWorker.controller.postMessage('state')"
"""What each page that opens asks its worker, which then removes what it no longer needs."""

UPDATE = "void navigator.serviceWorker.getRegistration().then((each) => each.update()).catch(() => {})"
"""What a page asks for, which is lost if the browser itself asks while the host cannot be reached."""


def start_saving(publisher: Publisher, page: Page, seconds: float, publish: Callable[[], None]) -> None:
    """Let a page save what `publish` gives its host, at `seconds` for each file; return once that has begun."""
    with publisher.away():
        publish()
        publisher.host.slow[""] = seconds
        publisher.host.asked.clear()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    for waited in range(1, 600):
        if "/sw-pages.json" in publisher.host.asked:
            return
        if waited % 100 == 0:
            page.evaluate(UPDATE)
        page.wait_for_timeout(50)
    pytest.fail("no edition was saved")


def expect_kept_while_pages_ask(
    context: BrowserContext, publisher: Publisher, page: Page, edition: str, publish: Callable[[], None]
) -> None:
    """An edition that is saved slowly, while pages ask the worker before it, is whole on the device afterwards."""
    start_saving(publisher, page, 0.1, publish)
    for _ in range(10):
        page.evaluate(ASK)
        page.wait_for_timeout(100)
    expect_saved(page, edition)
    page.evaluate(ASK)
    page.wait_for_timeout(1_000)
    expect_saved(page, edition)
    publisher.host.off = True
    answer = context.new_page().goto(f"{publisher.host.address}{UNCHANGED}")
    assert answer is not None
    assert answer.status == 200
    publisher.host.off = False


def test_pages_that_open_while_an_edition_is_saved_do_not_remove_it(
    context: BrowserContext, publisher: Publisher
) -> None:
    page = kept(context, publisher)
    expect_kept_while_pages_ask(context, publisher, page, "1.1.0", publisher.publish)


def test_an_edition_that_was_taken_back_gives_way_to_the_one_before(
    context: BrowserContext, publisher: Publisher
) -> None:
    first = shutil.copytree(publisher.folder, publisher.folder.with_name("first"))
    page = kept(context, publisher)
    publisher.publish()
    page.reload()
    expect_saved(page, "1.1.0")
    expect_one_edition(page)
    expect_kept_while_pages_ask(context, publisher, page, "1.0.0", lambda: publisher.replace(first))
    said = "There is another edition of this site: 1.0.0. This question changed in it. Show it"
    expect(page.locator("[data-edition-notice]")).to_have_text(said)


def test_an_edition_that_was_lost_is_saved_again_at_the_next_visit(
    context: BrowserContext, publisher: Publisher
) -> None:
    page = kept(context, publisher)
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.reload()
    expect_saved(page, "1.0.0")
    publisher.host.off = True
    page.goto(f"{publisher.host.address}{UNCHANGED}")
    expect(page.locator("h1")).to_have_text("For Primary Bone Tumors/Sarcoma Patients")


def test_an_edition_is_saved_again_after_another_one_was_taken_back_half_saved(
    context: BrowserContext, publisher: Publisher
) -> None:
    first = shutil.copytree(publisher.folder, publisher.folder.with_name("first"))
    page = kept(context, publisher)
    start_saving(publisher, page, 0.3, publisher.publish)
    page.wait_for_timeout(1_000)
    session = context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    with publisher.away():
        publisher.replace(first)
        publisher.host.slow.clear()
    page.goto(f"{publisher.host.address}{UNCHANGED}")
    expect_saved(page, "1.0.0")
    page.reload()
    expect_saved(page, "1.0.0")
    expect_one_edition(page)
    remove = "if (!name.endsWith(' notes')) await caches.delete(name)"
    page.evaluate(f"async () => {{ for (const name of await caches.keys()) {remove} }}")
    page.reload()
    expect_saved(page, "1.0.0")


def test_an_edition_that_was_not_saved_is_not_told_beside_a_later_one(
    context: BrowserContext, publisher: Publisher
) -> None:
    page = kept(context, publisher)
    publisher.host.missing = frozenset({"glossary/"})
    publisher.publish()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    why = "Edition 1.1.0 is not saved: glossary/ is missing on this host."
    expect(page.locator("[data-offline]")).to_contain_text(why)
    with publisher.away():
        publisher.host.missing = frozenset()
        publisher.publish("1.2.0")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-offline]")).to_have_text(
        re.compile(r"Saved for offline reading: edition 1\.2\.0 \([0-9.]+ MB\)\."), timeout=60_000
    )
    page.wait_for_timeout(1_000)
    expect(page.locator("[data-offline]")).not_to_contain_text("1.1.0")


def test_saving_again_without_a_network_loses_nothing(context: BrowserContext, publisher: Publisher) -> None:
    page = kept(context, publisher)
    lose = "async (page) => { for (const name of await caches.keys()) await (await caches.open(name)).delete(page) }"
    page.evaluate(lose, page.url)
    page.evaluate(ASK)
    save = page.get_by_role("button", name="Save for offline reading")
    publisher.host.missing = frozenset({"glossary/"})
    save.click()
    expect(page.locator("[data-offline]")).to_contain_text("glossary/ is missing on this host.")
    publisher.host.off = True
    page.goto(f"{publisher.host.address}{UNCHANGED}")
    expect(page.locator("h1")).to_have_text("For Primary Bone Tumors/Sarcoma Patients")


@pytest.mark.parametrize(
    ("old", "now", "said"),
    [
        ("1.9.0", "1.10.0", "a newer"),
        ("1.10.0", "1.9.0", "another"),
        ("2.0.0", "1.11.11", "another"),
        ("1.0.0-rc.2", "1.0.0", "a newer"),
        ("1.0.0", "1.0.0-rc.2", "another"),
        ("1.0.0-rc.2", "1.0.0-rc.10", "a newer"),
        ("1.0.0-rc", "1.0.0-rc.1", "a newer"),
        ("1.0.0-rc.1", "1.0.0-rc", "another"),
        ("1.0.0-2", "1.0.0-a-b", "a newer"),
        ("1.0.0-a-b", "1.0.0-2", "another"),
        ("1.0.0+a", "1.0.0+b", "another"),
        ("1.0.0+z", "1.0.1", "a newer"),
    ],
)
def test_an_edition_is_newer_only_if_its_version_is(
    context: BrowserContext, first: Site, old: str, now: str, said: str
) -> None:
    figures = json.dumps({"edition": now, "text": "synthetic", "pages": {}})
    page = context.new_page()
    with hosted(first.folder, Host(missing=frozenset({"sw.js"}))) as host:
        page.route("**/sw-files.js", lambda route: route.fulfill(body=f"self.siteFiles = {figures};"))
        of_old = (first.folder / "index.html").read_text(encoding="utf-8")
        of_old = of_old.replace('data-edition="1.0.0"', f'data-edition="{old}"')
        page.route(host.address, lambda route: route.fulfill(body=of_old, content_type="text/html"))
        page.goto(host.address)
        notice = page.locator("[data-edition-notice]")
        expect(notice).to_contain_text(f"There is {said} edition of this site: {now}.")
