"""A number that is shown is cited as the edition that has it; one that only orders questions is not told of."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from clinical_consensus.build.generate import Generated, generate
from clinical_consensus.contract.settings import Settings
from editions import question
from frozen import first, written
from releasing import change_and_commit, history, released
from sites import Json


def generated(folder: Path, value: Json, frozen: Json) -> Generated:
    return generate(written(folder / "data", value, frozen), Settings())


def swapped(value: Json) -> Json:
    """The collection in which the first and the last question have each other's number."""
    changed = copy.deepcopy(value)
    one, other = changed["questions"][0], changed["questions"][2]
    one["number"], other["number"] = other["number"], one["number"]
    return changed


def test_questions_that_exchange_their_numbers_are_drafts(tmp_path: Path) -> None:
    found = generated(tmp_path, swapped(first()), first())
    view = found.view
    assert {each.id for each in found.dossier.drafts} == {"q1", "q3"}
    assert view.cite(view.question["q1"]).startswith(
        "Question 3: Synthetic question q1. In: SYNTHETIC (web site), draft"
    )
    page = found.files["changes/draft/index.md"].decode()
    assert "Number: 1 → 3" in BeautifulSoup(page, "html5lib").get_text()


def test_where_the_source_prints_numbers_the_order_makes_no_draft(tmp_path: Path) -> None:
    value = first()
    for each in value["questions"]:
        each["label"] = f"S {each['number']}"
    found = generated(tmp_path, swapped(value), value)
    assert not found.dossier.drafts
    assert not found.dossier.comparisons


def test_a_question_in_the_middle_is_released_without_a_reason_for_each_number(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def insert(value: Json) -> None:
        for each in value["questions"][1:]:
            each["number"] += 1
        value["questions"].insert(1, question("new", 2, history=[]))

    change_and_commit(data, insert)
    assert released(data, "1.1.0") == 0, capsys.readouterr().err
    entry = {"edition": "1.1.0", "date": "2001-01-01"}
    assert history(data, "new") == [entry | {"change": "added", "reason": None}]
    assert history(data, "q1")[1:] == []
    for own, number in (("q2", 2), ("q3", 3)):
        reason = f"Number: {number} → {number + 1}."
        assert history(data, own)[1:] == [entry | {"change": "updated", "reason": reason}]
