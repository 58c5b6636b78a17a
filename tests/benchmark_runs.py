"""Runs of builders as a benchmark keeps them, and a file with one target."""

from __future__ import annotations

from results import Run

ONE_TARGET = """
[[target]]
questions = {questions}
builder = "{builder}"
state = "cold"
figure = "cpu"
at_most = {most}
"""


def run_of(builder: str, questions: int = 1000, failed: str = "", **cpu: float) -> Run:
    """A run of a builder that took so many seconds of CPU in each of the states; its other figures are 7."""
    others = dict.fromkeys(("wall", "peak", "files", "size", "largest"), 7.0)
    states = {state: {**others, "cpu": seconds} for state, seconds in cpu.items()}
    return Run(questions, builder, 1, "2000-01-01T00:00:00+00:00", 0.0, states, failed)
