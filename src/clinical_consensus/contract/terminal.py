"""Print so that no text can steer a terminal, or add a line to what a command says: such characters are escaped."""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's general categories (UAX 44) of control, format and surrogate characters, and of separators of lines."""


def steers(character: str) -> bool:
    """Whether a character may act on the text around it instead of being seen; a line break and a tab do not count."""
    return unicodedata.category(character) in _STEERING and character not in "\n\t"


class _Escapes(dict[int, str]):
    def __missing__(self, point: int) -> str:
        character = chr(point)
        shown = character.encode("unicode_escape").decode() if steers(character) else character
        self[point] = shown
        return shown


_ESCAPES = _Escapes()


def harmless(text: str) -> str:
    """Return a text with each character that steers written as Python writes it: U+202E becomes `\\u202e`."""
    return text.translate(_ESCAPES)


def on_one_line(text: str) -> str:
    """Return a text with each line break, tab and character that steers written as an escape."""
    return harmless(text.replace("\n", "\\n").replace("\t", "\\t"))


def cut(text: str, limit: int = 60) -> str:
    """Return a text on one line, escaped, and cut after `limit` characters."""
    line = on_one_line(text[: limit + 1])
    return line if len(text) <= limit and len(line) <= limit else f"{line[: limit - 1]}…"


class _Escaping(io.TextIOBase):
    """A stream that passes on what is written to it, escaped.

    A line ends where a text that is written ends, nowhere else: a line break within one is the data's. So several
    lines are printed with `print(*lines, sep="\\n")`, and a document with `print_document`.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str, /) -> int:
        line, end = (text[:-1], "\n") if text.endswith("\n") else (text, "")
        self._stream.write(harmless(line.replace("\n", "\\n")) + end)
        return len(text)

    def flush(self) -> None:
        self._stream.flush()


@contextmanager
def safe_streams() -> Iterator[None]:
    """Within the context, all that is printed is escaped, also characters that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with redirect_stdout(_Escaping(sys.stdout)), redirect_stderr(_Escaping(sys.stderr)):
        yield


def print_document(text: str, file: SupportsWrite[str] | None = None) -> None:
    """Print a text that has lines of its own, each as it stands, to `file`; if None, to standard output.

    Whoever made the text has seen to it that none of its line breaks is the data's.
    """
    for line in text.splitlines(keepends=True):
        print(line, end="", file=file)
