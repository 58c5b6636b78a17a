"""The bar of a vote on an editable slide: shapes without text, marked as decorative, since the words say it all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from clinical_consensus.collection.votes import BAR_HEIGHT, BarPart

_INK = RGBColor.from_string("0B5A6F")
_PAPER = RGBColor.from_string("FFFFFF")
_DECORATIVE = """<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">
<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
</a:ext></a:extLst>"""
"""Tells screen readers to pass a shape over ([MS-ODRAWXML] 2.24.3.1)."""


def draw_bar(slide: Any, bar: Iterable[BarPart], left: float, top: float) -> None:
    """Draw a bar on a slide, in pt: who agreed is filled, who disagreed is striped, who abstained is hollow."""
    for each in bar:
        shape = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Pt(left + each.start), Pt(top), Pt(each.width), Pt(BAR_HEIGHT)
        )
        shape.name = f"Vote: {each.kind}"
        shape._element.remove(shape._element.find(qn("p:style")))
        shape.line.color.rgb, shape.line.width = _INK, Pt(1)
        if each.kind == "agree":
            shape.fill.solid()
            shape.fill.fore_color.rgb = _INK
        elif each.kind == "disagree":
            shape.fill.patterned()
            shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            shape.fill.fore_color.rgb, shape.fill.back_color.rgb = _INK, _PAPER
        else:
            shape.fill.background()
        shape._element._nvXxPr.cNvPr.append(parse_xml(_DECORATIVE))
