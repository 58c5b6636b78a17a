"""Two sites of a few files, and what `compare-sites --content` says about them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path

from clinical_consensus.cli.main import main

Compared = tuple[int, list[str]]


def compared(folder: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Compared:
    """The exit code of the command for two sites with these files, and the lines that it prints."""
    for name, files in (("old", old), ("new", new)):
        for path, content in files.items():
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    said = io.StringIO()
    with redirect_stdout(said):
        code = main(["compare-sites", "--content", str(folder / "old"), str(folder / "new")])
    return code, said.getvalue().removesuffix("\n").split("\n")


def assert_equal(found: Compared) -> None:
    code, [line] = found
    assert code == 0
    assert line.endswith(" are equal for readers.")


def page(body: str, head: str = "<title>Synthetic</title>") -> bytes:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()
