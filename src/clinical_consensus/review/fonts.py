"""The scripts of a collection's texts for which the PDFs have no font, each with the font to add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fontTools import unicodedata as scripts

from clinical_consensus.collection.text_width import is_printable
from clinical_consensus.contract.problems import Problem

FONTS = "src/clinical_consensus/downloads/print/fonts"
"""Where a font goes, in a checkout of the project."""

_SHARED = {"Zyyy", "Zinh", "Zzzz"}
"""Signs of many scripts, marks, and characters that Unicode has not assigned to one (UAX 24)."""

_OWN_NAMES = {
    "Hani": "Sans TC", "Bopo": "Sans TC", "Hira": "Sans JP", "Kana": "Sans JP", "Hang": "Sans KR", "Nkoo": "Sans NKo",
    "Phag": "Sans PhagsPa", "Sgnw": "Sans SignWriting", "Mtei": "Sans Meetei Mayek", "Hmnp": "Serif NP Hmong",
    "Kits": "Serif Khitan Small Script",
}  # fmt: skip
_WITH_SERIFS = {"Ahom", "Dogr", "Maka", "Ougr", "Tang", "Tibt", "Todr", "Toto", "Vith", "Yezi"}
"""Scripts of which the Noto fonts have only a typeface with serifs (notofonts.github.io)."""


_NOT_PRINTED = {"$schema", "id", "file", "url", "address", "contact"}


def font_of(script: str) -> str:
    """Return the name of the Noto font of a script, by the script's code (ISO 15924): "Noto Sans Thai" of "Thai"."""
    kind = "Serif" if script in _WITH_SERIFS else "Sans"
    return f"Noto {_OWN_NAMES.get(script) or f'{kind} {scripts.script_name(script)}'}"


def script_warnings(whole: object) -> Iterator[Problem]:
    """Yield the scripts of which most letters in the texts have no font, each at the first of these texts.

    `whole` is the collection as JSON. Letters that a font lacks although it has the others are no matter of a script:
    the download that lacks them names them.
    """
    letters: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[str]] = defaultdict(list)
    for place, text in _texts(whole, ""):
        missing = {letter for letter in set(text) if not (letter.isascii() or is_printable(letter))}
        for letter in set(text) - missing if not text.isascii() else ():
            letters[scripts.script(letter)].add(letter)
        for script in sorted({scripts.script(letter) for letter in missing}):
            places[script].append(place)
            letters[script] |= {letter for letter in missing if scripts.script(letter) == script}
    for script, found in places.items():
        lacking = sum(not is_printable(letter) for letter in letters[script])
        if script not in _SHARED and lacking * 2 > len(letters[script]):
            yield _lacking(script, found)


def _lacking(script: str, places: list[str]) -> Problem:
    name, others = scripts.script_name(script), f" and {len(places) - 1:,} more" * (len(places) > 1)
    wrong = f"the PDFs have no font for the {name} script, so this text{others} cannot be printed"
    cure = f"add {font_of(script)} to {FONTS}; CONTRIBUTING.md says how, under “Change the look in print”"
    return Problem(places[0], wrong, cure)


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Every text within a value of JSON, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in _NOT_PRINTED:
                yield from _texts(each, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, f"{place}[{number}]")
