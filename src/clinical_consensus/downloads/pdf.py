"""PDFs made with Typst. The collection's text is passed as data, never as markup; a missing glyph is an error.

The files conform to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) as far as Typst checks this when writing them.
Only the fonts in print/fonts are used, and the only date in a file is its edition's.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import pikepdf

from clinical_consensus.collection.text_width import BREAKS
from clinical_consensus.collection.wording import isolated
from clinical_consensus.downloads.copying.copied_text import write_as_copied
from clinical_consensus.downloads.copying.kept_words import with_kept_words
from clinical_consensus.downloads.copying.portions import portions
from clinical_consensus.downloads.copying.signs import (
    BREAK,
    CONTROLS,
    KEEP,
    KEEP_FROM_LEFT,
    TURNED,
    SignsError,
    with_signs,
)
from clinical_consensus.downloads.print_data import PRINT_WORDS
from clinical_consensus.downloads.typesetter import Document, TypesettingError, compiled

_NOT_TEXT = {
    "address", "anchor", "code", "description", "document_author", "document_title", "id", "kind", "paper", "question",
    "questions", "related", "sha256",
}  # fmt: skip
"""Fields whose strings are names or addresses that the templates use, or what a PDF says of itself: not on a page."""

_PREPARED = frozenset({BREAK, KEEP, KEEP_FROM_LEFT, TURNED, *CONTROLS})
_UNBROKEN = re.compile("[^\\s\u200b\ufdd2-\ufdef\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]{30,}")
_RUN = 12
_JOINING = "\u200d\ufe0e\ufe0f"

_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_READS_SHORTER = re.compile(rb"\r\nendstream\nendobj\n")
_OBJECT = b" obj\n"
_LENGTH = re.compile(rb"/Length (\d+)")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


class MissingGlyphsError(Exception):
    """No font has a glyph for some characters of a text; `characters` are these."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        super().__init__(characters)

    def __str__(self) -> str:
        return f"no font has {named(self.characters)}"


def typeset(template: str, data: Mapping[str, object], epoch: int) -> bytes:
    """Return the PDF made from `data` by `template`, the name of a file in the folder print.

    `epoch` is the time stated in the file, in seconds since 1970. Raises MissingGlyphsError if no font has a character,
    TypesettingError for any other error.
    """
    prepared = {name: _prepared(value, name) for name, value in data.items()}
    written, language = json.dumps(prepared, ensure_ascii=False), prepared.get("language")
    try:
        pdf = compiled(Document(template, written, json.dumps({**PRINT_WORDS, "language": language}), epoch))
    except TypesettingError as error:
        missing = "".join(dict.fromkeys("".join(map(_unescaped, _NO_GLYPH.findall(str(error))))))
        if missing:
            raise MissingGlyphsError(missing) from None
        raise
    tag = str(language["tag"]) if isinstance(language, dict) else ""
    return packed(pdf, is_prepared=not _PREPARED.isdisjoint(written), language=tag)


def packed(pdf: bytes, *, is_prepared: bool = False, language: str = "") -> bytes:
    """Return the same document with its objects in compressed streams (PDF 1.7, section 7.5.7): under half the size.

    If texts in it are prepared for printing, what was added to them is removed from what is copied. With a `language`,
    the document declares that: a whole tag, of which Typst takes only the language and the region. Its pages run from
    left to right in any language, as the site's do: PDFium copies the lines of others turned.

    A stream whose last byte is a carriage return seems shorter than its stated length, because a line feed follows
    (ISO 19005-2, 6.1.7.1); see `_lengthened`.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if is_prepared:
            write_as_copied(document)
        if language:
            document.Root.Lang = pikepdf.String(language)
            document.Root.ViewerPreferences.Direction = pikepdf.Name.L2R
        saved = io.BytesIO()
        document.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    whole, kept = saved.getvalue(), 0
    pieces: list[bytes] = []
    for ending in _READS_SHORTER.finditer(whole):
        stream = whole.rindex(_OBJECT, kept, ending.start()) + len(_OBJECT)
        pieces += [whole[kept:stream], _lengthened(whole[stream : ending.start() + 1])]
        kept = ending.start() + 1
    return b"".join([*pieces, whole[kept:]])


def named(characters: str) -> str:
    """Return characters in the form used in messages: “ไ” (U+0E44)."""
    return ", ".join(f"“{each}” (U+{ord(each):04X})" for each in characters)


def page_count(pdf: bytes) -> int:
    """Return the number of pages in a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _prepared(value: object, name: str = "") -> object:
    """The same data with every text prepared for printing; see `printed`."""
    if isinstance(value, dict):
        return {key: _prepared(each, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_prepared(each, name) for each in value]
    return printed(value) if isinstance(value, str) and name not in _NOT_TEXT else value


@lru_cache(maxsize=20_000)
def printed(text: str) -> str:
    """Return a text prepared for printing: each line is isolated if it could reverse others, and long words can break.

    Very long lines are divided. The isolates (Unicode UAX 9) are invisible and have no width; for the rest see `signs`.
    """
    return "\n".join(_printed_line(portion) for line in BREAKS.split(text) for portion in portions(line))


def _printed_line(line: str) -> str:
    own = isolated(line)
    if own is line:
        return _UNBROKEN.sub(lambda word: _breakable(word[0], anywhere=True), line)
    breakable = with_kept_words(_UNBROKEN.sub(lambda word: _breakable(word[0], anywhere=False), line))
    try:
        return isolated(with_signs(breakable))
    except SignsError:
        return isolated(with_signs(breakable, strict=False))


def _breakable(word: str, *, anywhere: bool) -> str:
    """A word with places to break, next to letters unless `anywhere`: a divided number would change its order."""
    pieces, length = [""], 0
    for letter in word:
        is_joined = unicodedata.combining(letter) or letter in _JOINING or pieces[-1].endswith("\u200d")
        is_number = not anywhere and not letter.isalpha() and not pieces[-1][-1:].isalpha()
        if length >= _RUN and not is_joined and not is_number:
            pieces.append("")
            length = 0
        pieces[-1] += letter
        length += 1
    return BREAK.join(pieces)


def _lengthened(stream: bytes) -> bytes:
    """A stream's dictionary and data with a line feed added to the data, which the stream's filter ignores.

    For each byte added, a space is removed from the dictionary, so that no object in the file moves.
    """
    dictionary, start, data = stream.partition(b"\nstream\n")
    length = _LENGTH.search(dictionary)
    if length is None or int(length[1]) != len(data):
        raise TypesettingError("a stream's end cannot be found")
    longer = _LENGTH.sub(b"/Length %d" % (len(data) + 1), dictionary)
    spare = len(longer) + 1 - len(dictionary)
    return longer.replace(b" /", b"/", spare) + start + data + b"\n"


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)
