"""What is wrong with an input, said so that its editor can mend it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One thing wrong: its place in the JSON ("questions[2].title", or "line 3, column 9"), what, and the cure."""

    place: str
    wrong: str
    cure: str

    def line(self, file: Path) -> str:
        """The problem as one line of text, led by the file's path."""
        said = " ".join(f"{self.place}: {self.wrong}; {self.cure}".split())
        return f"{file}: {said}"


class InputError(Exception):
    """An input cannot be used. `file` is its path, `problems` all that is wrong with it, never empty."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line(file) for problem in self.problems))

    def report(self) -> str:
        """Every problem on a line of its own, then their count."""
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        return f"{self}\n{count} {noun} in {self.file}; no page was changed."


class RefusedError(Exception):
    """A command will not do what it is asked, and has changed nothing: the message says why and what would mend it."""


def exit_code(main: Callable[[], int]) -> int:
    """Run a command and return its exit code: 2 when its input or a folder is wrong, which is told without a traceback.

    130 when it is interrupted (Ctrl-C), as shells count it. Text that the terminal's encoding lacks is printed as an
    escape.
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
    """A value as it is shown in a message: on one line, in quotes, at most `limit` characters."""
    text = repr(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """The cure for a name that is not known: the nearest known one, or `otherwise`."""
    close = get_close_matches(name, list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else otherwise
