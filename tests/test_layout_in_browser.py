"""In a real browser, pages fit every screen and paper size; the first view is small and nothing in it moves."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from readers import DESKTOP, PHONE, Reader, printed

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

ARTEFACTS = Path(os.environ.get("ARTEFACTS", "test-artefacts"))


@pytest.mark.parametrize("path", ["", "questions/", "questions/oncology-q1/", "glossary/", "help/"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_after_load(reader: Reader, path: str, size: dict[str, int]) -> None:
    """Fonts and all else come over the network, as on a first visit; one moved line would score a thousandth."""
    watch = (
        "window.shift = 0; "
        "new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value })"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page = reader.open(path, size)
    page.evaluate(watch)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(150)
    assert round(page.evaluate("window.shift"), 4) == 0


MARKS_APART = """(within) => [...document.querySelectorAll(`${within} .mark`)].filter((mark) => {
  const [lines, [box]] = [mark.previousElementSibling.getClientRects(), mark.getClientRects()];
  return box && box.bottom - lines[lines.length - 1].bottom > box.height / 2;
}).length"""


@pytest.mark.parametrize("path", ["", "questions/", "consensus/unanimous-strong/"])
def test_the_mark_of_authors_stays_beside_the_last_of_them(reader: Reader, path: str) -> None:
    assert_marks_stay(reader.open(path), ".question__more")


@pytest.mark.parametrize("path", ["questions/", "consensus/unanimous-strong/"])
def test_the_mark_of_a_fact_of_a_closed_answer_stays_beside_its_words(reader: Reader, path: str) -> None:
    page = reader.open(path)
    page.evaluate("document.querySelectorAll('.answer').forEach((answer) => { answer.open = false })")
    assert_marks_stay(page, ".question__brief")


def assert_marks_stay(page: Page, within: str) -> None:
    assert page.locator(f"{within} .mark").count() > 0
    for width in range(320, 801, 8):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(MARKS_APART, within) == 0, width


@pytest.mark.parametrize(
    "path", ["", "questions/", "questions/oncology-q3/", "strengths/limited/", "topics/", "about/", "help/", "404.html"]
)
def test_no_page_scrolls_sideways(reader: Reader, path: str) -> None:
    page = reader.open(path)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_view_is_small(reader: Reader) -> None:
    page = reader.open("questions/oncology-q2/")
    page.wait_for_load_state("networkidle")
    assert len(set(reader.requests)) <= 7
    html = (reader.site.folder / "questions" / "oncology-q2" / "index.html").read_bytes()
    [copied] = re.findall(rb"<script [^>]*data-copied>.*?</script>", html)
    assert len(html) - len(copied) <= 20_000
    assert len(copied) <= 1_500
    assert len(gzip.compress(html)) <= 6_500
    asked = {url.removeprefix(reader.address) for url in reader.requests}
    files = [reader.site.folder / (f"{path}index.html" if path.endswith("/") else path) for path in asked]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 52_000


def test_a_page_prints_cleanly(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".md-header", ".md-tabs", ".offline", ".steps", ".actions", ".crumbs", ".anchor"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    for element in ("h1", ".response p"):
        assert page.evaluate(f"getComputedStyle(document.querySelector('{element}')).color") == "rgb(0, 0, 0)"
    assert "rgb(255, 255, 255)" in page.evaluate("getComputedStyle(document.body).backgroundColor")
    printed = page.locator('.related-publication a[href^="http"]')
    assert printed.count() == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_question_prints_whole_on_one_page_with_its_address(reader: Reader, number: int, paper: str) -> None:
    page = reader.open(f"questions/oncology-q{number}/", color_scheme="dark")
    [printed_page] = printed(page, paper)
    question = reader.site.questions[number - 1]
    texts = [question["title"], *(part["text"] for part in question["parts"])]
    for recommendation in question["recommendations"]:
        texts += [" ".join(s["text"] for s in recommendation["statements"]), "Strength of Recommendation Limited"]
    for text in texts:
        assert text in printed_page
    assert printed_page.endswith(page.url)
    assert "doi:10.2106/JBJS.21.01108" in printed_page
    for control in ("Copy", "Search", "Skip to content", "Saved for offline"):
        assert control not in printed_page


def test_a_print_keeps_the_marks_of_inference(reader: Reader) -> None:
    [printed_page] = printed(reader.open("questions/oncology-q3/"))
    assert "Shang-Wen Tsai Te-Feng Arthur Chou Wei-Ming Chen placement inferred" in printed_page
    assert "Unanimous Strong Consensus placement inferred" in printed_page


@pytest.mark.parametrize("width", [178, 184], ids=["A4", "Letter"])
def test_the_table_of_completeness_prints_whole(reader: Reader, width: int) -> None:
    pixels = width * 96 // 25.4
    page = reader.open("review/", {"width": int(pixels), "height": 900})
    page.emulate_media(media="print")
    table = page.locator(".completeness")
    box = table.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= pixels
    assert table.evaluate("table => getComputedStyle(table.parentElement).overflowX") == "visible"


@pytest.mark.parametrize(
    "path", ["", "questions/", "strengths/limited/", "topics/", "glossary/", "downloads/", "about/", "help/"]
)
def test_other_pages_print_cleanly_with_their_address(reader: Reader, path: str) -> None:
    page = reader.open(path)
    printed_pages = printed(page)
    assert printed_pages[-1].endswith(page.url)
    assert len(printed_pages) <= 3
    assert "Filters" not in " ".join(printed_pages)
    if path == "questions/":
        assert len(printed_pages) == 1


def test_screenshots_of_key_pages_are_saved(reader: Reader) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page = reader.open()
    for path, name in (
        ("", "home"),
        ("questions/", "questions"),
        ("questions/oncology-q2/", "question"),
        ("404.html", "404"),
    ):
        for size, kind in ((PHONE, "phone"), (DESKTOP, "desktop")):
            for scheme in ("light", "dark"):
                page.set_viewport_size(size)  # type: ignore[arg-type]
                page.emulate_media(color_scheme=scheme)
                page.goto(f"{reader.address}{path}")
                picture = page.screenshot(path=ARTEFACTS / f"{name}-{kind}-{scheme}.png", full_page=True)
                assert len(picture) > 5_000
