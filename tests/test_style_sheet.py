"""The style sheet: every rule in it is used, and the rules that were taken from Material look as they did there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from readers import DESKTOP, Reader
from sites import COLLECTIONS, PROJECT, Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

STYLES = PROJECT / "docs" / "assets" / "stylesheets" / "site.css"
SOURCES = ("docs/assets/javascripts/*.js", "src/clinical_consensus/pages/t*/**/*.*")

_SELECTORS = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const within = (rules) =>
    [...rules].flatMap((rule) => [...(rule.selectorText ? [rule.selectorText] : []), ...within(rule.cssRules ?? [])]);
  return within(sheet.cssRules);
}"""
_UNUSED = """([selectors, pages]) => {
  const documents = pages.map((page) => new DOMParser().parseFromString(page, "text/html"));
  return selectors.filter((selector) => !documents.some((document) => document.querySelector(selector)));
}"""
_STATE = re.compile(r"::[\w-]+|:(?:hover|focus-visible|focus|target|disabled)\b")

LOOK = {
    "body": {"font-size": "10px", "color": "rgb(23, 34, 43)", "display": "flex", "margin-top": "0px"},
    ".md-header": {"position": "sticky", "z-index": "4", "background-color": "rgb(255, 255, 255)"},
    ".md-header__inner": {"display": "flex", "align-items": "center", "max-width": "1220px"},
    ".md-tabs .md-tabs__link": {"font-size": "16px", "margin-top": "15px", "color": "rgb(77, 91, 102)"},
    ".md-content__inner": {"margin-left": "16px", "margin-bottom": "40px", "padding-top": "8px"},
    ".md-typeset": {"font-size": "16px", "line-height": "24.8px"},
    ".md-typeset h1": {"font-weight": "600", "margin-bottom": "12px"},
    ".response p": {"font-size": "19px", "line-height": "29.45px"},
    ".facts dd": {"margin-left": "0px"},
    ".references li, .related li": {"margin-bottom": "4px", "margin-left": "0px"},
    ".compare summary": {"padding-top": "4px", "font-weight": "600", "cursor": "pointer"},
    ".md-footer": {"background-color": "rgb(244, 247, 248)", "margin-top": "30px"},
}
"""Computed styles of a question's page, as they were with Material's whole style sheet."""


def resolved(selector: str) -> str:
    """A selector without states and pseudo-elements, which no page has when it is read."""
    without = re.sub(r":is\(\s*(,\s*)*\)", "", _STATE.sub("", selector))
    return re.sub(r"(^|[\s>+~])(?=$|>)", r"\1*", without)


def split(selectors: str) -> Iterator[str]:
    """The selectors of a list, which commas separate outside of parentheses."""
    start = depth = 0
    for at, character in enumerate(selectors):
        depth += (character == "(") - (character == ")")
        if character == "," and not depth:
            yield selectors[start:at].strip()
            start = at + 1
    yield selectors[start:].strip()


def named(selector: str, texts: str) -> bool:
    """Whether all that a selector names is in `texts`: a state that a script sets, or a page of no test collection."""
    names = re.findall(r"[.#]([\w-]+)|\[(?:data-)?([\w-]+)", resolved(selector))
    return bool(names) and all("".join(name) in texts for name in names)


def test_every_selector_is_used(browser: Browser, sites: Callable[[str], Site]) -> None:
    pages = [
        path.read_text(encoding="utf-8") for name in COLLECTIONS for path in sites(name).folder.rglob("index.html")
    ]
    texts = " ".join(path.read_text(encoding="utf-8") for source in SOURCES for path in PROJECT.glob(source))
    page = browser.new_page()
    listed = page.evaluate(_SELECTORS, STYLES.read_text(encoding="utf-8"))
    selectors = [selector for each in listed for selector in split(each)]
    assert len(selectors) > 200
    unused = set(page.evaluate(_UNUSED, [sorted({resolved(selector) for selector in selectors}), pages]))
    page.close()
    assert [selector for selector in selectors if resolved(selector) in unused and not named(selector, texts)] == []


def test_a_page_looks_as_with_the_whole_style_sheet_of_material(reader: Reader) -> None:
    page = reader.open("questions/oncology-q2/", DESKTOP, color_scheme="light")
    for selector, look in LOOK.items():
        element = page.locator(selector).first
        computed = element.evaluate(
            "(element, names) => names.map((name) => getComputedStyle(element)[name])", list(look)
        )
        assert dict(zip(look, computed, strict=True)) == look, selector


def test_a_page_loads_one_style_sheet(reader: Reader) -> None:
    page = reader.open("questions/oncology-q2/")
    sheets = page.evaluate("[...document.styleSheets].map((sheet) => sheet.href)")
    [styles] = reader.site.folder.rglob("*.css")
    assert sheets == [f"{reader.address}{styles.relative_to(reader.site.folder).as_posix()}"]
