"""Text files that hang their recommendations beside grades, and what stands above and below these."""

from __future__ import annotations

from typing import Any

import pytest

from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.text_marks import without_marks
from imported import imported, lines_of, notes_of, unplaced


def read(text: str) -> Any:
    return imported(without_marks(lines_of(text), Notes()))


MARGIN = """KEY QUESTION 1
Should synthetic hands be washed?

The trials of soap were small. Their results were alike.

  {one}   All hands should be washed, provided
  {pad}   that soap is at hand.

KEY QUESTION 2
Should synthetic hands be dried?

  {two}   We suggest towels for all hands.

  {one}   Hands should be dry within 3 minutes,
  {pad}   unless they are wet again.
"""


@pytest.mark.parametrize(("one", "two"), [("A", "B"), ("1B", "2C"), ("✓", "D"), ("Strong", "Weak"), ("(A)", "[C]")])
def test_a_grade_in_the_margin_is_that_of_the_text_which_hangs_beside_it(one: str, two: str) -> None:
    done = read(MARGIN.format(one=one, two=two, pad=" " * len(one)))
    labels = {each["id"]: each["label"] for each in done.collection["strength_scheme"]["grades"]}
    first, second = done.collection["questions"]
    stated = [
        [(answer["statements"][0]["text"], labels[answer["strength"]]) for answer in question["recommendations"]]
        for question in (first, second)
    ]
    grade, other = one.strip("()[]"), two.strip("()[]")
    assert stated == [
        [("All hands should be washed, provided that soap is at hand.", grade)],
        [
            ("We suggest towels for all hands.", other),
            ("Hands should be dry within 3 minutes, unless they are wet again.", grade),
        ],
    ]
    assert [each["title"] for each in (first, second)] == [
        "Should synthetic hands be washed?",
        "Should synthetic hands be dried?",
    ]
    assert all(f"recommendations.{answer['id']}.strength" in notes_of(first) for answer in first["recommendations"])
    assert unplaced(done) == []


@pytest.mark.parametrize(
    "text",
    [
        "  A   One letter alone is no grade of a text.\n",
        "  1   First of a list.\n  2   Second of a list.\n",
        "  a   first, in small letters\n  b   second\n",
    ],
)
def test_what_only_looks_like_grades_in_the_margin_stays_as_it_is(text: str) -> None:
    lines = lines_of(text)
    assert without_marks(lines, Notes()) == list(lines)


def test_lines_below_a_row_of_the_margin_keep_their_numbers() -> None:
    text = MARGIN.format(one="A", two="B", pad=" ")
    lines = without_marks(lines_of(text), Notes())
    assert len(lines) == len(lines_of(text))
    kept = [at for at, line in enumerate(lines) if line.text.startswith("KEY")]
    assert kept == [at for at, line in enumerate(text.split("\n")) if line.startswith("KEY")]


RULES = "\n".join(
    f"{number}  {text}\n"
    for number, text in (
        ("1.1", "Washing"),
        ("1.1.1", "Hands should be washed twice. [2024]\n       Look at each of these:\n       – palm\n       – nails"),
        ("1.1.2", "Hands should be dried. [2024]"),
    )
)


def test_a_list_below_a_recommendation_that_a_line_introduces_is_a_part_of_it() -> None:
    [question] = imported(f"Synthetic hygiene\n\n{RULES}").collection["questions"]
    first, second = ("\n".join(each["text"] for each in answer["statements"]) for answer in question["recommendations"])
    assert [line.strip("– ") for line in first.split("\n")][-2:] == ["palm", "nails"]
    assert "Look at each of these:" in first
    assert second.startswith("Hands should be dried.")
    assert question["rationale"] is None


@pytest.mark.parametrize(
    ("head", "title", "left"),
    [
        ("Synthetic hygiene\nGuideline 901\n", "Synthetic hygiene", ["Guideline 901"]),
        ("Synthetic hygiene\nof the hands\n", "Synthetic hygiene of the hands", []),
        (f"{'Synthetic ' * 6}hygiene\nRooms\n", f"{'Synthetic ' * 6}hygiene Rooms", []),
        ("Synthetic hygiene:\nRooms\n", "Synthetic hygiene: Rooms", []),
    ],
)
def test_a_break_that_is_meant_ends_the_title_of_a_text(head: str, title: str, left: list[str]) -> None:
    done = imported(f"{head}\nQuestion 1: Why?\n\nRecommendation: Wash.\n")
    assert done.collection["collection"]["title"] == title
    assert unplaced(done) == left


def test_a_mark_in_the_margin_that_is_no_grade_is_none() -> None:
    done = read(MARGIN.format(one="R", two="✓", pad=" "))
    first, second = done.collection["questions"]
    [answer] = first["recommendations"]
    assert answer["statements"][0]["text"] == "All hands should be washed, provided that soap is at hand."
    assert [each["strength"] is None for each in (answer, *second["recommendations"])] == [True, False, True]
    assert unplaced(done) == []
