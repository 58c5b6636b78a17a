"""In a browser, filters keep the headings of the sections, search says what it found, and axe finds nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from readers import DESKTOP, PHONE, Reader, reading, search
from sectioned import PATHS, sectioned
from shared import Shared
from sites import NOT_STATED, NOT_TRANSCRIBED, Json, one, site_in
from test_accessibility import SCREENS, axe_faults
from test_sections_and_certainty import answer, expected_groups, ordered, state, within

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


@pytest.fixture(scope="module", params=[14, 130], ids=["one-page", "several-pages"])
def wide_reader(
    request: pytest.FixtureRequest, browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """A reader of the synthetic collection with sections, whose list of questions has one page or several."""
    file = tmp_path_factory.mktemp("sectioned") / "sectioned.json"
    file.write_text(json.dumps(sectioned(request.param)), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as opened:
        yield opened


def key(question: Json, hook: str) -> str:
    """The option that finds a question, from the raw JSON."""
    value = answer(question).get(hook)
    if value:
        direction = answer(question)["direction"] if hook == "strength" else None
        return f"{value}.{direction}" if direction else str(value)
    return "not.transcribed" if state(question, hook) == NOT_TRANSCRIBED else "-"


def passes(question: Json, hook: str, value: str) -> bool:
    if hook != "section":
        return key(question, hook) == value
    return within(value, question) if value in PATHS else question["section"] is None and key(question, hook) == value


FILTERS = [
    {"strength": "strong.against"}, {"strength": "strong"}, {"strength": "not.transcribed"}, {"strength": "-"},
    {"certainty": "low"}, {"certainty": "-"}, {"certainty": "not.transcribed"}, {"direction": "against"},
    {"basis": "evidence"}, {"basis": "not.transcribed"}, {"status": "new"},
    {"section": "legs"}, {"section": "late"}, {"section": "unused"}, {"section": "-"}, {"section": "not.transcribed"},
    {"section": "legs", "strength": "strong.for"}, {"section": "knee", "certainty": "high", "basis": "evidence"},
]  # fmt: skip


def test_filters_find_what_is_stated_and_keep_the_headings(wide_reader: Reader) -> None:
    for choices in FILTERS:
        query = "&".join(f"{hook}={value}" for hook, value in choices.items())
        page = wide_reader.open(f"questions/?{query}")
        expected = [
            each for each in ordered(wide_reader.site) if all(passes(each, *choice) for choice in choices.items())
        ]
        total = len(wide_reader.site.questions)
        expect(page.locator(".filters [role=status]")).to_contain_text(f"{len(expected)} of {total}: ")
        while page.locator("button.more:visible").count():
            before = page.locator(".questions > [data-question]:visible").count()
            page.click("button.more")
            expect(page.locator(".questions > [data-question]:visible")).not_to_have_count(before)
        found = page.locator("section.group:visible").evaluate_all(
            """all => all.map((each) => [
                each.querySelector("h2").textContent.replace(/\\s+/g, " ").trim(),
                [...each.querySelectorAll("[data-question]")].map((row) => row.dataset.question),
            ])"""
        )
        assert [(heading, rows) for heading, rows in found] == expected_groups(expected), choices
        for link in page.locator("section.group:visible h2 a").all()[:1]:
            assert "/sections/" in str(link.evaluate("each => each.href"))
        page.locator(".filters [type=reset]").click()
        expect(page.locator(".filters [role=status]")).to_contain_text("are shown")
        first = wide_reader.site.pages["questions/"].select(".questions > [data-question]")
        rows = page.locator(".questions > [data-question]:visible").evaluate_all(
            "all => all.map((e) => e.dataset.question)"
        )
        assert rows == [each["data-question"] for each in first]


def test_each_option_counts_its_questions(wide_reader: Reader) -> None:
    page = wide_reader.site.pages["questions/"]
    names = {group["data-hook"]: one(group, "legend").get_text() for group in page.select(".filters fieldset")}
    assert list(names) == ["strength", "certainty", "consensus", "direction", "basis", "status", "section", "topic"]
    for label in page.select(".filters label"):
        box = one(label, "input")
        hook, value = str(box["name"]), str(box["value"])
        if hook in ("strength", "certainty", "direction", "basis", "status", "section"):
            found = [each for each in wide_reader.site.questions if passes(each, hook, value)]
            assert one(label, ".count").get_text() == str(len(found)), (hook, value)
        said = one(label, "bdi").get_text()
        assert (said == NOT_TRANSCRIBED) == (value == "not.transcribed")
        assert (said == NOT_STATED) == (value == "-" and hook != "section")
        assert value != "-" or hook not in ("direction", "basis", "status"), "only completeness says it of these"


def test_a_list_of_several_pages_says_that_a_section_is_continued(wide_reader: Reader) -> None:
    pages = [page for address, page in wide_reader.site.pages.items() if address.startswith("questions/page.")]
    assert len(pages) == (0 if len(wide_reader.site.questions) == 14 else len(pages)) or pages
    for page in pages:
        first = page.select("section.group h2")[0]
        rows = [str(row["data-question"]) for row in page.select("[data-question]")]
        order = [each["id"] for each in ordered(wide_reader.site)]
        before, after = (ordered(wide_reader.site)[order.index(rows[0]) - step]["section"] for step in (1, 0))
        assert ("continued" in first.get_text()) == (before == after)


def test_search_finds_certainty_and_section_and_says_so(wide_reader: Reader) -> None:
    page = wide_reader.open("")
    [first, *_] = [each for each in ordered(wide_reader.site) if within("late", each)]
    found = search(page, "late care")
    assert first["id"] in [each["question"] for each in found]
    said = [reason for each in found for reason in each["reasons"]]
    assert "Section: Synthetic legs › Synthetic knee › Synthetic late care" in said
    reasons = [reason for each in search(page, "high") for reason in each["reasons"]]
    assert "Certainty of evidence: High" in reasons
    left_out = next(each for each in wide_reader.site.questions if "strength" in each.get("not_transcribed", []))
    [own] = [each for each in search(page, left_out["title"]) if each["question"] == left_out["id"]]
    assert NOT_TRANSCRIBED in own["text"]
    assert NOT_STATED not in own["text"]


ADDRESSES = ["", "questions/", "sections/", "sections/legs/", "sections/late/", "certainty/", "certainty/low/",
             "strengths/", "authors/", "questions/sectioned-q1/", "questions/sectioned-q8/", "review/"]  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_pages_of_sections_and_certainty(wide_reader: Reader, screen: str) -> None:
    size, scheme, rules = SCREENS[screen]
    page = wide_reader.open(size=size, color_scheme=scheme, reduced_motion="reduce")
    faults = []
    for address in ADDRESSES if len(wide_reader.site.questions) == 14 else ADDRESSES[:3]:
        page.goto(f"{wide_reader.address}{address}")
        faults += axe_faults(page, rules)
        if size == PHONE:
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert faults == []


def test_short_facts_are_next_to_each_other(wide_reader: Reader) -> None:
    rich = next(each for each in wide_reader.site.questions if answer(each).get("basis") and answer(each)["direction"])
    for size, most in ((PHONE, 2), (DESKTOP, 1)):
        page = wide_reader.open(f"questions/{rich['id']}/", size)
        facts = page.locator(".agreement").filter(has=page.locator("[data-fact$='.basis']")).locator("[data-fact]")
        tops = facts.evaluate_all("all => all.map((each) => each.offsetTop)")
        assert len(tops) > 1
        assert len(set(tops)) <= most


def test_pages_of_long_lists_stay_small(wide_reader: Reader) -> None:
    for path in wide_reader.site.folder.rglob("index.html"):
        assert path.stat().st_size <= 150_000, path
