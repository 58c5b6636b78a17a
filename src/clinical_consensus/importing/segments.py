"""The pieces of a document that know where they stand: spans, texts, segments of lines, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from clinical_consensus.importing.labels import OF_PICO, Label, grade_heading, label_of
from clinical_consensus.importing.lines import Line

_LABEL_LENGTH = 80
"""Characters of a line that may be the beginning of a label."""


@dataclass(frozen=True)
class WordSpan:
    """A piece of a line: the line's index, and where the piece starts and ends in it."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Extent:
    """A text with the places where it stands."""

    text: str
    spans: tuple[WordSpan, ...]

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line, counted from 1."""
        return self.spans[0].line + 1, self.spans[-1].line + 1

    def part(self, start: int, end: int) -> Extent:
        """Return the text between two places in it, with its own places; both are beside no space."""
        spans, at = [], 0
        for span in self.spans:
            first, last = max(start - at, 0), min(end - at, span.end - span.start)
            if first < last:
                spans.append(WordSpan(span.line, span.start + first, span.start + last))
            at += span.end - span.start + 1
        return Extent(self.text[start:end], tuple(spans))

    def without(self, *parts: tuple[int, int]) -> tuple[WordSpan, ...]:
        """Return the places of the text but for some parts of it, in their order."""
        starts, ends = [0, *(end for _, end in parts)], [*(start for start, _ in parts), len(self.text)]
        return tuple(span for place in zip(starts, ends, strict=True) for span in self.part(*place).spans)

    def places_of(self, *pieces: str) -> tuple[WordSpan, ...]:
        """Return where pieces of the text stand, each in its first place, if it has one; capitals do not count.

        A place where it is a word of its own comes first: the A of "Grade A".
        """
        signs = [re.escape(piece) for piece in pieces]
        places = (
            re.search(rf"(?<!\w){sign}(?!\w)", self.text, re.IGNORECASE) or re.search(sign, self.text, re.IGNORECASE)
            for sign in signs
        )
        return tuple(span for place in places if place for span in self.part(*place.span()).spans)


@dataclass(frozen=True)
class LineSegment:
    """A line, or a piece of one that begins with a label."""

    span: WordSpan
    text: str
    line: Line
    after_gap: bool
    starts_page: bool
    given: Label | None = None
    """The label that the head of a table gives a cell."""


@dataclass(frozen=True)
class Paragraph:
    """Segments that belong together."""

    segments: tuple[LineSegment, ...]

    @cached_property
    def text(self) -> str:
        """The paragraph's text, on one line."""
        return " ".join(segment.text for segment in self.segments).replace("\t", " ")

    @cached_property
    def label(self) -> Label | None:
        """The label with which it begins, on one line or more, or that the head of its column gives it."""
        own = self.first.given or label_of(self.first.text) or (grade_heading(self.text) if self.is_heading else None)
        if own and own.kind in OF_PICO and self.is_row and len(self.first.line.cells) > len(("label", "value")):
            return None
        if own or len(self.segments) == 1 or len(self.first.text) > _LABEL_LENGTH or self.is_heading:
            return own
        whole = label_of(" ".join(segment.text for segment in self.segments))
        return whole if whole and whole.length > len(self.first.text) + 1 and not whole.note else None

    @property
    def first(self) -> LineSegment:
        """Its first segment."""
        return self.segments[0]

    @property
    def is_row(self) -> bool:
        """Whether it is a whole row of a table."""
        line = self.first.line
        return len(line.cells) > 1 and self.first.given is None and self.first.text == line.text.strip(" |")

    @property
    def is_heading(self) -> bool:
        """Whether the document marks it as a heading."""
        return self.first.line.is_heading

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.first.line.page

    @property
    def extent(self) -> Extent:
        """Its whole text with its places."""
        text = " ".join(segment.text for segment in self.segments).replace("\t", " ")
        return Extent(text, tuple(segment.span for segment in self.segments))

    def after(self, skipped: int) -> Extent | None:
        """Return what follows the first `skipped` characters, or None if nothing does."""
        whole = self.extent
        rest = whole.text[skipped:]
        start = skipped + len(rest) - len(rest.lstrip())
        return whole.part(start, len(whole.text)) if rest.strip() else None

    def before(self, length: int) -> tuple[WordSpan, ...]:
        """Return the places of the first `length` characters."""
        return self.extent.part(0, length).spans

    def labelled(self, given: Label) -> Paragraph:
        """Return the paragraph with a label that its own words do not give it."""
        return Paragraph((replace(self.first, given=given), *self.segments[1:]))

    def parted(self, at: int) -> tuple[Paragraph, Paragraph]:
        """Return the paragraph before a place in its text, and the one that begins there; no space is beside that."""
        parts: tuple[list[LineSegment], list[LineSegment]] = ([], [])
        start = 0
        for segment in self.segments:
            cut = min(max(at - start, 0), len(segment.text))
            for part, first, last in ((parts[0], 0, cut), (parts[1], cut, len(segment.text))):
                text = segment.text[first:last]
                if text.strip():
                    left = segment.span.start + first + len(text) - len(text.lstrip())
                    span = WordSpan(segment.span.line, left, left + len(text.strip()))
                    part.append(
                        replace(segment, span=span, text=text.strip(), after_gap=segment.after_gap and not first)
                    )
            start += len(segment.text) + 1
        return Paragraph(tuple(parts[0])), Paragraph(tuple(parts[1]))
