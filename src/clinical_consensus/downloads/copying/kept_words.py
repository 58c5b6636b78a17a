"""Comparisons, ranges, units and words with hyphens in lines with text from right to left: they stay on one line.

Where a line ends within them, readers of PDF files copy each part in its own order: ≤ eGFR for eGFR ≥. They also take a
hyphen at the end of a line for hyphenation, and drop it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from clinical_consensus.collection.wording import is_right_to_left, isolated
from clinical_consensus.downloads.copying.bidi import bidi_levels, bracket_pairs, order_of
from clinical_consensus.downloads.copying.copied_order import SET_FROM_LEFT
from clinical_consensus.downloads.copying.signs import BREAK, KEEP, KEEP_END, KEEP_FROM_LEFT, LINK, LINK_END

_LONGEST, _LONGEST_WORD = 60, 30
"""The most letters of words that stay on one line, if it has room for them, and of one word with hyphens."""

_WORD = re.compile(r"\S+")
_HYPHENATED = re.compile(r"[^\W_]-[^\W_]")
_RANGE = re.compile(rf"[^\w\s-]*({SET_FROM_LEFT.pattern})(?:[^\w\s-]+[^\W\d]*)?")
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATED = re.compile("\u2068([^\u202a-\u202e\u2066-\u2069]*)\u2069")
_PLACE = "\ufffc"
"""What stands for an isolated text while what is around it gets its marks: it has no direction either (UAX 9)."""
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf")
_STOPS = ".,:;!?\u060c\u061b\u061f\"'"
_OPERATORS = "-‐‑–—/~"
_MARKS = re.compile(f"[{BREAK}{LINK}-{LINK_END}\ufffc]")
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
    """Return a line of text with marks around words that stay on one line, if any of it runs from right to left.

    The marks are KEEP and KEEP_FROM_LEFT of `signs`. They keep all letters in their order, but for ranges of figures in
    Arabic text, which are set from left to right.
    """
    if isolated(line) is line or _PLACE in line:
        return line
    within = iter([with_kept_words(each) for each in _ISOLATED.findall(line)])
    around = _ISOLATED.sub(_PLACE, line)
    marked = around if _CONTROL.search(around) else _with_marks(around)
    return re.sub(_PLACE, lambda _: f"\u2068{next(within)}\u2069", marked)


def _with_marks(line: str) -> str:
    hyphenated = list(_hyphenated(line))
    spans = list(_outermost([*(_compared(line) if is_right_to_left(line) else ()), *hyphenated]))
    if not spans:
        return line
    levels = bidi_levels(line)
    ranges = {each for each in map(partial(_range, line), hyphenated) if each and 1 in levels[slice(*each)]}
    others = [each for each in spans if not any(each[0] <= start < each[1] for start, _ in ranges)]
    safe = {*_safe(line, others, levels, order_of(levels))}
    return _marked(line, sorted(ranges | safe), levels, _PRINTED)


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end


def _hyphenated(line: str) -> Iterator[Span]:
    """The places of words with hyphens, without brackets and stops around them."""
    for found in _WORD.finditer(line):
        if _HYPHENATED.search(found[0]):
            start, end = _bare(line, *found.span())
            if end - start < _LONGEST_WORD and not _MARKS.search(line[start:end]):
                yield start, end


def _range(line: str, word: Span) -> Span | None:
    """The place of the range of figures that is all of a word but for signs around it, and a unit after these."""
    found = _RANGE.fullmatch(line, *word)
    return found.span(1) if found else None


def _compared(line: str) -> Iterator[Span]:
    """The places of the sides of comparisons and ranges, without brackets and stops around them."""
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
    start, end = _bare(line, group[0][0], group[-1][1])
    text = line[start:end]
    has_operator = any(map(_is_operator, text)) and any(map(str.isalnum, text))
    if has_operator and len(text) <= _LONGEST and not _has_letter_from_right(text) and not _MARKS.search(text):
        yield start, end


def _bare(line: str, start: int, end: int) -> Span:
    """The place of a text without the stops around it, and without brackets that hold all of it or nothing of it."""
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
    return start, end


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
        own = {*levels[start:following]}
        is_from_left = own == {0} or (own == {2} and _last_strong(line[:following]) == "L")
        beside, mark = (_FROM_LEFT, marks.from_left) if is_from_left else (_FROM_RIGHT, marks.from_right)
        pieces += [line[last:start], beside, mark, line[start:following], marks.end, beside]
        last = following
    return "".join([*pieces, line[last:]])


def _last_strong(text: str) -> str:
    """The direction of the last letter: "L", "R" or "AL"; "" if there is none."""
    kinds = map(unicodedata.bidirectional, reversed(text))
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "")
