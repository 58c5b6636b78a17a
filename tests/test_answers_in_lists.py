"""In every list of questions a reader opens the whole answer: each response with strength, consensus and marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import Tag
from playwright.sync_api import expect

import editions
from committee import copied, frozen_after, second_edition
from raw_facts import LONG, raw_facts
from readers import PHONE, Reader, printed
from shared import Shared
from sites import (
    IN_HOME,
    NOT_STATED,
    NOT_TRANSCRIBED,
    Json,
    Site,
    hooked,
    one,
    site_in,
    states_certainty,
    states_consensus,
    strength_text,
)
from voting import vote_words

OPEN = 6
"""The most questions that Home, or the list of a record, shows with their answers open."""


def rows(site: Site) -> Iterator[tuple[str, Tag, Json]]:
    """Every row of every list, with the address of its page and its question in the raw JSON."""
    by_id = {question["id"]: question for question in site.questions}
    for address, page in site.pages.items():
        for row in page.select("li[data-question]"):
            yield address, row, by_id[str(row["data-question"])]


def marks(question: Json) -> int:
    """How many facts of a question that its rows show are inferred, from the raw JSON: a vote with its consensus."""
    inferred = {each["field"] for each in question.get("provenance", []) if each.get("placement") == "inferred"}
    votes = {
        f"recommendations.{each['id']}.consensus"
        for each in question["recommendations"]
        if all((each.get("consensus") or {}).get(name) for name in ("level", "vote"))
    }
    left = {field for field in inferred if field == "title" or field.rpartition(".")[2] in LONG}
    return len(inferred - left) + len(inferred & votes)


def test_a_row_has_the_whole_answer_with_everything_in_its_place(site: Site) -> None:
    levels = {each["id"]: each["label"] for each in site.data["consensus_scheme"].get("levels", [])}
    names = {each["id"]: each["name"] for each in site.data.get("authors", [])}
    seen = set()
    for address, row, question in rows(site):
        answer = one(row, "details.answer")
        seen.add(address.partition("/")[0])
        shown = answer.select("[data-recommendation]")
        assert [each["data-recommendation"] for each in shown] == [each["id"] for each in question["recommendations"]]
        for place, recommendation in zip(shown, question["recommendations"], strict=True):
            statements = [(each["id"], each["text"]) for each in recommendation["statements"]]
            assert hooked(place, "statement") == statements
            whole = one(place, ".response p[dir]").get_text()
            assert whole == " ".join(text for _, text in statements)
            strength, consensus = recommendation.get("strength"), recommendation.get("consensus") or {}
            level, vote = consensus.get("level"), consensus.get("vote")
            said = strength_text(site.data, recommendation)
            assert hooked(place, "strength") == ([(strength, said)] if strength else [])
            assert hooked(place, "consensus") == ([(level, levels[level])] if level else [])
            scales = ["strength"] + ["certainty"] * states_certainty(site.data)
            scales += ["consensus"] * states_consensus(site.data)
            votes = [one(each, ".vote, .gap").get_text() for each in place.select("[data-fact$='.vote']")]
            assert votes == [vote_words(vote) if vote else NOT_STATED] * states_consensus(site.data)
            facts = [one(place, f"[data-fact$='.{name}'] .label").get_text() for name in scales]
            assert facts == [site.data[f"{name}_scheme"]["label"] for name in scales]
        parts = [(part["id"], part["text"]) for part in question.get("parts", [])]
        assert hooked(answer, "part") == parts
        assert hooked(answer, "author") == [(id_, names[id_]) for id_ in question.get("authors") or []]
        assert len(answer.select(".mark")) == marks(question)
        notes = [note.get_text() for note in answer.select(".inference [dir=auto]")]
        for entry in question.get("provenance", []):
            if entry.get("note") and entry["field"].startswith("recommendations."):
                assert entry["note"] in notes
        for name in ("authors", "rationale", "references"):
            if not question.get(name):
                said = NOT_TRANSCRIBED if name in question.get("not_transcribed", []) else NOT_STATED
                assert said in one(answer, f"[data-fact={name}]").get_text()
        for fact in raw_facts(site.data, question):
            if fact.state == "not-transcribed":
                assert NOT_TRANSCRIBED in one(answer, f"[data-fact='{fact.field}']").get_text()
            elif fact.field.rpartition(".")[2] in LONG and fact.state != "not-stated":
                anchor = fact.field.removeprefix("recommendations.")
                anchor = anchor if "." in anchor else f"{question['id']}.{anchor}"
                assert one(answer, f'a[href$="#{anchor}"]').get_text() == "on the question’s page"
    folders = {"strengths", "consensus", "questions"} | ({""} if len(site.questions) <= IN_HOME else set())
    folders |= {"authors", "topics"} if site.data.get("topics") else set()
    assert folders | ({"sections"} if site.data.get("sections") else set()) <= seen


def test_a_placement_is_explained_in_a_row_as_on_the_questions_page(site: Site) -> None:
    def said(place: Tag) -> list[str]:
        return [" ".join(line.get_text().split()) for line in place.select(".inference")]

    for address, row, question in rows(site):
        for recommendation in question["recommendations"]:
            hook = f"[data-recommendation={recommendation['id']}]"
            lines = said(one(row, hook))
            assert lines == said(one(site.question_page(question), hook)), address
            assert all(line.startswith("Placement inferred (") for line in lines)


def test_short_lists_of_home_and_of_a_record_are_open_and_all_others_closed(site: Site) -> None:
    overviews = {"questions/", "strengths/", "consensus/", "authors/", "topics/"}
    for address, row, _ in rows(site):
        count = len(site.pages[address].select("li[data-question]"))
        is_open = one(row, "details.answer").has_attr("open")
        assert is_open == (address not in overviews and count <= OPEN), address


def test_no_row_has_an_id(site: Site) -> None:
    for _, row, _ in rows(site):
        assert not row.select("[id]")


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory, shared: Shared) -> Site:
    """The site of a second, synthetic edition: one question changed, one withdrawn, one added."""
    file = copied(tmp_path_factory.mktemp("newer"))
    frozen_after(file, second_edition)
    return site_in(shared.site(file, DOWNLOADS="none"), file)


def test_what_is_withdrawn_says_so_above_its_answer_in_every_list(newer: Site) -> None:
    said = 0
    for _, row, question in rows(newer):
        last = question["history"][-1]
        warnings = [each for each in row.select(".warning") if each.get_text().startswith("Withdrawn")]
        assert bool(warnings) == bool(row.select(".withdrawn")) == (last["change"] == "withdrawn")
        for warning in warnings:
            assert warning.find_next_sibling(attrs={"data-recommendation": True}) is not None
            assert f"Withdrawn in edition {last['edition']}" in warning.get_text()
            assert last["reason"] in warning.get_text()
            said += 1
    assert said > 3
    [gone] = [each for each in newer.questions if each["history"][-1]["change"] == "withdrawn"]
    [row] = [each for each in newer.pages["review/"].select("tr") if each.select(".withdrawn")]
    assert gone["title"] in row.get_text()
    valid = len(newer.questions) - 1
    for address in ("", "questions/"):
        assert f"{valid} questions and 1 withdrawn" in newer.pages[address].get_text()


LIMIT = 150_000
"""The most bytes of a page with a list."""


@pytest.mark.parametrize("count", [5, 8])
def test_long_answers_divide_their_lists_and_home_leads_to_them(tmp_path: Path, shared: Shared, count: int) -> None:
    long = " ".join(f"Synthetic <&> {word}" for word in editions.LONG[:1200])
    questions = [editions.question(f"long-{n}", n, long, authors=["a"], topics=["topic"]) for n in range(1, count + 1)]
    file = tmp_path / "long.json"
    file.write_text(json.dumps(editions.edition(questions)), encoding="utf-8")
    site = site_in(shared.site(file, DOWNLOADS="none"), file)
    assert f"All {count} questions" in site.pages[""].get_text()
    listed = [(address, row["data-question"]) for address, row, _ in rows(site) if address.startswith("topics/topic/")]
    assert [id_ for _, id_ in listed] == [each["id"] for each in questions]
    assert len({address for address, _ in listed}) > 1
    for path in site.folder.rglob("index.html"):
        if path.parent.parent.name != "questions":
            assert path.stat().st_size <= LIMIT, path
    for _, row, _ in rows(site):
        assert one(row, "[data-statement]").get_text() == long


@pytest.mark.browser
@pytest.mark.filterwarnings("default::ResourceWarning")
class TestInABrowser:
    """Answers open without scripts; with scripts a button opens them all; on paper the open ones are a handout."""

    def test_an_answer_opens_without_scripts_and_its_brief_line_goes(self, reader: Reader) -> None:
        page = reader.open("questions/", PHONE, java_script_enabled=False)
        row = page.locator("[data-question=oncology-q3]")
        expect(row.locator(".response")).to_be_hidden()
        expect(row.locator(".question__brief")).to_be_visible()
        row.locator("summary").click()
        expect(row.locator(".response")).to_be_visible()
        expect(row.locator(".question__brief")).to_be_hidden()
        assert page.locator("[data-answers]:visible").count() == 0
        home = reader.open("", PHONE, java_script_enabled=False)
        assert home.locator(".questions .response:visible").count() == len(reader.site.questions)

    @pytest.mark.parametrize("path", ["questions/", "strengths/", "consensus/"])
    def test_a_button_opens_and_closes_all_answers(self, reader: Reader, path: str) -> None:
        page = reader.open(path)
        button = page.locator("[data-answers]")
        expect(button).to_have_text("Open all answers")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("Close all answers")
        assert all(page.eval_on_selector_all("details.answer", "all => all.map(each => each.open)"))
        page.locator(".answer summary").first.click()
        expect(button).to_have_text("Open all answers")
        button.click()
        expect(button).to_have_text("Close all answers")
        button.click()
        expect(button).to_have_text("Open all answers")
        assert page.locator(".answer[open]").count() == 0

    def test_a_list_needs_no_dialog_for_sharing(self, reader: Reader) -> None:
        page = reader.open(script="navigator.share = async () => {}")
        page.locator("[data-answers]").click()
        expect(page.locator("[data-answers]")).to_have_text("Open all answers")

    def test_home_shows_the_answers_and_can_close_them(self, reader: Reader) -> None:
        page = reader.open()
        button = page.locator("[data-answers]")
        expect(button).to_have_text("Close all answers")
        button.click()
        expect(button).to_have_text("Open all answers")
        expect(page.locator(".response").first).to_be_hidden()

    def test_a_list_with_answers_open_prints_as_a_handout(self, reader: Reader) -> None:
        page = reader.open("strengths/limited/")
        whole = " ".join(printed(page))
        edition = reader.site.data["collection"]["edition"]["version"]
        assert f"{reader.site.data['collection']['title']}. This site’s edition {edition}" in whole
        for question in reader.site.questions:
            assert question["title"] in whole
            for recommendation in question["recommendations"]:
                assert " ".join(each["text"] for each in recommendation["statements"]) in whole
        for control in ("Close all answers", "Answer", "Other lists"):
            assert control not in whole
        page.locator(".answer summary").first.click()
        statement = reader.site.questions[0]["recommendations"][0]["statements"][0]["text"]
        closed = " ".join(printed(page))
        assert statement not in closed
        assert whole.count("Strength of Recommendation Limited") == closed.count("Strength of Recommendation Limited")
