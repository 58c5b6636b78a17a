"""Lists, overviews, the glossary and the page about the collection hold what the raw JSON states, and nothing else."""

from __future__ import annotations

import json
import re

from clinical_consensus.contract.values import version_key
from sites import IN_HOME, NOT_STATED, ONCOLOGY, Json, Site, hooked, labels, one, states_consensus


def test_every_record_has_its_page_and_no_other_page_exists(site: Site) -> None:
    data = site.data
    expected = {"", "404.html", "help/", "about/", "glossary/", "questions/", "strengths/", "consensus/", "authors/"}
    expected |= {"topics/", "downloads/", "review/", "review/source/", "changes/"} | {
        f"questions/{question['id']}/" for question in data["questions"]
    }
    expected |= {f"strengths/{grade['id']}/" for grade in data["strength_scheme"].get("grades", [])}
    expected |= {f"consensus/{level['id']}/" for level in data["consensus_scheme"].get("levels", [])}
    expected |= {f"authors/{author['id']}/" for author in data.get("authors", [])}
    expected |= {f"topics/{topic['id']}/" for topic in data.get("topics", [])}
    certainties = (data.get("certainty_scheme") or {}).get("levels", [])
    for folder, records in (("certainty", certainties), ("sections", data.get("sections", []))):
        expected |= {f"{folder}/"} if records else set()
        expected |= {f"{folder}/{record['id']}/" for record in records}
    expected |= {f"changes/{version}/" for version in later_versions(data)}
    further = {address for address in site.pages if re.search(r"/page\.\d+/$", address)}
    assert {re.sub(r"page\.\d+/$", "", address) for address in further} <= expected
    assert set(site.pages) - further == expected


def later_versions(data: Json) -> list[str]:
    """The versions of a collection after its first one."""
    frozen = [json.loads(file.read_bytes())["collection"] for file in (ONCOLOGY.parent / "editions").glob("*.json")]
    own = {each["edition"]["version"] for each in frozen if each["id"] == data["collection"]["id"]}
    return sorted({*own, data["collection"]["edition"]["version"]}, key=version_key)[1:]


def test_a_hook_has_the_label_of_its_record_wherever_it_appears(site: Site) -> None:
    records = {
        "strength": labels(site.data["strength_scheme"].get("grades", [])),
        "consensus": labels(site.data["consensus_scheme"].get("levels", [])),
        "author": {author["id"]: author["name"] for author in site.data.get("authors", [])},
        "topic": labels(site.data.get("topics", [])),
    }
    directions = {None, *(each.get("direction") for own in site.questions for each in own["recommendations"])}
    for page in site.pages.values():
        for hook, expected in records.items():
            for id_, text in hooked(page, hook):
                ways = directions if hook == "strength" else {None}
                assert text in {f"{expected[id_]}, {way}" if way else expected[id_] for way in ways}


def test_lists_hold_exactly_their_questions_with_strength_and_consensus(site: Site) -> None:
    def strengths(question: Json) -> list[str]:
        return [each["strength"] for each in question["recommendations"] if each.get("strength")]

    def levels(question: Json) -> list[str]:
        levels = [(each.get("consensus") or {}).get("level") for each in question["recommendations"]]
        return [level for level in levels if level]

    by_id = {question["id"]: question for question in site.questions}
    everything = [question["id"] for question in site.questions]
    expected = {"": everything if len(everything) <= IN_HOME else [], "questions/": everything}
    for folder, name in (("strengths", "strength_scheme"), ("consensus", "consensus_scheme")):
        for record in site.data[name].get("grades", site.data[name].get("levels", [])):
            named = strengths if folder == "strengths" else levels
            expected[f"{folder}/{record['id']}/"] = [q["id"] for q in site.questions if record["id"] in named(q)]
    for folder in ("authors", "topics"):
        for record in site.data.get(folder, []):
            found = [q["id"] for q in site.questions if record["id"] in (q.get(folder) or [])]
            expected[f"{folder}/{record['id']}/"] = found
    for address, questions in expected.items():
        rows = [row for page in site.listed(address) for row in page.select("[data-question]")]
        assert [row["data-question"] for row in rows] == questions, address
        for row in rows:
            question = by_id[str(row["data-question"])]
            assert one(row, ".question__title bdi").get_text() == question["title"]
            assert [id_ for id_, _ in hooked(row, "strength")] == strengths(question)
            assert [id_ for id_, _ in hooked(row, "consensus")] == levels(question)
            unstated = sum(not each.get("strength") for each in question["recommendations"])
            without = len(question["recommendations"]) - len(levels(question))
            without += site.data.get("certainty_scheme") is not None and sum(
                not each.get("certainty") for each in question["recommendations"]
            )
            unstated += without if states_consensus(site.data) else 0
            brief = [each.get_text() for each in row.select(".question__brief")]
            assert len(brief) == len(question["recommendations"])
            assert sum(text.count(NOT_STATED) for text in brief) == unstated


