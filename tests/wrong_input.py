"""Wrong input as tests give it: where to change a collection, and the problems that the generator reports about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sites import run

ENORMOUS = 10**400


def at(data: Any, *steps: str | int) -> Any:
    for step in steps:
        data = data[step]
    return data


def problems(file: Path, tmp_path: Path) -> list[str]:
    """The problems that the generator reports about `file`, one per line, without the file's name and the count."""
    docs = tmp_path / "docs"
    done = run("build_pages.py", "--data", file, "--docs", docs)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not docs.exists()
    *lines, count = done.stderr.rstrip("\n").split("\n")
    noun = "problem" if len(lines) == 1 else "problems"
    assert count == f"{len(lines)} {noun} in {file}; no page was changed."
    assert all(line.startswith(f"{file}: ") for line in lines)
    return [line.removeprefix(f"{file}: ") for line in lines]
