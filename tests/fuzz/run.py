"""Fuzz the contract: collections that it allows stand whole on every surface, and a wrong place is refused by name.

Cases are drawn in batches, each with a seed of its own, so that a batch can be run again alone.

Exit codes:
  0  every case is right
  1  some case is wrong; the smallest of them is printed, and how to run its batch again
"""

from __future__ import annotations

import argparse
import os
import re
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.changes import Case, cases
from fuzz.checks import ACCEPTED, REFUSED, drawing, verdict

BATCH = 100
"""How many cases a batch has."""

SECONDS = 60
"""How long a wrong case is made smaller."""

_LARGEST_SEED = 1_000_000


@dataclass
class Batch:
    """What came of the cases of a batch: how many of each verdict, and those that are wrong, with what is wrong."""

    seed: int
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[Case, str]] = field(default_factory=list)


class WrongError(Exception):
    """A case is wrong."""


class EnoughError(KeyboardInterrupt):
    """A case was made smaller for long enough; of other exceptions hypothesis makes cases that are still smaller."""


def run_batch(number: int, most: int = BATCH, sought: str = "") -> Batch:
    """Run the batch with a seed; if a kind of fault is `sought`, make the first case with it as small as can be."""
    batch, end = Batch(number), time.monotonic() + SECONDS
    phases = [Phase.generate, *([Phase.shrink] if sought else [])]

    @seed(number)
    @settings(max_examples=most, deadline=None, database=None, phases=phases, suppress_health_check=list(HealthCheck))
    @given(cases())
    def judge(case: Case) -> None:
        with TemporaryDirectory() as folder:
            found, faults = verdict(case, Path(folder))
            faults = [each.replace(folder, "") for each in faults]
        batch.counts[found] += 1
        if faults:
            batch.wrong.append((case, faults[0]))
        if sought and time.monotonic() > end:
            raise EnoughError
        if sought and any(kind_of(each) == sought for each in faults):
            raise WrongError

    with drawing(), suppress(WrongError, EnoughError):
        judge()
    return batch


def kind_of(fault: str) -> str:
    """What is wrong, without the values that differ between cases."""
    last = fault.strip().rpartition("\n")[2]
    return re.sub(r"'.*'|\".*\"|\S*\d\S*", "…", last)[:100]


def smallest(wrong: Sequence[tuple[int, Case, str]]) -> tuple[int, Case, str]:
    """The smallest case with the fault of the smallest one that was drawn, with its batch and what is wrong."""
    number, case, fault = min(wrong, key=lambda each: len(each[1].text))
    again = run_batch(number, sought=kind_of(fault)).wrong
    case, fault = min(((case, fault), *again), key=lambda each: (kind_of(each[1]) != kind_of(fault), len(each[0].text)))
    return number, case, fault


def _batches(first: int, count: int) -> Iterator[Batch]:
    """The batches as they are done, and how many cases, and how long still, on standard error."""
    sizes = [BATCH] * (count // BATCH) + [count % BATCH] * (count % BATCH > 0)
    began, done = time.monotonic(), 0
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for batch in workers.map(run_batch, range(first, first + len(sizes)), sizes):
            done += sum(batch.counts.values())
            left = (time.monotonic() - began) * (count - done) / max(done, 1)
            end = "\r" if sys.stderr.isatty() and done < count else "\n"
            for _, fault in batch.wrong:
                print(f"wrong, seed {batch.seed}: {fault[-300:]}", file=sys.stderr)
            print(f"{done:,} of {count:,} cases, {left / 60:.0f} minutes left ", end=end, file=sys.stderr, flush=True)
            yield batch


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000, help="how many cases are drawn (10,000)")
    parser.add_argument("--seed", type=int, help="the seed of the first batch; others follow it (any)")
    options = parser.parse_args(arguments)
    first = secrets.randbelow(_LARGEST_SEED) if options.seed is None else options.seed
    counts: Counter[str] = Counter()
    wrong: list[tuple[int, Case, str]] = []
    for batch in _batches(first, options.cases):
        counts.update(batch.counts)
        wrong += [(batch.seed, *each) for each in batch.wrong]
    print(f"seed {first}: {counts[ACCEPTED]:,} accepted, {counts[REFUSED]:,} refused, {len(wrong):,} of them wrong")
    if wrong:
        said = {kind_of(fault): fault for _, _, fault in wrong}
        for kind, number in Counter(kind_of(fault) for _, _, fault in wrong).most_common():
            print(f"  {number:,} × {kind} Such as: {said[kind][-500:]}")
        print(report(*smallest(wrong)))
    return 1 if wrong or counts.total() < options.cases else 0


def report(number: int, case: Case, fault: str) -> str:
    """A wrong case in words: what is wrong, its file, what was changed in it, and how to run it again."""
    where = f" at {case.place or 'a sign'}, line {case.line}; before: {case.was!r}" if case.line else ""
    text = case.text.decode(errors="backslashreplace")
    files = "".join(f"{path}: {content!r}\n" for path, content in case.sources.items())
    return f"{fault}\nchanged: {case.kind}{where}\n{text}{files}Again: make fuzz SEED={number} CASES={BATCH}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
