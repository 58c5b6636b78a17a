"""Name by code point what changed between two texts that look alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from clinical_consensus.collection.looks import fraction_look, look
from clinical_consensus.collection.wording import isolated
from clinical_consensus.compare.redline import Piece

MOST_WORDS = 500
"""How many words of a change are compared: one that is longer replaces a passage, whatever its characters are."""

_WORD = re.compile(r"[\s\u2800]+|[^\s\u2800]+")


def unseen_changes(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return what changed in a redline but can't be told by eye, in words, each change once."""
    found: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "removed":
            follows = pieces[index + 1] if index + 1 < len(pieces) else None
            found += unseen_difference(piece.text, follows.text if follows and follows.kind == "added" else "")
        elif piece.kind == "added" and (index == 0 or pieces[index - 1].kind != "removed"):
            found += unseen_difference("", piece.text)
    return tuple(dict.fromkeys(found))


def unseen_difference(old: str, new: str) -> Iterator[str]:
    """Yield each change from one text to another that can't be told by eye, in words: "µ (U+00B5 MICRO SIGN) → …"."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return
    if not look("".join((*before, *after))).strip():
        yield _named("", old, new)
        return
    yield from dict.fromkeys(named for seen in (look, fraction_look) for named in _alike(seen, before, after))


def _alike(seen: Callable[[str], str], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the changes from words to others that are `seen` the same."""
    matcher = SequenceMatcher(None, list(map(seen, old)), list(map(seen, new)), autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for one, other in zip(old[a : a + size], new[b : b + size], strict=True):
            if one != other:
                yield from _within(one, other)


def _within(old: str, new: str) -> Iterator[str]:
    """Yield the changes from one word to another that looks the same."""
    one, other = _clusters(old), _clusters(new)
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield _named(new, "".join(one[a:b]), "".join(other[c:d]))


def _named(word: str, old: str, new: str) -> str:
    within = f" in “{isolated(word)}”" if word.strip() and word != new else ""
    if not old or not new:
        return f"{_points(old or new)} {'added' if new else 'removed'}{within}"
    return f"{_points(old)} → {_points(new)}{within}"


def _points(text: str) -> str:
    names = " + ".join(map(code_point, text))
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
