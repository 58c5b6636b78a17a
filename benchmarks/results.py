"""The results of a benchmark: kept in a folder as they are measured, and read as figures, ratios and growth."""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import collection
import inputs
import measuring
from builders import BUILDERS, COPIED, STATES, Figures
from measuring import PROJECT

FIGURES = {
    "wall": ("s", min),
    "cpu": ("s CPU", min),
    "peak": ("MB of memory", max),
    "files": ("files", max),
    "size": ("MB", max),
    "largest": ("kB in a page", max),
}
"""Every figure of a state: its unit, and which of several runs counts."""

WITH_GENERATOR = ("wall", "cpu")
"""The figures to which those of the generator are added where other builders are compared."""

_RUN = "run.json"


class MissingError(Exception):
    """A figure is not there; the message is why, `is_failure` whether it was measured and failed."""

    def __init__(self, why: str, *, is_failure: bool = False) -> None:
        super().__init__(why)
        self.is_failure = is_failure


@dataclass(frozen=True)
class Run:
    """One run of a builder: when, with how many other processes on the machine, its states, and why it failed."""

    questions: int
    builder: str
    run: int
    at: str
    load: float
    states: Mapping[str, Figures]
    failed: str = ""

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.questions}-{self.builder}-{self.run}.json"


@dataclass(frozen=True)
class Results:
    """What was measured."""

    runs: tuple[Run, ...]

    def figure(self, questions: int, builder: str, state: str, name: str) -> float:
        """Return a figure, the one that counts of several runs. Raises MissingError."""
        runs = [each for each in self.runs if (each.questions, each.builder) == (questions, builder)]
        found = [each.states[state][name] for each in runs if state in each.states]
        if found:
            return FIGURES[name][1](found)
        failed = [each.failed for each in runs if each.failed]
        raise MissingError(f"failed: {failed[0]}" if failed else "not measured", is_failure=bool(failed))

    def whole(self, questions: int, builder: str, state: str, name: str) -> float:
        """Return a figure with that of the generator, whose pages other builders read. Raises MissingError."""
        figure = self.figure(questions, builder, state, name)
        if BUILDERS[builder].is_ours or name not in WITH_GENERATOR:
            return figure
        return figure + self.figure(questions, "generator", state, name)

    def ratio(self, questions: int, builder: str, state: str, name: str, beside: str) -> float:
        """Return the share of a figure in that of the builder `beside`. Raises MissingError."""
        return self.whole(questions, builder, state, name) / self.whole(questions, beside, state, name)

    def growth(self, fewer: int, questions: int, builder: str, state: str, name: str) -> float:
        """Return the exponent by which a figure grows: 1 if twice as many questions take twice. Raises MissingError."""
        grown = self.figure(questions, builder, state, name) / self.figure(fewer, builder, state, name)
        return math.log(grown) / math.log(questions / fewer)

    def as_json(self) -> list[dict[str, object]]:
        """Return everything that was measured, for JSON."""
        return [asdict(each) for each in self.runs]


def code_digest() -> str:
    """Return a digest of all that decides what is measured: the project's code, its packages, and the inputs."""
    digest = hashlib.sha256()
    modules = [Path(module.__file__ or "") for module in (collection, inputs, measuring)]
    names = [PROJECT / name for name in COPIED if name != "benchmarks"]
    for path in (*names, PROJECT / "requirements-dev.txt", *modules, PROJECT / "benchmarks" / "builders.py"):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(f"{file.relative_to(PROJECT)}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True)
class Store:
    """The folder in which results are kept, so that an interrupted benchmark continues."""

    folder: Path

    def begin(self, of: Mapping[str, str]) -> bool:
        """Keep results `of` a code and a machine alone; return whether those of others were removed."""
        file, text = self.folder / _RUN, json.dumps(dict(of), indent=2)
        is_other = file.is_file() and file.read_text(encoding="utf-8") != text
        if is_other:
            for each in self._files():
                each.unlink()
        self.folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return is_other

    def kept(self) -> Results:
        """Return all results in the folder; a file that is cut off is none."""
        return Results(tuple(_runs(self._files())))

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*-*-*.json"))

    def forget(self, run: Run) -> None:
        """Remove the results of a run, if they are there."""
        (self.folder / run.name).unlink(missing_ok=True)

    def keep(self, run: Run) -> None:
        """Write the results of a run, whole or not at all."""
        half = self.folder / "half-written.tmp"
        half.write_text(json.dumps(asdict(run), indent=2), encoding="utf-8")
        os.replace(half, self.folder / run.name)


def _runs(files: Iterable[Path]) -> Iterable[Run]:
    for file in files:
        try:
            found = Run(**json.loads(file.read_text(encoding="utf-8")))
        except (ValueError, TypeError):
            continue
        if found.builder in BUILDERS and set(found.states) <= set(STATES):
            yield found
