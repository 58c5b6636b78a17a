"""Votes and values that stand apart from their recommendation, or in columns that nothing but spaces divides."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.importing.readers.documents import read_document
from imported import Json, heading, imported, lines_of, notes_of, questions, row, unplaced

STATEMENTS = "Statement 1. Hands should be washed.\nStatement 2. Feet should be washed.\n\n"


def votes(found: list[Json]) -> list[tuple[float | None, float | None, float | None]]:
    each = [question["recommendations"][0]["consensus"]["vote"] for question in found]
    return [(vote["agree"], vote["disagree"], vote["abstain"]) for vote in each]


def test_results_in_a_list_belong_to_the_statements_of_their_numbers() -> None:
    text = "Statement 2: 96% agree, 3% disagree, 1% abstain\nStatement 1: 94% agree, 4% disagree, 2% abstain\n"
    found = questions(f"{STATEMENTS}Results of the vote\n\n{text}")
    assert votes(found) == [(94.0, 4.0, 2.0), (96.0, 3.0, 1.0)]


def test_results_in_a_table_belong_to_the_statements_of_their_numbers() -> None:
    head = row("Statement", "Agree", "Disagree", "Abstain", "Level")
    rows = [row("Statement 2", "96%", "3%", "1%", "Strong consensus"), row("Statement 1", "71%", "20%", "9%", "")]
    done = imported([*lines_of(STATEMENTS), heading("Results"), head, *rows])
    found = done.collection["questions"]
    assert votes(found) == [(71.0, 20.0, 9.0), (96.0, 3.0, 1.0)]
    assert found[1]["recommendations"][0]["consensus"]["level"] == "strong"
    assert found[1]["recommendations"][0].get("certainty") is None


def test_results_of_a_number_that_two_statements_have_belong_to_none() -> None:
    done = imported(f"{STATEMENTS}{STATEMENTS}Statement 2: 96% agree\n")
    assert all(each["recommendations"][0]["consensus"] is None for each in done.collection["questions"])


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        ("Agree\n94%\nDisagree\n4%\nAbstain\n2%\n", False),
        ("94%\nAgree\n4%\nDisagree\n2%\nAbstain\n", False),
        ("Agree\nDisagree\nAbstain\n94%\n4%\n2%\n", True),
    ],
)
def test_the_words_and_figures_of_a_vote_may_have_a_line_each(text: str, is_marked: bool) -> None:
    lines = lines_of("\n\n".join(("Statement 1: Hands should be washed.", *text.split())))
    [question] = questions(lines)
    assert votes([question]) == [(94.0, 4.0, 2.0)]
    assert ("recommendations.synthetic-q1-r1.consensus" in notes_of(question)) is is_marked


def test_figures_that_are_fewer_than_their_words_have_no_place() -> None:
    done = imported("Statement 1: Hands should be washed.\n\nAgree\n\nDisagree\n\nAbstain\n\n94%\n\n4%\n")
    assert done.collection["questions"][0]["recommendations"][0]["consensus"] is None
    assert unplaced(done) == ["Agree", "Disagree", "Abstain", "94%", "4%"]


def test_a_basis_and_a_level_in_one_line_are_two_fields() -> None:
    done = imported("Recommandation 1 : Il faut se laver les mains.\n\nAvis d’experts (Accord FORT)\n")
    [answer] = done.collection["questions"][0]["recommendations"]
    assert (answer["basis"], answer["consensus"]["level"]) == ("consensus", "accord-fort")
    assert "recommendations.synthetic-q1-r1.consensus" in notes_of(done.collection["questions"][0])


def test_columns_that_spaces_align_are_a_table(tmp_path: Path) -> None:
    file = tmp_path / "deck.txt"
    file.write_text(
        "No   Statement                  Agree   Result\n"
        "1    Hands should be washed.    94%     Consensus\n"
        "2    Feet should be washed.     41%     No consensus\n",
        encoding="utf-8",
    )
    document = read_document(file)
    first, second = questions(document.lines)
    assert [each["recommendations"][0]["consensus"]["vote"]["agree"] for each in (first, second)] == [94.0, 41.0]
    assert document.lines[1].text.split("\t") == ["1", "Hands should be washed.", "94%", "Consensus"]
    file.write_text("Wash  your hands  daily.\nDry   them  well.\n\nRecommendation: Yes.\n", encoding="utf-8")
    assert "\t" not in "".join(line.text for line in read_document(file).lines)


def test_a_vote_at_the_end_of_a_recommendation_is_read_beside_the_grade_of_its_label() -> None:
    [question] = questions("Statement 4 (LoE 2b, GoR B): Hands should be washed. -> 93% agree\n")
    [answer] = question["recommendations"]
    assert (answer["strength"], answer["certainty"], answer["consensus"]["vote"]["agree"]) == ("b", "2b", 93.0)


def test_the_number_in_a_cell_is_no_word_of_its_question() -> None:
    rows = [row("1. Should hands be washed?", "Wash them.", "Low"), row("2. Should feet be washed?", "Yes.", "Low")]
    found = questions([row("Question", "Recommendation", "Evidence"), *rows])
    assert [(each["number"], each["title"]) for each in found] == [
        (1, "Should hands be washed?"),
        (2, "Should feet be washed?"),
    ]


def test_a_line_above_one_of_several_numbered_statements_is_no_title() -> None:
    text = "Second day\n\nStatement 1: Hands should be washed.\n\nStatement 2: Feet should be washed.\n\n"
    found = questions(f"Synthetic meeting\n\n{text}Statement 3: So be it.\n")
    assert [each["title"] for each in found] == ["Hands should be washed.", "Feet should be washed.", "So be it."]


def test_a_title_with_the_number_of_a_topic_is_marked() -> None:
    [question] = questions([heading("Topic 3: Washing"), *lines_of("Recommendation: Wash them.")])
    assert question["title"] == "Washing"
    assert notes_of(question)["title"].startswith("Its number is that of a topic")


def test_a_grade_alone_is_that_of_the_recommendation_below_it() -> None:
    text = "Strong recommendation\nHands should be washed.\n\nWeak recommendation against\nFeet should not be washed.\n"
    first, second = (answer for each in questions(text) for answer in each["recommendations"])
    assert (first["strength"], second["strength"], second["direction"]) == ("strong", "weak", "against")
    text = "Statement 1: Hands should be washed.\n\nStrong recommendation\n\nSoap should be bought.\n"
    [question] = questions(text)
    assert question["recommendations"][0]["statements"][0]["text"] == "Hands should be washed."


def test_a_word_that_says_too_little_is_a_label_above_its_value() -> None:
    done = imported("1. Should hands be washed?\n\nResponse: Yes.\n\nEvidence\n\nHigh\n\nCosts\n\nLow\n")
    [answer] = done.collection["questions"][0]["recommendations"]
    assert answer["certainty"] == "high"
    assert "recommendations.synthetic-q1-r1.certainty" in notes_of(done.collection["questions"][0])
    assert unplaced(done)[-2:] == ["Costs", "Low"]


def test_the_number_of_a_question_may_begin_with_a_letter() -> None:
    [question] = questions(
        [
            *(heading("Question A1: Should hands be washed?"), *lines_of("Response: Yes.\n")),
            *(heading("Question A1 (cont.)", 2), *lines_of("Strength: Weak\n")),
        ]
    )
    assert (question["title"], question["label"]) == ("Should hands be washed?", "A1")
    assert question["recommendations"][0]["strength"] == "weak"


def test_what_is_announced_on_a_slide_before_a_question_is_no_response() -> None:
    lines = [*lines_of("Synthetic board\n\nFinal recommendations\n"), heading("Should hands be washed?", 2)]
    [question] = questions([*lines, *lines_of("Recommendation\n\nWash them.\n")])
    assert question["title"] == "Should hands be washed?"
    assert question["recommendations"][0]["statements"][0]["text"] == "Wash them."


def test_a_table_of_values_alone_belongs_to_the_response_above() -> None:
    rows = [row("Certainty of evidence", "Strength", "Votes for", "Votes against"), row("Low", "Weak", "14", "1")]
    [question] = questions([*lines_of("1. Should hands be washed?\n\nResponse: Yes.\n"), *rows])
    [answer] = question["recommendations"]
    assert (answer["certainty"], answer["strength"]) == ("low", "weak")
    assert answer["consensus"]["vote"]["counts"] == {"agree": 14, "disagree": 1}


def test_a_level_in_a_column_of_outcomes_is_no_outcome() -> None:
    rows = [row("#", "Statement", "Agreement", "Outcome"), row("1", "Hands should be washed.", "95%", "Consensus in")]
    [question] = questions(rows)
    assert question.get("outcome") is None
    assert question["recommendations"][0]["consensus"]["level"] == "consensus-in"
