"""What readers do, in a real browser: find, filter, copy, read by keyboard, touch and print, under the strict policy."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser import CURE, served
from queries import FIRST_HITS
from sites import COLLECTIONS, Json, Site, built, run
from test_desk import second_edition

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

PHONE = {"width": 390, "height": 664}
DESKTOP = {"width": 1280, "height": 900}
ARTEFACTS = Path(os.environ.get("ARTEFACTS", "test-artefacts"))


@dataclass
class Reader:
    """A browser at a site: opens pages, and remembers what was asked of whom and what the policy or the console refused."""

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


@pytest.fixture
def reader(browser: Browser, oncology: Site) -> Iterator[Reader]:
    """A reader of the published site. At the end of each test: no third party was asked, nothing was refused."""
    with reading(browser, oncology) as opened:
        yield opened


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built("full", "mkdocs", tmp_path_factory.mktemp("full-browser"))


@pytest.fixture
def full_reader(browser: Browser, full: Site) -> Iterator[Reader]:
    """A reader of the synthetic site with every optional field."""
    with reading(browser, full) as opened:
        yield opened


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


def test_every_query_finds_its_question_first(reader: Reader) -> None:
    assert len(FIRST_HITS) >= 60
    page = reader.open()
    hits = {words: next(iter(search(page, words)), {"question": None})["question"] for words in FIRST_HITS}
    assert hits == FIRST_HITS


@pytest.mark.parametrize(
    "words",
    ["VTE", "DVT", "PE", "blood clot", "pulmonary embolism", "thrombosis", "risk", "surgery", "tumour", "cancer"],
)
def test_what_concerns_several_questions_finds_them_all(reader: Reader, words: str) -> None:
    expected = {"tumour": 3, "surgery": 4, "risk": 4, "cancer": 4}.get(words, 4)
    assert len(search(reader.open(), words)) >= expected


def test_a_result_shows_a_statement_whole_with_its_strength_and_leads_to_it(reader: Reader) -> None:
    page = reader.open("help/")
    statements = {
        s["id"]: s["text"] for q in reader.site.questions for r in q["recommendations"] for s in r["statements"]
    }
    for words in ("aspirin", "contraindications", "guidelines"):
        [hit, *_] = search(page, words)
        anchor = hit["link"].split("#")[1]
        assert hit["link"] == f"{reader.address}questions/{hit['question']}/#{anchor}"
        assert statements[anchor] in hit["text"]
        assert "Limited" in hit["text"]
        assert " of " in hit["text"]
        assert page.locator(".search mark").first.inner_text().lower().startswith(words[:5])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/oncology-q4/#oncology-q4-r1-s2")
    expect(page.locator("#oncology-q4-r1-s2")).to_be_in_viewport()


def test_a_result_never_shows_a_part_of_a_statement(full_reader: Reader) -> None:
    page = full_reader.open()
    for question in full_reader.site.questions:
        for recommendation in question["recommendations"]:
            for statement in recommendation["statements"]:
                word = max(statement["text"][:200].split(), key=len)
                for hit in search(page, word):
                    anchor = hit["link"].split("#")[1]
                    texts = {
                        s["id"]: s["text"]
                        for q in full_reader.site.questions
                        for r in q["recommendations"]
                        for s in r["statements"]
                    }
                    assert anchor in {q["id"] for q in full_reader.site.questions} or texts[anchor] in hit["text"]


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of 25 synthetic questions that have a word in common."""
    folder = tmp_path_factory.mktemp("many")
    data: Json = json.loads(COLLECTIONS["minimal"].read_text(encoding="utf-8"))
    [question] = data["questions"]
    data["questions"] = [
        json.loads(json.dumps(question).replace('"only', f'"only-{number}')) | {"number": number}
        for number in range(1, 26)
    ]
    (folder / "many.json").write_text(json.dumps(data), encoding="utf-8")
    done = run("build_site.py", "--data", folder / "many.json", "--site", folder / "site")
    assert done.returncode == 0, done.stderr
    return Site(data, folder / "site")


