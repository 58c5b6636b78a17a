"""Read the paragraphs, tables, text boxes and footnotes of a DOCX file into lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from clinical_consensus.importing.lines import Line, line_of_cells
from clinical_consensus.importing.readers.docx_numbers import ListNumbers
from clinical_consensus.importing.readers.docx_styles import Styles, W, is_on, value
from clinical_consensus.importing.readers.docx_text import PAGE, RENDERED, ParagraphText
from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.office_package import text_package
from clinical_consensus.importing.readers.run_in import is_headline
from clinical_consensus.importing.readers.scripts import raised

_CONTAINERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_NOTES = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}
_NEXT_PAGE = frozenset({"nextPage", "oddPage", "evenPage"})


def lines_of_docx(content: bytes) -> tuple[list[Line], Notes]:
    """Return the lines of a DOCX file and notes. Raises whatever python-docx does."""
    notes = Notes()
    document = Document(text_package(content))
    reader = _Reader(document.part, notes)
    lines = list(reader.body(document.element.body))
    lines += reader.footnotes()
    for section in document.sections:
        for frame in (section.header, section.footer):
            if not frame.is_linked_to_previous and (text := _plain(frame._element)):
                notes.add("headers and footers, left out", f"“{text}”")
    if _related(document.part, RELATIONSHIP_TYPE.COMMENTS) is not None:
        notes.add("the document has comments, which are left out")
    return lines, notes


class _Reader:
    def __init__(self, part: Any, notes: Notes) -> None:
        self._part, self._notes = part, notes
        root = _related(part, RELATIONSHIP_TYPE.STYLES)
        self._styles = Styles(etree.Element("none") if root is None else root)
        self._text = ParagraphText(self._styles, notes)
        self._numbers = ListNumbers(_related(part, RELATIONSHIP_TYPE.NUMBERING), self._styles, notes)
        self._page, self._breaks, self._carried = 1, 0, ""
        self._was_item = False

    def body(self, node: Any) -> Iterator[Line]:
        """Yield the lines of a body's paragraphs and tables, an empty line after each that is no item of a list."""
        for block in node:
            if block.tag == f"{W}p":
                yield from self._paragraph(block)
            elif block.tag == f"{W}tbl":
                yield from self._table(block)
            elif block.tag in _CONTAINERS:
                yield from self.body(block)

    def footnotes(self) -> Iterator[Line]:
        """Yield the footnotes and endnotes that the text refers to, with their numbers, on a page after all others."""
        done = 0
        while done < len(self._text.footnotes):
            kind, name = self._text.footnotes[done]
            done += 1
            if done == 1:
                self._page += 1
                self._notes.add("footnotes and endnotes, read after the text, on a page of their own")
            root = _related(self._part, _NOTES[kind])
            for note in () if root is None else root.iterchildren(f"{W}{kind}"):
                if note.get(f"{W}id") == name:
                    yield Line(f"{raised(str(done))[0]} {self._flat(note)}", self._page)

    def _paragraph(self, block: Any) -> Iterator[Line]:
        if is_on(block, "pPr/pageBreakBefore"):
            self._breaks += 1
        mark = self._numbers.mark(block) if _plain(block) else ""
        text = self._carried + self._text.text(block)
        self._carried = ""
        if block.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._carried = text
            return
        is_item = bool(mark) and not self._styles.is_heading(block)
        if self._was_item and not is_item:
            yield Line("", self._page)
        is_heading = self._styles.is_heading(block) or (self._styles.is_bold(block) and is_headline(text.strip()))
        yield from self._pieces(text, mark, is_heading=is_heading)
        self._was_item = is_item
        if not is_item:
            yield Line("", self._page)
        yield from self._boxes(block)
        section = block.find(f"{W}pPr/{W}sectPr")
        if section is not None and (value(section, "type") or "nextPage") in _NEXT_PAGE:
            self._breaks += 1

    def _pieces(self, text: str, mark: str, *, is_heading: bool) -> Iterator[Line]:
        """Yield the lines of a paragraph, each on the page on which it begins."""
        for number, piece in enumerate(text.split(PAGE)):
            if number:
                self._breaks += 1
            for line in piece.split("\n"):
                before, *rest = line.split(RENDERED)
                begins_page = bool(rest) and not before.strip()
                inside = len(rest) - begins_page
                self._breaks = max(self._breaks, int(begins_page))
                shown = "".join((before, *rest)).strip()
                if shown:
                    self._page += self._breaks
                    self._breaks = 0
                    yield Line(f"{mark} {shown}" if mark else shown, self._page, (), is_heading)
                    mark = ""
                self._breaks = max(self._breaks, inside)

    def _boxes(self, block: Any) -> Iterator[Line]:
        """Yield the lines of the text boxes that a paragraph anchors, each box once."""
        for box in block.iter(f"{W}txbxContent"):
            outer = {etree.QName(each).localname for each in box.iterancestors() if isinstance(each.tag, str)}
            inner = next(box.iterancestors(f"{W}txbxContent"), None)
            if "Fallback" not in outer and (inner is None or inner not in set(block.iter(f"{W}txbxContent"))):
                yield from self.body(box)

    def _table(self, table: Any) -> Iterator[Line]:
        if all(len(list(_cells_of(row))) <= 1 for row in _rows(table)):
            for cell in table.iter(f"{W}tc"):
                if cell.find(f".//{W}tc") is None:
                    yield from self.body(cell)
            return
        if self._was_item:
            yield Line("", self._page)
        self._was_item = False
        self._page += self._breaks
        self._breaks = 0
        for row in _rows(table):
            if next(row.iter(f"{W}lastRenderedPageBreak"), None) is not None:
                self._page += 1
            cells = tuple(map(self._cell, _cells_of(row)))
            yield line_of_cells(cells, self._page)
        yield Line("", self._page)

    def _cell(self, cell: Any) -> str:
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        is_continued = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        return "" if is_continued else "\n".join(self._paragraphs(cell))

    def _flat(self, node: Any) -> str:
        """Return the text of a footnote on one line."""
        return " ".join(self._paragraphs(node))

    def _paragraphs(self, node: Any) -> Iterator[str]:
        """Yield the lines of a cell or a footnote, with the marks of items of lists."""
        for block in node.iter(f"{W}p"):
            mark = self._numbers.mark(block)
            text = self._text.text(block).replace(PAGE, " ").replace(RENDERED, " ")
            lines = [" ".join(line.split()) for line in f"{mark} {text.strip()}".split("\n")]
            yield from filter(None, lines if text.strip() else ())


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table that are not deleted by a tracked change."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is table and row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells_of(row: Any) -> Iterator[Any]:
    return (cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row)


def _related(part: Any, kind: str) -> Any:
    """Return the root of the part that another one is related to in this way, or None if there is none."""
    found = next((each.target_part for each in part.rels.values() if each.reltype == kind), None)
    return None if found is None else etree.fromstring(found.blob, etree.XMLParser(resolve_entities=False))


def _plain(node: Any) -> str:
    return " ".join("".join(each.text or "" for each in node.iter(f"{W}t")).split())
