"""The numbers of a figure as search knows them: 2.5 is 2,5 and 50 000 is 50,000.

docs/assets/javascripts/search-words.js does the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

from clinical_consensus.pages.search_table import TABLE

_TO_ASCII = str.maketrans({chr(ord(zero) + digit): str(digit) for zero in TABLE["zeros"] for digit in range(10)})
_POWER = re.compile(f"(\u207b?)([{TABLE['raised']}]+)")
_VALUES = re.compile(r"(?:\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*|\.\d+)(?:\^-?\d+)?")
_SIGNED = re.compile(r"^([<>\u2264\u2265]?)[ \u00a0]?(-?)(.*?)[ \u00a0]?([%\u2030]?)$")
_GROUPED = re.compile(r"^[1-9]\d{0,2}(?:[ \u00a0,]\d{3})+(?:\.\d+)?$")
_LOOSELY_GROUPED = re.compile(r"^\d{1,3} (?!000)\d{3}$")


@cache
def figures(piece: str) -> tuple[str, ...]:
    """Return the keys of a piece that is a figure: its numbers, each alone and with the signs around it."""
    for sign, meaning in TABLE["signs"]:
        piece = piece.replace(sign, meaning)
    piece = _POWER.sub(lambda power: f"^{'-' if power[1] else ''}{unicodedata.normalize('NFKD', power[2])}", piece)
    compared, minus, body, percent = _SIGNED.match(piece.translate(_TO_ASCII)).groups()  # type: ignore[union-attr]
    found: dict[str, None] = {}
    for position, number in enumerate(_VALUES.findall(body)):
        for value in chain.from_iterable(_values(number)):
            base, _, power = value.partition("^")
            before = dict.fromkeys(("", minus, compared, compared + minus)) if position == 0 else ("",)
            plain = [value, base] if power and base != "10" else [value]
            found |= dict.fromkeys(
                sign + each + after for each in plain for sign in before for after in dict.fromkeys(("", percent))
            )
    return tuple(found)


def _values(number: str) -> list[list[str]]:
    """The ways to read a number, each as values: "1 100" is 1100, or 1 and 100."""
    written, power, exponent = number.partition("^")
    if _GROUPED.match(written):
        ways = [["".join(re.split("[ \u00a0,]", written))]]
        if _LOOSELY_GROUPED.match(written):
            ways.append(written.split(" "))
    elif written.count(",") == 1 and "." not in written:
        ways = [[written.replace(",", ".")]]
    else:
        ways = [written.split(",")]
    return [[*way[:-1], f"{way[-1]}{power}{exponent}"] for way in ([_led(each) for each in way] for way in ways)]


def _led(value: str) -> str:
    """A decimal with the zero before its point."""
    return f"0{value}" if value.startswith(".") else value
