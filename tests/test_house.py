"""What the project says about itself is true: its commands work, committed files are current, its lists agree."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest

from clinical_consensus.contract.values import version_key
from clinical_consensus.pages.kinds import KINDS, OWNED_FILES, OWNED_FOLDERS
from folders import cloned
from shared import Shared
from sites import COLLECTIONS, PROJECT, Site, run, withdrawal

PARTS = "test_the_parts_in_the_readme_are_put_together runs both, one after the other"
ELSEWHERE = {
    "make test": "CI runs it: .ci/run",
    "make serve": "tests/test_serve.py runs the command behind it",
    "make readers": "make test runs it first",
    "for part in 1/2 2/2; do .venv/bin/clinical-consensus site --shard $part --out /tmp/part-${part%/*}; done": PARTS,
    ".venv/bin/clinical-consensus merge /tmp/part-1 /tmp/part-2 --site /tmp/whole-site": PARTS,
}
"""The README's commands that no test runs by themselves, and what runs them instead."""


def commands() -> list[str]:
    """Every command in the README's shell blocks, without its comment."""
    blocks = re.findall(r"```sh\n(.*?)```", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "SITE_URL"}
    }
    return subprocess.run(command, shell=True, cwd=folder, env=kept, capture_output=True, text=True, check=False)


def strange(clone: Path) -> str:
    """Settings of a caller that would send packages elsewhere, load others' modules, or keep Python from starting."""
    foreign = clone.with_name(f"{clone.name} foreign")
    foreign.mkdir(exist_ok=True)
    (foreign / "yaml.py").write_text("raise SystemExit('SYNTHETIC foreign module')", encoding="utf-8")
    pip = f"PIP_TARGET='{foreign}' PIP_USER=1 PIP_REQUIRE_VIRTUALENV=1 PIP_DRY_RUN=1"
    python = f"PYTHONPATH='{foreign}' PYTHONSAFEPATH=1 PYTHONHOME='{foreign}' PYTHONOPTIMIZE=2 PYTHONWARNINGS=error"
    return f"{pip} {python} TMPDIR='{foreign}/none' CDPATH='{foreign}'"


def fresh(shared: Shared) -> Path:
    """A clone in which `make site` was the first command, in a strange environment; `made.txt` has what it printed.

    It installs the wheels that `make test` keeps, so that no test needs a network.
    """

    def make(clone: Path) -> None:
        cloned(clone)
        assert not (clone / ".venv").exists()
        offline = f"PIP_NO_COMPILE=1 PIP_NO_INDEX=1 PIP_FIND_LINKS='{PROJECT / '.venv' / 'wheels'}'"
        done = shell(f"umask 077; {offline} {strange(clone)} make site PYTHON={sys.executable}", clone)
        assert done.returncode == 0, done.stderr
        (clone / "made.txt").write_text(done.stdout, encoding="utf-8")

    return shared.made("fresh", make)


def test_make_site_works_in_a_fresh_clone(shared: Shared) -> None:
    clone = fresh(shared)
    made = (clone / "made.txt").read_text(encoding="utf-8")
    data = json.loads(COLLECTIONS["oncology"].read_text(encoding="utf-8"))
    title, questions = data["collection"]["title"], data["questions"]
    pages, gone = len(list((clone / "site").rglob("*.html"))), len(list(filter(None, map(withdrawal, questions))))
    count = f"{len(questions) - gone} questions{f' and {gone} withdrawn' * bool(gone)}"
    assert made.startswith(f"{title}: {count}, {pages} pages in site, built in ")
    assert all((clone / "site" / "questions" / each["id"] / "index.html").is_file() for each in questions)
    assert (clone / "site" / "index.html").stat().st_mode & 0o777 == 0o644
    assert [path.name for path in clone.with_name(f"{clone.name} foreign").iterdir()] == ["yaml.py"]
    again = shell(f"{strange(clone)} make site", clone)
    assert "nothing changed since the last build" in again.stdout
    listed = shell("git -c init.defaultBranch=main init -q && git add -A && git status --porcelain", clone).stdout
    built = [line for line in listed.splitlines() if re.search(r"site/|\.venv|docs/(questions|index)", line)]
    assert not built


