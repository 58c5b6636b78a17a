"""Signs such as ≥ and ( in text that runs from right to left: shown as their mirror image.

A sign is printed as the sign that it looks like, ≤ for ≥, or set in a font that has its mirror image. What is copied is
the sign itself: see `copied_text`. Signs for which that fails are refused here. See decisions/0027 and 0041.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from clinical_consensus.collection.text_width import is_drawn_in_parts, is_printable
from clinical_consensus.collection.wording import isolated
from clinical_consensus.downloads.copying.bidi import bidi_levels, mirrored
from clinical_consensus.downloads.copying.copied_meaning import ORDERED, changed_signs
from clinical_consensus.downloads.copying.copied_order import COPIED_AS_WRITTEN

BREAK = "\ufdd0"
"""Where a line may break although no space is there; `print/look.typ` puts an empty box in its place."""

TURNED = "\ufdd1"
"""Stands before a sign that `print/look.typ` sets in a font with a mirror image of it."""

LINK, LINK_TO, LINK_END = "\ufdd2", "\ufdd3", "\ufdd4"
"""What stands before a number that is a link, before the name of its target, and after that."""

KEEP, KEEP_FROM_LEFT, KEEP_END = "\ufdd5", "\ufdd6", "\ufdd7"
"""What stands before and after words that stay on one line; the second if they run from left to right."""

_HIDDEN = {ord(letter): 0xFDE0 + place for place, letter in enumerate("0123456789-.")}
_UNSEEN = dict.fromkeys(
    map(ord, (TURNED, LINK, LINK_TO, LINK_END, KEEP, KEEP_FROM_LEFT, KEEP_END, *map(chr, _HIDDEN.values()))), "\u200b"
)

_ISOLATE, _END = "\u2068", "\u2069"
_FROM_RIGHT, _FROM_ARABIC = "\u200f", "\u061c"
_BRACKETS = ("Ps", "Pe", "Pi", "Pf")
_NEVER_TURNED = "∽≓≕≥⊣⋍⟜⦏⦐⦸⧵⫞⫣⫤⫥⯾"
"""Signs that Typst 0.15.2 draws as they are in text from right to left."""

CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""The invisible controls of direction (Unicode's Bidi_Control): a page needs them, what is copied from it does not."""

_PREPARED = re.compile(f"{_ISOLATE}([^\\w\\s]){_END}|[{BREAK}{TURNED}{KEEP}{KEEP_FROM_LEFT}{KEEP_END}{CONTROLS}]")


