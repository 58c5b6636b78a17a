"""PDFs typeset in several processes at once, as many as there are processors, where a collection has many files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

from clinical_consensus.downloads.pdf import page_count, typeset

FILES_OF_A_PROCESS = 20
"""How many files make it worth to start another process, which takes as long as to typeset a few of them."""

Printed = tuple[bytes, int]
"""A PDF, and its number of pages."""

Printer = Callable[[str, Mapping[str, object], int], "Future[Printed]"]
"""Begins to make a PDF: template, data and time are those of `typeset`."""


@contextmanager
def printing(count: int) -> Iterator[Printer]:
    """Yield what typesets `count` files: in other processes if that is worth it, or else here, one after the other."""
    processes = min(_processors(), count // FILES_OF_A_PROCESS)
    if processes < 2:
        yield _printed_here
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _follow_parent) as pool:
        try:
            yield lambda template, data, epoch: pool.submit(print_pdf, template, data, epoch)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def print_pdf(template: str, data: Mapping[str, object], epoch: int) -> Printed:
    """Return the PDF that `typeset` makes, and its number of pages. Raises what that raises."""
    content = typeset(template, data, epoch)
    return content, page_count(content)


def _printed_here(template: str, data: Mapping[str, object], epoch: int) -> Future[Printed]:
    made: Future[Printed] = Future()
    try:
        made.set_result(print_pdf(template, data, epoch))
    except Exception as error:  # as a process would hand it on
        made.set_exception(error)
    return made


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