def test_all_that_was_found_can_be_reached_step_by_step(browser: Browser, many: Site) -> None:
    with reading(browser, many) as reader:
        page = reader.open("help/")
        assert len(search(page, "synthetic")) == 10
        status, more = page.locator(".search [role=status]"), page.locator(".search__more")
        expect(status).to_have_text("25 questions found; the first 10 are shown")
        more.click()
        expect(status).to_have_text("25 questions found; the first 20 are shown")
        expect(page.locator("[data-result] a").nth(10)).to_be_focused()
        more.press("Enter")
        expect(status).to_have_text("25 questions found")
        expect(more).to_be_hidden()
        found = page.eval_on_selector_all("[data-result]", "all => all.map(e => e.dataset.result)")
        assert sorted(found) == sorted(question["id"] for question in many.data["questions"])


def test_nothing_found_offers_the_nearest_words_and_the_topics(reader: Reader) -> None:
    page = reader.open()
    page.keyboard.press("Control+k")
    page.fill("#search-words", "zzzzqqq")
    expect(page.locator(".search [role=status]")).to_have_text("Nothing found")
    topics = page.locator(".search__results a")
    assert topics.count() == len(reader.site.data["topics"])
    page.fill("#search-words", "megaprosthesis")
    near = page.locator(".search__results button")
    expect(near.first).to_have_text("endoprosthesis")
    assert [word for word in near.all_inner_texts() if " " in word] == []
    near.first.click()
    expect(page.locator("[data-result]").first).to_be_visible()


def test_nothing_of_the_index_is_fetched_before_someone_searches(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in reader.requests if "search" in url or "minisearch" in url]
    search(page, "aspirin")
    assert [url for url in reader.requests if url.endswith("search/index.js")]


def test_search_works_in_a_copy_opened_from_disk(browser: Browser, oncology: Site) -> None:
    page = browser.new_page()
    page.goto((oncology.folder / "questions" / "oncology-q1" / "index.html").as_uri())
    [hit, *_] = search(page, "aspirin")
    assert hit["link"] == (oncology.folder / "questions" / "oncology-q2" / "index.html").as_uri() + "#oncology-q2-r1-s2"
    page.close()


def test_search_opens_and_closes_by_keyboard_and_by_button(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/", PHONE)
    dialog = page.locator("dialog.search")
    for key in ("Control+k", "Meta+k"):
        page.keyboard.press(key)
        expect(page.locator("#search-words")).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).not_to_be_visible()
    page.locator("[data-search-open]").click()
    expect(dialog).to_be_visible()
    assert dialog.bounding_box()["y"] == 0  # type: ignore[index]
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_no_single_key_acts_by_itself(reader: Reader) -> None:
    page = reader.open("questions/oncology-q2/")
    for key in "nps/f.,bt?kj":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == f"{reader.address}questions/oncology-q2/"
    assert page.locator("dialog[open]").count() == 0


def expected_rows(site: Site, choices: dict[str, list[str]]) -> list[str]:
    """The questions that pass the filters, from the raw JSON: any within a group, all across groups."""
    facet = {topic["id"]: topic["facet"] for topic in site.data.get("topics", [])}

    def values(question: Json, group: str) -> set[str]:
        if group == "strength":
            return {each.get("strength") or "-" for each in question["recommendations"]}
        if group == "consensus":
            return {(each.get("consensus") or {"level": "-"})["level"] for each in question["recommendations"]}
        return set(question.get("topics", []))

    def groups() -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for name, chosen in choices.items():
            for value in chosen:
                found.setdefault((name, facet.get(value, "")), []).append(value)
        return found

    return [
        q["id"] for q in site.questions if all(values(q, name) & set(chosen) for (name, _), chosen in groups().items())
    ]


CHOICES: list[dict[str, list[str]]] = [
    {"strength": ["strong"]}, {"strength": ["strong", "weak"]}, {"strength": ["-"]}, {"consensus": ["-"]},
    {"consensus": ["strong-consensus"], "topic": ["t-one"]}, {"topic": ["t-one", "t-hostile"]}, {"topic": ["t-unused"]},
    {"strength": ["strong"], "consensus": ["no-consensus"], "topic": ["t-one"]},
]  # fmt: skip


