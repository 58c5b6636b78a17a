"""What a committee reviews: where each word came from, what is stated, inferred or missing, and the checklists."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

import pytest

from committee import changed
from earlier_editions import signed_off
from fidelity import is_layout, placed
from raw_facts import raw_facts
from shared import Shared
from sites import COLLECTIONS, NOT_STATED, Json, Site, number_of, one, parse, standing


def stated(question: Json) -> dict[str, object]:
    """What some items of checklists ask for: the value that the question states, or nothing."""
    return {
        "Strength": all(each.get("strength") for each in question["recommendations"]),
        "Authors": question.get("authors"),
        "Rationale": question.get("rationale"),
        "References": question.get("references"),
    }


STATES = {
    "not-stated": "not stated",
    "not-transcribed": "not transcribed",
    "inferred": "placement inferred",
    "stated": "stated",
}
"""The states of the completeness table in its words, the least certain first: of several answers it counts."""
CITED = ("References", "Related publication", "Replaces", "Recused")
"""The fields whose values this site writes in its own way."""
ALWAYS = {
    "title": "Title", "parts": "Parts", "recommendations.statements": "Response",
    "recommendations.strength": "Strength", "recommendations.consensus": "Consensus", "recommendations.vote": "Vote",
    "authors": "Authors", "rationale": "Rationale", "references": "References",
}  # fmt: skip
FURTHER = {
    "label": "Number in the source", "section": "Section", "population": "Population", "intervention": "Intervention",
    "comparator": "Comparator", "outcome": "Outcome", "publication": "Related publication", "replaces": "Replaces",
    "authors.competing_interests": "Competing interests (authors)", "recommendations.certainty": "Certainty",
    "recommendations.direction": "Direction", "recommendations.basis": "Basis", "recommendations.status": "Status",
    "recommendations.approval_date": "Approved", "recommendations.last_review_date": "Last reviewed",
    "recommendations.remarks": "Remarks", "recommendations.rationale": "Rationale of the recommendation",
    "recommendations.dissent": "Dissent", "recommendations.recused": "Recused",
    "recommendations.recused.competing_interests": "Competing interests (recused)",
    "recommendations.earlier_votes": "Earlier votes",
}  # fmt: skip
"""The columns of the completeness table: those of every collection, and those of fields that some question states."""


def folder_of(site: Site) -> Path:
    """The folder of the collection from which a site was built."""
    return next(file.parent for file in COLLECTIONS.values() if json.loads(file.read_text()) == site.data)


def test_the_source_is_shown_in_full_beside_the_text(site: Site) -> None:
    pages = site.listed("review/source/")
    folder = folder_of(site)
    sources = site.data.get("sources", [])
    for page in pages:
        assert ("The collection names no source file." in page.get_text()) == (not sources)
    for source in sources:
        section, *others = [each for page in pages for each in page.select(f'[id="source.{source["id"]}"]')]
        lines = (folder / source["file"]).read_text(encoding="utf-8").replace("\r\n", "\n").split("\n")
        lines = lines[:-1] if lines[-1] == "" else lines
        passages = [passage for each in (section, *others) for passage in each.select("ol")]
        assert [line.get_text() for passage in passages for line in passage.select("li")] == [
            line.replace("\f", "") for line in lines
        ]
        assert [int(str(each["start"])) for each in passages] == [
            1 + sum(len(before.select("li")) for before in passages[:number]) for number in range(len(passages))
        ]
        assert not [each for each in others if each.select(".figures")]
        for passage in passages if any("\f" in line for line in lines) else ():
            before = lines[: int(str(passage["start"]))]
            name = passage.find_previous_sibling("p")
            assert name is not None
            assert name.get_text() == f"Page {1 + ''.join(before).count(chr(12))}"
        placed = re.search(r"placed: (\d+) of (\d+)\. (\d+) more frame a field, .* and (\d+) stand", section.get_text())
        assert placed
        words, *parts = int(placed[2]), int(placed[1]), int(placed[3]), int(placed[4])
        assert words == sum(parts) == sum(len(line.split()) for line in lines)


def test_every_word_of_each_published_source_is_placed_or_is_a_label_or_layout(oncology: Site) -> None:
    page = oncology.pages["review/source/"]
    for warning in page.select(".warning"):
        [field, *_] = [each for each in warning.find_previous_siblings("p") if each.select("a")]
        assert field.get_text(strip=True).endswith(CITED), warning.get_text()
    for name, source in placed(oncology.data, folder_of(oncology)).items():
        words, exact, taken = source.words
        section = one(page, f'[id="source.{name}"]')
        [shown] = re.findall(rf"Words of the source placed: (\d+) of {words}\.", section.get_text())
        assert exact <= int(shown) <= taken
    layout = [" ".join(each.get_text(" ").split()) for each in page.select(".layout ol li")]
    assert [line for line in layout if line and not is_layout(line, oncology.data)] == []
    titles = {question["title"]: question for question in oncology.questions}
    for each in page.select(".layout"):
        text = " ".join(one(each, "ol").get_text(" ").split())
        repeated = [question for title, question in titles.items() if title in text]
        said = f"; repeats the title of question {', '.join(map(number_of, repeated))}" if repeated else ""
        note = copy.copy(one(each, ".note"))
        marks = [mark.extract().get_text().lower() for mark in note.select(".state")]
        assert " ".join(note.get_text().split()).replace(" ,", ",") == f"Layout{said}"
        assert {mark for question in repeated for mark in standing(oncology.data, question)} <= set(
            ", ".join(marks).split(", ")
        )


def test_each_field_is_marked_where_it_was_read(site: Site) -> None:
    for question in site.questions:
        own = one(site.question_page(question), "[data-question]").select(".compare .passage")
        entries = question.get("provenance", [])
        assert len(own) == len(entries)
        for passage, entry in zip(own, entries, strict=True):
            first, last = entry["lines"]
            assert int(str(one(passage, "ol")["start"])) == first
            assert len(passage.select("ol li")) == last - first + 1
            assert bool(passage.select(".mark")) == (entry.get("placement") == "inferred")
            assert (entry.get("note") or "") in passage.get_text()


def test_a_published_word_missing_from_its_lines_is_reported(oncology_copy: Path, shared: Shared) -> None:
    def reword(value: Json) -> None:
        statement = value["questions"][1]["recommendations"][0]["statements"][1]
        statement["text"] = statement["text"].replace("very high", "synthetic")

    changed(oncology_copy, reword)
    page = parse(shared.site(oncology_copy, DOWNLOADS="none") / "review" / "source" / "index.html")
    assert [each.get_text() for each in page.select(".warning")] == ["Not on these lines: synthetic"]


def test_completeness_shows_each_field_of_each_question_with_counts(site: Site) -> None:
    file = folder_of(site) / "signoffs.json"
    signoffs = json.loads(file.read_bytes())["signoffs"] if file.exists() else []
    tables = [one(page, ".completeness") for page in site.listed("review/")]
    every = [list(raw_facts(site.data, question)) for question in site.questions]
    columns = ALWAYS | {
        each.kind: FURTHER[each.kind] for facts in every for each in facts if each.kind in FURTHER and not each.silent
    }
    names = [each.get_text() for each in tables[0].select("thead th")][1:-1]
    assert sorted(names) == sorted(columns.values())
    kinds = {name: kind for kind, name in columns.items()}
    counts = {name: dict.fromkeys(STATES.values(), 0) for name in names}
    rows = [row for table in tables for row in table.select("tbody tr")]
    for row, question, facts in zip(rows, site.questions, every, strict=True):
        for cell, name in zip(row.select("td"), names, strict=False):
            states = [each.state for each in facts if each.kind == kinds[name]]
            if not states:
                assert cell.get_text() == ("no parts" if name == "Parts" else "does not apply")
                continue
            expected = STATES[min(states, key=list(STATES).index)]
            if kinds[name] == "publication" and expected == "not stated":
                is_shown = site.question_page(question).select(".related-publication")  # that of the collection
                expected = "stated" if is_shown else expected
            assert one(cell, "a").get_text() == expected, (question["id"], name)
            counts[name][expected] += 1
        said = row.select("td")[-1].get_text()
        assert said == signed_off(site.data, question, signoffs)
    used = ["stated", "placement inferred", "not stated"]
    used += ["not transcribed"] * any(each["not transcribed"] for each in counts.values())
    for table in tables:
        assert [one(row, "th").get_text() for row in table.select("tfoot tr")] == used
        for row in table.select("tfoot tr"):
            state = one(row, "th").get_text()
            assert [int(each.get_text()) for each in row.select("td")[:-1]] == [counts[name][state] for name in names]


def test_checklists_say_where_each_item_is_shown_and_score_nothing(site: Site) -> None:
    page = site.pages["review/"]
    leading = {"Shown", "Shown for some questions", "Look in the source"}
    for table in page.select(".checklist"):
        numbers = [each.get_text() for each in table.select("tbody th")]
        assert len(numbers) == len(set(numbers)) >= 15
        for row in table.select("tbody tr"):
            cell = row.select("td")[-1]
            said = next(cell.stripped_strings)
            assert said in {*leading, NOT_STATED, "Awaiting the committee"}
            assert bool(cell.select("a")) == (said in leading)
            assert [each.get_text() for each in cell.select(".mark")] in (
                [], ["placement inferred"], ["placement inferred for some"], ["our reading"]
            )  # fmt: skip
    assert not re.search(r"\bscore of|\d+ ?%|\d+ of \d+", one(page, "article").get_text())
    contact = [row for row in page.select(".checklist tr") if "Whom to write to" in row.get_text()]
    expected = "Shown" if site.data["collection"].get("contact") else "Awaiting the committee"
    assert [row.select("td")[-1].get_text() for row in contact] == [expected]


@pytest.mark.parametrize(
    ("item", "name"),
    [("Who took part", "Authors"), ("The strength of each recommendation", "Strength"),
     ("The reasons for each recommendation", "Rationale"), ("The evidence behind each recommendation", "References")],
)  # fmt: skip
def test_a_checklist_says_not_stated_only_where_no_question_states_the_field(site: Site, item: str, name: str) -> None:
    field = name.lower()
    inferred = {
        question["id"]
        for question in site.questions
        for entry in question.get("provenance", [])
        if entry["field"].endswith(field) and entry.get("placement") == "inferred"
    }
    stating = [question["id"] for question in site.questions if stated(question)[name]]
    said = "Shown" if len(stating) == len(site.questions) else "Shown for some questions" if stating else NOT_STATED
    marked = [each in inferred for each in stating]
    mark = ["placement inferred"] if stating and all(marked) else ["placement inferred for some"] if any(marked) else []
    for row in site.pages["review/"].select(".checklist tbody tr"):
        if row.select("td")[0].get_text() == item:
            assert list(row.select("td")[-1].stripped_strings) == [said, *mark]
