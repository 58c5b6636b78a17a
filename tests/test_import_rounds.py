"""Votes of several rounds: with a line to each, behind each other, in several languages, each with its level."""

from __future__ import annotations

from typing import Any

import pytest

from imported import imported, lines_of, notes_of, unplaced

ONE, TWO = {"agree": 61, "round": 1}, {"agree": 92, "round": 2}


def consensus(*lines: str, of_votes: str = "") -> tuple[dict[str, Any], list[str], dict[str, str]]:
    """The consensus of a statement with these lines below it, what is unplaced, and what is inferred."""
    text = "\n".join(("Topic 1 - Soap", "  Statement: Wash all synthetic hands.", *(f"  {line}" for line in lines)))
    done = imported(lines_of(f"Results\n\n{text}\n"), of_votes=of_votes)
    [question] = done.collection["questions"]
    [answer] = question["recommendations"]
    assert [each["text"] for each in answer["statements"]] == ["Wash all synthetic hands."]
    level = {each["id"]: each["label"] for each in done.collection["consensus_scheme"]["levels"]}
    found = answer["consensus"] or {}
    notes = {name: note for name, note in notes_of(question).items() if name.endswith("consensus")}
    return (
        {**found, "level": level.get(found.get("level"))},
        [each for each in unplaced(done) if each != "Results"],
        notes,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Round 1: 61%. Round 2: 92%.",
        "1st round: 61 %, 2nd round: 92 %",
        "Erste Runde: 61 %, zweite Runde: 92 %",
        "Agreement: 61% (round 1), 92% (round 2)",
        "Ronda 1: 61 % de acuerdo. Ronda 2: 92 % de acuerdo.",
        "Premier tour : 61 % d’accord ; deuxième tour : 92 % d’accord",
        "Rodada 1: 61% a favor; rodada 2: 92% a favor",
        "Delphi round 1: 61% → Delphi round 2: 92%",
    ],
)
def test_rounds_on_one_line_are_a_vote_each(line: str) -> None:
    words = "agreement|delphi|1st|2nd|erste|zweite|runde|ronda|rodada|premier|deuxième|tour|de|d|acuerdo|accord|a|favor"
    found, left, _ = consensus(line, of_votes=words)
    assert (found["earlier_votes"], found["vote"]) == ([ONE], TWO)
    assert not left


def test_each_round_may_have_its_level_and_the_last_one_holds() -> None:
    found, left, notes = consensus(
        "Round 1: 61% agreement (n = 33)  No consensus", "Round 2: 92% agreement (n = 30)  Consensus reached"
    )
    assert found["level"] == "Consensus reached"
    assert (found["earlier_votes"], found["vote"]) == ([{**ONE, "voters": 33}], {**TWO, "voters": 30})
    assert left == ["No consensus"]
    [note] = notes.values()
    assert "whom “n = 33” counts" in note


def test_the_level_of_an_earlier_round_is_not_that_of_the_last() -> None:
    found, left, _ = consensus("Round 1: 61%, no consensus", "Round 2: 92%")
    assert (found["level"], found["vote"]) == (None, TWO)
    assert [each.strip(" ,") for each in left] == ["no consensus"]


@pytest.mark.parametrize(
    "line",
    [
        "Round 2: 92% of 30 experts, mean 8",
        "Delphi round 2: median 8 (IQR 7-9), 92% agreement",
        "Round 1: 61%. Round 1: 92%.",
    ],
)
def test_what_is_not_understood_whole_is_no_vote(line: str) -> None:
    found, left, _ = consensus(line)
    assert found == {"level": None}
    assert left == [line]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("Agreement: agree (n = 20), disagree (n = 10)", {"agree": 20, "disagree": 10}),
        ("Agreement: 92% (20/30)", {"agree": 20}),
    ],
)
def test_a_number_that_a_word_or_a_share_counts_is_no_number_of_voters(line: str, counts: dict[str, int]) -> None:
    found, _, notes = consensus(line)
    assert found["vote"]["counts"] == counts
    assert not notes
