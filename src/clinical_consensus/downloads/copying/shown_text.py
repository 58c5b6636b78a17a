"""The lines of a page that Typst wrote: which letters are shown, where, and in which direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import pikepdf

_OF_FONT = re.compile(rb"(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$")
_SPACE = 0.15
"""From this gap between letters on, in ems, PDFium copies a space; it goes by the letters' widths: 0.1 to 0.2."""
WIDE = 0.1
"""From this gap within a text object on, in ems, PDFium may copy a space; between two of them, a wider one."""


@dataclass(frozen=True, eq=False)
class Font:
    """A font of a page: its name there, the text of each glyph, and the glyphs' widths in thousandths of an em."""

    name: str
    texts: Mapping[int, str]
    widths: Mapping[int, float]

    @cached_property
    def marks(self) -> frozenset[int]:
        """The glyphs that are drawn over letters from right to left, whose text these have: vowel marks."""
        return frozenset(code for code, text in self.texts.items() if not self.widths.get(code) and vowels_in(text))

    @cached_property
    def has_vowels(self) -> bool:
        """Whether the text of some glyph has vowel marks."""
        return any(map(vowels_in, self.texts.values()))


@dataclass(frozen=True, eq=False)
class TextObject:
    """What one instruction shows: the instruction's span in the page's bytes, and its glyphs from the left.

    Places across are those on the page; `origin` is where those of the instruction begin.
    """

    span: tuple[int, int]
    x: float
    y: float
    origin: float
    size: float
    font: Font
    codes: tuple[int, ...]
    places: tuple[tuple[float, float], ...]
    actual: str | None
    is_reversed: bool

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each glyph without vowel marks; that of a span is at its first glyph."""
        return tuple(map(_without_vowels, self._whole)) if self._may_have_vowels else self._whole

    @cached_property
    def vowels(self) -> tuple[str, ...]:
        """The vowel marks in the text of each glyph."""
        return tuple(map(vowels_in, self._whole)) if self._may_have_vowels else ("",) * len(self.codes)

    @property
    def _may_have_vowels(self) -> bool:
        return self.actual is not None or self.font.has_vowels

    @cached_property
    def _whole(self) -> tuple[str, ...]:
        if self.actual is None:
            return tuple("" if code in self.font.marks else self.font.texts.get(code, "\ufffe") for code in self.codes)
        first = next((at for at, code in enumerate(self.codes) if code not in self.font.marks), None)
        return tuple(self.actual if at == first else "" for at in range(len(self.codes)))

    @property
    def is_mark(self) -> bool:
        """Whether there is nothing but vowel marks."""
        return self.font.marks.issuperset(self.codes)

    @cached_property
    def is_blank(self) -> bool:
        """Whether nothing but space is shown."""
        return not "".join(self.texts).strip()

    @property
    def is_span(self) -> bool:
        """Whether several glyphs have one text together, other than a letter and its vowel marks."""
        return self.actual is not None and sum(code not in self.font.marks for code in self.codes) > 1


@dataclass(frozen=True, eq=False)
class GlyphRun:
    """Text objects that follow each other, from the left, and that can be shown by the instruction of one, the host.

    PDFium leaves out a text object without ink, such as a space, and guesses from gaps where a space is.
    """

    host: TextObject
    parts: tuple[TextObject, ...]

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """The glyphs, from the left, by their numbers in the font."""
        return tuple(code for part in self.parts for code in part.codes)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each glyph, from the left."""
        return tuple(text for part in self.parts for text in part.texts)

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """The numbers of the glyphs that are vowel marks."""
        if not self.host.font.marks:
            return ()
        return tuple(at for at, code in enumerate(self.codes) if code in self.host.font.marks)

    @cached_property
    def has_vowels(self) -> bool:
        """Whether some text has vowel marks."""
        return any(vowels for part in self.parts for vowels in part.vowels)

    @cached_property
    def has_gaps(self) -> bool:
        """Whether two glyphs stand further apart than `WIDE`."""
        places = [place for part in self.parts for place in part.places]
        return any(after[0] - before[1] > WIDE * self.host.size for before, after in pairwise(places))


@cache
def _without_vowels(text: str) -> str:
    return "".join(letter for letter in text if letter not in vowels_in(text))


@cache
def vowels_in(text: str) -> str:
    """Return the combining marks in a text of letters that run from right to left; "" for any other."""
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    is_from_right = bool(kinds & {"R", "AL"}) or kinds == {"NSM"}
    return "".join(letter for letter in text if unicodedata.combining(letter)) if is_from_right else ""


def fonts_of(page: pikepdf.Page, known: dict[tuple[str, object], Font] | None = None) -> dict[str, Font]:
    """Return the fonts of a page by name; `known` keeps those of other pages of the document, by name and number."""
    resources: Any = page.get("/Resources", {})
    known = {} if known is None else known
    found = {}
    for name, font in resources.get("/Font", {}).items():
        if "/ToUnicode" in font:
            key = (name, font.objgen)
            known[key] = known.get(key) or Font(name, _texts(font), _widths(font))
            found[name] = known[key]
    return found


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


def lines_of(objects: Sequence[TextObject]) -> Iterator[list[TextObject]]:
    """Yield the text objects that are on one line and follow each other, from the left."""
    line: list[TextObject] = []
    for each in objects:
        if line and abs(each.y - line[-1].y) > each.size / 4:
            yield sorted(line, key=_place)
            line = []
        line.append(each)
    if line:
        yield sorted(line, key=_place)


def _place(shown: TextObject) -> tuple[float, bool]:
    """Where an object starts; the space at the end of a line from right to left has no width: it is first."""
    return round(shown.x, 2), not shown.is_blank


def runs_of(line: Iterable[TextObject]) -> list[GlyphRun]:
    """Return the runs of a line: signs, figures and spaces that touch are one, and a space alone goes to a word."""
    runs: list[GlyphRun] = []
    for each in line:
        last = runs[-1] if runs else None
        if last and _is_alike(last.parts[-1], each) and (each.is_blank or not (_is_word(last.host) or _is_word(each))):
            runs[-1] = GlyphRun(each if last.host.is_blank else last.host, (*last.parts, each))
        elif last and last.host.is_blank and _is_alike(last.parts[-1], each):
            runs[-1] = GlyphRun(each, (*last.parts, each))
        elif last and last.parts[-1].is_blank and not _is_word(each) and _is_alike(last.parts[-1], each):
            runs[-1:] = [GlyphRun(last.host, last.parts[:-1]), GlyphRun(each, (last.parts[-1], each))]
        else:
            runs.append(GlyphRun(each, (each,)))
    return runs


def _is_alike(one: TextObject, other: TextObject) -> bool:
    is_same = one.font == other.font and one.size == other.size
    return is_same and not (one.is_span or other.is_span or is_apart(one, other))


def _is_word(shown: TextObject) -> bool:
    return any(letter.isalpha() for text in shown.texts for letter in text)


def is_apart(one: TextObject, other: TextObject) -> bool:
    """Whether a space is copied between two text objects of a line although no glyph is there."""
    return other.x - one.places[-1][1] > _SPACE * max(one.size, other.size)
