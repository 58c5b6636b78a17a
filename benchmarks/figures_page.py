"""The page of figures: ratios first, then growth, targets, and everything that was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from builders import BUILDERS, STATES
from results import FIGURES, MissingError, Results
from targets import Verdict

COMPARED = ("material", "zensical", "hugo")
COMMON = BUILDERS["material"].states
"""The states of every builder."""

_DIGITS = {"wall": 2, "cpu": 2, "peak": 0, "files": 0, "size": 1, "largest": 1}
"""How many digits after the point each figure is shown with."""


def page(
    results: Results, sizes: Sequence[int], verdicts: Sequence[Verdict], facts: Mapping[str, str], note: str
) -> str:
    """Return the page in Markdown. `facts` name the machine and the code, `note` is what else is to be known of it."""
    parts = [
        "# Figures of building",
        "Written by a run of `benchmarks/scale.py` (`make bench`), not by hand. `figures.json` has each run.",
        _table(("Machine and code", ""), facts.items()),
        *([f"**Note.** {note}"] if note else []),
        "CPU is user and system time of all processes. Memory is the peak of the largest process, not the sum of "
        "those that ran at once. Two parts at once are made by two processes that find nothing kept, and merged by a "
        "third; time is that of all. Where a builder ran more than once, the least time counts. Pages alone are the "
        "site without files to download, with the copy to unzip. All builders build the same pages, other builders "
        "those that our generator made; stock ones have their defaults, and the index pages alone in the navigation. "
        "Hugo gets bodies that are ready-made. – is not measured.",
        "## Ratios",
        "Our pages alone beside another builder with the generator, CPU by CPU: below 1, ours takes less.",
        ratios(results, sizes),
        "## Growth",
        "The exponent by which CPU grows: 1 if ten times as many questions take ten times as long.",
        growth(results, sizes),
        "## Targets",
        targets(verdicts),
        "## Measured",
        measured(results, sizes),
    ]
    return "\n\n".join(parts) + "\n"


def ratios(results: Results, sizes: Iterable[int]) -> str:
    """Return the table of ratios."""
    rows = [
        (f"{size:,}", STATES[state], *(_ratio(results, size, state, other) for other in COMPARED))
        for size in sizes
        for state in COMMON
    ]
    return _table(("Questions", "", *(BUILDERS[other].label for other in COMPARED)), rows)


def growth(results: Results, sizes: Sequence[int]) -> str:
    """Return the table of growth exponents, from each number of questions to the next."""
    rows = [
        (f"{fewer:,} to {more:,}", builder.label, *(_growth(results, fewer, more, name, state) for state in COMMON))
        for fewer, more in pairwise(sizes)
        for name, builder in BUILDERS.items()
    ]
    return _table(("Questions", "Builder", *(STATES[state] for state in COMMON)), rows)


def targets(verdicts: Iterable[Verdict]) -> str:
    """Return the table of targets."""
    rows = [(each.word, each.target.label, f"{each.target.at_most:g}", each.shown) for each in verdicts]
    return _table(("", "Target", "At most", "Measured"), rows)


def measured(results: Results, sizes: Iterable[int]) -> str:
    """Return the table of everything that was measured, and why the rest was not."""
    rows = [
        (f"{size:,}", builder.label, *row)
        for size in sizes
        for name, builder in BUILDERS.items()
        for row in _rows(results, size, name)
    ]
    return _table(("Questions", "Builder", "", *(unit for unit, _ in FIGURES.values())), rows)


def _rows(results: Results, size: int, builder: str) -> Iterator[tuple[str, ...]]:
    """Yield a row for each state of a builder, or one row if nothing of it was measured."""
    rows = [(STATES[state], *_figures(results, size, builder, state)) for state in BUILDERS[builder].states]
    if any(row[2] for row in rows):
        yield from rows
    else:
        yield ("", *rows[0][1:])


def _figures(results: Results, size: int, builder: str, state: str) -> tuple[str, ...]:
    try:
        return tuple(f"{results.figure(size, builder, state, name):.{_DIGITS[name]}f}" for name in FIGURES)
    except MissingError as missing:
        return (str(missing), *[""] * (len(FIGURES) - 1))


def _ratio(results: Results, size: int, state: str, other: str) -> str:
    return _or_why(lambda: results.ratio(size, "pages", state, "cpu", other))


def _growth(results: Results, fewer: int, more: int, builder: str, state: str) -> str:
    return _or_why(lambda: results.growth(fewer, more, builder, state, "cpu"))


def _or_why(figure: Callable[[], float]) -> str:
    try:
        return f"{figure():.2f}"
    except MissingError as missing:
        return str(missing) if missing.is_failure else "–"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown whose columns are aligned, so that it can be read as it is."""
    cells = [[cell.replace("|", r"\|").replace("\n", " ") for cell in row] for row in (head, *rows)]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(head))]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in cells]
    return "\n".join([lines[0], f"| {' | '.join('-' * width for width in widths)} |", *lines[1:]])
