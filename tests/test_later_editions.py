"""The project's own tests pass after releases, a withdrawal, a new question with a source of its own, and sign-offs.

All of that is done to a copy of the project, with the documented commands; what is added there is plainly synthetic.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from folders import cloned
from mutants.run import environment
from releasing import commit, git
from sites import ONCOLOGY, PROJECT, Json, run

ADDED = "Synthetic addition to a copy."
NEW = "synthetic-question-of-a-copy"
PUBLICATION = {
    "id": "synthetic-publication", "type": "report", "title": "Synthetic publication of a copy",
    "author": [{"literal": "Synthetic committee"}], "publisher": "Synthetic publisher",
    "issued": {"date-parts": [[2001]]},
}  # fmt: skip
"""Where the new question was published."""

OTHERS = (
    "tests/test_fidelity.py", "tests/test_releases.py::test_the_published_edition_is_frozen_as_it_is",
    "tests/test_sign_offs.py::test_each_question_of_the_published_collection_says_who_signed_it_off",
    "tests/test_house.py::test_the_changelog_lists_the_edition",
    "tests/test_structured_data.py::test_the_markup_of_the_published_collection_names_its_year_and_publication",
    "tests/test_import_command.py::test_a_newer_deck_is_shown_as_a_redline_and_the_published_collection_stays",
    "tests/test_import_formats.py::test_each_format_gives_the_same_draft[.docx]",
)  # fmt: skip
"""Tests of the published collection that use no fixture which says so."""


@dataclass
class Committee:
    """Who edits, releases and signs off the collection of a copy of the project, on one day."""

    data: Path
    day: str

    @property
    def value(self) -> Json:
        found: Json = json.loads(self.data.read_text(encoding="utf-8"))
        return found

    @property
    def valid(self) -> list[Json]:
        """The questions that were not withdrawn."""
        withdrawn = [each["history"][-1]["change"] == "withdrawn" for each in self.value["questions"]]
        return [each for each, gone in zip(self.value["questions"], withdrawn, strict=True) if not gone]

    def edit(self, change: Callable[[Json], object]) -> None:
        value = self.value
        change(value)
        for source in value["sources"]:
            source["sha256"] = hashlib.sha256((self.data.parent / source["file"]).read_bytes()).hexdigest()
        self.data.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        commit(self.data)

    def release(self, *reasons: str | Path) -> None:
        """Release the next minor version as CONTRIBUTING says, and commit it."""
        major, minor = self.value["collection"]["edition"]["version"].split(".")[:2]
        changelog = self.data.parents[1] / "CHANGELOG.md"
        done = run(
            "release.py", f"{major}.{int(minor) + 1}.0", *reasons, "--date", self.day, "--data", self.data,
            "--changelog", changelog,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        commit(self.data)

    def sign_off(self, question: str) -> None:
        signed = ["--reviewer", "Synthetic Reviewer", "--role", "Synthetic role", "--date", self.day]
        day = datetime.date.fromisoformat(self.day)
        with mock.patch("clinical_consensus.cli.sign_off.today", return_value=day):
            done = run("sign_off.py", question, *signed, "--data", self.data)
        assert done.returncode == 0, done.stderr
        commit(self.data)


def committee_in(folder: Path) -> Committee:
    """The committee of a copy of the project under version control."""
    data = cloned(folder) / ONCOLOGY.relative_to(PROJECT)
    git(data, "init", "--quiet")
    commit(data)
    date = json.loads(data.read_text(encoding="utf-8"))["collection"]["edition"]["date"]
    return Committee(data, max(date, datetime.datetime.now(datetime.UTC).date().isoformat()))


def add_a_sentence(question: str, folder: Path) -> Callable[[Json], None]:
    """A change of a question's answer, which its source says too: one more sentence."""

    def change(value: Json) -> None:
        [of] = [each for each in value["questions"] if each["id"] == question]
        recommendation = of["recommendations"][0]
        recommendation["statements"][-1]["text"] += f" {ADDED}"
        field = f"recommendations.{recommendation['id']}.statements"
        [entry] = [each for each in of["provenance"] if each["field"] == field]
        [source] = [each for each in value["sources"] if each["id"] == entry["source"]]
        lines = (folder / source["file"]).read_text(encoding="utf-8").split("\n")
        lines[entry["lines"][1] - 1] = f"{lines[entry['lines'][1] - 1].rstrip()} {ADDED}"
        (folder / source["file"]).write_text("\n".join(lines), encoding="utf-8")

    return change


