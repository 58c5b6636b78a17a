"""The lines of a document that was read, whatever its format: what the import works on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Line:
    """One line of a document's text."""

    text: str
    """The line without line break and page break; "" for an empty line."""
    page: int
    """The page or slide that it is on, from 1."""
    cells: tuple[str, ...] = ()
    """The cells of a row of a table; `text` then is these, joined by " | ".

    A line feed in a cell stands between its paragraphs, where `text` has a space.
    """
    is_heading: bool = False
    """Whether the document marks the line as a heading or as a slide's title."""
    is_running: bool = False
    """Whether its place and size on the page say that it is a running head."""
    is_spoken: bool = False
    """Whether it is of the speaker's notes below a slide."""
    is_title: bool = False
    """Whether its letters, the largest of the document, say that it is the document's title."""


def line_of_cells(cells: tuple[str, ...], page: int) -> Line:
    """Return a row of a table as a line."""
    return Line(" | ".join(cells).replace("\n", " "), page, cells)


def joined_width(line: str, following: str) -> int:
    """Return how many characters a line has with the first word of the one below it."""
    return len(line) + 1 + len(next(iter(following.split(maxsplit=1)), ""))


@dataclass(frozen=True)
class ReadDocument:
    """A document as its lines."""

    lines: tuple[Line, ...]
    title: str
    """The document's name: that of its file without the folder."""
    media_type: str
    """The format of the document; "" for a text file."""
    sha256: str
    """The hash of the document's bytes."""
    notes: tuple[str, ...] = ()
    """What the reader changed, such as hyphenation that it undid, for the report."""


def source_text(document: ReadDocument) -> str:
    """Return the document's text: a line feed after each line, a form feed before the first of each further page."""
    lines = document.lines
    breaks = ["", *("\f" * max(0, line.page - before.page) for before, line in pairwise(lines))]
    return "".join(f"{page_break}{line.text}\n" for page_break, line in zip(breaks, lines, strict=False))
