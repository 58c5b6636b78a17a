"""Decks of questions as tests make them, each in four formats: UTF-8 text, PPTX, DOCX and PDF."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import typst
from docx import Document
from pptx import Presentation
from pptx.util import Inches

from clinical_consensus.importing.readers.scripts import lowered, raised
from sites import PROJECT

Block = str | tuple[tuple[str, ...], ...]
"""A paragraph, its lines divided by "\\n", or the rows of a table. In both, 10^{9} and H_{2}O mark scripts."""

Deck = tuple[tuple[Block, ...], ...]
"""Slides or pages; the first paragraph of each is its heading."""

PUBLISHED = PROJECT / "tests" / "collections" / "sources" / "icm_vte_oncology.txt"
_FONTS = PROJECT / "src" / "clinical_consensus" / "downloads" / "print" / "fonts"
_HEAD = "ICM VTE Oncology"

SYNTHETIC: Deck = (
    (
        "1 - Synthetic question of the first kind?",
        "Response/Recommendation: A synthetic count below 50 × 10^{9}/L, 10^{−3} or H_{2}O is no finding.",
        "Strength of Recommendation: Limited.",
        (("Synthetic outcome", "Share"), ("Of the first kind", "12 %"), ("Of the second kind", "")),
    ),
    (
        "2 - Synthetic question of the second kind?",
        "Recommendation: A synthetic answer\nin two lines.",
        "Given Name, Other Name",
    ),
)
"""A deck of two pages with a table, superscripts and subscripts."""

_TYPST = """
#let deck = json(bytes(sys.inputs.deck))
#let shown(runs) = runs.map(((kind, text)) => {
  if kind == "^" { super(text) } else if kind == "_" { sub(text) } else { text.split("\t").join(h(3em)) }
}).join()
#set page(width: 40cm, height: 60cm, margin: 2cm)
#set text(font: "Source Sans 3", size: 12pt, hyphenate: false)
#for (number, blocks) in deck.enumerate() {
  if number > 0 { pagebreak() }
  for block in blocks {
    if "rows" in block { table(columns: block.rows.first().len(), ..block.rows.flatten-cells) }
    else { par(block.lines.map(shown).join(linebreak())) }
  }
}
""".replace("..block.rows.flatten-cells", "..block.rows.map(row => row.map(cell => [#shown(cell)])).flatten()")


def published() -> Deck:
    """The published deck, slide by slide: each of its paragraphs with the lines that it has in the source."""
    slides: list[list[Block]] = []
    lines = [line.strip() for line in PUBLISHED.read_text(encoding="utf-8").splitlines()]
    for has_text, group in groupby(lines, key=bool):
        paragraph: list[str] = []
        for line in group if has_text else ():
            if line == _HEAD:
                if paragraph:
                    slides[-1].append("\n".join(paragraph))
                slides.append([])
                paragraph = []
            paragraph.append(line)
        if paragraph:
            slides[-1].append("\n".join(paragraph))
    return tuple(map(tuple, slides))


def runs(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text: ("", on the line), ("^", superscript) or ("_", subscript)."""
    for plain, kind, script in re.findall(r"([^\^_]+|[\^_](?!\{))|(?:([\^_])\{(.*?)\})", text):
        yield (kind, script) if kind else ("", plain)


def written(text: str) -> str:
    """A text with its scripts in Unicode."""
    return "".join({"^": raised, "_": lowered}[kind](part)[0] if kind else part for kind, part in runs(text))


def lines_of_deck(deck: Deck) -> list[tuple[str, int, tuple[str, ...]]]:
    """What a reader finds in a deck: each line's text, page and cells."""
    found: list[tuple[str, int, tuple[str, ...]]] = []
    for page, blocks in enumerate(deck, 1):
        for block in blocks:
            if isinstance(block, str):
                found += [(written(line), page, ()) for line in block.split("\n")]
            else:
                rows = [tuple(map(written, row)) for row in block]
                found += [(" | ".join(row), page, row) for row in rows]
    return found


