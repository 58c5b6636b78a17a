"""Recommendations that no label names: what is stated behind or below them, and in what form."""

from __future__ import annotations

from imported import heading, imported, lines_of, notes_of, questions, row, unplaced

FEVER = """1. DEFINITION
Fever is a temperature of 38 degrees.
(Level IV, Grade C; consensus 97%)

2. TREATMENT
Fever should be treated.
(Level II, Grade B; consensus 92%)
"""


def test_sentences_with_several_values_in_brackets_are_marked_recommendations() -> None:
    done = imported(f"Synthetic statement\n\n{FEVER}")
    first, second = done.collection["questions"]
    assert [each["title"] for each in (first, second)] == ["DEFINITION", "TREATMENT"]
    answers = [each["recommendations"][0] for each in (first, second)]
    stated = [(each["strength"], each["certainty"], each["consensus"]["vote"]["agree"]) for each in answers]
    assert stated == [("c", "iv", 97.0), ("b", "ii", 92.0)]
    assert all("recommendations" in " ".join(notes_of(each)) for each in (first, second))
    assert done.collection["consensus_scheme"]["levels"] == []


def test_a_consensus_below_its_heading_is_a_marked_response() -> None:
    drugs = [
        [
            *(heading(f"Question {n}: When should drug {n} be started?"), heading("Evidence")),
            *(*lines_of("One trial was found.\n"), heading("Consensus")),
            *lines_of(f"Drug {n} can be started during an attack (9{n}% agreement).\n"),
        ]
        for n in (1, 2)
    ]
    for number, question in enumerate(questions([line for drug in drugs for line in drug]), 1):
        [answer] = question["recommendations"]
        said = f"Drug {number} can be started during an attack (9{number}% agreement)."
        assert answer["statements"][0]["text"] == said
        assert answer["consensus"]["vote"]["agree"] == 90 + number
        assert f"recommendations.synthetic-q{number}-r1.statements" in notes_of(question)


def test_values_that_strokes_divide_are_each_read() -> None:
    [question] = questions("1. Should hands be washed?\n\nResponse: Yes.\n\nGrade: A   |   Evidence: Ib\n")
    [answer] = question["recommendations"]
    assert (answer["strength"], answer["certainty"]) == ("a", "ib")
    assert "recommendations.synthetic-q1-r1.certainty" in notes_of(question)


def test_a_slide_with_the_vote_on_a_question_has_its_level_and_begins_a_paragraph() -> None:
    slides = [
        *lines_of("QUESTION 21\nShould hands be washed?\n\nRESPONSE\nThey should be washed.\n"),
        *(heading("QUESTION 21: VOTE", 2), row("Answer", "n", "%", page=2), row("Agree", "19", "95%", page=2)),
        *(row("Disagree", "1", "5%", page=2), *lines_of("\nStrong consensus\n")),
    ]
    done = imported(slides)
    [question] = done.collection["questions"]
    read = question["recommendations"][0]["consensus"]
    assert (read["vote"]["agree"], read["vote"]["counts"]["disagree"], read["level"]) == (95.0, 1, "strong")
    assert unplaced(done) == ["VOTE"]
