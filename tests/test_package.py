"""The package installs from a wheel, and builds anywhere what a checkout builds."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from clinical_consensus.cli.main import main
from folders import cloned
from shared import Shared
from sites import COLLECTIONS, PROJECT, run
from test_house import fresh


def canonical(name: str) -> str:
    """A package's name as all tools compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def do(folder: Path, *command: str | Path) -> str:
    """Run a command in a folder as a user's shell would; returns what it printed."""
    kept = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "PYTHONPATH"}}
    done = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cloned(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def environment(clone: Path, shared: Shared) -> Path:
    """An environment with only the pinned requirements: that of a fresh clone, less all others."""
    folder = clone.parent / "environment"
    shutil.copytree(fresh(shared) / ".venv", folder, symlinks=True, copy_function=os.link)
    python = folder / "bin" / "python"
    listed = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    needed = {canonical(name) for name in re.findall(r"(?m)^([\w.-]+)==", listed)} | {"pip"}
    present = json.loads(do(clone, python, "-m", "pip", "list", "--format=json"))
    installed = {canonical(each["name"]) for each in present}
    do(clone, python, "-m", "pip", "uninstall", "--quiet", "--yes", *sorted(installed - needed))
    return folder


@pytest.fixture(scope="module")
def wheel(clone: Path) -> Path:
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", clone.parent / "wheels", ".")
    do(clone, sys.executable, "-m", "pip", "wheel", *options)
    [built] = (clone.parent / "wheels").glob("*.whl")
    return built


def test_the_pages_and_the_site_builder_need_only_the_requirements(clone: Path, environment: Path) -> None:
    do(clone, environment / "bin/python", "scripts/build_pages.py")
    do(clone, environment / "bin/python", "-m", "mkdocs", "build", "--strict")
    assert (clone / "site/questions/oncology-q1/index.html").is_file()


def test_an_installed_wheel_builds_the_same_site(
    wheel: Path, environment: Path, tmp_path: Path, shared: Shared
) -> None:
    do(tmp_path, environment / "bin/python", "-m", "pip", "install", "--quiet", "--no-deps", wheel)
    command = environment / "bin/clinical-consensus"
    for name, data in COLLECTIONS.items():
        folder = tmp_path / name
        folder.mkdir()
        do(folder, command, "site", "--data", data, "--site", "built")
        assert sorted(path.name for path in folder.iterdir()) == [".cache", "built"]
        assert run("compare_sites.py", folder / "built", shared.site(data)).returncode == 0


def test_the_wheel_holds_the_projects_own_files_and_nothing_generated(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        inside = {name.removeprefix("clinical_consensus/project/"): name for name in archive.namelist()}
        for name in ("mkdocs.yml", "README.md", "data/icm_oncology.json", "docs/help.md", "tests/sites.py"):
            assert archive.read(inside[name]) == (PROJECT / name).read_bytes()
    assert not [name for name in inside if name.startswith(("docs/questions", "docs/index", "site/"))]


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    listed = do(PROJECT, sys.executable, "-m", "clinical_consensus.cli.main", "--help")
    every = ("check", "import", "site", "serve", "pdf", "compare", "release", "sign-off", "review", "new", "pages")
    for command in (*every, "schema"):
        assert f"    {command} " in listed
        with pytest.raises(SystemExit, match="0"):
            main([command, "--help"])
        shown = capsys.readouterr().out
        assert shown.startswith(f"usage: clinical-consensus {command}")
        assert len(shown.splitlines()) > 5
