"""Comparisons, ranges and units in lines from right to left: words that stay on one line.

Where a line ends within them, readers of PDF files copy each part in its own order: ≤ eGFR for eGFR ≥.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from clinical_consensus.collection.wording import is_right_to_left
from clinical_consensus.downloads.bidi import bidi_levels, bracket_pairs, order_of
from clinical_consensus.downloads.signs import BREAK, KEEP, KEEP_END, KEEP_FROM_LEFT, LINK, LINK_END

_LONGEST = 60
"""The most letters of words that stay on one line, if it has room for them."""

_WORD = re.compile(r"\S+")
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf")
_STOPS = ".,:;!?\u060c\u061b\u061f\"'"
_OPERATORS = "-‐‑–—/~"
_MARKS = re.compile(f"[{BREAK}{LINK}-{LINK_END}]")
_FROM_LEFT, _FROM_RIGHT = "\u200e", "\u200f"
_ADDED = "\u200e\u200f\u2066\u2067\u2069"

Span = tuple[int, int]


class _Marks(NamedTuple):
    """What stands before words that run from right to left, before words from left to right, and after both."""

    from_right: str
    from_left: str
    end: str


_PRINTED = _Marks(KEEP, KEEP_FROM_LEFT, KEEP_END)
_APART = _Marks("\u2067", "\u2066", "\u2069")
"""The isolates that have the effect of an inline box (UAX 9)."""


def with_kept_words(line: str) -> str:
    """Return a line of text with marks around words that stay on one line, if the line runs from right to left.

    The marks are KEEP and KEEP_FROM_LEFT of `signs`; they keep all letters in their order.
    """
    if not is_right_to_left(line) or _CONTROL.search(line):
        return line
    spans = list(_spans(line))
    if not spans:
        return line
    levels = bidi_levels(line)
    order = order_of(levels)
    return _marked(line, _safe(line, spans, levels, order), levels, _PRINTED)


def _spans(line: str) -> Iterator[Span]:
    """The places of words that belong together, without brackets and stops around them."""
    words = [found.span() for found in _WORD.finditer(line)]
    group: list[Span] = []
    for word in words:
        if group and not _is_tight(line[slice(*group[-1])], line[slice(*word)]):
            yield from _trimmed(line, group)
            group = []
        group.append(word)
    yield from _trimmed(line, group)


def _is_tight(word: str, following: str) -> bool:
    """Whether two words are the sides of a comparison or range, neither of them in letters from right to left."""
    is_operator = _is_operator(word[-1]) or _is_operator(following[0])
    return is_operator and not (_has_letter_from_right(word) or _has_letter_from_right(following))


def _trimmed(line: str, group: Sequence[Span]) -> Iterator[Span]:
    if not group:
        return
    start, end = group[0][0], group[-1][1]
    opening = {start + one: start + other for one, other in bracket_pairs(line[start:end])}
    closing = {other: one for one, other in opening.items()}
    while start < end:
        last = end - 1
        if line[start] in _STOPS or (_is(line[start], _OPENING) and opening.get(start, last) >= last):
            start += 1
        elif line[last] in _STOPS or (_is(line[last], _CLOSING) and closing.get(last, -1) < start):
            end -= 1
        else:
            break
    text = line[start:end]
    has_operator = any(map(_is_operator, text)) and any(map(str.isalnum, text))
    if has_operator and len(text) <= _LONGEST and not _has_letter_from_right(text) and not _MARKS.search(text):
        yield start, end


def _is(letter: str, categories: Container[str]) -> bool:
    return unicodedata.category(letter) in categories


def _is_operator(letter: str) -> bool:
    return unicodedata.category(letter) == "Sm" or letter in _OPERATORS


def _has_letter_from_right(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def _safe(line: str, spans: Sequence[Span], levels: Sequence[int], order: Sequence[int]) -> Iterator[Span]:
    """The spans of words that can be set apart from their line without another order of its letters."""
    if not spans or _keeps_order(line, spans, levels, order):
        yield from spans
    elif len(spans) > 1:
        half = len(spans) // 2
        yield from _safe(line, spans[:half], levels, order)
        yield from _safe(line, spans[half:], levels, order)


def _keeps_order(line: str, spans: Sequence[Span], levels: Sequence[int], order: Sequence[int]) -> bool:
    apart = _marked(line, spans, levels, _APART)
    places = [at for at, letter in enumerate(apart) if letter not in _ADDED]
    found = bidi_levels(apart)
    number = {place: at for at, place in enumerate(places)}
    shown = [number[place] for place in order_of(found) if place in number]
    return shown == list(order) and all(found[place] % 2 == levels[at] % 2 for at, place in enumerate(places))


def _marked(line: str, spans: Iterable[Span], levels: Sequence[int], marks: _Marks) -> str:
    """A line with a mark before and after each span, next to letters that keep its place among the others."""
    pieces: list[str] = []
    last = 0
    for start, following in spans:
        is_from_left = set(levels[start:following]) == {2} and any(map(str.isalpha, line[start:following]))
        beside, mark = (_FROM_LEFT, marks.from_left) if is_from_left else (_FROM_RIGHT, marks.from_right)
        pieces += [line[last:start], beside, mark, line[start:following], marks.end, beside]
        last = following
    return "".join([*pieces, line[last:]])
