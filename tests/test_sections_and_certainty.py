"""Sections give order, and each section and level of certainty has its page; what is not transcribed stands apart."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from bs4 import Tag

from sectioned import PATHS, sectioned
from shared import Shared
from sites import BUILDERS, NOT_STATED, NOT_TRANSCRIBED, Json, Site, hooked, one, site_in

WITHOUT = "Without a section"


@pytest.fixture(scope="module", params=BUILDERS)
def site(request: pytest.FixtureRequest, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The synthetic collection with sections, built by every site builder."""
    file = tmp_path_factory.mktemp("sectioned") / "sectioned.json"
    file.write_text(json.dumps(sectioned()), encoding="utf-8")
    return site_in(shared.site(file, request.param), file)


def answer(question: Json) -> Json:
    found: Json = question["recommendations"][0]
    return found


def state(question: Json, name: str) -> str:
    """What is said of a field of a question or its recommendation that is empty."""
    return NOT_TRANSCRIBED if name in question.get("not_transcribed", []) else NOT_STATED


def ordered(site: Site) -> list[Json]:
    """The questions as readers get them: by section, then those without one, then those whose section is left out."""
    places = [*PATHS, None]

    def place(question: Json) -> tuple[int, bool, int]:
        is_left_out = "section" in question.get("not_transcribed", [])
        return places.index(question["section"]), is_left_out, question["number"]

    return sorted(site.data["questions"], key=place)


def within(section: str, question: Json) -> bool:
    """Whether a question is in a section or in one within it."""
    own = question["section"]
    return own is not None and PATHS[own][: len(PATHS[section])] == PATHS[section]


def rows(page: Tag) -> list[str]:
    return [str(row["href"]).split("/")[-2] for row in page.select(".question__title")]


def squeezed(element: Tag) -> str:
    return " ".join(element.get_text().split())


def groups(page: Tag, level: str) -> list[tuple[str, list[str]]]:
    """The headings of a list, each with the questions under it."""
    return [(squeezed(one(group, level)), rows(group)) for group in page.select(".group")]


def expected_groups(questions: list[Json], above: int = 0) -> list[tuple[str, list[str]]]:
    """The headings of questions in their order, without the first `above` titles of each path."""
    found: dict[str, list[str]] = {}
    for question in questions:
        path = " › ".join(PATHS[question["section"]][above:]) if question["section"] else WITHOUT
        heading = f"Section: {NOT_TRANSCRIBED}" if state(question, "section") == NOT_TRANSCRIBED else path
        found.setdefault(heading, []).append(question["id"])
    return [(heading, ids) for heading, ids in found.items() if heading]


def test_lists_and_home_show_the_questions_under_their_sections(site: Site) -> None:
    expected = expected_groups(ordered(site))
    assert [heading for heading, _ in expected][-2:] == [WITHOUT, f"Section: {NOT_TRANSCRIBED}"]
    assert groups(site.pages["questions/"], "h2") == expected
    assert "in the order of the source’s sections" in site.pages["questions/"].get_text()


def test_a_short_home_has_the_same_headings(shared: Shared, tmp_path: Path) -> None:
    file = tmp_path / "short.json"
    file.write_text(json.dumps(sectioned(8)), encoding="utf-8")
    short = site_in(shared.site(file, DOWNLOADS="none"), file)
    assert groups(short.pages[""], "h3") == expected_groups(ordered(short))


def test_questions_follow_each_other_in_the_order_of_the_sections(site: Site) -> None:
    order = [question["id"] for question in ordered(site)]
    for number, question in enumerate(order):
        page = site.pages[f"questions/{question}/"]
        steps = {str(link["rel"][0]): str(link["href"]).split("/")[-2] for link in page.select(".steps a")}
        assert steps == {
            **({"prev": order[number - 1]} if number else {}),
            **({"next": order[number + 1]} if number + 1 < len(order) else {}),
        }


@pytest.mark.parametrize("section", PATHS)
def test_the_page_of_a_section_leads_to_its_questions_and_both_ways_through_the_sections(
    site: Site, section: str
) -> None:
    page = site.pages[f"sections/{section}/"]
    path = PATHS[section]
    assert one(page, "h1").get_text() == path[-1]
    crumbs = [squeezed(each) for each in page.select(".crumbs li")]
    assert crumbs == ["Questions", "Sections", *path]
    by_path = {tuple(titles): own for own, titles in PATHS.items()}
    above = [by_path[tuple(path[:end])] for end in range(1, len(path))]
    links = [str(link["href"]).split("/")[-2] for link in page.select(".crumbs a")]
    assert links == ["questions", "sections", *above]
    inner = [own for own, titles in PATHS.items() if titles[:-1] == path]
    assert [hook for hook, _ in hooked(page, "section") if hook in inner][: len(inner)] == inner
    questions = [question for question in ordered(site) if within(section, question)]
    assert rows(page) == [question["id"] for question in questions]
    assert groups(page, "h3") == expected_groups(questions, len(path))
    assert squeezed(one(page, "h2")).startswith(f"{len(questions)} question")


def test_a_question_leads_to_its_certainty_and_to_each_section_around_it(site: Site) -> None:
    for question in site.questions:
        page = site.question_page(question)
        path = PATHS.get(question["section"], [])
        assert [title for _, title in hooked(page, "section")] == path
        if path:
            assert squeezed(one(page, "[data-fact=section]")) == " › ".join(path)
        for own, _ in hooked(page, "section"):
            link = one(page, f'[data-section="{own}"]').parent
            assert link is not None
            assert link["href"] == f"../../sections/{own}/"
            assert question["id"] in rows(site.pages[f"sections/{own}/"])
        certainty = answer(question).get("certainty")
        fact = one(page, "[data-fact$='.certainty']")
        if certainty is None:
            assert one(fact, ".gap").get_text() == state(question, "certainty")
            continue
        links = {str(link["href"]) for link in fact.select("a")}
        assert links == {f"../../certainty/{certainty}/"}
        assert question["id"] in rows(site.pages[f"certainty/{certainty}/"])


