"""Readers as tests simulate them: a browser on a site, what it requested, and the errors it logged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser import served
from sites import Json, Site

PHONE = {"width": 390, "height": 664}


DESKTOP = {"width": 1280, "height": 900}


@dataclass
class Reader:
    """A browser on a site: opens pages, and records every request and every error of the page or the console."""

    browser: Browser
    site: Site
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, path: str = "", size: dict[str, int] = DESKTOP, script: str = "", **options: Any) -> Page:
        context = self.browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        self.contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.goto(f"{self.address}{path}")
        return page


@contextmanager
def reading(browser: Browser, site: Site) -> Iterator[Reader]:
    with served(site.folder) as address:
        reader = Reader(browser, site, address)
        yield reader
        for context in reader.contexts:
            context.close()
        assert [url for url in reader.requests if not url.startswith((address, "blob:", "data:"))] == []
        assert [each for each in reader.complaints if "404" not in each] == []


def search(page: Page, words: str) -> list[Json]:
    """Type words into search; returns the results: question, link, text."""
    if not page.locator("dialog.search[open]").count():
        page.wait_for_load_state()
        page.keyboard.press("Control+k")
    page.fill("#search-words", "")
    expect(page.locator(".search [role=status]")).to_have_text("")
    page.fill("#search-words", words)
    expect(page.locator(".search [role=status]")).not_to_have_text("")
    script = "all => all.map(e => ({question: e.dataset.result, link: e.querySelector('a').href, text: e.textContent}))"
    found: list[Json] = page.eval_on_selector_all("[data-result]", script)
    return found
