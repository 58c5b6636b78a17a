"""The title of a collection, as its document says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from clinical_consensus.importing.lines import Line, ReadDocument, joined_width
from clinical_consensus.importing.placed import whole
from clinical_consensus.importing.segments import Paragraph, WordSpan

_TITLE_WORDS = 15
_PAGE_WIDTH = 60
"""Characters that a line of a page has at least."""


def collection_title(
    lines: Sequence[Line], running: Mapping[int, str], above: Sequence[Paragraph], document: ReadDocument
) -> tuple[str, tuple[WordSpan, ...], str]:
    """Return the collection's title, where its words stand, and how it was found.

    It is what the largest letters say; or the document's first paragraph, of a text file up to the first break that is
    meant; or its running head; or its name.
    `above` is what stands above the first question, `running` the lines that are heads and feet.
    """
    heads = Counter(lines[index].text.strip() for index, kind in running.items() if kind == "running line")
    first = next((index for index, line in enumerate(lines) if line.text.strip()), 0)
    large = [segment for each in above for segment in each.segments if segment.line.is_title]
    if large:
        note = "The collection’s title is what the document’s largest letters say: check it."
        return " ".join(each.text for each in large), tuple(each.span for each in large), note
    is_text = not document.media_type or document.media_type.startswith("text/")
    head = (_first_lines(above[0]) if is_text else above[0]) if above else None
    if head and head.first.span.line == first and _is_title(head):
        return head.text, whole(head), "The collection’s title is the document’s first line: check it."
    if first in running and lines[first].text.strip() in heads:
        text = " ".join(lines[first].text.split())
        return (
            text,
            (WordSpan(first, 0, len(lines[first].text)),),
            "The collection’s title is the document’s running head: check it.",
        )
    name = Path(document.title).stem.replace("_", " ").strip() or document.title
    return name, (), "The collection’s title is the name of the document: write its own."


def _first_lines(paragraph: Paragraph) -> Paragraph:
    """Return the lines of a paragraph up to the first break that is meant: the next word had room on the line."""
    segments = paragraph.segments
    width = max(_PAGE_WIDTH, *(len(each.text) for each in segments))
    for place, (one, other) in enumerate(pairwise(segments), 1):
        has_room = joined_width(one.text, other.text) <= width
        if has_room and not other.text[0].islower() and one.text[-1] not in ",:–-":
            return Paragraph(segments[:place])
    return paragraph


def _is_title(paragraph: Paragraph) -> bool:
    is_short = paragraph.is_heading or len(paragraph.text.split()) <= _TITLE_WORDS
    return is_short and paragraph.label is None and not paragraph.text.endswith((".", ":"))