def test_overviews_group_every_question_by_what_is_stated_and_not_stated(site: Site) -> None:
    def lacks(question: Json, key: str) -> bool:
        answers = question["recommendations"]
        if key == "consensus":
            return any(not (each.get("consensus") or {}).get("level") for each in answers)
        return any(not each.get(key) for each in ([question] if key == "authors" else answers))

    for address, key in (("strengths/", "strength"), ("consensus/", "consensus"), ("authors/", "authors")):
        unstated = [question["id"] for question in site.questions if lacks(question, key)]
        groups = [group for page in site.listed(address) for group in page.select(".group") if group.select("h2 .gap")]
        shown = [str(row["href"]).split("/")[-2] for group in groups for row in group.select(".question__title")]
        assert shown == unstated


def test_statements_appear_only_within_their_question(site: Site) -> None:
    own = {question["id"]: str(question) for question in site.questions}
    for page in site.pages.values():
        for hook in ("statement", "part", "recommendation"):
            for element in page.select(f"[data-{hook}]"):
                within, *_ = element.find_parents(attrs={"data-question": True})
                assert f"'id': '{element[f'data-{hook}']}'" in own[str(within["data-question"])]


def test_glossary_holds_every_term_and_its_search_words(site: Site) -> None:
    page = site.pages["glossary/"]
    for term in site.data.get("terms", []):
        entry = one(page, f'[id="{term["id"]}"]')
        assert one(entry, "dt").get_text() == (term.get("abbreviation") or term["name"])
        assert term["name"] in entry.get_text()
        words = [word.get_text() for word in entry.select("dd .note bdi")]
        assert words == term.get("search", [])
        assert ("Search also finds this by" in entry.get_text()) == bool(words)
    assert len(page.select(".glossary > div")) == len(site.data.get("terms", []))


def test_about_describes_the_collection_from_its_data(site: Site) -> None:
    text = one(site.pages["about/"], "article").get_text()
    profile = site.data["collection"]
    for passage in profile.get("about", []):
        for stated in (passage["heading"], *passage["paragraphs"], passage["source"]):
            assert stated in text
    for source in site.data.get("sources", []):
        assert source["title"] in text
        assert source["sha256"] in text
    assert ("The collection names no source file." in text) == (not site.data.get("sources"))
    assert profile["edition"]["version"] in text
    assert (NOT_STATED in text) == (not profile.get("rights"))
    assert ("No contact recorded" in text) == (not profile.get("contact"))
    assert profile.get("publication_note") is None or profile["publication_note"] in text


def test_the_page_of_a_level_gives_its_bounds(site: Site) -> None:
    for level in site.data["consensus_scheme"].get("levels", []):
        low, high, above = level.get("min_agree"), level.get("max_agree"), level.get("min_exclusive")
        least = "above" if above else "at least"
        stated = ["" if low is None else f"{least} {low:g}%", "" if high is None else f"at most {high:g}%"]
        of = {
            None: "",
            "voting": "of those who voted, abstentions left out",
            "all": "of all voters, abstentions counted",
        }
        bounds = ", ".join(filter(None, [*stated, of[level.get("basis")]]))
        text = " ".join(one(site.pages[f"consensus/{level['id']}/"], "article").get_text().split())
        assert (f"Share that agreed: {bounds}." in text) == bool(bounds)
        assert ("Share that agreed" in text) == bool(bounds)


def test_comparisons_appear_only_on_the_page_of_their_grade_or_level(site: Site) -> None:
    for folder, scheme, key in (
        ("strengths", "strength_scheme", "grades"),
        ("consensus", "consensus_scheme", "levels"),
    ):
        for record in site.data[scheme].get(key, []):
            for comparison in record.get("comparisons", []):
                shown = [address for address, page in site.pages.items() if comparison["text"] in page.get_text()]
                assert shown == [f"{folder}/{record['id']}/"]
