"""How text is set in an editable deck: the properties of paragraphs and runs, and the paragraphs of notes.

Elements are made once, and a deck gets copies of them, since the library's setters take most of the time.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from clinical_consensus.collection.language import INTERFACE

FACE = "Arial"
"""The typeface, which every version of Office has."""

_OFFICE = {INTERFACE: "en-US"}
"""What Office calls a language that a tag names without its region."""

NOWHERE: Any = None
"""The parent of an element that is not in a deck yet."""


@cache
def paragraph_style(space: int, from_right: bool, indent: int, line: float) -> Any:
    """Return the properties of a paragraph, to be copied: space after it, indent and height of a line in pt."""
    paragraph = _empty_paragraph()
    paragraph.space_before, paragraph.space_after = Pt(0), Pt(space)
    if line:
        paragraph.line_spacing = Pt(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(indent)))
    properties.set("indent", "0")
    properties.insert_element_before(properties.makeelement(qn("a:buNone"), {}), "a:tabLst", "a:defRPr", "a:extLst")
    paragraph.alignment = PP_ALIGN.RIGHT if from_right else PP_ALIGN.LEFT
    if from_right:
        properties.set("rtl", "1")
    return properties


@cache
def run_style(size: int, colour: RGBColor, bold: bool, italic: bool, language: str) -> Any:
    """Return the properties of a run, to be copied; `size` is in pt."""
    run = _empty_paragraph().add_run()
    run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(size), bold, italic, FACE
    run.font.color.rgb = colour
    _set_language(run, language)
    return run._r.rPr


@lru_cache(maxsize=2)
def note_paragraphs(text: str, language: str) -> list[Any]:
    """Return the paragraphs of notes, to be copied: most slides of a question share them."""
    body = TextFrame(parse_xml(f"<p:txBody {nsdecls('p', 'a')}><a:bodyPr/><a:p/></p:txBody>"), NOWHERE)
    body.text = text
    for paragraph in body.paragraphs:
        for run in paragraph.runs:
            _set_language(run, language)
    return list(body._txBody.p_lst)


def _empty_paragraph() -> Any:
    return _Paragraph(parse_xml(f"<a:p {nsdecls('a')}/>"), NOWHERE)


def _set_language(run: Any, language: str) -> None:
    run._r.get_or_add_rPr().set("lang", in_office(language))


def in_office(language: str) -> str:
    """Return what Office calls a language, given by its tag."""
    return _OFFICE.get(language, language)
