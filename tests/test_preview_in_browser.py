"""The preview in a real browser: a page follows edits, keeps its reader's place, and says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser import Server, served
from clinical_consensus.build.preview.answers import MadeSite, Preview, made_in
from clinical_consensus.build.preview.server import PreviewServer, serving
from previews import PATIENCE, edit, made_by_preview, previewing, until
from publishing import NEW, next_collection
from shared import Shared
from sites import ONCOLOGY
from test_accessibility import axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

QUESTION = "questions/oncology-q1/"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_TIME = 1000 * PATIENCE
HOSTILE = "</script><img src=x onerror=\"document.title='SYNTHETIC'\"> & {{ 7 * 7 }} \u202e"


@pytest.fixture
def sites_made(shared: Shared, tmp_path: Path) -> tuple[MadeSite, MadeSite]:
    """The site of the published collection, and of its next edition."""
    first, second = (made_by_preview(data, shared) for data in (ONCOLOGY, next_collection(tmp_path / "next")))
    return made_in(first), made_in(second)


@pytest.fixture
def server(sites_made: tuple[MadeSite, MadeSite]) -> Iterator[PreviewServer]:
    with serving(0) as started:
        started.preview = Preview(sites_made[0])
        yield started


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page in which nothing goes wrong."""
    opened, complaints = context.new_page(), list[str]()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    yield opened
    assert [each for each in complaints if "Failed to load resource" not in each] == []


def test_a_changed_word_is_shown_in_the_open_page(oncology_copy: Path, tmp_path: Path, page: Page) -> None:
    with previewing(tmp_path, "--data", oncology_copy) as preview:
        assert preview.shows(QUESTION, "Limited")
        page.goto(f"{preview.address}{QUESTION}")
        edit(oncology_copy, "Patients that undergo", "SYNTHETIC patients that undergo")
        expect(page.locator(".response")).to_contain_text("SYNTHETIC patients", timeout=IN_TIME)
        edit(oncology_copy, '"strength": "limited"', '"strength": "<b>limted"')
        alert = page.locator("[role=alert]")
        expect(alert.locator("p")).to_have_count(6, timeout=IN_TIME)
        for told in (
            "questions[3].recommendations[0].strength (oncology-q4, line",
            "this is not a valid id: '<b>limted'",
        ):
            expect(alert.locator("p").nth(4)).to_contain_text(told)
        expect(page.locator(".response")).to_contain_text("SYNTHETIC patients")
        edit(oncology_copy, '"strength": "<b>limted"', '"strength": "limited"')
        expect(alert).to_be_empty(timeout=IN_TIME)
        preview.end()
        expect(alert).to_contain_text("The preview does not answer.", timeout=IN_TIME)


@pytest.mark.parametrize("anchor", ["", "#oncology-q1-r1", "#sources"])
def test_the_reader_stays_where_they_were(
    server: PreviewServer, sites_made: tuple[MadeSite, MadeSite], page: Page, anchor: str
) -> None:
    page.goto(f"{server.address}{QUESTION}{anchor}")
    page.locator("details").last.evaluate("each => each.open = true")
    page.locator("footer a").first.focus()
    page.evaluate("scrollTo(0, 700)")
    page.wait_for_timeout(500)
    before = page.evaluate("scrollY")
    assert before > 600
    with page.expect_event("load"):
        server.preview = Preview(replace(sites_made[0], version="SYNTHETIC"))
    expect(page.locator("footer a").first).to_be_focused()
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") == before
    assert page.locator("details").last.evaluate("each => each.open")


def test_the_browser_keeps_the_place_when_the_reader_loads_the_page_again(
    server: PreviewServer, sites_made: tuple[MadeSite, MadeSite], page: Page
) -> None:
    page.goto(f"{server.address}{QUESTION}")
    with page.expect_event("load"):
        server.preview = Preview(replace(sites_made[0], version="SYNTHETIC"))
    page.wait_for_timeout(500)
    page.evaluate("scrollTo(0, 700)")
    page.wait_for_timeout(500)
    page.reload()
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") > 600


def test_what_is_typed_into_the_search_stays(
    server: PreviewServer, sites_made: tuple[MadeSite, MadeSite], page: Page
) -> None:
    page.goto(f"{server.address}{QUESTION}")
    page.keyboard.press("Control+k")
    page.keyboard.type("comorbidities")
    server.preview = Preview(sites_made[1])
    expect(page.locator("[data-strength]").first).to_have_text(NEW, timeout=IN_TIME)
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    expect(page.locator("#search-words")).to_be_focused()
    expect(page.locator("#search-words")).to_have_value("comorbidities")
    expect(page.locator(".search__results")).to_contain_text(NEW)


