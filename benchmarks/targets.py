"""Targets: read from their file, and judged by what was measured."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builders import BUILDERS, STATES
from results import FIGURES, WITH_GENERATOR, MissingError, Results

MET, MISSED, UNKNOWN = "met", "MISSED", "not measured"


class WrongTargetsError(Exception):
    """The file of targets is wrong; the message has a line for each problem."""


@dataclass(frozen=True)
class Target:
    """The most that a figure may be; with `beside`, as a share of another builder's; with `growth_from`, as growth."""

    questions: int
    builder: str
    state: str
    figure: str
    at_most: float
    beside: str = ""
    growth_from: int = 0

    @property
    def label(self) -> str:
        """What is to be reached, in words."""
        unit = FIGURES[self.figure][0]
        what = f"{self.questions:,} questions, {BUILDERS[self.builder].label}, {STATES[self.state]}"
        if self.beside:
            return f"{what}: share of {BUILDERS[self.beside].label} ({unit})"
        return f"{what}: growth from {self.growth_from:,} ({unit})" if self.growth_from else f"{what}: {unit}"

    def measured(self, results: Results) -> float:
        """Return the target's figure. Raises MissingError."""
        which = (self.questions, self.builder, self.state, self.figure)
        if self.beside:
            return results.ratio(*which, self.beside)
        return results.growth(self.growth_from, *which) if self.growth_from else results.figure(*which)


@dataclass(frozen=True)
class Verdict:
    """Whether a target is MET, MISSED or UNKNOWN, and the figure or why there is none."""

    target: Target
    word: str
    shown: str


def judged(target: Target, results: Results) -> Verdict:
    """Return what becomes of a target. It is missed if what it is about failed, and unknown if it was not measured."""
    try:
        figure = target.measured(results)
    except MissingError as missing:
        return Verdict(target, MISSED if missing.is_failure else UNKNOWN, str(missing))
    return Verdict(target, MET if figure <= target.at_most else MISSED, f"{figure:.2f}")


def read_targets(file: Path) -> tuple[Target, ...]:
    """Return the targets in a TOML file. Raises WrongTargetsError."""
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WrongTargetsError(f"{file.name}: {error}; correct it") from None
    listed: list[dict[str, Any]] = read.get("target", [])
    if problems := [f"{file.name}, target {n}: {each}" for n, one in enumerate(listed, 1) for each in _problems(one)]:
        raise WrongTargetsError("\n".join(problems))
    if not listed:
        raise WrongTargetsError(f"{file.name}: it has no target; write one below [[target]]")
    return tuple(Target(**each) for each in listed)


def _problems(target: dict[str, Any]) -> Iterator[str]:
    builders = tuple(BUILDERS)
    choices = {"builder": builders, "beside": builders, "state": tuple(STATES), "figure": tuple(FIGURES)}
    for key in ("questions", "builder", "state", "figure", "at_most"):
        if key not in target:
            yield f"it has no {key}; add it"
    for key, value in target.items():
        if key in choices and value not in choices[key]:
            yield f"{key} is {value!r}; write one of {', '.join(choices[key])}"
        elif key not in choices and key not in {"questions", "at_most", "growth_from"}:
            yield f"{key} is not known; remove it"
        elif key not in choices and (not isinstance(value, int | float) or isinstance(value, bool) or value <= 0):
            yield f"{key} is {value!r}; write a number above 0"
    fewer, questions = target.get("growth_from", 0), target.get("questions", 1)
    if isinstance(fewer, int) and isinstance(questions, int) and fewer >= questions:
        yield f"growth_from is {fewer}, not below questions, {questions}; correct one of them"
    if "beside" in target and "growth_from" in target:
        yield "it has both beside and growth_from; remove one"
    if "beside" in target and target.get("figure") in FIGURES and target["figure"] not in WITH_GENERATOR:
        yield f"beside compares {' or '.join(WITH_GENERATOR)}, not {target['figure']}; change the figure"
