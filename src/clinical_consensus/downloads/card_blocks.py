"""Long texts on a card: paragraphs, headings, lists and tables as HTML, each text in its own direction."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from clinical_consensus.collection.facts import Value
from clinical_consensus.collection.text_width import BREAKS
from clinical_consensus.contract.blocks import Cells, Heading, ItemList, Table


def block_html(value: Value) -> Markup:
    """Return a block of a long text as HTML."""
    match value.block:
        case Heading(heading=text):
            return Markup('<h3 dir="auto">{}</h3>').format(text)
        case ItemList(items=items, ordered=ordered):
            name = "ol" if ordered else "ul"
            return Markup('<{0} dir="auto">{1}</{0}>').format(name, _each('<li dir="auto">{}</li>', items))
        case Table(table=of):
            return _table(of)
        case None:
            return Markup('<p dir="auto">{}</p>').format(text_html(value.text))


def text_html(text: str) -> Markup:
    """Return a text as HTML that keeps its line breaks."""
    return Markup("<br>").join(map(escape, BREAKS.split(text)))


def _table(of: Cells) -> Markup:
    caption = _each('<caption dir="auto">{}</caption>', [of.caption] if of.caption else [])
    header = _each('<th scope="col" dir="auto">{}</th>', of.header)
    rows = Markup("").join(Markup("<tr>{}</tr>").format(_each('<td dir="auto">{}</td>', row)) for row in of.rows)
    table = Markup('<table dir="auto">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>')
    return Markup('<div class="wide" tabindex="0">{}</div>').format(table.format(caption, header, rows))


def _each(template: str, texts: Iterable[str]) -> Markup:
    """Each text in a template of HTML."""
    return Markup("").join(Markup(template).format(text_html(text)) for text in texts)  # noqa: S704 - a constant
