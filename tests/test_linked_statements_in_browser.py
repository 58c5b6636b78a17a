"""In a real browser, a link to a statement shows it with its title and strength, and each statement can be copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from browser import launch
from exported import inferred
from readers import PHONE, Reader, reading, search
from sites import NOT_STATED, Json, Site, labels
from test_accessibility import RULES, axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

LAPTOP = {"width": 1280, "height": 800}
LOW = [
    (16, (844, 390)), (16, (740, 360)), (16, (932, 430)), (16, (640, 400)), (16, (683, 384)), (16, (320, 256)),
    (24, (390, 664)), (32, (390, 664)), (32, (1280, 720)), (32, (1280, 800)), (24, (667, 280)), (32, (667, 280)),
    (32, (320, 568)), (32, (360, 640)),
]  # fmt: skip
"""Sizes of the browser's letters and screens, in pixels: phones held sideways, zoomed laptops, enlarged text."""

_SEEN = """() => {
  const header = document.querySelector(".md-header");
  const top = header.getBoundingClientRect().bottom;
  const range = document.createRange();
  const isSeen = (node) => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((each) => {
      if (each.top < top - 1 || each.bottom > innerHeight + 1) return false;
      const found = document.elementFromPoint(each.left + each.width / 2, each.top + each.height / 2);
      return found && (found.contains(node) || node.parentElement.contains(found));
    });
  };
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const seen = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) if (isSeen(node)) seen.push(node.data);
  return seen.join(" ");
}"""
"""The text of the page of which something is on the screen, not below the header and not covered by anything."""


def seen(page: Page) -> str:
    """What a reader sees of a page, with single spaces."""
    text: str = page.evaluate(_SEEN)
    return " ".join(text.split())


def statements(reader: Reader) -> Iterator[tuple[Json, Json, Json, str]]:
    """Each statement with its question and recommendation, and what it is called: "Statement 3 of 4"."""
    for question in reader.site.questions:
        for number, recommendation in enumerate(question["recommendations"], 1):
            several = f", recommendation {number}" if len(question["recommendations"]) > 1 else ""
            count = len(recommendation["statements"])
            for place, statement in enumerate(recommendation["statements"], 1):
                yield question, recommendation, statement, f"Statement {place} of {count}{several}"


def words(text: str) -> str:
    return " ".join(text.split())


