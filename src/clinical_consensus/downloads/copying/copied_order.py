"""How PDFium (Chrome, Edge) copies a line of a PDF, which has the places of letters, not their order.

It divides the line into segments of one direction and goes by their number: `CPDF_TextPage::CloseTempLine` and
`CFX_BidiString` in its source, as of 2026.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from clinical_consensus.downloads.copying.bidi import mirrored, visual_order

COPIED_AS_WRITTEN = "∟∠∡∢≅≌⊸⟋⟍⟜⦛⦠⦣⦤⦥⦨⦩⦪⦫⦬⦭⦮⦯⧨⧩⩻⩼⪅⪆⪇⪈⪉⪊⪍⪎⪏⪐⪝⪞⪟⪠⪱⪲⪵⪶⪷⪸⪹⪺⫇⫈⫉⫊⫋⫌⫮⯾⹕⹖⹗⹘⹙⹚⹛⹜"
"""Signs that are never taken for their mirror image."""

_KINDS = {"L": "left", "R": "right", "AL": "right"} | dict.fromkeys(("AN", "EN", "NSM", "CS", "ES", "ET"), "number")

FROM_RIGHT = "\u200f"
"""Invisible: it divides a segment of figures into two that are copied from the right one on."""

JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
"""What makes letters join or not (U+200C, U+200D), for `str.translate` to remove it: PDFium ends a segment there."""

FROM_LEFT = "\u200e"
"""Invisible: what is beside it is not copied backwards."""

_REPLACED = re.compile("[\u00ae\u211e\u211f\u2123\u2127\u226d\u2400-\u2422\u24eb-\u24ff\u2776-\u2793]")
"""Signs that PDFium replaces by others though Unicode does not, as it does those with another form in NFKC."""

_OTHER_QUOTES = dict(zip("\u2018\u2019\u201c\u201d", "\u2019\u2018\u201d\u201c", strict=True))
"""Quotation marks, which PDFium takes for mirror images of each other; for Unicode they are not."""

_FIGURE = "[0-9]+(?:[.,:/][0-9]+)*"
SET_FROM_LEFT = re.compile(f"{_FIGURE}(?:-{_FIGURE})+")
"""Ranges of figures that are set from left to right whatever is beside them."""

_DIGITS = "[\\d\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+"
_NUMBER = rf"{_DIGITS}(?:[,./:\u00a0\u066b\u066c]{_DIGITS})*"
_SIGNS = r"[^\d\w\s+\-−–—~/]*"
_NUMBERS = [
    re.compile(f"{before}{figures}{after}|.")
    for before, after in (("", ""), ("", _SIGNS), (r"[^\d\w\s+\-−–—~/.,:]*", _SIGNS))
    for figures in (f"(?:{SET_FROM_LEFT.pattern}|{_NUMBER})", _NUMBER)
]
"""Ranges, figures and the single characters between them, without or with signs of units that belong to a figure."""

_ENDS = ".,:;!?\u060c\u061b\u061f\"'"
_APART = re.compile(f"([.,:\u060c]*)({SET_FROM_LEFT.pattern})([.,:\u060c]*)")
"""A range that is a word, with the stops around it: `kept_words` sets it apart."""

_PLAIN_SIGNS = frozenset(" .,")
_SIGNS_IN_A_ROW = re.compile("[.,]{2}")


@dataclass(frozen=True)
class Segment:
    """Letters of a line that are copied together: their kind, their places, and whether they are copied backwards.

    The kind is left, right, number or neutral. Of a segment that is copied backwards, each sign is taken for its mirror
    image.
    """

    kind: str
    places: tuple[int, ...]
    is_backwards: bool


def is_copied_from_right(line: str) -> bool:
    """Return whether the segments of a line, given as it looks from left to right, are copied from the right one on."""
    kinds = [kind for kind, _ in groupby(map(_kind, line))]
    return kinds.count("right") > kinds.count("left")


def is_from_right_only(line: str) -> bool:
    """Return whether a line has only letters from right to left, spaces, and single full stops and commas."""
    kinds = {_kind(letter) for letter in set(line) - _PLAIN_SIGNS}
    return kinds == {"right"} and not _SIGNS_IN_A_ROW.search(line)


def kind_of(text: str) -> str:
    """Return the kind of the segments that a letter is copied with; "" for no letter."""
    return _kind(text[0]) if text else ""


def written_backwards(sign: str, *, from_right: bool) -> str:
    """Return what must be written for a sign in a segment that is copied backwards, in a line copied from the right.

    There signs are taken for their mirror images, and some for what they are made of, such as \u00bd for 1/2: these
    are in a segment of their own, which is not copied backwards.
    """
    if not sign.isspace() and (_REPLACED.fullmatch(sign) or unicodedata.normalize("NFKD", sign) != sign):
        return sign.join((FROM_RIGHT, f"{FROM_LEFT}{FROM_RIGHT}") if from_right else (FROM_LEFT, FROM_RIGHT))
    return sign if sign in COPIED_AS_WRITTEN else _OTHER_QUOTES.get(sign) or mirror_image(sign)


def mirror_image(text: str) -> str:
    """Return the mirror image of a sign; any other text as it is."""
    return (mirrored(text) if len(text) == 1 else None) or text


def copied_segments(line: str) -> list[Segment]:
    """Return the segments of a line, given as it looks from left to right, in the order in which they are copied.

    Joiners are in none: each is copied with the letter in whose glyph it is.
    """
    from_right = is_copied_from_right(line)
    groups = [(kind, tuple(places)) for kind, places in groupby(range(len(line)), key=lambda at: _kind(line[at]))]
    found = []
    is_backwards = from_right
    for kind, places in reversed(groups) if from_right else groups:
        if kind in ("left", "right"):
            is_backwards = kind == "right"
        own = tuple(place for place in places if ord(line[place]) not in JOINERS)
        found += [Segment(kind, own, is_backwards and kind != "number")] if own else []
    return found


def numbers_read(line: str, segment: Segment, *, is_turned: bool) -> list[range]:
    """Return figures and signs in the order in which they are read, such as 5 - 10 that looks 10-5.

    The line is given as it looks from left to right; each range is a part of its segment. Of a segment that has no
    figures, or of figures that are read as they look, there is one. `is_turned` is whether some of the
    segment runs from right to left, so that figures without letters beside them are in a line that does.
    """
    places = segment.places
    as_shown = [range(len(places))]
    if segment.kind != "number":
        return as_shown
    shown = "".join(line[at] for at in places)
    before = next((letter for letter in line[places[-1] + 1 :] if _kind(letter) in ("left", "right")), "")
    after = next((letter for letter in reversed(line[: places[0]]) if _kind(letter) in ("left", "right")), "")
    if is_turned and (not before or _kind(before) == "left"):
        before = FROM_RIGHT
    is_between = bool(before) and "left" not in map(_kind, before + after)
    is_word = all(map(_ends_word, (line[: places[0]][-1:], line[places[-1] + 1 :][:1])))
    if not (is_between or is_turned) or SET_FROM_LEFT.fullmatch(shown):
        return as_shown
    divided = ([range(*found.span()) for found in numbers.finditer(shown)][::-1] for numbers in _NUMBERS)
    return next((spans for spans in (as_shown, *divided) if _looks(spans, shown, before, after, is_word)), as_shown)


def _ends_word(beside: str) -> bool:
    return beside in _ENDS or beside.isspace() or unicodedata.category(beside) in ("Ps", "Pe", "Pi", "Pf")


def _looks(spans: list[range], shown: str, before: str, after: str, is_word: bool) -> bool:
    """Whether figures read in an order, between two letters from right to left, look as they are shown.

    `is_word` is whether they have no sign beside them.
    """
    figures = "".join(shown[at] for span in spans for at in span)
    if unicodedata.bidirectional(before) == "AL" or (is_word and _APART.fullmatch(figures)):
        figures = SET_FROM_LEFT.sub("\u2066\\g<0>\u2069", figures)
    read = f"{before}{figures}{after or before}"
    return "".join(read[at] for at in visual_order(read) if read[at] not in "\u2066\u2069")[1:-1] == shown


@cache
def _kind(letter: str) -> str:
    return _KINDS.get(unicodedata.bidirectional(letter), "neutral")
