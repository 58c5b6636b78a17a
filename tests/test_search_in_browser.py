"""In a real browser, search finds every question by its words, shows whole statements, and contacts no third party."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Route, expect

from queries import FIRST_HITS
from readers import PHONE, Reader, reading, search
from shared import Shared
from sites import COLLECTIONS, Json, Site, site_in

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


def test_every_query_finds_its_question_first(reader: Reader) -> None:
    assert len(FIRST_HITS) >= 60
    page = reader.open()
    hits = {words: next(iter(search(page, words)), {"question": None})["question"] for words in FIRST_HITS}
    assert hits == FIRST_HITS


def test_words_of_several_questions_find_them_all(reader: Reader) -> None:
    page = reader.open()
    everywhere = ["VTE", "DVT", "PE", "blood clot", "pulmonary embolism", "thrombosis", "risk", "surgery", "cancer"]
    fewest = {**dict.fromkeys(everywhere, 4), "tumour": 3}
    found = {words: len(search(page, words)) for words in fewest}
    assert {words: count for words, count in found.items() if count < fewest[words]} == {}


def test_a_result_shows_a_whole_statement_with_its_strength_and_links_to_it(reader: Reader) -> None:
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


def test_a_result_never_shows_part_of_a_statement(full_reader: Reader) -> None:
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
def many(tmp_path_factory: pytest.TempPathFactory, shared: Shared) -> Site:
    """The site of 25 synthetic questions that have a word in common."""
    folder = tmp_path_factory.mktemp("many")
    data: Json = json.loads(COLLECTIONS["minimal"].read_text(encoding="utf-8"))
    [question] = data["questions"]
    data["questions"] = [
        json.loads(json.dumps(question).replace('"only', f'"only-{number}')) | {"number": number}
        for number in range(1, 26)
    ]
    (folder / "many.json").write_text(json.dumps(data), encoding="utf-8")
    return site_in(shared.site(folder / "many.json", DOWNLOADS="none"), folder / "many.json")


def test_all_results_can_be_reached_step_by_step(browser: Browser, many: Site) -> None:
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
    near = page.locator("[data-near] button")
    expect(near.first).to_have_text("prosthesis")
    assert [word for word in near.all_inner_texts() if " " in word] == []
    near.first.click()
    expect(page.locator("[data-result]").first).to_be_visible()


def test_no_word_is_suggested_where_none_is_near(reader: Reader) -> None:
    page = reader.open()
    assert search(page, "warfarin") == []
    expect(page.locator(".search [role=status]")).to_have_text("Nothing found")
    expect(page.locator(".search__results")).not_to_contain_text("Nearest")
    assert page.locator(".search__results button").count() == 0
    assert page.locator(".search__results a").count() == len(reader.site.data["topics"])


def test_a_result_shows_the_statements_that_hold_the_words(reader: Reader) -> None:
    page = reader.open()
    texts = {s["id"]: s["text"] for q in reader.site.questions for r in q["recommendations"] for s in r["statements"]}
    for words, statements in {
        "sarcoma aspirin": ["oncology-q2-r1-s2"],
        "sarcoma LMWH": ["oncology-q2-r1-s2"],
        "sarcoma bleeding": ["oncology-q2-r1-s2"],
        "bone metastasis mechanical": ["oncology-q1-r1-s3"],
        "complications aspirin": ["oncology-q2-r1-s1", "oncology-q2-r1-s2"],
    }.items():
        [hit, *_] = search(page, words)
        assert [each for each, text in texts.items() if text in hit["text"]] == statements, words
        assert hit["link"].endswith(f"#{statements[0]}"), words


def test_missing_words_are_reported(reader: Reader) -> None:
    page = reader.open()
    [hit] = search(page, "sarcoma warfarin")
    status = page.locator(".search [role=status]")
    expect(status).to_have_text(
        "No question has all these words, and none has “warfarin”. 1 question with some of them"
    )
    assert "Without: warfarin" in hit["text"]
    hits = {hit["question"]: hit["text"] for hit in search(page, "aspirin bone metastasis")}
    expect(status).to_have_text("No question has all these words. 3 questions with some of them")
    assert "Without: aspirin" in hits["oncology-q1"]
    assert "Without: metastasis" in hits["oncology-q2"]
    assert "Without" not in search(page, "sarcoma aspirin")[0]["text"]


def test_a_search_word_that_is_in_no_text_is_labelled_as_such(reader: Reader) -> None:
    hits = search(reader.open(), "DVT")
    assert [hit["question"] for hit in hits] == [f"oncology-q{number}" for number in (1, 2, 3, 4)]
    assert all("“DVT”: a search word for VTE, not in the text" in hit["text"] for hit in hits)
    assert "search word" not in search(reader.open(), "VTE")[0]["text"]


def test_no_letter_is_lost_while_search_is_loaded(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/minisearch-*.js", slowly)
    page.keyboard.press("Control+k")
    page.keyboard.type("sarcoma aspirin")
    expect(page.locator("#search-words")).to_have_value("sarcoma aspirin")
    expect(page.locator("[data-result]")).to_have_count(1)
    expect(page.locator("[data-result=oncology-q2]")).to_be_visible()


def test_search_that_cannot_be_loaded_says_so_and_is_retried(reader: Reader) -> None:
    page = reader.open()
    page.route("**/search/index.js", lambda route: route.abort())
    page.keyboard.press("Control+k")
    status = page.locator(".search [role=status]")
    expect(status).to_have_text("Search could not be loaded. All questions are listed on the Questions page.")
    page.keyboard.press("Escape")
    page.unroute("**/search/index.js")
    reader.complaints.clear()
    page.keyboard.press("Control+k")
    page.keyboard.type("aspirin")
    expect(page.locator("[data-result=oncology-q2]")).to_be_visible()


def test_an_index_of_an_older_text_that_the_browser_has_kept_is_asked_for_anew(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/")
    stamp = page.evaluate("document.body.dataset.text")
    answers: list[str] = []

    def answer(route: Route) -> None:
        now = route.fetch()
        older = now.text().replace(stamp, "older").replace("Strength of Recommendation", "Older name")
        answers.append(now.text() if answers else older)
        route.fulfill(response=now, body=answers[-1])

    page.route("**/search/index.js*", answer)
    [hit] = [hit for hit in search(page, "aspirin") if hit["question"] == "oncology-q2"]
    assert "Older name" in answers[0]
    assert "Strength of Recommendation" in hit["text"]
    assert len(answers) == 2


def test_the_index_is_not_fetched_before_someone_searches(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in reader.requests if re.search("search|questions-0|words-0", url)]
    search(page, "aspirin")
    assert [url for url in reader.requests if url.endswith("search/index.js")]


def test_search_works_in_a_copy_opened_from_disk(browser: Browser, first: Site) -> None:
    page = browser.new_page()
    page.goto((first.folder / "questions" / "oncology-q1" / "index.html").as_uri())
    [hit, *_] = search(page, "aspirin")
    assert hit["link"] == (first.folder / "questions" / "oncology-q2" / "index.html").as_uri() + "#oncology-q2-r1-s2"
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


def test_results_can_be_scrolled_from_behind_a_phones_keyboard(reader: Reader) -> None:
    page = reader.open("questions/", PHONE)
    search(page, "surgery")
    page.evaluate(
        "Object.defineProperty(visualViewport, 'height', { value: innerHeight - 300 }); "
        "visualViewport.dispatchEvent(new Event('resize'))"
    )
    last = page.locator("[data-result] a").last
    page.locator("dialog.search").evaluate("dialog => dialog.scrollTo(0, dialog.scrollHeight)")
    box = last.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE["height"] - 300
