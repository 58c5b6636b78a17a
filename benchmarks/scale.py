"""Measures building at 4, 1,000 and 10,000 questions, beside stock Material, Zensical and Hugo in the same run.

Example: python benchmarks/scale.py --only 1000,pages,material

Measured are wall time, CPU, peak memory, files, bytes and the largest page: cold, after one changed sentence, after
none, and of our sites also as two parts at once. Results are kept, so what is interrupted continues with what is
missing; --afresh measures again. The figures go to decisions/figures.md and figures.json, with --only to the folder of
the results.

Exit codes:
  0  no target is missed
  1  a target is missed
  2  an option or the file of targets is wrong, or the generator fails
  130  interrupted
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from builders import BUILDERS, STATES, load, measured, prepared
from figures_page import page
from machine import commit, machine, packages
from measuring import PROJECT, FailedError
from results import Results, Run, Store, code_digest
from targets import MISSED, WrongTargetsError, judged, read_targets

SIZES = (4, 1000, 10_000)
RUNS = 2
"""How often a builder runs; the least time counts."""

MANY = 1000
"""Beyond so many questions, and for the whole site, a builder runs once."""


@dataclass(frozen=True)
class Chosen:
    """What is measured: the numbers of questions, the builders and the states, by name."""

    sizes: tuple[int, ...]
    builders: tuple[str, ...]
    states: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        targets = read_targets(options.targets)
        chosen = choose(options.questions, options.only)
    except (WrongTargetsError, ValueError) as error:
        parser.exit(2, f"error: {error}\n")
    store, of = Store(options.results), {**machine(), "Packages": packages(), "Code": code_digest()}
    if store.begin(of):
        _say("The code or the machine is another than in the kept results: everything is measured again.")
    planned = tuple(_planned(chosen, options.runs))
    for run in planned if options.afresh else ():
        store.forget(run)
    try:
        measure(planned, chosen.states, store)
    except FailedError as error:
        parser.exit(2, f"error: the pages to build could not be made, {error}\n")
    except KeyboardInterrupt:
        _say("\nInterrupted; the same command continues with what is missing.")
        return 130
    results = store.kept()
    verdicts = [judged(target, results) for target in targets]
    facts = {**of, "Commit": commit(), **_when(results)}
    text = page(results, options.questions, verdicts, facts, options.note)
    out: Path = options.out or (options.results if options.only else PROJECT / "decisions")
    out.mkdir(parents=True, exist_ok=True)
    (out / "figures.md").write_text(text, encoding="utf-8")
    listed = [{"target": each.target.label, "verdict": each.word, "measured": each.shown} for each in verdicts]
    whole = {"facts": facts, "note": options.note, "targets": listed, "runs": results.as_json()}
    (out / "figures.json").write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    print(text)
    missed = [each for each in verdicts if each.word == MISSED]
    for each in missed:
        print(f"missed: {each.target.label}: {each.shown} (at most {each.target.at_most:g})")
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words = f"{', '.join(map(str, SIZES))}, {', '.join(BUILDERS)}, {', '.join(STATES)}"
    parser.add_argument("--only", type=_words, default=(), metavar="WORDS", help=f"what is measured, of: {words}")
    parser.add_argument("--questions", type=_numbers, default=SIZES, metavar="N,N", help="other numbers of questions")
    parser.add_argument("--runs", type=_number, default=RUNS, help="how often (default: %(default)s)")
    parser.add_argument("--afresh", action="store_true", help="measure again what is chosen")
    parser.add_argument("--note", default="", help="a sentence for the page of figures")
    parser.add_argument("--targets", type=Path, default=Path(__file__).with_name("targets.toml"), help="the targets")
    parser.add_argument("--results", type=Path, default=PROJECT / ".bench", help="the folder for results")
    parser.add_argument("--out", type=Path, help="the folder for the figures")
    return parser


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _numbers(text: str) -> tuple[int, ...]:
    words = _words(text)
    if not words or not all(word.isdecimal() and int(word) for word in words):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0, or several; write them as 4,1000")
    return tuple(sorted({int(word) for word in words}))


def _number(text: str) -> int:
    [number] = _numbers(text)[:1]
    return number


def choose(sizes: Sequence[int], words: Sequence[str]) -> Chosen:
    """Return what `words` choose: the numbers of questions, builders and states among them, or all where none is named.

    Raises ValueError if a word is none of these.
    """
    known, ordered = (*map(str, sizes), *BUILDERS, *STATES), tuple(STATES)
    for word in words:
        if word not in known:
            raise ValueError(f"--only has {word!r}; write words of {', '.join(known)}")
    chosen_sizes = tuple(size for size in sizes if str(size) in words) or tuple(sizes)
    builders = tuple(name for name in BUILDERS if name in words) or tuple(BUILDERS)
    last = max([place for place, state in enumerate(ordered) if state in words], default=len(ordered) - 1)
    return Chosen(chosen_sizes, builders, ordered[: last + 1])


def measure(planned: Sequence[Run], states: tuple[str, ...], store: Store) -> None:
    """Measure the `states` of the planned runs that are not kept yet; keep each run as soon as it is done."""
    kept = {each.name: each for each in store.kept().runs}
    missing = [each for each in planned if not _is_done(kept.get(each.name), states)]
    if len(missing) < len(planned):
        _say(
            f"{len(planned) - len(missing)} of {len(planned)} runs were measured before; --afresh measures them again."
        )
    start, number = time.monotonic(), 0
    for size in sorted({each.questions for each in missing}):
        here = [each for each in missing if each.questions == size]
        with TemporaryDirectory(prefix="consensus-bench-") as name:
            _say(f"Writing {size:,} questions and their pages …")
            prepared(size, Path(name))
            for each in here:
                number += 1
                minutes = (time.monotonic() - start) / 60
                what = f"{size:,} questions, {BUILDERS[each.builder].label}, run {each.run}"
                _say(f"[{number}/{len(missing)}, {minutes:.0f} min so far] {what} …")
                store.keep(_run(each, Path(name), states))


def _planned(chosen: Chosen, runs: int) -> Iterator[Run]:
    """Yield the runs of what is chosen, the builders in turns."""
    for size in chosen.sizes:
        for run in range(1, runs + 1):
            for builder in chosen.builders:
                if run == 1 or (size <= MANY and builder != "site"):
                    yield Run(size, builder, run, "", 0.0, {})


def _is_done(kept: Run | None, states: tuple[str, ...]) -> bool:
    return kept is not None and not kept.failed and {*states} & {*BUILDERS[kept.builder].states} <= {*kept.states}


def _run(planned: Run, folder: Path, states: tuple[str, ...]) -> Run:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    before, found, failed = round(load(), 2), {}, ""
    try:
        builder = BUILDERS[planned.builder]
        for state, figures in measured(builder, folder, tuple(state for state in states if state in builder.states)):
            found[state] = figures
            _say(f"    {STATES[state]}: {figures['cpu']:.2f} s CPU, {figures['wall']:.2f} s, {figures['peak']:.0f} MB")
    except FailedError as error:
        failed = str(error)
        _say(f"    failed: {failed}")
    return Run(planned.questions, planned.builder, planned.run, now, before, found, failed)


def _when(results: Results) -> dict[str, str]:
    """Return when the results were measured, and how busy the machine was with other processes too."""
    times, loads = [sorted(value) for value in zip(*((e.at, e.load) for e in results.runs), strict=True)]
    return {"Measured": f"{times[0]} to {times[-1]}", "Load before a run": f"{loads[0]} to {loads[-1]}"}


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
