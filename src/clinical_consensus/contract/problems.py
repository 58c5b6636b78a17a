"""Report what is wrong with an input, and how its editor can fix it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """A problem: its place in the JSON ("questions[2].title", or "line 3, column 9"), what is wrong, and the cure."""

    place: str
    wrong: str
    cure: str

    def line(self, file: Path) -> str:
        """Return the problem as one line of text that begins with the file's path."""
        text = " ".join(f"{self.place}: {self.wrong}; {self.cure}".split())
        return f"{file}: {text}"


class InputError(Exception):
    """An input file cannot be used: `file` is its path, and `problems` (never empty) are all that were found."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line(file) for problem in self.problems))

    def report(self) -> str:
        """Return the problems, one per line, and then their number."""
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        return f"{self}\n{count} {noun} in {self.file}; no page was changed."


class RefusedError(Exception):
    """A command refuses to run and has changed nothing; the message gives the reason and the cure."""


def exit_code(main: Callable[[], int]) -> int:
    """Run a command and return its exit code: 2 if its input or a folder is wrong, reported without a traceback.

    The code is 130 if the command is interrupted (Ctrl-C), as in shells. Characters that the terminal's encoding lacks
    are printed as escapes.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return main()
    except InputError as error:
        print(error.report(), file=sys.stderr)
    except RefusedError as refused:
        print(f"error: {refused}", file=sys.stderr)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"error: {place}{error.strerror}; check the file or folder, and its permissions", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    return 2


def quoted(value: object, limit: int = 60) -> str:
    """Return a value as messages show it: on one line, in quotes, at most `limit` characters."""
    text = repr(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return the cure for an unknown name: a suggestion of the most similar known one, or `otherwise`."""
    close = get_close_matches(name, list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else otherwise
