"""Compute what changed between two texts, word by word, so that both texts can be restored from it exactly."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

PieceKind = Literal["same", "removed", "added"]

MOST_PAIRS = 100_000
"""How many pairs of equal tokens are compared at once; a stretch with more is reported as replaced, in one piece.

Two thousand words of prose that share no three words in a row have about as many; a redline of them would be a
scatter of "the" and "of". Text that repeats a few words over and over has as many in fewer words.
"""

ANCHOR = 5
"""How many tokens in a row (three words with their spaces) align two texts if they occur once in each."""

_TOKEN = re.compile(r"s+|[wd](?:[wdm]|j[^s]?|(?<=d)p(?=d))*|.(?:m|j[^s]?)*")
"""A token as a pattern of the kinds of its characters: space, word, digit, point, mark, joiner, alone."""

_JOINER, _NON_JOINER = "\u200d", "\u200c"
_EACH_ALONE = (
    (0x2E80, 0x2FFF),  # radicals
    (0x3005, 0x3007),  # iteration mark, closing mark, zero
    (0x3041, 0x30FF),  # hiragana, katakana
    (0x3100, 0x312F),  # bopomofo
    (0x3400, 0x4DBF),  # ideographs, extension A
    (0x4E00, 0x9FFF),  # ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0x20000, 0x3FFFF),  # ideographs, extensions B and later
)
"""The Unicode blocks of scripts without spaces between words: each character is a token."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is in both texts ("same"), only in the old one ("removed") or in the new one ("added")."""

    kind: PieceKind
    text: str


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces by which `old` became `new`: none for two empty texts, one ("same") for two equal ones.

    In neighbouring changes, the removed text comes before the added text. No piece is empty, and no two neighbours are
    of the same kind.
    """
    before, after = tokens(old), tokens(new)
    return tuple(_pieces(_joined(_runs(before, after))))


def old_text(pieces: Iterable[Piece]) -> str:
    """Return the old text, every character of it, from the pieces of a redline."""
    return "".join(piece.text for piece in pieces if piece.kind != "added")


def new_text(pieces: Iterable[Piece]) -> str:
    """Return the new text, every character of it, from the pieces of a redline."""
    return "".join(piece.text for piece in pieces if piece.kind != "removed")


def tokens(text: str) -> list[str]:
    """Return the tokens of a text; joined, they are the text.

    A token is a word, one punctuation mark, a run of white space, or one ideograph or kana. Combining marks stay with
    their letter, an emoji of several characters stays whole, and a figure keeps its decimal point: "0.5" became "5" as
    a whole, not by the loss of two characters.
    """
    kinds = "".join(map(_kind, text))
    return [text[found.start() : found.end()] for found in _TOKEN.finditer(kinds)]


@cache
def _kind(character: str) -> str:
    """Return the kind of a character as the letter that stands for it in _TOKEN."""
    if character.isspace():
        return "s"
    if character == _JOINER:
        return "j"
    if character == _NON_JOINER or unicodedata.category(character) in ("Mn", "Mc", "Me"):
        return "m"
    if character.isdecimal():
        return "d"
    if character in ".,·":
        return "p"
    if any(first <= ord(character) <= last for first, last in _EACH_ALONE) or not character.isalnum():
        return "a"
    return "w"


_Key = tuple[str, str]

_Run = tuple[str, str]
"""A stretch of the old text and its counterpart in the new one; the two are equal if nothing changed."""


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[_Run]:
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    yield _run(before[:head], before[:head])
    yield from _matched(before, after, head, tail)
    rest = before[len(before) - tail :]
    yield _run(rest, rest)


def _matched(before: Sequence[str], after: Sequence[str], head: int, tail: int) -> Iterator[_Run]:
    """Yield the runs between what two texts have in common at their beginning and end.

    The matcher's time grows with the square of the length and also with the number of changes, so a long text is first
    divided at its anchors.
    """
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    old_keys, new_keys = _keys(before)[head : len(before) - tail], _keys(after)[head : len(after) - tail]
    a = b = 0
    for next_a, next_b in (*_anchors(old_keys, new_keys), (len(old), len(new))):
        gap = slice(a, next_a), slice(b, next_b)
        yield from _compared(old[gap[0]], new[gap[1]], old_keys[gap[0]], new_keys[gap[1]])
        a, b = next_a, next_b


def _anchors(old: Sequence[_Key], new: Sequence[_Key]) -> list[tuple[int, int]]:
    """Return the places of the longest sequence of anchors that is in the same order in both."""
    places = _single(new)
    pairs = [(index, places[row]) for row, index in _single(old).items() if row in places]
    ends: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        best[length : length + 1] = [number]
        before.append(best[length - 1] if length else -1)
    row: list[tuple[int, int]] = []
    number = best[-1] if best else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _single(keys: Sequence[_Key]) -> dict[tuple[_Key, ...], int]:
    """Return where each row of ANCHOR tokens that occurs only once begins, in the text's order."""
    rows = [tuple(keys[index : index + ANCHOR]) for index in range(len(keys) - ANCHOR + 1)]
    counted = Counter(rows)
    return {row: index for index, row in enumerate(rows) if counted[row] == 1}


def _compared(
    old: Sequence[str], new: Sequence[str], old_keys: Sequence[_Key], new_keys: Sequence[_Key]
) -> Iterator[_Run]:
    if _pairs(old_keys, new_keys) > MOST_PAIRS:
        yield _run(old, new)
        return
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield _run(old[a:b], old[a:b])
            continue
        first = _shared(old[a:b], new[c:d])
        last = _shared(old[a + first : b][::-1], new[c + first : d][::-1])
        yield _run(old[a : a + first], old[a : a + first])
        yield _run(old[a + first : b - last], new[c + first : d - last])
        yield _run(old[b - last : b], old[b - last : b])


def _keys(all_tokens: Sequence[str]) -> list[_Key]:
    """Return the keys by which tokens match: white space with the token before it, or it would match everywhere."""
    return [
        (all_tokens[index - 1] if index and token.isspace() else "", token) for index, token in enumerate(all_tokens)
    ]


def _pairs(old: Iterable[_Key], new: Iterable[_Key]) -> int:
    counted = Counter(new)
    return sum(count * counted[key] for key, count in Counter(old).items())


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many tokens two sequences have in common from their beginning."""
    count = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        count += 1
    return count


def _run(old: Sequence[str], new: Sequence[str]) -> _Run:
    return "".join(old), "".join(new)


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    """Join neighbouring runs of the same kind, and changes with only white space between them."""
    joined: list[_Run] = []
    for old, new in runs:
        if not old and not new:
            continue
        run, is_change = (old, new), old != new
        while joined and (_is_change(joined[-1]) == is_change or (is_change and _is_island(joined))):
            before = joined.pop()
            run = before[0] + run[0], before[1] + run[1]
        joined.append(run)
    return joined


def _is_change(run: _Run) -> bool:
    return run[0] != run[1]


def _is_island(joined: list[_Run]) -> bool:
    """Whether the last run is unchanged white space with a change before it."""
    return len(joined) > 1 and joined[-1][0].isspace() and not _is_change(joined[-1]) and _is_change(joined[-2])


def _pieces(runs: Iterable[_Run]) -> Iterator[Piece]:
    for old, new in runs:
        if old == new:
            yield Piece("same", old)
            continue
        if old:
            yield Piece("removed", old)
        if new:
            yield Piece("added", new)
