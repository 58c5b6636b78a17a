"""PDFs typeset in several processes at once, as many as there are processors, where a collection has many files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial

from clinical_consensus.downloads.pdf import page_count, typeset

FILES_OF_A_PROCESS = 20
"""How many files make it worth to start another process, which takes as long as to typeset a few of them."""

Printed = tuple[bytes, int]
"""A PDF, and its number of pages."""

Printer = Callable[[str, Mapping[str, object], int], Callable[[], Printed]]
"""Begins to make a PDF, and returns what waits for it: template, data and time are those of `typeset`."""


@contextmanager
def printing(count: int) -> Iterator[Printer]:
    """Yield what typesets `count` files: in other processes if that is worth it, or else here, one after the other.

    Here too is made what other processes leave when the system ends one of them, as it may where memory is short.
    """
    processes = min(_processors(), count // FILES_OF_A_PROCESS)
    if processes < 2:
        yield lambda template, data, epoch: partial(print_pdf, template, data, epoch)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _follow_parent) as pool:
        try:
            yield lambda template, data, epoch: _begun(pool, partial(print_pdf, template, data, epoch))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def print_pdf(template: str, data: Mapping[str, object], epoch: int) -> Printed:
    """Return the PDF that `typeset` makes, and its number of pages. Raises what that raises."""
    content = typeset(template, data, epoch)
    return content, page_count(content)


def _begun(pool: ProcessPoolExecutor, make: Callable[[], Printed]) -> Callable[[], Printed]:
    try:
        made = pool.submit(make)
    except BrokenProcessPool:
        return make

    def printed() -> Printed:
        try:
            return made.result()
        except BrokenProcessPool:
            return make()

    return printed


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _follow_parent() -> None:
    """Leave it to the parent to end on Ctrl+C, and end when it has been killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def end() -> None:
        if parent:
            parent.join()
        os._exit(1)

    threading.Thread(target=end, daemon=True).start()
