"""An open page learns from the stamp of its question whether what is shown of it changed: by itself, or around it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.settings import Settings
from editions import put, statement
from frozen import second, written
from sites import Json, one

ALL = {"q1", "q2", "q3", "q4", "q5"}
Change = Callable[[Json, dict[str, Json]], Any]


def stamps(folder: Path, value: Json) -> dict[str, str]:
    """The stamp of each question, by its id, and that of the site's text, by ""."""
    files = generate(written(folder, value), Settings()).files
    found = {"": yaml.safe_load(files["collection.yml"])["extra"]["text"]}
    for each in value["questions"]:
        page = BeautifulSoup(files[f"questions/{each['id']}/index.md"], "html.parser")
        found[each["id"]] = str(one(page, "[data-question][data-text]")["data-text"])
    return found


def changed(folder: Path, change: Change) -> set[str]:
    before, after = second(), copy.deepcopy(second())
    change(after, {each["id"]: each for each in after["questions"]})
    old, new = stamps(folder / "old", before), stamps(folder / "new", after)
    return {own for own in old if old[own] != new[own]}


SHOWN: dict[str, tuple[Change, set[str]]] = {
    "statement": (lambda _, q: statement(q["q1"]).update(text="Synthetic other words."), {"q1"}),
    "replaced": (lambda _, q: put(replaces=["q3"])(q["q5"]), {"q3", "q5"}),
    "reason of a withdrawal": (lambda _, q: q["q3"]["history"][-1].update(reason="Synthetic deaths."), {"q3"}),
    "withdrawal removed": (lambda _, q: q["q3"]["history"].pop(), {"q3"}),
    "own publication": (lambda _, q: q["q4"]["publication"].update(volume="Synthetic 7"), {"q4"}),
    "note on the publication": (
        lambda value, _: value["collection"].update(publication_note="Synthetic retraction."), {"q1", "q2", "q3", "q5"},
    ),
    "name of the strength": (lambda value, _: value["strength_scheme"].update(label="Synthetic grade"), ALL),
    "rights": (lambda value, _: value["collection"].update(rights="Synthetic rights"), ALL),
    "source": (lambda value, _: value["sources"][1].update(title="Synthetic source C"), {"q4"}),
}  # fmt: skip

ASIDE: dict[str, Change] = {
    "number": lambda _, q: put(number=9)(q["q1"]),
    "topics": lambda _, q: put(topics=["topic"])(q["q2"]),
    "related questions": lambda _, q: put(related=["q1"])(q["q5"]),
    "reaffirmed": lambda _, q: q["q2"]["history"].append(
        {"edition": "1.1.0", "date": "2001-01-01", "change": "reaffirmed", "reason": "Synthetic reason."}
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown_of_a_question_changes_its_stamp_and_that_of_the_site(tmp_path: Path, name: str) -> None:
    change, of = SHOWN[name]
    assert changed(tmp_path, change) == {"", *of}


@pytest.mark.parametrize("name", ASIDE)
def test_what_is_no_change_of_a_question_leaves_both(tmp_path: Path, name: str) -> None:
    assert changed(tmp_path, ASIDE[name]) == set()
