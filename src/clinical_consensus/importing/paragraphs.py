"""Put lines together into paragraphs, each of which knows the places of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from clinical_consensus.importing.breaks import BULLET, TERMINAL, begins, continues
from clinical_consensus.importing.grade_text import read_grades
from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.label_words import QUESTION
from clinical_consensus.importing.labels import SHORT, Label, label_of
from clinical_consensus.importing.layout import is_divider
from clinical_consensus.importing.line_labels import line_pieces
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.reference_text import begins_reference, ends_reference
from clinical_consensus.importing.segments import LineSegment, Paragraph, WordSpan
from clinical_consensus.importing.table_cells import LabelledCell, cell_places

_PAIR = 2
_ONE_VALUE: frozenset[LabelKind] = frozenset({"response", "strength", "certainty", "rationale", "remarks"})
_NUMBERED_QUESTION = re.compile(
    rf"(?:{'|'.join(QUESTION)})\s*(?:(?-i:[A-Z]{{1,2}})-?)?\d[\d.]*[A-Za-z]?\s*[:.|–—-]\s+", re.IGNORECASE
)
_NEAR = 60
"""How many lines before and after one are looked at for the width of the text."""


def paragraphs(
    lines: Sequence[Line],
    layout: Collection[int],
    rows: Mapping[int, Sequence[LabelledCell]] | None = None,
    *,
    is_wrapped: bool = True,
) -> list[Paragraph]:
    """Return the paragraphs of the lines that are not layout.

    In a document that is not wrapped into lines, such as a Word document, a line is a paragraph if it can be one,
    unless empty lines stand between paragraphs. `rows` are the cells that the head of their table names.
    """
    every = list(_segments(lines, layout, rows or {}, is_wrapped=is_wrapped))
    labelled = [segment for segment in every if segment.given is None and label_of(segment.text)]
    has_gaps = sum(segment.after_gap for segment in labelled) * 2 >= len(labelled)
    found: list[list[LineSegment]] = []
    for place, segment in enumerate(every):
        if found and not begins(found[-1], segment, _width(every, place) if is_wrapped or has_gaps else 0, has_gaps):
            found[-1].append(segment)
        else:
            found.append([segment])
    return _continued([part for each in found for part in _parted(Paragraph(tuple(each)))])


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the paragraphs of one whose first field has one value: a further label in it may go on across lines."""
    label = paragraph.label
    if len(paragraph.segments) > 1 and label and label.kind in SHORT and not paragraph.first.given:
        done = 0
        for start, _ in line_pieces(" ".join(segment.text for segment in paragraph.segments)):
            if start:
                first, paragraph = paragraph.parted(start - done)
                done = start
                yield first
    yield paragraph


def _width(every: Sequence[LineSegment], place: int) -> int:
    """Return the length of the longest line of those that stand together with the one at `place`, without a gap."""
    first = last = place
    while first and not every[first].after_gap and place - first < _NEAR:
        first -= 1
    while last + 1 < len(every) and not every[last + 1].after_gap and last - place < _NEAR:
        last += 1
    return max(len(each.text) for each in every[first : last + 1])


def _segments(
    lines: Sequence[Line], layout: Collection[int], rows: Mapping[int, Sequence[LabelledCell]], *, is_wrapped: bool
) -> Iterator[LineSegment]:
    after_gap, page = True, 0
    for index, line in enumerate(lines):
        if index in layout:
            after_gap = after_gap or is_divider(line)
            continue
        if not line.text.strip():
            after_gap = True
            continue
        for at, start, end, given in _divided(_pieces(line, index, rows.get(index)), lines):
            text = lines[at].text[start:end]
            left = start + len(text) - len(text.lstrip())
            if text.strip():
                span = WordSpan(at, left, left + len(text.strip()))
                is_new = line.page != page
                yield LineSegment(
                    span, text.strip(), lines[at], after_gap or (is_new and not is_wrapped), is_new, given
                )
                after_gap, page = False, line.page


