"""What changed between editions and why, wherever it is shown; frozen editions stay as they were published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from committee import changed, frozen_after, second_edition
from documents import cards, page_texts, shown, slides
from shared import Shared
from sites import Json, Site, one, parse, run


def test_the_first_edition_has_nothing_to_compare_with(first: Site) -> None:
    text = one(first.pages["changes/"], "article").get_text()
    assert "Edition 1.0.0, 22 November 2026" in text
    assert "The only edition so far" in text
    assert not [address for address in first.pages if re.match(r"changes/.", address)]


def test_a_new_edition_has_a_redline_from_which_both_texts_can_be_read(
    oncology_copy: Path, first: Site, shared: Shared
) -> None:
    value = frozen_after(oncology_copy, second_edition)
    site = shared.site(oncology_copy)
    page = parse(site / "changes" / "1.1.0" / "index.html")
    kinds = {str(each["id"]): str(each["data-change"]) for each in page.select(".change")}
    assert kinds == {"oncology-q2": "updated", "oncology-q4": "withdrawn", "synthetic-new": "added"}
    assert "2 unchanged" in page.get_text()
    section = one(page, '[id="oncology-q2"]')
    assert one(section, ".reason").get_text() == "Synthetic reason <b> for the change."
    headlines = [each.get_text() for each in section.select(".headline")]
    assert "Strength of Recommendation: Limited → Synthetic grade" in headlines
    redline = one(section, ".redline")
    for mark in redline.select(".hidden"):
        assert mark.get_text() in {"[removed: ", "[added: ", "]"}
        mark.decompose()
    texts = {
        "ins": first.questions[1]["recommendations"][0]["statements"],
        "del": value["questions"][1]["recommendations"][0]["statements"],
    }
    for left_out, statements in texts.items():
        copy = BeautifulSoup(str(redline), "html5lib")
        for element in copy.select(left_out):
            element.decompose()
        assert copy.get_text() == " ".join(statement["text"] for statement in statements)
    listed = one(parse(site / "changes" / "index.html"), "article").get_text()
    assert "1 added, 1 updated, 1 withdrawn, 2 unchanged. Compared with edition 1.0.0." in " ".join(listed.split())


def test_a_redline_names_each_change_that_no_entry_explains(oncology_copy: Path, tmp_path: Path) -> None:
    changed(oncology_copy, lambda value: value["questions"][0].update(title="Synthetic title"))
    frozen_after(oncology_copy, second_edition)
    assert run("build_pages.py", "--data", oncology_copy, "--docs", tmp_path / "docs").returncode == 0
    page = parse(tmp_path / "docs" / "changes" / "1.1.0" / "index.md")
    [unexplained] = [each for each in page.select(".change") if each.select(".warning")]
    assert unexplained["id"] == "oncology-q1"
    assert one(unexplained, ".warning").get_text() == "No entry says why."


def test_a_question_says_when_it_last_changed_and_links_the_redline(oncology_copy: Path, shared: Shared) -> None:
    frozen_after(oncology_copy, second_edition)
    site = shared.site(oncology_copy)
    for question, expected in (("oncology-q1", []), ("oncology-q2", ["../../changes/1.1.0/#oncology-q2"])):
        page = parse(site / "questions" / question / "index.html")
        assert [str(link["href"]) for link in page.select('.dates a[href*="changes/"]')] == expected


def test_a_withdrawn_question_keeps_its_address_and_its_last_text_marked_everywhere(
    oncology_copy: Path, shared: Shared
) -> None:
    value = frozen_after(oncology_copy, second_edition)
    site = shared.site(oncology_copy)
    page = parse(site / "questions" / "oncology-q4" / "index.html")
    assert "Withdrawn in edition 1.1.0" in one(page, ".lead > .warning").get_text()
    assert "Synthetic reason of withdrawal." in one(page, ".lead > .warning").get_text()
    response = " ".join(each["text"] for each in value["questions"][3]["recommendations"][0]["statements"])
    assert one(page, ".response p").get_text() == response
    for address in ("", "questions", "strengths/limited"):
        rows = parse(site / address / "index.html").select("li[data-question]")
        assert {str(row["data-question"]): bool(row.select(".withdrawn")) for row in rows}["oncology-q4"]
        assert not [row for row in rows if row["data-question"] != "oncology-q4" and row.select(".withdrawn")]
    handout = site / "downloads" / "handouts" / "oncology-q4.pdf"
    assert "Withdrawn in edition 1.1.0" in "".join(page_texts(handout))
    assert "(withdrawn)" in cards(site / "downloads" / "flashcards.apkg")[3]["fields"][0]
    titles = [shown(slide) for slide in slides(site / "downloads" / "slides.pptx")]
    assert any("(withdrawn)" in title for title in titles)
    assert "Withdrawn in edition 1.1.0" in (site / "questions" / "oncology-q4.txt").read_text(encoding="utf-8")
    [searched] = site.glob("assets/hashed/questions-0.*.js")
    assert '"standing":["withdrawn"]' in searched.read_text(encoding="utf-8").replace("\\", "")


def test_text_ahead_of_its_published_edition_is_reported(oncology_copy: Path, shared: Shared) -> None:
    def reword(value: Json) -> None:
        value["questions"][0]["title"] = "Synthetic title"

    changed(oncology_copy, reword)
    text = parse(shared.site(oncology_copy, DOWNLOADS="none") / "changes" / "index.html").get_text()
    assert "The text of question 1 is a draft after edition 1.0.0: no edition contains it yet." in text


def forget_history(value: Json) -> None:
    for question in value["questions"]:
        question["history"] = []


@pytest.mark.parametrize("spoil", ["edit", "remove", "rename", "newer"])
def test_a_modified_frozen_edition_stops_the_build(
    oncology_copy: Path, spoil: str, tmp_path: Path, shared: Shared
) -> None:
    site = shared.copy(oncology_copy, tmp_path / "site", DOWNLOADS="none")
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    kept = oncology_copy.parent / "editions" / "1.0.0.json"
    if spoil == "edit":
        kept.write_text(kept.read_text(encoding="utf-8").replace("very high", "high"), encoding="utf-8")
        expected = "1.0.0.json: this frozen edition was changed after it was published: its hash differs; restore it"
    elif spoil == "remove":
        kept.unlink()
        expected = "1.0.0.json: this frozen edition is missing; restore it"
    elif spoil == "rename":
        kept.rename(kept.with_name("0.9.0.json"))
        expected = "0.9.0.json: no hash is listed for this frozen edition"
    else:
        changed(oncology_copy, lambda value: value["collection"]["edition"].update(version="0.9.0"))
        changed(oncology_copy, forget_history)
        expected = "edition 1.0.0 is newer than the collection's, 0.9.0; raise"
    done = run("build_site.py", "--data", oncology_copy, "--site", site)
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
