"""A page as a reader gets it: its tags with their attributes, and its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto
from xml.etree.ElementTree import Element

import html5lib

from clinical_consensus.compare.sites.items import Item

_BLOCK = re.compile(
    "address|article|aside|base|blockquote|body|br|caption|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|legend|li|link|main|menu|meta|nav|noscript|ol|"
    "optgroup|option|p|pre|script|search|section|style|summary|table|tbody|td|template|tfoot|th|thead|title|tr|ul"
)
"""Elements next to which white space is not shown (HTML, section 15.3, "Flow content" and "Hidden elements")."""

_ATOM = re.compile("audio|button|canvas|embed|iframe|img|input|meter|object|progress|select|svg|textarea|video")
"""Elements in a line that have a box of their own, so that white space next to them is shown."""

_AS_IT_IS = ("pre", "script", "style", "textarea")
_WHITE = re.compile(r"[ \t\n\f\r]+")
_WHITE_IN_LINE = re.compile(r"[ \t\f\r]+")


class _Kind(Enum):
    BLOCK = auto()
    INLINE = auto()
    ATOM = auto()
    TEXT = auto()
    VERBATIM = auto()


_Event = tuple[_Kind, Item]


def page_items(content: bytes) -> list[Item]:
    """Return the tags and texts of an HTML page in their order.

    White space between blocks does not count. In blocks it counts as HTML says (CSS Text, section 4.1): a run of it is
    one space, but all of it counts in `pre`, and line breaks count in source text (`dir="auto"`, `bdi`, the lines of a
    passage), as the site's style sheet shows them. Figures about the copy to unzip do not count.
    """
    root = html5lib.parse(content, transport_encoding="utf-8", namespaceHTMLElements=False)
    doctype = "doctype" if content.lstrip().lower().startswith(b"<!doctype html>") else "no doctype"
    return [Item(doctype, "doctype"), *_collapsed(_events(root, "html", _WHITE))]


def _collapsed(events: Iterator[_Event]) -> list[Item]:
    """The items of events; a space at the start or the end of a line, or after another space, is left out."""
    items: list[Item] = []
    after_space, last = True, -1
    for kind, item in events:
        if kind is _Kind.TEXT:
            text = item.value.lstrip(" ") if after_space else item.value
            if text and last == len(items) - 1 >= 0:
                text = items.pop().value[1:-1] + text
            if text:
                items.append(_quoted(text, item.place))
                last, after_space = len(items) - 1, text.endswith((" ", "\n"))
            continue
        if kind is _Kind.BLOCK and last >= 0:
            items[last] = _quoted(items[last].value[1:-1].rstrip(" "), items[last].place)
        if kind is not _Kind.INLINE:
            last, after_space = -1, kind is _Kind.BLOCK
        items.append(item)
    return [item for item in items if item != _quoted("", "")]


def _quoted(text: str, place: str) -> Item:
    """A text, told apart from a tag."""
    return Item(f'"{text}"', place)


def _events(element: Element, place: str, white: re.Pattern[str] | None) -> Iterator[_Event]:
    """The tags and texts of an element; `white` is the white space that counts as one space, None if all counts."""
    tag = element.tag.rpartition("}")[2]
    kind = _kind(tag)
    own = _white_space(element, tag, white)
    yield kind, Item(_start_tag(element, tag), place)
    if "data-copy" not in element.attrib:
        yield from _text(element.text, place, own)
        numbers: Counter[str] = Counter()
        for child in element:
            if isinstance(child.tag, str):
                numbers[child.tag] += 1
                yield from _events(child, _place(child, place, numbers[child.tag]), own)
            yield from _text(child.tail, place, own)
    yield kind, Item(f"</{tag}>", place)


def _kind(tag: str) -> _Kind:
    return _Kind.BLOCK if _BLOCK.fullmatch(tag) else _Kind.ATOM if _ATOM.fullmatch(tag) else _Kind.INLINE


def _white_space(element: Element, tag: str, white: re.Pattern[str] | None) -> re.Pattern[str] | None:
    if tag in _AS_IT_IS:
        return None
    return _WHITE_IN_LINE if white and (tag == "bdi" or element.get("dir") == "auto") else white


def _start_tag(element: Element, tag: str) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in sorted(element.attrib.items()))
    return f"<{tag}{attributes}>"


def _place(child: Element, parent: str, number: int) -> str:
    name = child.tag.rpartition("}")[2]
    identifier = child.get("id")
    return f"{parent}/{name}{f'#{identifier}' if identifier else f'[{number}]' * (number > 1)}"


def _text(text: str | None, place: str, white: re.Pattern[str] | None) -> Iterator[_Event]:
    if text and white:
        yield _Kind.TEXT, Item(white.sub(" ", text), place)
    elif text:
        yield _Kind.VERBATIM, _quoted(text, place)
