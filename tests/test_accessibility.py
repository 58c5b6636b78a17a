"""The site works by keyboard and with the colours, text sizes and reduced motion readers need; axe finds no fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from committee import copied, frozen_after, second_edition
from readers import DESKTOP, PHONE, Reader, pages_of_each_kind, reading, search
from shared import Shared
from sites import GUIDELINES, Json, Site, site_in

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


def test_no_single_key_is_a_shortcut(reader: Reader) -> None:
    page = reader.open("questions/oncology-q2/")
    for key in "nps/f.,bt?kj":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == f"{reader.address}questions/oncology-q2/"
    assert page.locator("dialog[open]").count() == 0


@pytest.mark.parametrize("path", ["", "questions/", "questions/oncology-q3/", "glossary/", "about/"])
def test_text_at_twice_the_size_still_fits(reader: Reader, path: str) -> None:
    page = reader.open(path, PHONE)
    before = page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%')")
    assert page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 1.9 * before
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    script = (
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden')"
        ".map(e => e.outerHTML.slice(0, 100))"
    )
    assert page.eval_on_selector_all("main *", script) == []


def test_forced_colours_keep_strength_response_and_focus_visible(reader: Reader) -> None:
    page = reader.open("questions/oncology-q3/", forced_colors="active")
    for element in (".grade .badge", ".response"):
        script = (
            "e => { const s = getComputedStyle(e); "
            "return [s.borderInlineStartStyle, s.borderInlineStartColor !== s.backgroundColor] }"
        )
        assert page.locator(element).first.evaluate(script) == ["solid", True], element
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    search(page, "aspirin")
    assert page.locator(".search mark").first.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_nothing_is_animated_with_reduced_motion(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/", PHONE, reduced_motion="reduce")
    page.click(".menu summary")
    search(page, "aspirin")
    script = (
        "all => all.filter(e => { const s = getComputedStyle(e); "
        "return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' }).length"
    )
    assert page.eval_on_selector_all("*", script) == 0


def test_the_whole_page_can_be_used_by_keyboard(reader: Reader) -> None:
    page = reader.open("questions/oncology-q3/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{reader.address}questions/oncology-q3/#content")
    page.goto(f"{reader.address}questions/oncology-q3/")
    key = "e => e.outerHTML.slice(0, 200)"
    stops = page.locator("a[href]:visible, button:visible, summary:visible")
    expected = set(stops.evaluate_all(f"all => all.filter(e => !e.disabled).map({key})"))
    seen = set()
    for _ in range(stops.count() + 5):
        page.keyboard.press("Tab")
        script = (
            f"e => ({{ key: ({key})(e), width: e.getBoundingClientRect().width, "
            f"outline: getComputedStyle(e).outlineStyle }})"
        )
        now: Json = page.evaluate(f"({script})(document.activeElement)")
        if now["key"].startswith("<body"):
            break
        assert now["outline"] != "none", now["key"]
        assert now["width"] > 0, now["key"]
        seen.add(now["key"])
    assert seen ^ expected == set()


def test_the_menu_opens_and_closes_by_keyboard(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/", PHONE)
    page.focus(".menu summary")
    page.keyboard.press("Enter")
    expect(page.locator(".menu nav")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".menu a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".menu nav")).to_be_hidden()
    expect(page.locator(".menu summary")).to_be_focused()


def test_colours_follow_the_device_until_the_reader_chooses_and_the_choice_is_kept(reader: Reader) -> None:
    def dark(page: Page) -> bool:
        return bool(page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 24, 29)")

    assert dark(reader.open(color_scheme="dark", java_script_enabled=True))
    page = reader.open(color_scheme="light")
    assert not dark(page)
    switch = page.locator("[data-scheme-switch]")
    switch.click()
    assert switch.get_attribute("aria-label") == "Colours: light. Change"
    switch.click()
    assert dark(page)
    page.goto(f"{reader.address}help/")
    assert dark(page)
    switch.click()
    assert not dark(page)
    quiet = reader.open(color_scheme="dark", java_script_enabled=False)
    assert quiet.locator("body").is_visible()


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast"]
SCREENS = {
    "phone": (PHONE, "light", RULES),
    "desktop": (DESKTOP, "light", RULES),
    "dark": (PHONE, "dark", CONTRAST),
}
"""How pages are shown, and the rules that axe applies. Dark differs from light in colours alone."""


def axe_faults(page: Page, rules: list[str]) -> list[str]:
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    faults = found.response["violations"]
    return [f"{page.url}: {each['id']}: {node['html'][:160]}" for each in faults for node in each["nodes"]]


KINDS = ["", "questions/", "questions/synthetic-q1/", "questions/synthetic-q3/", "strengths/", "strengths/strong/",
         "consensus/", "consensus/strong-consensus/", "authors/", "authors/plain/", "topics/", "topics/t-one/",
         "glossary/", "downloads/", "review/", "review/source/", "changes/", "about/", "help/", "404.html"]  # fmt: skip
SHOWN = {
    "phone": KINDS,
    "desktop": ["", "questions/", "questions/synthetic-q1/", "review/", "downloads/"],
    "dark": KINDS,
}
"""Each kind of page once by all rules and once for dark contrast; again those whose layout depends on the screen."""


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing(full_reader: Reader, screen: str) -> None:
    size, scheme, rules = SCREENS[screen]
    page = full_reader.open(size=size, color_scheme=scheme, reduced_motion="reduce")
    faults = []
    for kind in SHOWN[screen]:
        page.goto(f"{full_reader.address}{kind}")
        faults += axe_faults(page, rules)
    if size == PHONE:
        page.click(".menu summary")
        faults += axe_faults(page, rules)
        page.keyboard.press("Escape")
    page.goto(f"{full_reader.address}questions/synthetic-q1/")
    search(page, "synthetic")
    faults += axe_faults(page, rules)
    page.fill("#search-words", "zzzzqqq")
    expect(page.locator(".search [role=status]")).to_have_text("Nothing found")
    faults += axe_faults(page, rules)
    page.keyboard.press("Escape")
    page.focus(".response a.term")
    faults += axe_faults(page, rules)
    assert faults == []


@pytest.mark.parametrize("name", GUIDELINES)
@pytest.mark.parametrize("screen", ["phone", "dark"])
def test_axe_finds_nothing_in_guidelines(
    browser: Browser, sites: Callable[[str], Site], name: str, screen: str
) -> None:
    size, scheme, rules = SCREENS[screen]
    with reading(browser, sites(name)) as reader:
        page = reader.open(size=size, color_scheme=scheme, reduced_motion="reduce")
        faults = []
        for address in pages_of_each_kind(reader.site):
            page.goto(f"{reader.address}{address}")
            page.eval_on_selector_all("main details", "all => all.forEach((each) => { each.open = true })")
            faults += axe_faults(page, rules)
        assert faults == []


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory, shared: Shared) -> Site:
    """The site of a second, synthetic edition: one question changed, one withdrawn, one added."""
    file = copied(tmp_path_factory.mktemp("newer"))
    frozen_after(file, second_edition)
    return site_in(shared.site(file, DOWNLOADS="none"), file)


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_redlines_and_withdrawn_questions(browser: Browser, newer: Site, screen: str) -> None:
    size, scheme, rules = SCREENS[screen]
    with reading(browser, newer) as reader:
        page = reader.open(size=size, color_scheme=scheme, reduced_motion="reduce")
        faults = []
        for kind in ("changes/", "changes/1.1.0/", "questions/oncology-q4/", "review/"):
            page.goto(f"{reader.address}{kind}")
            for closed in page.locator("details.compare").all():
                closed.locator("summary").click()
            faults += axe_faults(page, rules)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert faults == []
