"""Tables whose head says what each column is, and boxes: what a row states, and what stays without a place."""

from __future__ import annotations

from imported import heading, imported, lines_of, notes_of, questions, row, unplaced

HEAD = row("No.", "Question", "Recommendation", "Strength", "Cost")


def test_a_column_that_is_not_known_has_no_field() -> None:
    done = imported([HEAD, row("1", "Should we test?", "Test.", "Strong", "Five synthetic coins")])
    [question] = done.collection["questions"]
    assert [each["statements"][0]["text"] for each in question["recommendations"]] == ["Test."]
    assert unplaced(done) == ["Five synthetic coins"]


def test_a_row_without_a_question_is_a_further_response_and_marked() -> None:
    rows = [row("1", "Should we test?", "Test once.", "Strong", ""), row("", "", "Test again.", "Weak", "")]
    [question] = questions([HEAD, *rows])
    assert [each["strength"] for each in question["recommendations"]] == ["strong", "weak"]
    assert list(notes_of(question)) == ["recommendations.synthetic-q1-r2.statements"]


def test_a_row_with_other_cells_is_no_row_of_the_table() -> None:
    done = imported([HEAD, row("1", "Should we test?", "Test.", "Strong", ""), row("2", "Should we treat?", "Treat.")])
    assert len(done.collection["questions"]) == 1
    assert unplaced(done) == ["2 | Should we treat? | Treat."]


def test_cells_of_a_form_with_four_columns_are_two_labels_with_their_values() -> None:
    form = row("Strength", "Strong", "Certainty", "Low")
    [question] = questions([heading("Question 1: Should we test?"), *lines_of("Recommendation: Test."), form])
    [answer] = question["recommendations"]
    assert (answer["strength"], answer["certainty"]) == ("strong", "low")


def test_the_numbers_of_references_are_no_references() -> None:
    done = imported("Question 1: Should we test?\nRecommendation: Test.\nReferences: [1, 2]\n")
    assert done.collection["questions"][0]["references"] is None
    assert unplaced(done) == ["References: [1, 2]"]
