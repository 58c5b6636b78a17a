"""Tell whether two texts look alike.

Two characters look alike if Unicode's list of confusable characters says so (UTS 39, data file confusables.txt), if one
is a compatibility form of the other (UAX 15) that a font can draw like it, or if they are both white space, both
dashes, or both invisible.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

_RAISED = ("<super>", "<sub>")
_SEEN_FORMS = (*_RAISED, "<fraction>", "<circle>", "<square>", "<vertical>")
"""Compatibility forms that a reader can tell from their plain characters."""

_STACKED = re.compile("[぀-ヿ㐀-鿿]")
"""Letters that a square form stacks; those of units ("㎎") stand in a row."""

_FRACTION = re.compile("([0-9⁰¹²³⁴-⁹]+)⁄([0-9₀-₉]+)")
"""A fraction with a slash of its own: fonts draw it like one character, even if its digits are raised and lowered."""

_ALSO_ALIKE = dict(
    zip(
        "ˤº˚ᵒ⁰◦⩽≦⩾≧ӏƖɩҺԚⱱᶎˊ⁼▸⋯～Ꞁ⮕ᴀᴅᴇᴊʟɴᴘ➊➋➌➍➎➏➐➑➒➓🄋🄌⺇⺍⺕⺩⺮⺰⺳⺽⻆⻇⻊⻕⻞⻡⻣⻦⻧⻪⻱⼾㶷瑨﨣𠦄︓︔︕︖",
        "ˁ°°°°°≤≤≥≥llihQѵȥ´˭‣…〜⅂➡ADEJLNP❶❷❸❹❺❻❼❽❾❿⓪⓿𠘨𭕄彐𤣩𥫗纟㓁𦥑角𧢲𧾷𨸏𩙿𩠐骨鸟卤黾龜户𤈎𤨁𧺯卉:;!?",
        strict=True,
    )
)
"""Characters that look like another and are not in Unicode's list: a font draws both alike, or one as small capital."""

_NEVER_SEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Characters that are ignored where they have no glyph (Default_Ignorable_Code_Point), other than format characters."""


def look(text: str) -> str:
    """Return a text that is the same for all texts that look the same."""
    plain = unicodedata.normalize("NFD", "".join(map(_character_look, unicodedata.normalize("NFD", text))))
    return re.sub(r"\s+", " ", plain)


def fraction_look(text: str) -> str:
    """Return a text that is the same for all texts that look the same where a font draws fractions: "½" like "1⁄2".

    "1/2" is told apart: its slash is an ordinary one.
    """
    plain = "".join(map(_written_out, text))
    return look(_FRACTION.sub(lambda found: unicodedata.normalize("NFKC", f"{found[1]}<fraction>{found[2]}"), plain))


def _written_out(character: str) -> str:
    is_fraction = unicodedata.decomposition(character).startswith("<fraction>")
    return unicodedata.normalize("NFKC", character) if is_fraction else character


@cache
def _character_look(character: str) -> str:
    category = unicodedata.category(character)
    if (category in ("Cf", "Cc") and not character.isspace()) or _NEVER_SEEN.match(character):
        return ""
    if character.isspace() or character == "\u2800":
        return " "
    if category == "Pd" or character in "\u2212\u2043\u02d7\u2500":
        return "-"
    if character in _ALSO_ALIKE:
        return _character_look(_ALSO_ALIKE[character])
    kind, *points = unicodedata.decomposition(character).split() or [""]
    if kind == "<square>" and not _STACKED.search(unicodedata.normalize("NFKC", character)):
        return "".join(_character_look(chr(int(point, 16))) for point in points)
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
