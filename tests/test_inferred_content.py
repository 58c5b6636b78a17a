"""What was inferred is marked wherever it is shown, and each field shows where it was read in the source."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.read import read
from clinical_consensus.downloads.slides import deck
from documents import downloads, page_texts, squeezed
from first_edition import saved_first_edition
from shared import Shared
from sites import Json, Site, number_of, one, parse, run, site_in, standing, states_consensus


def hooks_of_scales(data: Json) -> list[tuple[str, str]]:
    """The fields of a recommendation on a scale that the collection uses, and their hooks."""
    return [("strength", "data-strength"), *[("consensus", "data-consensus")] * states_consensus(data)]


def test_what_is_inferred_is_marked_wherever_it_is_shown(site: Site) -> None:
    inferred = {
        (question["id"], entry["field"]): entry
        for question in site.questions
        for entry in question.get("provenance", [])
        if entry.get("placement") == "inferred"
    }
    for question in site.questions:
        article = one(site.question_page(question), "[data-question]")
        for entry in question.get("provenance", []):
            if entry.get("note"):
                assert entry["note"] in article.get_text()
        assert bool(article.select("dd .mark")) == any(id_ == question["id"] for id_, _ in inferred)
    marked = 0
    for page in site.pages.values():
        for row in page.select("li[data-question]"):
            question = next(each for each in site.questions if each["id"] == row["data-question"])
            places = row.select(".question__facts"), row.select(".question__brief")
            for recommendation, facts, brief in zip(question["recommendations"], *places, strict=True):
                for field, hook in hooks_of_scales(site.data):
                    is_inferred = (question["id"], f"recommendations.{recommendation['id']}.{field}") in inferred
                    fact = [each for each in facts.select(".fact") if each.select(f"[{hook}]")]
                    assert [bool(each.select(".mark")) for each in fact] == [is_inferred] * len(fact)
                    again = brief.select(".fact")[-1 if field == "consensus" else 0]
                    assert bool(again.select(".mark")) == is_inferred
                    marked += is_inferred
    assert marked or not inferred
    by_inference = {
        author
        for question in site.questions
        if (question["id"], "authors") in inferred
        for author in question["authors"]
    }
    for address, selector in (("", ".ways dd"), ("authors/", ".index li")):
        links = [link for place in site.pages[address].select(selector) for link in place.select('a[href*="authors/"]')]
        assert len(links) == len(site.data.get("authors", []))
        for link in links:
            author = str(link["href"]).rstrip("/").split("/")[-1]
            assert is_marked(link) == (author in by_inference)


def test_the_page_of_an_author_says_which_authorship_is_inferred_and_how(site: Site) -> None:
    for author in site.data.get("authors", []):
        expected = [
            f"{authors_of(site.data, question)}: placement inferred. {entry.get('note') or ''}".strip()
            for question in site.questions
            for entry in question.get("provenance", [])
            if entry["field"] == "authors" and entry.get("placement") and author["id"] in question["authors"]
        ]
        said = site.pages[f"authors/{author['id']}/"].select(".inference:not(.answer *)")
        assert [" ".join(each.get_text().split()) for each in said] == expected


def authors_of(data: Json, question: Json) -> str:
    """The authors of a question as a heading names them, with what became of the question."""
    return " ".join(
        filter(None, ["Authors of question", number_of(question), ", ".join(standing(data, question)).capitalize()])
    )


def is_marked(element: Tag) -> bool:
    """Whether a mark follows an element."""
    mark = element.find_next_sibling()
    return mark is not None and "mark" in str(mark.get("class"))


@pytest.mark.parametrize(
    ("scheme", "members", "field", "pages"),
    [("strength_scheme", "grades", "strength", "strengths"), ("consensus_scheme", "levels", "consensus", "consensus")],
)
def test_a_grade_or_level_that_is_only_inferred_is_marked_where_it_appears_by_itself(
    site: Site, scheme: str, members: str, field: str, pages: str
) -> None:
    uses: dict[str | None, dict[str | None, list[bool]]] = {}
    for question in site.questions:
        inferred = {e["field"] for e in question.get("provenance", []) if e.get("placement") == "inferred"}
        for each in question["recommendations"]:
            used = (each.get("consensus") or {}).get("level") if field == "consensus" else each.get("strength")
            way = each.get("direction") if field == "strength" else None
            own = uses.setdefault(used, {}).setdefault(way, [])
            own.append(f"recommendations.{each['id']}.{field}" in inferred)
    for record in site.data[scheme].get(members, []):
        ways_used = uses.get(record["id"], {None: [False]})
        expected = all(each for found in ways_used.values() for each in found)
        heading = one(site.pages[f"{pages}/{record['id']}/"], "h1")
        ways = next(
            link
            for link in site.pages[""].select(".ways .chip")
            if str(link["href"]).endswith(f"{pages}/{record['id']}/")
        )
        shown = (
            each for page in site.listed(f"{pages}/") for each in page.select(f'h2 [data-{field}="{record["id"]}"]')
        )
        groups = {each.get_text(): each for each in shown}
        assert len(groups) == len(ways_used)
        for way, found in ways_used.items():
            said = f"{record['label']}, {way}" if way else record["label"]
            option = f"{record['id']}.{way}" if way else record["id"]
            label = one(site.pages["questions/"], f'label:has(> input[name="{field}"][value="{option}"])').get_text()
            assert said in label
            assert ("(placement inferred)" in label) == all(found)
            assert is_marked(groups[said]) == all(found), said
        assert is_marked(heading) == is_marked(ways) == expected, record["id"]
        description = str(one(site.pages[f"{pages}/{record['id']}/"], 'meta[name="description"]')["content"])
        assert ("(placement inferred)" in description) == expected


@pytest.fixture(scope="module")
def marked_everywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first edition with every placement inferred, and no note: marks must not depend on notes."""
    folder = tmp_path_factory.mktemp("inferred")
    data = json.loads(saved_first_edition(folder / "first").read_text(encoding="utf-8"))
    for question in data["questions"]:
        for entry in question["provenance"]:
            entry["placement"] = "inferred"
            entry.pop("note", None)
    (folder / "first" / "sources").rename(folder / "sources")
    shutil.rmtree(folder / "first")
    (folder / "all.json").write_text(json.dumps(data), encoding="utf-8")
    return folder / "all.json"


