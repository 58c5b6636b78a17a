"""The text of a source: its lines, the pages that form feeds end, and what a file is that is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Pages = tuple[int, int]
"""The first and the last page of a line, counted from 1: they differ where a form feed stands within the line."""

_PAGE_END = "\f"


@dataclass(frozen=True)
class SourceText:
    """The lines of a source, and the pages of each; no pages if the file has no form feed.

    Lines end with a line feed, whatever pages they are on, so that editors count them in the same way. What follows a
    form feed is on the next page. A form feed is no part of a line's text.
    """

    lines: tuple[str, ...]
    pages: tuple[Pages, ...] = ()


class NoTextError(ValueError):
    """A file is not UTF-8 text; the message says what it seems to be, `cure` what to do."""

    def __init__(self, wrong: str, cure: str) -> None:
        super().__init__(wrong)
        self.cure = cure


def text_of_source(content: bytes) -> SourceText:
    """Return the text of a source file. Raises NoTextError."""
    return _paged(_decoded(content).replace("\r\n", "\n"))


def _paged(text: str) -> SourceText:
    lines = text.split("\n")
    if not lines[-1].strip(_PAGE_END):
        lines.pop()
    if _PAGE_END not in text:
        return SourceText(tuple(lines))
    written = tuple(" ".join(filter(None, line.split(_PAGE_END))) for line in lines)
    return SourceText(written, tuple(_page_numbers(lines)))


def _page_numbers(lines: list[str]) -> Iterator[Pages]:
    page = 1
    for line in lines:
        pieces = line.split(_PAGE_END)
        written = [page + at for at, piece in enumerate(pieces) if piece]
        page += len(pieces) - 1
        yield (written[0], written[-1]) if written else (page, page)


_DOCUMENTS = tuple(
    (re.compile(begin), name)
    for begin, name in (
        (rb"(?:\xef\xbb\xbf)?\s*%PDF-", "a PDF document"),
        (rb"PK[\x03\x05\x07][\s\S]*word/document", "a Word document (DOCX)"),
        (rb"PK[\x03\x05\x07][\s\S]*ppt/presentation", "a PowerPoint presentation (PPTX)"),
        (rb"PK[\x03\x05\x07][\s\S]*xl/workbook", "an Excel workbook (XLSX)"),
        (rb"PK[\x03\x05\x07][\s\S]{0,64}application/vnd\.oasis\.opendocument", "an OpenDocument file"),
        (rb"PK[\x03\x05\x07][\s\S]{0,64}application/epub", "an EPUB book"),
        (rb"PK[\x03\x05\x07]", "a ZIP archive"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older Word, PowerPoint or Excel"),
        (rb"(?:\xef\xbb\xbf)?\s*\{\\rtf", "an RTF document"),
        (rb"%!PS", "a PostScript document"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM[\s\S]{4}\0\0\0\0|RIFF[\s\S]{4}WEBP|AT&TFORM", "a picture"),
        (rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd", "a compressed file"),
    )
)
"""What files of other formats begin with, as the formats' own specifications state it."""

_WIDE = {
    b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16",
}  # fmt: skip
"""The byte order marks of encodings other than UTF-8 (The Unicode Standard, 23.8)."""

_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Bytes that no text has in an encoding of one byte for each letter."""

_EXTRACT = (
    "extract its text, save that as UTF-8 with a form feed after each page, as pdftotext does, name that file here, "
    'and name the document under "original"'
)
_CONVERT = "save it as UTF-8 in a text editor, then write its new hash into sha256"


def _decoded(content: bytes) -> str:
    kind = next((name for begin, name in _DOCUMENTS if begin.match(content)), None)
    if kind:
        raise NoTextError(f"this is {kind}, not text", _EXTRACT)
    if wide := _wide_encoding(content):
        raise NoTextError(f"this is text in {wide}, not in UTF-8", _CONVERT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        at = f"line {line:,} has the byte 0x{content[error.start]:02X}"
        if _NO_TEXT.search(content):
            raise NoTextError(f"this is not text: {at}", _EXTRACT) from None
        raise NoTextError(
            f"this is not UTF-8: {at}, as text in an older encoding such as Latin-1 has", _CONVERT
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise NoTextError(f"this is not text: line {line:,} has a NUL character", _EXTRACT)
    return text


def _wide_encoding(content: bytes) -> str | None:
    """Return the encoding of text whose letters have two or four bytes: by its mark, or by every second byte, NUL."""
    marked = next((name for mark, name in _WIDE.items() if content.startswith(mark)), None)
    first, second = content[:4096:2], content[1:4096:2]
    few, many = sorted((first.count(0), second.count(0)))
    return marked or ("UTF-16" if not few and many * 2 > len(second) > 1 else None)
