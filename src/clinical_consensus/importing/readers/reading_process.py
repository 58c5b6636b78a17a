"""Read a PPTX, DOCX or PDF file in a process of its own, which has bounds of memory and time.

A file that was made to use up memory, or that makes a library crash, ends that process alone. This file is also its
program.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Any

from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.readers.formats import DOCX, PDF, PPTX, Format
from clinical_consensus.importing.readers.tidy import tidied
from clinical_consensus.importing.readers.unreadable import UnreadableError

MOST_MEMORY = 1_500_000_000
"""Bytes of address space; 150 pages of dense text need a fifth of it."""

MOST_SECONDS = 300
"""Seconds of CPU; 150 pages of dense text need about ten."""

_INSTALL = "python -m pip install python-docx pypdfium2 (in a checkout of the project: make readers)"
_DIVIDE = "divide the document, and import one part after the other; or save it as PDF anew"

Read = tuple[tuple[Line, ...], tuple[str, ...]]
"""The lines of a document, and the notes on it."""


def read_here(content: bytes, found: Format) -> Read:
    """Return the lines and notes of a document of this format. Raises UnreadableError."""
    try:
        reader = importlib.import_module(f"clinical_consensus.importing.readers.{found.suffix[1:]}_lines")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("clinical_consensus"):
            raise
        wrong = f"to read {found.name}, a library is needed that is not installed ({error.name})"
        raise UnreadableError(wrong, f"run: {_INSTALL}") from None
    try:
        lines, notes = getattr(reader, f"lines_of_{found.suffix[1:]}")(content)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # whatever a library raises on a damaged file
        said = f"{type(error).__name__}: {error}"[:200]
        raise UnreadableError(
            f"this file is broken, or not as {found.name} should be ({said})",
            "open it in the program that made it, save it again, and import that; or save it as PDF",
        ) from None
    tidy = tidied(lines, notes)
    return tidy, notes.written()


def read_apart(content: bytes, found: Format) -> Read:
    """Return what `read_here` does, from a process of its own. Raises UnreadableError."""
    package = str(Path(__file__).parents[3])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-P", __file__, found.suffix],
        input=content,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    if done.returncode != 0:
        raise UnreadableError(f"this document needs too much memory or time ({_ending(done)})", _DIVIDE)
    answer = json.loads(done.stdout)
    if "wrong" in answer:
        raise UnreadableError(answer["wrong"], answer["cure"])
    lines = tuple(Line(text, page, tuple(cells), *marks) for text, page, cells, *marks in answer["lines"])
    return lines, tuple(answer["notes"])


def _ending(done: subprocess.CompletedProcess[bytes]) -> str:
    last = done.stderr.decode(errors="backslashreplace").strip().splitlines()[-1:]
    return last[0] if last else f"its reader ended with code {done.returncode}"


def _bounded() -> None:
    """Bound this process, on systems that can."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    for limit, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        _soft, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answer(content: bytes, suffix: str) -> dict[str, Any]:
    found = next(each for each in (PPTX, DOCX, PDF) if each.suffix == suffix)
    try:
        lines, notes = read_here(content, found)
    except UnreadableError as error:
        return {"wrong": error.wrong, "cure": error.cure}
    return {
        "lines": [astuple(line) for line in lines],
        "notes": notes,
    }


if __name__ == "__main__":
    _bounded()
    try:
        answered = json.dumps(_answer(sys.stdin.buffer.read(), sys.argv[1]))
    except MemoryError:
        sys.exit(f"more than {MOST_MEMORY / 1e9:,.1f} GB of memory")
    sys.stdout.write(answered)
