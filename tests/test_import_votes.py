"""Votes in cells of their own, and rows with more than one value: a figure is placed whole, or not at all."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.vote_columns import joined_votes, vote_column
from clinical_consensus.importing.vote_text import read_consensus
from imported import heading, imported, lines_of, questions, row, unplaced

HEADS = {
    "Agree (%)": ("agree", "%"),
    "% agree": ("agree", "%"),
    "Agreement, %": ("agree", "%"),
    "Agree, n (%)": ("agree", ""),
    "Abstain": ("abstain", ""),
    "Voted against": ("disagree", ""),
    "No": ("disagree", ""),
    "Total": ("voters", ""),
    "No.": None,
    "Number": None,
    "Strongly agree": None,
}


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_column_says_what_its_figures_count(head: str) -> None:
    assert vote_column(head) == HEADS[head]


def test_figures_in_columns_without_a_unit_that_are_no_heads_are_not_read() -> None:
    done = imported([row("No.", "Statement", "Agree", "Disagree"), row("1", "Test once a day.", "95.7", "4.3")])
    assert done.collection["questions"][0]["recommendations"][0]["consensus"] is None
    assert unplaced(done) == ["95.7 4.3"]


def test_figures_of_different_rounds_are_not_one_vote() -> None:
    assert joined_votes([{"agree": 70.0, "round": 1}], [{"disagree": 5.0}]) is None
    assert joined_votes([{"agree": 70.0}], [{"agree": 80.0}]) is None
    assert joined_votes([{"agree": 70.0}], [{"disagree": 30.0}]) == [{"agree": 70.0, "disagree": 30.0}]


@pytest.mark.parametrize("second", [("Wear none.", "Wear two."), ("Weak", "Strong")])
def test_a_row_with_several_values_for_one_label_has_no_place(second: tuple[str, str]) -> None:
    name = "Recommendation" if second[0].endswith(".") else "Strength"
    lines = [heading("Question 1: Should masks be worn?"), *lines_of("Response: Wear one."), row(name, *second)]
    done = imported(lines)
    [answer] = done.collection["questions"][0]["recommendations"]
    assert (answer["statements"][0]["text"], answer["strength"]) == ("Wear one.", None)
    assert unplaced(done) == [" ".join(f"{name} | {second[0]} | {second[1]}".split())]


def test_a_share_in_brackets_behind_heads_is_of_those_who_agree() -> None:
    read = read_consensus("18 yes, 2 no, 1 abstention (86% agreement)")
    assert read
    assert read.votes == ({"agree": 86.0, "counts": {"agree": 18, "disagree": 2, "abstain": 1}},)
    assert read_consensus("86% agree, 9% disagree, 5% abstain (80% agreement)") is None


def test_two_consensuses_in_one_response_are_not_read() -> None:
    [question] = questions("Statement 1: Test (agreement 96%), but not twice (agreement 70%).\n")
    assert question["recommendations"][0]["consensus"] is None
