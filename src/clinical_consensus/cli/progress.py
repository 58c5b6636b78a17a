"""The progress of long work: on a terminal a bar with the time that is left, elsewhere a line at each tenth of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TypeVar

import click

_LONG = 100
"""How many files are long work."""

Each = TypeVar("Each")


def say(line: str) -> None:
    """Print a line on standard error at once."""
    print(line, file=sys.stderr, flush=True)


def with_progress(files: Iterator[Each], count: int) -> Iterator[Each]:
    """Yield `count` files as they are made, and show on standard error how many are."""
    if count < _LONG:
        yield from files
    elif sys.stderr.isatty():
        with click.progressbar(files, length=count, label="Downloads", show_pos=True, file=sys.stderr) as bar:
            yield from bar
    else:
        for number, each in enumerate(files, 1):
            yield each
            if number * 10 // count > (number - 1) * 10 // count:
                say(f"{number} of {count} files made")
