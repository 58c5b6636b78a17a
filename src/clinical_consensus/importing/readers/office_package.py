"""The parts of a PPTX or DOCX file that hold text, read within bounds."""

from __future__ import annotations

import io
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 (an exception's name begins with a capital)

from clinical_consensus.importing.readers.unreadable import UnreadableError

MOST_XML = 64 * 1024 * 1024
"""Bytes of XML that a document may have. 150 pages of text have 3 to 5 MB; parsed, XML takes about eight times that."""

MOST_PARTS = 20_000
"""Parts that a document may have; a presentation of 1,000 slides has about 5,000."""

_STRICT = b"http://purl.oclc.org/ooxml/"
"""The namespaces of the strict form of Office documents (ISO/IEC 29500-4), which the libraries do not read."""


def text_package(content: bytes) -> io.BytesIO:
    """Return a PPTX or DOCX file with its XML parts alone: pictures, films and fonts are empty in it.

    So a library that reads a file whole keeps no more than MOST_XML. Raises UnreadableError for a larger, damaged or
    strict one.
    """
    kept = io.BytesIO()
    left = MOST_XML
    try:
        with ZipFile(io.BytesIO(content)) as source, ZipFile(kept, "w", ZIP_STORED) as target:
            parts = source.infolist()
            if len(parts) > MOST_PARTS:
                raise _too_large(f"{len(parts):,} parts, and the limit is {MOST_PARTS:,}")
            for part in parts:
                text = _text_of_part(source, part, left)
                left -= len(text)
                if _STRICT in text[:4096]:
                    raise UnreadableError(
                        "this document is in the strict form of Office documents",
                        'save it as an ordinary one (in Word or PowerPoint, not "Strict Open XML"), and import that',
                    )
                target.writestr(ZipInfo(part.filename), text)
    except (BadZipFile, ZlibError, EOFError, ValueError, NotImplementedError, OSError):
        raise UnreadableError(
            "this file is broken: a part of it is cut off or damaged",
            "open it in the program that made it, save it again, and import that; or get the original anew",
        ) from None
    kept.seek(0)
    return kept


def _text_of_part(source: ZipFile, part: ZipInfo, most: int) -> bytes:
    if not part.filename.lower().endswith((".xml", ".rels")):
        return b""
    with source.open(part) as opened:
        text = opened.read(most + 1)
    if len(text) > most:
        raise _too_large(f"more than {MOST_XML / 1e6:,.0f} MB of text and layout, unpacked")
    return text


def _too_large(what: str) -> UnreadableError:
    return UnreadableError(
        f"this document is too large: it has {what}", "divide it, and import one part after the other"
    )
