"""The text objects of a page that Typst wrote: which letters are shown, where, and in which direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

_OF_FONT = re.compile(rb"(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$")
_SHOWS = ("Tj", "TJ")
_SPACE = 0.15
"""From this gap between letters on, in ems, PDFium copies a space; it goes by the letters' widths: 0.1 to 0.2."""


@dataclass(frozen=True, eq=False)
class Font:
    """A font of a page: its name there, the text of each glyph, and the glyphs' widths in thousandths of an em."""

    name: str
    texts: Mapping[int, str]
    widths: Mapping[int, float]


@dataclass(frozen=True, eq=False)
class TextObject:
    """What one instruction shows: its place among the instructions and on the page, and its glyphs from the left."""

    at: int
    x: float
    y: float
    size: float
    font: Font
    codes: tuple[int, ...]
    places: tuple[tuple[float, float], ...]
    actual: str | None
    is_reversed: bool

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each glyph; that of a span is at its first glyph."""
        if self.actual is None:
            return tuple(self.font.texts.get(code, "\ufffe") for code in self.codes)
        return (self.actual, *[""] * (len(self.codes) - 1))

    @property
    def is_span(self) -> bool:
        """Whether several glyphs have one text together."""
        return self.actual is not None and len(self.codes) > 1


@dataclass(frozen=True, eq=False)
class GlyphRun:
    """Text objects that follow each other, from the left, and that can be shown by the instruction of one, the host.

    PDFium leaves out a text object without ink, such as a space, and guesses from gaps where a space is.
    """

    host: TextObject
    parts: tuple[TextObject, ...]

    @property
    def codes(self) -> tuple[int, ...]:
        """The glyphs, from the left, by their numbers in the font."""
        return tuple(code for part in self.parts for code in part.codes)


def fonts_of(page: pikepdf.Page) -> dict[str, Font]:
    """Return the fonts of a page by name."""
    resources: Any = page.get("/Resources", {})
    found = resources.get("/Font", {})
    return {name: Font(name, _texts(font), _widths(font)) for name, font in found.items() if "/ToUnicode" in font}


def _texts(font: Any) -> dict[int, str]:
    rows = _OF_FONT.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}


def _widths(font: Any) -> dict[int, float]:
    """The widths of glyphs (PDF 1.7, section 9.7.4.3)."""
    found: dict[int, float] = {}
    row: list[Any] = list(font.DescendantFonts[0].get("/W", []))
    while row:
        first, second = int(row.pop(0)), row.pop(0)
        if isinstance(second, pikepdf.Array):
            found |= {first + at: float(width) for at, width in enumerate(second.as_list())}
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), float(row.pop(0)))
    return found


def text_objects(instructions: Sequence[Any], fonts: Mapping[str, Font]) -> Iterator[TextObject]:
    """Yield the text objects of a page in the order of its instructions, as far as their fonts are known."""
    kept: list[tuple[float, float]] = []
    origin, start, size, font = (0.0, 0.0), 0.0, 0.0, ""
    marks: list[tuple[str, str | None]] = []
    for at, each in enumerate(instructions):
        name, given = str(each.operator), each.operands
        if name == "q":
            kept.append(origin)
        elif name == "Q":
            origin = kept.pop()
        elif name == "cm":
            origin = (origin[0] + float(given[4]), origin[1] + float(given[5]))
        elif name == "Tm":
            start = float(given[4])
        elif name == "Tf":
            font, size = str(given[0]), float(given[1])
        elif name in ("BDC", "BMC"):
            marks.append((str(given[0]), _actual_text(given)))
        elif name == "EMC":
            marks.pop()
        elif name in _SHOWS and font in fonts:
            codes, within, width = _glyphs(given[0], fonts[font])
            actual = next((text for _, text in reversed(marks) if text is not None), None)
            is_reversed = any(mark == "/ReversedChars" for mark, _ in marks)
            x = origin[0] + start
            places = tuple((x + left * size / 1000, x + right * size / 1000) for left, right in within)
            yield TextObject(at, x, origin[1], size, fonts[font], codes, places, actual, is_reversed)
            start += width * size / 1000


def _actual_text(given: Sequence[Any]) -> str | None:
    found = given[1].get("/ActualText") if len(given) > 1 and isinstance(given[1], pikepdf.Dictionary) else None
    return None if found is None else str(found)


def _glyphs(shown: Any, font: Font) -> tuple[tuple[int, ...], list[tuple[float, float]], float]:
    """The glyphs of a string, or of an array of strings and distances; where each starts and ends; and the whole width.

    All in thousandths of an em.
    """
    codes: list[int] = []
    places = []
    at = 0.0
    for each in shown.as_list() if isinstance(shown, pikepdf.Array) else [shown]:
        if not isinstance(each, pikepdf.String):
            at -= float(each)
            continue
        for code in _codes(each):
            codes.append(code)
            places.append((at, at + font.widths.get(code, 0)))
            at = places[-1][1]
    return tuple(codes), places, at


def _codes(text: pikepdf.String) -> list[int]:
    """The glyphs that a string of two bytes for each shows."""
    raw = bytes(text)
    return [raw[at] << 8 | raw[at + 1] for at in range(0, len(raw) - 1, 2)]


def lines_of(objects: Sequence[TextObject]) -> Iterator[list[TextObject]]:
    """Yield the text objects that are on one line and follow each other, from the left."""
    line: list[TextObject] = []
    for each in objects:
        if line and abs(each.y - line[-1].y) > each.size / 4:
            yield sorted(line, key=lambda one: one.x)
            line = []
        line.append(each)
    if line:
        yield sorted(line, key=lambda one: one.x)


def runs_of(line: Iterable[TextObject]) -> list[GlyphRun]:
    """Return the runs of a line: signs, figures and spaces that touch are one, and a space alone goes to a word."""
    runs: list[GlyphRun] = []
    for each in line:
        last = runs[-1] if runs else None
        if (
            last
            and _is_alike(last.parts[-1], each)
            and (_is_blank(each) or not (_is_word(last.host) or _is_word(each)))
        ):
            runs[-1] = GlyphRun(each if _is_blank(last.host) else last.host, (*last.parts, each))
        elif last and _is_blank(last.host) and _is_alike(last.parts[-1], each):
            runs[-1] = GlyphRun(each, (*last.parts, each))
        else:
            runs.append(GlyphRun(each, (each,)))
    return runs


def _is_alike(one: TextObject, other: TextObject) -> bool:
    is_same = one.font == other.font and one.size == other.size
    return is_same and not (one.is_span or other.is_span or is_apart(one, other))


def _is_blank(shown: TextObject) -> bool:
    return not "".join(shown.texts).strip()


def _is_word(shown: TextObject) -> bool:
    return any(letter.isalpha() for text in shown.texts for letter in text)


def is_apart(one: TextObject, other: TextObject) -> bool:
    """Whether a space is copied between two text objects of a line although no glyph is there."""
    return other.x - one.places[-1][1] > _SPACE * max(one.size, other.size)
