"""In a real browser, filters show only the matching questions; without scripts the whole list is there."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from editions import edition, question
from readers import PHONE, Reader, printed, reading
from shared import Shared
from sites import Json, Site, one, site_in

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


def expected_questions(site: Site, choices: dict[str, list[str]]) -> list[str]:
    """The questions that match the filters, from the raw JSON: any within a group, all across groups."""
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


def named(site: Site, choices: dict[str, list[str]]) -> str:
    """What the choices are called, group by group, as the form names them."""
    chosen = {(name, value) for name, values in choices.items() for value in values}
    found: list[str] = []
    for group in site.pages["questions/"].select(".filters fieldset"):
        labels = [
            label.get_text().removesuffix(one(label, ".count").get_text()).strip()
            for label in group.select("label")
            if (str(one(label, "input")["name"]), str(one(label, "input")["value"])) in chosen
        ]
        if labels:
            found.append(f"{one(group, 'legend').get_text()} = {' or '.join(labels)}")
    return "; ".join(found)


CHOICES: list[dict[str, list[str]]] = [
    {"strength": ["strong"]}, {"strength": ["strong", "weak"]}, {"strength": ["-"]}, {"consensus": ["-"]},
    {"consensus": ["strong-consensus"], "topic": ["t-one"]}, {"topic": ["t-one", "t-hostile"]}, {"topic": ["t-unused"]},
    {"strength": ["strong"], "consensus": ["no-consensus"], "topic": ["t-one"]},
]  # fmt: skip


@pytest.mark.parametrize("choices", CHOICES)
def test_filters_show_only_the_matching_questions(full_reader: Reader, choices: dict[str, list[str]]) -> None:
    page = full_reader.open("questions/")
    for group, chosen in choices.items():
        for value in chosen:
            page.check(f'.filters input[name="{group}"][value="{value}"]')
    expected = expected_questions(full_reader.site, choices)

    def shown() -> list[str]:
        script = "rows => rows.filter(row => row.checkVisibility()).map(row => row.dataset.question)"
        found: list[str] = page.eval_on_selector_all(".questions > [data-question]", script)
        return found

    assert shown() == expected
    total = len(full_reader.site.questions)
    said = f"{len(expected)} of {total}: {named(full_reader.site, choices)}"
    expect(page.locator(".filters [role=status]")).to_have_text(said)
    assert page.title() == f"{said} - All questions - {full_reader.site.data['collection']['title']}"
    address = page.url
    paper = " ".join(printed(page))
    assert said.casefold() in paper.casefold()
    assert paper.endswith(address)
    page.emulate_media(media="print")
    assert shown() == expected
    page.emulate_media(media="null")
    page.goto(f"{full_reader.address}help/")
    page.goto(address)
    assert shown() == expected
    page.locator(".filters [type=reset]").click()
    expect(page.locator(".filters [role=status]")).to_have_text(f"All {total} questions are shown")
    assert page.title() == f"All questions - {full_reader.site.data['collection']['title']}"
    assert page.url == f"{full_reader.address}questions/"
    assert printed(page)[-1].endswith(page.url)
    page.go_back()
    assert shown() == expected


@pytest.fixture(scope="module")
def paged(browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of a site whose list of all questions has several pages."""
    questions = [question(f"q-{n}", n, topics=["topic"]) for n in range(1, 121)]
    file = tmp_path_factory.mktemp("paged") / "paged.json"
    file.write_text(json.dumps(edition(questions)), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        yield reader


@pytest.mark.parametrize("path", ["questions/", "questions/page.2/", "topics/topic/page.2/"])
def test_a_list_of_several_pages_prints_no_address_of_a_question(paged: Reader, path: str) -> None:
    page = paged.open(path)
    if page.locator(".filters").count():
        page.check('.filters input[name="strength"][value="limited"]')
        expect(page.locator(".filters [role=status]")).to_contain_text("120 of 120")
    links = page.locator(".questions a")
    assert links.count() > 20
    targets = links.evaluate_all("all => all.map((each) => each.href)")
    assert [target for target in targets if not target.startswith(paged.address)] == []
    paper = " ".join(printed(page))
    assert "Synthetic question q-" in paper
    assert f"<{paged.address}" not in paper
    first = links.first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_contain_text(title.split(" ", 1)[1].strip())


def test_rows_of_further_pages_lead_on_in_a_copy_opened_from_disk(browser: Browser, paged: Reader) -> None:
    page = browser.new_page()
    page.goto((paged.site.folder / "questions" / "page.2" / "index.html").as_uri())
    page.check('.filters input[name="strength"][value="limited"]')
    row = page.locator("[data-question=q-1]")
    row.locator(".question__title").click()
    page.wait_for_url((paged.site.folder / "questions" / "q-1" / "index.html").as_uri() + "*")
    page.close()


def test_a_copy_opened_from_disk_prints_where_it_stands_in_the_copy(browser: Browser, paged: Reader) -> None:
    page = browser.new_page()
    page.goto(f"{(paged.site.folder / 'questions' / 'index.html').as_uri()}?strength=limited")
    expect(page.locator(".filters [role=status]")).to_contain_text("120 of 120")
    paper = printed(page)[-1]
    assert paper.endswith(" questions/index.html?strength=limited")
    assert "file:" not in paper
    page.close()


def test_on_a_phone_the_filters_do_not_push_the_questions_out_of_view(reader: Reader) -> None:
    page = reader.open("questions/", PHONE)
    expect(page.locator(".question__title").first).to_be_in_viewport()
    box = page.locator(".filters input").first
    expect(box).to_be_hidden()
    page.click(".filters summary")
    box.check()
    expect(page.locator(".filters [role=status]")).to_have_text("4 of 4: Strength of Recommendation = Limited")
    page.goto(f"{reader.address}questions/?topic=resection")
    expect(page.locator(".filters [role=status]")).to_have_text("1 of 4: surgery = Resection")
    expect(page.locator(".filters [role=status]")).to_be_in_viewport()
    expect(page.locator(".filters input[value=resection]")).to_be_visible()
    wide = reader.open("questions/")
    expect(wide.locator(".filters input").first).to_be_visible()
    expect(wide.locator(".filters summary")).to_be_hidden()


def test_the_counts_beside_filters_are_what_a_choice_would_show(full_reader: Reader) -> None:
    page = full_reader.open("questions/?strength=strong")
    for box in page.locator(".filters input").all():
        name, value = box.get_attribute("name") or "", box.get_attribute("value") or ""
        choices = {"strength": [value]} if name == "strength" else {"strength": ["strong"], name: [value]}
        count = box.locator("xpath=..").locator(".count").inner_text()
        assert int(count) == len(expected_questions(full_reader.site, choices)), (name, value)


@pytest.mark.parametrize(
    ("query", "said", "missing"),
    [
        ("strength=synthetic.gone", "All {total} questions are shown", "synthetic.gone"),
        ("strength=strong&strength=synthetic.gone", "{strong} of {total}: {named}", "synthetic.gone"),
        ("topic=t-one&topic=t-gone&consensus=<b>&consensus=&o=t-gone", "{topic} of {total}: {topics}", "<b>, t-gone"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said(full_reader: Reader, query: str, said: str, missing: str) -> None:
    page = full_reader.open(f"questions/?{query}")
    site = full_reader.site
    strong, topics = {"strength": ["strong"]}, {"topic": ["t-one"]}
    shown = said.format(
        total=len(site.questions), strong=len(expected_questions(site, strong)), named=named(site, strong),
        topic=len(expected_questions(site, topics)), topics=named(site, topics),
    )  # fmt: skip
    status = page.locator(".filters [role=status]")
    expect(status).to_have_text(f"{shown}. Asked for in the address, but not in this list: {missing}")
    assert "Asked" not in page.title()
    page.check('.filters input[name="strength"][value="weak"]')
    expect(status).not_to_contain_text("Asked")


def test_filters_say_that_each_may_fit_another_recommendation(reader: Reader, full_reader: Reader) -> None:
    for each in (reader, full_reader):
        has_several = any(len(question["recommendations"]) > 1 for question in each.site.data["questions"])
        page = each.open("questions/")
        page.locator("details:has(> .filters__groups)").evaluate("(each) => { each.open = true }")
        assert page.get_by_text("not always the same one").is_visible() == has_several


def test_without_scripts_the_whole_list_is_there_and_no_dead_control(reader: Reader) -> None:
    page = reader.open("questions/", java_script_enabled=False)
    assert page.locator(".questions > [data-question]:visible").count() == len(reader.site.questions)
    assert page.locator("button:visible").count() == 0
    page.locator(".question__title").first.click()
    assert page.locator("button:visible").count() == 0
    page.locator(".response a.term").first.click()
    expect(page.locator("dd:target")).to_be_in_viewport()


def test_on_paper_several_filters_say_that_each_may_fit_another_recommendation(full_reader: Reader) -> None:
    said = "Each filter may fit another recommendation of a question."
    page = full_reader.open("questions/")

    told = page.locator("[data-several]:not([hidden])")

    def is_said() -> bool:
        return said in " ".join(" ".join(printed(page)).split())

    assert any(len(each["recommendations"]) > 1 for each in full_reader.site.questions)
    page.check('.filters input[name="strength"][value="strong"]')
    page.check('.filters input[name="strength"][value="weak"]')
    expect(page.locator(".filters [role=status]")).to_contain_text("or Weak-S")
    assert not is_said()
    page.check('.filters input[name="consensus"][value="no-consensus"]')
    expect(told).to_have_count(1)
    assert is_said()
    expect(told).to_be_hidden()
    page.get_by_role("button", name="Clear filters").click()
    expect(told).to_have_count(0)
    assert not is_said()
