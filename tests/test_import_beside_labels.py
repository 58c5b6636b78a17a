"""Values that only their label, or what stands beside them, makes readable: levels, shares, grades, rows of results."""

from __future__ import annotations

from typing import Any

import pytest

from imported import Json, heading, imported, lines_of, questions, row, unplaced

ASKED = "Question 1: Should splints be worn?\n\nRecommendation: Splints should be worn.\n\n"
STATEMENTS = "Statement 1. Hands should be washed.\nStatement 2. Feet should be washed.\n\n"


def consensus_of(text: str) -> tuple[str | None, Any]:
    """The label of the level and the vote of the only recommendation."""
    done = imported(text)
    stated: Json = done.collection["questions"][0]["recommendations"][0]["consensus"] or {}
    levels = {each["id"]: each["label"] for each in done.collection["consensus_scheme"]["levels"]}
    vote = {name: value for name, value in (stated.get("vote") or {}).items() if value is not None}
    return levels.get(stated.get("level") or ""), vote


@pytest.mark.parametrize(
    ("line", "level", "vote"),
    [
        ("Consensus level: Strong (96%)", "Strong", {"agree": 96.0}),
        ("Level of consensus: Strong, 96%", "Strong", {"agree": 96.0}),
        ("Agreement: 87% | Disagreement: 13%", None, {"agree": 87.0, "disagree": 13.0}),
        ("Outcome: Consensus", "Consensus", {}),
    ],
)
def test_a_label_says_what_bare_words_and_figures_of_a_consensus_are(
    line: str, level: str | None, vote: dict[str, float]
) -> None:
    assert consensus_of(f"{ASKED}{line}\n") == (level, vote)


def test_a_mean_of_agreement_is_no_vote() -> None:
    assert consensus_of(f"{ASKED}Level of agreement: 9.4 (0.8)\n") == (None, {})


def test_an_outcome_of_a_delphi_in_a_column_is_the_level() -> None:
    head = row("#", "Statement", "Round 1 agreement", "Round 2 agreement", "Outcome")
    done = imported([head, row("1", "Hands should be washed.", "71%", "92%", "Consensus")])
    [question] = done.collection["questions"]
    stated = question["recommendations"][0]["consensus"]
    assert [each["label"] for each in done.collection["consensus_scheme"]["levels"]] == ["Consensus"]
    assert (stated["vote"]["agree"], stated["earlier_votes"][0]["agree"]) == (92.0, 71.0)
    assert question.get("outcome") is None


@pytest.mark.parametrize("text", ["(strong, low quality evidence)", "(Strong; low certainty of evidence)"])
def test_a_strength_is_a_word_beside_a_named_certainty(text: str) -> None:
    for deck in (f"Recommendation 4.1 {text}\n\nHands should be washed.\n", f"{ASKED[:-3]} {text}.\n"):
        done = imported(deck)
        [answer] = done.collection["questions"][0]["recommendations"]
        assert (answer["strength"], answer["certainty"]) == ("strong", "low")


def test_a_word_alone_in_brackets_or_beside_no_certainty_is_no_strength() -> None:
    for text in ("(strong)", "(strong, low-quality hotels)"):
        [question] = questions(f"{ASKED[:-3]} {text}.\n")
        assert question["recommendations"][0]["strength"] is None


@pytest.mark.parametrize("is_table", [True, False])
def test_rows_of_results_that_begin_with_the_number_of_a_statement_are_that_ones(is_table: bool) -> None:
    rows = [("Statement", "Agree (%)", "Disagree (%)", "Abstain (%)"), ("2", "96", "3", "1"), ("1", "71", "20", "9")]
    cells = [row(*each) for each in rows] if is_table else list(lines_of("\n".join(map("\t".join, rows))))
    done = imported([*lines_of(STATEMENTS), heading("Results"), *lines_of(""), *cells])
    found = [question["recommendations"] for question in done.collection["questions"]]
    assert [[each["consensus"]["vote"]["agree"] for each in answers] for answers in found] == [[71.0], [96.0]]


def test_a_row_of_results_of_an_unknown_number_has_no_place() -> None:
    rows = [row("Statement", "Agree (%)", "Disagree (%)"), row("7", "96", "4")]
    done = imported([*lines_of(STATEMENTS), heading("Results"), *rows])
    found = [question["recommendations"] for question in done.collection["questions"]]
    assert [[each["consensus"] for each in answers] for answers in found] == [[None], [None]]
    assert {"7", "96", "4"} <= set(" ".join(unplaced(done)).split())


def test_an_identifier_on_a_line_of_its_own_is_of_the_reference_above_and_its_sign_is_no_word_of_it() -> None:
    first, second = "Alpha A. A synthetic trial. J Synth. 2020;1(2):3-4.", "Beta B. Another trial. J Synth. 2021."
    [question] = questions(f"{ASKED}References:\n• {first}\nPMID: 1234567\n• {second}\n")
    assert [(each["title"], each.get("PMID")) for each in question["references"]] == [
        ("A synthetic trial", "1234567"),
        (second, None),
    ]