class SignsError(Exception):
    """Some signs of a text in a script from right to left cannot be both shown and copied right: `characters`."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        super().__init__(f"in text from right to left, {characters} cannot be both shown and copied right")


def hidden(name: str) -> str:
    """Return a name of digits, hyphens and full stops in characters that have no glyph and no direction."""
    return name.translate(_HIDDEN)


def is_sign(letter: str) -> bool:
    """Whether a character has a mirror image in text from right to left (Unicode's Bidi_Mirrored)."""
    return bool(unicodedata.mirrored(letter)) or mirrored(letter) is not None


@lru_cache(maxsize=1000)
def with_signs(line: str, *, strict: bool = True) -> str:
    """Return one line of text with every sign in its right-to-left text prepared for printing.

    If `strict`, raises SignsError for signs that cannot be both shown and copied right; else these are shown right.
    """
    letters = set(line)
    if not any(map(is_sign, letters)) and (letters.isdisjoint(ORDERED) or isolated(line) is line):
        return line
    given = _levels(line)
    signs = [at for at, level in enumerate(given) if level % 2 and is_sign(line[at])]
    if strict and (reordered := [at for at, level in enumerate(given) if level == 2 and _is_reordered(line, at)]):
        raise SignsError(_named(line, reordered))
    if strict and any(level % 2 for level in given) and (changed := _changed(line, given)):
        raise SignsError(_named(line, changed))
    if not signs:
        return line
    written = {at: _written(line, at, given, strict=strict) for at in signs}
    pieces: list[str] = []
    for with_marks in (False, True):
        pieces = [
            _marked(line, at, written[at]) if with_marks and at in written else written.get(at, letter)
            for at, letter in enumerate(line)
        ]
        if _levels_of(pieces) == given:
            break
    else:
        if strict:
            raise SignsError(_named(line, signs))
    return "".join(_breakable(pieces, line))


def _changed(line: str, given: list[int]) -> list[int]:
    """The places of signs that are copied as others, or with another meaning, in a line that runs in both directions.

    PDFium copies a sign of several glyphs as these, unless it is between letters that run from left to right.
    """
    in_parts = [at for at, letter in enumerate(line) if is_sign(letter) and is_drawn_in_parts(letter)]
    beside = ({next(_strong(_backwards(line, at)), ""), next(_strong(line[at:]), "")} for at in in_parts)
    apart = [at for at, kinds in zip(in_parts, beside, strict=True) if kinds != {"L"}]
    return apart or changed_signs(line, given)


def without_controls(text: str) -> str:
    """Return a text that was prepared for printing as it was before: for names that no page shows."""
    return _PREPARED.sub(lambda found: mirrored(found[1]) or found[1] if found[1] else "", text)


def _levels(text: str) -> list[int]:
    return bidi_levels(text.replace(BREAK, "\ufffc").translate(_UNSEEN))


def _levels_of(pieces: list[str]) -> list[int]:
    """The level of each piece of a text: of its isolate if it has one, else of its sign or letter."""
    every, start, found = _levels("".join(pieces)), 0, []
    for piece in pieces:
        letters = piece.strip(_FROM_RIGHT + _FROM_ARABIC) if len(piece) > 1 else piece
        place = piece.find(letters) + letters.find(TURNED) + 1
        found.append(every[start + place])
        start += len(piece)
    return found


def _written(line: str, at: int, given: list[int], *, strict: bool) -> str:
    """A sign as it is printed.

    PDFium copies the components of a sign that can be taken apart, where it runs from right to left.
    """
    sign, image = line[at], mirrored(line[at])
    is_taken_apart = unicodedata.normalize("NFKD", sign) != sign and _is_beside_letters_from_right(line, at, given)
    can_be_turned = sign not in _NEVER_TURNED or (image is not None and sign not in COPIED_AS_WRITTEN)
    if strict and (is_taken_apart or not can_be_turned):
        raise SignsError(_named(line, [at]))
    if image and is_printable(image):
        return f"{_ISOLATE}{image}{_END}"
    return sign if unicodedata.category(sign) in _BRACKETS else TURNED + sign


def _is_beside_letters_from_right(line: str, at: int, given: list[int]) -> bool:
    """Whether the letter that is copied before a sign runs from right to left.

    That is the letter before it, or in a line that is copied from left to right, as it looks, the letter on its left,
    which comes later in the text.
    """
    if _is_copied_from_right(line):
        return next(_strong(_backwards(line, at)), "R") != "L"
    end = next((place for place in range(at, len(line)) if not given[place]), len(line))
    return next(_strong(line[at:end]), "L") != "L"


@lru_cache(maxsize=16)
def _is_copied_from_right(line: str) -> bool:
    """Whether most words of a line run from right to left: PDFium goes by that, not by the first letter."""
    words = Counter(next(_strong(word), "") for word in line.split())
    return words["R"] + words["AL"] > words["L"]


def _is_reordered(line: str, at: int) -> bool:
    """Whether a sign stands between letters that run from left to right in a line that is copied from right to left.

    PDFium copies the words on its two sides in the opposite order: b < a for a < b.
    """
    if not is_sign(line[at]) or unicodedata.category(line[at]) in _BRACKETS or not _is_copied_from_right(line):
        return False
    before, after = line[:at].rstrip()[-1:], line[at + 1 :].lstrip()[:1]
    return all(unicodedata.bidirectional(letter) == "L" for letter in (before, after) if letter) and bool(
        before and after
    )


def _backwards(line: str, at: int) -> Iterator[str]:
    """The letters before a place, the nearest first."""
    return (line[place] for place in range(at - 1, -1, -1))


def _strong(letters: Iterable[str]) -> Iterator[str]:
    return (kind for kind in map(unicodedata.bidirectional, letters) if kind in ("L", "R", "AL"))


def _marked(line: str, at: int, written: str) -> str:
    """A written bracket between invisible letters that keep it in the direction it would have as one of a pair."""
    if unicodedata.category(line[at]) not in _BRACKETS:
        return written
    mark = _FROM_ARABIC if next(_strong(_backwards(line, at)), "R") == "AL" else _FROM_RIGHT
    return f"{mark}{written}{mark}"


def _breakable(pieces: list[str], line: str) -> Iterator[str]:
    """The pieces, and a place to break after the space behind a closing bracket, which is written as an opening one."""
    for at, piece in enumerate(pieces):
        yield piece
        if line[at] == " " and at and len(pieces[at - 1]) > 1 and unicodedata.category(line[at - 1]) == "Pe":
            yield BREAK


def _named(line: str, places: Iterable[int]) -> str:
    return "".join(dict.fromkeys(line[at] for at in places))
