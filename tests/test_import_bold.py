"""Bold and large letters of documents without styles: labels that nothing else ends, headings, and a title."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document

from clinical_consensus.importing.importer import ImportOptions, import_document
from clinical_consensus.importing.lines import ReadDocument
from clinical_consensus.importing.readers.documents import read_document
from clinical_consensus.importing.readers.run_in import is_headline
from decks import typeset
from imported import no_word_is_lost, notes_of

OPTIONS = ImportOptions("synthetic", "synthetic", "2026-11-25", "sources/deck.txt", "0" * 64)
TITLE = "Synthetic guideline on the care of hands"
BODY = (
    (
        "",
        "The working group met twice in the synthetic year and read all that it had found before that year had ended.",
    ),
    ("Washing of hands", ""),
    ("", "Soap lowers the count of synthetic germs on hands, as two trials have shown in several hundred people each."),
    ("Recommendation", "Wash hands with soap, unless the skin is sore or water is not at hand at the place of work."),
    ("Evidence level", "High"),
    ("Drying of hands", ""),
    (
        "Recommendation",
        "Dry hands with paper, which should be taken from a closed box and thrown away after it was used.",
    ),
    ("Evidence level", "Low"),
)
"""Paragraphs: what is bold in them, and the rest."""

_TYPST = """
#set text(font: "Source Sans 3", size: 10pt, hyphenate: false)
#set page(width: 9cm, height: auto)
#set par(spacing: 1.2em)
#text(size: 15pt, weight: sys.inputs.weight, sys.inputs.title)

#for (bold, plain) in json(bytes(sys.inputs.body)) { par(strong(bold) + " " + plain) }
"""


def as_pdf(weight: str = "bold") -> bytes:
    return typeset(_TYPST, body=json.dumps(BODY), title=TITLE, weight=weight)


def as_docx() -> bytes:
    document = Document()
    for bold, plain in ((TITLE, ""), *BODY):
        paragraph = document.add_paragraph()
        paragraph.add_run(bold).bold = True
        paragraph.add_run(f" {plain}" if plain else "")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def read(content: bytes, suffix: str, folder: Path) -> ReadDocument:
    file = folder / f"deck{suffix}"
    file.write_bytes(content)
    return read_document(file)


@pytest.mark.parametrize(("suffix", "content"), [(".pdf", as_pdf()), (".pdf", as_pdf("regular")), (".docx", as_docx())])
def test_bold_labels_and_headings_are_known_by_their_letters(suffix: str, content: bytes, tmp_path: Path) -> None:
    document = read(content, suffix, tmp_path)
    done = import_document(document, OPTIONS)
    no_word_is_lost(document, done)
    first, second = done.collection["questions"]
    assert [first["title"], second["title"]] == ["Washing of hands", "Drying of hands"]
    assert [each["recommendations"][0]["statements"][0]["text"] for each in (first, second)] == [BODY[3][1], BODY[6][1]]
    assert [each["recommendations"][0]["certainty"] for each in (first, second)] == ["high", "low"]
    assert first["rationale"] == [BODY[2][1]]
    assert set(notes_of(first)) == {"title", "rationale"}


def test_the_title_of_a_pdf_heads_no_question_and_its_headings_do(tmp_path: Path) -> None:
    lines = read(as_pdf(), ".pdf", tmp_path).lines
    assert [line.text for line in lines if line.is_heading] == ["Washing of hands", "Drying of hands"]


@pytest.mark.parametrize("text", ["Washing of hands", "1.2 Drying", "Should hands be washed?", "Recommendation"])
def test_short_words_that_stand_apart_are_a_heading(text: str) -> None:
    assert is_headline(text)


@pytest.mark.parametrize(
    "text", ["Wash hands.", "Strength: Strong", "Vote: 95%", "12", "of hands", "a " * 30, "Key facts:"]
)
def test_a_sentence_a_value_and_a_number_are_no_heading(text: str) -> None:
    assert not is_headline(text)
