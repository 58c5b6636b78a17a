"""The benchmark of building measures what was chosen, continues where it stopped, and says what it did not measure."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import builders
import inputs
import measuring
import scale
from benchmark_runs import ONE_TARGET, run_of
from builders import BUILDERS, Builder, Figures
from collection import synthetic
from results import Store
from sites import PROJECT

DIVIDED = """
import pathlib, sys, time
assert not (pathlib.Path(__file__).parent / ".cache").exists()
command, *_, last = sys.argv[1:]
made = pathlib.Path(last)
made.mkdir()
if command == "site":
    end = time.monotonic() + 30
    while len(list(made.parent.glob("part-*"))) < 2 and time.monotonic() < end:
        time.sleep(0.01)
    sys.exit(time.monotonic() > end)
page = made / f"{PAGE}.html"
page.parent.mkdir(parents=True)
page.write_text(SENTENCE)
"""
"""A program that makes a part only while the other is made, and of both a site."""


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the rows of the table below a heading of the page of figures."""
    part = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_a_run_measures_what_was_chosen_and_names_the_machine(tmp_path: Path) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text(ONE_TARGET.format(questions=2, builder="generator", most=0.001), encoding="utf-8")
    script: list[str | Path] = [sys.executable, PROJECT / "benchmarks" / "scale.py", "--targets", targets]
    chosen = ["--questions", "2", "--only", "generator,hugo,changed", "--runs", "1", "--note", "SYNTHETIC note."]
    command = [*script, *chosen, "--results", tmp_path / "kept", "--out", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    page = (tmp_path / "figures.md").read_text(encoding="utf-8")
    whole = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))

    assert [(run["questions"], run["builder"], list(run["states"]), run["failed"]) for run in whole["runs"]] == [
        (2, name, ["cold", "changed"], "") for name in ("generator", "hugo")
    ]
    of = {run["builder"]: run["states"]["changed"] for run in whole["runs"]}
    assert all(value > 0 for figures in of.values() for value in figures.values())
    assert of["generator"]["cpu"] > of["hugo"]["cpu"]
    assert of["hugo"]["files"] > of["generator"]["files"] > 300

    shown = {(row[1], row[2]): row[3:] for row in rows(page, "Measured")}
    assert shown["our generator", "cold"][3] == f"{whole['runs'][0]['states']['cold']['files']:.0f}"
    assert shown["our generator", "after none"][0] == "not measured"
    assert shown["stock Material", ""][0] == "not measured"
    assert "**Note.** SYNTHETIC note." in page
    assert {"Processor", "Cores", "Memory", "System", "Python", "Commit", "Measured"} <= set(whole["facts"])
    assert all(f"| {value} " in page for value in whole["facts"].values())
    assert not [text for text in (page, json.dumps(whole)) if str(PROJECT) in text or str(tmp_path) in text]

    [verdict] = whole["targets"]
    assert verdict["verdict"] == "MISSED"
    assert rows(page, "Targets") == [["MISSED", verdict["target"], "0.001", verdict["measured"]]]
    assert "[2/2, 0 min so far] 2 questions, Hugo, a plain theme, run 1 …" in done.stderr


def test_pages_alone_have_the_copy_to_unzip_and_no_other_download(tmp_path: Path) -> None:
    (tmp_path / "project").symlink_to(PROJECT)
    (tmp_path / inputs.DATA).write_text(json.dumps(synthetic(1)), encoding="utf-8")
    measuring.used(BUILDERS["pages"].command(tmp_path), tmp_path)
    made = {path.suffix for path in (tmp_path / "site" / "downloads").iterdir()}
    assert made == {".html", ".zip", ".sha256"}


def test_two_parts_are_made_at_once_with_nothing_kept_and_then_merged(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / ".cache").mkdir(parents=True)
    names = f"PAGE, SENTENCE = {inputs.CHANGED_PAGE!r}, {inputs.SENTENCE!r}"
    (project / "divided.py").write_text(f"{names}\n{DIVIDED}", encoding="utf-8")
    builder = Builder("SYNTHETIC", "", lambda _: [], "site", "divided.py")
    [(state, figures)] = builders.measured(builder, tmp_path, ("parts",))
    assert (state, figures["files"]) == ("parts", 1)
    assert builder.states == (*BUILDERS["hugo"].states, "parts")


def fake(measured: list[str], interrupted_at: int = 0) -> Any:
    """What measures instead of the builders: 1 s of CPU each; it notes which, and is interrupted at one of them."""

    def states(builder: Builder, _: Path, states: tuple[str, ...]) -> Iterator[tuple[str, Figures]]:
        if len(measured) + 1 == interrupted_at:
            raise KeyboardInterrupt
        measured.append(builder.label)
        yield from ((state, dict(run_of("pages", cold=1).states["cold"])) for state in states)

    return states


