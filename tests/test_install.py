"""The installation: checked before it is said to be done, removed whole, and the same from every kind of clone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from folders import cloned, tree
from shared import Shared
from sites import PROJECT
from test_house import fresh, shell


@pytest.fixture
def environment(shared: Shared, tmp_path: Path) -> Path:
    """A copy of a fresh clone's environment, in which a test may remove or replace files."""
    folder = tmp_path / "a clone" / ".venv"
    shutil.copytree(fresh(shared) / ".venv", folder, symlinks=True, copy_function=os.link)
    return folder


def checked(environment: Path) -> subprocess.CompletedProcess[str]:
    """What the check says of an environment, in a clone that it is in."""
    script = PROJECT / "scripts" / "check_install.py"
    command: list[str | Path] = [environment / "bin" / "python", script, "requirements.txt", "requirements-build.txt"]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def packages(environment: Path) -> Path:
    [folder] = environment.glob("lib/python*/site-packages")
    return folder


def test_a_whole_install_passes(environment: Path) -> None:
    done = checked(environment)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("missing module", r"pyyaml: .*/yaml/loader\.py is missing or cut off"),
        ("cut off", r"markdown: .*/markdown/core\.py is missing or cut off"),
        ("missing package", r"typst \S+ is missing"),
        ("another version", r"jinja2 is 0\.0\.1, not \S+"),
        ("does not start", r"RuntimeError: SYNTHETIC fault"),
    ],
)
def test_a_broken_install_is_noticed(environment: Path, fault: str, said: str) -> None:
    folder = packages(environment)
    if fault == "missing module":
        (folder / "yaml" / "loader.py").unlink()
    elif fault == "cut off":
        (folder / "markdown" / "core.py").unlink()
        (folder / "markdown" / "core.py").write_text("", encoding="utf-8")
    elif fault == "missing package":
        [info] = folder.glob("typst-*.dist-info")
        shutil.rmtree(info)
    elif fault == "another version":
        [file] = folder.glob("jinja2-*.dist-info/METADATA")
        text = file.read_text(encoding="utf-8")
        file.unlink()
        file.write_text(re.sub(r"(?m)^Version: .*$", "Version: 0.0.1", text), encoding="utf-8")
    else:
        (folder / "typst" / "__init__.py").unlink()
        (folder / "typst" / "__init__.py").write_text("raise RuntimeError('SYNTHETIC fault')", encoding="utf-8")
    done = checked(environment)
    assert done.returncode == 1
    assert re.search(f"(?m)^error: the install is broken: {said}$", done.stderr), done.stderr
    assert "run: rm -rf .venv, and make again" in done.stderr


def test_make_does_not_take_a_broken_install_for_done(environment: Path) -> None:
    clone = cloned(environment.parent)
    (packages(environment) / "yaml" / "loader.py").unlink()
    (environment / ".site").unlink()
    makefile = clone / "Makefile"
    makefile.write_text(re.sub(r"(?m)^PIP .*$", "PIP := true", makefile.read_text(encoding="utf-8")), encoding="utf-8")
    done = shell("make site", clone)
    assert done.returncode != 0
    assert "the install is broken: pyyaml" in done.stderr
    assert not (environment / ".site").exists()


def test_clean_removes_what_was_made_and_nothing_else_without_git_too(tmp_path: Path) -> None:
    clone = cloned(tmp_path / "a clone")
    before = tree(clone)
    for name in ("docs/questions/oncology-q1/index.md", "docs/index.md", "docs/.half-written.tmp", "site/index.html",
                 ".site.being-built/made/x", ".venv/.site", "docs/collection.yml", ".cache/pages.sqlite",
                 ".import_linter_cache/x", ".mypy_cache/x", ".pytest_cache/x", ".ruff_cache/x"):  # fmt: skip
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_text("SYNTHETIC", encoding="utf-8")
    other = tmp_path / "elsewhere" / "docs" / "questions"
    other.mkdir(parents=True)
    done = shell(f"CDPATH='{tmp_path / 'elsewhere'}' make clean", clone)
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(clone) == before
    assert other.is_dir()


def test_a_clone_that_converts_line_endings_has_the_same_bytes(tmp_path: Path) -> None:
    command = "git -c core.autocrlf=true -c core.eol=crlf clone --quiet"
    assert shell(f"{command} '{PROJECT}' '{tmp_path / 'clone'}'", tmp_path).returncode == 0
    listed = shell("git ls-files --eol", tmp_path / "clone").stdout.splitlines()
    assert len(listed) > 100
    converted = [line for line in listed if line.split()[0][2:] != line.split()[1][2:]]
    assert converted == []
