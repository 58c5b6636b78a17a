"""Drafts, sources, publications, withdrawals and replacements are told for each question, on every surface."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from documents import cards, page_texts, slides, squeezed
from frozen import DRAFTS, SOURCES, drafted, first, second, written
from shared import Shared
from sites import Site, one, run, site_in
from spreadsheets import as_records, csv_rows

DRAFT = "draft after edition 1.1.0"
WITHDRAWAL = "Withdrawn in edition 1.1.0, 1 January 2001: Synthetic reason of withdrawal"
REPLACED = "Replaced by Question 6: Synthetic question q6 (draft after edition 1.1.0)."
IDS = tuple(f"q{number}" for number in range(1, 7))


@pytest.fixture
def draft(shared: Shared, tmp_path: Path) -> Site:
    data = written(tmp_path / "data", drafted(), first(), second())
    return site_in(shared.site(data), data)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def surfaces(site: Site) -> Mapping[str, Mapping[str, str]]:
    """What each surface says of each question, by the surface's name and the question's id."""
    return _surfaces(site.folder, tuple(str(question["id"]) for question in site.questions))


@cache
def _surfaces(folder: Path, ids: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    data, questions = folder / "data", folder / "questions"
    pages = {own: BeautifulSoup(text_of(questions / own / "index.html"), "html5lib") for own in ids}
    home = BeautifulSoup(text_of(folder / "index.html"), "html5lib")
    rows = {str(row["data-question"]): row.get_text() for row in home.select("li[data-question]")}
    rows_of_csv = as_records(csv_rows((data / "questions.csv").read_bytes()))
    [searched] = folder.glob("assets/hashed/questions-0.*.js")
    script = text_of(searched)
    shown = json.loads(json.loads(script[script.index('JSON.parse("') + len("JSON.parse(") : script.rindex("))")]))
    notes = dict.fromkeys(ids, "")
    for slide in slides(folder / "downloads" / "slides.pptx"):
        text = slide.notes_slide.notes_text_frame.text
        for own in ids:
            if f"Synthetic question {own}" in text.splitlines()[0]:
                notes[own] = text + "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    return {
        "page": {own: one(page, "article.sheet").get_text(" ") for own, page in pages.items()},
        "copied": {own: str(one(page, "[data-copied]").string) for own, page in pages.items()},
        "markup": {own: str(one(page, 'script[type="application/ld+json"]').string) for own, page in pages.items()},
        "row": rows,
        "search": {own: json.dumps(each) for own, each in zip(ids, shown, strict=False)},
        "text": {own: text_of(questions / f"{own}.txt") for own in ids},
        "json": {own: text_of(data / "questions" / f"{own}.json") for own in ids},
        "csv": {row["question id"]: "\n".join(row.values()) for row in rows_of_csv},
        **{kind: {own: text_of(data / "citations" / f"{own}.{kind}") for own in ids} for kind in ("ris", "bib")},
        "csl": {own: text_of(data / "citations" / f"{own}.csl.json") for own in ids},
        "handout": {own: "".join(page_texts(folder / "downloads" / "handouts" / f"{own}.pdf")) for own in ids},
        "card": {
            own: "\n".join(card["fields"])
            for own in ids
            for card in cards(folder / "downloads" / "flashcards.apkg")
            if f"Synthetic question {own}" in card["fields"][0]
        },
        "slides": notes,
    }


def contain(site: Site, words: str, *but: str, beside: str = "|") -> dict[str, list[str]]:
    """The ids of the questions of which each surface, except those named, says the words other than in those beside."""
    asked = squeezed(words)
    return {
        name: [own for own in IDS if asked in squeezed(texts[own]).replace(squeezed(beside), " ")]
        for name, texts in surfaces(site).items()
        if name not in but
    }


def test_a_draft_says_so_wherever_it_is_shown_and_nothing_else_does(draft: Site) -> None:
    found = contain(draft, DRAFT, beside=REPLACED)
    assert found == {name: list(DRAFTS) for name in found}


def test_a_draft_is_never_cited_as_an_edition(draft: Site) -> None:
    for name, texts in surfaces(draft).items():
        for own in IDS if name in ("page", "copied", "text", "handout", "card", "slides") else ():
            is_cited = squeezed("In: SYNTHETIC (web site), edition 1.1.0, 1 January 2001.") in squeezed(texts[own])
            assert is_cited == (own not in DRAFTS), (name, own)
    found = contain(draft, "This site’s edition 1.1.0")
    said = {name for name, ids in found.items() if ids}
    assert said == {"page", "text", "csv", "ris", "bib", "csl", "handout", "card", "slides"}
    assert all(found[name] == [own for own in IDS if own not in DRAFTS] for name in said)
    for own in IDS:
        [item, *_] = json.loads(surfaces(draft)["csl"][own])
        markup = json.loads(surfaces(draft)["markup"][own])
        is_draft = own in DRAFTS
        assert (item["version"], markup["version"]) == ((DRAFT, DRAFT) if is_draft else ("1.1.0", "1.1.0"))
        assert ("issued" in item, "dateModified" in markup) == (not is_draft, not is_draft)
        tags = {str(tag.get("name")) for tag in draft.pages[f"questions/{own}/"].select("meta[name]")}
        assert {"citation_publication_date", "DC.date"} & tags == (
            set() if is_draft else {"citation_publication_date", "DC.date"}
        )


def test_the_handbook_and_lists_of_texts_name_drafts(draft: Site) -> None:
    handbook = squeezed("".join(page_texts(draft.folder / "downloads" / "handbook.pdf")))
    assert handbook.count(squeezed(f"This text is a {DRAFT}: no edition contains it yet.")) == len(DRAFTS)
    pages = [page.strip() for page in page_texts(draft.folder / "downloads" / "handbook.pdf")]
    feet = {page.split("\n")[-1].split(",")[0] for page in pages if "This text is a draft" in page}
    others = {page.split("\n")[-1].split(",")[0] for page in pages[1:] if "This text is a draft" not in page}
    assert [foot.rsplit(" ", 1)[0] for foot in feet] == [f"This site’s {DRAFT}"] * len(DRAFTS)
    assert others == {"This site’s edition 1.1.0"}
    listed = [line for line in text_of(draft.folder / "llms.txt").splitlines() if line.startswith("- [")]
    named = [own for own in IDS for line in listed if f"questions/{own}.txt" in line and DRAFT in line]
    assert named == list(DRAFTS)


def test_what_a_draft_changes_is_compared_apart_from_the_editions(draft: Site) -> None:
    page = draft.pages["changes/draft/"]
    kinds = {str(each["id"]): str(each["data-change"]) for each in page.select(".change")}
    assert kinds == {"q1": "updated", "q2": "unchanged", "q6": "added"}
    assert one(page, "h1").get_text() == f"Changes in the {DRAFT}"
    released = {str(each["id"]) for each in draft.pages["changes/1.1.0/"].select(".change")}
    assert released == {"q3", "q4", "q5"}
    links = {own: [str(a["href"]) for a in draft.pages[f"questions/{own}/"].select(".dates a")] for own in IDS}
    assert links == {
        "q1": ["../../changes/draft/#q1"], "q2": [], "q3": ["../../changes/1.1.0/#q3"],
        "q4": ["../../changes/1.1.0/#q4"], "q5": ["../../changes/1.1.0/#q5"], "q6": ["../../changes/draft/#q6"],
    }  # fmt: skip


def test_what_only_editors_changed_and_a_collection_without_editions_are_no_drafts(
    shared: Shared, tmp_path: Path
) -> None:
    edited = second()
    edited["questions"][1] |= {"topics": ["topic"], "number": 9}
    for name, frozen in (("edited", (first(), second())), ("alone", ())):
        value = edited if name == "edited" else drafted()
        data = written(tmp_path / name / "data", value, *frozen)
        if not frozen:
            (data.parent / "editions" / "SHA256SUMS").unlink()
            (data.parent / "editions").rmdir()
        site = site_in(shared.site(data, DOWNLOADS="none"), data)
        assert not [address for address, page in site.pages.items() if "draft after" in page.get_text()]
        assert "changes/draft/" not in site.pages


def test_an_edit_of_one_question_rebuilds_its_own_pages_alone(shared: Shared, tmp_path: Path) -> None:
    sites = []
    for name, value in (("old", second()), ("new", drafted())):
        value["questions"] = [each for each in value["questions"] if each["id"] in IDS[:5]]
        value["questions"][1] |= {"topics": [], "number": 2}
        data = written(tmp_path / name / "data", value, first(), second())
        sites.append(site_in(shared.site(data, DOWNLOADS="none"), data))
    frames = [{own: text_of(site.folder / "questions" / own / "index.html") for own in IDS[1:5]} for site in sites]
    for own in IDS[1:5]:
        old, new = (BeautifulSoup(each[own], "html5lib") for each in frames)
        assert one(old, "article.sheet").get_text() == one(new, "article.sheet").get_text()
        assert one(old, "footer.md-footer").get_text() == one(new, "footer.md-footer").get_text()


def test_a_question_has_the_sources_that_its_own_provenance_names(draft: Site) -> None:
    for title, expected in ((SOURCES["a"], [own for own in IDS if own != "q4"]), (SOURCES["b"], ["q4"])):
        found = contain(draft, title, "row", "search", "csv")
        assert found == dict.fromkeys(found, expected), title


def test_a_question_has_its_own_publication_or_that_of_the_collection_since_the_beginning(draft: Site) -> None:
    silent = ("row", "search")
    for words, expected in (("1998", ["q1", "q2", "q3"]), ("1999", ["q4"])):
        found = contain(draft, words, *silent, "json")
        assert found == dict.fromkeys(found, expected), words
    assert contain(draft, "Related publication", "search")["page"] == ["q1", "q2", "q3", "q4"]
    [_, item] = json.loads(surfaces(draft)["csl"]["q4"])
    assert (item["id"], item["title"]) == ("q4.publication", "Synthetic paper own")


def test_a_withdrawal_with_its_reason_and_what_replaces_it_is_on_every_surface(draft: Site) -> None:
    found = contain(draft, WITHDRAWAL, "search", "row", "page")
    assert found == {name: ["q3"] for name in found}
    found = contain(draft, REPLACED, "search")
    assert found == {name: ["q3"] for name in found}
    assert '"standing": ["withdrawn", "replaced"]' in surfaces(draft)["search"]["q3"]
    [row] = draft.pages[""].select('li[data-question="q3"]')
    assert [mark.get_text() for mark in row.select(":scope > .state")] == ["Withdrawn, replaced"]


def test_a_page_says_above_the_answer_what_became_of_the_question(draft: Site) -> None:
    page = draft.pages["questions/q3/"]
    lead = one(page, ".lead")
    first_two = [each.get_text() for each in lead.select(".warning, [data-recommendation]")][:2]
    assert first_two[0].startswith("Withdrawn in edition 1.1.0")
    assert "Synthetic reason of withdrawal" in first_two[0]
    assert first_two[1] == REPLACED
    assert [str(link["href"]) for link in lead.select(".warning a")] == ["../../questions/q6/"]
    replaced = one(draft.pages["questions/q6/"], '[data-fact="replaces"]')
    assert replaced.get_text() == "Question 3: Synthetic question q3"
    assert str(one(replaced, "a")["href"]) == "../../questions/q3/"


def test_withdrawn_questions_are_counted_apart(draft: Site) -> None:
    said = "5 questions and 1 withdrawn"
    for address in ("", "questions/", "strengths/", "strengths/limited/", "consensus/level/"):
        assert said in draft.pages[address].get_text(), address
    assert said in text_of(draft.folder / "llms.txt")
    assert squeezed(said) in squeezed(page_texts(draft.folder / "downloads" / "handbook.pdf")[0])


def test_a_comparison_with_text_ahead_of_its_edition_calls_it_a_draft(tmp_path: Path) -> None:
    data = written(tmp_path / "data", drafted(), first(), second())
    old = data.parent / "editions" / "1.1.0.json"
    done = run("compare_editions.py", old, data)
    assert "SYNTHETIC: edition 1.1.0 compared with a draft after edition 1.1.0" in done.stdout
    assert "New: Draft after edition 1.1.0: no edition contains this text yet" in done.stdout
    assert "draft" not in run("compare_editions.py", data.parent / "editions" / "1.0.0.json", old).stdout


@pytest.mark.parametrize("name", ["withdrawn", "reaffirmed", "gone"])
def test_history_that_a_frozen_edition_does_not_have_stops_the_build(tmp_path: Path, name: str) -> None:
    value = second()
    if name == "gone":
        value["questions"][2]["history"].pop()
    else:
        entry = {"edition": "1.1.0", "date": "2001-01-01", "change": name, "reason": "Synthetic."}
        value["questions"][0]["history"].append(entry)
    data = written(tmp_path / "data", value, first(), second())
    done = run("build_pages.py", "--data", data, "--docs", tmp_path / "docs")
    assert done.returncode == 2
    assert "history is not the one that edition 1.1.0 published; restore it" in done.stderr


def test_questions_that_replace_each_other_are_refused(tmp_path: Path) -> None:
    value = second()
    withdrawn = [{"edition": "1.1.0", "date": "2001-01-01", "change": "withdrawn", "reason": "Synthetic."}]
    for one_question, other in ((0, "q2"), (1, "q3"), (2, "q1")):
        value["questions"][one_question] |= {"replaces": [other], "history": withdrawn}
    done = run("build_pages.py", "--data", written(tmp_path / "data", value), "--docs", tmp_path / "docs")
    assert done.returncode == 2
    assert done.stderr.count("replaces, by way of others, itself; remove one of the questions in this ring") == 3