@pytest.fixture(scope="module")
def all_inferred(marked_everywhere: Path, shared: Shared) -> Site:
    return site_in(shared.site(marked_everywhere, DOWNLOADS="none"), marked_everywhere)


def test_every_inferred_word_has_its_mark_on_every_page(all_inferred: Site) -> None:
    for question in all_inferred.questions:
        page = all_inferred.question_page(question)
        assert "placement inferred" in one(page, ".response h2").get_text()
        assert "placement inferred" in one(page, ".grade").get_text()
        assert all("placement inferred" in line.get_text() for line in page.select(".parts li"))
        assert "placement inferred" in one(page, "h1").find_next_sibling().get_text()  # type: ignore[union-attr]
        assert all("placement inferred" in link.get_text() for link in page.select(".steps a, .related li, .cite"))
        assert f"{question['title']} (placement inferred)" in str(one(page, 'meta[name="description"]')["content"])
    for page in all_inferred.pages.values():
        for row in page.select("li[data-question]"):
            assert one(row, ".question__title + .mark").get_text() == "placement inferred"


def test_every_inferred_word_has_its_mark_in_print(marked_everywhere: Path, tmp_path: Path) -> None:
    """Each field twice, at its words and at its place in the source, and the title in how to cite."""
    assert run("build_pdf.py", "--data", marked_everywhere, "--site", tmp_path / "site").returncode == 0
    printed = site_in(tmp_path / "site", marked_everywhere)
    for question in printed.questions:
        text = squeezed("".join(page_texts(downloads(printed) / "handouts" / f"{question['id']}.pdf")))
        assert text.count(squeezed("placement inferred")) == 2 * len(question["provenance"]) + 1, question["id"]


