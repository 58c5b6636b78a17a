"""Lines of PPTX, DOCX and PDF made plain: ligatures, hyphens at line ends, characters that no text has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clinical_consensus.importing.lines import Line, line_of_cells
from clinical_consensus.importing.readers.notes import Notes

_LIGATURES = {chr(point): unicodedata.normalize("NFKC", chr(point)) for point in range(0xFB00, 0xFB07)}
"""The Latin ligatures of Unicode, ﬀ to ﬆ, and their letters."""

_SOFT = "\u00ad"
_SOFT_WITHIN = re.compile(rf"{_SOFT}(?=.)")
_HYPHENS = "-\u2010"
_INVISIBLE = frozenset("\ufeff\u2060\u200b")
"""Marks of places where a line may or may not break, which a line of text does not need."""

_LEAST_ALIKE, _MORE = 6, 3
"""Letters that two forms of a word have in common, and so many of them on each side of where a line divides one."""

_WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")
_DIVIDED = re.compile(rf"(?P<begin>[^\W\d_][\w\-\u2010]*)(?P<hyphen>[{_HYPHENS}{_SOFT}])$")
_REST = re.compile(r"[^\W\d_][\w\-\u2010]*")


@dataclass(frozen=True)
class _Known:
    """The words of a document, and how they begin."""

    words: set[str]
    begins: set[str]

    def has(self, word: str, divided: int) -> bool:
        """Whether a word that is divided after so many letters stands in the document, or another form of it does."""
        word = word.casefold()
        alike = word[: max(divided + _MORE, _LEAST_ALIKE)]
        is_form = divided >= _MORE and len(word) >= divided + _MORE and alike in self.begins
        return word in self.words or is_form


def tidied(lines: Iterable[Line], notes: Notes) -> tuple[Line, ...]:
    """Return the lines without ligatures, soft hyphens and control characters but tabs, divided words joined.

    What was changed is in the `notes`.

    A word that a line divides is joined where its first half ends in a soft hyphen, or where the joined word, with or
    without the hyphen, stands elsewhere in the document, or another form of it does ("recom-mended" where the document
    has "recommendation"): one with three letters or more on each side of the hyphen, and six in common. "re-cover" is
    not "recover". Empty lines stand between others alone, one at a place.
    """
    plain = [_plain(line, notes) for line in lines]
    words = {word.casefold() for line in plain for word in _WORD.findall(line.text)}
    known = _Known(words, {word[:end] for word in words for end in range(_LEAST_ALIKE, len(word))})
    joined = _joined(plain, known, notes)
    return tuple(_spaced(_without_soft_hyphens(line) for line in joined))


def _plain(line: Line, notes: Notes) -> Line:
    if not line.cells:
        return replace(line, text=_plain_text(line.text, notes))
    return _of_cells(line, tuple(_plain_cell(cell, notes) for cell in line.cells))


def _plain_cell(cell: str, notes: Notes) -> str:
    return "\n".join(filter(None, (_plain_text(text, notes) for text in cell.split("\n"))))


def _of_cells(line: Line, cells: tuple[str, ...]) -> Line:
    return replace(line_of_cells(cells, line.page), is_heading=line.is_heading)


def _plain_text(text: str, notes: Notes) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    parts = "".join(each if each == "\t" else _sign(each, notes) for each in text).split("\t")
    return _SOFT_WITHIN.sub("", "\t".join(" ".join(part.split()) for part in parts).strip())


def _sign(sign: str, notes: Notes) -> str:
    if sign in _LIGATURES:
        return _LIGATURES[sign]
    if sign in _INVISIBLE:
        return ""
    kind = unicodedata.category(sign)
    if sign == "\ufffd" or kind == "Co":
        notes.add("characters that have no meaning outside the document's fonts, to be corrected", f"U+{ord(sign):04X}")
    if kind in {"Cc", "Cs"} or ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF:
        if not sign.isspace():
            notes.add("characters that no text has, replaced by a space", f"U+{ord(sign):04X}")
        return " "
    return sign


def _joined(lines: list[Line], known: _Known, notes: Notes) -> Iterator[Line]:
    lines = list(lines)
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        pair = following and not line.cells and not following.cells and _pair(line.text, following.text, known, notes)
        if following and pair:
            yield replace(line, text=pair[0])
            lines[place + 1] = replace(following, text=pair[1])
            if not pair[1]:
                lines[place + 1] = replace(following, text="\0")
        elif line.text != "\0":
            yield line


def _pair(text: str, following: str, known: _Known, notes: Notes) -> tuple[str, str] | None:
    """Return two lines with the word that is divided between them on the first, or None if it is to stay divided."""
    divided, rest = _DIVIDED.search(text), _REST.match(following)
    if not divided or not rest or not rest[0][0].islower():
        return None
    begin, hyphen = divided["begin"], divided["hyphen"]
    whole, compound = begin + rest[0], f"{begin}-{rest[0]}"
    is_whole, is_compound = known.has(whole, len(begin)), compound.casefold() in known.words
    if hyphen == _SOFT or (is_whole and not is_compound):
        word = whole
        notes.add("words that a line divided, joined", f"{begin}-{rest[0]} → {whole}")
    elif is_compound and not is_whole:
        word = compound
        notes.add("words with a hyphen at the end of a line, put on one line", compound)
    else:
        notes.add("words that may be divided by a line, left as they are", f"{begin}- {rest[0]}")
        return None
    moved, _space, left = following.partition(" ")
    return text[: divided.start()] + word + moved[rest.end() :], left


def _without_soft_hyphens(line: Line) -> Line:
    if line.cells:
        return _of_cells(line, tuple(cell.replace(_SOFT, "") for cell in line.cells))
    return replace(line, text=line.text.replace(_SOFT, ""))


def _spaced(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines with at most one empty line between two others, and none at the beginning or the end."""
    waiting: Line | None = None
    page = 0
    for line in lines:
        if not any(line.cells or (line.text,)):
            waiting = waiting or line
            continue
        if waiting and page == waiting.page == line.page:
            yield waiting
        yield line
        waiting, page = None, line.page
