"""What the slides, minutes and tables of a consensus meeting show: votes, levels, titles, heads of pages."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.names import is_names
from imported import heading, imported, lines_of, notes_of, questions, row, unplaced

ASKED = "Question 1: Should synthetic hands be washed?\n\nResponse: They should be washed.\n\n"


@pytest.mark.parametrize(
    ("text", "level", "agree"),
    [
        ("For 23 / Against 2 / Abstain 1", None, 23),
        ("Consensus (20/24)", "Consensus", 20),
        ("STRONG CONSENSUS", "STRONG CONSENSUS", None),
        ("Strong consensus (> 90%)", "Strong consensus (> 90%)", None),
        ("Voting. Agree: 18, disagree: 2, abstain: 1", None, 18),
    ],
)
def test_a_vote_or_a_level_is_known_by_its_form(text: str, level: str | None, agree: int | None) -> None:
    done = imported(ASKED + text)
    [question] = done.collection["questions"]
    read = question["recommendations"][0]["consensus"]
    labels = {each["id"]: each["label"] for each in done.collection["consensus_scheme"]["levels"]}
    assert labels.get(read["level"]) == level
    assert (read["vote"] or {"counts": {}})["counts"].get("agree") == agree
    assert not unplaced(done)
    assert bool(notes_of(question)) == (level is not None)


def test_the_name_of_a_rate_is_no_level() -> None:
    [question] = questions(f"{ASKED}Agreement rate (9/10)")
    read = question["recommendations"][0]["consensus"]
    assert (read["level"], read["vote"]["counts"]["agree"]) == (None, 9)


def test_a_vote_has_a_row_with_heads_and_percent_to_each_figure() -> None:
    rows = [row("", "Votes", "%"), row("Agree", "47", "94%"), row("Disagree", "2", "4%"), row("Abstain", "1", "2%")]
    [question] = questions([*lines_of(ASKED), *rows])
    vote = question["recommendations"][0]["consensus"]["vote"]
    assert (vote["agree"], vote["disagree"], vote["abstain"]) == (94.0, 4.0, 2.0)
    assert vote["counts"] == {"agree": 47, "disagree": 2, "abstain": 1}


def test_the_columns_of_a_vote_in_degrees_are_no_vote() -> None:
    head = row("Statement", "Strongly agree", "Agree", "Neutral", "Disagree", "Result")
    rows = [row("Hands should be washed.", "5%", "80%", "10%", "5%", "Consensus")]
    done = imported([heading("Synthetic results"), head, *rows, *rows])
    answer = done.collection["questions"][0]["recommendations"][0]
    assert (answer["consensus"]["level"], answer["consensus"]["vote"]) == ("consensus", None)
    assert "5% 80% 10% 5%" in unplaced(done)


def test_values_in_one_line_are_read_each_by_its_form() -> None:
    text = "1. Should hands be washed?\n\nStatement: Wash them.\n\nCertainty ⊕⊕⊕○ moderate. Strong recommendation.\n"
    done = imported(text + "\nEvidence: low. Recommendation: strong.\n")
    answer = done.collection["questions"][0]["recommendations"][0]
    assert (answer["strength"], answer["certainty"]) == ("strong", "moderate")
    assert len(done.collection["questions"][0]["recommendations"]) == 1


def test_a_title_beside_the_label_of_a_statement_is_no_part_of_it() -> None:
    [question] = questions([heading("Statement 1: Washing"), *lines_of("Hands should be washed.\n\nAgreement: 89%")])
    assert question["title"] == "Washing"
    assert question["recommendations"][0]["statements"][0]["text"] == "Hands should be washed."


def test_remarks_on_another_statement_are_not_those_of_the_last() -> None:
    text = "1) Hands should be washed.\n   Agreement: 23/25\n\n2) Feet should be washed.\n   Agreement: 20/25\n\n"
    done = imported(f"{text}Comments of the panel on statement 1: two members disagreed.\n")
    assert [each["recommendations"][0].get("remarks") for each in done.collection["questions"]] == [None, None]
    assert unplaced(done) == ["Comments of the panel on statement 1: two members disagreed."]


def test_slides_of_a_question_that_are_counted_go_on_with_their_field() -> None:
    [question] = questions(
        [
            *(heading("Question 1"), *lines_of("Should hands be washed?\n")),
            *(heading("Question 1 – Recommendation", 2), *lines_of("They should be washed.\n")),
            *(heading("Question 1 – Rationale (1/2)", 3), *lines_of("Trials showed it.\n")),
            *(heading("Question 1 – Rationale (2/2)", 4), *lines_of("Costs are low.\n")),
            *(heading("Question 1 – Vote", 5), *lines_of("Agree 97%, Disagree 2%, Abstain 1%\n")),
        ]
    )
    assert question["rationale"] == ["Trials showed it.", "Costs are low."]
    assert question["recommendations"][0]["consensus"]["vote"]["agree"] == 97.0


def test_heads_of_pages_that_count_on_are_layout_in_a_text_without_pages() -> None:
    text = "Synthetic Guideline on Hands 14\n3.2 Washing\nShould hands be washed?\nRecommendation 5\nHands should be\n"
    done = imported(f"{text}Synthetic Guideline on Hands 15\nwashed.\nStrength of recommendation: Strong\n")
    [question] = done.collection["questions"]
    assert question["title"] == "Should hands be washed?"
    assert question["recommendations"][0]["statements"][0]["text"] == "Hands should be washed."


def test_the_number_of_the_only_page_is_no_text() -> None:
    [question] = questions(f"{ASKED}Rationale\n\nTrials showed it.\n\n1\n")
    assert question["rationale"] == ["Trials showed it."]


def test_an_answer_has_the_letter_a_below_a_question() -> None:
    first, second = questions(
        "Q: Should hands be washed?\nA: Wash them.\n\nQ: Should feet be washed?\nA: Wash them, too.\n"
    )
    assert [each["recommendations"][0]["statements"][0]["text"] for each in (first, second)] == [
        "Wash them.",
        "Wash them, too.",
    ]


def test_a_list_of_abbreviations_below_a_table_is_no_rationale() -> None:
    done = imported(f"{ASKED}Strength: Weak\n\nLoE, level of evidence; GoR, grade of recommendation.\n")
    assert done.collection["questions"][0]["rationale"] is None
    assert [each["abbreviation"] for each in done.collection["terms"]] == ["GoR", "LoE"]


def test_a_list_with_letters_and_numbers_has_a_recommendation_to_an_item() -> None:
    text = "S1. Hands should be washed. [Level 2, Grade B] Agreement 96%\nS2. Feet may be washed. [Level 3, Grade C]\n"
    first, second = questions(f"{text}    Agreement 84%\n")
    answers = [each["recommendations"][0] for each in (first, second)]
    assert [(each["strength"], each["certainty"]) for each in answers] == [("b", "2"), ("c", "3")]
    assert [each["consensus"]["vote"]["agree"] for each in answers] == [96.0, 84.0]


def test_one_name_with_a_raised_mark_is_that_of_an_author() -> None:
    assert is_names("Clara Gamma¹", set())
    assert not is_names("Clara Gamma", set())
    assert not is_names("Washed Hands¹", {"washed", "hands"})
