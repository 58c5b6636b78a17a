"""Put lines together into paragraphs, each of which knows the places of its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from clinical_consensus.importing.breaks import begins, continues
from clinical_consensus.importing.labels import label_of, line_pieces
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.segments import LineSegment, Paragraph, WordSpan

_NEAR = 60
"""How many lines before and after one are looked at for the width of the text."""


def paragraphs(lines: Sequence[Line], layout: Collection[int], *, is_wrapped: bool = True) -> list[Paragraph]:
    """Return the paragraphs of the lines that are not layout.

    In a document that is not wrapped into lines, such as a Word document, a line is a paragraph if it can be one,
    unless empty lines stand between paragraphs.
    """
    every = list(_segments(lines, layout))
    labelled = [segment for segment in every if label_of(segment.text)]
    has_gaps = sum(segment.after_gap for segment in labelled) * 2 >= len(labelled)
    found: list[list[LineSegment]] = []
    for place, segment in enumerate(every):
        if found and not begins(found[-1], segment, _width(every, place) if is_wrapped or has_gaps else 0, has_gaps):
            found[-1].append(segment)
        else:
            found.append([segment])
    return _continued([Paragraph(tuple(each)) for each in found])


def _width(every: Sequence[LineSegment], place: int) -> int:
    """Return the length of the longest line of those that stand together with the one at `place`, without a gap."""
    first = last = place
    while first and not every[first].after_gap and place - first < _NEAR:
        first -= 1
    while last + 1 < len(every) and not every[last + 1].after_gap and last - place < _NEAR:
        last += 1
    return max(len(each.text) for each in every[first : last + 1])


def _segments(lines: Sequence[Line], layout: Collection[int]) -> Iterator[LineSegment]:
    after_gap, page = True, 0
    for index, line in enumerate(lines):
        if index in layout:
            continue
        if not line.text.strip():
            after_gap = True
            continue
        for start, end in line_pieces(line.text):
            text = line.text[start:end]
            left = start + len(text) - len(text.lstrip())
            if text.strip():
                span = WordSpan(index, left, left + len(text.strip()))
                yield LineSegment(span, text.strip(), line, after_gap, line.page != page)
                after_gap, page = False, line.page


def _continued(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Join a paragraph with the one before it that is not complete, across an empty line or the end of a page."""
    found: list[Paragraph] = []
    for paragraph in every:
        if found and continues(found[-1], paragraph):
            found[-1] = Paragraph((*found[-1].segments, *paragraph.segments))
        else:
            found.append(paragraph)
    return found
