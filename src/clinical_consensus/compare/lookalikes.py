"""Name by code point what changed between two texts that look alike.

Two characters look alike if Unicode's list of confusable characters says so (UTS 39, data file confusables.txt), if one
is a compatibility form of the other (UAX 15), or if they are both white space, both dashes, or both invisible.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib import resources

from clinical_consensus.collection.wording import isolated
from clinical_consensus.compare.redline import Piece

MOST_WORDS = 500
"""How many words of a change are compared: one that is longer replaces a passage, whatever its characters are."""

_RAISED = ("<super>", "<sub>")
_SEEN_FORMS = (*_RAISED, "<fraction>", "<circle>", "<square>", "<vertical>")
"""Compatibility forms that a reader can tell from their plain characters."""

_WORD = re.compile(r"[\s\u2800]+|[^\s\u2800]+")
_ALSO_ALIKE = dict(
    zip(
        "ˤº˚ᵒ◦⩽≦⩾≧ӏƖɩҺԚⱱᶎˊ⁼▸⋯～Ꞁ⮕ᴀᴅᴇᴊʟɴᴘ➊➋➌➍➎➏➐➑➒➓🄋🄌⺇⺍⺕⺩⺮⺰⺳⺽⻆⻇⻊⻕⻞⻡⻣⻦⻧⻪⻱⼾㶷瑨﨣𠦄",
        "ˁ°°°°≤≤≥≥llihQѵȥ´˭‣…〜⅂➡ADEJLNP❶❷❸❹❺❻❼❽❾❿⓪⓿𠘨𭕄彐𤣩𥫗纟㓁𦥑角𧢲𧾷𨸏𩙿𩠐骨鸟卤黾龜户𤈎𤨁𧺯卉",
        strict=True,
    )
)
"""Characters that look like another and are not in Unicode's list: a font draws both alike, or one as small capital."""

_NEVER_SEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Characters that are ignored where they have no glyph (Default_Ignorable_Code_Point), other than format characters."""


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
    if not _look("".join((*before, *after))).strip():
        yield _named("", old, new)
        return
    matcher = SequenceMatcher(None, list(map(_look, before)), list(map(_look, after)), autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for one, other in zip(before[a : a + size], after[b : b + size], strict=True):
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
    return f"{isolated(text)} ({names})" if _look(text).strip() else names


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


def _look(text: str) -> str:
    """Return a text that is the same for all texts that look the same."""
    plain = unicodedata.normalize("NFD", "".join(map(_character_look, unicodedata.normalize("NFD", text))))
    return re.sub(r"\s+", " ", plain)


@cache
def _character_look(character: str) -> str:
    category = unicodedata.category(character)
    if (category in ("Cf", "Cc") and not character.isspace()) or _NEVER_SEEN.match(character):
        return ""
    if character.isspace() or character == "\u2800":
        return " "
    if category == "Pd" or character in "\u2212\u2043\u02d7":
        return "-"
    if character in _ALSO_ALIKE:
        return _character_look(_ALSO_ALIKE[character])
    kind, *points = unicodedata.decomposition(character).split() or [""]
    if kind in _RAISED:
        return kind + "".join(_character_look(chr(int(point, 16))) for point in points)
    prototype = _prototypes().get(character, character)
    if prototype != character:
        return "".join(map(_plain, unicodedata.normalize("NFD", prototype)))
    if kind.startswith("<") and kind not in _SEEN_FORMS:
        return "".join(map(_character_look, unicodedata.normalize("NFKD", character)))
    return character


def _plain(character: str) -> str:
    known = _prototypes().get(character, character)
    return _ALSO_ALIKE.get(known, known)


@cache
def _prototypes() -> Mapping[str, str]:
    """Return for each confusable character the one that stands for all that look like it."""
    raw = resources.files("confusable_homoglyphs").joinpath("confusables.json").read_text(encoding="utf-8")
    listed: dict[str, list[str]] = {
        character.strip("\u200e"): [each["c"].strip("\u200e") for each in others]
        for character, others in json.loads(raw).items()
    }
    return {character: _prototype(character, listed) for character in listed}


def _prototype(character: str, listed: Mapping[str, Iterable[str]]) -> str:
    """Return the prototype of a character: a character is listed with its prototype alone, a prototype with many."""
    others = list(listed[character])
    if len(others) > 1:
        return character
    back = list(listed.get(others[0], ()))
    return min(character, others[0]) if len(back) == 1 else others[0]
