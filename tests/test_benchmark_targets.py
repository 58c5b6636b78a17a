"""Targets of the benchmark of building are read and judged: ratios, growth, missed, met and not measured."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import scale
from benchmark_runs import ONE_TARGET, run_of
from results import Results
from sites import PROJECT
from targets import MET, MISSED, UNKNOWN, Target, Verdict, WrongTargetsError, judged, read_targets


def target(**changes: Any) -> Target:
    return Target(
        **{"questions": 1000, "builder": "pages", "state": "cold", "figure": "cpu", "at_most": 0.5, **changes}
    )


def test_a_ratio_counts_the_generator_on_both_sides() -> None:
    results = Results((run_of("generator", cold=1), run_of("material", cold=5), run_of("pages", cold=3)))
    assert judged(target(beside="material"), results) == Verdict(target(beside="material"), MET, "0.50")
    assert judged(target(beside="material", at_most=0.49), results).word == MISSED


def test_growth_is_an_exponent() -> None:
    results = Results((run_of("pages", cold=2, changed=2), run_of("pages", 10_000, cold=20, changed=40)))
    growing = target(questions=10_000, growth_from=1000, at_most=1.05)
    assert judged(growing, results) == Verdict(growing, MET, "1.00")
    steep = target(questions=10_000, growth_from=1000, at_most=1.05, state="changed")
    assert judged(steep, results) == Verdict(steep, MISSED, "1.30")


def test_the_least_time_and_the_most_memory_of_several_runs_count() -> None:
    first, second = run_of("pages", cold=2), run_of("pages", cold=3)
    second.states["cold"]["peak"] = 9.0
    results = Results((first, second))
    assert [results.figure(1000, "pages", "cold", name) for name in ("cpu", "peak")] == [2, 9]


def test_what_failed_is_missed_and_what_was_not_measured_is_not_met() -> None:
    failed = Results((run_of("pages", failed="SYNTHETIC fault"),))
    assert judged(target(), failed) == Verdict(target(), MISSED, "failed: SYNTHETIC fault")
    assert judged(target(), Results(())) == Verdict(target(), UNKNOWN, "not measured")
    growing = target(questions=10_000, growth_from=1000)
    assert judged(growing, Results((run_of("pages", cold=2),))).word == UNKNOWN


def test_the_targets_of_the_project_can_be_read() -> None:
    found = read_targets(PROJECT / "benchmarks" / "targets.toml")
    assert {each.questions for each in found} <= set(scale.SIZES)
    assert len({each.label for each in found}) == len(found) > 10


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("builder = 'page'", "target 1: builder is 'page'; write one of generator, pages, "),
        ("state = 'warm'", "target 1: state is 'warm'; write one of cold, changed, none, parts"),
        ("at_most = 0", "target 1: at_most is 0; write a number above 0"),
        ("speed = 1", "target 1: speed is not known; remove it"),
        ("growth_from = 1000", "target 1: growth_from is 1000, not below questions, 4; correct one of them"),
        ("beside = 'hugo'\nfigure = 'size'", "target 1: beside compares wall or cpu, not size; change the figure"),
        ("questions", "wrong.toml: "),
    ],
)
def test_a_wrong_target_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, said: str) -> None:
    file = tmp_path / "wrong.toml"
    whole = ONE_TARGET.format(questions=4, builder="pages", most=1)
    for name in re.findall(r"^\w+(?= = )", line, re.MULTILINE):
        whole = re.sub(rf"^{name} = .*\n", "", whole, flags=re.MULTILINE)
    file.write_text(f"{whole}{line}\n", encoding="utf-8")
    with pytest.raises(WrongTargetsError):
        read_targets(file)
    with pytest.raises(SystemExit) as end:
        scale.main(["--targets", str(file)])
    assert end.value.code == 2
    assert said in capsys.readouterr().err
