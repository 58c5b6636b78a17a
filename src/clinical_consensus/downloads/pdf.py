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
from functools import cache
from pathlib import Path

import pikepdf
import typst

from clinical_consensus.collection.text_width import BREAKS
from clinical_consensus.collection.wording import isolated
from clinical_consensus.downloads.print_data import PRINT_WORDS

PRINT = Path(__file__).with_name("print")

_NOT_TEXT = {"address", "code", "id", "kind", "paper", "question", "questions", "related", "sha256"}
"""Fields whose strings are names or addresses that the templates use, not text to print."""

_UNBROKEN = re.compile("[^\\s\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]{30,}")
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
        super().__init__(f"no font has {named(characters)}")


class TypesettingError(Exception):
    """Typst rejected a template or its data, which is a bug in this program; the message is Typst's."""


def typeset(template: str, data: Mapping[str, object], epoch: int) -> bytes:
    """Return the PDF made from `data` by `template`, the name of a file in the folder print.

    `epoch` is the time stated in the file, in seconds since 1970. Raises MissingGlyphsError if no font has a character,
    TypesettingError for any other error.
    """
    try:
        pdf = _compiler().compile(
            input=str(PRINT / template),
            format="pdf",
            sys_inputs={"data": json.dumps(_prepared(data), ensure_ascii=False), "words": json.dumps(PRINT_WORDS)},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=epoch,
        )
    except typst.TypstError as error:
        missing = "".join(dict.fromkeys("".join(map(_unescaped, _NO_GLYPH.findall(error.diagnostic)))))
        if missing:
            raise MissingGlyphsError(missing) from None
        raise TypesettingError(error.diagnostic) from None
    if not isinstance(pdf, bytes):
        raise TypesettingError(f"{template} makes no single file")
    return packed(pdf)


def packed(pdf: bytes) -> bytes:
    """Return the same document with its objects in compressed streams (PDF 1.7, section 7.5.7): under half the size.

    A stream whose last byte is a carriage return seems shorter than its stated length, because a line feed follows
    (ISO 19005-2, 6.1.7.1); see `_lengthened`.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
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


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(PRINT), font_paths=[str(PRINT / "fonts")], ignore_system_fonts=True)


def _prepared(value: object, name: str = "") -> object:
    """The same data with every text prepared for printing; see `printed`."""
    if isinstance(value, dict):
        return {key: _prepared(each, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_prepared(each, name) for each in value]
    return printed(value) if isinstance(value, str) and name not in _NOT_TEXT else value


def printed(text: str) -> str:
    """Return a text prepared for printing: lines that could reverse others are isolated, and long words can break.

    The isolates (Unicode UAX 9) and the places to break (U+200B) are invisible and have no width.
    """
    return "\n".join(isolated(_UNBROKEN.sub(_breakable, line)) for line in BREAKS.split(text))


def _breakable(word: re.Match[str]) -> str:
    pieces, length = [""], 0
    for letter in word[0]:
        is_joined = unicodedata.combining(letter) or letter in _JOINING or pieces[-1].endswith("\u200d")
        if length >= _RUN and not is_joined:
            pieces.append("")
            length = 0
        pieces[-1] += letter
        length += 1
    return "\u200b".join(pieces)


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
