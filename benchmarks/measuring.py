"""Measures a command: its wall time, its CPU and its peak memory; and a folder: its files, bytes and largest page.

CPU is the user and system time of the command and of all processes that it started. Memory is the peak of the largest
of these processes (`ru_maxrss` of the command and its children), not the sum of those that ran at the same time. On
Linux a process starts with the peak of the one that started it, so a process that measures must stay small.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

PROJECT = Path(__file__).resolve().parents[1]
MEGABYTE = 1e6

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""The unit of ru_maxrss in bytes, as getrusage(2) of each system states it."""

_OF_THE_CALLER = ("PYTHON", "SITE_URL", "PAPER", "DOWNLOADS", "RATIONALE")
"""How the names of variables begin that would change what is measured."""

_INCOMPLETE = "was not made"
"""What the site command says of a file that it leaves out."""


class FailedError(Exception):
    """A command failed, or did not do what is measured; the message is why."""


@dataclass(frozen=True)
class Used:
    """What a command used: seconds of wall time and of CPU, and the peak memory in MB; `said` is what it printed."""

    wall: float
    cpu: float
    peak: float
    said: str


def used(command: Sequence[str | Path], folder: Path = PROJECT, environment: Mapping[str, str] | None = None) -> Used:
    """Run a command in `folder` and return what it used. `environment` is added to that of the caller.

    Raises FailedError if it cannot be started, or its exit code is not 0.
    """
    variables = {name: value for name, value in os.environ.items() if not name.startswith(_OF_THE_CALLER)}
    variables |= {"NO_MKDOCS_2_WARNING": "1", **(environment or {})}
    with TemporaryFile("w+", encoding="utf-8", errors="backslashreplace") as output:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, cwd=folder, env=variables, stdout=output, stderr=subprocess.STDOUT)
        except OSError as error:
            raise FailedError(f"it cannot be started: {error.strerror}") from None
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if process.returncode:
        raise FailedError(_failure(process.returncode, said))
    return Used(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT / MEGABYTE, said)


def site_built(data: Path, site: Path, downloads: str = "all") -> Used:
    """Build the whole site of a collection's file in the folder `site`; return what that used.

    `downloads` are those that are made. Raises FailedError if the build fails or leaves one out.
    """
    command: list[str | Path] = [sys.executable, PROJECT / "scripts" / "build_site.py", "--data", data, "--site", site]
    return complete(used(command, environment={"DOWNLOADS": downloads}))


def complete(built: Used) -> Used:
    """Return what a build used. Raises FailedError if it says that it left a file out."""
    if incomplete := [line for line in built.said.splitlines() if _INCOMPLETE in line]:
        raise FailedError(incomplete[0])
    return built


def _failure(code: int, said: str) -> str:
    ended = f"ended by signal {-code}" if code < 0 else f"exit code {code}"
    lines = said.strip().splitlines()
    return f"{ended}: {lines[-1]}" if lines else ended


@dataclass(frozen=True)
class Left:
    """What is in a folder: how many files, their MB in all, and the kB of the largest page."""

    files: int
    size: float
    largest: float


def left(folder: Path) -> Left:
    """Return what is in a folder and the folders in it. A page is a file that ends in .html or .md."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix in {".html", ".md"}]
    return Left(len(sizes), sum(sizes.values()) / MEGABYTE, max(pages, default=0) / 1e3)
