"""Recognise the names of people, as lists of authors print them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_DEGREES = (
    r"(?:M\.?D|Ph\.?D|M\.?Sc|B\.?Sc|MBBS|MBChB|FRCS(?:Ed|C)?|FACS|FRCP|MPH|MBA|MS|MA|DO|DNB|RN|PharmD|Prof|Dr|Jr|Sr"
    r"|II|III)\.?"
)
_ROLES = (
    "chairs?",
    "chairman",
    "chairwoman",
    "lead",
    "leader",
    "head",
    "president",
    "secretary",
    "moderator",
    "author",
    "editor",
    "coordinator",
    "methodologist",
    "speaker",
    "presenter",
    "vorsitz\\w*",
    "leit\\w*",
    "sprecher\\w*",
    "koordinat\\w*",
    "pr[ée]sident\\w*",
    "coord\\w*",
    "secr\\w*",
    "director\\w*",
    "voorzitter",
    "autor\\w*",
    "responsable",
)
"""What brackets after a name say of a person, and not of where they work."""
_DEGREE = re.compile(rf"{_DEGREES}(?:\s*\([\w ]+\))?(?:\s+{_DEGREES})*")
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|zu|y)"
_WORD = r"(?:(?:[^\W\d_a-z]|\b[A-Z])[^\W\d_]*(?:[-’'‐][^\W\d_]+)*\.?(?:-?[A-Z]\.)*)"
_NAME = re.compile(rf"(?:(?:Prof|Dr)\.?\s+)*(?:{_WORD}|{_PARTICLE})(?:\s+(?:{_WORD}|{_PARTICLE}))*")
_MARKERS = re.compile(r"[\s]*[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§,]*[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]+(?=$|[,;\s])")
_RAISED = re.compile(r"[^\W\d_][⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§][⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§,]*$")
"""Marks after a name that point to its affiliation."""

_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?(?![^()]*\))")
_SLASH = re.compile(r"\s+[/•·|]\s+")
_COMMA = re.compile(
    r"(?:\s*,\s*(?:(?:and|und|et|y|e|en)\s+|&\s*)?|\s+(?:and|und|et|&)\s+"
    r"|\s+(?:y|e|en)\s+(?=[A-ZÀ-Ý][\w.]*\s+[A-ZÀ-Ý]))(?![^()]*\))"
)
_AFFILIATED = re.compile(
    rf"(?P<name>.+?)\s+\((?!{_DEGREES}\)|(?i:co-?|vice-?)?(?i:{'|'.join(_ROLES)})\b)(?P<of>[A-ZÀ-Ý][^()]*)\)"
)
_INVERTED = re.compile(rf"(?:{_PARTICLE}\s+)*{_WORD}(?:\s+{_WORD})?,\s+{_WORD}(?:\s+{_WORD}){{0,2}}")
"""A name as indexes print it: "Meyer, Anna"."""

_MOST_WORDS = 6
_COMMON = 1 / 3
"""The share of words that may also stand in the document with a small letter: names do not, terms do."""


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a list that a label says to be authors; empty if a part of it is no name.

    Degrees and a place in brackets after a name stay with it, as the source prints them; raised marks that point to
    affiliations do not.
    """
    text = _MARKERS.sub("", text).strip().rstrip(".;,") if not re.search(r"\b[A-Z]\.$", text) else text
    divided = next((each for each in (_SEMICOLON, _SLASH) if each.search(text)), _COMMA)
    pieces = divided.split(text)
    names: list[str] = []
    for piece in filter(None, map(str.strip, pieces)):
        if _DEGREE.fullmatch(piece) and names:
            names[-1] = f"{names[-1]}, {piece}"
        elif _is_name(re.sub(rf"\s+\([^()]+\)$|(?:,?\s+{_DEGREES})+$", "", piece)):
            names.append(piece)
        else:
            return ()
    return tuple(dict.fromkeys(names))


def inverted_names(text: str) -> tuple[str, ...]:
    """Return the names in a list as indexes print them, "Meyer, Anna; Berg, Bo"; empty if a part of it is none."""
    pieces = [piece for piece in _SEMICOLON.split(_MARKERS.sub("", text).strip()) if piece]
    are_names = len(pieces) > 1 and all(map(_INVERTED.fullmatch, pieces))
    return tuple(dict.fromkeys(pieces)) if are_names else ()


def affiliated(name: str) -> tuple[str, str]:
    """Return a name without the place or institution in brackets after it, and that; "" if it has none."""
    found = _AFFILIATED.fullmatch(name)
    return (found["name"], found["of"]) if found else (name, "")


def is_names(text: str, lowercase: Collection[str]) -> bool:
    """Whether an unlabelled paragraph is a list of names.

    It is if it has two of them or more, each of several words, and few of their words are also in `lowercase`, the
    words that the document has with a small letter.
    """
    if re.search(r"[.?!:]$", text) and not re.search(r"\b[A-Z]\.$", text):
        return False
    names = names_in(text)
    words = [word for name in names for word in re.findall(r"[^\W\d_]{2,}", name)]
    has_degree = any(", " in name for name in names) or (_RAISED.search(text) is not None and " " in text.strip())
    if (len(names) < 2 and not has_degree) or not words or any(" " not in name for name in names):
        return False
    common = [word for word in words if word.casefold() in lowercase and not re.fullmatch(_PARTICLE, word)]
    return len(common) <= len(words) * _COMMON


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and len(text.split()) <= _MOST_WORDS


def slug(text: str) -> str:
    """Return a text as an id: small letters without accents, figures and hyphens; "" if it has none of them."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:60].strip("-")
