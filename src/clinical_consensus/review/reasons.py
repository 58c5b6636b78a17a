"""Read why a release has something to say about a question, from options of the command or from a file of reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from clinical_consensus.contract.parse import text_problem
from clinical_consensus.contract.problems import Problem, RefusedError, nearest, quoted
from clinical_consensus.contract.values import ID_LENGTH

REASON, REAFFIRM, WITHDRAW = OPTIONS = ("--reason", "--reaffirm", "--withdraw")
"""The options that name a question: its text changed, it was reviewed and stays, it is no longer valid."""

_LONGEST = 20_000
"""How many characters a reason or note has at most: a word that long can still be printed in seconds."""

_LINE_END = re.compile(rb"\r\n|\n|\r")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_UTF_8, _AS_UTF_8 = "this is not UTF-8 text", "save the file as UTF-8"
_AFTER_OPTION = re.compile(r"[\s=]+")
_IN_QUOTES = re.compile(r"\"([^\"]*)\"|'([^']*)'")


@dataclass(frozen=True)
class Reason:
    """The reason for a question, by its id, and the option that it was given with; `line` is its place in a file."""

    option: str
    question: str
    text: str
    line: str = ""

    @property
    def place(self) -> str:
        """Where the reason was given, as messages say it."""
        return self.line or f"{self.option} {self.question}"


def reasons_of(given: Iterable[Reason | Problem]) -> tuple[tuple[Reason, ...], tuple[Problem, ...]]:
    """Return the reasons among what was `given`, and each refusal: those that are there, and questions named twice."""
    reasons: dict[str, list[Reason]] = {}
    refusals: list[Problem] = []
    for each in given:
        if isinstance(each, Problem):
            refusals.append(each)
            continue
        earlier = next((other for other in reasons.get(each.question, []) if _is_again(other, each)), None)
        if earlier is None:
            reasons.setdefault(each.question, []).append(each)
        elif each.line:
            wrong = f"{each.question} is already given, by {earlier.place}"
            refusals.append(Problem(each.line, wrong, "give one reason for it"))
        else:
            refusals.append(Problem("", f"{each.place} is given twice", "give one reason for it"))
    return tuple(chain.from_iterable(reasons.values())), tuple(refusals)


def _is_again(earlier: Reason, later: Reason) -> bool:
    """Whether one of two reasons for a question is too many. Contradicting options are judged by what changed."""
    return bool(earlier.option == later.option or earlier.line or later.line)


def option_reasons(option: str, given: Iterable[str]) -> Iterator[Reason | Problem]:
    """Yield the reason in each value ("ID=TEXT") of an option, or why it is refused."""
    for value in given:
        name, _, text = value.partition("=")
        yield _reason(Reason(option, name, text.strip()))


def file_reasons(file: Path) -> Iterator[Reason | Problem]:
    """Yield the reason in each line of a file, or why the line is refused.

    A line is "ID=TEXT" for a changed question, or begins with "--reaffirm" or "--withdraw". Empty lines, and lines that
    begin with "#", are skipped. Quotes around a whole text, as a shell needs them, are not part of it. Raises
    RefusedError if the file cannot be read.
    """
    try:
        content = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise RefusedError(f"{file}: {error.strerror}; check the path of --reasons") from None
    if content.startswith(_UTF_16) or b"\0" in content[:4]:
        yield Problem(str(file), f"{_NOT_UTF_8}, but UTF-16 or UTF-32", _AS_UTF_8)
        return
    lines = _LINE_END.split(content)
    for number, raw in enumerate(lines, 1):
        place = f"{file}: line {number}"
        try:
            line = raw.decode().strip()
        except UnicodeDecodeError:
            yield Problem(place, _NOT_UTF_8, _AS_UTF_8)
            continue
        if line and not line.startswith("#"):
            yield _of_line(place, line)


def _of_line(place: str, line: str) -> Reason | Problem:
    option, rest = REASON, line
    if line.startswith("-"):
        option, *after = _AFTER_OPTION.split(line, maxsplit=1)
        rest = "".join(after)
    if option not in OPTIONS:
        cure = nearest(option, OPTIONS, f"use one of: {', '.join(OPTIONS)}")
        return Problem(place, f"there is no option {quoted(option)}", cure)
    name, is_pair, text = (part.strip() for part in rest.partition("="))
    if not is_pair or not name:
        wrong = f"this is not a question and its reason: {quoted(line)}"
        return Problem(place, wrong, 'write the id, "=" and the reason')
    in_quotes = _IN_QUOTES.fullmatch(text)
    return _reason(Reason(option, name, (in_quotes[1] or in_quotes[2] or "").strip() if in_quotes else text, place))


def _reason(reason: Reason) -> Reason | Problem:
    """Return a reason, or why it is refused: the id is none, there is no text, or one that the contract forbids."""
    if len(reason.question) > ID_LENGTH:
        wrong = f"there is no question {quoted(reason.question)}"
        return Problem(reason.line or reason.option, wrong, 'write the id, "=" and the reason')
    if not reason.text:
        line = f"{reason.line}: " if reason.line else ""
        return Problem(f"{line}{reason.question}", "the reason is missing", f'write it as {reason.question}="why"')
    return given_problem(reason.place, reason.text) or reason


def given_problem(place: str, text: str) -> Problem | None:
    """Return the problem with a reason or note given at `place`: too long, or not what the contract allows; or None."""
    if len(text) > _LONGEST:
        wrong = f"the text has {len(text):,} characters, and the limit is {_LONGEST:,}"
        return Problem(place, wrong, "say in a few sentences why")
    return text_problem(place, text)
