"""Prove that the tests can fail: put one small fault at a time into a copy of the project, and run tests that see it.

Each patch next to this file is one fault, described above its diff: "Fault:" says what a reader would get, the lines
below "Tests:" name the tests that see it. A fault is killed if one of these tests fails; a run that cannot start kills
nothing.

Exit codes:
  0  every fault is killed
  1  a fault survives, a patch does not apply, a run cannot start, or the tests fail without any fault
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from folders import cloned

PATCHES = Path(__file__).parent
KILLED, SURVIVED, UNFIT, BROKEN = "killed", "SURVIVED", "DOES NOT APPLY", "CANNOT RUN"

_LONGEST_RUN = 600
"""In seconds; a run that takes longer is stopped and kills nothing."""

_SEEN = re.compile(r"^(?:FAILED|ERROR) (tests/\S+::.+?)(?: - .*)?$", re.MULTILINE)
"""A test that failed, in the summary of pytest; a module that cannot be imported has no test's name."""


@dataclass(frozen=True)
class Mutant:
    """One fault: its patch, what a reader would get, and the tests that see it."""

    patch: Path
    fault: str
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """The patch's name."""
        return self.patch.stem


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant; `detail` is the test that saw it, or what went wrong."""

    kind: str
    detail: str = ""


def mutants(folder: Path) -> tuple[Mutant, ...]:
    """Return the mutants whose patches are in `folder`, by name."""
    return tuple(_read(path) for path in sorted(folder.glob("*.patch")))


def _read(patch: Path) -> Mutant:
    head, _, _ = patch.read_text(encoding="utf-8").partition("\ndiff --git ")
    fault, _, tests = head.partition("\nTests:\n")
    return Mutant(patch, " ".join(fault.removeprefix("Fault:").split()), tuple(tests.strip().splitlines()))


def applied(mutant: Mutant, tree: Path, *options: str) -> str:
    """Apply a mutant's patch to a copy of the project; return why it does not apply, or ""."""
    outside = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tree.parent)}
    command = ["git", "apply", *options, str(mutant.patch)]
    done = subprocess.run(command, cwd=tree, env=outside, capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""


def environment(tree: Path) -> dict[str, str]:
    """Return the environment in which Python runs the package and the tests of a copy, not the installed package."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(tree / "src"), str(tree / "tests")])}


def run_tests(tree: Path, tests: Sequence[str], *options: str) -> subprocess.CompletedProcess[str]:
    """Run tests of a copy. Raises subprocess.TimeoutExpired after `_LONGEST_RUN` for each test."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rfE", "--tb=short", f"--basetemp={tree}.tmp", *options, *tests],
        cwd=tree, env=environment(tree), capture_output=True, text=True, check=False, timeout=_LONGEST_RUN * len(tests),
    )  # fmt: skip


def judged(original: Path, mutant: Mutant) -> Verdict:
    """Return what becomes of a mutant in a copy of the folder `original`, itself a copy of the project."""
    tree = Path(shutil.copytree(original, original.parent / mutant.name))
    try:
        if wrong := applied(mutant, tree):
            return Verdict(UNFIT, wrong)
        done = run_tests(tree, mutant.tests, "--exitfirst", "--numprocesses=0")
    except subprocess.TimeoutExpired as expired:
        return Verdict(BROKEN, str(expired))
    finally:
        shutil.rmtree(tree)
        shutil.rmtree(f"{tree}.tmp", ignore_errors=True)
    seen = _SEEN.search(done.stdout)
    if done.returncode == 1 and seen:
        return Verdict(KILLED, seen[1])
    return Verdict(SURVIVED) if done.returncode == 0 else Verdict(BROKEN, done.stdout + done.stderr)


def verdicts(chosen: Sequence[Mutant], original: Path) -> Iterator[Verdict]:
    """Yield the verdict of each mutant in order, judging as many at once as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        yield from workers.map(partial(judged, original), chosen)


def reported(chosen: Sequence[Mutant], found: Iterable[Verdict]) -> int:
    """Print a line for each mutant as its verdict comes, then the counts; return the exit code of the command."""
    counted: Counter[str] = Counter()
    for number, (mutant, verdict) in enumerate(zip(chosen, found, strict=True), 1):
        counted[verdict.kind] += 1
        _say("")
        print(f"{verdict.kind}: {mutant.name}: {mutant.fault} {verdict.detail}".rstrip(), flush=True)
        _say(f"{number} of {len(chosen)}")
    _say("")
    print(f"applied {len(chosen) - counted[UNFIT]}, killed {counted[KILLED]}, survived {counted[SURVIVED]}")
    return 0 if counted[KILLED] == len(chosen) else 1


def main(arguments: Sequence[str], folder: Path = PATCHES) -> int:
    """Run the command with `arguments` on the patches in `folder` and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a patch's name, or its beginning; all if none")
    names = tuple(parser.parse_args(arguments).names)
    chosen = [mutant for mutant in mutants(folder) if mutant.name.startswith(names or "")]
    if not chosen:
        parser.error("no patch has this name")
    tests = sorted({test for mutant in chosen for test in mutant.tests})
    with TemporaryDirectory(prefix="consensus-mutants-") as work:
        original = cloned(Path(work) / "original")
        _say(f"Running the tests of {len(chosen)} faults without any fault …")
        processes = (os.cpu_count() or 0) if len(tests) > 1 else 0
        sound = run_tests(original, tests, f"--numprocesses={processes}")
        if sound.returncode != 0:
            print(sound.stdout + sound.stderr, file=sys.stderr)
            print("The tests fail, or cannot run, without any fault.", file=sys.stderr)
            return 1
        return reported(chosen, verdicts(chosen, original))


def _say(progress: str) -> None:
    """Show a line of progress on a terminal, in place of the last one."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{progress}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
