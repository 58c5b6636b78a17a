"""Name by code point what changed between two texts that look alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, islice, starmap

from clinical_consensus.collection.looks import fraction_look, look
from clinical_consensus.collection.wording import isolated
from clinical_consensus.compare.redline import Piece

MOST_WORDS = 500
"""How many words are put into the same order as others; in a longer passage, words are found wherever they stand."""

MOST_KINDS = 12
"""How many kinds of change are named; the rest are counted."""

_LONGEST = 16
"""How many characters are taken together, or named, as one change."""

_WORD = re.compile(r"[\s\u2800]+|[^\s\u2800]+")

_FRACTIONS = re.compile("[\u2044\u00bc-\u00be\u2150-\u215f\u2189]")
"""Characters that fonts draw as a fraction, or as a part of one."""

_Look = Callable[[str], str]
_Change = tuple[str, str, str]
"""The old and the new characters, and the word that has them."""

_look = lru_cache(maxsize=100_000)(look)


def unseen_changes(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return what changed in a redline but can't be told by eye, in words, each kind of change once."""
    return _short(chain.from_iterable(starmap(_changes, _replaced(pieces))))


def unseen_difference(old: str, new: str) -> tuple[str, ...]:
    """Return each kind of change from one text to another that can't be told by eye: "µ (U+00B5 MICRO SIGN) → …"."""
    return _short(_changes(old, new))


def _replaced(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    for index, piece in enumerate(pieces):
        if piece.kind == "removed":
            follows = pieces[index + 1] if index + 1 < len(pieces) else None
            yield piece.text, follows.text if follows and follows.kind == "added" else ""
        elif piece.kind == "added" and (index == 0 or pieces[index - 1].kind != "removed"):
            yield "", piece.text


def _short(changes: Iterable[_Change]) -> tuple[str, ...]:
    """Return the first changes of each kind in words, and how many kinds more there are."""
    first: dict[tuple[str, str], str] = {}
    for old, new, word in changes:
        first.setdefault((old, new), word)
    more = len(first) - MOST_KINDS
    counted = [f"and {more:,} more that look alike"] if more > 0 else []
    return (*(_named(word, *units) for units, word in islice(first.items(), MOST_KINDS)), *counted)


def _changes(old: str, new: str) -> Iterator[_Change]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if not any(_look(word).strip() for word in chain(before, after)):
        yield old, new, ""
        return
    for seen in (_look, fraction_look) if _FRACTIONS.search(old + new) else (_look,):
        for one, other in dict.fromkeys(_alike(seen, before, after)):
            yield from ((*units, other) for units in _within(seen, _clusters(one), _clusters(other)))


def _alike(seen: _Look, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with another that is `seen` the same, in the texts' order."""
    looks = {word: seen(word) for word in {*old, *new}}
    before, after = [looks[word] for word in old], [looks[word] for word in new]
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    pairs = chain(
        zip(old[:head], new[:head], strict=True),
        _in_order(looks, *middle) if max(map(len, middle)) <= MOST_WORDS else _anywhere(looks, *middle),
        zip(old[len(old) - tail :], new[len(new) - tail :], strict=True),
    )
    return ((one, other) for one, other in pairs if one != other)


def _in_order(looks: Mapping[str, str], old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, [looks[word] for word in old], [looks[word] for word in new], autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        yield from zip(old[a : a + size], new[b : b + size], strict=True)


def _anywhere(looks: Mapping[str, str], old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word of which there are fewer now, with one that looks the same and of which there are more."""
    was, now = Counter(old), Counter(new)
    more = {looks[word]: word for word in reversed(now - was) if looks[word].strip()}
    return ((word, more[looks[word]]) for word in was - now if looks[word] in more)


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many looks two texts have in common from their beginning."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(before), len(after)))


def _within(seen: _Look, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the changes from the characters of one word to those of another that is `seen` the same."""
    a = b = 0
    while a < len(old) or b < len(new):
        ends = _end(seen, old[a : a + _LONGEST], new[b : b + _LONGEST])
        one, other = (
            ("".join(old[a : a + ends[0]]), "".join(new[b : b + ends[1]]))
            if ends
            else ("".join(old[a:]), "".join(new[b:]))
        )
        if one != other:
            yield one, other
        a, b = (a + ends[0], b + ends[1]) if ends else (len(old), len(new))


def _end(seen: _Look, old: Sequence[str], new: Sequence[str]) -> tuple[int, int] | None:
    """Return after how many characters two words, both from here, are `seen` the same; None if after none of these."""
    if old[:1] == new[:1]:
        return 1, 1
    hidden = bool(old) and not seen(old[0]), bool(new) and not seen(new[0])
    if any(hidden) or not old or not new:
        return int(hidden[0] or not new), int(hidden[1] or not old)
    a = b = 1
    while a <= len(old) and b <= len(new):
        one, other = seen("".join(old[:a])), seen("".join(new[:b]))
        if one == other:
            return a, b
        a, b = a + (len(one) <= len(other)), b + (len(other) <= len(one))
    return None


def _named(word: str, old: str, new: str) -> str:
    within = f" in “{isolated(word)}”" if word.strip() and word != new else ""
    if not old or not new:
        return f"{_points(old or new)} {'added' if new else 'removed'}{within}"
    return f"{_points(old)} → {_points(new)}{within}"


def _points(text: str) -> str:
    names = " + ".join((*map(code_point, text[:_LONGEST]), *("…" for _ in text[_LONGEST : _LONGEST + 1])))
    return f"{isolated(text)} ({names})" if look(text).strip() else names


def code_point(character: str) -> str:
    """Return a character's code point and its name in Unicode: "U+00A0 NO-BREAK SPACE"."""
    name = unicodedata.name(character, "LINE FEED" if character == "\n" else "")
    return f"U+{ord(character):04X} {name}".strip()


def _clusters(text: str) -> list[str]:
    """Return a text's characters, each with the marks that follow it."""
    clusters: list[str] = []
    for character in text:
        if clusters and unicodedata.category(character) in ("Mn", "Mc", "Me"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
