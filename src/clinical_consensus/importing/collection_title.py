"""The title of a collection, as its document says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from clinical_consensus.importing.lines import Line, ReadDocument, joined_width
from clinical_consensus.importing.placed import whole
from clinical_consensus.importing.question_heading import is_question
from clinical_consensus.importing.segments import Paragraph, WordSpan
from clinical_consensus.importing.table_cells import cell_places

_TITLE_WORDS = 15
_ANNEX = re.compile(
    r"(?:(?:online|electronic|web)[\s-]*)?(?:suppl[ée]ment(?:ary|aire)?|suplement(?:o|ari[oa])|supplemento|appendix"
    r"|anhang|anlage|annexe?|anexo|ap[êée]ndi[cz]e|allegato|appendice|bijlage|additional)"
    r"(?:\s+(?:files?|materials?|tables?|data|appendix|datei|material(?:es)?))?"
    r"(?:\s+(?:no\.?\s*)?[\dA-Z][\d.]{0,3})?\.?"
    r"|(?:draft|entwurf|version|vers[ãa]o|versi[óo]n|versione|versie)\s+[\d.]{1,6}",
    re.IGNORECASE,
)
"""What a first line says that names the place of a document, and not what it is about."""

_MOST_ABOVE = 2
_PAGE_WIDTH = 60
"""Characters that a line of a page has at least."""


def collection_title(
    lines: Sequence[Line],
    running: Mapping[int, str],
    above: Sequence[Paragraph],
    document: ReadDocument,
    below: Paragraph | None = None,
) -> tuple[str, tuple[WordSpan, ...], str]:
    """Return the collection's title, where its words stand, and how it was found.

    It is what the largest letters say; or the document's first paragraph, of a text file up to the first break that is
    meant; or its running head; or its name.
    `above` is what stands above the first question, `below` that question's heading, `running` the heads and feet.
    A first line that only says which annex it is has the title below it.
    """
    heads = Counter(lines[index].text.strip() for index, kind in running.items() if kind == "running line")
    first = next((index for index, line in enumerate(lines) if line.text.strip()), 0)
    large = [segment for each in above for segment in each.segments if segment.line.is_title]
    if large:
        note = "The collection’s title is what the document’s largest letters say: check it."
        return " ".join(each.text for each in large), tuple(each.span for each in large), note
    is_text = not document.media_type or document.media_type.startswith("text/")
    heads_up = [each for each in above[:_MOST_ABOVE] if not _ANNEX.fullmatch(each.text)]
    if not heads_up and above and below and not (is_question(below.text) or below.text[0].isdigit()):
        heads_up = [below]
    is_first = bool(above) and above[0].first.span.line == first
    head = (_first_lines(heads_up[0], lines) if is_text else heads_up[0]) if heads_up else None
    if head and is_first and _is_title(head):
        return head.text, whole(head), "The collection’s title is the document’s first line: check it."
    if first in running and lines[first].text.strip() in heads:
        start, end = _head_place(lines[first])
        return (
            " ".join(lines[first].text[start:end].split()),
            (WordSpan(first, start, end),),
            "The collection’s title is the document’s running head: check it.",
        )
    name = Path(document.title).stem.replace("_", " ").strip() or document.title
    return name, (), "The collection’s title is the name of the document: write its own."


def _head_place(line: Line) -> tuple[int, int]:
    """Return where the title stands in a running head: without what a tab divides from it and only names a version."""
    places = [place for place in cell_places(line) if not _ANNEX.fullmatch(line.text[slice(*place)])]
    return places[0] if len(places) == 1 else (0, len(line.text))


def _first_lines(paragraph: Paragraph, lines: Sequence[Line]) -> Paragraph:
    """Return the lines of a paragraph up to the first break that is meant: the next word had room on the line."""
    segments = paragraph.segments
    width = max(_PAGE_WIDTH, *(len(each.text) for each in lines))
    for place, (one, other) in enumerate(pairwise(segments), 1):
        has_room = joined_width(one.text, other.text) <= width
        if has_room and not other.text[0].islower() and one.text[-1] not in ",:–-":
            return Paragraph(segments[:place])
    return paragraph


def _is_title(paragraph: Paragraph) -> bool:
    is_short = paragraph.is_heading or len(paragraph.text.split()) <= _TITLE_WORDS
    return is_short and paragraph.label is None and not paragraph.text.endswith((".", ":"))
