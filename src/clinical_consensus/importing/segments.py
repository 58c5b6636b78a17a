"""The pieces of a document that know where they stand: spans, texts, segments of lines, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.importing.labels import Label, label_of
from clinical_consensus.importing.lines import Line


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

    def places_of(self, *pieces: str) -> tuple[WordSpan, ...]:
        """Return where pieces of the text stand, each in its first place, if it has one; capitals do not count."""
        starts = [(self.text.lower().find(piece.lower()), piece) for piece in pieces]
        found = (self.part(start, start + len(piece)) for start, piece in starts if start >= 0)
        return tuple(span for part in found for span in part.spans)


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
        """The label with which it begins, or that the head of its column gives it."""
        return self.first.given or label_of(self.first.text)

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

    def after(self, skipped: int) -> Extent | None:
        """Return what follows the first `skipped` characters, or None if nothing does."""
        spans = [segment.span for segment in self.segments]
        texts = [segment.text for segment in self.segments]
        rest = texts[0][skipped:]
        texts[0] = rest.strip()
        spans[0] = WordSpan(spans[0].line, spans[0].start + skipped + len(rest) - len(rest.lstrip()), spans[0].end)
        kept = [(text, span) for text, span in zip(texts, spans, strict=True) if text]
        whole = " ".join(text for text, _ in kept).replace("\t", " ")
        return Extent(whole, tuple(span for _, span in kept)) if kept else None

    def before(self, length: int) -> WordSpan:
        """Return the place of the first `length` characters."""
        span = self.first.span
        return WordSpan(span.line, span.start, span.start + length)
