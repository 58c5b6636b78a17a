"""Beside every title of a question in a list or a link stands whether it is withdrawn, replaced or a draft."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag

from documents import bookmarks, destinations, page_texts, slides, squeezed
from frozen import WITHDRAWN, drafted, first, second, written
from shared import Shared
from sites import Site, one, site_in

DRAFT = "draft after edition 1.1.0"
MARKS: Mapping[str, tuple[str, ...]] = {
    "q1": (DRAFT,), "q2": (), "q3": ("withdrawn", "replaced"), "q4": (), "q5": ("withdrawn",), "q6": (DRAFT,),
}  # fmt: skip
"""The marks of each question of the collection below."""

QUESTIONS = re.compile(r"Synthetic question (q\d)")
"""What titles look like in it."""


@pytest.fixture
def site(shared: Shared, tmp_path: Path) -> Site:
    """Two frozen editions: q3 and q5 are withdrawn, the draft q6 replaces q3, q1 is a draft, all are related to q2."""
    value, latest = drafted(), second()
    entry = latest["questions"][2]["history"][-1]
    for each in (value, latest):
        own = {question["id"]: question for question in each["questions"]}
        own["q5"]["history"] = [*own["q5"]["history"], entry | {"reason": "Synthetic other reason"}]
        own["q2"]["related"] = sorted(own.keys() - {"q2"})
    data = written(tmp_path / "data", value, first(), latest)
    return site_in(shared.site(data), data)


def marked(own: str) -> str:
    """A title with its marks, as text has it."""
    marks = f" ({', '.join(MARKS[own])})" if MARKS[own] else ""
    return f"Synthetic question {own}{marks}"


def said(own: str) -> list[str]:
    """The marks as a page has them, in one element beside the title, or in none."""
    return [", ".join(MARKS[own])] if MARKS[own] else []


def links(page: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """The links of a page that name a question by its title: the question's id and the link."""
    for link in page.select("a[href]"):
        named = QUESTIONS.search(link.get_text())
        if named and not link.find_parent(class_="warning") and not link.find_parent(attrs={"data-fact": "replaces"}):
            yield named[1], link


def beside(link: Tag) -> str:
    """What stands in and after a link until the next question's."""
    state = link.select_one(".state") or next(
        (each for each in link.next_siblings if isinstance(each, Tag) and "state" in (each.get("class") or ())), None
    )
    return state.get_text() if state else ""


def test_every_link_with_a_questions_title_has_its_marks(site: Site) -> None:
    seen = set()
    for address, page in site.pages.items():
        is_of_edition = address.startswith("changes/1")
        for own, link in links(page):
            marks = [mark for mark in MARKS[own] if not (mark == DRAFT and is_of_edition)]
            assert beside(link).lower() == ", ".join(marks), (address, str(link))
            seen.add((address, own))
    lists = ("", "questions/", "review/", "downloads/", "strengths/limited/", "consensus/level/", "changes/draft/")
    assert {(address, own) for address in lists for own in MARKS} <= seen
    assert {("questions/q2/", own) for own in MARKS if own != "q2"} <= seen
    assert {("changes/1.1.0/", own) for own in MARKS if own != "q6"} <= seen


def test_beside_the_source_every_question_and_repeated_title_has_its_marks(shared: Shared, tmp_path: Path) -> None:
    value, latest = drafted(), second()
    titles = [f"Synthetic question {own}" for own in MARKS]
    source = "\n".join(["a", *titles])
    for each in (value, latest):
        each["sources"][0]["sha256"] = hashlib.sha256(source.encode()).hexdigest()
        each["questions"][4]["history"] = [*each["questions"][4]["history"], WITHDRAWN]
    data = written(tmp_path / "data", value, first(), latest)
    (data.parent / "a.txt").write_text(source, encoding="utf-8")
    page = site_in(shared.site(data, DOWNLOADS="none"), data).pages["review/source/"]
    named = page.select('.passage a[href*="questions/"]')
    assert {str(link["href"]).split("/")[-2] for link in named} == set(MARKS)
    for link in named:
        own = str(link["href"]).split("/")[-2]
        assert beside(link).lower() == ", ".join(MARKS[own])
    layout = one(page, ".layout .note").get_text(" ", strip=True).lower()
    numbers = {each["id"]: each["number"] for each in value["questions"]}
    order = sorted(MARKS, key=numbers.__getitem__)
    repeats = ", ".join(" ".join((str(numbers[own]), *[", ".join(MARKS[own])] * bool(MARKS[own]))) for own in order)
    assert " ".join(layout.split()).replace(" ,", ",") == f"layout; repeats the title of question {repeats}"


