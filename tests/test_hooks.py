"""Each fact on a page is an element that names its field, as provenance does, and its state."""

from __future__ import annotations

from bs4 import Tag

from raw_facts import LONG, raw_facts
from sites import NOT_STATED, NOT_TRANSCRIBED, Json, Site, one

STATES = {"stated", "inferred", "not-stated", "not-transcribed"}


def facts(data: Json, question: Json) -> set[tuple[str, str]]:
    """The field and state of every fact that a question's page must name; the printed number stands without a hook."""
    said = (fact for fact in raw_facts(data, question) if not fact.silent and fact.field != "label")
    return {(fact.field, fact.state) for fact in said}


def hooks(within: Tag) -> list[tuple[str, str]]:
    return [(str(element["data-fact"]), str(element["data-state"])) for element in within.select("[data-fact]")]


def test_a_questions_page_names_every_fact_once_with_its_state(site: Site) -> None:
    for question in site.questions:
        article = one(site.question_page(question), f"[data-question={question['id']}]")
        found = hooks(article)
        assert sorted(found) == sorted(facts(site.data, question))


def test_the_text_of_a_fact_is_its_value_or_not_stated(site: Site) -> None:
    for question in site.questions:
        article = one(site.question_page(question), f"[data-question={question['id']}]")
        for element in article.select("[data-fact]"):
            for state, words in (("not-stated", NOT_STATED), ("not-transcribed", NOT_TRANSCRIBED)):
                assert (words in element.get_text()) == (element["data-state"] == state), element["data-fact"]
            marked = element.select_one(".mark") is not None
            beside = element.find_next_sibling(class_="mark") is not None
            if element["data-state"] == "inferred":
                assert marked or beside, element["data-fact"]


def test_a_question_in_a_list_names_its_facts_but_leaves_long_ones_to_its_page(site: Site) -> None:
    by_id = {question["id"]: question for question in site.questions}
    rows = [row for page in site.pages.values() for row in page.select("li[data-question]")]
    assert len(rows) >= 2 * len(site.questions)
    for row in rows:
        question = by_id[str(row["data-question"])]
        left = {
            (field, state)
            for field, state in facts(site.data, question)
            if field.rpartition(".")[2] in (*LONG, "publication") and state in ("stated", "inferred")
        }
        assert sorted(hooks(row)) == sorted(facts(site.data, question) - left)


def test_no_hook_is_outside_its_question_and_every_state_is_known(site: Site) -> None:
    for address, page in site.pages.items():
        for element in page.select("[data-fact]"):
            assert element.find_parent(attrs={"data-question": True}) or address == "about/"
            assert element["data-state"] in STATES