def add_a_question(folder: Path, replaced: str) -> Callable[[Json], None]:
    """A new question with fields of many kinds, from a source of its own, in place of one that is withdrawn."""

    def change(value: Json) -> None:
        number, grade = max(each["number"] for each in value["questions"]) + 1, value["strength_scheme"]["grades"][0]
        level = value["consensus_scheme"]["levels"][0]
        title, text = "Synthetic question of a copy?", "Synthetic statement of a copy."
        lines = [
            f"{number} - {title}", "Population: A synthetic adults of a copy", f"Response/Recommendation: {text}",
            f"{value['strength_scheme']['label']}: {grade['label']}, against.", "Remarks: A synthetic remark of a copy",
            f"({level['label']}: agree 96.5%, disagree 2.5%, abstain 1%)", "Rationale: A synthetic reason of a copy",
            "A synthetic heading", "• A synthetic item", "A synthetic head | A synthetic other",
            "A synthetic cell | 5 %",
            "A synthetic reason of the answer", "Published as: Synthetic publication, Synthetic committee, 2001.",
            "It stands for an earlier question.",
        ]  # fmt: skip
        source = {"id": "synthetic-source", "title": "Synthetic source of a copy", "file": "sources/synthetic.txt"}
        (folder / source["file"]).write_text("\n".join(lines) + "\n", encoding="utf-8")
        value["sources"].append(source)
        at = f"recommendations.{NEW}-r1"
        places = {
            "title": (1, 1), "population": (2, 2), f"{at}.statements": (3, 3), f"{at}.strength": (4, 4),
            f"{at}.direction": (4, 4), f"{at}.remarks": (5, 5), f"{at}.consensus": (6, 6), "rationale": (7, 11),
            f"{at}.rationale": (12, 12), "publication": (13, 13), "replaces": (14, 14),
        }  # fmt: skip
        table = {
            "caption": None,
            "header": ["A synthetic head", "A synthetic other"],
            "rows": [["A synthetic cell", "5 %"]],
        }
        value["questions"].append({
            "id": NEW, "number": number, "title": title, "population": "A synthetic adults of a copy", "parts": [],
            "recommendations": [{
                "id": f"{NEW}-r1", "statements": [{"id": f"{NEW}-r1-s1", "text": text}], "strength": grade["id"],
                "direction": "against", "remarks": ["A synthetic remark of a copy"],
                "rationale": ["A synthetic reason of the answer"],
                "consensus": {"level": level["id"], "vote": {"agree": 96.5, "disagree": 2.5, "abstain": 1}},
            }],
            "authors": None, "references": None, "topics": [], "related": [], "history": [],
            "rationale": ["A synthetic reason of a copy", {"heading": "A synthetic heading"},
                          {"list": ["A synthetic item"]}, {"table": table}],
            "replaces": [replaced], "publication": PUBLICATION,
            "provenance": [
                {"field": name, "source": source["id"], "lines": list(lines)} for name, lines in places.items()
            ],
        })  # fmt: skip

    return change


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Committee:
    """A committee that has released twice, withdrawn a question, added one with its own source, and signed off two."""
    committee = committee_in(tmp_path_factory.mktemp("editions") / "project")
    folder, changed, withdrawn = committee.data.parent, committee.valid[0]["id"], committee.valid[-1]["id"]
    committee.edit(add_a_sentence(changed, folder))
    committee.release("--reason", f"{changed}=Synthetic reason of the change.")
    committee.edit(add_a_question(folder, withdrawn))
    reasons = folder.parent / "reasons.txt"
    reasons.write_text(
        f"# Synthetic\n--withdraw {withdrawn}=Synthetic reason of the withdrawal.\n--reaffirm {changed}=Synthetic.\n",
        encoding="utf-8",
    )
    committee.release("--reasons", reasons)
    for question in (changed, NEW):
        committee.sign_off(question)
    return committee


def test_two_editions_and_sign_offs_are_recorded(walked: Committee) -> None:
    folder = walked.data.parent
    frozen = {path.stem for path in (folder / "editions").glob("*.json")}
    present = walked.value["collection"]["edition"]["version"]
    assert present in frozen
    assert len(frozen) == len(list((ONCOLOGY.parent / "editions").glob("*.json"))) + 2
    changes = {each["id"]: [entry["change"] for entry in each["history"]] for each in walked.value["questions"]}
    assert changes[NEW] == ["added"]
    assert [own for own, entries in changes.items() if entries[-2:] == ["updated", "reaffirmed"]]
    assert [own for own, entries in changes.items() if entries[-1] == "withdrawn"]
    signoffs = json.loads((folder / "signoffs.json").read_text(encoding="utf-8"))["signoffs"]
    assert {each["edition"] for each in signoffs[-2:]} == {present}


@pytest.mark.parametrize(
    ("chosen", "least"), [(("--published", "tests"), 200), (OTHERS, len(OTHERS))], ids=["published", "others"]
)
def test_the_tests_of_the_published_collection_pass_on_later_editions(
    walked: Committee, chosen: tuple[str, ...], least: int
) -> None:
    copy = walked.data.parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "--numprocesses=0", "-p", "no:cacheprovider",
         f"--basetemp={copy}.tmp", *chosen],
        cwd=copy, env=environment(copy) | {"PYTEST_ADDOPTS": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    [passed] = re.findall(r"^(\d+) passed(?:, \d+ deselected)? in ", done.stdout, re.MULTILINE)
    assert int(passed) >= least
