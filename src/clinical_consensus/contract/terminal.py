"""Print so that no text can steer a terminal: control and format characters are shown as escapes."""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO

_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's general categories (UAX 44) of control, format and surrogate characters and of separators of lines."""


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


def cut(text: str, limit: int = 60) -> str:
    """Return a text on one line, escaped, and cut after `limit` characters."""
    line = harmless(text[: limit + 1].replace("\n", "\\n").replace("\t", "\\t"))
    return line if len(text) <= limit and len(line) <= limit else f"{line[: limit - 1]}…"


class _Escaping(io.TextIOBase):
    """A stream that passes on what is written to it, escaped."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str, /) -> int:
        self._stream.write(harmless(text))
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
