"""Wrong input as tests give it: where to change a collection, and the problems that the generator reports about it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from clinical_consensus.contract.problems import shown
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
    assert count == f"{len(lines)} {noun} in {shown(file)}; no page was changed."
    assert all(line.startswith(f"{file}: ") for line in lines)
    return [_without_line(line.removeprefix(f"{file}: "), file) for line in lines]


_WHERE = re.compile(r"(?P<place>\S.*?) \((?:[^()]+, )?lines? (?P<lines>[\d,]+(?: and [\d,]+)?)\)(?=: )")


def _without_line(problem: str, file: Path) -> str:
    """A problem without its line in the file, on which the last key of its place must stand."""
    found = _WHERE.match(problem)
    if not found:
        return problem
    text = file.read_text(encoding="utf-8-sig").split("\n")
    key = re.search(r"\.?([^.\[\]]+)(?:\[\d+\])*$", found["place"])
    for number in found["lines"].split(" and "):
        line = text[int(number.replace(",", "")) - 1]
        assert key is None or f'"{key[1]}"' in line or f'"{key[1]}"' not in "".join(text) or "it is missing" in problem
    return found["place"] + problem[found.end() :]