@pytest.fixture
def arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Options of a benchmark that writes no inputs and keeps its results in a folder of the test."""
    monkeypatch.setattr(scale, "prepared", lambda *_: None)
    targets = tmp_path / "targets.toml"
    targets.write_text(ONE_TARGET.format(questions=4, builder="pages", most=1), encoding="utf-8")
    return ["--targets", str(targets), "--results", str(tmp_path / "kept"), "--out", str(tmp_path), "--runs", "1"]


def test_an_interrupted_run_continues_with_what_is_missing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first: list[str] = []
    monkeypatch.setattr(scale, "measured", fake(first, interrupted_at=3))
    assert scale.main([*arguments, "--only", "4"]) == 130
    assert "the same command continues" in capsys.readouterr().err
    assert not (tmp_path / "figures.md").exists()
    cut_off = tmp_path / "kept" / "4-pages-1.json"
    cut_off.write_text(cut_off.read_text(encoding="utf-8")[:-20], encoding="utf-8")

    second: list[str] = []
    monkeypatch.setattr(scale, "measured", fake(second))
    assert scale.main([*arguments, "--only", "4"]) == 0
    assert first == [BUILDERS[name].label for name in ("generator", "pages")]
    assert second == [BUILDERS[name].label for name in BUILDERS if name != "generator"]
    assert "1 of 6 runs were measured before" in capsys.readouterr().err


def test_what_is_measured_is_not_measured_again_unless_asked(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    monkeypatch.setattr(scale, "measured", fake(measured))
    for further in ("4,hugo,pages", "4,hugo,pages", "4,hugo", "4,hugo,cold"):
        assert scale.main([*arguments, "--only", further]) == 0
    assert measured == [BUILDERS["pages"].label, BUILDERS["hugo"].label]
    assert scale.main([*arguments, "--only", "4,hugo", "--afresh"]) == 0
    assert measured[2:] == [BUILDERS["hugo"].label]
    monkeypatch.setattr(scale, "measured", fake(measured, interrupted_at=4))
    assert scale.main([*arguments, "--only", "4,pages", "--afresh"]) == 130
    assert scale.main([*arguments, "--only", "4,pages"]) == 130


def test_a_missed_target_is_named_and_is_an_error(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scale, "measured", fake([]))
    assert scale.main([*arguments, "--only", "4,pages"]) == 0
    assert "missed:" not in capsys.readouterr().out
    (tmp_path / "targets.toml").write_text(ONE_TARGET.format(questions=4, builder="pages", most=0.99), encoding="utf-8")
    assert scale.main([*arguments, "--only", "4,pages"]) == 1
    assert capsys.readouterr().out.endswith(
        "\nmissed: 4 questions, our pages alone, cold: s CPU: 1.00 (at most 0.99)\n"
    )


def test_results_of_another_code_are_not_mixed_in(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measured: list[str] = []
    monkeypatch.setattr(scale, "measured", fake(measured))
    assert scale.main([*arguments, "--only", "4,hugo"]) == 0
    monkeypatch.setattr(scale, "code_digest", lambda: "another")
    assert scale.main([*arguments, "--only", "4,hugo"]) == 0
    assert measured == [BUILDERS["hugo"].label] * 2
    assert "everything is measured again" in capsys.readouterr().err


def test_nothing_but_its_own_files_is_removed_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "others.json").write_text("{}", encoding="utf-8")
    store = Store(tmp_path)
    store.begin({"Code": "one"})
    store.keep(run_of("pages", cold=1))
    assert store.begin({"Code": "two"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["others.json", "run.json"]


def test_a_builder_that_is_not_installed_is_named(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builders, "find_spec", lambda _: None)
    assert scale.main([*arguments, "--only", "4,hugo,zensical"]) == 0
    page = (tmp_path / "figures.md").read_text(encoding="utf-8")
    shown = {row[1]: row[3] for row in rows(page, "Measured") if row[0] == "4"}
    assert shown[BUILDERS["hugo"].label] == "failed: hugo is not installed"
    assert shown[BUILDERS["zensical"].label] == "failed: zensical is not installed"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("pass", "site/questions/synthetic-q1/index does not show the sentence as it is now"),
        ("raise SystemExit('SYNTHETIC fault')", "exit code 1: SYNTHETIC fault"),
        ("import os; os.kill(os.getpid(), 9)", "ended by signal 9"),
        ("print('handbook.pdf was not made')", "handbook.pdf was not made"),
    ],
)
def test_a_build_that_fails_or_does_nothing_is_no_fast_one(tmp_path: Path, program: str, said: str) -> None:
    (tmp_path / "base" / "stock").mkdir(parents=True)
    builder = Builder("SYNTHETIC", "stock", lambda _: [sys.executable, "-c", program], "site")
    with pytest.raises(measuring.FailedError, match=re.escape(said)):
        list(builders.measured(builder, tmp_path, ("cold",)))


def test_memory_is_that_of_the_largest_process_and_cpu_of_all() -> None:
    busy = "import time; held = bytearray(150_000_000)\nwhile time.process_time() < 0.3: pass"
    program = f"import subprocess, sys; [subprocess.run([sys.executable, '-c', {busy!r}]) for _ in range(2)]"
    measure = f"import measuring, sys; spent = measuring.used([sys.executable, '-c', {program!r}])"
    small = [sys.executable, "-c", f"{measure}; print(spent.cpu, spent.peak)"]  # the process of the tests is large
    done = subprocess.run(small, cwd=PROJECT / "benchmarks", capture_output=True, text=True, check=True)
    cpu, peak = map(float, done.stdout.split())
    assert cpu > 0.6
    assert 150 < peak < 300


def test_an_unknown_word_is_refused_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        scale.main(["--only", "1000,jekyll"])
    assert end.value.code == 2
    assert "--only has 'jekyll'; write words of 4, 1000, 10000, generator, " in capsys.readouterr().err
    assert scale.choose((4, 1000), ("1000", "zensical", "cold")) == scale.Chosen((1000,), ("zensical",), ("cold",))
    every = ("cold", "changed", "none", "parts")
    assert scale.choose((4, 1000), ("hugo",)) == scale.Chosen((4, 1000), ("hugo",), every)
    assert scale.choose((4,), ("hugo", "none")) == scale.Chosen((4,), ("hugo",), every[:-1])
