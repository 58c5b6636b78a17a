"""Each mutant is a fault that applies to the code as it is; a run on a copy of the project says which tests see it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from folders import cloned
from mutants.run import (
    BROKEN,
    KILLED,
    PATCHES,
    SURVIVED,
    UNFIT,
    Mutant,
    Verdict,
    applied,
    environment,
    judged,
    main,
    mutants,
    reported,
)
from sites import PROJECT
from test_house import shell

FEWEST = 60
SEES = "tests/test_habits.py::test_editors_are_told_what_ruff_checks"
MADE = """Fault: Synthetic.
Tests:
{test}

diff --git a/{path} b/{path}
--- a/{path}
+++ b/{path}
@@ -1,2 +1,2 @@
-{old}
+{new}
 {next}
"""


def test_there_are_enough_mutants_and_each_has_one_fault_and_few_tests() -> None:
    found = mutants(PATCHES)
    assert len(found) >= FEWEST
    assert len({mutant.fault for mutant in found}) == len(found)
    for mutant in found:
        text = mutant.patch.read_text(encoding="utf-8")
        assert text.startswith("Fault: "), mutant.name
        assert mutant.fault.endswith("."), mutant.name
        assert 1 <= len(mutant.tests) <= 3, mutant.name
        [changed] = re.findall(r"^\+\+\+ b/(.*)$", text, re.MULTILINE)
        assert not changed.startswith("tests/"), mutant.name


@pytest.mark.parametrize("mutant", mutants(PATCHES), ids=lambda mutant: mutant.name)
def test_every_mutant_applies_to_the_project_as_it_is(mutant: Mutant) -> None:
    assert applied(mutant, PROJECT, "--check") == ""


def test_every_test_that_a_mutant_names_exists() -> None:
    named = sorted({test for mutant in mutants(PATCHES) for test in mutant.tests})
    command = [sys.executable, "-m", "pytest", "--collect-only", "--numprocesses=0", *named]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cloned(tmp_path_factory.mktemp("mutants") / "original")


def test_the_copy_is_run_and_not_the_installed_package(original: Path) -> None:
    script = "import clinical_consensus, sites; print(clinical_consensus.__file__, sites.PROJECT)"
    command = [sys.executable, "-c", script]
    for folder in (original, PROJECT):
        done = subprocess.run(
            command, cwd=folder, env=environment(original), capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == [str(original / "src/clinical_consensus/__init__.py"), str(original)]


def made(folder: Path, path: str, new: str, old: str = "") -> Mutant:
    """A mutant that changes the first line of a file; `old` is that line, if it is not the one that is there."""
    first, following, *_ = (PROJECT / path).read_text(encoding="utf-8").splitlines()
    text = MADE.format(test=SEES, path=path, old=old or first, new=new, next=following)
    (folder / "made.patch").write_text(text, encoding="utf-8")
    [mutant] = mutants(folder)
    return mutant


@pytest.mark.parametrize(
    ("change", "kind", "detail"),
    [
        ((".editorconfig", "root = false"), KILLED, SEES),
        (("README.md", "# Synthetic"), SURVIVED, ""),
        (("README.md", "# Synthetic", "# Other"), UNFIT, "patch does not apply"),
        (("tests/sites.py", '""" import synthetic_missing'), BROKEN, "SyntaxError"),
        (("tests/test_habits.py", '""" import synthetic_missing'), BROKEN, "SyntaxError"),
    ],
)
def test_only_a_test_that_fails_kills_a_mutant(
    original: Path, tmp_path: Path, change: tuple[str, ...], kind: str, detail: str
) -> None:
    verdict = judged(original, made(tmp_path, *change))
    assert verdict.kind == kind, verdict.detail
    assert detail in verdict.detail
    assert [path.name for path in original.parent.iterdir()] == [original.name]


@pytest.mark.parametrize(
    ("kind", "code", "summary"),
    [
        (KILLED, 0, "applied 1, killed 1, survived 0"),
        (SURVIVED, 1, "applied 1, killed 0, survived 1"),
        (UNFIT, 1, "applied 0, killed 0, survived 0"),
        (BROKEN, 1, "applied 1, killed 0, survived 0"),
    ],
)
def test_a_fault_that_is_not_killed_fails_the_command(
    kind: str, code: int, summary: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reported([made(tmp_path, "README.md", "# Synthetic")], [Verdict(kind, "detail")]) == code
    assert capsys.readouterr().out.splitlines() == [f"{kind}: made: Synthetic. detail", summary]


def test_faults_are_not_tried_while_the_tests_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    patch = made(tmp_path, "README.md", "# Synthetic").patch
    patch.write_text(patch.read_text(encoding="utf-8").replace(SEES, f"{SEES}_not"), encoding="utf-8")
    assert main([], tmp_path) == 1
    assert "The tests fail, or cannot run, without any fault." in capsys.readouterr().err


def test_make_mutants_judges_the_mutants_that_are_named() -> None:
    done = shell("make mutants ONLY=contract-order-of-versions", PROJECT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "applied 1, killed 1, survived 0"
    assert "make mutants" in (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
