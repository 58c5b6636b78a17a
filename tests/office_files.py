"""PPTX and DOCX files as tests make them, part by part, and the lines that are read from them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from pptx.util import Inches

from clinical_consensus.importing.lines import ReadDocument
from clinical_consensus.importing.readers.documents import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def read(document: Any, folder: Path, suffix: str) -> ReadDocument:
    content = io.BytesIO()
    document.save(content)
    (folder / f"made{suffix}").write_bytes(content.getvalue())
    return read_document(folder / f"made{suffix}")


def shown(document: ReadDocument) -> list[str]:
    return [line.text for line in document.lines if line.text]


def word(folder: Path, *paragraphs: str) -> ReadDocument:
    """A Word document whose paragraphs are given as the XML within w:p."""
    made = Document()
    for paragraph in paragraphs:
        made.element.body.insert(-1, parse_xml(f"<w:p {W} {M}>{paragraph}</w:p>"))
    return read(made, folder, ".docx")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def slide_of(presentation: Any) -> Any:
    return presentation.slides.add_slide(presentation.slide_layouts[6])


def boxed(slide: Any, text: str, left: float, top: float) -> Any:
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(3), Inches(0.5))
    box.text_frame.text = text
    return box
