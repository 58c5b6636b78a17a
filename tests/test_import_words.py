"""Labels are known by their words, values by their form: in four languages, on one line or more, bold or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from clinical_consensus.importing.label_kinds import named_kind
from clinical_consensus.importing.labels import label_of
from clinical_consensus.importing.readers.documents import read_document
from clinical_consensus.importing.stated_text import grade_within, read_statement
from imported import imported, lines_of, notes_of, questions, row, unplaced

ASKED = "Question 1: Should synthetic hands be washed?\n\n"
ANSWERED = f"{ASKED}Recommendation: Wash them.\n\n"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Grade of the statement", "strength"),
        ("Quality of the evidence", "certainty"),
        ("Certainty in the evidence of effects", "certainty"),
        ("Level of agreement", "consensus"),
        ("Practice statement", "response"),
        ("Consensus recommendation", "response"),
        ("Why the committee made these recommendations", "rationale"),
        ("Remarks and comments", "remarks"),
        ("Conflicts of interest", "other"),
        ("Grad der Zustimmung", "consensus"),
        ("Qualität der Datenlage", "certainty"),
        ("Praxisempfehlung", "response"),
        ("Begründung der Empfehlung", "rationale"),
        ("Force de la recommandation", "strength"),
        ("Qualité des preuves", "certainty"),
        ("Degré d’accord", "consensus"),
        ("Énoncé de pratique", "response"),
        ("Grado de la recomendación", "strength"),
        ("Calidad de las pruebas", "certainty"),
        ("Nivel de acuerdo", "consensus"),
        ("Literatura citada", "references"),
    ],
)
def test_the_words_of_a_label_say_what_it_names(name: str, kind: str) -> None:
    named = named_kind(name)
    assert named is not None
    assert (named.kind, named.is_loose, named.is_bare) == (kind, False, False)


@pytest.mark.parametrize(
    "line",
    [
        "Response rate: 45%",
        "Quality of life: high",
        "Strength training: twice a week",
        "Level of haemoglobin: low",
        "A reason: none",
        "Panel A: Kaplan Meier",
        "Use: twice a day",
        "Recommendations for adults: see below",
        "Synthetic panel: five people",
    ],
)
def test_words_that_name_something_else_are_no_label(line: str) -> None:
    assert label_of(line) is None


def test_a_label_with_a_word_that_is_not_known_is_marked() -> None:
    [question] = questions(f"{ASKED}Delphi statement: Wash them.\n\nClass: IIa\n")
    answer = question["recommendations"][0]
    assert answer["statements"][0]["text"] == "Wash them."
    assert answer["strength"] == "iia"
    assert list(notes_of(question)) == [
        f"recommendations.{answer['id']}.statements",
        f"recommendations.{answer['id']}.strength",
    ]


def test_a_name_that_says_too_little_is_no_label_without_a_grade() -> None:
    assert label_of("Level: B") is not None
    assert label_of("Level: ground floor") is None
    assert label_of("Delegates: Ada Alpha, Ben Beta") is not None
    assert label_of("Delegates: forty from ten countries") is None


def test_a_label_goes_on_across_lines() -> None:
    [question] = questions(
        f"{ANSWERED}Strength of recommendation: strong. Certainty of\nevidence: low. Agreement: 95%.\n"
    )
    answer = question["recommendations"][0]
    assert (answer["strength"], answer["certainty"]) == ("strong", "low")
    assert answer["consensus"]["vote"] == {"agree": 95.0}


def test_brackets_go_on_across_lines_and_state_grade_and_vote() -> None:
    text = (
        "Wash them before each meal and after work (Evidence level: C;\n"
        "Recommendation strength: weak; Expert consensus\nrate: 88.2%)."
    )
    [question] = questions(f"{ASKED}Recommendation: {text}\n")
    answer = question["recommendations"][0]
    assert answer["statements"][0]["text"] == " ".join(text.split())
    assert (answer["strength"], answer["certainty"]) == ("weak", "c")
    assert answer["consensus"]["vote"] == {"agree": 88.2}
    assert notes_of(question) == {}


@pytest.mark.parametrize("space", [" ", "\n"])
def test_a_grade_in_brackets_stays_in_the_response_wherever_the_line_ends(space: str) -> None:
    text = f"Wash them before each meal, and after work.{space}(strong recommendation, low certainty)."
    answer = questions(f"{ASKED}Recommendation: {text}\n")[0]["recommendations"][0]
    assert answer["statements"][0]["text"] == text.replace("\n", " ")
    assert (answer["strength"], answer["certainty"]) == ("strong", "low")


def test_brackets_with_a_word_that_is_not_understood_state_nothing() -> None:
    assert grade_within("Wash them (evidence level: C; perhaps).") is None
    assert read_statement("Grade 1+ (perhaps)") == (None, None)
    assert read_statement("Strong recommendation, weak recommendation, 95% agreement") == (None, None)
    assert read_statement("A moderate response") == (None, None)


def test_a_bold_label_ends_where_its_bold_letters_do(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Question 1: Should hands be washed?")
    for label, text in (("Recommendation", " Wash them."), ("Rationale", " Two studies."), ("We", " did not ask.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(text)
    document.save(str(tmp_path / "deck.docx"))
    lines = [line.text for line in read_document(tmp_path / "deck.docx").lines if line.text]
    assert lines[1:] == ["Recommendation\tWash them.", "Rationale\tTwo studies.", "We did not ask."]


def test_a_column_of_sentences_beside_grades_is_a_marked_response() -> None:
    rows = (
        row("No.", "Thesis", "Agreement round 1", "Agreement round 2"),
        row("1", "Wash your hands before meals.", "70%", "92%"),
    )
    [question] = questions([*lines_of("Synthetic theses\n"), *rows])
    answer = question["recommendations"][0]
    assert answer["statements"][0]["text"] == "Wash your hands before meals."
    assert f"recommendations.{answer['id']}.statements" in notes_of(question)
    votes = [*answer["consensus"]["earlier_votes"], answer["consensus"]["vote"]]
    assert votes == [{"agree": 70.0, "round": 1}, {"agree": 92.0, "round": 2}]


def test_a_column_of_sentences_without_grades_has_no_field() -> None:
    done = imported([*lines_of(ANSWERED), row("No.", "Thesis"), row("1", "Dry your hands now.")])
    assert [len(each["recommendations"]) for each in done.collection["questions"]] == [1]


def test_prose_between_a_question_and_its_response_is_a_marked_rationale() -> None:
    text = "The literature gives many different times, and practice differs."
    [question] = questions(f"{ASKED}{text}\n\nRecommendation: Wash them.\n")
    assert question["rationale"] == [text]
    assert list(notes_of(question)) == ["rationale"]


def test_prose_above_a_response_is_left_where_the_rationale_has_a_label() -> None:
    text = "The literature gives many different times, and practice differs."
    done = imported(f"{ASKED}{text}\n\nRecommendation: Wash them.\n\nRationale: A reason.\n")
    assert done.collection["questions"][0]["rationale"] == ["A reason."]
    assert unplaced(done) == [text]


def test_a_short_line_above_a_lone_response_is_a_marked_title() -> None:
    deck = "Synthetic guideline\n\nEARLY WASHING\n\nRecommendation: Wash them.\n\nGrade: A\n"
    [question] = questions(deck)
    assert question["title"] == "EARLY WASHING"
    assert list(notes_of(question)) == ["title"]


def test_a_label_says_whether_a_recommendation_is_new() -> None:
    [question] = questions(f"{ASKED}Recommendation 1 (modified 2026): Wash them.\n")
    assert question["recommendations"][0]["status"] == "modified"
    assert question["recommendations"][0]["statements"][0]["text"] == "Wash them."


def test_figures_of_a_vote_may_have_a_line_each() -> None:
    [question] = questions(
        f"{ANSWERED}For: 21\n\nAgainst: 2\n\nAbstained: 1\n\nOutcome of the vote: Strong consensus\n"
    )
    consensus = question["recommendations"][0]["consensus"]
    assert consensus["vote"] == {"counts": {"agree": 21, "disagree": 2, "abstain": 1}}
    assert consensus["level"] == "strong"