@pytest.mark.parametrize("choices", CHOICES)
def test_filters_show_just_the_questions_that_pass(full_reader: Reader, choices: dict[str, list[str]]) -> None:
    page = full_reader.open("questions/")
    for group, chosen in choices.items():
        for value in chosen:
            page.check(f'.filters input[name="{group}"][value="{value}"]')
    expected = expected_rows(full_reader.site, choices)

    def shown() -> list[str]:
        script = "rows => rows.filter(row => row.checkVisibility()).map(row => row.dataset.question)"
        found: list[str] = page.eval_on_selector_all(".questions > [data-question]", script)
        return found

    assert shown() == expected
    total = len(full_reader.site.questions)
    expect(page.locator(".filters [role=status]")).to_have_text(
        f"{len(expected)} of {total} questions are shown"
        if len(expected) < total
        else f"All {total} questions are shown"
    )
    address = page.url
    page.goto(f"{full_reader.address}help/")
    page.goto(address)
    assert shown() == expected
    page.locator(".filters [type=reset]").click()
    expect(page.locator(".filters [role=status]")).to_have_text(f"All {total} questions are shown")
    assert page.url == f"{full_reader.address}questions/"
    page.go_back()
    assert shown() == expected


def test_on_a_phone_the_filters_do_not_stand_before_the_questions(reader: Reader) -> None:
    page = reader.open("questions/", PHONE)
    expect(page.locator(".question__title").first).to_be_in_viewport()
    box = page.locator(".filters input").first
    expect(box).to_be_hidden()
    page.click(".filters summary")
    box.check()
    expect(page.locator(".filters [role=status]")).to_have_text("All 4 questions are shown")
    page.goto(f"{reader.address}questions/?topic=resection")
    expect(page.locator(".filters [role=status]")).to_have_text("1 of 4 questions are shown")
    expect(page.locator(".filters [role=status]")).to_be_in_viewport()
    wide = reader.open("questions/")
    expect(wide.locator(".filters input").first).to_be_visible()
    expect(wide.locator(".filters summary")).to_be_hidden()


def test_the_counts_beside_filters_are_what_a_choice_would_show(full_reader: Reader) -> None:
    page = full_reader.open("questions/?strength=strong")
    for box in page.locator(".filters input").all():
        name, value = box.get_attribute("name") or "", box.get_attribute("value") or ""
        choices = {"strength": [value]} if name == "strength" else {"strength": ["strong"], name: [value]}
        count = box.locator("xpath=..").locator(".count").inner_text()
        assert int(count) == len(expected_rows(full_reader.site, choices)), (name, value)


def test_without_scripts_the_whole_list_is_there_and_no_dead_control(reader: Reader) -> None:
    page = reader.open("questions/", java_script_enabled=False)
    assert page.locator(".questions > [data-question]:visible").count() == len(reader.site.questions)
    assert page.locator("button:visible").count() == 0
    page.locator(".question__title").first.click()
    assert page.locator("button:visible").count() == 0
    page.locator(".response a.term").first.click()
    expect(page.locator("dd:target")).to_be_in_viewport()


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_copied_recommendation_is_whole_and_says_where_it_is_from(reader: Reader) -> None:
    page = reader.open("questions/oncology-q3/", permissions=["clipboard-read", "clipboard-write"])
    page.click("[data-copy=citation]")
    expect(page.locator(".actions [role=status]")).to_have_text("Copied with citation")
    question = reader.site.questions[2]
    note = question["provenance"][-1]["note"]
    publication = "The ICM-VTE Oncology Delegates. Recommendations from the ICM-VTE: Oncology. J Bone Joint Surg Am 2022;104(Suppl 1):232-237. doi:10.2106/JBJS.21.01108."
    assert copied(page).splitlines() == [
        question["title"],
        question["recommendations"][0]["statements"][0]["text"],
        "Strength of Recommendation: Limited. The source does not define this grade.",
        "Consensus: Unanimous Strong Consensus (inferred). The source does not define this level.",
        "Vote: Not stated in the source",
        f"Inferred (consensus): {note}",
        "Rationale, References: Not stated in the source",
        f"Question 3: {question['title']} In: ICM VTE Oncology (web site), edition 1.0.0, 22 November 2026. Text: ICM VTE Oncology question deck (text).",
        f"Related publication: {publication} {reader.site.data['collection']['publication_note']}",
        f"{reader.address}questions/oncology-q3/#oncology-q3-r1",
    ]
    page.click("[data-copy=link]")
    expect(page.locator(".actions [role=status]")).to_have_text("Link copied")
    assert copied(page) == f"{reader.address}questions/oncology-q3/#oncology-q3-r1"


