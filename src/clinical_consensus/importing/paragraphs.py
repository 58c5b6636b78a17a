"""Put lines together into paragraphs, each of which knows the places of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.importing.labels import SHORT, Label, label_of, pieces_of
from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.names import names_in

TERMINAL = re.compile(r"[.?!:;。？！؟…][)\]”’\"'»⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\[[\d,–\s-]+\])?$")
"""How a text ends that is complete."""

BULLET = re.compile(
    r"[•◦▪●‣∙·○■□–—*-]\s+(?=\S)|(?P<open>\()?(?P<mark>\d{1,3}|[a-z]|[ivx]{1,4})(?(open)\)|[.)])\s+(?=\S)"
)
"""How an item of a list begins."""

PART = re.compile(r"(?:Part\s+)?\(?(?P<letter>[A-Za-z])\s*[.):]\s+(?=\S)")
"""How a part of a question begins: "A." or "Part B:"."""

CAPTION = re.compile(r"Table\s+\w+[.:]?\s|Table\s+\w+$")
"""How the caption of a table begins."""

_REFERENCE = re.compile(r"[\[(]\d{1,3}[\])]\s+(?=\S)")
_HEADED = re.compile(
    r"(?:\w+ )?(?:Question|QUESTION|PICO)\b.{0,8}\d|Q\s?\d|\d{1,3}(?:\.\d{1,3})*\s?[A-Z]?\s?[-–—.):|]\s*\S"
)
_SIGN = re.compile(r"[•◦▪●‣∙○■□]\s")
_NUMBER = re.compile(r"[\[(]?(\d{1,4})[.)\]]\s+(?=\S)")
_NO_PROSE = re.compile(r"(?:\d|Q|.*[?？؟][)”\"']*$)")
_NUMBER_ALONE = re.compile(
    r"(?:\w+ )?(?:question|PICO|Q)\W*[\d.]*\s?[A-Za-z]?\s*(?:\([^)]*\))?\W*|.*\(cont[^)]*\)", re.IGNORECASE
)
_LEVEL_ALONE = re.compile(r"[(\[][^()]*consensus[)\]]\.?", re.IGNORECASE)
_CONTINUED_ALONE = re.compile(r"(?:\w+ )?(?:Question|QUESTION|PICO|Q)\s?[\d.]+.*\((?i:cont)[^)]*\)")
_CLAUSE = 40
_NEAR = 60
_FULL = 0.85
_LONG = 160
"""Characters of a line that no page wraps: such a line is a whole paragraph of its document."""


@dataclass(frozen=True)
class Span:
    """A piece of a line: the line's index, and where the piece starts and ends in it."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Extent:
    """A text with the places where it stands."""

    text: str
    spans: tuple[Span, ...]

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line, counted from 1."""
        return self.spans[0].line + 1, self.spans[-1].line + 1


@dataclass(frozen=True)
class Segment:
    """A line, or a piece of one that begins with a label."""

    span: Span
    text: str
    line: Line
    after_gap: bool
    starts_page: bool


@dataclass(frozen=True)
class Paragraph:
    """Segments that belong together."""

    segments: tuple[Segment, ...]

    @cached_property
    def text(self) -> str:
        """The paragraph's text, on one line."""
        return " ".join(segment.text for segment in self.segments)

    @cached_property
    def label(self) -> Label | None:
        """The label with which it begins."""
        return label_of(self.segments[0].text)

    @property
    def first(self) -> Segment:
        """Its first segment."""
        return self.segments[0]

    @property
    def is_heading(self) -> bool:
        """Whether the document marks it as a heading."""
        return self.first.line.is_heading

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.first.line.page

    def after(self, skipped: int) -> Extent | None:
        """Return what follows the first `skipped` characters, or None if nothing does."""
        spans = [segment.span for segment in self.segments]
        texts = [segment.text for segment in self.segments]
        rest = texts[0][skipped:]
        texts[0] = rest.strip()
        spans[0] = Span(spans[0].line, spans[0].start + skipped + len(rest) - len(rest.lstrip()), spans[0].end)
        kept = [(text, span) for text, span in zip(texts, spans, strict=True) if text]
        return Extent(" ".join(text for text, _ in kept), tuple(span for _, span in kept)) if kept else None

    def before(self, length: int) -> Span:
        """Return the place of the first `length` characters."""
        span = self.first.span
        return Span(span.line, span.start, span.start + length)


def paragraphs(lines: Sequence[Line], layout: Collection[int], *, is_wrapped: bool = True) -> list[Paragraph]:
    """Return the paragraphs of the lines that are not layout.

    In a document that is not wrapped into lines, such as a Word document, a line is a paragraph if it can be one,
    unless empty lines stand between paragraphs.
    """
    every = list(_segments(lines, layout))
    labelled = [segment for segment in every if label_of(segment.text)]
    has_gaps = sum(segment.after_gap for segment in labelled) * 2 >= len(labelled)
    found: list[list[Segment]] = []
    for place, segment in enumerate(every):
        if found and not _begins(found[-1], segment, _width(every, place) if is_wrapped or has_gaps else 0, has_gaps):
            found[-1].append(segment)
        else:
            found.append([segment])
    return _continued([Paragraph(tuple(each)) for each in found])


