"""Read the slides of a PPTX file into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx import Presentation

from clinical_consensus.importing.lines import Line, line_of_cells
from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.office_package import text_package
from clinical_consensus.importing.readers.pptx_text import A, SlideText

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PAGE_NUMBERS = frozenset({"sldNum", "dt"})
"""Placeholders that hold a slide's number and the date: layout, surely."""


def lines_of_pptx(content: bytes) -> tuple[list[Line], Notes]:
    """Return the lines of a PPTX file, slide by slide, and notes. Raises whatever python-pptx does."""
    notes = Notes()
    presentation = Presentation(text_package(content))
    lines: list[Line] = []
    for number, slide in enumerate(presentation.slides, 1):
        if slide.element.get("show") == "0":
            notes.add("hidden slides, which were read too", str(number))
        lines += _Slide(slide, number, notes).lines()
    return lines, notes


class _Slide:
    def __init__(self, slide: Any, number: int, notes: Notes) -> None:
        self._slide, self._number, self._notes = slide, number, notes
        self._text = SlideText(notes)

    def lines(self) -> Iterator[Line]:
        title = self._slide.shapes.title
        others = [shape for shape in self._slide.shapes if title is None or shape.shape_id != title.shape_id]
        if title is not None:
            yield from self._of_frame(title, is_heading=True)
        yield from self._of_shapes(others)
        spoken = self._slide.notes_slide.notes_text_frame if self._slide.has_notes_slide else None
        if spoken is not None and spoken.text.strip():
            self._notes.add("speaker notes, read below their slides", str(self._number))
            yield from (replace(line, is_spoken=True) for line in self._spaced(self._text.paragraphs(spoken._txBody)))

    def _of_shapes(self, shapes: Iterable[Any]) -> Iterator[Line]:
        for shape in as_seen(list(shapes)):
            yield from self._of_shape(shape)

    def _of_shape(self, shape: Any) -> Iterator[Line]:
        tag = etree.QName(shape.element).localname
        if tag == "grpSp":
            yield from self._of_shapes(shape.shapes)
        elif tag == "graphicFrame":
            yield from self._of_frame_of_graphics(shape)
        elif tag == "pic":
            self._notes.add("pictures, whose text is not read, on slides", str(self._number))
        elif shape.has_text_frame:
            kind = _placeholder(shape)
            if kind in _PAGE_NUMBERS:
                if text := " ".join(shape.text_frame.text.split()):
                    self._notes.add("slide numbers and dates, left out", text)
            else:
                yield from self._of_frame(shape, is_heading=False)

    def _of_frame(self, shape: Any, *, is_heading: bool) -> Iterator[Line]:
        yield from self._spaced(self._text.paragraphs(shape.text_frame._txBody), is_heading=is_heading)

    def _spaced(self, paragraphs: Iterable[tuple[str, bool]], *, is_heading: bool = False) -> Iterator[Line]:
        """Yield the lines of paragraphs, with an empty line after each that is no item of a list."""
        was_item = False
        for text, is_item in paragraphs:
            if was_item and not is_item:
                yield Line("", self._number)
            for line in text.split("\n"):
                yield Line(line, self._number, is_heading=is_heading and line.strip() != "")
            if not is_item:
                yield Line("", self._number)
            was_item = is_item
        yield Line("", self._number)

    def _of_frame_of_graphics(self, shape: Any) -> Iterator[Line]:
        for row in shape.element.iter(f"{A}tr"):
            cells = tuple(self._text.cell(cell) for cell in row.iterchildren(f"{A}tc") if cell.get("hMerge") != "1")
            yield line_of_cells(cells, self._number)
        for related in shape.element.iter(f"{_DIAGRAM}relIds"):
            yield from self._of_diagram(related.get(f"{_RELATED}dm"))
        if next(shape.element.iter(f"{_CHART}chart"), None) is not None:
            self._notes.add("charts, whose text is not read, on slides", str(self._number))
        yield Line("", self._number)

    def _of_diagram(self, relation: str) -> Iterator[Line]:
        self._notes.add("diagrams (SmartArt), read in the order of their points, on slides", str(self._number))
        parser = etree.XMLParser(resolve_entities=False)
        tree = etree.fromstring(self._slide.part.related_part(relation).blob, parser)
        for point in tree.iter(f"{_DIAGRAM}pt"):
            for body in point.iterchildren(f"{_DIAGRAM}t"):
                yield from self._spaced(self._text.paragraphs(body))


def _placeholder(shape: Any) -> str:
    found = next(shape.element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}ph"), None)
    return "" if found is None else str(found.get("type", ""))


def as_seen(shapes: list[Any]) -> list[Any]:
    """Return shapes in the order of the file, but each after those that stand wholly above it.

    The order of the file is the reading order that PowerPoint gives to screen readers. Boxes beside each other keep it.
    """
    left, placed = list(shapes), []
    while left:
        first = next((each for each in left if not any(_is_above(other, each) for other in left)), left[0])
        left.remove(first)
        placed.append(first)
    return placed


def _is_above(upper: Any, lower: Any) -> bool:
    """Whether a shape ends above another one that it shares a part of its width with; half a line's overlap is none."""
    try:
        edges = (upper.top + upper.height, lower.top, upper.left, lower.left, upper.left + upper.width)
        end = lower.left + lower.width
    except TypeError:  # a placeholder without a place of its own or its layout's
        return False
    bottom, top, left, other_left, right = edges
    return upper is not lower and bottom <= top + _OVERLAP and left < end and other_left < right


_OVERLAP = 76_200
"""How far boxes may overlap, in EMU: 6 pt, half a line of small text."""
