"""Where the lines of a document end, no figure becomes another, and no line becomes part of the value above it."""

from __future__ import annotations

import pytest

from imported import Json, imported, notes_of, unplaced

HEAD = "Question 1: Synthetic question?\nRecommendation: A synthetic answer.\n"
VOTE = {"agree": 92.0, "disagree": 5.0, "abstain": 3.0}
WHOLE = "Delegate Vote: Agree: 92%, Disagree: 5%, Abstain: 3% (Strong Consensus)"


def broken(text: str) -> list[str]:
    """A text with a line break at each place between two words, or before a sign of percent."""
    places = [place for place, letter in enumerate(text) if letter == " " and place > len("Delegate Vote: Agree")]
    signs = [place for place, letter in enumerate(text) if letter == "%"]
    return [f"{text[:at].rstrip()}\n{text[at:].lstrip()}" for at in sorted((*places, *signs))]


def first(deck: str) -> tuple[Json, Json, list[str]]:
    """The first question of a deck, its first recommendation, and what has no place."""
    done = imported(deck)
    question = done.collection["questions"][0]
    return question, question["recommendations"][0], unplaced(done)


@pytest.mark.parametrize("vote", [WHOLE, *broken(WHOLE)])
def test_a_vote_is_the_same_wherever_its_line_ends(vote: str) -> None:
    done = imported(f"{HEAD}{vote}\nRationale\nA synthetic reason.\n")
    question = done.collection["questions"][0]
    answer = question["recommendations"][0]
    assert (answer["consensus"] or {}).get("vote") == VOTE
    [level] = done.collection["consensus_scheme"]["levels"]
    assert (answer["consensus"]["level"], level["label"]) == (level["id"], "Strong Consensus")
    assert question["rationale"] == ["A synthetic reason."]
    assert unplaced(done) == []
    assert notes_of(question) == {}


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Strength of Recommendation: Moderate", "strength", "moderate"),
        ("Level of Evidence: Low", "certainty", "low"),
        ("Authors: Ann Synthetic, Bob Synthetic", "authors", ["ann-synthetic", "bob-synthetic"]),
    ],
)
@pytest.mark.parametrize("label", ["Rationale", "RATIONALE", "Rationale:"])
def test_a_heading_right_below_a_value_is_no_part_of_it(line: str, field: str, value: object, label: str) -> None:
    question, answer, left = first(f"{HEAD}{line}\n{label}\nA synthetic reason.\n")
    assert (question if field == "authors" else answer)[field] == value
    assert question["rationale"] == ["A synthetic reason."]
    assert left == []


def test_an_unknown_heading_below_a_value_has_no_place() -> None:
    question, answer, left = first(f"{HEAD}Strength of Recommendation: Strong\nCosts of the kinds\nSynthetic text.\n")
    assert answer["strength"] == "strong"
    assert question["rationale"] is None
    assert left == ["Costs of the kinds", "Synthetic text."]


def test_an_unknown_label_in_a_response_is_marked_and_ends_before_the_rationale() -> None:
    deck = (
        "Question 1: Synthetic question?\nRecommendation\nA synthetic answer.\nApproval: 97 %\nRationale\nA reason.\n"
    )
    question, answer, left = first(deck)
    assert answer["statements"][0]["text"] == "A synthetic answer.\nApproval: 97 %"
    assert f"recommendations.{answer['id']}.statements" in notes_of(question)
    assert question["rationale"] == ["A reason."]
    assert left == []


def test_running_heads_with_numbers_of_pages_are_layout_in_a_text_without_pages() -> None:
    pages = ("Question 1: Synthetic question?\nRecommendation: An answer for", "synthetic cases.", "Authors: Ann Other")
    deck = "".join(f"Synthetic Consensus\nPage {number}\n{text}\n" for number, text in enumerate(pages, 1))
    question, answer, left = first(deck)
    assert question["title"] == "Synthetic question?"
    assert answer["statements"][0]["text"] == "An answer for synthetic cases."
    assert left == []


def test_of_how_many_is_kept_and_must_agree() -> None:
    _, answer, _ = first(f"{HEAD}Delegate Vote: Agree 92% (46/50), Disagree 8% (4/50), Abstain 0%\n")
    assert answer["consensus"]["vote"]["voters"] == 50
    _, answer, left = first(f"{HEAD}Delegate Vote: Agree 92% (46/50), Disagree 8% (4/49), Abstain 0%\n")
    assert answer["consensus"] is None
    assert left