@pytest.mark.parametrize("command", [command for command in commands() if command not in {*ELSEWHERE, "make site"}])
def test_every_command_of_the_readme_works(tmp_path: Path, command: str) -> None:
    clone = cloned(tmp_path / "clone")
    (clone / ".venv").symlink_to(PROJECT / ".venv")
    done = shell(command.replace("/tmp/", f"{tmp_path}/"), clone)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_parts_in_the_readme_are_put_together(tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(PROJECT / ".venv")
    data = f"--data {PROJECT / 'data/icm_oncology.json'}"
    for command in [command for command, what in ELSEWHERE.items() if what == PARTS]:
        done = shell(command.replace("/tmp/", f"{tmp_path}/").replace(" --shard", f" {data} --shard"), tmp_path)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "whole-site" / "index.html").is_file()


def test_the_readme_names_the_main_commands() -> None:
    assert {"make site", "make test", "make serve", "make check"} <= set(commands())
    assert set(ELSEWHERE) <= set(commands())
    assert "make test" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_help_lists_every_target() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    shown = shell("make help", PROJECT).stdout
    assert all(f"make {target} " in shown for target in phony[1].split())


def test_links_in_the_projects_own_documents_resolve() -> None:
    for document in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (PROJECT / document).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert (PROJECT / target).exists(), f"{document}: {target}"
        for name in re.findall(r"`((?:data|scripts|src|tests|docs)/[\w./-]*)`", text):
            assert (PROJECT / name).exists(), f"{document}: {name}"


def test_the_schema_is_current_and_accepts_what_the_model_accepts() -> None:
    assert run("export_schema.py", "--check").returncode == 0
    schema = json.loads((PROJECT / "data" / "icm_oncology.schema.json").read_text(encoding="utf-8"))
    described = {name: record for name, record in schema["$defs"].items() if not name.startswith("Csl")}
    assert not [
        f"{name}.{field}"
        for name, record in {**described, "Collection": schema}.items()
        for field, of in record.get("properties", {}).items()
        if not of.get("description") and "$ref" not in of
    ]
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for file in COLLECTIONS.values():
        data = json.loads(file.read_text(encoding="utf-8"))
        validator.validate(data)
        data["questions"][0]["titel"] = "x"
        assert not validator.is_valid(data)


def test_the_data_names_its_schema() -> None:
    data = json.loads(COLLECTIONS["oncology"].read_text(encoding="utf-8"))
    assert (COLLECTIONS["oncology"].parent / data["$schema"]).is_file()


def test_what_is_generated_in_docs_is_listed_and_ignored() -> None:
    lines = (PROJECT / "docs" / ".gitignore").read_text(encoding="utf-8").splitlines()
    listed = {line for line in lines if line and not line.startswith("#")}
    assert listed == {f"/{folder}/" for folder in OWNED_FOLDERS} | {f"/{file}" for file in OWNED_FILES}
    tracked = shell("git ls-files docs", PROJECT).stdout.splitlines()
    assert not [path for path in tracked if path.split("/")[1] in {*OWNED_FOLDERS, *OWNED_FILES}]


def test_every_section_is_in_the_navigation() -> None:
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = dict(re.findall(r"^  - (\w+): (\S+\.md)$", settings, re.MULTILINE))
    lists = [kind for kind in KINDS if kind.records is None]
    opened_by = {kind.section: kind for kind in reversed(lists)}
    expected = {section: f"{kind.folder}/index.md".lstrip("/") for section, kind in opened_by.items()}
    assert navigation == {**expected, "Help": "help.md"}
    assert len(navigation) <= 7


def test_every_current_section_is_marked_in_the_navigation(site: Site) -> None:
    sections = {kind.folder.partition("/")[0]: kind.section for kind in KINDS}
    for address, page in site.pages.items():
        top = address.split("/")[0]
        expected = [] if address == "404.html" else ["Help" if top == "help" else sections[top]]
        assert [tab.get_text(strip=True) for tab in page.select(".md-tabs .md-tabs__item--active")] == expected


def test_the_changelog_lists_the_edition() -> None:
    edition = json.loads(COLLECTIONS["oncology"].read_text(encoding="utf-8"))["collection"]["edition"]
    assert f"## {edition['version']}, " in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_requirement_is_pinned_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-import.txt", "requirements-dev.txt"):
        text = (PROJECT / name).read_text(encoding="utf-8").replace("\\\n", " ")
        packages = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
        assert packages
        assert all(re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line) for line in packages)
        assert "://" not in text


def test_semantic_versions_are_ordered_by_precedence() -> None:
    ordered = [
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
        "1.0.0",
    ]
    ordered += ["1.0.1", "1.2.0", "1.10.0", "2.0.0"]
    assert all(version_key(lower) < version_key(higher) for lower, higher in pairwise(ordered))
    assert version_key("1.0.0+a") == version_key("1.0.0+b")
