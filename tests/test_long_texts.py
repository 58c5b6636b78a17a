"""Readers get headings, lists and tables of long texts as such, and markers that lead to the numbered references."""

from __future__ import annotations

import csv
import io
from typing import Any

import page as validator
import pikepdf
import pytest
from bs4 import Tag

from clinical_consensus.collection.citing import numbered
from clinical_consensus.contract.csl import CslItem
from documents import cards, downloads, page_texts, shown, slides, squeezed
from long_texts import DISSENT, NUMBERS, REMARKS, ROWS, STATEMENT, TEXT, as_shown, blocks_on, built
from shared import Shared
from sites import Site, one
from stated import block_words


@pytest.fixture
def long(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(shared, tmp_path_factory.getbasetemp() / "long-texts")


def page_of(site: Site) -> Tag:
    return one(site.question_page(site.questions[0]), "[data-question]")


@pytest.mark.parametrize(
    ("field", "blocks", "title"),
    [
        ("rationale", TEXT, "Rationale"),
        ("recommendations.q-r.remarks", REMARKS, "Remarks"),
        ("recommendations.q-r.dissent", DISSENT, "Dissent"),
    ],
)
def test_a_page_has_every_block_as_what_it_is(long: Site, field: str, blocks: list[Any], title: str) -> None:
    section = one(page_of(long), f"[data-fact='{field}']")
    heading = one(section, "h2" if field == "rationale" else f":scope > h3:-soup-contains({title})")
    assert heading.get_text() == title
    heading.extract()
    assert blocks_on(section) == blocks


def test_a_table_has_header_cells_and_a_named_region_that_keys_reach(long: Site) -> None:
    regions = page_of(long).select("[role=region]:has(table)")
    assert [region["aria-label"] for region in regions] == ["Dissent, table 1", "Rationale, table 1: Synthetic caption"]
    assert all(region["tabindex"] == "0" and "wide" in region["class"] for region in regions)
    assert [th.get_text() for th in regions[1].select("thead th[scope=col]")] == ["Synthetic study"]
    assert not regions[1].select("tbody th")


def test_each_printed_number_of_a_marker_is_a_link_to_its_reference(long: Site) -> None:
    page = page_of(long)
    links = [(link.get_text(), str(link["href"])) for link in page.select("a.cites")]
    numbers = ["4", "36", "36", "63", "2", "4", "7", *["63"] * ROWS]
    assert links == [(number, f"#q.reference-{number}") for number in numbers]
    for number, link in links:
        assert f"Synthetic book {number}" in one(page, f"[id='{link[1:]}']").get_text()
    assert one(page, "[data-statement='q-s1']").get_text() == STATEMENT


def test_references_have_their_own_numbers_everywhere(long: Site) -> None:
    items = one(page_of(long), "ol.references").find_all("li")
    assert [item.get("value") for item in items] == [str(each) for each in NUMBERS]
    lines = [f"{number}. Synthetic book {number}." for number in NUMBERS]
    text = (long.folder / "questions/q.txt").read_text(encoding="utf-8")
    assert "\n".join(lines) in text
    table = csv.DictReader(
        io.StringIO((long.folder / "data/questions.csv").read_text(encoding="utf-8-sig"), newline="")
    )
    assert next(table)["references"] == "\n".join(lines)
    deck = slides(downloads(long) / "slides.pptx")
    assert (
        "\n".join(lines) in next(each for each in deck if "book 63" in notes_of(each)).notes_slide.notes_text_frame.text
    )
    for name in ("handbook.pdf", "handouts/q.pdf"):
        printed = squeezed("".join(page_texts(downloads(long) / name)))
        assert squeezed("".join(lines)) in printed
    other = one(long.question_page(long.questions[1]), "ol.references").find_all("li")
    assert [(item["id"], item.get("value")) for item in other] == [
        ("other.reference-1", None),
        ("other.reference-2", None),
    ]


def first_row(site: Site) -> dict[str, str]:
    text = (site.folder / "data/questions.csv").read_text(encoding="utf-8-sig")
    return next(csv.DictReader(io.StringIO(text, newline="")))


def notes_of(slide: Any) -> str:
    text: str = slide.notes_slide.notes_text_frame.text
    return text


def written_out(blocks: list[Any]) -> list[str]:
    """The lines of a long text where there are only lines."""
    return [line for block in blocks for line in block_words(block).split("\n")]


def test_where_there_are_only_lines_each_block_is_written_out(long: Site) -> None:
    table = csv.DictReader(
        io.StringIO((long.folder / "data/questions.csv").read_text(encoding="utf-8-sig"), newline="")
    )
    row = next(table)
    text = (long.folder / "questions/q.txt").read_text(encoding="utf-8")
    notes = notes_of(slides(downloads(long) / "slides.pptx")[1])
    for blocks, column in ((TEXT, "rationale"), (REMARKS, "remarks (recommendation)"), (DISSENT, None)):
        lines = written_out(blocks)
        for where in (text, notes):
            assert "\n".join(lines) in where.replace("\n\n", "\n")
        if column:
            assert row[column].replace("\n\n", "\n").split("\n") == lines


def test_a_card_has_lists_and_tables(long: Site) -> None:
    card = cards(downloads(long) / "flashcards.apkg")[0]["html"][1]
    assert list(map(blocks_on, card.select(".long"))) == [as_shown(REMARKS), as_shown(DISSENT)]


def test_slides_leave_lists_and_tables_to_the_notes_and_say_so(long: Site) -> None:
    texts = "\n".join(map(shown, slides(downloads(long) / "slides.pptx")))
    assert "Synthetic bullet" not in texts
    assert "b1-syn" not in texts
    assert "Synthetic row" not in texts
    assert "List: see the notes." in texts
    assert "Table: see the notes." in texts
    assert "Synthetic remark [36]." in texts


def test_in_print_a_table_repeats_its_head_and_markers_are_links(long: Site) -> None:
    for name in ("handbook.pdf", "handouts/q.pdf"):
        pdf = downloads(long) / name
        texts = page_texts(pdf)
        with_rows = [text for text in texts if "Synthetic row" in text]
        assert len(with_rows) > 1
        assert all("Synthetic study" in text for text in with_rows)
        whole = squeezed("".join(texts))
        for line in (*written_out(REMARKS), *written_out(DISSENT)[:1], "Synthetic item one [2–4,7]."):
            assert squeezed(line.removeprefix("• ")) in whole
        assert f"Synthetic row {ROWS}" in with_rows[-1]
        with pikepdf.open(pdf) as document:
            numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(document.pages)}
            links = [each.Dest for page in document.pages for each in page.get("/Annots", []) if "/Dest" in each]
            targets = [texts[numbers[to[0].objgen]] for to in links if isinstance(to, pikepdf.Array)]
        assert sum("Synthetic book 63" in text for text in targets) >= ROWS
        for profile in ("2a", "ua1"):
            report = validator.validate_pdf(pdf, profile=profile)
            assert report.is_compliant, [(each.rule_id, each.message) for each in report.failures]


def test_lists_of_questions_lead_to_long_texts_and_show_markers_as_text(long: Site) -> None:
    row = one(long.pages["questions/"], "[data-question=q]")
    assert not row.select("a.cites")
    assert STATEMENT in row.get_text()
    assert "Synthetic remark" not in row.get_text()
    links = [link["href"] for link in row.find_all("a") if link.get_text() == "on the question’s page"]
    assert links == [
        f"../questions/q/#{anchor}" for anchor in ("q-r.remarks", "q-r.dissent", "q.rationale", "q.references")
    ]
    ids = {str(each["id"]) for each in long.question_page(long.questions[0]).select("[id]")}
    assert {str(link).partition("#")[2] for link in links} <= ids


@pytest.mark.parametrize("number", ["S 12", "A-1", "٣٦", "36a"])
def test_a_number_of_any_kind_is_shown_and_reached(number: str) -> None:
    [cited] = numbered("q", [CslItem.model_validate({"type": "book", "id": "x", "citation-number": number})])
    assert cited.label == f"{number}."
    assert cited.anchor == ("q.reference-36a" if number == "36a" else "q.reference-at-1")
