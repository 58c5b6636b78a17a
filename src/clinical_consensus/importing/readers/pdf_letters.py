"""The letters of a PDF page, as PDFium finds them, in the coordinates of the page as it is shown."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
"""What PDFium gives for a hyphen at the end of a line, and the soft hyphen: whatever a PDF shows is a hyphen."""

_ALONG = 0.02
"""The sine of the largest angle at which a letter still stands upright."""

_HALF = 0.5
_HIGH, _LOW = 0.25, -0.1
_SIGN_HIGH, _SIGN_MIDDLE, _SIGN_LOW = 0.2, 0.42, 0.12
"""Where the ink of raised and lowered letters and signs begins, in parts of the size of the font. In Source Sans 3 a
superscript 9 begins at 0.38 and is 0.43 high, a subscript 2 begins at -0.18 and is 0.40 high; figures of any style are
higher than half of the size, or stand on the line."""


_BOLD = re.compile(rb"bold|black|heavy|semib|demi(?:$|b)|-medi$|cmbx|sfbx", re.IGNORECASE)
"""In the names of typefaces that are bold; those of LaTeX say it in their own way."""


class Letter(NamedTuple):
    """A letter: its text, its edges, its baseline from the top of the page, and the size of its font, in points.

    `script` is 1 for a glyph that is drawn as a superscript, -1 for a subscript. `order` is its place in the file.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    script: int
    order: int
    after_space: bool
    middle: float
    bottom: float
    is_upright: bool
    is_bold: bool


class Sheet:
    """The geometry of a page as it is shown, and then turned by `turns` quarters, clockwise."""

    def __init__(self, page: Any, turns: int = 0) -> None:
        self._left, self._low, right, top = page.get_cropbox()
        self._wide, self._high = right - self._left, top - self._low
        self.turned = (page.get_rotation() // 90 + turns) % 4
        self.width, self.height = (self._high, self._wide) if self.turned % 2 else (self._wide, self._high)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the file as it is shown, counted from the left and from the top."""
        x, y = x - self._left, y - self._low
        shown = ((x, self._high - y), (y, x), (self._wide - x, y), (self._high - y, self._wide - x))
        return shown[self.turned]

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Return a direction of the file as it is shown, with the second number counted upwards."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.turned]


def letters_of(page: Any, sheet: Sheet) -> Iterator[Letter]:
    """Yield the letters of a page of pypdfium2 in the order of the file, without spaces."""
    text = page.get_textpage()
    try:
        yield from _letters(text, sheet)
    finally:
        text.close()


def _letters(text: Any, sheet: Sheet) -> Iterator[Letter]:
    x, y, matrix, loose = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    ink = [ctypes.c_double() for _ in range(4)]
    face, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    after_space = True
    for order in range(text.count_chars()):
        point = pdfium.FPDFText_GetUnicode(text, order)
        sign = _HYPHENS.get(point) or chr(point)
        if sign.isspace() or (point == 0 and pdfium.FPDFText_IsGenerated(text, order)):
            after_space = True
            continue
        if not pdfium.FPDFText_GetCharOrigin(text, order, x, y):
            continue
        pdfium.FPDFText_GetMatrix(text, order, matrix)
        pdfium.FPDFText_GetLooseCharBox(text, order, loose)
        pdfium.FPDFText_GetCharBox(text, order, *ink)
        along = sheet.direction(matrix.a, matrix.b)
        size = pdfium.FPDFText_GetFontSize(text, order) * math.hypot(matrix.c, matrix.d) or 1.0
        origin, base = sheet.place(x.value, y.value)
        far, _low = sheet.place(loose.right, loose.bottom)
        near, _high = sheet.place(loose.left, loose.top)
        pdfium.FPDFText_GetFontInfo(text, order, face, len(face), flags)
        upright = along[0] > 0 and abs(along[1]) <= _ALONG * math.hypot(*along)
        edges = [sheet.place(ink[0].value, ink[2].value)[1], sheet.place(ink[1].value, ink[3].value)[1]]
        bottom, top = ((base - edge) / size for edge in sorted(edges, reverse=True))
        yield Letter(
            sign if point else "\ufffd", min(near, far, origin), max(near, far), base, size,
            _script(sign, bottom, top), order, after_space, (bottom + top) / 2, bottom, upright,
            _BOLD.search(face.value) is not None,
        )  # fmt: skip
        after_space = False


def _script(sign: str, bottom: float, top: float) -> int:
    """Tell a superscript or subscript by its ink: fonts have such figures, whose place and size are those of others."""
    if not sign.isalnum() or not 0 < top - bottom < _HALF:
        return 0
    return 1 if bottom > _HIGH else -1 if bottom < _LOW and sign.isdigit() else 0


def is_raised_sign(letter: Letter) -> bool:
    """Whether a sign beside a superscript stands as high as it."""
    return letter.middle > _SIGN_MIDDLE and letter.bottom > _SIGN_HIGH


def is_lowered_sign(letter: Letter) -> bool:
    """Whether a sign beside a subscript stands as low as it."""
    return letter.middle < _SIGN_LOW
