"""Files of open data say what a collection's source states and they do not hold, and how their texts are to be read."""

from __future__ import annotations

import json

import pytest

from editions import edition, part, question
from exported import Opened, opened
from sites import NOT_TRANSCRIBED
from spreadsheets import as_records, csv_rows, worksheet_rows

LEFT_OUT = ["parts", "authors", "rationale", "references", "strength", "consensus"]
READING = {"language": "de", "citation_markers": "brackets", "not_transcribed": LEFT_OUT}


@pytest.fixture(scope="module")
def staged() -> Opened:
    """A collection whose questions leave what `LEFT_OUT` names to the source, but for the parts of the second."""
    whole = edition([question("first", 1), question("second", 2, parts=[part("second", "a")])])
    for each in whole["questions"]:
        each["recommendations"][0] |= {"strength": None, "consensus": None}
    whole["collection"] |= READING
    return opened(whole)


def test_the_json_of_a_question_says_what_is_not_transcribed_and_how_to_read_it(staged: Opened) -> None:
    for each in staged.questions:
        found = json.loads(staged.text(f"data/questions/{each['id']}.json"))
        assert {name: found["collection"].get(name) for name in READING} == READING
        assert found["question"] == each


def test_parts_that_are_not_transcribed_are_said_to_be_so_in_tables(staged: Opened) -> None:
    tables = csv_rows(staged.files["data/questions.csv"]), worksheet_rows(staged.files["data/questions.xlsx"])
    for rows in map(as_records, tables):
        assert [row["parts"] for row in rows] == [NOT_TRANSCRIBED] * 2 + ["A. Synthetic part a?"] * 2
        assert {row["authors"] for row in rows} == {NOT_TRANSCRIBED}
