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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from resource import struct_rusage
from tempfile import TemporaryFile
from typing import IO

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
    return used_at_once([command], folder, environment)


def used_at_once(
    commands: Sequence[Sequence[str | Path]], folder: Path = PROJECT, environment: Mapping[str, str] | None = None
) -> Used:
    """Run commands at the same time, and return what they used; see `used`. Wall time is until all have ended."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(_OF_THE_CALLER)}
    variables |= {"NO_MKDOCS_2_WARNING": "1", **(environment or {})}
    start = time.perf_counter()
    with ExitStack() as running:
        started = [running.enter_context(_started(command, folder, variables)) for command in commands]
        ended = [_ended(*each) for each in started]
        wall = time.perf_counter() - start
    cpu = sum(usage.ru_utime + usage.ru_stime for usage, _ in ended)
    peak = max(usage.ru_maxrss for usage, _ in ended) * _RSS_UNIT / MEGABYTE
    return Used(wall, cpu, peak, "".join(said for _, said in ended))


@contextmanager
def _started(
    command: Sequence[str | Path], folder: Path, variables: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], IO[str]]]:
    """A command that was started, and the file into which it prints; at the end, it is stopped if it still runs."""
    with TemporaryFile("w+", encoding="utf-8", errors="backslashreplace") as output:
        try:
            process = subprocess.Popen(command, cwd=folder, env=variables, stdout=output, stderr=subprocess.STDOUT)
        except OSError as error:
            raise FailedError(f"it cannot be started: {error.strerror}") from None
        try:
            yield process, output
        finally:
            if process.returncode is None:
                process.kill()
                process.wait()


def _ended(process: subprocess.Popen[bytes], output: IO[str]) -> tuple[struct_rusage, str]:
    """Wait for a command; return what it used and what it printed. Raises FailedError if its exit code is not 0."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    output.seek(0)
    said = output.read()
    if process.returncode:
        raise FailedError(_failure(process.returncode, said))
    return usage, said


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
