"""A long list continues on further pages: no row is lost or repeated, and every page stays small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Route, expect

from clinical_consensus.pages.paging import ROWS
from readers import PHONE, Reader, printed, reading
from shared import Shared
from sites import Site, number_of, one, site_in
from wide import TAIL, wide_collection

QUESTIONS = 120
LIMIT = 150_000
"""The most bytes of a list page."""

LISTS = ("questions/", "strengths/", "consensus/", "authors/", "topics/", "glossary/", "review/", "review/source/")


@pytest.fixture(scope="module")
def wide_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic collection with long lists of everything."""
    return wide_collection(tmp_path_factory.mktemp("wide"), QUESTIONS)


@pytest.fixture(scope="module")
def wide(wide_file: Path, shared: Shared) -> Site:
    return site_in(shared.site(wide_file, DOWNLOADS="none"), wide_file)


def parts(site: Site, address: str) -> list[BeautifulSoup]:
    """The pages of a list, found as a reader does: from the first, by the links to the next."""
    found = [site.pages[address]]
    while following := found[-1].select_one("nav.pages a[rel=next]"):
        place = f"{address}page.{len(found) + 1}/"
        assert str(following["href"]).endswith(f"/page.{len(found) + 1}/")
        found.append(site.pages[place])
    return found


def titles(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]).rstrip("/").rpartition("/")[2] for link in page.select(".question__title")]


def test_the_pages_of_each_list_hold_every_row_once_and_in_order(wide: Site, wide_file: Path) -> None:
    every = [question["id"] for question in wide.questions]
    assert [id_ for page in parts(wide, "questions/") for id_ in titles(page)] == every
    by_strength = [
        question["id"]
        for grade in (*(grade["id"] for grade in wide.data["strength_scheme"]["grades"]), None)
        for question in wide.questions
        if grade in [each.get("strength") for each in question["recommendations"]]
    ]
    assert [id_ for page in parts(wide, "strengths/") for id_ in titles(page)] == by_strength
    level = wide.data["consensus_scheme"]["levels"][0]["id"]
    assert [id_ for page in parts(wide, f"consensus/{level}/") for id_ in titles(page)] == every
    names = [link.get_text() for page in parts(wide, "authors/") for link in page.select("[data-author]")]
    assert names == [author["name"] for author in wide.data["authors"]]
    topics = [link["data-topic"] for page in parts(wide, "topics/") for link in page.select(".index [data-topic]")]
    assert topics == [topic["id"] for topic in wide.data["topics"]]
    terms = [entry["id"] for page in parts(wide, "glossary/") for entry in page.select(".glossary > div")]
    assert terms == [term["id"] for term in wide.data["terms"]]
    rows = [row.get_text() for page in parts(wide, "review/") for row in page.select(".completeness tbody th")]
    assert rows == [f"{number_of(question)}. {question['title']}" for question in wide.questions]
    lines = [line.get_text() for page in parts(wide, "review/source/") for line in page.select(".passage li")]
    sources = [(wide_file.parent / each["file"]).read_text(encoding="utf-8") for each in wide.data["sources"]]
    assert lines == [line for text in sources for line in text.splitlines()]
    placed = [each for page in parts(wide, "review/source/") for each in page.select(".passage:not(.layout)")]
    assert sum(each.get_text().strip().endswith("Continued") for each in placed) == TAIL // ROWS


def test_every_page_of_a_list_is_small_and_none_repeats_an_id_or_a_hook(wide: Site) -> None:
    for address, page in wide.pages.items():
        path = wide.folder / (address if address.endswith(".html") else f"{address}index.html")
        assert path.stat().st_size <= LIMIT, address
        rows = page.select(".questions > li, .index > li, .glossary > div, .completeness tbody tr, .passage")
        assert len(rows) <= ROWS or address.startswith("questions/wide"), address
        ids = [str(element["id"]) for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), address
        if not address.startswith("questions/wide"):
            questions = [str(element["data-question"]) for element in page.select("[data-question]")]
            facts = [str(element["data-fact"]) for element in page.select('[data-fact^="recommendations"]')]
            assert len(questions) == len(set(questions)), address
            assert len(facts) == len(set(facts)), address


