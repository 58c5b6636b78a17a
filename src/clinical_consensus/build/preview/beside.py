"""Work that is done in a second process, which has all that this one has read, while this one goes on."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[Callable[[], None]]:
    """Begin `work`, which writes files, in a copy of this process; yield what waits for its end.

    Where that process fails, what waits does the work again, and raises what it raises.
    """
    process = multiprocessing.get_context("fork").Process(target=_quietly, args=(work,))
    process.start()

    def wait() -> None:
        process.join()
        if process.exitcode:
            work()

    try:
        yield wait
    finally:
        process.kill()
        process.join()


def _quietly(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:  # whatever it is: the other process meets it again, and says it
        sys.exit(1)