def test_previous_and_next_say_what_they_lead_to(site: Site) -> None:
    order = [str(question["id"]) for question in sorted(site.questions, key=lambda each: int(each["number"]))]
    assert set(order) == set(MARKS)
    for before, after in pairwise(order):
        for own, rel, other in ((before, "next", after), (after, "prev", before)):
            link = one(site.pages[f"questions/{own}/"], f'.steps a[rel="{rel}"]')
            assert QUESTIONS.findall(link.get_text()) == [other]
            assert [state.get_text().lower() for state in link.select(".state")] == said(other)


def test_the_title_of_a_page_has_them_and_its_heading_is_the_sources_own(site: Site) -> None:
    for own in MARKS:
        page = site.pages[f"questions/{own}/"]
        assert one(page, "title").get_text().endswith(f". {marked(own)} - SYNTHETIC")
        assert one(page, "h1").get_text() == f"Synthetic question {own}"
        tags = {name: str(one(page, f'meta[name="{name}"]')["content"]) for name in ("citation_title", "DC.title")}
        assert tags == dict.fromkeys(tags, f"Synthetic question {own}")


def test_structured_data_have_the_title_and_beside_it_the_status(site: Site) -> None:
    for own, marks in MARKS.items():
        script = one(site.pages[f"questions/{own}/"], 'script[type="application/ld+json"]')
        page = json.loads(str(script.string))
        for work in (page, page["mainEntity"]):
            assert work["name"] == f"Synthetic question {own}"
            status = work.get("creativeWorkStatus", "").lower().removesuffix(f"synthetic question q6 ({DRAFT}).")
            assert [mark for mark in ("withdrawn", "replaced", DRAFT) if mark in status] == list(marks)


def test_feed_and_reference_managers_have_the_sources_own_title(site: Site) -> None:
    feed = (site.folder / "changes" / "feed.xml").read_text(encoding="utf-8")
    named = re.findall(r"Question \d+: (Synthetic question (q\d).*?) (?:added|withdrawn) in edition", feed)
    assert {own for _, own in named} == {"q1", "q2", "q3", "q4", "q5"}
    assert all(title == f"Synthetic question {own}" for title, own in named)
    for own in MARKS:
        [item, *_] = json.loads((site.folder / "data" / "citations" / f"{own}.csl.json").read_text(encoding="utf-8"))
        assert item["title"] == f"Synthetic question {own}"
        assert all(mark in item["note"].lower() for mark in MARKS[own])


def test_the_handbook_has_them_in_contents_headings_and_bookmarks(site: Site) -> None:
    handbook = site.folder / "downloads" / "handbook.pdf"
    titles = [title for _, title in bookmarks(handbook) if QUESTIONS.search(title)]
    assert sorted(title.partition(". ")[2] for title in titles) == [marked(own) for own in MARKS]
    texts = page_texts(handbook)
    start = next(number for number, text in enumerate(texts) if text.startswith("How to read"))
    contents = squeezed("".join(texts[1:start]))
    for own in MARKS:
        assert contents.count(squeezed(f"Synthetic question {own}")) == contents.count(squeezed(marked(own))) == 1
    related = squeezed(texts[destinations(handbook)["q2"]])
    assert squeezed("Question 3 (withdrawn, replaced), page") in related
    assert squeezed("Question 4, page") in related


def test_a_handout_and_its_file_are_named_with_them(site: Site) -> None:
    for own in MARKS:
        file = site.folder / "downloads" / "handouts" / f"{own}.pdf"
        with pikepdf.open(file) as document:
            assert str(document.docinfo.Title) == marked(own)
        assert [title for _, title in bookmarks(file)] == [marked(own)]
        assert squeezed(marked(own)) in squeezed(page_texts(file)[0])


def test_slides_are_headed_with_them(site: Site) -> None:
    found = {slide.shapes.title.text_frame.text for slide in slides(site.folder / "downloads" / "slides.pptx")}
    assert {title for title in found if QUESTIONS.search(title)} == {marked(own) for own in MARKS}
    names = {title for _, title in bookmarks(site.folder / "downloads" / "slides.pdf") if QUESTIONS.search(title)}
    assert names == {marked(own) for own in MARKS}
