"""What is refused is refused in words: exit code 2, no traceback, the file, and the place that was changed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from clinical_consensus.cli.main import main
from clinical_consensus.contract.problems import shown
from fuzz.changes import SHAPES, Case, around
from in_process import Done, exit_code_of

_PLACED = re.compile(r"(?P<place>.+?) \((?:(?P<id>[^()]*), )?lines? (?P<lines>[\d,… and]+)\): (?P<said>.*)")
_SYNTAX = re.compile(
    r"(?P<place>line (?P<lines>[\d,]+)(?:, (?:column|byte) [\d,]+)?)(?: \((?P<id>.*?)\))?: (?P<said>.*)"
)
_REST = re.compile(r"and (?:[\d,]+|one) more problems? of this kind, the last at ")
_BARE = re.compile(r"(?P<place>\S+): (?P<said>.*)")


CUT = 59
"""How many characters of a value a message shows at least; of a longer one, the rest is cut off."""


class Told(NamedTuple):
    """One problem as it is told: its place, the lines of the file that it names, and what it says."""

    place: str
    lines: tuple[int, ...]
    said: str


def checked(file: Path) -> Done:
    """How the command that checks a collection ends."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = exit_code_of(lambda: (_ for _ in ()).throw(SystemExit(main(["check", str(file)]))))
    return Done(code, out.getvalue(), err.getvalue())


def told_in(done: Done, file: Path) -> list[Told]:
    """The problems that a command told of a file. Raises AssertionError if a line has another form."""
    *lines, count = done.stderr.rstrip("\n").split("\n")
    assert re.fullmatch(rf"[\d,]+ problems? in {re.escape(shown(file))}; this command writes nothing\.", count), count
    found = []
    for line in lines:
        assert line.startswith(f"{shown(file)}: "), line
        said = _REST.sub("", line.removeprefix(f"{shown(file)}: "))
        form = _SYNTAX.fullmatch(said) or _PLACED.fullmatch(said) or _BARE.fullmatch(said)
        assert form, line
        named = re.findall(r"\d[\d,]*\d|\d", form.groupdict().get("lines") or "")
        found.append(Told(form["place"], tuple(int(each.replace(",", "")) for each in named), form["said"]))
    return found


def mistakes(case: Case, file: Path, done: Done, lines: dict[str, int]) -> Iterator[str]:
    """What is wrong with a refusal of a case; `lines` are those of the places in its file."""
    if done.returncode != 2 or "Traceback" in done.stderr or done.stdout:
        yield f"exit code {done.returncode}: {done.stderr[-2000:]}"
        return
    told = told_in(done, file)
    for each in told:
        known = next((lines[place] for place in around(each.place)[:-1] if place in lines), None)
        if known and each.lines and known not in each.lines:
            yield f"{each.place} is on line {known}, not on {each.lines}"
        if known and not each.lines:
            yield f"{each.place}: no line is named, it is on {known}"
    if not any(_names(case, each) for each in told):
        yield f"no problem names the place that was changed: {[*map(str, told)]}"


def _names(case: Case, told: Told) -> bool:
    """Whether a problem names the place that was changed, by its path, its line, its question or its value."""
    if not case.text.strip():
        return told.place == "file"
    if case.is_syntax:
        named = [int(each.replace(",", "")) for each in re.findall(r"\bline (\d[\d,]*)", told.said)]
        return any(abs(line - own) <= 2 for line in (*told.lines, *named) for own in (case.line, case.opened))
    own = around(case.place)
    is_told = case.place in around(told.place) or f" {case.place};" in told.said
    if is_told or told.place in own[:3]:
        return True
    if case.kind in SHAPES:
        return False
    if own[1] == around(told.place)[1]:
        return True
    is_same_question = own[-3:-2] == around(told.place)[-3:-2] and case.place.startswith("questions[")
    return is_same_question or any(
        f"'{value}'"[:CUT] in told.said for value in (*_values(case.was), *filter(None, [case.question]))
    )


def _values(value: object) -> Iterator[str]:
    """The ids in a value, and the value itself if it is a text."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _values(each)
    elif isinstance(value, list):
        for each in value:
            yield from _values(each)
    elif value is not None:
        yield str(value)