def _divided(
    pieces: Iterator[tuple[int, int, int, Label | None]], lines: Sequence[Line]
) -> Iterator[tuple[int, int, int, Label | None]]:
    """Yield the pieces, each paragraph of a cell as one of its own: after a sentence, or with a label."""
    for at, first, end, given in pieces:
        joined, start = " | ".join(lines[at].cells), first
        for place in (found.start() for found in re.finditer("\n", joined)):
            text, rest = joined[start:place], joined[place + 1 : end].partition("\n")[0]
            is_one = given is not None and given.kind in SHORT and not label_of(rest)
            if start < place < end and not is_one and _is_apart(text, rest):
                yield at, start, place, given if start == first else None
                start = place + 1
        yield at, start, end, given if start == first else None


def _is_apart(text: str, rest: str) -> bool:
    """Whether a line of a cell begins a paragraph: after a sentence or a label, or with a label, an item or a grade."""
    before = label_of(text)
    if TERMINAL.search(text) or (before and before.is_alone):
        return True
    if begins_reference(text.rpartition(" | ")[2]) and begins_reference(rest) and ends_reference(text):
        return True
    return bool(label_of(rest) or BULLET.match(rest) or read_grades(rest.strip("()[]")))


def _pieces(line: Line, index: int, row: Sequence[LabelledCell] | None) -> Iterator[tuple[int, int, int, Label | None]]:
    """Yield the line of each piece, where it begins and ends, and the label that its column gives it."""
    if row is not None:
        yield from ((index if cell.line is None else cell.line, cell.start, cell.end, cell.label) for cell in row)
        return
    places = cell_places(line)
    pairs = [(places[at][0], places[at + 1][1]) for at in range(0, len(places) - 1, 2)]
    if len(pairs) > 1 and len(places) == 2 * len(pairs) and all(_is_pair(line.text[slice(*each)]) for each in pairs):
        yield from ((index, start, end, None) for start, end in pairs)
        return
    filled = [place for place in places if place[0] < place[1]]
    first, last = (filled[0][0], filled[-1][1]) if filled else (0, len(line.text))
    if not line.cells and (parts := _labelled_parts(line.text)):
        yield from ((index, start, end, None) for start, end in parts)
        return
    own = None if line.cells else label_of(line.text[first:last])
    if own and "\t" in line.text[first : first + own.length].strip():
        yield index, first, last, None
        return
    if _has_several_values(line.text, filled):
        yield index, first, last, Label("other", "", "", 0, is_alone=False)
        return
    if label := _headed(line.text[first:last]):
        begin = last - label.length
        yield index, first, begin, None
        yield index, begin, last, label
        return
    yield from ((index, first + start, first + end, None) for start, end in line_pieces(line.text[first:last]))


def _labelled_parts(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a line stand that strokes divide, if each has a label and its value; else none.

    Of three parts or more, the last may go on in the next line.
    """
    ends = [found.span() for found in re.finditer(r"\s\|\s+", text)]
    places = list(zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)], strict=True))
    labels = [label_of(text[start:end].strip()) for start, end in places]
    *firsts, _ = labelled = [bool(label and not label.is_alone and label.name) for label in labels]
    return places if len(places) >= _PAIR and (all(labelled) or (len(firsts) >= _PAIR and all(firsts))) else []


def _headed(text: str) -> Label | None:
    """Return the label that the heading of a further slide names beside its question: "Question 1: rationale"."""
    found = _NUMBERED_QUESTION.match(text)
    name = text[found.end() :] if found else ""
    label = label_of(name[:1].upper() + name[1:])
    return replace(label, length=len(name)) if label and label.is_alone and not label.number else None


def _has_several_values(text: str, filled: Sequence[tuple[int, int]]) -> bool:
    """Whether a row has more than one value for one label: then none of them is surely its value."""
    if len(filled) <= _PAIR:
        return False
    label = label_of(text[slice(*filled[0])])
    return label is not None and label.kind in _ONE_VALUE and label.is_alone


def _is_pair(text: str) -> bool:
    """Whether two cells of a form are a label and its value."""
    label = label_of(text)
    return label is not None and text[label.length - 2 : label.length].strip() in ("|", "")


def _continued(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Join a paragraph with the one before it that is not complete, across an empty line or the end of a page."""
    found: list[Paragraph] = []
    for paragraph in every:
        if found and continues(found[-1], paragraph):
            found[-1] = Paragraph((*found[-1].segments, *paragraph.segments))
        else:
            found.append(paragraph)
    return found
