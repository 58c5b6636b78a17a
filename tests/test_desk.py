"""What a committee reviews: where each word came from, what is missing, what changed and why."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from committee import changed, second_edition, site_of
from documents import cards, page_texts, shown, slides
from sites import COLLECTIONS, NOT_STATED, Json, Site, one, parse, run


def stated(question: Json) -> dict[str, object]:
    """What each column of the completeness table is about: the value that the question states, or nothing."""
    recommendations = question["recommendations"]
    return {
        "Title": question["title"],
        "Parts": question.get("parts"),
        "Response": recommendations,
        "Strength": all(each.get("strength") for each in recommendations),
        "Consensus": all(each.get("consensus") for each in recommendations),
        "Vote": all((each.get("consensus") or {}).get("vote") for each in recommendations),
        "Authors": question.get("authors"),
        "Rationale": question.get("rationale"),
        "References": question.get("references"),
    }


def test_the_source_stands_whole_beside_the_text(site: Site) -> None:
    page = site.pages["review/source/"]
    folder = COLLECTIONS[
        next(name for name, file in COLLECTIONS.items() if json.loads(file.read_text()) == site.data)
    ].parent
    sources = site.data.get("sources", [])
    assert ("The collection names no source file." in page.get_text()) == (not sources)
    for source in sources:
        section = one(page, f'[id="source.{source["id"]}"]')
        lines = (folder / source["file"]).read_text(encoding="utf-8").replace("\r\n", "\n").split("\n")
        lines = lines[:-1] if lines[-1] == "" else lines
        assert [line.get_text() for line in section.select("ol li")] == lines
        numbers = [int(str(each["start"])) for each in section.select("ol")]
        assert numbers[0] == 1
        placed = re.search(r"placed: (\d+) of (\d+)\. (\d+) more frame a field, .* and (\d+) stand", section.get_text())
        assert placed
        words, *parts = int(placed[2]), int(placed[1]), int(placed[3]), int(placed[4])
        assert words == sum(parts) == sum(len(line.split()) for line in lines)


def test_every_word_of_the_published_source_is_placed_or_is_a_label_or_layout(oncology: Site) -> None:
    page = oncology.pages["review/source/"]
    assert "Words of the source placed: 369 of 421." in page.get_text()
    assert not page.select(".warning")
    layout = [" ".join(each.get_text(" ").split()) for each in page.select(".layout ol") if each.get_text().strip()]
    assert all(re.fullmatch(r"(ICM VTE Oncology|3 - What orthopedic .*\?| )*", each) for each in layout)
    repeated = [each for each in page.select(".layout") if "3 - What orthopedic" in each.get_text()]
    assert [one(each, ".note").get_text() for each in repeated] == ["Layout; repeats the title of question 3"]
    assert page.get_text().count("repeats the title") == 1


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


def test_a_published_word_that_its_lines_do_not_have_is_named(oncology_copy: Path) -> None:
    def reword(value: Json) -> None:
        statement = value["questions"][1]["recommendations"][0]["statements"][1]
        statement["text"] = statement["text"].replace("very high", "synthetic")

    changed(oncology_copy, reword)
    page = parse(site_of(oncology_copy) / "review" / "source" / "index.html")
    assert [each.get_text() for each in page.select(".warning")] == ["Not on these lines: synthetic"]


def test_completeness_tells_each_field_of_each_question_with_counts(site: Site) -> None:
    table = one(site.pages["review/"], ".completeness")
    names = [each.get_text() for each in table.select("thead th")][1:-1]
    counts = {name: {"stated": 0, "inferred": 0, "not stated": 0} for name in names}
    for row, question in zip(table.select("tbody tr"), site.questions, strict=True):
        inferred = {
            entry["field"].split(".")[-1] if "recommendations" in entry["field"] else entry["field"].split(".")[0]
            for entry in question.get("provenance", [])
            if entry.get("placement") == "inferred"
        }
        for cell, name in zip(row.select("td"), names, strict=False):
            if name == "Parts" and not question.get("parts"):
                assert cell.get_text() == "no parts"
                continue
            field = {"Response": "statements", "Vote": "consensus"}.get(name, name.lower())
            expected = "not stated" if not stated(question)[name] else "inferred" if field in inferred else "stated"
            assert one(cell, "a").get_text() == expected, (question["id"], name)
            counts[name][expected] += 1
        assert row.select("td")[-1].get_text() == "No sign-off recorded"
    for row in table.select("tfoot tr"):
        state = one(row, "th").get_text()
        assert [int(each.get_text()) for each in row.select("td")[:-1]] == [counts[name][state] for name in names]


def test_checklists_tell_where_each_item_is_shown_and_score_nothing(site: Site) -> None:
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
                [], ["inferred"], ["some inferred"], ["our reading"]
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
    mark = ["inferred"] if stating and all(marked) else ["some inferred"] if any(marked) else []
    for row in site.pages["review/"].select(".checklist tbody tr"):
        if row.select("td")[0].get_text() == item:
            assert list(row.select("td")[-1].stripped_strings) == [said, *mark]


def test_the_first_edition_has_nothing_to_be_compared_with(oncology: Site) -> None:
    text = one(oncology.pages["changes/"], "article").get_text()
    assert "Edition 1.0.0, 22 November 2026" in text
    assert "The only edition so far" in text
    assert not [address for address in oncology.pages if re.match(r"changes/.", address)]


def test_a_new_edition_has_a_redline_from_which_both_texts_can_be_read(oncology_copy: Path, oncology: Site) -> None:
    value = changed(oncology_copy, second_edition)
    site = site_of(oncology_copy)
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
        "ins": oncology.questions[1]["recommendations"][0]["statements"],
        "del": value["questions"][1]["recommendations"][0]["statements"],
    }
    for left_out, statements in texts.items():
        copy = BeautifulSoup(str(redline), "html5lib")
        for element in copy.select(left_out):
            element.decompose()
        assert copy.get_text() == " ".join(statement["text"] for statement in statements)
    listed = one(parse(site / "changes" / "index.html"), "article").get_text()
    assert "1 added, 1 updated, 1 withdrawn, 2 unchanged. Compared with edition 1.0.0." in " ".join(listed.split())


def test_a_question_says_when_it_last_changed_and_links_the_redline(oncology_copy: Path) -> None:
    changed(oncology_copy, second_edition)
    site = site_of(oncology_copy)
    for question, expected in (("oncology-q1", []), ("oncology-q2", ["../../changes/1.1.0/#oncology-q2"])):
        page = parse(site / "questions" / question / "index.html")
        assert [str(link["href"]) for link in page.select('.dates a[href*="changes/"]')] == expected


def test_a_withdrawn_question_keeps_its_address_and_its_last_text_marked_everywhere(oncology_copy: Path) -> None:
    value = changed(oncology_copy, second_edition)
    site = site_of(oncology_copy)
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
    assert '"withdrawn":true' in (site / "search" / "questions-0.js").read_text(encoding="utf-8").replace("\\", "")


def test_text_that_is_ahead_of_its_published_edition_is_said_to_be(oncology_copy: Path) -> None:
    def reword(value: Json) -> None:
        value["questions"][0]["title"] = "Synthetic title"

    changed(oncology_copy, reword)
    text = parse(site_of(oncology_copy) / "changes" / "index.html").get_text()
    assert "ahead of edition 1.0.0 as it was published: question 1." in text


def forget_history(value: Json) -> None:
    for question in value["questions"]:
        question["history"] = []


@pytest.mark.parametrize("spoil", ["edit", "remove", "rename", "newer"])
def test_a_frozen_edition_that_is_not_as_it_was_stops_the_build(oncology_copy: Path, spoil: str) -> None:
    site = site_of(oncology_copy)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    frozen = oncology_copy.parent / "editions" / "1.0.0.json"
    if spoil == "edit":
        frozen.write_text(frozen.read_text(encoding="utf-8").replace("very high", "high"), encoding="utf-8")
        expected = "1.0.0.json: this frozen edition is not as it was published: its hash differs; restore it"
    elif spoil == "remove":
        frozen.unlink()
        expected = "1.0.0.json: this frozen edition is missing; restore it"
    elif spoil == "rename":
        frozen.rename(frozen.with_name("0.9.0.json"))
        expected = "0.9.0.json: no hash is stated for this frozen edition"
    else:
        changed(oncology_copy, lambda value: value["collection"]["edition"].update(version="0.9.0"))
        changed(oncology_copy, forget_history)
        expected = "edition 1.0.0 is newer than the collection's, 0.9.0; raise"
    done = run("build_site.py", "--data", oncology_copy, "--site", site)
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_each_file_of_open_data_is_listed_with_its_hash_and_linked_from_questions(site: Site) -> None:
    rows = site.pages["downloads/"].select(".downloads > li")
    listed = {str(one(row, "a[href]")["href"]): one(row, ".hash").get_text() for row in rows}
    for link, digest in listed.items():
        path = (site.folder / "downloads" / link).resolve()
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, link
    assert {
        "../data/collection.json", "../data/collection.schema.json", "../data/questions.csv", "../data/questions.xlsx",
        "../downloads/review-sheet.xlsx", "../changes/feed.xml", "../llms.txt",
    } <= set(listed)  # fmt: skip
    for question in site.questions:
        links = {str(link["href"]) for link in one(site.question_page(question), ".data-files").select("a")}
        own = question["id"]
        expected = {f"../../data/questions/{own}.json", f"../../questions/{own}.txt", "../../data/collection.json"}
        expected |= {f"../../data/citations/{own}.{kind}" for kind in ("ris", "bib", "csl.json")}
        assert expected <= links


def test_pages_carry_what_machines_read(site: Site) -> None:
    def texts(value: object) -> list[str]:
        members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        return [value] if isinstance(value, str) else [text for each in members for text in texts(each)]

    for question in site.questions:
        page = site.question_page(question)
        markup = json.loads(str(one(page, 'script[type="application/ld+json"]').string))
        responses = [" ".join(s["text"] for s in r["statements"]) for r in question["recommendations"]]
        assert set(responses) <= set(texts(markup))
        assert "evidenceLevel" not in json.dumps(markup)
        for name in ("citation_title", "DC.title"):
            assert str(one(page, f'meta[name="{name}"]')["content"]).startswith(question["title"])
