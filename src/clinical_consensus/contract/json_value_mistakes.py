"""Recognise mistakes in numbers and words for which a text is not JSON."""

from __future__ import annotations

import re
from difflib import get_close_matches

from clinical_consensus.contract.figures import FIGURES, cure_of_figure
from clinical_consensus.contract.json_stop import Mistake, Stop
from clinical_consensus.contract.suggestions import RAISED_POINTS, in_ascii, is_nothing

_WORDS = {
    **dict.fromkeys(("true", "yes"), "true"),
    **dict.fromkeys(("false", "no"), "false"),
}
"""What is written for a word of JSON, and the word."""

_VALUE = re.compile(rf'"({"|".join(FIGURES)})"\s*:\s*([^\s,"{{}}\[\]\n][^,"{{}}\[\]\n]*)?\Z')
_REST = re.compile(r'(?:[^,\]}\n"\[{/]|,(?=\d)|/(?![/*]))*')

_WORD = re.compile(r'[^\s,\]}\[{:"<][^\s,\]}\[{:"]*(?:[ \t]+[^\s,\]}\[{:"/#]+)*')


def figure_of_a_vote(stop: Stop) -> Mistake | None:
    """A figure of a vote that is not one number: heads, a bound, a range or an estimate; or in another form."""
    value = None if stop.is_in_text else _VALUE.search(stop.before)
    if not value or not stop.says("Expecting value", "','"):
        return None
    before = value[2] or ""
    written = before + _REST.match(stop.here)[0].rstrip()  # type: ignore[index]
    cure = cure_of_figure(value[1], written)
    return Mistake(cure, stop.at, (stop.at - len(before), "0".ljust(len(written)))) if cure else None


def decimal_comma(stop: Stop) -> Mistake | None:
    """A comma within a number."""
    number = re.search(r"(-?\d[\d.]*)(,[ \t]*)\Z", stop.before)
    rest = re.match(r"\d+", stop.here)
    if not number or not rest or not stop.says("property name"):
        return None
    at, gap = stop.at - len(number[2]), " " * (len(number[2]) - 1)
    if "." in number[1]:
        cure = f"write a decimal point, and no other: {number[1].replace('.', '')}.{rest[0]}"
        return Mistake(cure, at, (at, " " * (len(number[2]) + len(rest[0]))))
    cure = f"write a decimal point: {number[1]}.{rest[0]}"
    if len(rest[0]) == 3:
        cure = f"write {number[1]}{rest[0]} without a comma, or with a decimal point: {number[1]}.{rest[0]}"
    return Mistake(cure, at, (at, f".{rest[0]}{gap}"))


def after_a_number(stop: Stop) -> Mistake | None:
    """A percent sign, a unit, a space or other digits after a number."""
    number = re.search(r"(?<![\w.\"])(-?\d+(?:\.\d+)?)[ \t]*\Z", stop.before)
    rest = re.match(r'[^,\]}\n"\[{]+', stop.here)
    if not number or not rest or not stop.says("','"):
        return None
    after = rest[0].rstrip()
    cure = f'write the number alone: {number[1]}, or put the whole in double quotes: "…"'
    if after[0] in "%٪％﹪":
        cure = f"no percent sign: {number[1]}"
    elif number[0].strip("-") == "0" and after[0].isdigit():
        cure = f"write the number without a zero before it: {after}"
    elif re.fullmatch(r"[ _'’\u00a0\u202f]?\d{3}", after):
        cure = f"write {number[1]}{after[-3:]}, with nothing between the digits"
    elif re.fullmatch(rf"[{RAISED_POINTS}]\d+", after):
        cure = f"write a decimal point: {number[1]}.{in_ascii(after[1:])}"
    elif re.match(r"(?:\.\d+)+", after):
        cure = "this has more than one point: write one number, as the source states it"
    elif after == ".":
        cure = f"write a digit after the point, or no point: {number[1]}"
    return Mistake(cure, stop.at, (stop.at, " " * len(rest[0])))


def other_digits(stop: Stop) -> Mistake | None:
    """A number in other digits than 0 to 9, or the rest of one."""
    start = re.search(r"(?<![\w.\"])-?[0-9.]*\Z", stop.before)
    rest = re.match(rf"-?\d+(?:[.{RAISED_POINTS}]\d+)?", stop.here)
    if not start or not rest or rest[0].isascii() or not stop.says("Expecting value", "','"):
        return None
    figure = in_ascii(start[0] + rest[0])
    at = stop.at - len(start[0])
    mended = "0".ljust(len(figure)) if re.match(r"-?0\d", figure) else figure
    return Mistake(f"write the digits 0 to 9: {figure}", at, (at, mended))


def before_a_number(stop: Stop) -> Mistake | None:
    """A sign before a number, or no digit before its point."""
    if not stop.says("Expecting value"):
        return None
    signed = re.match(r"([+<>≥≤=~≈±]+\s*)(\d+(?:\.\d+)?)(?=\s*[%,\]}]|\s*$)", stop.here)
    if signed:
        return Mistake(f"write the number alone: {signed[2]}", stop.at, (stop.at, " " * len(signed[1])))
    point = re.match(r"\.\d+", stop.here)
    return point and Mistake(
        f"write a zero before the point: 0{point[0]}", stop.at, (stop.at, "0".ljust(len(point[0])))
    )


def bare_key(stop: Stop) -> Mistake | None:
    """A key without quotation marks."""
    key = re.match(r"[\w$.-]+(?=\s*[:=])", stop.here)
    if not key or not stop.says("property name"):
        return None
    mended = (stop.at, f'"{key[0][2:]}"') if len(key[0]) > 1 else None
    return Mistake(f'put the key in straight double quotes: "{key[0]}"', stop.at, mended)


def bare_word(stop: Stop) -> Mistake | None:
    """A text without quotation marks, or another word than JSON's null, true and false."""
    word = re.search(r"\b(null|true|false)\Z", stop.before)
    more = re.match(r"\w+", stop.here)
    if word and more and stop.says("','"):
        return Mistake(f"write {word[1]}", stop.at, (stop.at, " " * len(more[0])))
    bare = _WORD.match(stop.here)
    if not bare or not stop.says("Expecting value"):
        return None
    mended = (stop.at, "0".ljust(len(bare[0])))
    if is_nothing(bare[0]):
        return Mistake(f"write null in place of {bare[0]}", stop.at, mended)
    known = bare[0].casefold()
    close = [known] if known in _WORDS else get_close_matches(known, ("null", "true", "false"), n=1, cutoff=0.75)
    if close:
        return Mistake(f"write {_WORDS.get(close[0], close[0])} in place of {bare[0]}", stop.at, mended)
    return Mistake(f'put the text in straight double quotes: "{bare[0][:60]}"', stop.at, mended)