def as_text(deck: Deck) -> bytes:
    """A deck as text, with an empty line after each paragraph and table, and a form feed before each further page."""
    pages = []
    for blocks in deck:
        paragraphs = [
            written(block) if isinstance(block, str) else "\n".join(" | ".join(map(written, row)) for row in block)
            for block in blocks
        ]
        pages.append("".join(f"{paragraph}\n\n" for paragraph in paragraphs))
    return "\f".join(pages).encode()


def as_pptx(deck: Deck) -> bytes:
    """A deck as slides: the heading as title, all other paragraphs in text boxes, tables in their place among them."""
    presentation = Presentation()
    for heading, *blocks in deck:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        assert isinstance(heading, str)
        assert slide.shapes.title is not None
        _fill_slide_paragraph(slide.shapes.title.text_frame.paragraphs[0], heading)
        for place, block in enumerate(blocks):
            box = (Inches(1), Inches(1.5 + place), Inches(8), Inches(0.8))
            if isinstance(block, str):
                _fill_slide_paragraph(slide.shapes.add_textbox(*box).text_frame.paragraphs[0], block)
            else:
                table = slide.shapes.add_table(len(block), len(block[0]), *box).table
                for row, texts in enumerate(block):
                    for column, text in enumerate(texts):
                        _fill_slide_paragraph(table.cell(row, column).text_frame.paragraphs[0], text)
    return _saved(presentation)


def _fill_slide_paragraph(paragraph: Any, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph.add_line_break()
        for kind, part in runs(line):
            run = paragraph.add_run()
            run.text = part
            if kind:
                run._r.get_or_add_rPr().set("baseline", "30000" if kind == "^" else "-25000")


def as_docx(deck: Deck) -> bytes:
    """A deck as a Word document: each page begins with a heading."""
    document = Document()
    for number, (heading, *blocks) in enumerate(deck):
        paragraph = document.add_heading(level=1)
        paragraph.paragraph_format.page_break_before = number > 0
        assert isinstance(heading, str)
        fill_paragraph(paragraph, heading)
        for block in blocks:
            if isinstance(block, str):
                fill_paragraph(document.add_paragraph(), block)
            else:
                table = document.add_table(len(block), len(block[0]))
                for row, texts in enumerate(block):
                    for column, text in enumerate(texts):
                        fill_paragraph(table.cell(row, column).paragraphs[0], text)
    return _saved(document)


def fill_paragraph(paragraph: Any, text: str) -> None:
    """Give an empty paragraph of a Word document its text."""
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph.add_run().add_break()
        for kind, part in runs(line):
            run = paragraph.add_run(part)
            if kind:
                setattr(run.font, "superscript" if kind == "^" else "subscript", True)


def as_pdf(deck: Deck) -> bytes:
    """A deck as a PDF, in pages so wide that no line is divided."""
    blocks = [
        [
            {"lines": [list(runs(line)) for line in block.split("\n")]}
            if isinstance(block, str)
            else {"rows": [[list(runs(cell)) or [("", "")] for cell in row] for row in block]}
            for block in page
        ]
        for page in deck
    ]
    return typeset(_TYPST, deck=json.dumps(blocks))


def typeset(template: str, **inputs: str) -> bytes:
    """A PDF by Typst, in the project's own typefaces."""
    compiler = typst.Compiler(font_paths=[str(_FONTS)], ignore_system_fonts=True)
    made = compiler.compile(template.encode(), format="pdf", sys_inputs=inputs)
    assert isinstance(made, bytes)
    return made


def _saved(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


FORMATS: dict[str, Callable[[Deck], bytes]] = {".txt": as_text, ".pptx": as_pptx, ".docx": as_docx, ".pdf": as_pdf}
"""What makes a deck in each format, by the suffix of its files."""


def saved_deck(deck: Deck, suffix: str, folder: Path) -> Path:
    """Save a deck in a format into a folder; returns the file's path."""
    file = folder / f"deck{suffix}"
    file.write_bytes(FORMATS[suffix](deck))
    return file
