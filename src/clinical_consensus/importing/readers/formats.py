"""Which format a document has: by its bytes, not by its name."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from clinical_consensus.contract.source_text import NoTextError, text_of_source
from clinical_consensus.importing.readers.unreadable import UnreadableError


@dataclass(frozen=True)
class Format:
    """A format of documents: its name, its files' suffix and its media type."""

    name: str
    suffix: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
PPTX = Format("a PowerPoint presentation", ".pptx", f"{_OFFICE}.presentationml.presentation")
DOCX = Format("a Word document", ".docx", f"{_OFFICE}.wordprocessingml.document")
PDF = Format("a PDF document", ".pdf", "application/pdf")
TEXT = Format("a text file", ".txt", "")

_FOREIGN = frozenset({".doc", ".ppt", ".xls", ".xlsx", ".rtf", ".odt", ".odp", ".html", ".htm", ".epub", ".json"})
"""Suffixes of other formats, which no text file has."""

_PDF_WITHIN = 1024
"""Readers accept a PDF's header anywhere in its first 1,024 bytes (Adobe's implementation note 13 on PDF 1.7)."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps a document that has a password (MS-OFFCRYPTO, 2.3.4.4)."""

_MARKUP = re.compile(r"\s*(?:<!doctype\s+html|<html|<\?xml|<svg)", re.IGNORECASE)
_SAVE = "save it as PPTX, DOCX, PDF or UTF-8 text, and import that"
_OPEN = "open it with its password, save a copy without one, and import the copy"
_AGAIN = "open it in the program that made it, save it again, and import that; or get the original anew"


def format_of(content: bytes, name: str) -> Format:
    """Return the format of a document with this `content`, whose file has this `name`.

    Raises UnreadableError if it is empty, of no format that can be read, or if its name says otherwise.
    """
    if not content.strip():
        raise UnreadableError("this document is empty", "name the file that has the text")
    found = _by_bytes(content)
    suffix = PurePath(name).suffix.lower()
    named = next((each for each in (PPTX, DOCX, PDF) if each.suffix == suffix), None)
    is_wrong = suffix in _FOREIGN or named is not None if found is TEXT else suffix not in {"", found.suffix}
    if is_wrong:
        wrong = f'by its bytes this is {found.name}, but its name ends in "{suffix}"'
        raise UnreadableError(wrong, f'rename it so that it ends in "{found.suffix}", or name the file that you meant')
    return found


def _by_bytes(content: bytes) -> Format:
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return PDF
    if content.startswith(b"PK"):
        return _office_format(content)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise UnreadableError("this document is encrypted: it opens only with a password", _OPEN)
        raise UnreadableError("this is a document of an older Word, PowerPoint or Excel", _SAVE)
    try:
        text = "\n".join(text_of_source(content).lines)
    except NoTextError as error:
        cure = "save it as UTF-8 in a text editor" if "UTF-" in str(error) else _SAVE
        raise UnreadableError(str(error), cure) from None
    if _MARKUP.match(text):
        raise UnreadableError("this is a file of a web page or of XML, not a document", _SAVE)
    if _is_json(text):
        raise UnreadableError("this is a JSON file, not a document", "name the document from which it was made")
    return TEXT


def _office_format(content: bytes) -> Format:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            encrypted = any(each.flag_bits & 1 for each in archive.infolist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise UnreadableError("this file is broken: it is a ZIP archive that is cut off or damaged", _AGAIN) from None
    if encrypted:
        raise UnreadableError("this file is encrypted: it opens only with a password", _OPEN)
    if "word/document.xml" in names or "word/document2.xml" in names:
        return DOCX
    if "ppt/presentation.xml" in names:
        return PPTX
    raise UnreadableError("this is a ZIP archive or a document of another program, not PPTX or DOCX", _SAVE)


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
