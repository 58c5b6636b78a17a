"""Questions in PICO's letters, without words of their own, and lists that may be those of a whole document."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.lines import Line
from imported import heading, imported, lines_of, notes_of, questions, unplaced

LETTERS = "\n\n• P: Adults\n\n• I: Drug D\n\n• C: Placebo\n\n• O: Falls\n\n"
ASKED = "Question {}: Should synthetic hands be washed in place {}?\n\nRecommendation: Wash them.\n\n"


def test_letters_of_pico_name_the_parts_of_a_question() -> None:
    [question] = questions(f"Key question 1{LETTERS}Recommendation: Give drug D.\n\nGrade: ⊕⊕○○\n")
    parts = [question[name] for name in ("population", "intervention", "comparator", "outcome")]
    assert parts == ["Adults", "Drug D", "Placebo", "Falls"]
    assert question["title"] == "Key question 1"
    assert set(notes_of(question)) == {"title", "recommendations.synthetic-q1-r1.certainty"}
    assert question["recommendations"][0]["strength"] is None


def test_a_letter_alone_is_no_part_of_pico() -> None:
    deck = "Question 1: Which hands?\n\nA: Left hands?\n\nB: Right hands?\n\nC: Both?\n\nRecommendation: Wash all.\n"
    [question] = questions(deck)
    assert [part["text"] for part in question["parts"]] == ["Left hands?", "Right hands?", "Both?"]
    assert "comparator" not in question


def test_a_list_at_the_end_may_be_that_of_the_document() -> None:
    deck = [
        *lines_of(ASKED.format(1, "A") + ASKED.format(2, "B")),
        heading("Authors"),
        *lines_of("\nAnn Alpha, Ben Beta"),
    ]
    first, second = questions(deck)
    assert first["authors"] is None
    assert list(notes_of(second)) == ["authors"]
    assert not notes_of(first)


def test_the_label_of_a_vote_beside_grades_is_layout() -> None:
    done = imported(f"{ASKED.format(1, 'A')}Empfehlungsgrad A, Evidenzlevel Ia, Konsensstärke 11/11\n")
    [answer] = done.collection["questions"][0]["recommendations"]
    assert (answer["strength"], answer["certainty"], answer["consensus"]["vote"]["voters"]) == ("a", "ia", 11)
    assert unplaced(done) == []


def test_a_resolution_under_an_item_is_its_response() -> None:
    item = "Item {0}. Storage of synthetic hands\n\nResolution: Keep them dry.\nVote: 13 for, 1 against\n\n"
    assert [each["title"] for each in questions(item.format(1))] == ["Storage of synthetic hands"]


@pytest.mark.parametrize(("own", "part"), [("PICO 1", "elements"), ("Question 1", "Costs"), ("PICO 1", "GRADE table")])
def test_a_slide_with_the_number_of_a_question_and_a_few_words_is_a_part_of_it(own: str, part: str) -> None:
    asked = "Should synthetic hands be washed?"
    slides = [
        *[heading(own), *lines_of(f"\n{asked}\n")],
        *[
            heading(f"{own}: {part}", 2),
            Line("", 2),
            Line("Population: Adults", 2),
            Line("", 2),
            Line("Soap is sold.", 2),
        ],
        *[heading(f"{own}: recommendation", 3), Line("", 3), Line("Hands should be washed.", 3)],
    ]
    done = imported(slides)
    [question] = done.collection["questions"]
    assert (question["title"], question["population"], question["number"]) == (asked, "Adults", 1)
    assert question["recommendations"][0]["statements"][0]["text"] == "Hands should be washed."
    assert not notes_of(question)
    assert unplaced(done) == [part, "Soap is sold."]


@pytest.mark.parametrize("titles", [("Which hands?", "Which feet?"), ("Care of hands", "Care of feet")])
def test_questions_of_chapters_that_count_anew_stay_apart(titles: tuple[str, str]) -> None:
    found = questions("".join(f"Question 1: {title}\n\nRecommendation: Wash them.\n\n" for title in titles))
    assert [each["title"] for each in found] == list(titles)


@pytest.mark.parametrize(
    ("name", "further"),
    [
        ("Question 1", "(slide 2 of 2)"),
        ("Frage 1", "(Fortsetzung)"),
        ("Frage 1", "(Folie 2 von 3)"),
        ("Question 1", "(suite)"),
        ("Question 1", "– suite"),
        ("Pregunta 1", "(continuación)"),
        ("Pergunta 1", "(continuação)"),
    ],
)
def test_a_further_slide_of_a_question_says_so_in_many_ways(name: str, further: str) -> None:
    slides = [
        *[heading(name), Line("", 1), Line("Should hands be washed?", 1), Line("", 1), Line("Response: Wash them.", 1)],
        *[heading(f"{name} {further}", 2), Line("", 2), Line("Agreement: 96%", 2)],
    ]
    done = imported(slides)
    [question] = done.collection["questions"]
    assert question["title"] == "Should hands be washed?"
    assert question["recommendations"][0]["consensus"]["vote"]["agree"] == 96.0
    assert (notes_of(question), unplaced(done)) == ({}, [])
