"""In a real browser, every kind of page fits a narrow screen, large and spaced text; targets and print are large."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from clinical_consensus.pages.kinds import KINDS
from readers import Reader, pages_of_each_kind, reading, search
from sites import GUIDELINES, Json, Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

NARROW = {"width": 320, "height": 640}
"""WCAG 2.2, 1.4.10: content reflows at 320 CSS pixels."""

_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""The text spacing of WCAG 2.2, 1.4.12."""

_TWICE = "() => { document.documentElement.style.fontSize = '250%' }"
"""Text of twice the size: the site's own root size is 125%."""

_USUAL = "() => { document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '' }"
_BOTH = f"() => {{ ({_SPACING})(); ({_TWICE})() }}"

_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    const region = element.closest("[role=region][tabindex='0'], .hidden");
    return region && region !== element;
  };
  const faults = [];
  if (document.documentElement.scrollWidth > width) faults.push(`page: ${document.documentElement.scrollWidth}`);
  for (const element of document.querySelectorAll("body *:not(.md-skip)")) {
    if (!element.checkVisibility() || scrolls(element)) continue;
    const box = element.getBoundingClientRect();
    const isCut = getComputedStyle(element).overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
    const isOutside = box.width && (box.right > width + 1 || box.left < -1);
    if (isOutside || (isCut && !element.matches(".hidden"))) faults.push(element.outerHTML.slice(0, 120));
  }
  return faults;
}"""

_TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select, label")]
  .filter((element) => element.checkVisibility() && !element.matches(".md-skip, label input"))
  .filter((element) => getComputedStyle(element).display !== "inline")
  .filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width && (width < 23.95 || height < 23.95);
  })
  .map((element) => element.outerHTML.slice(0, 120))"""

_SMALL_PRINT = """() => {
  const points = (style) => parseFloat(style.fontSize) * 0.75;
  const faults = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest("script, .hidden")) continue;
    if (points(getComputedStyle(element)) < 8.99) faults.push(node.data);
  }
  for (const element of document.querySelectorAll("main *")) {
    for (const part of ["::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const hasText = !["none", "normal", '""'].includes(style.content);
      if (element.checkVisibility() && hasText && points(style) < 8.99) faults.push(style.content);
    }
  }
  return faults;
}"""


def opened(reader: Reader) -> Iterator[Page]:
    """Each kind of page on a narrow screen, with all that it folds away open."""
    page = reader.open("", NARROW)
    for address in pages_of_each_kind(reader.site):
        page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
        page.goto(f"{reader.address}{address}")
        page.eval_on_selector_all("main details", "all => all.forEach((each) => { each.open = true })")
        yield page


@pytest.fixture(params=["reader", "full_reader", *GUIDELINES])
def any_reader(request: pytest.FixtureRequest, browser: Browser, sites: Callable[[str], Site]) -> Iterator[Reader]:
    """A reader of the published site, of the synthetic one, and of each synthetic guideline."""
    if request.param in GUIDELINES:
        with reading(browser, sites(request.param)) as guideline_reader:
            yield guideline_reader
    else:
        yield request.getfixturevalue(request.param)


def test_every_kind_of_page_is_tried(full_reader: Reader) -> None:
    tried = pages_of_each_kind(full_reader.site)
    assert len(tried) == len(set(tried)) >= len(KINDS) - 1  # no edition has a redline in this collection
    assert set(tried) <= set(full_reader.site.pages)


CHANGES = {"usual": _USUAL, "spaced": _SPACING, "twice": _TWICE, "both": _BOTH}


def found_on_pages(reader: Reader, script: str, widths: Iterable[int], before: str = "() => {}") -> Json:
    """What a script finds on each kind of page at each width, by both; `before` runs on each page first."""
    found: Json = {}
    for page in opened(reader):
        page.evaluate(before)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 640})
            found[f"{width}: {page.url}"] = page.evaluate(script)
    return {place: faults for place, faults in found.items() if faults}


def test_nothing_is_wider_than_a_narrow_screen(any_reader: Reader) -> None:
    faults: Json = {}
    for page in opened(any_reader):
        for name, change in CHANGES.items():
            page.evaluate(_USUAL)
            page.evaluate(change)
            faults[f"{name}: {page.url}"] = page.evaluate(_TOO_WIDE)
    assert {place: found for place, found in faults.items() if found} == {}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_search_and_long_words_of_titles_and_grades_fit_a_narrow_screen(full_reader: Reader, change: str) -> None:
    page = full_reader.open("questions/", NARROW)
    page.evaluate(change)
    long = "[...document.querySelectorAll('.site-name bdi, .md-footer bdi, .badge bdi, .result__title bdi')]"
    page.evaluate(f"{long}.forEach((each) => {{ each.textContent = 'Thromboprophylactics and more' }})")
    assert page.evaluate(_TOO_WIDE) == []
    assert search(page, "synthetic")
    page.evaluate(f"{long}.forEach((each) => {{ each.textContent = 'Thromboprophylactics and more' }})")
    dialog = page.locator("dialog")
    assert dialog.evaluate("(each) => each.scrollWidth - each.clientWidth") <= 0
    assert dialog.locator("input").evaluate("(each) => each.clientWidth") >= NARROW["width"] / 2


_BROKEN = """() => [...document.querySelectorAll(".mark, .count")].filter((element) => element.checkVisibility())
  .flatMap((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE))
  .flatMap((text) => [...text.data.matchAll(/\\S+/g)].map(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return [word, new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size];
  }))
  .filter(([, lines]) => lines > 1)"""


_LONG_COUNTS = """() => document.querySelectorAll(".filters .count").forEach((each) => { each.textContent = '1234' })"""


def test_no_mark_and_no_count_breaks_within_a_word(any_reader: Reader) -> None:
    assert found_on_pages(any_reader, _BROKEN, [320, 360, 390, 1280], before=_LONG_COUNTS) == {}


def test_a_linked_statement_fits_a_narrow_screen_with_large_text(full_reader: Reader) -> None:
    for address in ("questions/synthetic-q1/#synthetic-q1-r2-s1", "questions/synthetic-q3/#synthetic-q3-r1-s3"):
        page = full_reader.open(address, NARROW)
        for change in (_SPACING, _TWICE):  # the second is added to the first
            page.evaluate(change)
            assert page.evaluate(_TOO_WIDE) == []
        assert page.evaluate(_TOO_SMALL) == []


def test_every_target_that_is_not_in_a_sentence_is_large_enough(any_reader: Reader) -> None:
    """WCAG 2.2, 2.5.8: at least 24 by 24 CSS pixels."""
    assert found_on_pages(any_reader, _TOO_SMALL, [320, 768, 960, 1280]) == {}


def test_no_text_in_print_is_below_nine_points(any_reader: Reader) -> None:
    faults: Json = {}
    for page in opened(any_reader):
        page.emulate_media(media="print")
        faults[page.url] = page.evaluate(_SMALL_PRINT)
        page.emulate_media(media="null")
    assert {url: found for url, found in faults.items() if found} == {}
