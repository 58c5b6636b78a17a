"""Documents of four formats are read into the same lines, and no word of them is lost."""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinical_consensus.importing.lines import ReadDocument, source_text
from clinical_consensus.importing.readers.documents import read_document
from clinical_consensus.importing.readers.formats import DOCX, PDF, PPTX
from clinical_consensus.importing.readers.reading_process import read_here
from decks import FORMATS, PUBLISHED, SYNTHETIC, Deck, as_text, lines_of_deck, published, saved_deck, typeset
from documents import squeezed

MEDIA_TYPES = {".txt": "", **{each.suffix: each.media_type for each in (PPTX, DOCX, PDF)}}


def texts(document: ReadDocument) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(line.text.strip() if not line.cells else line.text, line.page, line.cells)
            for line in document.lines if line.text.strip()]  # fmt: skip


def without_cells(found: list[tuple[str, int, tuple[str, ...]]]) -> list[tuple[str, int]]:
    return [(text.strip(), page) for text, page, _cells in found]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("deck", [SYNTHETIC, published()], ids=["synthetic", "published"])
def test_a_deck_gives_the_same_lines_in_every_format(deck: Deck, suffix: str, tmp_path: Path) -> None:
    file = saved_deck(deck, suffix, tmp_path)
    document = read_document(file)
    expected = lines_of_deck(deck)
    if suffix == ".txt":
        assert without_cells(texts(document)) == without_cells(expected)
        assert source_text(document) == as_text(deck).decode()
    else:
        assert texts(document) == expected
    assert (document.title, document.media_type) == (f"deck{suffix}", MEDIA_TYPES[suffix])
    assert document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert document.notes == ()


@pytest.mark.parametrize("suffix", [".pptx", ".docx"])
def test_titles_of_slides_and_headings_are_headings(suffix: str, tmp_path: Path) -> None:
    document = read_document(saved_deck(SYNTHETIC, suffix, tmp_path))
    assert [line.text for line in document.lines if line.is_heading] == [slide[0] for slide in SYNTHETIC]


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_line_stands_between_paragraphs_alone(suffix: str, tmp_path: Path) -> None:
    document = read_document(saved_deck(SYNTHETIC, suffix, tmp_path))
    second = [line.text for line in document.lines if line.page == 2]
    heading, answer, names = SYNTHETIC[1]
    assert isinstance(answer, str)
    expected = [heading, "", *answer.split("\n"), "", names]
    assert second[: len(expected)] == expected


def test_the_published_deck_is_the_source(tmp_path: Path) -> None:
    words = PUBLISHED.read_text(encoding="utf-8").split()
    for suffix in FORMATS:
        assert source_text(read_document(saved_deck(published(), suffix, tmp_path))).split() == words


def test_a_text_file_keeps_its_lines_and_pages(tmp_path: Path) -> None:
    file = tmp_path / "deck.txt"
    text = " Synthetic \tﬁrst\u00ad line  \n\nthrombo-\nprophylaxis\n\fthromboprophylaxis\n"
    file.write_text(text, encoding="utf-8")
    document = read_document(file)
    assert source_text(document) == text
    assert [line.page for line in document.lines] == [1, 1, 1, 1, 2]


WORDS = st.text("abcdefgxyzABCXYZ0123456789.,:;()%<>=≥±µäéß", min_size=1, max_size=12)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
TABLES = st.integers(2, 3).flatmap(
    lambda columns: st.lists(st.tuples(*[PARAGRAPHS] * columns), min_size=2, max_size=3).map(tuple)
)
DECKS = st.lists(
    st.tuples(PARAGRAPHS, st.lists(PARAGRAPHS | TABLES, min_size=1, max_size=5)).map(lambda page: (page[0], *page[1])),
    min_size=1, max_size=3,
).map(tuple)  # fmt: skip


@pytest.mark.parametrize("form", [PPTX, DOCX, PDF], ids=lambda form: form.suffix)
@given(deck=DECKS)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_no_word_is_lost_and_none_is_added(form: object, deck: Deck) -> None:
    found = next(each for each in (PPTX, DOCX, PDF) if each is form)
    lines, _notes = read_here(FORMATS[found.suffix](deck), found)
    read, expected = ([text for text, *_ in each] for each in (map(astuple, lines), lines_of_deck(deck)))
    assert squeezed("".join(read)) == squeezed("".join(expected))
    if found is not PDF:
        assert " ".join(read).split() == " ".join(expected).split()


COLUMNS = """
#set page(width: 21cm, height: 29.7cm, numbering: "1", header: [Synthetic running head])
#set text(font: "Source Sans 3", size: 10pt, hyphenate: false)
#set par(justify: true)
#let flow(name, count) = range(count).map(number => name + str(number)).join(" ")
= 1. Synthetic heading over both columns
#columns(2)[
  #flow("left", 220)

  #flow("below", 60)
  #colbreak()
  #flow("right", 190)
]
#flow("under", 60)
"""


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    file = tmp_path / "columns.pdf"
    file.write_bytes(typeset(COLUMNS))
    words = source_text(read_document(file)).split()
    flows = [("left", 220), ("below", 60), ("right", 190), ("under", 60)]
    flowing = [f"{name}{number}" for name, count in flows for number in range(count)]
    head = "Synthetic running head 1. Synthetic heading over both columns"
    assert words == [*head.split(), *flowing, "1"]


