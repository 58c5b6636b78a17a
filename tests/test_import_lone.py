"""What stands alone: statements without a question, cells of several paragraphs, words that a line divides."""

from __future__ import annotations

import pytest

from imported import Json, heading, imported, lines_of, notes_of, questions, row, unplaced

ABOVE = (heading("Synthetic guideline"), *lines_of(""))
ASKED = "Question 1: Should synthetic hands be washed?\n"


def test_a_statement_without_a_question_has_its_own_words_as_a_marked_title() -> None:
    first, second = questions(
        "Statement 3: Wash hands.\n\nAgreement: 95%\n\nStatement 4\nDry hands.\n\nAgreement: 90%\n"
    )
    assert [(each["number"], each["title"]) for each in (first, second)] == [(3, "Wash hands."), (4, "Dry hands.")]
    note = "No question stands above the response: its own words stand for the title."
    assert notes_of(first) == notes_of(second) == {"title": note}


def test_a_heading_that_asks_nothing_is_a_marked_title() -> None:
    [question] = questions([*ABOVE, heading("Hands"), *lines_of("Recommendation: Wash them.")])
    assert question["title"] == "Hands"
    assert list(notes_of(question)) == ["title"]


def test_a_far_heading_is_found_above_its_text() -> None:
    text = "One synthetic sentence.\n\nAnother one.\n\nA third one.\n\nA fourth one.\n\nRecommendation: Wash them."
    first = [heading("Should hands be washed?"), *lines_of(text)]
    second = [heading("Should feet be washed?"), *lines_of(text)]
    assert [each["title"] for each in questions([*first, *second])] == [
        "Should hands be washed?",
        "Should feet be washed?",
    ]


def test_a_background_has_no_place_beside_a_rationale() -> None:
    done = imported(f"{ASKED}Background: They are dirty.\nResponse: Yes.\nRationale: It helps.\n")
    assert done.collection["questions"][0]["rationale"] == ["It helps."]
    assert unplaced(done) == ["Background: They are dirty."]


@pytest.mark.parametrize("label", ["Rationale", "References"])
def test_paragraphs_of_a_cell_are_paragraphs(label: str) -> None:
    texts = {
        "Rationale": "It helps.\nIt is cheap.",
        "References": "1. Alpha A. First. J Synth. 2020;1:2.\n2. Beta B. Second. J Synth. 2021;1:3.",
    }
    [question] = questions([heading(ASKED.strip()), row("Recommendation", "Wash them."), row(label, texts[label])])
    assert len(question[label.lower()]) == 2


def test_a_label_in_a_cell_begins_another_field() -> None:
    box = row("Recommendation 1\nWash them.\n(Strong recommendation, low certainty evidence)\nRemarks\nNot in winter.")
    [question] = questions([heading(ASKED.strip()), box])
    [answer] = question["recommendations"]
    assert answer["statements"][0]["text"] == "Wash them."
    assert (answer["strength"], answer["certainty"], answer["remarks"]) == ("strong", "low", ["Not in winter."])


def divided(text: str) -> Json:
    [question] = questions(f"{ASKED}Recommendation: {text}\nStrength of Recommendation: Strong\n")
    return notes_of(question)


def test_a_field_with_a_word_that_a_line_may_divide_is_marked() -> None:
    note = "A line of the source divides “thrombo- prophylaxis”: whether there is a hyphen is not sure."
    assert divided("Give thrombo-\nprophylaxis.") == {"recommendations.synthetic-q1-r1.statements": note}
    assert divided("Test pre- and post-operative patients.") == {}


def test_a_number_below_a_label_is_that_of_the_recommendation() -> None:
    done = imported(f"{ASKED}\nRecommendation\n2. Wash them.\n\nStrength: Strong\n")
    [answer] = done.collection["questions"][0]["recommendations"]
    assert answer["statements"][0]["text"] == "Wash them."
    assert unplaced(done) == []


def test_a_list_without_a_grade_to_each_item_is_one_response() -> None:
    [question] = questions(f"{ASKED}\nRecommendations\n• Wash them [I, A].\n• Dry them.\n")
    assert len(question["recommendations"]) == 1


def test_a_label_in_brackets_divides_no_response() -> None:
    [question] = questions(f"{ASKED}Recommendation: Wash them. (Strength: weak; Certainty of evidence: low)\n")
    [answer] = question["recommendations"]
    assert answer["statements"][0]["text"] == "Wash them. (Strength: weak; Certainty of evidence: low)"
    assert (answer["strength"], answer["certainty"]) == ("weak", "low")


def test_a_row_with_its_own_population_is_a_question_of_its_own() -> None:
    rows = (row("Adults aged 50 years", "Screen them.", "A"), row("Adults aged 85 years", "Do not screen them.", "D"))
    head = (*ABOVE, heading("Who is screened"), *lines_of(""), row("Population", "Recommendation", "Grade"))
    found = [(each["population"], len(each["recommendations"])) for each in questions([*head, *rows])]
    assert found == [("Adults aged 50 years", 1), ("Adults aged 85 years", 1)]
