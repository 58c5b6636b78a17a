"""A vote is said as it is stated, with no figure that the source does not state; one with all figures is also drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from bs4 import Tag

from documents import page_texts, slides, squeezed
from shared import Shared
from sites import Json, Site, one
from voting import KINDS, Kind, built, vote_words

LENGTH, GAP = 160, 2
EARLIER = (50.0, 30.0, 20.0)

Drawn = list[tuple[str, float]]
"""What is drawn of a vote: how each figure looks, and its length as a part of the bar's."""


@pytest.fixture(scope="module")
def voted(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(shared, tmp_path_factory.getbasetemp() / "votes")


def expected(shares: tuple[float, ...], of: tuple[str, ...] = ("filled", "striped", "hollow")) -> Drawn:
    """The bar of these percentages: in proportion, and each part but that of a whole ends in a gap."""
    return [
        (look, LENGTH if share == 100 else LENGTH * share / 100 - GAP) for look, share in zip(of, shares, strict=False)
    ]


def same(found: Drawn, wanted: Drawn) -> bool:
    return [look for look, _ in found] == [look for look, _ in wanted] and all(
        length == pytest.approx(right, abs=0.1) for (_, length), (_, right) in zip(found, wanted, strict=True)
    )


def bars_of(kind: Kind) -> list[Drawn]:
    """The bars of a question: of its vote, and of the first one those of earlier votes too."""
    looks = ("striped",) if kind.vote.get("disagree") == 100 else ("filled", "striped", "hollow")
    return [
        *([expected(kind.shares, looks)] if kind.shares else []),
        *([expected(EARLIER)] if kind is KINDS[0] else []),
    ]


def on_page(svg: Tag) -> Iterator[tuple[str, float]]:
    for each in svg.find_all(True):
        if each.name == "rect":
            yield "filled", float(str(each["width"]))
        else:
            [length] = re.findall(r"^M[\d.]+ [\d.]+h([\d.]+)", str(each["d"]))
            yield "striped" if each.get("stroke-dasharray") else "hollow", float(length)


def in_print(pdf: Path, unit: float) -> Iterator[tuple[str, float]]:
    """What is drawn of votes in a file; a line's bounds exceed it by its thickness on each side."""
    looks = {8.0: ("filled", 0.0), 16.0: ("striped", 16.0), 10.0: ("hollow", 2.0)}
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            for each in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH], max_depth=9):
                left, bottom, right, top = each.get_bounds()
                look, more = looks.get(round((top - bottom) / unit, 1), ("", 0.0))
                if look and right - left < (LENGTH + 17) * unit and (right - left) / unit > more:
                    yield look, (right - left) / unit - more


def on_slide(slide: Any) -> Drawn:
    """What is drawn of votes on a slide, each part in a shape of its own that is for the eye alone."""
    found = [shape for shape in slide.shapes if shape.shape_type == 1]
    for shape in found:
        assert not shape.text_frame.text
        assert [each.get("val") for each in shape._element.iter() if each.tag.endswith("}decorative")] == ["1"]
    looks = {1: "filled", 2: "striped", 5: "hollow"}
    return [(looks[int(shape.fill.type)], shape.width.pt) for shape in found]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.words)
def test_what_tests_derive_of_a_vote_is_what_stands_here(kind: Kind) -> None:
    assert vote_words(kind.vote) == kind.words


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_a_vote_is_said_as_it_is_stated_on_every_surface(voted: Site, number: int) -> None:
    kind, own = KINDS[number], voted.questions[number]["id"]
    section = one(voted.pages[f"questions/{own}/"], "[data-recommendation]")
    assert one(section, ".vote").get_text() == kind.words
    texts = {
        "plain text": (voted.folder / f"questions/{own}.txt").read_text(encoding="utf-8"),
        "handout": "".join(page_texts(voted.folder / f"downloads/handouts/{own}.pdf")),
        "list": one(voted.pages["questions/"], f'[data-question="{own}"]').get_text(),
        "notes": "".join(
            slide.notes_slide.notes_text_frame.text
            for slide in slides(voted.folder / "downloads/slides.pptx")
            if own in slide.shapes.title.text_frame.text.split()
        ),
    }
    assert [
        name for name, text in texts.items() if squeezed(f"Vote{kind.words}") not in squeezed(text).replace(":", "")
    ] == []
    stated = {f"{float(figure):g}" for figure in re.findall(r"\d+(?:\.\d+)?", str(kind.vote))}
    assert {f"{float(figure):g}" for figure in re.findall(r"\d+(?:\.\d+)?", kind.words)} <= stated


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_a_vote_of_which_all_figures_are_stated_is_drawn_and_no_other(voted: Site, number: int) -> None:
    kind, own = KINDS[number], voted.questions[number]["id"]
    wanted = bars_of(kind)
    drawings = voted.pages[f"questions/{own}/"].select("article svg:not([class*=icon])")
    assert len(drawings) == len(wanted)
    for svg, bar in zip(drawings, wanted, strict=True):
        assert same(list(on_page(svg)), bar)
    flat = [each for bar in wanted for each in bar]
    assert same(list(in_print(voted.folder / f"downloads/handouts/{own}.pdf", 0.5)), flat)
    deck = slides(voted.folder / "downloads/slides.pptx")
    decks = [slide for slide in deck if own in slide.shapes.title.text_frame.text.split()]
    assert same([each for slide in decks for each in on_slide(slide)], flat)


