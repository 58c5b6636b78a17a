"""The instructions of a page that Typst wrote, read into text objects.

A page has thousands: they are found in its bytes by a pattern, since a general reader takes three times as long.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from clinical_consensus.downloads.copying.shown_text import Font, TextObject

_ESCAPED = rb"\\(?:[0-7]{3}|[^0-7])"
_GLYPH = rb"(?:" + _ESCAPED + rb"|[^\\()])(?:" + _ESCAPED + rb"|[^\\])"
_STRING = rb"(?:\((?:" + _GLYPH + rb")*+\)|<[\dA-Fa-f]*>)"
"""A string of glyphs of two bytes; brackets in pairs are written as they are, and glyphs have numbers below 0x2800."""
_LITERAL = rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*+\)"
"""A text that is ASCII; brackets in it are escaped, or in pairs."""

_PARTS = re.compile(_STRING + rb"|[-\d.]+", re.DOTALL)
_INSTRUCTION = re.compile(
    rb"(?P<show>\[(?:%(string)s|[-\d.\s])*+\]\s*TJ|%(string)s\s*Tj)"
    rb"|(?P<mark>/\w+\s*(?:<<(?:%(literal)s|<[\dA-Fa-f]*>|[^(<>])*+>>)?\s*B[DM]C)"
    rb"|(?P<numbers>(?:[-\d.]+\s+){6})(?P<matrix>cm|Tm)"
    rb"|/(?P<font>\w+)\s+(?P<size>[\d.]+)\s+Tf"
    rb"|(?P<end>\bEMC\b)|(?P<state>\b[qQ]\b)|(?P<after>\bET\b)" % {b"string": _STRING, b"literal": _LITERAL},
    re.DOTALL,
)
"""The instructions of a page that decide which text is where, as Typst writes them."""

_ACTUAL_TEXT = re.compile(
    rb"/ActualText\s*(?:<FEFF(?P<units>[0-9A-F]*)>|(?P<ascii>%(literal)s))" % {b"literal": _LITERAL}
)


@dataclass(frozen=True, eq=False)
class Mark:
    """A pair of instructions around text objects, by their spans: the glyphs' text, or their direction."""

    spans: tuple[tuple[int, int], tuple[int, int]]
    within: tuple[TextObject, ...]
    is_text: bool
    is_direction: bool
    is_in_text: bool


class _Reader:
    """Reads the instructions of a page one after the other; `objects` and `marks` are what it has found.

    `ends` are the places after the objects at which shapes can be drawn.
    """

    def __init__(self, fonts: Mapping[str, Font]) -> None:
        self.objects: list[TextObject] = []
        self.marks: list[Mark] = []
        self.ends: list[int] = []
        self._fonts = fonts
        self._waiting: list[tuple[re.Match[bytes], int, str | None, bool]] = []
        self._kept: list[tuple[float, float]] = []
        self._origin, self._start, self._size, self._font = (0.0, 0.0), 0.0, 0.0, ""

    def show(self, found: re.Match[bytes]) -> None:
        font = self._fonts.get(self._font)
        if font is None:
            return
        codes, within, width = _glyphs(found["show"], font)
        x, y = self._origin[0] + self._start, self._origin[1]
        em = self._size / 1000
        places = tuple([(x + left * em, x + right * em) for left, right in within])
        actual = next((text for _, _, text, _ in reversed(self._waiting) if text is not None), None)
        is_reversed = any(each[3] for each in self._waiting)
        shown = TextObject(found.span(), x, y, self._origin[0], self._size, font, codes, places, actual, is_reversed)
        self.objects.append(shown)
        self._start += width * em

    def matrix(self, found: re.Match[bytes]) -> None:
        *_, across, down = map(float, found["numbers"].split())
        if found["matrix"] == b"Tm":
            self._start = across
        else:
            self._origin = (self._origin[0] + across, self._origin[1] + down)

    def size(self, found: re.Match[bytes]) -> None:
        self._font, self._size = f"/{found['font'].decode()}", float(found["size"])

    def state(self, found: re.Match[bytes]) -> None:
        if found["state"] == b"q":
            self._kept.append(self._origin)
        else:
            self._origin = self._kept.pop()

    def after(self, found: re.Match[bytes]) -> None:
        self.ends += [found.end()] * (len(self.objects) - len(self.ends))

    def mark(self, found: re.Match[bytes]) -> None:
        is_reversed = found["mark"].startswith(b"/ReversedChars")
        self._waiting.append((found, len(self.objects), _actual_text(found["mark"]), is_reversed))

    def end(self, found: re.Match[bytes]) -> None:
        mark, first, text, is_reversed = self._waiting.pop()
        if text is not None or is_reversed:
            is_in_text = any(outer is not None for _, _, outer, _ in self._waiting)
            spans, within = (mark.span(), found.span()), tuple(self.objects[first:])
            self.marks.append(Mark(spans, within, text is not None, is_reversed, is_in_text))


def text_objects(page: bytes, fonts: Mapping[str, Font]) -> tuple[dict[TextObject, int], list[Mark]]:
    """Return the text objects in a page's bytes, as far as their fonts are known, and the marks around them.

    With each object is the place in the bytes after it at which a shape can be drawn.
    """
    reader = _Reader(fonts)
    read = {name: getattr(reader, name) for name in ("show", "matrix", "size", "state", "mark", "end", "after")}
    for each in _INSTRUCTION.finditer(page):
        read[each.lastgroup or ""](each)
    return dict(zip(reader.objects, reader.ends, strict=True)), reader.marks


def _actual_text(mark: bytes) -> str | None:
    found = _ACTUAL_TEXT.search(mark)
    if found is None:
        return None
    return (
        _bytes_of(found["ascii"]).decode()
        if found["ascii"]
        else bytes.fromhex(found["units"].decode()).decode("utf-16-be")
    )


@lru_cache(maxsize=10_000)
def _glyphs(shown: bytes, font: Font) -> tuple[tuple[int, ...], list[tuple[float, float]], float]:
    """The glyphs of a string, or of an array of strings and distances; where each starts and ends; and the whole width.

    All in thousandths of an em.
    """
    codes: list[int] = []
    places = []
    at = 0.0
    for part in _PARTS.findall(shown):
        if part[:1] not in b"(<":
            at -= float(part)
            continue
        for code in _codes(part):
            codes.append(code)
            start, at = at, at + font.widths.get(code, 0)
            places.append((start, at))
    return tuple(codes), places, at


def _codes(string: bytes) -> tuple[int, ...]:
    """The glyphs that a string of two bytes for each shows (PDF 1.7, section 7.3.4)."""
    raw = bytes.fromhex(string[1:-1].decode()) if string.startswith(b"<") else _bytes_of(string)
    return struct.unpack(f">{len(raw) // 2}H", raw)


def _bytes_of(literal: bytes) -> bytes:
    """The bytes of a string in brackets; its escapes are those of Python, but for brackets."""
    octal = literal[1:-1].replace(b"\\(", b"\\050").replace(b"\\)", b"\\051")
    return octal.decode("unicode_escape").encode("latin-1")
