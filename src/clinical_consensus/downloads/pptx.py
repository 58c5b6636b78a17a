"""The editable deck (Office Open XML): real titles, text in reading order, the whole question in the notes.

Dates in the archive are fixed, so that the same slides give the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from clinical_consensus.collection.language import INTERFACE, Spoken
from clinical_consensus.collection.text_width import BREAKS
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.votes import BAR_HEIGHT
from clinical_consensus.collection.wording import DEFINED, is_right_to_left, isolated, marked
from clinical_consensus.downloads.pptx_bar import bar_shapes
from clinical_consensus.downloads.pptx_package import package_files
from clinical_consensus.downloads.pptx_prepared import NewSlide, NewSlides
from clinical_consensus.downloads.pptx_styles import FACE, in_office, note_paragraphs, paragraph_style, run_style
from clinical_consensus.downloads.slide_blocks import (
    HEIGHT,
    MARGIN,
    SMALLEST,
    TOP,
    WIDTH,
    Block,
    height,
)
from clinical_consensus.downloads.slide_frame import Slide, heading_height, small_height
from clinical_consensus.files.archive import zipped

_ACCENT = RGBColor.from_string("0B5A6F")
_SOFT = RGBColor.from_string("4D5B66")
_WARN = RGBColor.from_string("7A4A00")
_INK = RGBColor.from_string("17222B")
_EMPTY = parse_xml(f"<a:p {nsdecls('a')}/>")
_LOWER = 2
"""How far below the middle of a line the middle of its small letters is, in pt."""

Blocks = tuple[Block, ...]
Run = tuple[str, int, RGBColor, bool, bool, str]
"""Text, size in pt, colour, bold, italic, language."""


def editable(slides: Iterable[Slide], collection: CollectionView, date: datetime.date) -> bytes:
    """Return the deck of `slides` as a .pptx file. The collection's title and `date` go into the file's properties."""
    presentation, title, spoken = Presentation(), collection.title, collection.spoken
    _widen(presentation)
    properties = presentation.core_properties
    properties.title = properties.author = properties.last_modified_by = title[:255]
    properties.language, properties.revision = in_office(spoken.language), 1
    properties.created = properties.modified = datetime.datetime.combine(date, datetime.time())
    made = NewSlides(presentation)
    for position, slide in enumerate(slides, 1):
        bodies = _bodies(slide.blocks)
        _write_slide(made.add(position, len(bodies)), slide, bodies, position, spoken)
    return zipped(package_files(presentation.part.package))


def _widen(presentation: Any) -> None:
    """Make slides, master and layouts 16:9 and set their typeface, also for slides that a lecturer adds."""
    stretch = Pt(WIDTH) / presentation.slide_width
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for page in (presentation.slide_master, *presentation.slide_layouts):
        for shape in page.shapes:
            if shape.element.xpath(".//a:xfrm"):
                shape.left, shape.width = int(shape.left * stretch), int(shape.width * stretch)
    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FACE}"'.encode())


def _write_slide(made: NewSlide, slide: Slide, bodies: list[Blocks], position: int, spoken: Spoken) -> None:
    tall = heading_height(slide.heading, slide.heading_size) + 4
    foot = small_height(slide.foot) + 12
    spare = HEIGHT - TOP - small_height(slide.kicker) - tall - sum(block.height for block in slide.blocks) - foot - 24
    start = TOP - 12 + (max(0.0, spare) * 0.35 if slide.opens or not slide.question else 0.0)
    top = start + small_height(slide.kicker) + 4
    _place(made.heading, top, tall)
    heading = (
        ((line, slide.heading_size, _INK, True, False, spoken.language),) for line in BREAKS.split(slide.heading)
    )
    made.heading.txBody.extend(map(_paragraph, heading))
    rest, above = HEIGHT - foot - top - tall - 16, 0.0
    for text, blocks in zip(made.texts, bodies, strict=True):
        own = rest - above if text is made.texts[-1] else height(blocks)
        place = top + tall + 8 + above
        _place(text, place, own)
        _write_body(text, blocks, spoken, place)
        above += height(blocks)
    _write_small(made.kicker, slide.kicker, start)
    _write_small(made.foot, slide.foot, HEIGHT - foot)
    _write_number(made.number, position)
    made.notes.extend(deepcopy(note_paragraphs(slide.notes, spoken.language)))


def _bodies(blocks: Blocks) -> list[Blocks]:
    """The texts of a slide: a second one begins with the first bar, so that it is drawn on the line of its words."""
    place = next((number for number, block in enumerate(blocks) if block.bar), len(blocks))
    return list(filter(None, (blocks[:place], blocks[place:])))


def _write_body(body: Any, blocks: Blocks, spoken: Spoken, top: float) -> None:
    has_bars, shapes = any(block.bar for block in blocks), body.getparent()
    for block in blocks:
        indent, line = (block.indent if block.bar else 0), (block.line if has_bars else 0.0)
        body.txBody.extend(_paragraph(runs, indent=indent, line=line) for runs in _paragraphs(block, spoken))
        for shape in bar_shapes(block.bar, MARGIN, top + (block.line - BAR_HEIGHT) / 2 + _LOWER):
            shape.nvSpPr.cNvPr.id = len(shapes)
            shapes.append(shape)
        top += block.height


def _write_small(box: Any, text: str, top: float) -> None:
    """Write the line above the heading, or the foot; its box is removed if it is empty."""
    if text:
        _place(box, top, small_height(text))
        for line in text.split("\n"):
            box.txBody.append(_paragraph(((line, SMALLEST, _SOFT, False, False, INTERFACE),), space=0))
    else:
        box.getparent().remove(box)


def _write_number(box: Any, number: int) -> None:
    """Write the slide's number at the foot, as a field that counts anew when slides are moved."""
    _place(box, HEIGHT - small_height("1") - 10, small_height("1"))
    paragraph = _paragraph(((str(number), SMALLEST, _SOFT, False, False, INTERFACE),), space=0)
    paragraph.pPr.algn = PP_ALIGN.RIGHT
    [run] = paragraph.r_lst
    run.tag = qn("a:fld")
    run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    run.set("type", "slidenum")
    box.txBody.append(paragraph)


