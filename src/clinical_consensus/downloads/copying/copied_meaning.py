"""Which comparisons, subtractions and brackets of a line say something else when PDFium copies the line.

PDFium copies words from left to right within a line from right to left in the opposite order. A comparison turned as a
whole says the same, 3 ≥ INR for INR ≤ 3; part of it turned does not, 2 ≤ 3 ≥ INR for 2 ≤ INR ≤ 3. See decisions/0041.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from clinical_consensus.downloads.copying.bidi import mirrored, order_of
from clinical_consensus.downloads.copying.copied_order import (
    Segment,
    copied_segments,
    is_copied_from_right,
    numbers_read,
)

_SUBTRACTED = "\u2212\u00f7"
"""Signs without a mirror image whose two sides cannot be exchanged."""

_OF_FIGURES = "-+\u00b1~\u2212"
ORDERED = frozenset(_SUBTRACTED + _OF_FIGURES)
"""Signs without a mirror image that may say something else where they are copied in another place."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]|[\u200c\u200d])+|\S")
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf")


@dataclass(frozen=True)
class _Word:
    """A word, figure or sign as it is copied, its number in the line, and whether it is the next figure's sign."""

    number: int
    text: str
    is_of_figure: bool


def changed_signs(line: str, levels: Sequence[int]) -> list[int]:
    """Return the places of the signs of a line that say something else when it is copied as one line.

    `levels` has the level of each letter (see `bidi`).
    """
    words = list(_WORD.finditer(line))
    given = [_Word(number, found[0], _is_of_figure(line, found.start())) for number, found in enumerate(words)]
    if not any(_has_order(each) or _is_bracket(each) or each.is_of_figure for each in given):
        return []
    copied = _copied(line, levels, given)
    signs = {sign for sign, *_ in set(_ordered(given)) - set(_ordered(copied))}
    signs |= {sign for sign, _ in set(_signed(given)) - set(_signed(copied))}
    brackets = {bracket for ends, _ in set(_pairs(given)) - set(_pairs(copied)) for bracket in ends}
    return sorted(words[number].start() for number in signs | brackets)


def _copied(line: str, levels: Sequence[int], words: Sequence[_Word]) -> list[_Word]:
    """The words of a line in the order in which they are copied, each sign as it is copied."""
    order = order_of(levels)
    shown = "".join(line[at] for at in order)
    from_right = is_copied_from_right(shown)
    places = {at: word for word, found in zip(words, _WORD.finditer(line), strict=True) for at in range(*found.span())}
    read = [
        order[place]
        for segment in copied_segments(shown)
        for place in _read(shown, segment, order, from_right=from_right)
    ]
    found = []
    for word, group in groupby((at for at in read if at in places), key=places.__getitem__):
        is_turned = from_right == (levels[next(group)] % 2 == 0)
        text = (len(word.text) == 1 and is_turned and mirrored(word.text)) or word.text
        found.append(replace(word, text=text))
    return found


def _read(shown: str, segment: Segment, order: Sequence[int], *, from_right: bool) -> list[int]:
    """The places of a segment in the order in which they are copied after `copied_text` has written the line."""
    places = list(segment.places)
    if segment.kind == "number":
        is_turned = any(order[one] > order[following] for one, following in pairwise(places))
        return [places[at] for span in numbers_read(shown, segment, is_turned=is_turned) for at in span]
    is_backwards = segment.is_backwards if segment.kind in ("left", "right") else from_right
    return places[::-1] if is_backwards else places


def _ordered(words: Sequence[_Word]) -> Iterator[tuple[int, str, int, int]]:
    """Each comparison and subtraction with what it stands between, in the one of two orders that begins lower."""
    for at, word in enumerate(words):
        if not _has_order(word):
            continue
        before = next((each.number for each in reversed(words[:at]) if not _is_bracket(each)), -1)
        after = next((each.number for each in words[at + 1 :] if not _is_bracket(each)), -1)
        image = mirrored(word.text)
        yield (
            (word.number, image, after, before) if image and after < before else (word.number, word.text, before, after)
        )


def _signed(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Each sign of a figure, and the word that follows it."""
    yield from ((one.number, following.number) for one, following in pairwise(words) if one.is_of_figure)


def _is_of_figure(line: str, at: int) -> bool:
    """Whether the sign at a place belongs to the figure after it, as in -5, and joins nothing."""
    is_before = line[at] in _OF_FIGURES and line[at + 1 : at + 2].isdigit()
    return is_before and not line[max(0, at - 1) : at].isalnum()


def _pairs(words: Sequence[_Word]) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Each pair of brackets with the words between them; a bracket without a pair has none."""
    waiting: list[int] = []
    for at, word in enumerate(words):
        kind = unicodedata.category(word.text) if _is_bracket(word) else ""
        if kind in _OPENING:
            waiting.append(at)
        elif kind and waiting and mirrored(words[waiting[-1]].text) == word.text:
            start = waiting.pop()
            ends = frozenset((words[start].number, word.number))
            yield ends, frozenset(each.number for each in words[start + 1 : at])
        elif kind:
            yield frozenset([word.number]), frozenset()
    yield from ((frozenset([words[at].number]), frozenset()) for at in waiting)


def _has_order(word: _Word) -> bool:
    if len(word.text) > 1 or word.text.isalnum():
        return False
    return word.text in _SUBTRACTED or (not _is_bracket(word) and mirrored(word.text) is not None)


def _is_bracket(word: _Word) -> bool:
    return (
        len(word.text) == 1 and unicodedata.category(word.text) in (*_OPENING, *_CLOSING) and bool(mirrored(word.text))
    )
