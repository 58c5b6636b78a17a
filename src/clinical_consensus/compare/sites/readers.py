"""The items of each kind of file: pages, PDFs, spreadsheets, decks; any other file byte for byte."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdfium2 import PdfDocument

from clinical_consensus.compare.sites.items import Item
from clinical_consensus.compare.sites.page import page_items


def file_items(path: str, content: bytes) -> list[Item]:
    """Return what a reader gets of a file: the kind of file is told by the end of `path`."""
    reader = _READERS.get(PurePosixPath(path).suffix, _lines)
    return list(reader(content))


def _lines(content: bytes) -> Iterator[Item]:
    try:
        for number, line in enumerate(content.decode("utf-8").split("\n"), 1):
            yield Item(line, f"line {number}")
    except UnicodeDecodeError:
        yield Item(f"{len(content)} bytes, BLAKE2 {hashlib.blake2b(content).hexdigest()}", "content")


def _pdf(content: bytes) -> Iterator[Item]:
    document = PdfDocument(content)
    for number, page in enumerate(document, 1):
        yield Item("page", f"page {number}")
        for line in page.get_textpage().get_text_bounded().splitlines():
            yield Item(line, f"page {number}")
    document.close()


def _workbook(content: bytes) -> Iterator[Item]:
    for sheet in load_workbook(io.BytesIO(content)):
        yield Item(f"sheet {sheet.title}", sheet.title)
        for row in sheet.iter_rows():
            yield Item("row", f"{sheet.title}, row {row[0].row}")
            for cell in row:
                yield Item(_cell(cell), f"{sheet.title}!{cell.coordinate}")


def _cell(cell: Any) -> str:
    return f"formula {cell.value!r}" if cell.data_type == "f" else repr(cell.value)


def _deck(content: bytes) -> Iterator[Item]:
    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, 1):
        yield Item("slide", f"slide {number}")
        yield from _paragraphs(slide.element, f"slide {number}")
        if slide.has_notes_slide:
            yield from _paragraphs(slide.notes_slide.element, f"slide {number}, notes")


def _paragraphs(element: Any, place: str) -> Iterator[Item]:
    for paragraph in element.iter(qn("a:p")):
        yield Item("".join(text.text or "" for text in paragraph.iter(qn("a:t"))), place)


_READERS = {".html": page_items, ".pdf": _pdf, ".xlsx": _workbook, ".pptx": _deck}