def test_what_is_wrong_is_shown_as_text_and_read_out(
    server: PreviewServer, sites_made: tuple[MadeSite, MadeSite], page: Page
) -> None:
    page.goto(f"{server.address}{QUESTION}")
    page.evaluate("window.synthetic = true")
    page.locator("footer a").first.focus()
    lines = (HOSTILE, *(f"SYNTHETIC problem {number}" for number in range(300)))
    server.preview = Preview(sites_made[0], lines)
    alert = page.get_by_role("alert")
    expect(alert.locator("p")).to_have_text(["Until this is corrected, the last good pages stay:", *lines])
    expect(alert).to_be_in_viewport()
    expect(alert.locator("img")).to_have_count(0)
    assert alert.evaluate("each => each.previousElementSibling") is None
    assert page.evaluate("document.activeElement.textContent") == "Disclaimer"
    assert page.title() != "SYNTHETIC"
    assert axe_faults(page, RULES) == []
    server.preview = Preview(sites_made[0])
    expect(alert).to_be_hidden()
    assert page.evaluate("window.synthetic"), "the page was loaded again although it had not changed"


def test_pages_come_as_soon_as_there_are_any(
    server: PreviewServer, sites_made: tuple[MadeSite, MadeSite], page: Page
) -> None:
    server.preview = Preview(None, (HOSTILE,))
    page.goto(f"{server.address}{QUESTION}")
    lines = ["Until this is corrected, there are no pages:", HOSTILE]
    expect(page.get_by_role("alert").locator("p")).to_have_text(lines)
    server.preview = Preview(sites_made[0])
    expect(page.locator("[data-strength]").first).to_have_text("Limited", timeout=IN_TIME)


def test_a_page_that_is_missing_follows_too(
    server: PreviewServer, sites_made: tuple[MadeSite, MadeSite], context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(f"{server.address}synthetic/deep/")
    expect(page.locator("h1")).to_have_text("Page not found")
    server.preview = Preview(sites_made[1])
    expect(page.locator("body")).to_have_attribute("data-edition", "1.1.0", timeout=IN_TIME)


def test_the_preview_keeps_nothing_on_the_device(server: PreviewServer, page: Page) -> None:
    page.goto(server.address)
    page.wait_for_timeout(3000)
    kept = "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])"
    assert page.evaluate(f"{kept}.then(([workers, names]) => workers.length + names.length)") == 0


OLD = "<!doctype html><title>SYNTHETIC old page</title><h1>SYNTHETIC old page</h1>"
CACHE_FIRST = f"""
const old = `{OLD}`;
self.addEventListener("install", (event) => event.waitUntil(
  caches.open("old").then((cache) => cache.put("/about/", new Response(old))).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) =>
  event.respondWith(Promise.resolve(new Response(old, {{ headers: {{ "Content-Type": "text/html" }} }}))));
"""


@pytest.mark.parametrize(("script", "scope"), [("sw.js", "/"), ("build/worker.js", "/build/"), ("sw.mjs", "/about/")])
def test_an_old_service_worker_on_the_port_does_not_hide_the_preview(
    sites_made: tuple[MadeSite, MadeSite], tmp_path: Path, context: BrowserContext, script: str, scope: str
) -> None:
    folder = tmp_path / "old"
    (folder / script).parent.mkdir(parents=True, exist_ok=True)
    (folder / script).write_text(CACHE_FIRST, encoding="utf-8")
    (folder / "index.html").write_text(OLD, encoding="utf-8")
    page = context.new_page()
    old = Server(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    port = old.server_address[1]
    Thread(target=old.serve_forever, daemon=True).start()
    page.goto(f"http://127.0.0.1:{port}/")
    page.evaluate(f"navigator.serviceWorker.register('/{script}', {{ scope: '{scope}' }})")
    active = f"navigator.serviceWorker.getRegistration('{scope}').then((each) => Boolean(each.active))"
    until(lambda: page.evaluate(active))
    page.goto("about:blank")
    old.shutdown()
    old.server_close()
    with serving(port) as server:
        server.preview = Preview(sites_made[0])
        page.goto(f"{server.address}{scope.removeprefix('/')}")
        expect(page.locator(".site-name").first).to_be_visible(timeout=IN_TIME)
        page.goto(f"{server.address}about/")
        expect(page.locator("h1")).to_contain_text("About")
        count = "navigator.serviceWorker.getRegistrations().then((each) => each.length)"
        page.wait_for_load_state()
        until(lambda: page.evaluate(count) == 0)
        assert page.evaluate("caches.keys().then((names) => names.length)") == 0


def test_the_sites_own_worker_does_not_hide_the_preview(
    shared: Shared, sites_made: tuple[MadeSite, MadeSite], context: BrowserContext
) -> None:
    page = context.new_page()
    with served(shared.site(ONCOLOGY)) as address:
        page.goto(f"{address}{QUESTION}")
        expect(page.locator("[data-offline]")).to_contain_text("Saved for offline reading", timeout=IN_TIME)
    with serving(int(address.split(":")[-1].rstrip("/"))) as server:
        server.preview = Preview(sites_made[1])
        page.goto(f"{server.address}{QUESTION}")
        expect(page.locator("[data-strength]").first).to_have_text(NEW, timeout=IN_TIME)
        server.preview = Preview(sites_made[0])
        expect(page.locator("[data-strength]").first).to_have_text("Limited", timeout=IN_TIME)