def test_every_recommendation_is_copied_with_its_own_strength(full_reader: Reader) -> None:
    page = full_reader.open("questions/synthetic-q1/", permissions=["clipboard-read", "clipboard-write"])
    for number, strength in enumerate(("Strong <S>", "Weak-S", "Not stated in the source")):
        page.locator("[data-copy=citation]").nth(number).click()
        expect(page.locator(".actions [role=status]").nth(number)).to_have_text("Copied with citation")
        recommendation = next(q for q in full_reader.site.questions if q["id"] == "synthetic-q1")["recommendations"][
            number
        ]
        response = " ".join(statement["text"] for statement in recommendation["statements"])
        assert response in copied(page)
        assert f"Synthetic strength: {strength}" in copied(page)


def test_sharing_uses_the_devices_own_sheet(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/")
    page.add_init_script("navigator.share = async (what) => { window.shared = what }")
    page.reload()
    page.click("[data-share]")
    shared: Json = page.evaluate("window.shared")
    assert shared["url"] == f"{reader.address}questions/oncology-q1/#oncology-q1-r1"
    assert "Patients that undergo prophylactic fixation" in shared["text"]


def test_an_abbreviation_opens_by_tap_pointer_and_keyboard(reader: Reader) -> None:
    note = "#term-note"
    phone = reader.open("questions/oncology-q2/", PHONE, has_touch=True)
    phone.tap(".response a.term >> nth=1")
    expect(phone.locator(note)).to_have_text("low-molecular-weight heparin")
    box = phone.locator(note).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    phone.tap("h1", position={"x": 5, "y": 5})
    expect(phone.locator(note)).to_be_hidden()
    desktop = reader.open("questions/oncology-q2/")
    desktop.hover(".response a.term >> nth=2")
    expect(desktop.locator(note)).to_have_text("aspirin")
    desktop.hover(note)
    desktop.wait_for_timeout(300)
    expect(desktop.locator(note)).to_be_visible()
    desktop.mouse.move(5, 700)
    expect(desktop.locator(note)).to_be_hidden()
    desktop.focus(".response a.term >> nth=0")
    expect(desktop.locator(note)).to_have_text("venous thromboembolism")
    desktop.keyboard.press("Escape")
    expect(desktop.locator(note)).to_be_hidden()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_answer_is_on_the_first_screen_of_a_phone(reader: Reader, number: int) -> None:
    page = reader.open(f"questions/oncology-q{number}/", PHONE)
    expect(page.locator("[data-strength]")).to_be_in_viewport(ratio=1)
    script = "element => { const style = getComputedStyle(element); return element.getBoundingClientRect().top + 3 * parseFloat(style.lineHeight) }"
    assert page.locator(".response p").evaluate(script) <= PHONE["height"]
    parts = page.locator(".parts")
    if parts.count():
        assert parts.bounding_box()["y"] > page.locator(".response").bounding_box()["y"]  # type: ignore[index]


@pytest.mark.parametrize("path", ["", "questions/", "questions/oncology-q1/", "glossary/", "help/"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_after_load(reader: Reader, path: str, size: dict[str, int]) -> None:
    """Fonts and all else come over the network, as at a first visit; a line that moved would score a thousandth."""
    watch = "window.shift = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value }).observe({ type: 'layout-shift', buffered: true })"
    page = reader.open(path, size, watch)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(150)
    assert round(page.evaluate("window.shift"), 4) == 0


@pytest.mark.parametrize(
    "path", ["", "questions/", "questions/oncology-q3/", "strengths/limited/", "topics/", "about/", "help/", "404.html"]
)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(reader: Reader, path: str, width: int) -> None:
    page = reader.open(path, {"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["", "questions/", "questions/oncology-q3/", "glossary/", "about/"])
def test_text_at_twice_the_size_still_fits(reader: Reader, path: str) -> None:
    page = reader.open(path, PHONE)
    before = page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%')")
    assert page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 1.9 * before
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    script = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden').map(e => e.outerHTML.slice(0, 100))"
    assert page.eval_on_selector_all("main *", script) == []


def test_forced_colours_keep_strength_response_and_focus_visible(reader: Reader) -> None:
    page = reader.open("questions/oncology-q3/", forced_colors="active")
    for element in (".grade .badge", ".response"):
        script = "e => { const s = getComputedStyle(e); return [s.borderInlineStartStyle, s.borderInlineStartColor !== s.backgroundColor] }"
        assert page.locator(element).first.evaluate(script) == ["solid", True], element
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    search(page, "aspirin")
    assert page.locator(".search mark").first.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_nothing_is_animated_for_those_who_ask_for_less_motion(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/", PHONE, reduced_motion="reduce")
    page.click(".menu summary")
    search(page, "aspirin")
    script = "all => all.filter(e => { const s = getComputedStyle(e); return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' }).length"
    assert page.eval_on_selector_all("*", script) == 0


def test_results_can_be_scrolled_from_behind_a_phones_keyboard(reader: Reader) -> None:
    page = reader.open("questions/", PHONE)
    search(page, "surgery")
    page.evaluate(
        "Object.defineProperty(visualViewport, 'height', { value: innerHeight - 300 }); visualViewport.dispatchEvent(new Event('resize'))"
    )
    last = page.locator("[data-result] a").last
    page.locator("dialog.search").evaluate("dialog => dialog.scrollTo(0, dialog.scrollHeight)")
    box = last.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE["height"] - 300


def test_the_site_can_be_installed(reader: Reader) -> None:
    page = reader.open()
    expect(page.locator("[data-offline]")).to_contain_text("Saved for offline reading", timeout=20_000)
    session = page.context.new_cdp_session(page)
    refused = {each["errorId"] for each in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert refused <= {"in-incognito"}
    manifest = json.loads(session.send("Page.getAppManifest")["data"])
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}


def test_the_whole_page_can_be_used_by_keyboard(reader: Reader) -> None:
    page = reader.open("questions/oncology-q3/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.goto(f"{reader.address}questions/oncology-q3/")
    key = "e => e.outerHTML.slice(0, 200)"
    stops = page.locator("a[href]:visible, button:visible, summary:visible")
    expected = set(stops.evaluate_all(f"all => all.filter(e => !e.disabled).map({key})"))
    seen = set()
    for _ in range(stops.count() + 5):
        page.keyboard.press("Tab")
        script = f"e => ({{ key: ({key})(e), width: e.getBoundingClientRect().width, outline: getComputedStyle(e).outlineStyle }})"
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


def test_the_choice_of_colours_follows_the_device_until_one_is_made_and_is_kept(reader: Reader) -> None:
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


def axe_faults(page: Page) -> list[str]:
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    faults = found.response["violations"]
    return [f"{page.url}: {each['id']}: {node['html'][:160]}" for each in faults for node in each["nodes"]]


KINDS = ["", "questions/", "questions/synthetic-q1/", "questions/synthetic-q3/", "strengths/", "strengths/strong/", "consensus/",
         "consensus/strong-consensus/", "authors/", "authors/plain/", "topics/", "topics/t-one/", "glossary/", "downloads/", "review/", "review/source/", "changes/", "about/", "help/", "404.html"]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(full_reader: Reader, size: dict[str, int], scheme: str) -> None:
    page = full_reader.open(size=size, color_scheme=scheme, reduced_motion="reduce")
    faults = []
    for kind in KINDS:
        page.goto(f"{full_reader.address}{kind}")
        faults += axe_faults(page)
    if size == PHONE:
        page.click(".menu summary")
        faults += axe_faults(page)
        page.keyboard.press("Escape")
    page.goto(f"{full_reader.address}questions/synthetic-q1/")
    search(page, "synthetic")
    faults += axe_faults(page)
    page.fill("#search-words", "zzzzqqq")
    expect(page.locator(".search [role=status]")).to_have_text("Nothing found")
    faults += axe_faults(page)
    page.keyboard.press("Escape")
    page.focus(".response a.term")
    faults += axe_faults(page)
    assert faults == []


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a second, synthetic edition: one question changed, one withdrawn, one added."""
    folder = tmp_path_factory.mktemp("newer")
    shutil.copytree(COLLECTIONS["oncology"].parent, folder / "data")
    data: Json = json.loads(COLLECTIONS["oncology"].read_text(encoding="utf-8"))
    second_edition(data)
    file = folder / "data" / COLLECTIONS["oncology"].name
    file.write_text(json.dumps(data), encoding="utf-8")
    done = run("build_site.py", "--data", file, "--site", folder / "site")
    assert done.returncode == 0, done.stderr
    return Site(data, folder / "site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_on_redlines_and_withdrawn_questions(
    browser: Browser, newer: Site, size: dict[str, int], scheme: str
) -> None:
    with reading(browser, newer) as reader:
        page = reader.open(size=size, color_scheme=scheme, reduced_motion="reduce")
        faults = []
        for kind in ("changes/", "changes/1.1.0/", "questions/oncology-q4/", "review/"):
            page.goto(f"{reader.address}{kind}")
            for closed in page.locator("details.compare").all():
                closed.locator("summary").click()
            faults += axe_faults(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert faults == []


def test_the_first_view_is_small(reader: Reader) -> None:
    page = reader.open("questions/oncology-q2/")
    page.wait_for_load_state("networkidle")
    assert len(set(reader.requests)) <= 8
    html = (reader.site.folder / "questions" / "oncology-q2" / "index.html").read_bytes()
    assert len(html) <= 20_000
    assert len(gzip.compress(html)) <= 6_500
    asked = {url.removeprefix(reader.address) for url in reader.requests}
    files = [reader.site.folder / (f"{path}index.html" if path.endswith("/") else path) for path in asked]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 75_000


def test_a_print_is_clean(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".md-header", ".md-tabs", ".offline", ".steps", ".actions", ".crumbs", ".anchor"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    for element in ("h1", ".response p"):
        assert page.evaluate(f"getComputedStyle(document.querySelector('{element}')).color") == "rgb(0, 0, 0)"
    assert "rgb(255, 255, 255)" in page.evaluate("getComputedStyle(document.body).backgroundColor")
    printed = page.locator('.related-publication a[href^="http"]')
    assert printed.count() == 1


def printed(page: Page, paper: str = "A4") -> list[str]:
    """The text of each sheet of a page printed on paper, in single spaces."""
    with pdfium.PdfDocument(page.pdf(format=paper)) as document:
        return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_printed_question_is_whole_on_one_sheet_and_carries_its_address(
    reader: Reader, number: int, paper: str
) -> None:
    page = reader.open(f"questions/oncology-q{number}/", color_scheme="dark")
    [sheet] = printed(page, paper)
    question = reader.site.questions[number - 1]
    texts = [question["title"], *(part["text"] for part in question["parts"])]
    for recommendation in question["recommendations"]:
        texts += [" ".join(s["text"] for s in recommendation["statements"]), "Strength of Recommendation Limited"]
    for text in texts:
        assert text in sheet
    assert sheet.endswith(page.url)
    assert "doi:10.2106/JBJS.21.01108" in sheet
    for control in ("Copy", "Search", "Skip to content", "Saved for offline"):
        assert control not in sheet


@pytest.mark.parametrize(
    "path", ["", "questions/", "strengths/limited/", "topics/", "glossary/", "downloads/", "about/", "help/"]
)
def test_other_pages_print_cleanly_and_carry_their_address(reader: Reader, path: str) -> None:
    page = reader.open(path)
    sheets = printed(page)
    assert sheets[-1].endswith(page.url)
    assert len(sheets) <= 3
    assert "Filters" not in " ".join(sheets)
    if path == "questions/":
        assert len(sheets) == 1


def test_pictures_of_key_pages_are_kept(reader: Reader) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    for path, name in (
        ("", "home"),
        ("questions/", "questions"),
        ("questions/oncology-q2/", "question"),
        ("404.html", "404"),
    ):
        for size, kind in ((PHONE, "phone"), (DESKTOP, "desktop")):
            for scheme in ("light", "dark"):
                page = reader.open(path, size, color_scheme=scheme)
                picture = page.screenshot(path=ARTEFACTS / f"{name}-{kind}-{scheme}.png", full_page=True)
                assert len(picture) > 5_000


def test_the_cure_is_named_when_there_is_no_browser() -> None:
    assert "apt-get install chromium" in CURE
    assert "make test-core" in CURE
    assert json.dumps(CURE)
