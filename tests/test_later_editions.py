"""The project's own tests pass after releases, a withdrawal, new questions, a second source, and sign-offs.

All of that is done to a copy of the project, with the documented commands; what is added there is plainly synthetic.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from later_editions import (
    LATER,
    NEW,
    Committee,
    add_a_question,
    add_a_second_source,
    add_a_sentence,
    add_from_the_source_of,
    committee_in,
)
from mutants.run import environment
from sites import ONCOLOGY

OTHERS = (
    "tests/test_fidelity.py", "tests/test_releases.py::test_the_published_edition_is_frozen_as_it_is",
    "tests/test_sign_offs.py::test_each_question_of_the_published_collection_says_who_signed_it_off",
    "tests/test_house.py::test_the_changelog_lists_the_edition",
    "tests/test_structured_data.py::test_the_markup_of_the_published_collection_names_its_year_and_publication",
    "tests/test_import_command.py::test_a_newer_deck_is_shown_as_a_redline_and_the_published_collection_stays",
    "tests/test_import_formats.py::test_each_format_gives_the_same_draft[.docx]",
)  # fmt: skip
"""Tests of the published collection that use no fixture which says so."""


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Committee:
    """A committee that has released twice, withdrawn a question, added others, and signed off some.

    What it withdraws has authors by inference, if any question has; of the new ones one has a source of its own. What
    it changes has two sources since, and was signed off before.
    """
    committee = committee_in(tmp_path_factory.mktemp("editions") / "project")
    folder, withdrawn = committee.data.parent, committee.inferred["id"]
    changed = next(each["id"] for each in committee.valid if each["id"] != withdrawn)
    committee.sign_off(changed)
    committee.edit(add_a_sentence(changed, folder))
    committee.edit(add_a_second_source(changed, folder))
    committee.release("--reason", f"{changed}=Synthetic reason of the change.")
    committee.edit(add_a_question(folder, withdrawn))
    committee.edit(add_from_the_source_of(changed, folder))
    reasons = folder.parent / "reasons.txt"
    reasons.write_text(
        f"# Synthetic\n--withdraw {withdrawn}=Synthetic reason of the withdrawal.\n--reaffirm {changed}=Synthetic.\n",
        encoding="utf-8",
    )
    committee.release("--reasons", reasons)
    for question in (NEW, LATER):
        committee.sign_off(question)
    return committee


def test_two_editions_and_sign_offs_are_recorded(walked: Committee) -> None:
    folder = walked.data.parent
    frozen = {path.stem for path in (folder / "editions").glob("*.json")}
    present = walked.value["collection"]["edition"]["version"]
    assert present in frozen
    assert len(frozen) == len(list((ONCOLOGY.parent / "editions").glob("*.json"))) + 2
    changes = {each["id"]: [entry["change"] for entry in each["history"]] for each in walked.value["questions"]}
    assert changes[NEW] == changes[LATER] == ["added"]
    changed = [own for own, entries in changes.items() if entries[-2:] == ["updated", "reaffirmed"]]
    assert [own for own, entries in changes.items() if entries[-1] == "withdrawn"]
    signoffs = json.loads((folder / "signoffs.json").read_text(encoding="utf-8"))["signoffs"]
    assert {each["edition"] for each in signoffs[-2:]} == {present}
    assert signoffs[-3]["question"] in changed
    assert signoffs[-3]["edition"] != present


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