def test_a_level_of_certainty_has_its_page(site: Site) -> None:
    for level in site.data["certainty_scheme"]["levels"]:
        page = site.pages[f"certainty/{level['id']}/"]
        expected = [each["id"] for each in ordered(site) if answer(each).get("certainty") == level["id"]]
        assert expected
        assert rows(page) == expected
        text = squeezed(one(page, "article"))
        assert (level.get("definition") or "The source does not define this level.") in text
        assert all(each["text"] in text for each in level.get("comparisons", []))


def test_sections_are_listed_as_a_tree(site: Site) -> None:
    found = []
    for each in site.pages["sections/"].select("[data-section]"):
        count = each.find_next(class_="count")
        assert count is not None
        found.append((each["data-section"], len(each.find_parents("ul")), squeezed(count)))
    counts = {own: sum(within(own, question) for question in site.questions) for own in PATHS}
    expected = [
        (own, len(path), f"{counts[own]} question{'' if counts[own] == 1 else 's'}") for own, path in PATHS.items()
    ]
    assert found == expected


def test_home_and_the_list_of_questions_lead_to_certainty_and_sections(site: Site) -> None:
    for address, up in (("", ""), ("questions/", "../")):
        links = {str(link["href"]) for link in one(site.pages[address], "article").select("a")}
        assert {f"{up}certainty/", f"{up}sections/"} <= links


def test_a_collection_without_them_has_no_such_pages(oncology: Site) -> None:
    assert not [address for address in oncology.pages if address.startswith(("certainty", "sections"))]
    for page in oncology.pages.values():
        assert not [link for link in page.select("a") if "certainty/" in str(link) or "sections/" in str(link)]


@pytest.mark.parametrize(
    ("address", "name"),
    [("strengths/", "strength"), ("certainty/", "certainty"), ("consensus/", "consensus"), ("authors/", "authors")],
)
def test_lists_keep_what_is_not_transcribed_apart_from_what_is_not_stated(site: Site, address: str, name: str) -> None:
    found = [group for group in site.pages[address].select(".group") if group.select("h2 .gap")]
    expected = {}
    for reason in (NOT_STATED, NOT_TRANSCRIBED):
        empty = [each for each in ordered(site) if not (each if name == "authors" else answer(each)).get(name)]
        expected[reason] = [each["id"] for each in empty if state(each, name) == reason]
    assert {one(group, "h2 .gap").get_text(): rows(group) for group in found} == expected
    assert all(expected.values())


def test_strengths_stand_with_their_direction(site: Site) -> None:
    labels = {"strong": "Strong", "weak": "Weak"}
    expected: dict[str, list[str]] = {}
    for question in ordered(site):
        strength, direction = answer(question).get("strength"), answer(question)["direction"]
        if strength:
            said = f"{labels[strength]}, {direction}" if direction else labels[strength]
            expected.setdefault(said, []).append(question["id"])
            assert said in squeezed(one(site.question_page(question), ".badge"))
            for row in site.pages["questions/"].select(f'[data-question="{question["id"]}"] .badge'):
                assert squeezed(row) == said
    found = {
        squeezed(one(group, "h2 .badge")): rows(group)
        for group in site.pages["strengths/"].select(".group")
        if group.select("h2 .badge")
    }
    assert found == expected


def test_no_page_says_of_what_is_not_transcribed_that_it_is_not_stated(site: Site) -> None:
    seen: Counter[str] = Counter()
    for page in site.pages.values():
        for element in page.select("main [data-fact]"):
            text = element.get_text()
            seen[str(element["data-state"])] += 1
            assert (NOT_TRANSCRIBED in text) == (element["data-state"] == "not-transcribed")
            assert (NOT_STATED in text) == (element["data-state"] == "not-stated")
    assert seen["not-stated"]
    assert seen["not-transcribed"]
    first = next(question for question in site.questions if question.get("not_transcribed", [""])[0] == "strength")
    description = one(site.question_page(first), "meta[name=description]")["content"]
    assert NOT_TRANSCRIBED in description
    assert NOT_STATED not in description


def test_completeness_counts_the_third_state_apart(site: Site) -> None:
    page = site.pages["review/"]
    table = one(page, "table.completeness")
    heads = [cell.get_text() for cell in table.select("thead th")]
    counts = {
        squeezed(one(row, "th")): [cell.get_text() for cell in row.select("td")] for row in table.select("tfoot tr")
    }
    for column, name in (("Certainty", "certainty"), ("Strength", "strength"), ("References", "references")):
        at = heads.index(column) - 1
        left_out = sum(name in question.get("not_transcribed", []) for question in site.questions)
        assert left_out
        assert counts["not transcribed"][at] == str(left_out)
        total = sum(int(row[at]) for row in counts.values())
        assert total == len(site.questions)
    assert "but not transcribed here" in squeezed(one(page, "article"))
    ids = {str(element["id"]) for address in site.pages for element in site.pages[address].select("[id]")}
    for link in table.select("a.state"):
        assert "#" not in str(link["href"]) or str(link["href"]).split("#")[1] in ids
