"""Each fact on a page is an element that names its field, as provenance does, and its state."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from exported import inferred
from sites import Json, Site, one, states_consensus

STATES = {"stated", "inferred", "not-stated", "not-transcribed"}


def facts(data: Json, question: Json) -> Iterator[tuple[str, str]]:
    """The field and state of every fact that a question's page must name, from the raw JSON."""

    def state(field: str, value: object, placed_with: str = "") -> tuple[str, str]:
        if value is None:
            return field, "not-stated"
        return field, "inferred" if inferred(question, placed_with or field) else "stated"

    yield state("title", question["title"])
    for part in question.get("parts", []):
        yield state(f"parts.{part['id']}", part["text"])
    for recommendation in question["recommendations"]:
        at = f"recommendations.{recommendation['id']}"
        consensus = recommendation.get("consensus")
        yield state(f"{at}.statements", recommendation["statements"])
        yield state(f"{at}.strength", recommendation.get("strength"))
        if states_consensus(data):
            yield state(f"{at}.consensus", consensus)
            yield state(f"{at}.vote", (consensus or {}).get("vote"), f"{at}.consensus")
    for name in ("authors", "rationale", "references"):
        yield state(name, question.get(name))
    for name in ("publication", "replaces"):
        if question.get(name):
            yield state(name, question[name])


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
            silent = "Not stated in the source" in element.get_text()
            assert silent == (element["data-state"] == "not-stated"), element["data-fact"]
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
            ("rationale", "stated"),
            ("rationale", "inferred"),
            ("references", "stated"),
            ("references", "inferred"),
        }
        assert sorted(hooks(row)) == sorted(set(facts(site.data, question)) - left)


def test_no_hook_is_outside_its_question_and_every_state_is_known(site: Site) -> None:
    for address, page in site.pages.items():
        for element in page.select("[data-fact]"):
            assert element.find_parent(attrs={"data-question": True}) or address == "about/"
            assert element["data-state"] in STATES
