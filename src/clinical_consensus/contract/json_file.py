"""Load the JSON value of a file, or report why it cannot be loaded."""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path

from clinical_consensus.contract.input_files import UnusableFileError, file_content, text_in
from clinical_consensus.contract.json_mistakes import syntax_problems
from clinical_consensus.contract.places import Scan, in_words, within
from clinical_consensus.contract.problems import InputError, Problem, quoted


def load(file: Path) -> tuple[object, tuple[Problem, ...]]:
    """Return the JSON value in `file`, and its flaws: duplicate keys, NaN, Infinity.

    Raises InputError if the file does not exist, is not readable UTF-8 text, or is not JSON (RFC 8259).
    """
    try:
        return _parse(_text(file))
    except _UnusableError as unusable:
        raise InputError(file, unusable.problems) from None


_NUMBER = re.compile(r'"(?:[^"\\]|\\.)*"|(?P<digits>[0-9]+)(?P<rest>\.[0-9]+|[eE][-+]?[0-9]+)?', re.DOTALL)
"""A text of JSON, whose digits are no number, or a number, which is a whole one without a rest."""


class _UnusableError(Exception):
    def __init__(self, *problems: Problem) -> None:
        self.problems = problems


def _text(file: Path) -> str:
    try:
        raw = file_content(file)
    except IsADirectoryError:
        raise _UnusableError(Problem("file", "this is a folder", "name the JSON file in it")) from None
    except UnusableFileError as unusable:
        raise _UnusableError(Problem("file", str(unusable), "check that it is the right JSON file")) from None
    except FileNotFoundError:
        raise _UnusableError(Problem("file", "there is no such file", "check the path")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        cure = "check the path and its permissions"
        raise _UnusableError(Problem("file", f"it cannot be read: {reason}", cure)) from None
    try:
        text = text_in(raw)
    except UnicodeDecodeError as error:
        lines = raw[: error.start].splitlines(keepends=True) or [b""]
        is_new = lines[-1].endswith((b"\n", b"\r"))
        line, column = len(lines) + is_new, 1 if is_new else len(lines[-1]) + 1
        place = f"line {line:,}, byte {column:,}"
        raise _UnusableError(Problem(place, "this is not UTF-8 text", "save the file as UTF-8")) from None
    if not text.strip():
        raise _UnusableError(Problem("file", "it is empty", "restore it, or start from a copy of a collection"))
    return text


NOT_FINITE = "NaN and Infinity are not JSON numbers"
"""What is wrong with such a value, whatever else it is not."""


class _Object(dict[str, object]):
    """A JSON object that records which of its keys are duplicated."""

    duplicates: tuple[str, ...] = ()


class _NotFinite(float):
    """NaN or Infinity, which JSON does not allow."""


class _TooLarge(float):
    """A number larger than any that can be read, which messages show as it is `written`."""

    written = ""

    def __repr__(self) -> str:
        return self.written


def _number(written: str) -> float:
    value = float(written)
    if math.isfinite(value):
        return value
    large = _TooLarge(value)
    large.written = written
    return large


def _parse(text: str) -> tuple[object, tuple[Problem, ...]]:
    flawed = False

    def as_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal flawed
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        flawed = True
        marked = _Object(value)
        counted = Counter(key for key, _ in pairs)
        marked.duplicates = tuple(key for key in value if counted[key] > 1)
        return marked

    def as_constant(name: str) -> float:
        nonlocal flawed
        flawed = True
        return _NotFinite(name.replace("Infinity", "inf"))

    try:
        value: object = json.loads(text, object_pairs_hook=as_object, parse_float=_number, parse_constant=as_constant)
    except json.JSONDecodeError as error:
        raise _UnusableError(*syntax_problems(text, error)) from None
    except RecursionError:
        problem = Problem("file", "brackets are nested too deeply for a collection", "check that it is the right file")
        raise _UnusableError(problem) from None
    except ValueError:
        cure = f"write fewer: see {_long_numbers(text)}"
        raise _UnusableError(Problem("file", "a number has more digits than can be read", cure)) from None
    return value, tuple(_flaws(value)) if flawed else ()


def _long_numbers(text: str) -> str:
    """Where the whole numbers in a JSON text are that are too long to be read: lines in words, and ids of questions."""
    limit, line, end, lines = sys.get_int_max_str_digits(), 1, 0, []
    scan, places = Scan(text), []
    for found in _NUMBER.finditer(text):
        if found["digits"] and not found["rest"] and len(found["digits"]) > limit:
            line, end = line + text.count("\n", end, found.start()), found.start()
            lines.append(line)
            deque(scan.members(found.end()), maxlen=0)
            places.append(scan.member)
    deque(scan.members(), maxlen=0)
    named = dict.fromkeys(filter(None, map(scan.question_id, places)))
    return ", ".join((*named, in_words(lines))) if len(named) <= _MOST_NAMED else in_words(lines)


_MOST_NAMED = 5
"""How many questions are named in one message."""


def _flaws(value: object) -> Iterator[Problem]:
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        place, current = waiting.pop()
        if isinstance(current, _NotFinite):
            yield Problem(place, NOT_FINITE, "write a number, or null")
        elif isinstance(current, dict):
            for key in getattr(current, "duplicates", ()):
                wrong = f"the key {quoted(key)} appears more than once"
                yield Problem(within(place, key), wrong, "keep only one")
            waiting += [(within(place, key), part) for key, part in reversed(current.items())]
        elif isinstance(current, list):
            waiting += [(within(place, index), part) for index, part in reversed(list(enumerate(current)))]
