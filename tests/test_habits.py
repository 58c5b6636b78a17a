"""What stands around the code is true: forms, workflows, hooks, settings, decisions, how to cite and to report."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from sites import PROJECT

GITHUB = PROJECT / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
RECORDS = sorted((PROJECT / "decisions").glob("[0-9]*.md"))
DOCUMENTS = [PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "decisions/README.md")]
TEMPLATES = [*FORMS, GITHUB / "pull_request_template.md"]
UNTOUCHED = ("data/sources/", "data/editions/", "tests/collections/sources/")
"""Folders of files that git and editors leave as they are, besides the vendored files."""


def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def yaml_of(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def headings(document: Path) -> set[str]:
    """The anchors of a Markdown document's headings, as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def hooks() -> Iterator[dict[str, Any]]:
    for repository in yaml_of(PROJECT / ".pre-commit-config.yaml")["repos"]:
        assert repository["repo"] == "local"
        yield from repository["hooks"]


@pytest.mark.parametrize("document", [*DOCUMENTS, *RECORDS, *TEMPLATES], ids=lambda path: path.name)
def test_links_and_named_files_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", text):
        file = document.parent / target if target else document
        assert file.exists(), target
        assert not anchor or anchor in headings(file), anchor
    package = PROJECT / "src" / "clinical_consensus"
    for name in re.findall(r"`([\w./-]+\.(?:js|json|md|py|toml|txt|typ|yml))`", text):
        assert (PROJECT / name).exists() or list(package.rglob(name)), name


def test_the_citation_names_the_software_as_the_project_does() -> None:
    cited = yaml_of(PROJECT / "CITATION.cff")
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] == "software"
    assert f"# {cited['title']}" == text_of("README.md").splitlines()[0]
    named = {"abstract": "description", "version": "version", "license": "license"}
    assert {key: cited[key] for key in named} == {key: project[name] for key, name in named.items()}
    assert cited["authors"] == [{"name": f"The contributors to {project['name']}"}]


def test_forms_ask_for_words_and_never_for_patient_data() -> None:
    asked = {}
    for path in FORMS:
        form = yaml_of(path)
        assert form["name"]
        assert form["description"]
        assert "Do not post patient data" in form["body"][0]["attributes"]["value"]
        fields = [field for field in form["body"] if field["type"] != "markdown"]
        asked[path.stem] = [field["id"] for field in fields]
        for field in fields:
            assert field["attributes"]["label"]
            answers = field["attributes"].get("options", [field.get("validations", {})])
            assert all(answer["required"] for answer in answers), field["id"]
    assert list(asked) == ["new-collection", "wrong-word"]
    assert asked["wrong-word"] == ["page", "shown", "source", "place", "patients"]
    assert yaml_of(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": True}
    assert "No patient data" in text_of(".github/pull_request_template.md")


def test_updates_are_monthly() -> None:
    updates = yaml_of(GITHUB / "dependabot.yml")["updates"]
    assert [update["package-ecosystem"] for update in updates] == ["pip", "github-actions"]
    assert all(update["schedule"] == {"interval": "monthly"} for update in updates)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_rights_are_given_to_jobs(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used), used
    workflow = yaml_of(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writes = {right for right, access in job["permissions"].items() if access == "write"}
        assert writes == ({"pages", "id-token"} if name == "deploy" else set())
        assert not writes or not [step for step in job["steps"] if "run" in step or "checkout" in step["uses"]]


def test_hooks_are_local_and_run_what_make_check_runs() -> None:
    checked = text_of("Makefile").split("\ncheck:")[1].split("\n\n")[0]
    run = [hook for hook in hooks() if hook["language"] == "system"]
    assert [hook["id"] for hook in run] == ["ruff-check", "ruff-format", "mypy", "schema"]
    for hook in run:
        program, *arguments = hook["entry"].removeprefix(".venv/bin/").split(" ")
        assert hook["entry"].startswith(".venv/bin/")
        assert (Path(sys.executable).parent / program).exists()
        assert all((PROJECT / argument).is_file() for argument in arguments if argument.endswith(".py"))
        assert f"\t$(BIN)/{' '.join([program, *arguments])}\n" in checked
        assert re.search(hook["files"], "src/clinical_consensus/contract/records.py")


def test_a_hook_refuses_what_is_generated_and_nothing_else() -> None:
    [hook] = [hook for hook in hooks() if hook["language"] == "fail"]
    listed = [line for line in text_of("docs/.gitignore").splitlines() if line.startswith("/")]
    generated = [f"docs{line}index.md" if line.endswith("/") else f"docs{line}" for line in listed]
    assert len(generated) > 10
    assert [path for path in [*generated, "site/index.html"] if not re.search(hook["files"], path)] == []
    assert [path for path in tracked() if re.search(hook["files"], path)] == []
    assert not re.search(hook["files"], "docs/help.md")


def tracked() -> dict[str, str]:
    """Each file under version control, and how git treats its line endings: in the index, on disk, its attributes."""
    shown = subprocess.run(["git", "ls-files", "--eol"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    return {path: how for how, path in (line.split("\t") for line in shown.splitlines())}


def test_git_changes_no_line_ending_that_is_hashed() -> None:
    files = tracked()
    listed = json.loads(text_of("vendored.json"))
    vendored = {file["path"] for file in [*listed["files"], *listed["license_texts"]]}
    for path, how in files.items():
        attributes = how.split("attr/")[1].split()
        if path.startswith(UNTOUCHED) or path in vendored or path.endswith(".png"):
            assert attributes[0] == "-text", path
        else:
            assert attributes == ["text=auto", "eol=lf"], path
            assert how.startswith(("i/lf", "i/none")), path
    assert all(any(path.startswith(folder) for path in files) for folder in UNTOUCHED)


def test_editors_are_told_what_ruff_checks() -> None:
    settings = ConfigParser(interpolation=None)
    settings.read_string("[top]\n" + text_of(".editorconfig"))
    ruff = tomllib.loads(text_of("pyproject.toml"))["tool"]["ruff"]
    assert settings["top"]["root"] == "true"
    assert settings["*"]["max_line_length"] == str(ruff["line-length"])
    assert (settings["*.py"]["indent_size"], settings["Makefile"]["indent_style"]) == ("4", "tab")


def test_decisions_are_numbered_and_listed() -> None:
    listed = text_of("decisions/README.md")
    for number, path in enumerate(RECORDS, 1):
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith(f"{number:04}-")
        assert f"{number}. [{text.splitlines()[0][2:]}]({path.name})\n" in listed
        assert "\n\n**Decided.** " in text


def test_contributing_is_read_in_ten_minutes() -> None:
    assert len(text_of("CONTRIBUTING.md").split()) < 1900
