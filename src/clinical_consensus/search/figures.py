"""The numbers of a figure as search knows them: 2.5 is 2,5 and 50 000 is 50,000.

docs/assets/javascripts/search-words.js does the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from clinical_consensus.search.table import TABLE

_TO_ASCII = str.maketrans({chr(ord(zero) + digit): str(digit) for zero in TABLE["zeros"] for digit in range(10)})
_POWER = re.compile(f"(\u207b?)([{TABLE['raised']}]+)")
_VALUES = re.compile(
    r"(?:\d+ +)?\d+\u2044\d+|(?:\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*|\.\d+)(?:\^-?\d+)?"
)
_FRACTION = re.compile(r"(?:(\d+) +)?(\d+)\u2044(\d+)$")
_WEEKS_AND_DAYS = re.compile(TABLE["weeks_and_days"])
_SIGNED = re.compile(r"^([<>\u2264\u2265]?)[ \u00a0]?(-?)(.*?)[ \u00a0]?([%\u2030]?)$")
_GROUPED = re.compile(r"^[1-9]\d{0,2}(?:[ \u00a0,]\d{3})+(?:\.\d+)?$")
_PERCENT_FIRST = re.compile("^%[ \u00a0]?(.*)")
_TIMES = re.compile(TABLE["times"], re.IGNORECASE)
_TIMES_LAST = re.compile(f"[ \u00a0]?{TABLE['times']}$", re.IGNORECASE)
_SPAN_OF_POWER = re.compile(r"^(\d[^x/:+]*-[^x/:+]*)x(10\^-?\d+)$")
_ZEROS_LAST = re.compile(TABLE["zeros_last"])
_COLON = re.compile(TABLE["colon"])
_DATE, _MONTHS = re.compile(TABLE["date"]), 12
_LOOSELY_GROUPED = re.compile(r"^\d{1,3} (?!000)\d{3}$")


class _Figure(NamedTuple):
    """A figure by what is before it, the numbers in it, and the sign after it."""

    before: tuple[str, ...]
    body: str
    after: tuple[str, ...]


@cache
def figures(piece: str) -> tuple[str, ...]:
    """Return the keys of a piece that is a figure: its numbers, alone, with the signs around it, and together."""
    before, body, after = _figure(piece)
    found: dict[str, None] = {}
    for position, number in enumerate(_VALUES.findall(_WEEKS_AND_DAYS.sub(r"\1", body))):
        own, *others = _values(number)
        for value in chain(own, *(each for each in others if len(each) == 1)):
            base, _, power = value.partition("^")
            signs = before if position == 0 else ("",)
            plain = [value, base] if power and base != "10" else [value]
            found |= dict.fromkeys(sign + each + end for each in plain for sign in signs for end in after)
    dates = _date(piece)
    return (*found, *figures_together(piece), *dates, *_months(*dates))


def _months(date: str = "") -> tuple[str, ...]:
    """The month of a date, ".2.2019" of "1.2.2019"; of "3/4/2021" either."""
    *day_or_month, year = re.split("[./]", date)
    return tuple(f".{each}.{year}" for each in day_or_month[0 if "/" in date else 1 :])


def _date(piece: str) -> tuple[str, ...]:
    """A date in one spelling: "1.2.2019" of "01.02.2019", "31.3.2021" of "31/03/2021"; "3/4/2021" may be either."""
    found = _DATE.match(piece)
    if not found:
        return ()
    first, sign, second, year, iso_year, iso_month, iso_day = found.groups()
    one, other = (int(iso_day), int(iso_month)) if iso_year else (int(first), int(second))
    if sign and sign != "." and one <= _MONTHS and other <= _MONTHS:
        return (f"{one}/{other}/{year}",)
    day, month = (other, one) if sign and sign != "." and other > _MONTHS else (one, other)
    return (f"{day}.{month}.{year or iso_year}",) if 0 < month <= _MONTHS else ()


def figures_together(piece: str) -> tuple[str, ...]:
    """Return the keys of a figure of several numbers as a whole: "6-12" of "6–12", "3x4", "120/80"; else none."""
    before, body, after = _figure(piece)
    numbers = list(_VALUES.finditer(body))
    if len(numbers) < 2:
        return ()
    groups = [_number(numbers[0])]
    whole = groups[0]
    for one, other in pairwise(numbers):
        between = body[one.end() : other.start()]
        sign = next((sign for sign in ":/+" if sign in between), "x" if _TIMES.search(between) else "-")
        whole += f"{sign}{_number(other)}"
        if sign in ":/":
            groups[-1] += f"{sign}{_number(other)}"
        else:
            groups.append(_number(other))
    runs = whole.split("/")
    are_ranges = len(runs) > 1 and all("-" in run for run in runs)
    factors = [factor for factor in whole.split("x") if re.search("[0-9]-", factor)]
    ratios = runs if are_ranges else [*factors, *(group for group in groups if re.search("[:/]", group))]
    spans = _SPAN_OF_POWER.match(whole)
    ratios = [_with_slash(each) for each in ratios if each != whole]
    whole = _with_slash(whole)
    if spans:
        ratios += [f"{each}x{spans[2]}" for each in spans[1].split("-")]
    return (*(sign + whole + end for sign in before for end in after), *ratios)


def ratio_keys(one: str, other: str) -> tuple[str, ...]:
    """Return the keys of a ratio of two numbers, the first maybe a word for one: "1/20", "1:20" of "1 in 20"."""
    number = one if one[0].isdecimal() else 1
    return tuple(dict.fromkeys(figures_together(f"{number}{sign}{other}")[0] for sign in "/:"))


def _with_slash(whole: str) -> str:
    """A ratio in one writing: "1/150" of "1:150", but not of the time "12:30"."""
    return _COLON.sub("/", whole)


def signed_as(first: str, last: str) -> tuple[str, ...]:
    """Return the keys of the first figure of a range with the sign after its last, if there is one: "10%"."""
    end = _figure(last).after[-1]
    return tuple(key for key in figures(f"{first}{end}") if key.endswith(end)) if end else ()


def _figure(piece: str) -> _Figure:
    for sign, meaning in TABLE["signs"]:
        piece = piece.replace(sign, meaning)
    piece = _POWER.sub(lambda power: f"^{'-' if power[1] else ''}{unicodedata.normalize('NFKD', power[2])}", piece)
    piece = _PERCENT_FIRST.sub(r"\1%", piece.translate(_TO_ASCII))
    times = "x" if _TIMES_LAST.search(piece) else ""
    compared, minus, body, percent = _SIGNED.match(_TIMES_LAST.sub("", piece)).groups()  # type: ignore[union-attr]
    before, after = ("", minus, compared, compared + minus), ("", times or percent)
    return _Figure(tuple(dict.fromkeys(before)), body, tuple(dict.fromkeys(after)))


def _number(found: re.Match[str]) -> str:
    return ",".join(_values(found[0])[0])


def _values(number: str) -> list[list[str]]:
    """The ways to read a number, each as values: "1 100" is 1100, or 1 and 100; "4½" is 4.5, "½" is 1/2 or 0.5."""
    fraction = _FRACTION.match(number)
    if fraction:
        integer, part = fraction[1] or "", f"{fraction[2]}/{fraction[3]}"
        whole = f"{integer} {part}".strip()
        if 40 % int(fraction[3]):
            return [[whole]]
        decimal = str((int(integer or 0) * int(fraction[3]) + int(fraction[2])) / int(fraction[3]))
        return [[decimal]] if integer else [[whole], [decimal]]
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
    """A decimal with the zero before its point, and without those at its end."""
    return _ZEROS_LAST.sub(r"\1", f"0{value}" if value.startswith(".") else value)
