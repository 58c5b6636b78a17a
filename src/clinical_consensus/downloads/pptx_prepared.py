"""Slides and notes without text, made once by the library; a deck gets copies of them.

The library's setters would take most of the time of a deck, and for each new slide it would look through all others.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.util import Pt

from clinical_consensus.downloads.slide_blocks import COLUMN, MARGIN, NUMBER

_FIRST_ID = 256
"""The least number that a slide can have (ECMA-376, ST_SlideId)."""

_LAYOUTS = (5, 1, 3)
"""The places of the library's layouts for a slide with no text below its heading, with one and with two."""

_SLIDE_NAME, _NOTES_NAME = "/ppt/slides/slide{}.xml", "/ppt/notesSlides/notesSlide{}.xml"


@dataclass(frozen=True)
class NewSlide:
    """The shapes of a new slide, and the body of its notes, each with no paragraph.

    `kicker` is the line above the heading, `texts` are below it.
    """

    heading: Any
    texts: list[Any]
    kicker: Any
    foot: Any
    number: Any
    notes: Any


@dataclass(frozen=True)
class NewSlides:
    """Adds slides to a presentation of the library."""

    presentation: Any

    def add(self, number: int, texts: int) -> NewSlide:
        """Return a new last slide, the `number`th, with so many texts below its heading, at most two."""
        main = self.presentation.part
        layout, prepared = self._prepared[texts]
        slide = SlidePart(PackURI(_SLIDE_NAME.format(number)), CONTENT_TYPE.PML_SLIDE, main.package, deepcopy(prepared))
        slide.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        relation = main.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, slide)
        self.presentation.slides._sldIdLst._add_sldId(id=_FIRST_ID + number - 1, rId=relation)
        heading, *below, kicker, foot, page = slide._element.cSld.spTree.iter(qn("p:sp"))
        return NewSlide(heading, below, kicker, foot, page, self._notes(slide, number))

    def _notes(self, slide: SlidePart, number: int) -> Any:
        master, prepared = self._prepared_notes
        name = PackURI(_NOTES_NAME.format(number))
        notes = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, slide.package, deepcopy(prepared))
        notes.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
        notes.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        slide.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
        [body] = notes._element.iter(qn("p:txBody"))
        return body

    @cached_property
    def _prepared(self) -> list[tuple[Any, Any]]:
        """The layout and the element of a slide, by the number of texts below its heading."""
        layouts = [self.presentation.slide_layouts[place] for place in _LAYOUTS]
        return [(layout, self._without_text(layout)) for layout in layouts]

    def _without_text(self, layout: Any) -> Any:
        part = SlidePart.new(PackURI(_SLIDE_NAME.format(0)), self.presentation.part.package, layout.part)
        slide = part.slide
        slide.shapes.clone_layout_placeholders(layout)
        boxes = [slide.shapes.add_textbox(0, 0, 0, 0) for _ in range(3)]
        for shape in slide.shapes:
            shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), 0, Pt(COLUMN), 0
            frame = shape.text_frame
            frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame._txBody.remove(frame.paragraphs[0]._p)
        boxes[-1].left, boxes[-1].width = Pt(MARGIN + COLUMN - NUMBER), Pt(NUMBER)
        return slide._element

    @cached_property
    def _prepared_notes(self) -> tuple[Any, Any]:
        """The master of notes, and the element of a slide's notes."""
        part = SlidePart.new(PackURI(_SLIDE_NAME.format(0)), self.presentation.part.package, self._prepared[0][0].part)
        notes = part.notes_slide
        body = notes.notes_text_frame._txBody
        body.remove(body.p_lst[0])
        return notes.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER), notes._element
