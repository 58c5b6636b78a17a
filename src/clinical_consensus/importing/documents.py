"""Read a document into its lines. Text files are read here."""

from __future__ import annotations

import hashlib
from pathlib import Path

from clinical_consensus.contract.input_files import file_content
from clinical_consensus.contract.problems import InputError, Problem
from clinical_consensus.contract.source_text import NoTextError, text_of_source
from clinical_consensus.importing.lines import Line, ReadDocument


class DocumentError(InputError):
    """A document cannot be read."""


def read_document(path: Path) -> ReadDocument:
    """Return the lines of a UTF-8 text file. Raises DocumentError."""
    try:
        content = file_content(path)
        text = text_of_source(content)
    except NoTextError as error:
        raise DocumentError(path, [Problem("the file", str(error), error.cure)]) from None
    except (OSError, ValueError) as error:
        wrong = getattr(error, "strerror", None) or str(error)
        raise DocumentError(path, [Problem("the file", f"it cannot be read: {wrong}", "check its name")]) from None
    pages = text.pages or ((1, 1),) * len(text.lines)
    lines = tuple(Line(each, page) for each, (page, _) in zip(text.lines, pages, strict=True))
    return ReadDocument(lines, path.name, "", hashlib.sha256(content).hexdigest())
