"""A vote that contradicts itself or its level is told with its cure; what is only left out is no mistake."""

from __future__ import annotations

import pytest

from clinical_consensus.contract.parse import parse
from clinical_consensus.contract.rules import check
from sites import PROJECT, Json
from voting import KINDS, Kind, heads, voting

AT = "questions[0].recommendations[0].consensus"
LEVEL = "consensus_scheme.levels[0]"
COMPARE = "compare the figures with the source"
VOTING = f'{COMPARE}; if the source leaves abstentions out, write "basis": "voting"'
ALL = f'{COMPARE}; if the figures count abstentions, write "basis": "all"'


def found(vote: Json | None, earlier: list[Json] | None = None, level: Json | None = None) -> list[str]:
    """The problems of a collection whose first vote, votes before it and level are these."""
    return [f"{each.place}: {each.wrong}; {each.cure}" for each in check(voted(vote, earlier, level), PROJECT)]


def voted(vote: object, earlier: list[Json] | None = None, level: Json | None = None) -> Json:
    """A collection with such a vote."""
    whole = voting(KINDS[:1])
    whole["questions"][0]["recommendations"][0]["consensus"] = {
        "level": "level",
        "vote": vote,
        "earlier_votes": earlier or [],
    }
    whole["consensus_scheme"]["levels"][0].update(level or {})
    return whole


@pytest.mark.parametrize(
    ("vote", "problem"),
    [
        ({"agree": 95, "disagree": 5, "abstain": 5},
         f"{AT}.vote: agree, disagree and abstain add up to 105, not 100; {VOTING}"),
        ({"agree": 90, "disagree": 5, "abstain": 5, "basis": "voting"},
         f"{AT}.vote: agree and disagree add up to 95, not 100; {ALL}"),
        ({"agree": 97, "disagree": 1, "basis": "voting"},
         f"{AT}.vote: agree and disagree add up to 98, not 100; {COMPARE}"),
        ({"agree": 96.43, "disagree": 3.46, "abstain": 0.0},
         f"{AT}.vote: agree, disagree and abstain add up to 99.89, not 100; {COMPARE}"),
        ({"counts": heads(44, 1, 3), "voters": 45},
         f"{AT}.vote.counts: agree, disagree and abstain add up to 48, but voters is 45; {VOTING}"),
        ({"counts": heads(4, 1, 2), "voters": 7, "basis": "voting"},
         f"{AT}.vote.counts: agree and disagree add up to 5, but voters is 7; {ALL}"),
        ({"counts": heads()}, f"{AT}.vote: the vote states no figure; write a figure, or null instead of {{ … }}"),
    ],
)  # fmt: skip
def test_figures_that_contradict_each_other_are_told(vote: Json, problem: str) -> None:
    assert found(vote) == [problem]


@pytest.mark.parametrize(
    ("vote", "cure"),
    [
        ("97 %", 'write {"agree": 97}'),
        ("96,4%", 'write {"agree": 96.4}'),
        (97, 'write {"agree": 97}'),
        (
            "44 of 45",
            "write it in braces, with what is stated of: agree, disagree, abstain, counts, voters, basis, round",
        ),
    ],
)
def test_a_vote_that_is_no_object_is_told_with_the_form_that_it_takes(vote: object, cure: str) -> None:
    [problem] = parse(voted(vote))[1]
    assert f"{problem.place}: {problem.wrong}; {problem.cure}" == f"{AT}.vote: this is not an object; {cure}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.words)
def test_what_a_source_can_state_is_no_mistake(kind: Kind) -> None:
    assert found(kind.vote) == []


GERMAN = {"min_agree": 75, "max_agree": 95, "min_exclusive": True, "basis": "voting"}


@pytest.mark.parametrize(
    ("vote", "problem"),
    [
        ({"agree": 95, "basis": "voting"}, ""),
        ({"agree": 75.1, "basis": "voting"}, ""),
        ({"agree": 75, "basis": "voting"}, f"{AT}.vote.agree: 75 is not above the min_agree of 'level', 75"),
        ({"agree": 95.1, "basis": "voting"}, f"{AT}.vote.agree: 95.1 is above the max_agree of 'level', 95"),
        ({"agree": 20}, ""),
        ({"agree": 20, "basis": "all"}, ""),
        ({"counts": heads(1, 9), "basis": "voting"}, ""),
    ],
)
def test_a_vote_lies_within_the_bounds_of_its_level(vote: Json, problem: str) -> None:
    every = found(vote, level=GERMAN)
    assert [each.startswith(problem) for each in every] == ([True] if problem else [])


@pytest.mark.parametrize(
    ("level", "problem"),
    [
        ({"min_agree": 100, "min_exclusive": True}, f"{LEVEL}: no share of a vote lies within these bounds"),
        ({"max_agree": 0, "max_exclusive": True}, f"{LEVEL}: no share of a vote lies within these bounds"),
        ({"min_agree": 95, "max_agree": 95, "max_exclusive": True}, f"{LEVEL}: no share of a vote lies within"),
        ({"min_agree": 96, "max_agree": 95}, f"{LEVEL}.min_agree: 96 is above max_agree, 95; swap the two"),
        ({"max_exclusive": True}, f"{LEVEL}.max_exclusive: there is no max_agree to exclude"),
        ({"min_agree": 100, "max_agree": 100}, ""),
        (GERMAN, ""),
    ],
)
def test_bounds_that_no_vote_can_keep_are_told(level: Json, problem: str) -> None:
    every = found(None, [{"agree": 60}], level)
    assert [each.startswith(problem) for each in every] == ([True] if problem else [])


@pytest.mark.parametrize(
    ("rounds", "last", "place"),
    [
        ([1, 2], 3, ""),
        ([1, None], 1, ""),
        ([2, 1], 3, f"{AT}.earlier_votes[1].round: round 1 comes after round 2"),
        ([1, 2], 1, f"{AT}.vote.round: round 1 comes after round 2"),
    ],
)
def test_rounds_are_told_that_are_not_in_order(rounds: list[int | None], last: int, place: str) -> None:
    earlier = [{"agree": 60, "round": number} for number in rounds]
    every = found({"agree": 90, "round": last}, earlier)
    assert [each.startswith(place) for each in every] == ([True] if place else [])
