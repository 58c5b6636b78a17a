"""Readers as tests simulate them: a browser on a site, what it requested, and the errors it logged."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from browser import served
from clinical_consensus.pages.kinds import KINDS
from sites import IN_HOME, Json, Site

PHONE = {"width": 390, "height": 664}


DESKTOP = {"width": 1280, "height": 900}


EMULATED = {"color_scheme", "reduced_motion", "forced_colors"}
"""What can be chosen anew for a tab that is open."""


_free_tabs: dict[Browser, list[Page]] = defaultdict(list)
"""Tabs that no reader uses: opening one takes four times as long as loading a page in one."""


FEATURES = ('"table"', '"ordered": true', '"dissent"', '"remarks"', '"not_transcribed"', '"earlier_votes"', '"parts"',
            '"recused"', '"citation_markers"', '-r2"')  # fmt: skip
"""What a question's page looks different with, as its JSON has it; the last is a second recommendation."""


def pages_of_each_kind(site: Site) -> list[str]:
    """An address of each kind of page; all questions, or of many one with each feature; help; a wrong address."""
    found = []
    for kind in KINDS:
        own = [each for each in site.pages if each.startswith(f"{kind.folder}/") and "page." not in each]
        if kind.records is None:
            found.append(f"{kind.folder}/" if kind.folder else "")
        elif kind.name != "question":
            found += [each for each in own if each.count("/") == 1][:1] + [
                each for each in own if each.count("/") == 2
            ][:1]
    questions = site.questions
    if len(questions) > IN_HOME:
        having = ([each for each in questions if feature in json.dumps(each)] for feature in FEATURES)
        questions = [questions[0], questions[-1], *(each[0] for each in having if each)]
    addresses = [*found, *(f"questions/{question['id']}/" for question in questions), "help/", "404.html"]
    return list(dict.fromkeys(addresses))


@dataclass
class Reader:
    """A browser on a site: opens pages, and records every request and every error of the page or the console.

    Each reader is at an address of its own, so that nothing which an earlier one stored is there.
    """

    browser: Browser
    site: Site
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    tabs: list[Page] = field(default_factory=list)

    def open(
        self, path: str = "", size: dict[str, int] = DESKTOP, script: str = "", *, new: bool = False, **options: Any
    ) -> Page:
        """Open a page in a tab of earlier readers; in a new browser context if `new`, or if `options` need one."""
        if new or script or options.keys() - EMULATED:
            page = self._new_tab(size, script, options)
        else:
            page = self._free_tab(size, options)
        page.on("request", self._requested)
        page.on("pageerror", self._failed)
        page.on("console", self._logged)
        page.goto(f"{self.address}{path}")
        return page

    def leave(self) -> None:
        """Close what was opened for this reader, and empty the tabs for the next one."""
        for context in self.contexts:
            context.close()
        for page in self.tabs:
            page.remove_listener("request", self._requested)
            page.remove_listener("pageerror", self._failed)
            page.remove_listener("console", self._logged)
            page.unroute_all()
            page.goto("about:blank")
            page.mouse.move(0, 0)
            _free_tabs[self.browser].append(page)

    def _new_tab(self, size: dict[str, int], script: str, options: dict[str, Any]) -> Page:
        context = self.browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        self.contexts.append(context)
        if script:
            context.add_init_script(script)
        return context.new_page()

    def _free_tab(self, size: dict[str, int], options: dict[str, Any]) -> Page:
        free = _free_tabs[self.browser]
        page = free.pop() if free else self.browser.new_page()
        self.tabs.append(page)
        page.set_viewport_size(size)  # type: ignore[arg-type]
        usual = {"color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
        page.emulate_media(media="null", **usual | options)
        return page

    def _requested(self, request: Request) -> None:
        self.requests.append(request.url)

    def _failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _logged(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


@contextmanager
def reading(browser: Browser, site: Site) -> Iterator[Reader]:
    with served(site.folder) as address:
        reader = Reader(browser, site, address)
        yield reader
        reader.leave()
        assert [url for url in reader.requests if not url.startswith((address, "blob:", "data:"))] == []
        assert [each for each in reader.complaints if "404" not in each] == []


_TYPED = """async (input, queries) => {
    const status = document.querySelector(".search [role=status]");
    const typed = (text) => new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`search says: ${status.textContent}`)), 20000);
        const watching = new MutationObserver(() => look());
        const look = () => {
            if (Boolean(status.textContent) !== Boolean(text)) return;
            watching.disconnect();
            clearTimeout(late);
            resolve();
        };
        watching.observe(status, { childList: true, characterData: true, subtree: true });
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        look();
    });
    const result = (each) => ({
        question: each.dataset.result ?? each.dataset.nearResult,
        near: "nearResult" in each.dataset,
        link: each.querySelector("a").href,
        text: each.textContent,
        marks: [...each.querySelectorAll("mark")].map((mark) => mark.textContent),
        reasons: [...each.querySelectorAll(".result__reason")].map((reason) => reason.textContent),
    });
    input.focus();
    const found = [];
    for (const query of queries) {
        await typed("");
        await typed(query);
        found.push([...document.querySelectorAll("[data-result], [data-near-result]")].map(result));
    }
    return found;
}"""
"""Types queries as a reader's device does, one after the other, and waits until search says something of each."""


def search(page: Page, words: str) -> list[Json]:
    """Type words into search; returns the results: question, whether it is near, link, text, marks and reasons."""
    if not page.locator("dialog.search[open]").count():
        page.wait_for_load_state()
        page.keyboard.press("Control+k")
    [found] = _found(page, [words])
    return found


def searches(page: Page, queries: Iterable[str]) -> dict[str, list[Json]]:
    """Type many words into search, one after the other; returns the results of each."""
    each = list(dict.fromkeys(queries))
    search(page, each[0])
    parts = [each[start : start + 50] for start in range(0, len(each), 50)]
    return dict(zip(each, (found for part in parts for found in _found(page, part)), strict=True))


def _found(page: Page, queries: list[str]) -> list[list[Json]]:
    found: list[list[Json]] = page.locator("#search-words").evaluate(_TYPED, queries)
    return found


def printed(page: Page, paper: str = "A4") -> list[str]:
    """The text of each printed page, with single spaces."""
    with pdfium.PdfDocument(page.pdf(format=paper)) as document:
        return [" ".join(printed_page.get_textpage().get_text_bounded().split()) for printed_page in document]
