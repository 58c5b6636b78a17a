"""Read a document that is to be imported: UTF-8 text, PPTX, DOCX or PDF."""

from __future__ import annotations

import hashlib
from pathlib import Path

from clinical_consensus.contract.input_files import UnusableFileError, file_content
from clinical_consensus.contract.problems import Problem
from clinical_consensus.contract.source_text import text_of_source
from clinical_consensus.importing.lines import Line, ReadDocument
from clinical_consensus.importing.readers.formats import TEXT, format_of
from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.reading_process import Read, read_apart
from clinical_consensus.importing.readers.text_marks import without_marks
from clinical_consensus.importing.readers.unreadable import DocumentError, UnreadableError

_CHANGED = "text/plain"
"""The media type of a text file whose lines are not kept as they are."""


def read_document(path: Path) -> ReadDocument:
    """Return the lines of a document, in the order in which they are read.

    A text file's lines are its own, but for signs of markup. Of other documents, each paragraph, row of a table or
    printed line is one, and an empty line stands between paragraphs. What was changed or left out is in the `notes`.

    Raises DocumentError, with the cure, for what cannot be read.
    """
    content = _content(path)
    try:
        found = format_of(content, path.name)
        own = _text_lines(content) if found is TEXT else ()
        lines, notes = _unmarked(own) if found is TEXT else read_apart(content, found)
        if not any(line.text.strip() for line in lines):
            raise UnreadableError("this document has no text", "name the file that has the text")
    except UnreadableError as error:
        raise DocumentError(path, [Problem("the document", error.wrong, error.cure)]) from None
    is_changed = found is TEXT and [line.text for line in own] != [line.text for line in lines]
    media_type = _CHANGED if is_changed else found.media_type
    return ReadDocument(lines, path.name, media_type, hashlib.sha256(content).hexdigest(), notes)


def _content(path: Path) -> bytes:
    try:
        return file_content(path)
    except UnusableFileError as error:
        raise DocumentError(path, [Problem("the file", str(error), "name a PPTX, DOCX, PDF or text file")]) from None
    except (OSError, ValueError) as error:
        wrong = f"it cannot be read: {getattr(error, 'strerror', None) or error}"
        raise DocumentError(path, [Problem("the file", wrong, "check its name and its permissions")]) from None


def _text_lines(content: bytes) -> tuple[Line, ...]:
    text = text_of_source(content)
    pages = [first for first, _last in text.pages] or [1] * len(text.lines)
    return tuple(Line(line, page) for line, page in zip(text.lines, pages, strict=True))


def _unmarked(lines: tuple[Line, ...]) -> Read:
    notes = Notes()
    return tuple(without_marks(lines, notes)), notes.written()
