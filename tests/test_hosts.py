"""Offline copies on hosts as they are: what is kept there, and why nothing is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hosts import Host, hosted
from readers import search
from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

SAVED = "Saved for offline reading: edition 1.0.0"
NOT_SAVED = "Not saved for offline reading: "
TITLE = "For Primary Bone Tumors/Sarcoma Patients"
KEPT = {
    "vary-accept": Host(headers={"Vary": "Accept"}),
    "vary-user-agent": Host(headers={"Vary": "User-Agent, Cookie, Origin"}),
    "vary-all": Host(headers={"Vary": "*"}),
    "no-final-slash": Host(no_slash=True),
    "no-final-slash-in-a-folder": Host(no_slash=True, folder="a/b/"),
    "page-for-what-is-missing": Host(shell=True),
    "compressed": Host(compressed=True, headers={"Vary": "Accept-Encoding"}),
    "no-headers": Host(asked_headers=False),
    "in-a-folder": Host(folder="icm/"),
    "long-in-the-browsers-cache": Host(headers={"Cache-Control": "max-age=86400"}),
}
NOT_KEPT = {
    "script-added": (Host(injected=True), "404.html was changed on its way to this device."),
    "file-missing": (
        Host(missing=frozenset({"manifest.webmanifest"})),
        "manifest.webmanifest is missing on this host.",
    ),
    "file-missing-with-success": (
        Host(missing=frozenset({"manifest.webmanifest"}), shell=True),
        "manifest.webmanifest was changed on its way to this device.",
    ),
    "list-missing": (Host(missing=frozenset({"sw-pages.json"})), "sw-pages.json is missing on this host."),
    "figures-missing": (Host(missing=frozenset({"sw-files.js"})), "sw-files.js is missing on this host."),
    "scripts-as-text": (Host(plain=True, asked_headers=False), "this host does not send sw.js as JavaScript."),
    "file-refused": (Host(statuses={"glossary/": 403}), "this host refused glossary/ (403)."),
    "list-refused": (Host(statuses={"sw-files.js": 429}), "this host refused sw-files.js (429)."),
    "worker-refused": (Host(statuses={"sw.js": 503}), "this host refused sw.js (503)."),
    "file-gone": (Host(statuses={"glossary/": 410}), "glossary/ is missing on this host."),
    "no-worker": (Host(missing=frozenset({"sw.js"}), shell=True), "sw.js is missing on this host."),
}


def visited(context: BrowserContext, host: Host, expected: str, path: str = "") -> Page:
    """A page, when its footer says what was expected."""
    page = context.new_page()
    page.goto(f"{host.address}{path}")
    expect(page.locator("[data-offline]")).to_contain_text(expected)
    return page


def expect_whole(page: Page) -> None:
    """The page is styled, and its scripts and links work."""
    page.wait_for_load_state()
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert "unless very high bleeding risk" in search(page, "aspirin")[0]["text"]
    page.keyboard.press("Escape")


@pytest.mark.parametrize("host", KEPT.values(), ids=KEPT)
def test_pages_are_kept_unasked_and_open_online_and_offline(context: BrowserContext, first: Site, host: Host) -> None:
    with hosted(first.folder, host):
        page = visited(context, host, SAVED)
        page.goto(f"{host.address}questions/")
        page.locator(".question__title").nth(1).click()
        expect(page.locator("h1")).to_have_text(TITLE)
        expect_whole(page)
    for path in ("questions/oncology-q2/", "questions/oncology-q2", "questions/oncology-q2/index.html?x=1#oncology-q2"):
        page.goto(f"{host.address}{path}")
        expect(page.locator("h1")).to_have_text(TITLE)
        expect_whole(page)
    page.goto(f"{host.address}questions")
    page.locator(".question__title").nth(1).click()
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator("[data-offline]")).to_contain_text(SAVED)


@pytest.mark.parametrize(("host", "why"), NOT_KEPT.values(), ids=NOT_KEPT)
def test_where_nothing_is_saved_the_page_says_why(context: BrowserContext, first: Site, host: Host, why: str) -> None:
    with hosted(first.folder, host):
        page = visited(context, host, f"{NOT_SAVED}{why}")
        page.goto(f"{host.address}questions/oncology-q2/")
        expect(page.locator("h1")).to_have_text(TITLE)
        expect_whole(page)
        expect(page.locator("[data-offline]")).to_contain_text(f"{NOT_SAVED}{why}")
        assert page.evaluate("caches.keys()") == []


def test_a_host_that_removes_the_final_slash_has_working_links_on_the_first_visit(
    context: BrowserContext, first: Site
) -> None:
    host = Host(no_slash=True, missing=frozenset({"sw.js"}))
    with hosted(first.folder, host):
        page = visited(context, host, NOT_SAVED, "questions/")
        page.locator(".question__title").nth(1).click()
        expect(page.locator("h1")).to_have_text(TITLE)
        expect_whole(page)


@pytest.mark.parametrize("refused", ["register", "nothing"])
def test_a_browser_that_keeps_nothing_says_so(browser: Browser, first: Site, refused: str) -> None:
    script = {
        "register": "ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('private'))",
        "nothing": "delete Navigator.prototype.serviceWorker",
    }[refused]
    context = browser.new_context()
    context.add_init_script(script)
    with hosted(first.folder, Host()) as host:
        page = visited(context, host, f"{NOT_SAVED}the browser does not allow it.")
        expect_whole(page)
    context.close()


def test_a_device_without_room_says_so(context: BrowserContext, first: Site) -> None:
    with hosted(first.folder, Host()) as host:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 100_000})
        page.goto(host.address)
        why = f"{NOT_SAVED}there is no room for it on this device."
        expect(page.locator("[data-offline]")).to_have_text(why)


def test_saved_is_said_only_of_what_can_be_read_back(context: BrowserContext, first: Site) -> None:
    script = "async (page) => { for (const name of await caches.keys()) await (await caches.open(name)).delete(page) }"
    with hosted(first.folder, Host()) as host:
        page = visited(context, host, SAVED)
        page.evaluate(script, f"{host.address}help/")
        page.goto(f"{host.address}help/")
        save = page.get_by_role("button", name="Save for offline reading")
        expect(save).to_be_visible()
        save.click()
        expect(page.locator("[data-offline]")).to_contain_text(SAVED)
    page.goto(f"{host.address}help/")
    expect(page.locator("h1")).to_contain_text("How to read this site")


def status(page: Page, address: str) -> int:
    """The status of the answer to a navigation."""
    answer = page.goto(address)
    assert answer, address
    return answer.status


def test_offline_a_file_that_was_not_saved_says_so(context: BrowserContext, first: Site) -> None:
    with hosted(first.folder, Host()) as host:
        page = visited(context, host, SAVED, "downloads/")
        assert status(page, f"{host.address}none/") == 404
        expect(page.locator("h1")).to_have_text("Page not found")
        page.goto(f"{host.address}downloads/")
    for path in ("downloads/handbook.pdf", "data/collection.json", "questions/none/?a=<b>&c"):
        page.goto(f"{host.address}downloads/")
        assert status(page, f"{host.address}{path}") == 503
        expect(page.locator("h1")).to_have_text("Not saved on this device; needs a network")
        expect(page.locator("main")).to_contain_text(page.url)
        assert page.title() == "Not saved on this device"
        page.get_by_role("link", name="Back to the page before").click()
        expect(page.locator("h1")).to_contain_text("Downloads")
    page.goto(f"{host.address}data/collection.json")
    page.get_by_role("link", name="Home").click()
    expect(page.locator(".question__title").first).to_be_visible()


TYPEFACE = "getComputedStyle(document.body).fontFamily"
"""What a page has from the style sheet."""


@pytest.mark.parametrize("path", ["downloads/handbook.pdf", "data/collection.json", "questions/none/"])
def test_a_file_that_was_not_saved_says_so_while_the_host_fails(
    context: BrowserContext, first: Site, path: str
) -> None:
    with hosted(first.folder, Host()) as host:
        page = visited(context, host, SAVED, "downloads/")
        typeface = page.evaluate(TYPEFACE)
        host.statuses[""] = 503
        assert status(page, f"{host.address}{path}") == 503
        expect(page.locator("h1")).to_have_text("Not saved on this device; needs a network")
        expect(page.locator("main")).to_contain_text(page.url)
        assert page.evaluate(TYPEFACE) == typeface


def limited(folder: Path) -> None:
    """Make the site in the folder count as too large to be saved unasked."""
    file = folder / "sw-files.js"
    figures = json.loads(file.read_text(encoding="utf-8").removeprefix("self.siteFiles = ").rstrip(";\n"))
    file.write_text(f"self.siteFiles = {json.dumps({**figures, 'limit': 1000})};\n", encoding="utf-8")


def test_a_large_site_that_was_not_saved_says_so(context: BrowserContext, first: Site, tmp_path: Path) -> None:
    site = Path(shutil.copytree(first.folder, tmp_path / "site"))
    limited(site)
    with hosted(site, Host()) as host:
        page = context.new_page()
        page.goto(host.address)
        expect(page.get_by_role("button", name="Save for offline reading")).to_be_visible()
    assert status(page, f"{host.address}questions/oncology-q2/") == 503
    expect(page.locator("h1")).to_have_text("Not saved on this device; needs a network")


def test_no_request_of_a_saved_page_asks_the_host_but_for_its_newest_edition(
    context: BrowserContext, first: Site
) -> None:
    with hosted(first.folder, Host(folder="icm/")) as host:
        page = visited(context, host, SAVED)
        host.asked.clear()
        page.goto(f"{host.address}questions/oncology-q2/")
        expect_whole(page)
        assert set(host.asked) <= {"/icm/sw-files.js", "/icm/sw.js"}


@pytest.mark.parametrize(
    ("folder", "path"),
    [("", "questions/none/"), ("icm/", "none"), ("icm/", "changes/9.9.9/none/"), ("a/b/", "questions/none/deep/er/")],
)
def test_the_page_for_missing_addresses_is_styled_and_leads_home_without_an_address(
    context: BrowserContext, first: Site, folder: str, path: str
) -> None:
    with hosted(first.folder, Host(folder=folder)) as host:
        page = context.new_page()
        assert status(page, f"{host.address}{path}") == 404
        expect(page.locator("h1")).to_have_text("Page not found")
        expect(page.locator("[data-offline]")).to_contain_text(SAVED)
        expect_whole(page)
        assert page.locator("html").get_attribute("class") == "js"
        page.locator("header .site-name").click()
        expect(page.locator(".question__title").first).to_be_visible()
        assert page.url == host.address