@pytest.fixture
def placed_twice(tmp_path: Path) -> Path:
    """The first edition with a rationale that is inferred, and a strength that is read at two inferred places."""
    data = json.loads(saved_first_edition(tmp_path / "first").read_text(encoding="utf-8"))
    question = data["questions"][0]
    question["rationale"] = ["Synthetic rationale."]
    [strength] = [entry for entry in question["provenance"] if entry["field"].endswith(".strength")]
    strength |= {"placement": "inferred", "note": "Synthetic first."}
    second = strength | {"note": "Synthetic second."}
    rationale = strength | {"field": "rationale"}
    del rationale["note"]
    question["provenance"] += [second, rationale]
    shutil.copytree(tmp_path / "first" / "sources", tmp_path / "sources")
    (tmp_path / "twice.json").write_text(json.dumps(data), encoding="utf-8")
    return tmp_path / "twice.json"


def test_every_note_on_how_a_field_was_placed_is_shown(placed_twice: Path, tmp_path: Path) -> None:
    assert run("build_pages.py", "--data", placed_twice, "--docs", tmp_path / "docs").returncode == 0
    page = parse(tmp_path / "docs" / "questions" / "oncology-q1" / "index.md")
    assert [note.get_text() for note in page.select(".recommendation .inference")] == [
        "Placement inferred (strength): Synthetic first.",
        "Placement inferred (strength): Synthetic second.",
    ]


def test_the_note_on_the_place_of_a_vote_without_a_level_is_shown(tmp_path: Path) -> None:
    data = json.loads(saved_first_edition(tmp_path / "first").read_text(encoding="utf-8"))
    question = data["questions"][2]
    [entry] = [each for each in question["provenance"] if each["field"].endswith(".consensus")]
    entry["note"] = "Synthetic note."
    question["recommendations"][0]["consensus"] = {"level": None, "vote": {"agree": 97}}
    shutil.copytree(tmp_path / "first" / "sources", tmp_path / "sources")
    (tmp_path / "vote.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("build_pages.py", "--data", tmp_path / "vote.json", "--docs", tmp_path / "docs").returncode == 0
    page = parse(tmp_path / "docs" / "questions" / question["id"] / "index.md")
    said = [note.get_text() for note in page.select(".recommendation .inference")]
    assert said == ["Placement inferred (vote): Synthetic note."]
    [place] = [row.get_text() for row in page.select(".standing > div") if one(row, "dt").get_text() == "Vote"]
    assert place.endswith("placement inferred Synthetic note.")
    [passage] = [each.get_text() for each in page.select(".passage") if "Vote" in each.get_text()]
    assert "Agree 97%" in passage


def test_the_notes_of_slides_mark_an_inferred_rationale(placed_twice: Path) -> None:
    view = CollectionView(Relations(read(placed_twice)))
    notes = [slide.notes for slide in deck(view, view.questions[:1]) if slide.question]
    assert notes
    assert all("Rationale (placement inferred):\nSynthetic rationale." in each for each in notes)


def test_what_is_not_stated_has_no_place_in_the_source(tmp_path: Path, shared: Shared) -> None:
    data = json.loads(saved_first_edition(tmp_path / "first").read_text(encoding="utf-8"))
    data["questions"][2]["authors"] = None
    data["questions"][2]["recommendations"][0]["strength"] = None
    shutil.copytree(tmp_path / "first" / "sources", tmp_path / "sources")
    (tmp_path / "some.json").write_text(json.dumps(data), encoding="utf-8")
    site = site_in(shared.site(tmp_path / "some.json", DOWNLOADS="none"), tmp_path / "some.json")
    page = site.question_page(data["questions"][2])
    assert [row.get_text() for row in page.select(".standing dt")] == ["Title", "Response/Recommendation", "Consensus"]


def test_the_place_of_each_field_in_the_source_is_shown(site: Site) -> None:
    titles = {source["id"]: source["title"] for source in site.data.get("sources", [])}
    for question in site.questions:
        shown = [row.get_text(" ", strip=True) for row in site.question_page(question).select(".standing > div")]
        assert len(shown) == len(question.get("provenance", []))
        for text, entry in zip(shown, question.get("provenance", []), strict=True):
            first, last = entry["lines"]
            assert (f"line {first}" if first == last else f"lines {first}–{last}") in text
            assert len(titles) == 1 or titles[entry["source"]] in text
            assert ("inferred" in text) == ("placement" in entry)