def _width(every: Sequence[Segment], place: int) -> int:
    """Return the length of the longest line of those that stand together with the one at `place`, without a gap."""
    first = last = place
    while first and not every[first].after_gap and place - first < _NEAR:
        first -= 1
    while last + 1 < len(every) and not every[last + 1].after_gap and last - place < _NEAR:
        last += 1
    return max(len(each.text) for each in every[first : last + 1])


def _segments(lines: Sequence[Line], layout: Collection[int]) -> Iterator[Segment]:
    after_gap, page = True, 0
    for index, line in enumerate(lines):
        if index in layout:
            continue
        if not line.text.strip():
            after_gap = True
            continue
        for start, end in pieces_of(line.text):
            text = line.text[start:end]
            left = start + len(text) - len(text.lstrip())
            if text.strip():
                span = Span(index, left, left + len(text.strip()))
                yield Segment(span, text.strip(), line, after_gap, line.page != page)
                after_gap, page = False, line.page


def _begins(before: Sequence[Segment], segment: Segment, width: int, has_gaps: bool) -> bool:
    """Whether a segment begins a paragraph after those `before`.

    Lines that stand together are one paragraph, unless the next begins with what begins one, or unless its first word
    would have fitted on the line before: then the break is meant. Where empty lines divide the document's paragraphs,
    that counts for headings alone.
    """
    last, text = before[-1], segment.text
    if segment.after_gap or last.span.line == segment.span.line or segment.line.cells or last.line.cells:
        return True
    own, label = label_of(before[0].text), label_of(text)
    is_end = bool(TERMINAL.search(last.text))
    could_fit = (
        not width or len(last.text) > _LONG or len(last.text) + 1 + len(text.split()[0]) <= min(width, _LONG) * _FULL
    )
    if (len(before) == 1 and _NUMBER_ALONE.fullmatch(last.text)) or _CONTINUED_ALONE.fullmatch(text):
        return True
    if is_end and len(names_in(text)) > 1:
        return True
    if segment.line.is_heading != last.line.is_heading or (own and own.length >= len(before[0].text) and own.is_alone):
        return True
    if label and not (label.is_alone and not is_end and not could_fit):
        return True
    if (
        _REFERENCE.match(text)
        or _SIGN.match(text)
        or _LEVEL_ALONE.fullmatch(text)
        or _is_next_number(before[0].text, text)
    ):
        return True
    if (is_end or could_fit or own) and (BULLET.match(text) or PART.match(text) or _HEADED.match(text)):
        return True
    if own and own.kind in SHORT:
        return is_end or could_fit
    if BULLET.match(before[0].text) and not _REFERENCE.match(before[0].text) and could_fit and text[0].isupper():
        return True
    if not width:
        return is_end or text[0].isupper() or text[0].isdigit()
    if segment.starts_page or not has_gaps:
        return is_end and (could_fit or segment.starts_page)
    return could_fit and text[0].isupper() and len(before) == 1 and not own and bool(_NO_PROSE.match(last.text))


def _is_next_number(before: str, text: str) -> bool:
    """Whether two items of a list begin with a number and the next one."""
    one, other = _NUMBER.match(before), _NUMBER.match(text)
    return bool(one and other and int(other[1]) == int(one[1]) + 1)


def _continued(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Join a paragraph with the one before it that is not complete, across an empty line or the end of a page."""
    found: list[Paragraph] = []
    for paragraph in every:
        if found and _continues(found[-1], paragraph):
            found[-1] = Paragraph((*found[-1].segments, *paragraph.segments))
        else:
            found.append(paragraph)
    return found


def _continues(before: Paragraph, after: Paragraph) -> bool:
    last = before.segments[-1]
    if TERMINAL.search(last.text) or last.line.cells or after.first.line.cells or after.label:
        return False
    if _NUMBER_ALONE.fullmatch(before.text):
        return False
    if before.label and (before.label.kind in SHORT or before.label.length >= len(before.text)):
        return False
    if BULLET.match(after.text) or PART.match(after.text) or after.is_heading or _REFERENCE.match(after.text):
        return False
    if after.text[0].islower():
        return True
    if after.text[0] == "(" and not _LEVEL_ALONE.fullmatch(after.text) and len(before.text) > _CLAUSE:
        return True
    is_prose = len(before.segments) > 1 and not BULLET.match(before.text) and not before.is_heading
    return after.first.starts_page and is_prose and before.text[-1].isalpha() and not _HEADED.match(after.text)
