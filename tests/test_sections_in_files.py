"""Handbook, slides, cards and tables have the questions in the order of the sections, under their titles."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from itertools import groupby
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pptx import Presentation

from documents import page_texts, squeezed
from sectioned import PATHS, sectioned
from sites import NOT_STATED, NOT_TRANSCRIBED, Json, Site, build_with_mkdocs, number_of, site_in
from test_sections_and_certainty import WITHOUT, answer, ordered, state


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The synthetic collection with sections, with its downloads."""
    folder = tmp_path_factory.mktemp("built")
    file = folder / "sectioned.json"
    file.write_text(json.dumps(sectioned()), encoding="utf-8")
    build_with_mkdocs(file, folder / "site")
    return site_in(folder / "site", file)


def heading(question: Json) -> str:
    if question["section"]:
        return " › ".join(PATHS[question["section"]])
    return f"Section: {NOT_TRANSCRIBED}" if state(question, "section") == NOT_TRANSCRIBED else WITHOUT


def titled(question: Json) -> str:
    return f"{number_of(question)}. {question['title']}"


def test_the_contents_of_the_handbook_have_the_questions_under_their_sections(built: Site) -> None:
    expected = []
    for name, questions in groupby(ordered(built), heading):
        expected += [(1, name), *((2, titled(question)) for question in questions)]
    with pdfium.PdfDocument(built.folder / "downloads/handbook.pdf") as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    contents = squeezed(page_texts(built.folder / "downloads/handbook.pdf")[1])
    start = marks.index((0, "Questions")) + 1
    end = marks.index((0, "Indexes"))
    assert marks[start:end] == expected
    for _, name in expected:
        _, found, contents = contents.partition(squeezed(name))
        assert found


def test_the_indexes_of_the_handbook_keep_what_is_not_transcribed_apart(built: Site) -> None:
    with pdfium.PdfDocument(built.folder / "downloads/handbook.pdf") as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    lines = [" ".join(line.split()) for text in texts for line in text.splitlines()]
    lines = lines[len(lines) - lines[::-1].index("Indexes") :]
    start = lines.index("Certainty of evidence")
    index = lines[start : lines.index("Consensus", start)]
    for reason in (NOT_STATED, NOT_TRANSCRIBED):
        at = index.index(reason)
        expected = [
            titled(each)
            for each in ordered(built)
            if not answer(each).get("certainty") and state(each, "certainty") == reason
        ]
        found = index[at + 1 : at + 1 + len(expected)]
        assert [line.startswith(title) for line, title in zip(found, expected, strict=True)] == [True] * len(expected)
    assert [line for line in lines if line.startswith("Strong, against")]


def test_slides_of_each_section_follow_a_slide_with_its_title(built: Site) -> None:
    expected = []
    for section, questions in groupby(ordered(built), lambda each: each["section"]):
        expected += [PATHS[section][-1]] if section else []
        expected += [question["title"] for question in questions]
    shown = [
        slide.shapes.title.text_frame.text for slide in Presentation(str(built.folder / "downloads/slides.pptx")).slides
    ]
    with pdfium.PdfDocument(built.folder / "downloads/slides.pdf") as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert [title for title, _ in groupby(shown[1:])] == expected
    assert len(texts) == len(shown)
    assert all(squeezed(title) in squeezed(text) for title, text in zip(shown, texts, strict=True))
    around = next(text for title, text in zip(shown, texts, strict=True) if title == "Synthetic late care")
    assert squeezed("Section › Synthetic legs › Synthetic knee") in squeezed(around)


def test_cards_have_their_section_as_a_tag(built: Site, tmp_path: Path) -> None:
    with zipfile.ZipFile(built.folder / "downloads/flashcards.apkg") as cards:
        cards.extract("collection.anki2", tmp_path)
    with sqlite3.connect(tmp_path / "collection.anki2") as database:
        tags = [tuple(tags.split()) for (tags,) in database.execute("select tags from notes order by id")]
    by_path = {tuple(path): own for own, path in PATHS.items()}
    expected = []
    for question in ordered(built):
        path = PATHS.get(question["section"], [])
        section = "::".join(by_path[tuple(path[: end + 1])] for end in range(len(path)))
        expected.append({*question["topics"], *([section] if section else [])})
    assert [set(each) for each in tags] == expected


def test_the_table_is_in_the_same_order_and_says_what_is_not_transcribed(built: Site) -> None:
    text = (built.folder / "data/questions.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["question id"] for row in rows] == [question["id"] for question in ordered(built)]
    for row, question in zip(rows, ordered(built), strict=True):
        if not answer(question).get("strength"):
            assert row["strength"] == state(question, "strength")
        elif answer(question)["direction"]:
            assert row["strength"].endswith(f", {answer(question)['direction']}")


def test_every_surface_says_of_parts_that_they_are_not_transcribed(built: Site) -> None:
    [first, *_] = built.data["questions"]
    text = (built.folder / f"questions/{first['id']}.txt").read_text(encoding="utf-8")
    assert f"Parts\n{NOT_TRANSCRIBED}" in text
    assert NOT_TRANSCRIBED in (built.folder / "llms.txt").read_text(encoding="utf-8")
