"""The numbers of numbered lists, which Office documents do not store: they count when they show a list."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return a positive number in small Roman numerals."""
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def letters(number: int) -> str:
    """Return a positive number as Word letters its lists: a to z, then aa, bb … (ECMA-376, part 1, 17.18.59)."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "alphaLc": letters,
    "alphaUc": lambda number: letters(number).upper(),
    "arabic": str,
    "romanLc": roman,
    "romanUc": lambda number: roman(number).upper(),
}
"""How Word's and PowerPoint's formats of numbers write one."""


def is_known(form: str) -> bool:
    """Whether numbers of this format of Word or PowerPoint can be written."""
    return form in _WRITTEN


def in_form(number: int, form: str) -> str:
    """Return a number in a format of Word or PowerPoint; as plain digits if the format is not known."""
    return _WRITTEN.get(form, str)(number) if number > 0 else str(number)
