"""What a PDF gives to those who copy its text or read its bookmarks: the text, without what only its layout needs.

Only the text that belongs to glyphs is changed, never what is drawn. See decisions/0041.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

import pikepdf

from clinical_consensus.downloads.copying.drawn_marks import drawn_marks
from clinical_consensus.downloads.copying.glyph_texts import WrittenGlyphs, pieces_of
from clinical_consensus.downloads.copying.page_instructions import Mark, text_objects
from clinical_consensus.downloads.copying.shown_text import (
    WIDE,
    Font,
    GlyphRun,
    TextObject,
    fonts_of,
    lines_of,
    runs_of,
)
from clinical_consensus.downloads.copying.signs import CONTROLS, without_controls

_HIDDEN = frozenset(f"{ord(each):04X}".encode() for each in CONTROLS)
_OF_GLYPHS = re.compile(rb"(/ActualText<FEFF)([0-9A-F]+)>")
_OF_FONT = re.compile(rb"(?m)^(<[0-9A-F]{4}> <)([0-9A-F]+)>$")
_FROM_RIGHT = b"/ReversedChars"


def write_as_copied(document: pikepdf.Pdf) -> None:
    """Change the text of a document that Typst wrote so that it is copied as the source has it.

    `CONTROLS` are removed from text and bookmarks. On pages with text from right to left, glyphs get the text with
    which PDFium copies their line right: by a variant of their font, the same but for its table of texts.
    """
    _remove_controls(document)
    variants = _Variants(document)
    known: dict[tuple[str, object], Font] = {}
    for page in document.pages:
        stream: Any = page.Contents
        content = stream.read_bytes()
        fonts = fonts_of(page, known)
        if _FROM_RIGHT not in content and not any(font.marks for font in fonts.values()):
            continue
        objects, marks = text_objects(content, fonts)
        written = {shown.span: b"" for shown in objects if shown.is_mark}
        for line in lines_of([shown for shown in objects if not shown.is_mark]):
            for run, pieces in pieces_of(runs_of(line)).items():
                names = variants.names(page, run, pieces)
                is_changed = set(names) - {run.host.font.name} or any(each.is_reordered for each in pieces)
                if len(run.parts) > 1 or is_changed or run.has_gaps or run.marks:
                    written |= {part.span: b"" for part in run.parts}
                    written[run.host.span] = _instructions(run, pieces, names)
        needless = {span: b"" for mark in marks if _is_needless(mark, written) for span in mark.spans}
        shapes = {(end, end): b"" for end in objects.values()}
        for shown, end in objects.items():
            shapes[end, end] += drawn_marks(shown, page)
        stream.write(_replaced(content, written | needless | {span: shape for span, shape in shapes.items() if shape}))
    variants.make()


class _Variants:
    """Variants of the fonts of a document, in which some glyphs have another text."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._texts: dict[tuple[int, int], list[dict[int, str]]] = {}
        self._uses: dict[tuple[int, str, int], Any] = {}

    def names(self, page: pikepdf.Page, run: GlyphRun, pieces: Sequence[WrittenGlyphs]) -> list[str]:
        """Return the names on a page of a run's font, or of variants of it, in which the glyphs have these texts.

        It is one font for all if it can be, so that the run stays one text object.
        """
        own, codes = run.host.font, run.codes
        read = [list(zip((codes[at] for at in each.numbers), each.texts, strict=True)) for each in pieces]
        if all(own.texts.get(code) == text for each in read for code, text in each):
            return [own.name] * len(pieces)
        needed = list(map(dict, read))
        texts = {(code, text) for each in needed for code, text in each.items()}
        if len(dict(texts)) == len(texts):
            return [self._name(page, own, dict(sorted(texts)))] * len(pieces)
        return [self._name(page, own, each) for each in needed]

    def _name(self, page: pikepdf.Page, font: Font, needed: dict[int, str]) -> str:
        if all(font.texts.get(code, "") == text for code, text in needed.items()):
            return font.name
        known = self._texts.setdefault(page.Resources.Font[font.name].objgen, [])
        fitting = (
            at
            for at, each in enumerate(known)
            if not any(each.get(code, text) != text for code, text in needed.items())
        )
        number = next(fitting, len(known))
        known += [{}] * (number == len(known))
        known[number] = known[number] | needed
        self._uses[page.index, font.name, number] = page.Resources.Font
        return _variant_name(font.name, number)

    def make(self) -> None:
        """Put the variants into the document."""
        made: dict[tuple[tuple[int, int], int], Any] = {}
        for (_, font, number), fonts in self._uses.items():
            key = (fonts[font].objgen, number)
            made[key] = made.get(key) or self._made(fonts[font], self._texts[key[0]][number])
            fonts[_variant_name(font, number)] = made[key]

    def _made(self, font: Any, texts: Mapping[int, str]) -> Any:
        def row(found: re.Match[bytes]) -> bytes:
            text = texts.get(int(found[1][1:5], 16))
            return found[0] if text is None else found[1] + text.encode("utf-16-be").hex().upper().encode() + b">"

        variant = pikepdf.Dictionary(font)
        variant.ToUnicode = self._document.make_stream(_OF_FONT.sub(row, font.ToUnicode.read_bytes()))
        return self._document.make_indirect(variant)