def test_every_page_says_which_it_is_and_leads_to_the_others_without_scripts(wide: Site) -> None:
    for address in LISTS:
        pages = parts(wide, address)
        assert len(pages) > 1, address
        for number, page in enumerate(pages, 1):
            place = re.fullmatch(r"Page (\d+) of (\d+): (\d+)–(\d+) of (\d+)", one(page, ".part").get_text())
            assert place is not None
            assert [int(place[1]), int(place[2])] == [number, len(pages)]
            links = page.select("nav.pages a")
            assert (links[0].get("rel") == ["prev"]) == (number > 1)
            assert (links[-1].get("rel") == ["next"]) == (number < len(pages))
            current = one(page, "nav.pages a[aria-current=page]")
            assert current.get_text() == f"Page {number}"
            named = {int(link.get_text().split()[-1]) for link in links if link.get_text().startswith("Page")}
            assert {1, number, len(pages)} <= named
        assert len({page.title.get_text() for page in pages if page.title}) == len(pages)


def test_home_shows_the_ways_in_and_the_questions_only_if_they_are_few(wide: Site, full: Site) -> None:
    assert titles(wide.pages[""]) == []
    assert "All 120 questions" in wide.pages[""].get_text()
    assert len(titles(full.pages[""])) == len(full.questions) <= 12