HEADED = """
#set page(
  width: 21cm, height: 14cm, columns: 2, numbering: "1",
  header: context if calc.odd(here().page()) [Synthetic journal #h(1fr) Volume 2] else [Synthetic #h(1fr) Head],
)
#set text(font: "Source Sans 3", size: 10pt, hyphenate: false)
#range(1400).map(number => "word" + str(number)).join(" ")
"""


def test_running_heads_over_columns_are_no_part_of_these(tmp_path: Path) -> None:
    file = tmp_path / "headed.pdf"
    file.write_bytes(typeset(HEADED))
    pages = source_text(read_document(file)).split("\f")
    assert len(pages) > 4
    heads = [("Synthetic journal\tVolume 2", "Synthetic\tHead")[number % 2] for number in range(len(pages))]
    assert [page.strip().splitlines()[0] for page in pages] == heads
    flowing = " ".join(line for page in pages for line in page.strip().splitlines()[1:-1])
    assert flowing.split() == [f"word{number}" for number in range(1400)]


FORM = """
#set page(width: 21cm, height: 12cm)
#set text(font: "Source Sans 3", size: 10pt)
#grid(columns: (5cm, 1fr), row-gutter: 8pt, ..range(6).map(number => ([Label#number:], [Value#number])).flatten())
"""


def test_a_form_is_read_across(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(typeset(FORM))
    lines = [line.text for line in read_document(file).lines if line.text]
    assert lines == [f"Label{number}:\tValue{number}" for number in range(6)]


SCRIPTS = """
#set page(width: 21cm, height: 12cm)
#set text(font: "Source Sans 3", size: 10pt)
#set super({raised})
#set sub({lowered})
Counts of 10#super[9]/L, 10#super[−3], m#super[2], CO#sub[2], Ca#super[2+], #super[99m]Tc and reported#super[12,13].

Synthetic HbA#sub[1c] after the 1#super[st] year.
"""


@pytest.mark.parametrize(
    ("raised", "lowered"),
    [
        ("typographic: true", "typographic: true"),
        ("typographic: false", "typographic: false"),
        ("typographic: false, size: 0.65em, baseline: -0.33em", "typographic: false, size: 0.65em, baseline: 0.14em"),
        ("typographic: false, size: 0.8em, baseline: -0.5em", "typographic: false, size: 0.8em, baseline: 0.5em"),
    ],
    ids=["glyphs", "typst", "word", "reportlab"],
)
def test_superscripts_of_a_pdf_are_known_by_size_place_or_glyph(raised: str, lowered: str, tmp_path: Path) -> None:
    file = tmp_path / "scripts.pdf"
    file.write_bytes(typeset(SCRIPTS.replace("{raised}", raised).replace("{lowered}", lowered)))
    document = read_document(file)
    assert [line.text for line in document.lines if line.text] == [
        "Counts of 10⁹/L, 10⁻³, m², CO₂, Ca²⁺, ⁹⁹ᵐTc and reported¹²,¹³.",
        "Synthetic HbA₁c after the 1st year.",
    ]


MERGED = """
#set page(width: 21cm, height: 12cm)
#set text(font: "Source Sans 3", size: 10pt)
Before the table.
#table(columns: 3, [A], table.cell(colspan: 2)[over two columns], table.cell(rowspan: 2)[two rows], [c #linebreak() d],
  [], [e], [10#super[9]/L])
After the table.
"""


def test_rows_of_a_table_have_cells(tmp_path: Path) -> None:
    file = tmp_path / "table.pdf"
    file.write_bytes(typeset(MERGED))
    document = read_document(file)
    assert [line.cells or line.text for line in document.lines if line.text] == [
        "Before the table.",
        ("A", "over two columns"),
        ("two rows", "c d", ""),
        ("e", "10⁹/L"),
        "After the table.",
    ]


INITIAL = """
#set page(width: 21cm, height: 12cm)
#set text(font: "Source Sans 3", size: 10pt)
#box(text(28pt, baseline: 12pt)[S])ynthetic words after a large initial.
"""


def test_words_beside_a_large_initial_are_no_superscripts(tmp_path: Path) -> None:
    file = tmp_path / "initial.pdf"
    file.write_bytes(typeset(INITIAL))
    text = source_text(read_document(file))
    assert sorted(text.split()) == sorted(["S", "ynthetic", "words", "after", "a", "large", "initial."])


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_stands(angle: int, tmp_path: Path) -> None:
    turned = """
#set page(width: 16cm, height: 16cm)
#set text(font: "Source Sans 3", size: 10pt)
#rotate(ANGLE, reflow: true, box(width: 10cm)[Synthetic 10#super[9]/L \\ and more
  #table(columns: 2, [a], [b], [c], [d])])
"""
    file = tmp_path / "turned.pdf"
    file.write_bytes(typeset(turned.replace("ANGLE", f"{angle}deg")))
    document = read_document(file)
    found = [line.cells or line.text for line in document.lines if line.text]
    assert found == ["Synthetic 10⁹/L", "and more", ("a", "b"), ("c", "d")]
    assert document.notes == ()