def _variant_name(font: str, number: int) -> str:
    return f"{font}-{number + 1}"


def _remove_controls(document: pikepdf.Pdf) -> None:
    """Remove `CONTROLS` from the text and the bookmarks of a document.

    Typst gives them to the letter beside them: in the text of a glyph (PDF 1.7, section 14.9.4), or in its font's table
    (section 9.10.3).
    """
    for page in document.pages:
        contents: Any = page.Contents
        for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
            _rewrite(stream, _OF_GLYPHS)
    for font in _fonts(document):
        _rewrite(font.ToUnicode, _OF_FONT)
    for entry in _bookmarks(document):
        entry.Title = without_controls(str(entry.Title))


def _rewrite(stream: Any, pattern: re.Pattern[bytes]) -> None:
    before = stream.read_bytes()
    after = pattern.sub(lambda found: found[1] + _shown(found[2]) + b">", before)
    if after != before:
        stream.write(after)


def _shown(text: bytes) -> bytes:
    """A text in hexadecimal UTF-16 without controls, unless it is nothing else."""
    units = (text[start : start + 4] for start in range(0, len(text), 4))
    return b"".join(unit for unit in units if unit not in _HIDDEN) or text


def _replaced(content: bytes, written: Mapping[tuple[int, int], bytes]) -> bytes:
    """The bytes of a page with some instructions written anew, by their spans."""
    kept = 0
    pieces: list[bytes] = []
    for start, end in sorted(written):
        pieces += [content[kept:start], b" ", written[start, end], b" "]
        kept = end
    return b"".join([*pieces, content[kept:]])


def _is_needless(mark: Mark, written: Container[tuple[int, int]]) -> bool:
    """Whether a mark is around a glyph whose text is that of its font, or gives a direction within such a text.

    PDFium takes a glyph with both marks for a repetition if one with both is before it, and leaves it out; and it can
    copy a word backwards whose first glyph has a text of its own.
    """
    if mark.is_direction and mark.is_in_text:
        return True
    letters = [shown for shown in mark.within if not shown.is_mark] or mark.within
    if not mark.is_text or len(letters) != 1:
        return False
    [shown] = letters
    return shown.span in written or _has_own_text(shown)


def _has_own_text(shown: TextObject) -> bool:
    return len(shown.codes) == 1 and shown.actual == shown.font.texts.get(shown.codes[0])


def _instructions(run: GlyphRun, pieces: Sequence[WrittenGlyphs], fonts: Sequence[str]) -> bytes:
    """Instructions that show the pieces of a run, each in a font, in place of that of its host."""
    places = [place for part in run.parts for place in part.places]
    own, size = run.host.font.name, run.host.size
    now, at = own, run.host.x
    found: list[str] = ["["]
    for piece, font in zip(pieces, fonts, strict=True):
        if font != now:
            found.append(f"]TJ {font} {size:.9g} Tf[")
            now = font
        for number in piece.numbers:
            start, end = places[number]
            if distance := round(1000 * (at - start) / size, 2):
                found.append(f"]TJ[{distance:.10g}" if distance < -1000 * WIDE else f"{distance:.10g}")
            found.append(f"<{run.codes[number]:04X}>")
            at = end
    found.append("]TJ" if now == own else f"]TJ {own} {size:.9g} Tf")
    return "".join(found).replace("[]TJ", "").encode()


def _fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    seen = set()
    for page in document.pages:
        resources: Any = page.get("/Resources", {})
        for font in resources.get("/Font", {}).values():
            if font.objgen not in seen and "/ToUnicode" in font:
                seen.add(font.objgen)
                yield font


def _bookmarks(document: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [document.Root.get("/Outlines")]
    while waiting:
        entry: Any = waiting.pop()
        if entry is not None:
            waiting += [entry.get("/First"), entry.get("/Next")]
            if "/Title" in entry:
                yield entry