def _paragraphs(block: Block, spoken: Spoken) -> Iterator[tuple[Run, ...]]:
    """A block's paragraphs, one for each line of its text, so that each has its own writing direction."""
    first, *others = BREAKS.split(block.text)
    last = len(others)
    for number, line in enumerate((first, *others)):
        own = replace(block, text=line, label="" if number else block.label)
        yield tuple(_runs(own if number == last else replace(own, inferred=False, note=""), spoken))


def _runs(block: Block, spoken: Spoken) -> Iterator[Run]:
    is_part = block.kind == "part"
    if block.label:
        label_size = max(SMALLEST, block.size - 2)
        language = spoken.language if is_part else spoken.of_label(block.label)
        yield f"{isolated(block.label)}  ", label_size, _ACCENT if is_part else _SOFT, is_part, False, language
    if block.stated:
        colour = {"note": _SOFT, "strength": _WARN}.get(block.kind, _INK)
        text = isolated(block.text) if block.label else block.text
        language = INTERFACE if block.ours else spoken.language
        yield text, block.size, colour, block.kind == "strength", False, language
    else:
        yield block.text, block.size, _SOFT, False, True, INTERFACE
    if block.inferred:
        yield marked("", inferred=True), SMALLEST, _WARN, False, False, INTERFACE
    if block.note:
        language = spoken.language if block.note.startswith(DEFINED) else INTERFACE
        yield f"  {isolated(block.note)}", SMALLEST, _SOFT, False, False, language


def _paragraph(runs: Iterable[Run], space: int = 8, indent: int = 0, line: float = 0.0) -> Any:
    """A line of text in the direction of its first letter, or left to right if it begins with a label.

    `line` is the height of its lines in pt; 0 leaves that to the program that shows the slides.
    """
    runs = tuple(runs)
    from_right = is_right_to_left(runs[0][0].split("\u2069")[0]) and len(runs) == 1
    paragraph = deepcopy(_EMPTY)
    paragraph.append(deepcopy(paragraph_style(space, from_right, indent, line)))
    for text, *style in runs:
        paragraph.add_r(text).insert(0, deepcopy(run_style(*style)))
    return paragraph


def _place(shape: Any, top: float, height: float) -> None:
    offset, extent = shape.spPr.xfrm
    offset.set("y", str(Pt(top)))
    extent.set("cy", str(Pt(height)))
