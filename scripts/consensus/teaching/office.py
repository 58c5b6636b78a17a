"""The editable deck (Office Open XML): real titles, text in reading order, the whole question in the notes.

The typeface is Arial, which every Office has. What the archive would take from the clock is fixed, so that the same
slides are the same bytes.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from consensus.archive import rezipped
from consensus.teaching.deck import (
    COLUMN,
    HEIGHT,
    MARGIN,
    SMALLEST,
    TOP,
    WIDTH,
    Block,
    Slide,
    heading_height,
    small_height,
)
from consensus.words import is_from_right

FACE = "Arial"
LANGUAGE = "en-US"

_ACCENT = RGBColor.from_string("0B5A6F")
_SOFT = RGBColor.from_string("4D5B66")
_WARN = RGBColor.from_string("7A4A00")
_INK = RGBColor.from_string("17222B")
_TITLE_AND_TEXT, _TITLE_ONLY = 1, 5

Run = tuple[str, int, RGBColor, bool, bool]
"""Text, size in pt, colour, bold, italic."""


def editable(slides: Iterable[Slide], title: str, date: datetime.date) -> bytes:
    """Return the deck of `slides` as a .pptx file. `title` and `date` are those that the file states of itself."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    properties = presentation.core_properties
    properties.title = properties.author = properties.last_modified_by = title[:255]
    properties.language, properties.revision = LANGUAGE, 1
    properties.created = properties.modified = datetime.datetime.combine(date, datetime.time())
    for slide in slides:
        _add(presentation, slide)
    written = io.BytesIO()
    presentation.save(written)
    return rezipped(written.getvalue())


def _add(presentation: Any, slide: Slide) -> None:
    made = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_AND_TEXT if slide.blocks else _TITLE_ONLY])
    tall = heading_height(slide.heading, slide.heading_size) + 4
    foot = small_height(slide.foot) + 12
    spare = HEIGHT - TOP - small_height(slide.kicker) - tall - sum(block.height for block in slide.blocks) - foot - 24
    start = TOP - 12 + (max(0.0, spare) * 0.35 if slide.opens or not slide.question else 0.0)
    top = start + small_height(slide.kicker) + 4
    heading = made.shapes.title
    _place(heading, top, tall)
    _write(heading.text_frame.paragraphs[0], ((slide.heading, slide.heading_size, _INK, True, False),))
    if slide.blocks:
        body = made.placeholders[1]
        _place(body, top + tall + 8, HEIGHT - foot - top - tall - 16)
        for number, block in enumerate(slide.blocks):
            paragraph = body.text_frame.add_paragraph() if number else body.text_frame.paragraphs[0]
            paragraph.space_after = Pt(8)
            _write(paragraph, _runs(block))
    _small(made, slide.kicker, start)
    _small(made, slide.foot, HEIGHT - foot)
    notes = made.notes_slide.notes_text_frame
    notes.text = slide.notes
    for paragraph in notes.paragraphs:
        for run in paragraph.runs:
            _speak(run)


def _small(made: Any, text: str, top: float) -> None:
    """A line above the heading or the foot, as a text of its own that is read after the slide's."""
    if text:
        box = made.shapes.add_textbox(0, 0, 0, 0)
        _place(box, top, small_height(text))
        _write(box.text_frame.paragraphs[0], ((text, SMALLEST, _SOFT, False, False),))


def _runs(block: Block) -> Iterable[Run]:
    is_part = block.kind == "part"
    if block.label:
        label_size = max(SMALLEST, block.size - 2)
        yield f"{block.label}  ", label_size, _ACCENT if is_part else _SOFT, is_part, False
    if block.stated:
        colour = {"note": _SOFT, "strength": _WARN}.get(block.kind, _INK)
        yield block.text, block.size, colour, block.kind == "strength", False
    else:
        yield block.text, block.size, _SOFT, False, True
    if block.inferred:
        yield " (inferred)", SMALLEST, _WARN, False, False
    if block.note:
        yield f"  {block.note}", SMALLEST, _SOFT, False, False


def _write(paragraph: Any, runs: Iterable[Run]) -> None:
    runs = tuple(runs)
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.insert_element_before(properties.makeelement(qn("a:buNone"), {}), "a:tabLst", "a:defRPr", "a:extLst")
    from_right = is_from_right("".join(text for text, *_ in runs))
    paragraph.alignment = PP_ALIGN.RIGHT if from_right else PP_ALIGN.LEFT
    if from_right:
        properties.set("rtl", "1")
    for text, size, colour, bold, italic in runs:
        for number, line in enumerate(text.split("\n")):
            if number:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(size), bold, italic, FACE
            run.font.color.rgb = colour
            _speak(run)


def _speak(run: Any) -> None:
    run._r.get_or_add_rPr().set("lang", LANGUAGE)


def _place(shape: Any, top: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), Pt(top), Pt(COLUMN), Pt(height)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
