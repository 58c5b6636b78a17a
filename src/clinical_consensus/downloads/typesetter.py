"""Typst, called in this process or, for a large file, in one of its own: Typst keeps what it has laid out in memory.

This file is also the program of such a process. It imports nothing of the package, so that it starts fast.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import typst

PRINT = Path(__file__).with_name("print")

_MOST_HERE = 40_000
"""The most letters of data that are typeset in this process: it keeps ten files, which of 25,000 letters are 110 MB."""


class TypesettingError(Exception):
    """Typst rejected a template or its data; the message is Typst's, or says how its process ended."""


@dataclass(frozen=True)
class Document:
    """What a PDF is made from: a template in the folder print, its data and words as JSON, and the file's time.

    `epoch` is in seconds since 1970.
    """

    template: str
    data: str
    words: str
    epoch: int


def compiled(document: Document) -> bytes:
    """Return the PDF of a document, in PDF/A-2a and PDF/UA-1. Raises TypesettingError."""
    return _compiled_here(document) if len(document.data) <= _MOST_HERE else _compiled_apart(document)


def _compiled_here(document: Document) -> bytes:
    try:
        pdf = _compiler().compile(
            input=str(PRINT / document.template),
            format="pdf",
            sys_inputs={"data": document.data, "words": document.words},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=document.epoch,
        )
    except typst.TypstError as error:
        raise TypesettingError(error.diagnostic) from None
    if not isinstance(pdf, bytes):
        raise TypesettingError(f"{document.template} makes no single file")
    return pdf


def _compiled_apart(document: Document) -> bytes:
    command = [sys.executable, "-P", __file__]
    done = subprocess.run(command, input=json.dumps(asdict(document)).encode(), capture_output=True, check=False)
    if done.returncode != 0:
        said = done.stderr.decode(errors="backslashreplace")
        raise TypesettingError(said or f"Typst's process ended with exit code {done.returncode}")
    return done.stdout


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(PRINT), font_paths=[str(PRINT / "fonts")], ignore_system_fonts=True)


def _answer() -> int:
    """Write the PDF of the document on standard input to standard output, or why there is none to standard error."""
    try:
        sys.stdout.buffer.write(_compiled_here(Document(**json.load(sys.stdin.buffer))))
    except TypesettingError as error:
        sys.stderr.buffer.write(str(error).encode())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_answer())
