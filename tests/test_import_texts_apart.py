"""Texts in a later part of the document that name their question by its number or title."""

from __future__ import annotations

import pytest

from imported import heading, imported, lines_of, notes_of, questions, unplaced

ASKED = "Question 1: Should splints be worn?\n\nResponse: Splints should be worn.\n\nStrength: Strong\n\n"
OTHER = "Question 2: Should shoes be worn?\n\nResponse: Shoes should be worn.\n\nStrength: Weak\n\n"
WORN, KEPT = "One trial of splints found less pain.", "No trial of shoes was found."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rationale for Question 1", "Rationale for Question 2"),
        ("Rationale: Question 1", "Rationale: Question 2"),
        ("Question 1 – Rationale", "Question 2 – Rationale"),
        ("Rationale (question 1)", "Rationale (question 2)"),
        ("Recommendation 1: rationale", "Recommendation 2: rationale"),
    ],
)
def test_a_later_rationale_belongs_to_the_question_that_it_names(first: str, second: str) -> None:
    one, other = questions(f"{ASKED}{OTHER}{first}\n\n{WORN}\n\n{second}\n\n{KEPT}\n")
    assert (one["rationale"], other["rationale"]) == ([WORN], [KEPT])
    assert (one["recommendations"][0]["strength"], other["recommendations"][0]["strength"]) == ("strong", "weak")


def test_they_may_stand_in_any_order() -> None:
    one, other = questions(f"{ASKED}{OTHER}Rationale for Question 2\n\n{KEPT}\n\nRationale for Question 1\n\n{WORN}\n")
    assert (one["rationale"], other["rationale"]) == ([WORN], [KEPT])


def test_what_is_no_rationale_by_name_is_marked() -> None:
    slides = f"{ASKED}\f{OTHER}\fQuestion 1 – Discussion\n\n{WORN}\n\fQuestion 2 – Discussion\n\n{KEPT}\n"
    one, other = questions(slides)
    assert (one["rationale"], other["rationale"]) == ([WORN], [KEPT])
    assert all("rationale" in notes_of(each) for each in (one, other))


def test_a_part_says_what_its_texts_are() -> None:
    part = f"Rationales\n\nQuestion 1\n\n{WORN}\n\nQuestion 2\n\n{KEPT}\n"
    one, other = questions(f"{ASKED}{OTHER}{part}")
    assert (one["rationale"], other["rationale"]) == ([WORN], [KEPT])
    assert "rationale" in notes_of(one)


def test_a_part_may_repeat_the_titles() -> None:
    def asked(text: str, below: str) -> list[object]:
        return [heading(text), *lines_of(below)]

    answers = [
        *asked("Should splints be worn?", "\nRecommendation: Splints should be worn.\n"),
        *asked("Should shoes be worn?", "\nRecommendation: Shoes should be worn.\n"),
        heading("Commentary"),
        *asked("Should splints be worn?", f"\n{WORN}\n"),
        *asked("Should shoes be worn?", f"\n{KEPT}\n"),
    ]
    one, other = questions([*lines_of("Synthetic paper\n"), *answers])  # type: ignore[list-item]
    assert (one["rationale"], other["rationale"]) == ([WORN], [KEPT])


def test_a_number_that_no_question_has_is_reported() -> None:
    done = imported(f"{ASKED}{OTHER}Rationale for Question 7\n\n{WORN}\n")
    assert all(each["rationale"] is None for each in done.collection["questions"])
    assert WORN in unplaced(done)


def test_a_text_of_one_question_alone_is_reported() -> None:
    done = imported(f"{ASKED}{OTHER}Rationale for Question 1\n\n{WORN}\n")
    assert all(each["rationale"] is None for each in done.collection["questions"])
    assert WORN in unplaced(done)
