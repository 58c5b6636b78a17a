"""Responses that no label names: known by the question above, by what they recommend, or by a grade of their form."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.recommending import is_reason, recommends
from clinical_consensus.importing.stated_text import grade_within
from imported import Json, heading, imported, lines_of, notes_of, questions, unplaced
from stated_fields import stated_by

TITLE = (heading("Synthetic position paper"), *lines_of("\nBy the synthetic society.\n"))
HEADED = (*TITLE, heading("Synthetic bleeding"), *lines_of(""))


def statements(question: Json) -> list[str]:
    return [answer["statements"][0]["text"] for answer in question["recommendations"]]


def test_the_text_that_answers_a_question_is_its_marked_response() -> None:
    first = lines_of(
        "\nTimes differ between countries and between makers.\n\nWe recommend ten hours, unless the eye is dry.\n"
    )
    reasons = lines_of("\nLonger wear was followed by infections in two cohorts.\n")
    second = lines_of("\nYes, once a year.\n\nIt should be short.\n")
    deck = [*TITLE, heading("How long are lenses worn?"), *first, *reasons, heading("Is a control needed?"), *second]
    one, other = questions(deck)
    assert statements(one) == ["We recommend ten hours, unless the eye is dry."]
    assert one["rationale"] == [
        "Times differ between countries and between makers.",
        "Longer wear was followed by infections in two cohorts.",
    ]
    assert {"rationale", "recommendations.synthetic-q1-r1.statements"} == set(notes_of(one))
    assert statements(other) == ["Yes, once a year.\nIt should be short."]


def test_one_question_with_a_text_below_makes_no_draft_of_a_report() -> None:
    with pytest.raises(ValueError, match="no question with a response"):
        imported([*TITLE, heading("Who were the members?"), *lines_of("\nThey were twelve.\n")])


def test_numbered_sentences_that_recommend_something_are_marked_recommendations() -> None:
    deck = [*HEADED, *lines_of("R-1. Antidote A should be given.\n\nR-2. Do not wait.\n\nTwo trials were found.\n")]
    [question] = questions(deck)
    assert statements(question) == ["Antidote A should be given.", "Do not wait."]
    assert question["rationale"] == ["Two trials were found."]
    answers = {f"recommendations.synthetic-q1-r{number}.statements" for number in (1, 2)}
    assert set(notes_of(question)) == {"title", "rationale", *answers}


@pytest.mark.parametrize(
    "text",
    [
        "Hands should be washed.",
        "We suggest soap.",
        "Hände sollten gewaschen werden.",
        "Wir empfehlen Seife.",
        "Il est recommandé de laver les mains.",
        "Se sugiere usar jabón.",
        "Don't wash feet.",
    ],
)
def test_a_sentence_says_in_four_languages_what_should_be_done(text: str) -> None:
    assert recommends(text)
    assert not recommends("Washed hands were clean.")


def test_below_a_labelled_response_only_a_text_on_evidence_gives_reasons() -> None:
    assert is_reason("Two trials were found.", beside_label=True)
    assert not is_reason("The soap is liquid.", beside_label=True)
    assert is_reason("The soap is liquid.", beside_label=False)
    assert not is_reason("Trials should be made.", beside_label=False)


@pytest.mark.parametrize(
    ("brackets", "grades"),
    [
        ("(strong, low)", ("strong", "low")),
        ("(weak, very low)", ("weak", "very low")),
        ("(2 | ⊕⊕○○)", ("2", "⊕⊕○○")),
        ("(1⊕⊕⊕○)", ("1", "⊕⊕⊕○")),
    ],
)
def test_a_grade_that_only_its_form_tells_is_read_and_not_sure(brackets: str, grades: tuple[str, str]) -> None:
    found = grade_within(f"Wash them {brackets}.")
    assert found is not None
    assert found.grade is not None
    assert (found.grade.strength, found.grade.certainty, found.is_sure) == (*grades, False)


@pytest.mark.parametrize("brackets", ["(1, 2)", "(low, strong)", "(strong, quick)", "(2 of 3)"])
def test_what_has_another_form_is_no_grade(brackets: str) -> None:
    assert grade_within(f"Wash them {brackets}.") is None


AWMF = """S2k-Leitlinie Gelenke

5.1 Bildgebung

Empfehlung 5.1                    neu (2023)
Bei Verdacht auf eine Lockerung soll ein Bild angefertigt werden.
Empfehlungsgrad ⇑⇑ Evidenzgrad 2b
Abstimmungsergebnis: 97 % (starker Konsens)

Das Bild ist überall verfügbar und zeigt die meisten Lockerungen.

5.2 Punktion

Statement 5.2 geprüft (2023)
Die Punktion ist das genaueste Verfahren.
Expertenkonsens
Abstimmungsergebnis: 96 % (starker Konsens)
"""


def test_boxes_of_the_awmf_are_read_as_plain_text() -> None:
    done = imported(AWMF)
    first, second = stated_by(done.collection)
    assert first["text"] == ("Bei Verdacht auf eine Lockerung soll ein Bild angefertigt werden.",)
    assert (first["strength"], first["certainty"], first["status"]) == (("⇑⇑",), ("2b",), ("new",))
    assert first["rationale"] == ["Das Bild ist überall verfügbar und zeigt die meisten Lockerungen."]
    assert (second["status"], second["basis"], second["level"]) == (
        ("reaffirmed",),
        ("consensus",),
        ("starker Konsens",),
    )
    assert unplaced(done) == []


def test_a_heading_that_is_a_grade_names_the_response_below_it() -> None:
    deck = [*HEADED, heading("Weak recommendation against"), *lines_of("\nDo not wash feet.\n\nCertainty: Low\n")]
    [question] = questions(deck)
    [answer] = question["recommendations"]
    assert (answer["strength"], answer["direction"], answer["certainty"]) == ("weak", "against", "low")


def test_a_level_below_the_figures_of_a_vote_belongs_to_it() -> None:
    statement = "Statement {}\n\nWash hands.{}\n\nAgreement: 60% (15/25)\n\nNo consensus\n\n"
    deck = f"{statement.format(1, ' Now.')}{statement.format(2, '')}"
    assert [each["recommendations"][0]["consensus"]["level"] for each in questions(deck)] == ["no", "no"]
