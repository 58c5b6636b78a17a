"""The bar of a vote on an editable slide: shapes without text, marked as decorative, since the words say it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.shapes.autoshape import Shape
from pptx.util import Pt

from clinical_consensus.collection.votes import BAR_HEIGHT, BarPart
from clinical_consensus.downloads.pptx_styles import NOWHERE

_INK = RGBColor.from_string("0B5A6F")
_PAPER = RGBColor.from_string("FFFFFF")
_DECORATIVE = """<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">
<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
</a:ext></a:extLst>"""
"""Tells screen readers to pass a shape over ([MS-ODRAWXML] 2.24.3.1)."""


def bar_shapes(bar: Iterable[BarPart], left: float, top: float) -> Iterator[Any]:
    """Yield the shapes of a bar, in pt: who agreed is filled, who disagreed is striped, who abstained is hollow."""
    for each in bar:
        shape = deepcopy(_prepared(each.kind))
        offset, extent = shape.spPr.xfrm
        offset.set("x", str(Pt(left + each.start)))
        offset.set("y", str(Pt(top)))
        extent.set("cx", str(Pt(each.width)))
        yield shape


@cache
def _prepared(kind: str) -> Any:
    """The shape of a part of a bar, of no width."""
    element = CT_Shape.new_autoshape_sp(0, f"Vote: {kind}", "rect", 0, 0, 0, Pt(BAR_HEIGHT))
    shape = Shape(element, NOWHERE)
    element.remove(element.find(qn("p:style")))
    shape.line.color.rgb, shape.line.width = _INK, Pt(1)
    if kind == "agree":
        shape.fill.solid()
        shape.fill.fore_color.rgb = _INK
    elif kind == "disagree":
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = _INK, _PAPER
    else:
        shape.fill.background()
    element._nvXxPr.cNvPr.append(parse_xml(_DECORATIVE))
    return element
