"""Report what is wrong with an input, and how its editor can fix it."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from clinical_consensus.contract.input_files import file_content, text_in
from clinical_consensus.contract.places import is_path, locations
from clinical_consensus.contract.suggestions import Suggestion
from clinical_consensus.contract.terminal import cut, on_one_line, safe_streams

SHOWN = 10
"""How many problems of one kind are listed; the rest are counted."""

WRITES_NOTHING = "this command writes nothing"
"""What a command that only reads says that it left as it was, where its input is wrong."""

_VALUES = re.compile(r"'(?:[^'\\…]|\\.)*(?:'|…)|\"(?:[^\"\\…]|\\.)*(?:\"|…)|\d[\d.,]*")


@dataclass(frozen=True)
class Problem:
    """A problem: its place in the JSON ("questions[2].title", or "line 3, column 9"), what is wrong, and the cure.

    `where` says more about the place, where that is known: the question's id and the line in the file. `general` is
    what is wrong in general, if `wrong` tells more than that.
    """

    place: str
    wrong: str
    cure: str | Suggestion
    where: str = ""
    general: str = ""

    def line(self, file: Path) -> str:
        """Return the problem as one line of text that begins with the file's path."""
        place = f"{self.place} ({self.where})" if self.where else self.place
        text = " ".join(on_one_line(f"{place}: {self.wrong}; {self.cure}").split())
        return f"{shown(file)}: {text}"

    @cached_property
    def kind(self) -> str:
        """What is wrong, without the values that differ between problems of the same kind."""
        return self.general or _VALUES.sub("…", self.wrong)


class _Few:
    """The first of the problems of each kind, at most SHOWN, and how many there are of each, with the last of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.kept: list[Problem] = []
        self.last: dict[str, Problem] = {}
        self._counted: Counter[str] = Counter()
        for problem in problems:
            self._counted[problem.kind] += 1
            self.last[problem.kind] = problem
            if self._counted[problem.kind] <= SHOWN:
                self.kept.append(problem)

    def rest(self) -> Iterator[tuple[str, str, Problem]]:
        """Yield each kind of which there are more, how many more in words, and the last of them."""
        for kind, count in self._counted.items():
            if count > SHOWN:
                more = "one more problem" if count == SHOWN + 1 else f"{count - SHOWN:,} more problems"
                yield kind, more, self.last[kind]


def listed(file: Path, problems: Sequence[Problem], text: str) -> Iterator[str]:
    """Yield a line for each of the `problems` of a file with this text, with its line there if it is JSON.

    Of a kind with more than SHOWN problems, the rest are counted in one line after the others.
    """
    few = _Few(problems)
    places = [problem.place for problem in (*few.kept, *few.last.values()) if is_path(problem.place)]
    found = locations(text, places) if places else {}
    for problem in few.kept:
        where = problem.where or found.get(problem.place, "")
        yield Problem(problem.place, problem.wrong, problem.cure, where).line(file)
    for kind, more, last in few.rest():
        where = f" ({found[last.place]})" if last.place in found else ""
        yield f"{shown(file)}: and {more} of this kind, the last at {last.place}{where}: {kind}"


def refused(problems: Iterable[Problem]) -> list[str]:
    """Return the problems of what a command was given, a line for each; of many of one kind, the rest are counted."""
    few = _Few(problems)
    lines = [f"{_start(each)}{each.wrong}; {each.cure}" for each in few.kept]
    return lines + [f"and {more} of this kind, the last is {_start(last)}{kind}" for kind, more, last in few.rest()]


def _start(problem: Problem) -> str:
    return f"{problem.place}: " if problem.place else ""


def text_of(file: Path) -> str:
    """Return the text of a file as it was read, or an empty one if it cannot be read: then its problem says so."""
    try:
        return text_in(file_content(file))
    except (OSError, ValueError):
        return ""


class InputError(Exception):
    """An input file cannot be used: `file` is its path, and `problems` (never empty) are all that were found."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = tuple(problems)
        self._text = text_of(file)
        super().__init__(file, self.problems)

    def __str__(self) -> str:
        """Return the problems as they are listed, one per line."""
        return "\n".join(listed(self.file, self.problems, self._text))

    def report(self, kept: str = "no page was changed") -> None:
        """Print the problems on standard error, one per line, and then their number, and what was `kept` as it is."""
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        problems = listed(self.file, self.problems, self._text)
        print(*problems, f"{count:,} {noun} in {shown(self.file)}; {kept}.", sep="\n", file=sys.stderr)


_LOOP = "Symlink loop from"
"""How the message of a RuntimeError begins that pathlib raises for a link that leads to itself."""


class RefusedError(Exception):
    """A command refuses to run and has changed nothing; the `lines` of its message give the reason and the cure."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__(*lines)

    def __str__(self) -> str:
        """Return the message."""
        return "\n".join(self.lines)


def exit_code(main: Callable[[], int], kept: str = "no page was changed") -> int:
    """Run a command and return its exit code: 2 if its input or a folder is wrong, reported without a traceback.

    `kept` says what a wrong input left as it was.

    The code is 130 if the command is interrupted (Ctrl-C), as in shells. Nothing that the command prints can steer the
    terminal: see `safe_streams`.
    """
    with safe_streams():
        try:
            return main()
        except InputError as error:
            error.report(kept)
        except RefusedError as refused:
            first, *further = refused.lines
            print(f"error: {first}", *further, sep="\n", file=sys.stderr)
        except OSError as error:
            place = f"{shown(error.filename)}: " if error.filename else ""
            print(f"error: {place}{error.strerror}; check the file or folder, and its permissions", file=sys.stderr)
        except RuntimeError as error:
            if not str(error).startswith(_LOOP):
                raise
            place = str(error).removeprefix(_LOOP).strip(" '")
            print(f"error: {shown(place)}: this link leads to itself; remove it", file=sys.stderr)
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
            return 130
        return 2


def quoted(value: object, limit: int = 60) -> str:
    """Return a value as messages show it: on one line, in quotes, at most `limit` characters."""
    text = repr(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def shown(path: str | bytes | os.PathLike[str]) -> str:
    """Return a path as messages show it: on one line, quoted as a shell needs it, so that it can be copied."""
    return shlex.quote(os.fsdecode(path)).replace("\n", "\\n")


def nearest(name: str, known: Iterable[str], otherwise: str) -> Suggestion:
    """Return the cure for an unknown name: a suggestion of the most similar known one, or `otherwise`."""
    return Suggestion(name, lambda: {each: each for each in known}, otherwise)


def one_of(names: Iterable[str], most: int = 12) -> str:
    """Return a cure that lists names, of many only the first."""
    every = list(names)
    left = f" … ({len(every):,} in all)" if len(every) > most else ""
    return f"use one of: {', '.join(map(cut, every[:most]))}{left}"
