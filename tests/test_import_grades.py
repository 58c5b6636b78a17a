"""What a response says of its own strength and certainty, in the forms of GRADE and others, and what stays unread."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.grade_text import read_grades
from clinical_consensus.importing.labels import label_of
from imported import imported, notes_of, questions

GRADES = {
    "conditional recommendation, low certainty of evidence": ("conditional", None, "low"),
    "strong recommendation based on moderate certainty in the evidence": ("strong", None, "moderate"),
    "Strong recommendation, high-quality evidence": ("Strong", None, "high"),
    "weak recommendation against, very low quality of evidence": ("weak", "against", "very low"),
    "Grade 1B": ("1B", None, None),
    "Level of evidence 2b; Grade: B": ("B", None, "2b"),
    "Class IIa, Level B-R": ("IIa", None, "B-R"),
    "⊕⊕⊕◯ moderate": (None, None, "⊕⊕⊕◯ moderate"),
    "strong recommendation ⊕⊕◯◯ low": ("strong", None, "⊕⊕◯◯ low"),
}


@pytest.mark.parametrize("text", GRADES)
def test_a_phrase_of_grades_is_read_whole(text: str) -> None:
    read = read_grades(text)
    assert read
    assert (read.strength, read.direction, read.certainty) == GRADES[text]


@pytest.mark.parametrize(
    "text",
    ["strong", "1B", "A", "grade 3", "class II", "level 2", "strong recommendation in adults", "high risk", "see 1B"]
    + ["strong recommendation, weak recommendation", "low certainty, synthetic", "moderate", ""],
)
def test_a_phrase_that_may_mean_something_else_is_no_grade(text: str) -> None:
    assert read_grades(text) is None


def response(text: str) -> tuple[str, str | None, str | None, list[str]]:
    """The response, its strength and certainty, and which fields are inferred."""
    [question] = questions(f"Question 1: Synthetic?\nRecommendation: {text}\n")
    [answer] = question["recommendations"]
    fields = [field.rpartition(".")[2] for field in notes_of(question)]
    return answer["statements"][0]["text"], answer["strength"], answer.get("certainty"), fields


@pytest.mark.parametrize(
    ("text", "strength", "certainty", "marked"),
    [
        ("Give it (conditional recommendation, low certainty).", "conditional", "low", []),
        ("[Strong recommendation] Give it.", "strong", None, []),
        ("Give it. Strong recommendation, low-quality evidence.", "strong", "low", []),
        ("Give it (1B).", "1b", None, ["strength"]),
        ("Give A (1B), not B (2C).", None, None, []),
        ("Give it in class II (see below).", None, None, []),
    ],
)
def test_a_grade_within_a_response_is_read_and_stays_in_its_words(
    text: str, strength: str | None, certainty: str | None, marked: list[str]
) -> None:
    assert response(text) == (text, strength, certainty, marked)


def test_a_labelled_grade_counts_more_than_one_within_the_response() -> None:
    [question] = questions(
        "Question 1: Synthetic?\nRecommendation: Give it (weak recommendation, low certainty).\nStrength: Strong\n"
    )
    [answer] = question["recommendations"]
    assert (answer["strength"], answer["certainty"]) == ("strong", "low")


def test_grades_within_a_response_that_are_not_read_are_noted() -> None:
    deck = "Question 1: Synthetic?\nRecommendation: Give A (grade 3 of the synthetic scale).\n"
    assert any("“(grade 3 of the synthetic scale)”" in note for note in imported(deck).notes)
    assert not any("in the response is its strength" in note for note in imported(f"{deck}Strength: Weak\n").notes)


@pytest.mark.parametrize("value", ["Not applicable", "N/A", "None", "–", "Entfällt", "not graded."])
def test_a_value_that_says_there_is_none_becomes_no_grade(value: str) -> None:
    done = imported(f"Question 1: Synthetic?\nRecommendation: Give it.\nStrength: {value}\n")
    assert done.collection["questions"][0]["recommendations"][0]["strength"] is None
    assert [each.text for each in done.words.unplaced] == [f"Strength: {value}"]


@pytest.mark.parametrize(
    ("line", "kind", "number", "rest"),
    [
        ("• Response: Give it.", "response", "", "Give it."),
        ("2) Strength: Weak", "strength", "", "Weak"),
        ("Recommendation 3.1 We suggest it.", "response", "3.1", "We suggest it."),
        ("Recommendation 2 (strong): Give it.", "response", "2", "Give it."),
        ("R3. Give it.", "response", "3", "Give it."),
        ("Strength – Strong", "strength", "", "Strong"),
        ("Strength\tStrong", "strength", "", "Strong"),
        ("Evidenzgrad 2b", "certainty", "", "2b"),
        ("Abstimmung 97 % Zustimmung", "consensus", "", "97 % Zustimmung"),
        ("Recommandation : Il faut.", "response", "", "Il faut."),
        ("Recomendación: Se debe.", "response", "", "Se debe."),
    ],
)
def test_a_label_is_known_by_its_sign_its_number_or_its_language(line: str, kind: str, number: str, rest: str) -> None:
    label = label_of(line)
    assert label
    assert (label.kind, label.number, line[label.length :]) == (kind, number, rest)


@pytest.mark.parametrize(
    "line",
    ["Grade 3: severe synthetic lesions", "Recommendation 3 was rejected.", "3. Authors – see below"]
    + [
        "Strength training",
        "Recommendations for adults: see below",
        "Consensus 2 of the group",
        "R2 was 0.9.",
        "strength: low",
    ],
)
def test_a_line_of_prose_has_no_label(line: str) -> None:
    assert label_of(line) is None


def test_a_grade_in_a_response_that_its_label_contradicts_is_noted() -> None:
    deck = (
        "Question 1: Synthetic?\nRecommendation: Give it (weak recommendation, low certainty of evidence).\n"
        "Strength of Recommendation: {strength}\nCertainty of evidence: {certainty}\n"
    )
    said = [note for note in imported(deck.format(strength="Strong", certainty="High")).notes if "check which" in note]
    assert [
        (f"“{one}”" in note, f"“{other}”" in note)
        for note, one, other in zip(said, ("weak", "low"), ("Strong", "High"), strict=True)
    ] == [(True, True), (True, True)]
    agreed = imported(deck.format(strength="Weak", certainty="Low")).notes
    assert not [note for note in agreed if "check which" in note]


@pytest.mark.parametrize(
    ("line", "strength", "certainty"),
    [
        ("Starke Empfehlung – Geringe Evidenz", "Starke", "Geringe"),
        ("Schwache Empfehlung – Sehr niedrige Evidenz", "Schwache", "Sehr niedrige"),
        ("Starke Empfehlung, hohe Evidenz", "Starke", "hohe"),
        ("Strong recommendation – high certainty", "Strong", "high"),
    ],
)
def test_a_line_of_grades_below_a_response_is_no_label_of_another(line: str, strength: str, certainty: str) -> None:
    done = imported(f"Question 1: Should hands be washed?\n\nStatement 1\n\nHands should be washed.\n{line}\n")
    [answer] = done.collection["questions"][0]["recommendations"]
    grades, levels = (
        {each["id"]: each["label"] for each in done.collection[scheme][of]}
        for scheme, of in (("strength_scheme", "grades"), ("certainty_scheme", "levels"))
    )
    assert (grades[answer["strength"]], levels[answer["certainty"]]) == (strength, certainty)
    assert answer["statements"][0]["text"] == "Hands should be washed."