@pytest.mark.browser
@pytest.mark.filterwarnings("default::ResourceWarning")
class TestInABrowser:
    """Filters work over all pages, and links to entries that moved still find them."""

    @pytest.fixture
    def reader(self, browser: Browser, wide: Site):  # type: ignore[no-untyped-def]
        with reading(browser, wide) as opened:
            yield opened

    def matching(self, site: Site, topic: str) -> list[str]:
        return [question["id"] for question in site.questions if topic in question["topics"]]

    def rows(self, page: Page) -> list[str]:
        found: list[str] = page.eval_on_selector_all(
            ".questions > [data-question]", "rows => rows.map(row => row.dataset.question)"
        )
        return found

    def test_a_filter_finds_the_questions_of_every_page(self, reader: Reader) -> None:
        expected = self.matching(reader.site, "topic-1")
        page = reader.open("questions/page.2/")
        asked = len(reader.requests)
        unfiltered, own = page.locator(".filters [role=status]").inner_text(), self.rows(page)
        assert re.fullmatch(rf"\d+–\d+ of {QUESTIONS} questions are shown", unfiltered)
        assert not [url for url in reader.requests if re.search("/search/|/rows-", url)]
        page.check(".filters input[value=topic-1]")
        status = page.locator(".filters [role=status]")
        expect(status).to_have_text(f"{len(expected)} of {QUESTIONS}: synthetic = Topic 1")
        assert self.rows(page) == expected
        assert page.url == f"{reader.address}questions/page.2/?topic=topic-1"
        expect(page.locator("nav.pages")).to_be_hidden()
        assert f"{reader.address}search/filters.js" in reader.requests[asked:]
        page.locator(".questions a").last.click()
        expect(page.locator("h1")).to_be_visible()
        page.go_back()
        expect(status).to_have_text(f"{len(expected)} of {QUESTIONS}: synthetic = Topic 1")
        page.click(".filters [type=reset]")
        expect(status).to_have_text(unfiltered)
        assert self.rows(page) == own

    def test_many_matches_come_in_steps_and_every_row_is_as_on_its_page(self, reader: Reader) -> None:
        level = reader.site.data["consensus_scheme"]["levels"][0]["id"]
        page = reader.open(f"questions/?consensus={level}")
        status = page.locator(".filters [role=status]")
        said = f"{QUESTIONS} of {QUESTIONS}: Consensus = Level"
        expect(status).to_have_text(f"{said}; the first {ROWS} are shown")
        page.locator(".answer summary").last.click()
        opened = self.rows(page)[-1]
        page.get_by_role("button", name="Show more").click()
        expect(status).to_have_text(f"{said}; the first {2 * ROWS} are shown")
        expect(page.locator(f"[data-question={opened}] .response").first).to_be_visible()
        paper = " ".join(printed(page))
        assert f"{said}; the first {2 * ROWS} are shown" in paper
        assert paper.endswith(page.url)
        expect(page.locator(".questions > li a").nth(0)).to_be_visible()
        page.get_by_role("button", name="Show more").click()
        expect(status).to_have_text(said)
        texts = page.eval_on_selector_all(".questions > li", "rows => rows.map(row => row.textContent.trim())")
        own = [row.get_text().strip() for part in parts(reader.site, "questions/") for row in part.select(".question")]
        assert [" ".join(text.split()) for text in texts] == [" ".join(text.split()) for text in own]
        links = page.eval_on_selector_all(".questions > li a", "links => links.map(link => link.href)")
        assert all(link.startswith(reader.address) for link in links)

    def test_an_option_that_is_not_on_the_page_still_counts(self, reader: Reader) -> None:
        last = reader.site.data["topics"][-1]["id"]
        page = reader.open("questions/")
        assert page.locator(f".filters input[value={last}]").count() == 0
        page.get_by_role("button", name=re.compile(r"All \d+")).first.click()
        page.check(f".filters input[value={last}]")
        expected = self.matching(reader.site, last)
        expect(page.locator(".filters [role=status]")).to_contain_text(f"{len(expected)} of {QUESTIONS}: ")
        linked = reader.open(f"questions/?topic={last}")
        expect(linked.locator(f".filters input[value={last}]")).to_be_checked()

    def test_a_link_to_an_entry_that_moved_leads_to_its_page(self, reader: Reader) -> None:
        last = reader.site.data["terms"][-1]["id"]
        page = reader.open(f"glossary/#{last}")
        expect(page.locator(f"[id='{last}']")).to_be_in_viewport()
        assert page.url == f"{reader.address}glossary/page.{len(parts(reader.site, 'glossary/'))}/#{last}"

    def test_a_link_to_a_source_that_begins_on_a_further_page_leads_there(self, reader: Reader) -> None:
        page = reader.open("review/source/#source.later")
        expect(page.locator("[id='source.later']")).to_be_in_viewport()
        back = reader.open("glossary/page.2/#term-0")
        expect(back.locator("[id='term-0']")).to_be_in_viewport()

    @pytest.mark.parametrize(("failing", "topic"), [("**/filters.js", "topic-1"), ("**/rows-*.js", "topic-59")])
    def test_what_cannot_be_loaded_is_said_and_the_list_stays_as_it_is(
        self, reader: Reader, failing: str, topic: str
    ) -> None:
        page = reader.open("questions/", service_workers="block")
        own, said = self.rows(page), page.locator(".filters [role=status]").inner_text()
        page.route(failing, lambda route: route.abort())
        page.goto(f"{reader.address}questions/?topic={topic}")
        status = page.locator(".filters [role=status]")
        expect(status).to_have_text(f"The filters could not be loaded; try again. {said}")
        assert self.rows(page) == own
        expect(page.locator("nav.pages")).to_be_visible()
        expect(page.locator(".part")).to_be_visible()
        assert page.locator(".filters input:checked").count() == 0
        reader.complaints.clear()

    def test_filters_of_an_older_text_that_the_browser_has_kept_are_asked_for_anew(self, reader: Reader) -> None:
        page = reader.open("questions/", service_workers="block")
        stamp: str = page.evaluate("document.body.dataset.text")
        answers: list[str] = []

        def answer(route: Route) -> None:
            now = route.fetch()
            answers.append(now.text() if answers else now.text().replace(stamp, "older").replace("Topic 1", "Older"))
            route.fulfill(response=now, body=answers[-1])

        page.route("**/filters.js*", answer)
        page.goto(f"{reader.address}questions/?topic=topic-1")
        expect(page.locator(".filters [role=status]")).to_contain_text("synthetic = Topic 1")
        assert len(answers) == 2

    def test_filters_also_work_from_a_disk_and_print_what_is_shown(self, browser: Browser, wide: Site) -> None:
        expected = self.matching(wide, "topic-1")
        context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{(wide.folder / 'questions' / 'page.2' / 'index.html').as_uri()}?topic=topic-1")
        status = page.locator(".filters [role=status]")
        expect(status).to_have_text(f"{len(expected)} of {QUESTIONS}: synthetic = Topic 1")
        assert self.rows(page) == expected
        hrefs = page.eval_on_selector_all(".questions > li a", "links => links.map(link => link.href)")
        assert all(Path(href.removeprefix("file://")).is_file() for href in hrefs if href.endswith(".html"))
        assert all(href.endswith("index.html") or "#" in href for href in hrefs[:2])
        page.emulate_media(media="print")
        expect(status).to_be_visible()
        context.close()
