"""A new folder is a start for others: it builds, and publishes, with what is in it alone."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest
import yaml

from clinical_consensus.build.start import NEW_ID
from clinical_consensus.cli.main import main
from folders import Tree, cloned, tree
from shared import Shared
from sites import PROJECT, Json, parse
from test_house import fresh

ADDRESS = "https://example.org/start/"


def in_shell(command: str, folder: Path, **environment: str) -> str:
    """Run a command as it was printed; returns what it prints."""
    kept = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        command, shell=True, cwd=folder, env=kept | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    clone = cloned(folder / "clone")
    options = f"--quiet --no-deps --no-build-isolation --wheel-dir {folder}"
    in_shell(f"{sys.executable} -m pip wheel {options} {clone}", folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, shared: Shared, wheel: Path) -> Path:
    """The `bin` of an environment with the wheel and what it needs, and nothing that packs wheels."""
    folder = tmp_path_factory.mktemp("installed") / "environment"
    shutil.copytree(fresh(shared) / ".venv", folder, symlinks=True, copy_function=os.link)
    pip = f"{folder / 'bin' / 'python'} -m pip"
    in_shell(f"{pip} uninstall --quiet --yes hatchling editables clinical-consensus", folder)
    in_shell(f"{pip} install --quiet --no-index --no-deps {wheel}", folder)
    return folder / "bin"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> tuple[Path, str]:
    """A folder made with the installed package, and what was printed."""
    empty = tmp_path_factory.mktemp("empty")
    command = f"clinical-consensus new '{empty}/a start' --id synthetic-start"
    printed = in_shell(command, empty, PATH=f"{installed}:{os.environ['PATH']}")
    return empty / "a start", printed


def steps(printed: str) -> list[str]:
    return [line.strip() for line in printed.splitlines() if line.startswith("  ")]


def copy_of(started: tuple[Path, str], folder: Path) -> Path:
    return Path(shutil.copytree(started[0], folder / "copy"))


def workflow(folder: Path) -> Any:
    return yaml.safe_load((folder / ".github/workflows/publish.yml").read_text(encoding="utf-8"))


def test_the_printed_steps_work_as_printed_with_the_installed_package_alone(
    started: tuple[Path, str], installed: Path, tmp_path: Path
) -> None:
    folder, printed = started
    before = tree(folder)
    first, *commands, last = steps(printed)
    assert first == f"cd {shlex.quote(str(folder))}"
    assert commands == ["clinical-consensus check data/synthetic-start.json", "clinical-consensus site"]
    assert last == "python3 -m http.server --directory site"
    said = in_shell(f"{first} && {' && '.join(commands)}", tmp_path, PATH=f"{installed}:{os.environ['PATH']}")
    assert said.splitlines()[0] == "Synthetic guideline: no problems, no warnings in data/synthetic-start.json."
    data: Json = json.loads(before["data/synthetic-start.json"])
    for question in data["questions"]:
        page = parse(folder / "site/questions" / question["id"] / "index.html")
        for answer in question["recommendations"]:
            shown = [each.get_text() for each in page.select("[data-statement]")]
            assert shown == [each["text"] for each in answer["statements"]]
    assert (folder / "site/downloads/review-sheet.xlsx").is_file()
    after = tree(folder)
    assert {path for path in after if not path.startswith(("site/", ".cache/"))} == set(before)
    assert {path: after[path] for path in before} == before
    for made in ("site", ".cache"):
        shutil.rmtree(folder / made)


def test_the_workflow_and_the_readme_work_with_what_is_in_the_folder(started: tuple[Path, str], tmp_path: Path) -> None:
    folder = copy_of(started, tmp_path)
    job = workflow(folder)["jobs"]["build"]
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(PROJECT / ".venv/wheels"), "PIP_NO_COMPILE": "1"}
    run = [(step["run"], "env" in step) for step in job["steps"] if "run" in step]
    assert len(run) == 5
    for command, is_site in run:
        python = command.replace("python3 -m venv", f"{sys.executable} -m venv")
        in_shell(python, folder, **offline, **({"SITE_URL": ADDRESS} if is_site else {}))
    page = parse(folder / "site/questions/synthetic-start-q1/index.html")
    assert [each["href"] for each in page.select("link[rel=canonical]")] == [f"{ADDRESS}questions/synthetic-start-q1/"]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    _, *commands = [line.split("#")[0].strip() for line in block.splitlines()]
    assert len(commands) == 3
    for command in commands:
        in_shell(command, folder, **offline)
    helped = in_shell(".venv/bin/clinical-consensus --help", folder)
    for command in re.findall(r"`\.venv/bin/clinical-consensus ([a-z-]+)", readme):
        assert command == "--help" or f"    {command} " in helped
    for target in re.findall(r"\]\(([^)]+)\)|`(data/[\w./-]+|\.github/[\w./-]+)`", readme):
        assert (folder / "".join(target)).exists()


def test_the_folder_has_the_wheel_that_was_installed(started: tuple[Path, str], wheel: Path) -> None:
    [packed] = (started[0] / "wheels").iterdir()
    assert packed.name == wheel.name

    def inside(file: Path) -> Mapping[str, bytes]:
        with ZipFile(file) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/RECORD")]
            return {name: archive.read(name) for name in names}

    assert inside(packed) == inside(wheel)


def actions(file: Path) -> list[str]:
    return re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))


def test_the_workflow_uses_the_actions_and_rights_of_the_projects_own(started: tuple[Path, str]) -> None:
    own, made = (Path(folder, ".github/workflows/publish.yml") for folder in (PROJECT, started[0]))
    assert actions(made) == actions(own)
    ours, theirs = workflow(PROJECT), workflow(started[0])
    for each in (ours, theirs):
        for step in each["jobs"]["build"].pop("steps"):
            assert "run" not in step or "${{" not in step["run"]
    assert theirs == ours


def test_git_tracks_what_was_made_and_ignores_what_is_built_and_what_reviewers_send(
    started: tuple[Path, str], tmp_path: Path
) -> None:
    folder = copy_of(started, tmp_path)
    made = set(tree(folder))
    in_shell("git -c init.defaultBranch=main init -q && git add -A", folder)
    assert set(in_shell("git ls-files", folder).splitlines()) == made
    for name in (
        "site/index.html",
        ".cache/work.sqlite",
        ".venv/bin/python",
        "reply.json",
        "reply.xlsx",
        "reply.html",
        "review-sheet.xlsx",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    assert in_shell("git status --porcelain --untracked-files=all | grep -v '^A' || true", folder) == ""
    eol = in_shell("git ls-files --eol data/sources", folder)
    assert "attr/-text" in eol


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder made in a checkout, with the id that is taken if none is given."""
    assert main(["new", str(tmp_path / "own")]) == 0
    return tmp_path / "own"


def strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text within a JSON value, by its key."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from strings(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, key)
    elif isinstance(value, str):
        yield key, value


def test_the_collection_is_plainly_synthetic_and_shows_every_common_field(own: Path) -> None:
    data: Json = json.loads((own / f"data/{NEW_ID}.json").read_text(encoding="utf-8"))
    schema = json.loads((own / "data" / data["$schema"]).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    long = {"text", "title", "name", "paragraphs", "rationale", "list", "population", "intervention", "outcome"}
    texts = [text for key, text in strings(data) if key in long]
    assert len(texts) > 20
    assert [text for text in texts if "synthetic" not in text.lower()] == ["Two points were weighed:"]
    first, second = data["questions"]
    common = {"section", "parts", "population", "authors", "rationale", "references", "topics", "related"}
    assert all(first[name] for name in common)
    answer = first["recommendations"][0]
    assert all(answer[name] for name in ("strength", "direction", "certainty", "consensus"))
    assert all(second[name] is None for name in ("authors", "rationale", "references"))
    assert second["recommendations"][0]["strength"] is None


def test_each_field_stands_on_the_lines_that_its_provenance_names(own: Path) -> None:
    data: Json = json.loads((own / f"data/{NEW_ID}.json").read_text(encoding="utf-8"))
    lines = (own / "data" / data["sources"][0]["file"]).read_text(encoding="utf-8").split("\n")
    for question in data["questions"]:
        for entry in question["provenance"]:
            first, last = entry["lines"]
            there = " ".join(" ".join(lines[first - 1 : last]).split())
            kind, _, rest = entry["field"].partition(".")
            if kind == "parts":
                said = [each["text"] for each in question["parts"] if each["id"] == rest]
            elif rest.endswith(".statements"):
                said = [" ".join(each["text"] for each in question["recommendations"][0]["statements"])]
            elif kind in ("title", "population", "intervention", "comparator", "outcome"):
                said = [question[kind]]
            else:
                continue
            assert [text for text in said if text not in there] == [], entry
            assert said


def test_the_id_is_the_only_difference_between_two_folders(own: Path, tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "other"), "--id", "another-start"]) == 0

    def renamed(files: Tree) -> Tree:
        named = {path.replace(NEW_ID, "another-start"): content for path, content in files.items()}
        return {path: content.replace(NEW_ID.encode(), b"another-start") for path, content in named.items()}

    ours, others = ({p: c for p, c in tree(f).items() if p.split("/")[0] not in ("wheels", "requirements.txt")}
                    for f in (own, tmp_path / "other"))  # fmt: skip
    assert renamed(ours) == others
    assert NEW_ID.encode() not in b"".join(others.values())