def assert_in_view(
    reader: Reader, page: Page, question: Json, recommendation: Json, statement: Json, *, is_whole: bool = True
) -> None:
    """The statement from its beginning, the title and the strength are on the screen; a short one is there whole."""
    strengths = labels(reader.site.data["strength_scheme"]["grades"])
    scheme = reader.site.data["strength_scheme"]["label"]
    shown = seen(page)
    strength = strengths.get(recommendation.get("strength") or "", NOT_STATED)
    assert words(question["title"])[:100] in shown
    assert f"{words(scheme)} {words(strength)}" in shown
    beginning = page.locator(f"[id='{statement['id']}']").evaluate("e => e.getClientRects()[0].top")
    header = page.locator(".md-header").evaluate("e => e.getBoundingClientRect().bottom")
    assert header <= beginning < page.viewport_size["height"] - 40  # type: ignore[index]
    whole = page.locator(f"[id='{statement['id']}']").evaluate("e => e.getBoundingClientRect().bottom")
    if is_whole and len(statement["text"]) < 400:
        assert whole <= page.viewport_size["height"]  # type: ignore[index]


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("collection", ["reader", "full_reader"])
def test_a_linked_statement_is_shown_with_title_strength_and_place(
    request: pytest.FixtureRequest, collection: str, size: dict[str, int]
) -> None:
    reader: Reader = request.getfixturevalue(collection)
    page = reader.open("", size)
    for question, recommendation, statement, place in statements(reader):
        page.goto("about:blank")
        page.goto(f"{reader.address}questions/{question['id']}/#{statement['id']}")
        assert_in_view(reader, page, question, recommendation, statement)
        assert place in seen(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(("letters", "size"), LOW)
def test_it_is_shown_so_on_low_screens_and_with_large_letters(
    playwright: Playwright, first: Site, letters: int, size: tuple[int, int], scripts: bool
) -> None:
    browser = launch(playwright, f"--blink-settings=defaultFontSize={letters}")
    with reading(browser, first) as reader:
        shape = {"width": size[0], "height": size[1]}
        page = reader.open("questions/", shape, java_script_enabled=scripts)
        for question, recommendation, statement, _ in statements(reader):
            page.goto("about:blank")
            page.goto(f"{reader.address}questions/{question['id']}/#{statement['id']}")
            assert_in_view(reader, page, question, recommendation, statement, is_whole=False)
    browser.close()


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_statement_is_shown_so_when_its_link_is_followed_on_its_own_page(
    full_reader: Reader, size: dict[str, int]
) -> None:
    page = full_reader.open("", size)
    for question, recommendation, statement, place in statements(full_reader):
        page.goto(f"{full_reader.address}questions/{question['id']}/")
        for closed in page.locator("details.folded").all():
            closed.locator("summary").click()
        page.click(f".reading a[href='#{statement['id']}']")
        expect(page.locator(".at")).to_have_text(place)
        assert_in_view(full_reader, page, question, recommendation, statement)


def test_a_search_result_leads_to_its_statement_with_title_and_strength(reader: Reader) -> None:
    for start in ("", "questions/oncology-q1/"):
        page = reader.open(start, PHONE)
        search(page, "mechanical prophylaxis contraindications")
        page.locator("[data-result=oncology-q1] a").click()
        expect(page.locator(".at")).to_have_text("Statement 3 of 4")
        found = next(each for each in statements(reader) if each[2]["id"] == "oncology-q1-r1-s3")
        assert_in_view(reader, page, *found[:3])


def test_a_recommendation_deep_in_a_page_is_shown_with_its_title(full_reader: Reader) -> None:
    page = full_reader.open("questions/synthetic-q1/#synthetic-q1-r3", PHONE)
    assert "Synthetic title one" in seen(page)
    assert f"Synthetic strength {NOT_STATED}" in seen(page)


def test_the_line_above_a_statement_deep_in_a_page_has_consensus_and_marks(full_reader: Reader) -> None:
    page = full_reader.open("questions/synthetic-q1/#synthetic-q1-r2-s1", PHONE)
    question = next(each for each in full_reader.site.questions if each["id"] == "synthetic-q1")
    assert inferred(question, "recommendations.synthetic-q1-r2.consensus")
    assert "Synthetic consensus: No consensus-S (placement inferred)" in seen(page)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_linked_statement_is_shown_so_without_scripts(reader: Reader, size: dict[str, int]) -> None:
    page = reader.open("questions/", size, java_script_enabled=False)
    for question, recommendation, statement, place in statements(reader):
        page.goto(f"{reader.address}questions/{question['id']}/#{statement['id']}")
        named = page.locator(f"[id='{statement['id']}']")
        assert_in_view(reader, page, question, recommendation, statement)
        assert named.evaluate("e => getComputedStyle(e, '::before').content") == f'"{place}"'


@pytest.mark.parametrize("colours", ["none", "active"])
def test_the_mark_of_a_statement_is_a_line_around_it(reader: Reader, colours: str) -> None:
    page = reader.open("questions/oncology-q1/#oncology-q1-r1-s3", forced_colors=colours)
    named = page.locator("#oncology-q1-r1-s3")
    script = "e => { const s = getComputedStyle(e); return [s.outlineStyle, parseFloat(s.outlineWidth)] }"
    assert named.evaluate(script) == ["solid", 2]
    assert page.locator("#oncology-q1-r1-s2").evaluate(script)[0] == "none"
    line, behind = named.evaluate("e => [getComputedStyle(e).outlineColor, getComputedStyle(document.body).color]")
    assert line == behind if colours == "active" else line != "rgba(0, 0, 0, 0)"


def test_the_mark_leaves_the_text_of_a_statement_alone(full_reader: Reader) -> None:
    page = full_reader.open("questions/synthetic-q3/#synthetic-q3-r1-s2")
    for question, _, statement, _ in statements(full_reader):
        if question["id"] == "synthetic-q3":
            assert page.locator(f"[data-statement='{statement['id']}']").text_content() == statement["text"]


def test_a_print_does_not_depend_on_which_statement_is_linked(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/")
    page.emulate_media(media="print")
    plain = page.locator("main").inner_text()
    page.goto(f"{reader.address}questions/oncology-q1/#oncology-q1-r1-s3")
    assert page.locator("main").inner_text() == plain
    assert page.locator("#oncology-q1-r1-s3").evaluate("e => getComputedStyle(e).display") == "inline"


def test_each_button_for_a_statement_has_a_name_of_its_own(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/#oncology-q1-r1-s3")
    names = [str(each.get_attribute("aria-label")) for each in page.locator(".reading .tools button").all()]
    assert names == [
        f"{what}: Statement {place} of 4" for place in range(1, 5) for what in ("Copy with citation", "Copy link")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_linked_statement(full_reader: Reader, scheme: str) -> None:
    page = full_reader.open("", PHONE, color_scheme=scheme, reduced_motion="reduce")
    for question, statement in (("synthetic-q1", "synthetic-q1-r1-s1"), ("synthetic-q1", "synthetic-q1-r2-s1")):
        page.goto("about:blank")
        page.goto(f"{full_reader.address}questions/{question}/#{statement}")
        expect(page.locator(".at")).to_be_in_viewport()
        assert axe_faults(page, RULES) == []