def test_handbook_and_slides_draw_every_bar(voted: Site) -> None:
    flat = [each for kind in KINDS for bar in bars_of(kind) for each in bar]
    assert same(list(in_print(voted.folder / "downloads/handbook.pdf", 0.5)), flat)
    assert same(list(in_print(voted.folder / "downloads/slides.pdf", 1)), flat)


def test_a_bar_is_silent_and_needs_neither_colour_nor_style(voted: Site) -> None:
    drawings = [svg for page in voted.pages.values() for svg in page.select(".vote-bar")]
    assert drawings
    for svg in drawings:
        assert svg["aria-hidden"] == "true"
        assert not svg.get_text()
        parts = svg.find_all(True)
        assert {str(part.get("fill") or part["stroke"]) for part in parts} <= {"currentColor", "none"}
        assert not [each for each in (svg, *parts) if each.get("style") or each.get("id")]
        fact = svg.find_parent(class_="fact")
        assert fact is not None
        assert re.search(r"Agree \d+", fact.get_text())


@pytest.mark.parametrize("name", ["handbook.pdf", "slides.pdf", "handouts/q1.pdf"])
def test_what_is_drawn_in_a_pdf_is_no_content(voted: Site, name: str) -> None:
    painted = 0
    with pikepdf.open(voted.folder / "downloads" / name) as document:
        for page in document.pages:
            marks: list[str] = []
            for each in pikepdf.parse_content_stream(page):
                operands, operator = each.operands, str(each.operator)
                if operator in ("BMC", "BDC"):
                    marks.append(str(operands[0]))
                elif operator == "EMC":
                    marks.pop()
                elif operator in ("f", "f*", "S", "s", "B", "b"):
                    painted += 1
                    assert "/Artifact" in marks
    assert painted > 3


def is_whole(vote: Json | None) -> bool:
    """Whether all three figures of a vote are stated, in percent or in heads."""
    names = ("agree", "disagree", "abstain")
    of = vote or {}
    return any(all(each.get(name) is not None for name in names) for each in (of, of.get("counts") or {}))


def test_nothing_is_drawn_of_a_grade_or_where_no_vote_is_stated(mkdocs_site: Site) -> None:
    stated = [answer.get("consensus") or {} for each in mkdocs_site.questions for answer in each["recommendations"]]
    votes = [vote for of in stated for vote in (of.get("vote"), *of.get("earlier_votes", [])) if is_whole(vote)]
    found = [
        svg
        for address, page in mkdocs_site.pages.items()
        for svg in page.select(".vote-bar")
        if is_of_question(address)
    ]
    assert len(found) == len(votes)
    assert all(svg.find_parent(attrs={"data-fact": re.compile(r"\.(vote|earlier_votes)$")}) for svg in found)


def is_of_question(address: str) -> bool:
    return bool(re.fullmatch(r"questions/[^/]+/", address)) and "page." not in address


def test_the_text_on_a_slide_with_a_bar_is_where_the_bar_is(voted: Site) -> None:
    for slide in slides(voted.folder / "downloads/slides.pptx"):
        bars = [shape for shape in slide.shapes if shape.shape_type == 1]
        if bars:
            body = list(slide.placeholders)[-1]
            first = body.text_frame.paragraphs[0]
            assert first.text.startswith(("Vote", "Earlier votes"))
            assert int(first._p.pPr.get("marL")) > max(shape.left + shape.width for shape in bars) - body.left
            assert body.top < bars[0].top < body.top + first.line_spacing
