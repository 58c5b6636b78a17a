"""The Unicode Bidirectional Algorithm (UAX 9): the level of each character, odd where text runs from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from fontTools import unicodedata as tables

_EMBEDDINGS = {"RLE": 1, "LRE": 0, "RLO": 1, "LRO": 0}
_ISOLATES = {"RLI": 1, "LRI": 0, "FSI": None}
_REMOVED = {*_EMBEDDINGS, "PDF", "BN"}
_NEUTRAL = {"B", "S", "WS", "ON", *_ISOLATES, "PDI"}
_DEEPEST = 125
"""max_depth (UAX 9, BD2)."""

_MOST_OPEN = 63
"""How many brackets can wait for their closing ones (BD16)."""


def bidi_levels(text: str) -> list[int]:
    """Return the level of each character of one line of text, whose own level follows from its first strong one.

    The rules that only concern the ends of lines (L1) are left out.
    """
    original = [unicodedata.bidirectional(letter) or "L" for letter in text]
    found, types = _explicit(original, _first_strong(original))
    kept = [at for at, kind in enumerate(original) if kind not in _REMOVED]
    order = {at: place for place, at in enumerate(kept)}
    for run in _runs(original, found):
        around = (order[run[0]] - 1, order[run[-1]] + 1)
        before, after = (kept[place] if 0 <= place < len(kept) else None for place in around)
        ends = _ends(original, found, run, before, after)
        letters, kinds, own = ([row[at] for at in run] for row in (text, original, types))
        _resolve(letters, kinds, own, found[run[0]], ends)
        for at, kind in zip(run, own, strict=True):
            types[at] = kind
    return [
        level + (1 if types[at] == "R" else 2 if types[at] in ("AN", "EN") else 0) if level % 2 == 0
        else level + (types[at] in ("L", "AN", "EN"))
        for at, level in enumerate(found)
    ]  # fmt: skip


def visual_order(text: str) -> list[int]:
    """Return the places of the characters of one line of text in the order in which they are shown (L2)."""
    return order_of(bidi_levels(text))


def order_of(levels: Sequence[int]) -> list[int]:
    """Return the places of characters of these levels in the order in which they are shown (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        order = [
            at
            for is_turned, group in groupby(order, key=lambda at: levels[at] >= level)
            for at in (reversed(list(group)) if is_turned else group)
        ]
    return order


@cache
def mirrored(letter: str) -> str | None:
    """Return the character that looks like the mirror image of `letter` (BidiMirroring.txt), or None.

    Images beyond the Basic Multilingual Plane (that of ∝) are too new for fonts and readers.
    """
    code = tables.mirrored(ord(letter))
    return chr(code) if code and code < 0x10000 else None


def bracket_pairs(text: str) -> list[tuple[int, int]]:
    """Return the places of the brackets of one line of text that belong together (BD16), by the opening ones."""
    return _pairs(text, [unicodedata.bidirectional(letter) for letter in text])


def _first_strong(types: Iterable[str]) -> int:
    """The level of a text (P2, P3); what is isolated in it has no influence."""
    depth = 0
    for kind in types:
        if kind == "PDI":
            if not depth:
                return 0
            depth -= 1
        elif kind in _ISOLATES:
            depth += 1
        elif not depth and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def _explicit(original: list[str], base: int) -> tuple[list[int], list[str]]:
    """The levels that controls give (X1 to X8), and the types with overrides."""
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    found, types = [], list(original)
    beyond, isolates = 0, 0
    for at, kind in enumerate(original):
        if kind == "PDI" and isolates:
            while not stack[-1][2]:
                stack.pop()
            stack.pop()
            isolates -= 1
        if kind == "PDF" and len(stack) > 1 and not stack[-1][2]:
            stack.pop()
        level, override, _ = stack[-1]
        found.append(level)
        types[at] = override or kind
        if kind in _ISOLATES or kind in _EMBEDDINGS:
            direction = _EMBEDDINGS.get(kind, _ISOLATES.get(kind))
            if direction is None:
                direction = _first_strong(original[place] for place in range(at + 1, len(original)))
            deeper = level + 1 + (level % 2 == direction)
            if deeper > _DEEPEST:
                beyond += 1
                continue
            isolates += kind in _ISOLATES
            stack.append((deeper, "LR"[direction] if kind in ("LRO", "RLO") else "", kind in _ISOLATES))
    return found, types


def _runs(original: list[str], found: list[int]) -> Iterator[list[int]]:
    """The isolating run sequences (BD13): places of characters of one level, across what is isolated between them."""
    kept = [at for at, kind in enumerate(original) if kind not in _REMOVED]
    open_runs: list[list[int]] = []
    for _, group in groupby(kept, key=lambda at: found[at]):
        run = list(group)
        whole = open_runs.pop() if original[run[0]] == "PDI" and open_runs else []
        whole += run
        if original[run[-1]] in _ISOLATES:
            open_runs.append(whole)
        else:
            yield whole
    yield from open_runs


def _ends(
    original: list[str], found: list[int], run: list[int], before: int | None, after: int | None
) -> tuple[str, str]:
    """The directions on both sides of a run (X10); `before` and `after` are the places of the characters there."""
    level, whole = found[run[0]], _first_strong(original)
    is_open = original[run[-1]] in _ISOLATES
    outer = whole if before is None else found[before]
    follows = whole if after is None or is_open else found[after]
    return "LR"[max(level, outer) % 2], "LR"[max(level, follows) % 2]


def _resolve(letters: Sequence[str], kinds: list[str], own: list[str], level: int, ends: tuple[str, str]) -> None:
    """Give the characters of a run their final types (W1 to W7, N0 to N2)."""
    start, end = ends
    _weak(own, start)
    _brackets(letters, kinds, own, level, start)
    _neutral(own, level, start, end)


def _weak(own: list[str], start: str) -> None:
    """Resolve marks, numbers, and what belongs to numbers (W1 to W7)."""
    _marks(own, start)
    _numbers_after(own, start, "AL", "AN")
    own[:] = ["R" if kind == "AL" else kind for kind in own]
    for place in range(1, len(own) - 1):
        around = (own[place - 1], own[place + 1])
        if (own[place] in ("ES", "CS") and around == ("EN", "EN")) or (own[place] == "CS" and around == ("AN", "AN")):
            own[place] = around[0]
    for kind, group in [(kind, list(group)) for kind, group in groupby(range(len(own)), key=lambda at: own[at])]:
        if kind == "ET":
            neighbours = own[max(0, group[0] - 1) : group[0]] + own[group[-1] + 1 : group[-1] + 2]
            own[group[0] : group[-1] + 1] = ["EN" if "EN" in neighbours else "ON"] * len(group)
    own[:] = ["ON" if kind in ("ES", "CS", "ET") else kind for kind in own]
    _numbers_after(own, start, "L", "L")


def _marks(own: list[str], start: str) -> None:
    previous = start
    for place, kind in enumerate(own):
        if kind == "NSM":
            own[place] = "ON" if previous in (*_ISOLATES, "PDI") else previous
        previous = own[place]


def _numbers_after(own: list[str], start: str, direction: str, number: str) -> None:
    """European numbers become of the type `number` where the strong character before them has this `direction`."""
    strong = start
    for place, kind in enumerate(own):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == direction:
            own[place] = number


def _brackets(letters: Sequence[str], original: list[str], own: list[str], level: int, start: str) -> None:
    direction = "LR"[level % 2]
    for opening, closing in _pairs(letters, own):
        inside = {_strength(kind) for kind in own[opening + 1 : closing]} - {""}
        if not inside:
            continue
        context = next(filter(None, (_strength(own[at]) for at in range(opening - 1, -1, -1))), start)
        own[opening] = own[closing] = direction if direction in inside or context == direction else context
        for place in (opening, closing):
            following = place + 1
            while following < len(own) and original[following] == "NSM":
                own[following] = own[place]
                following += 1


def _pairs(letters: Sequence[str], own: Sequence[str]) -> list[tuple[int, int]]:
    """The places of brackets that belong together (BD16), in the order of the opening ones."""
    waiting: list[tuple[str, int]] = []
    found = []
    for place, letter in enumerate(letters):
        kind = unicodedata.category(letter) if own[place] == "ON" and mirrored(letter) else ""
        if kind == "Ps":
            if len(waiting) == _MOST_OPEN:
                break
            waiting.append((unicodedata.normalize("NFC", mirrored(letter) or ""), place))
        elif kind == "Pe":
            match = unicodedata.normalize("NFC", letter)
            depth = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at][0] == match), None)
            if depth is not None:
                found.append((waiting[depth][1], place))
                del waiting[depth:]
    return sorted(found)


def _neutral(own: list[str], level: int, start: str, end: str) -> None:
    for is_neutral, group in groupby(range(len(own)), key=lambda at: own[at] in _NEUTRAL):
        places = list(group)
        if is_neutral:
            before = _strength(own[places[0] - 1]) if places[0] else start
            after = _strength(own[places[-1] + 1]) if places[-1] + 1 < len(own) else end
            for place in places:
                own[place] = before if before == after else "LR"[level % 2]


def _strength(kind: str) -> str:
    """The direction of a strong type or of a number, which counts as running to the left; "" for a neutral type."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")
