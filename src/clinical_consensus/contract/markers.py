"""Find the markers in a text that point to numbered references: [36,63], (2–4, 7) or ³⁶.

A text is never changed: a marker is a place in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from clinical_consensus.contract.records import Markers

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SPACE = "[ \u00a0\u2009\u202f]?"
_NUMBER = r"\d{1,4}[a-z]?"
_RAISED = f"[{_DIGITS}]{{1,4}}"
_DASH = f"{_SPACE}[-\u2010-\u2015\u2212\uff0d]{_SPACE}"
_COMMA = f"{_SPACE}[,;，；、\u060c\u061b]{_SPACE}"


def _list_of(number: str, dash: str, comma: str) -> str:
    """Return the pattern of numbers and ranges with commas between them."""
    item = f"{number}(?:{dash}{number})?"
    return f"{item}(?:{comma}{item})*"


_GROUPS: Mapping[Markers, re.Pattern[str]] = {
    "brackets": re.compile(rf"[\[［]{_SPACE}{_list_of(_NUMBER, _DASH, _COMMA)}{_SPACE}[\]］]"),
    "parentheses": re.compile(rf"[(（]{_SPACE}{_list_of(_NUMBER, _DASH, _COMMA)}{_SPACE}[)）]"),
    "superscripts": re.compile(_list_of(_RAISED, "[⁻\u2010-\u2015-]", "[,;˒⸴][\u2009\u202f]?")),
}
_ITEM: Mapping[Markers, re.Pattern[str]] = {
    "brackets": re.compile(f"({_NUMBER})(?:{_DASH}({_NUMBER}))?"),
    "parentheses": re.compile(f"({_NUMBER})(?:{_DASH}({_NUMBER}))?"),
    "superscripts": re.compile(f"({_RAISED})(?:[⁻\u2010-\u2015-]({_RAISED}))?"),
}

_TEN = re.compile(r"(?<!\d)10[⁻⁺]?$|⁻$")
_SQUARED = re.compile(r"(?<![^\W\d_])(?:[cdkmnµμ]?m|ft|[IRrxχτησ])$")
"""What a raised number after it is a power of: 10⁹ or 10⁻³, and m², cm³, I², χ²."""

_RAISED_SIGNS = "⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
"""What follows the number of a charge (Ca²⁺) or of an isotope (⁹⁹ᵐTc)."""


class Mention(NamedTuple):
    """One number of a marker as it is printed: its place in the text, and the number of the reference."""

    start: int
    end: int
    number: str


@dataclass(frozen=True)
class MarkerGroup:
    """A marker, or what looks like one: its place in the text, every number that it names, and those it prints."""

    start: int
    end: int
    numbers: tuple[str, ...]
    mentions: tuple[Mention, ...]

    def missing(self, known: Collection[str]) -> tuple[str, ...]:
        """Return the numbers that are not among those of the `known` references."""
        return tuple(number for number in self.numbers if number not in known)


def reference_number(written: str) -> str:
    """Return the number of a reference by which markers find it: in plain digits, without zeros before them."""
    number = unicodedata.normalize("NFKC", written).strip().removesuffix(".").strip("[]() ")
    return str(int(number)) if number.isdecimal() else number


def groups(text: str, style: Markers, *, is_cell: bool = False) -> Iterator[MarkerGroup]:
    """Yield what looks like a marker in a text, or in a cell of a table, in this style.

    A number at the beginning of a line labels an item of a list, a raised one after 10 or a unit is a power, and one in
    parentheses after a figure in a cell is a share: these are text.
    """
    for found in _GROUPS[style].finditer(text):
        items = list(_ITEM[style].finditer(text, found.start(), found.end()))
        is_single = len(items) == 1 and items[0][2] is None
        if is_single and _begins_a_line(text, found) and not (is_cell and found[0] == text.strip()):
            continue
        if _is_figure(text, found, style, is_single=is_single, is_cell=is_cell):
            continue
        mentions = [
            Mention(*item.span(part), reference_number(item[part])) for item in items for part in (1, 2) if item[part]
        ]
        numbers = [number for item in items for number in _numbers(item[1], item[2])]
        yield MarkerGroup(found.start(), found.end(), tuple(dict.fromkeys(numbers)), tuple(mentions))


def mentions(text: str, style: Markers, known: Collection[str], *, is_cell: bool = False) -> Iterator[Mention]:
    """Yield the printed numbers of each marker all of whose numbers are those of `known` references."""
    for group in groups(text, style, is_cell=is_cell):
        if not group.missing(known):
            yield from group.mentions


def _numbers(first: str, last: str | None) -> Iterator[str]:
    """Yield the numbers from the first to the last; a range that does not rise is one number that none has."""
    start, end = reference_number(first), reference_number(last or first)
    if last is None:
        yield start
    elif start.isdecimal() and end.isdecimal() and int(start) < int(end):
        yield from map(str, range(int(start), int(end) + 1))
    else:
        yield f"{start}–{end}"


def _begins_a_line(text: str, found: re.Match[str]) -> bool:
    before = text[: found.start()].rpartition("\n")[2]
    return not any(map(str.isalnum, before))


def _is_figure(text: str, found: re.Match[str], style: Markers, *, is_single: bool, is_cell: bool) -> bool:
    """Whether what looks like a marker is a power, a charge, an isotope, or the share that follows a figure."""
    before, after = text[: found.start()], text[found.end() : found.end() + 1]
    if style == "parentheses":
        return is_cell and before.rstrip()[-1:] in {*"0123456789%"}
    if style == "brackets":
        return False
    is_isotope = after.isalpha() and not before[-1:].isalnum()
    is_charge = after != "" and after in _RAISED_SIGNS
    is_square = is_single and found[0] in ("²", "³") and _SQUARED.search(before, len(before[:-8])) is not None
    return is_isotope or is_charge or is_square or _TEN.search(before, len(before[:-8])) is not None


def markers_of(value: object) -> Markers | None:
    """Return the style that a file names, or None if it names none."""
    return next((style for style in _GROUPS if style == value), None)
