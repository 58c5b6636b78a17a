"""Boxes of recommendations: drawn with strokes in a text file, or a table whose first row is the label."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.text_marks import without_marks
from imported import heading, imported, lines_of, row, unplaced

ASCII = str.maketrans("", "")
UNICODE = str.maketrans("+-|", "┼─│")


def drawn(*rows: str, width: int = 60) -> str:
    """A box with one column."""
    rule = f"+{'-' * (width + 2)}+"
    body = "\n".join(f"{chr(10).join(f'| {line:<{width}} |' for line in each.split(chr(10)))}\n{rule}" for each in rows)
    return f"{rule}\n{body}\n"


def unframed(text: str) -> Any:
    return imported(without_marks(lines_of(text), Notes()), of_votes="")


def graded(done: Any) -> list[tuple[Any, ...]]:
    """The title, text, strength, certainty, vote, level, basis and status of each response of a draft."""
    labels = {
        each["id"]: each["label"]
        for scheme, name in (("strength", "grades"), ("certainty", "levels"), ("consensus", "levels"))
        for each in done.collection.get(f"{scheme}_scheme", {}).get(name, [])
    }
    return [
        (
            question["title"],
            " ".join(each["text"] for each in answer["statements"]),
            labels.get(answer["strength"]),
            labels.get(answer.get("certainty")),
            (answer["consensus"] or {}).get("vote"),
            labels.get((answer["consensus"] or {}).get("level")),
            answer.get("basis"),
            answer.get("status"),
        )
        for question in done.collection["questions"]
        for answer in question["recommendations"]
    ]


BOXED = "\n".join(
    f"2.{number} {title}\n\n{drawn(*rows)}\nHintergrund\n\nDie Daten zu {title} sind knapp und nicht alt.\n"
    for number, title, rows in (
        (
            1,
            "Waschung",
            (
                f"2.1  Empfehlung{'':>40}neu",
                "Alle Hände sollen vor der Kur gewaschen werden, sofern\nnichts dagegen spricht.",
                "Empfehlungsgrad: B    Evidenzlevel: 2b\nKonsensstärke: 95 % (Konsens)",
            ),
        ),
        (
            2,
            "Trocknung",
            (
                "2.2 Konsensbasierte Empfehlung modifiziert (2024)",
                "Alle Hände sollen danach trocken sein.",
                "EK\nKonsensstärke: 100 % (starker Konsens)",
            ),
        ),
    )
)


@pytest.mark.parametrize("strokes", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_drawn_boxes_are_read_without_their_frames(strokes: dict[int, str]) -> None:
    text = "\n".join(line.translate(strokes) if line.startswith(("+", "|")) else line for line in BOXED.split("\n"))
    done = unframed(text)
    assert graded(done) == [
        (
            "Waschung",
            "Alle Hände sollen vor der Kur gewaschen werden, sofern nichts dagegen spricht.",
            *("B", "2b", {"agree": 95}, "Konsens", None, "new"),
        ),
        (
            "Trocknung",
            "Alle Hände sollen danach trocken sein.",
            *(None, None, {"agree": 100}, "starker Konsens", "consensus", "modified"),
        ),
    ]
    assert [each["rationale"][-1] for each in done.collection["questions"]] == [
        "Die Daten zu Waschung sind knapp und nicht alt.",
        "Die Daten zu Trocknung sind knapp und nicht alt.",
    ]
    assert unplaced(done) == []


def test_a_drawn_table_has_its_rows_in_one_line_each_and_what_follows_keeps_its_number() -> None:
    text = """Recommendations on soap

+-----+------------------------+--------+
| No. | Recommendation         | Grade  |
+=====+========================+========+
| 1   | Wash every hand, each  | A      |
|     | finger | thumb as well.|        |
+-----+------------------------+--------+
| 2   | Dry every hand.        | B      |
+-----+------------------------+--------+
Last line.
"""
    lines = without_marks(lines_of(text), Notes())
    assert [line.cells for line in lines if line.cells] == [
        ("No.", "Recommendation", "Grade"),
        ("1", "Wash every hand, each finger | thumb as well.", "A"),
        ("2", "Dry every hand.", "B"),
    ]
    rows = [at for at, line in enumerate(lines) if line.cells]
    assert all(other == one + 1 for one, other in pairwise(rows))
    assert [line.text for line in lines].index("Last line.") == text.split("\n").index("Last line.")
    assert [each[1:3] for each in graded(imported(lines))] == [
        ("Wash every hand, each finger | thumb as well.", "A"),
        ("Dry every hand.", "B"),
    ]


def test_a_drawn_table_without_rules_between_its_rows_has_a_row_to_each_first_cell() -> None:
    text = "+---+------+\n| a | beta |\n+---+------+\n| 1 | one  |\n|   | more |\n| 2 | two  |\n+---+------+\n"
    assert [line.cells for line in without_marks(lines_of(text), Notes()) if line.cells] == [
        ("a", "beta"),
        ("1", "one more"),
        ("2", "two"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "+-----+\n| open |\nno frame\n",
        "| No. | Text |\n|-----|------|\n| 1 | a |\n",
        "a + b\n|x| is no box\n+--+\n",
    ],
)
def test_lines_that_only_look_like_a_frame_stay_as_they_are(text: str) -> None:
    lines = lines_of(text)
    assert [line.text for line in without_marks(lines, Notes())] == [line.text for line in lines]


def test_frames_that_were_left_out_are_noted() -> None:
    notes = Notes()
    without_marks(lines_of(drawn("Text.")), notes)
    assert [note for note in notes.written() if "frames" in note]


def test_a_box_of_a_table_says_what_it_rests_on_and_has_labels_beside_their_values() -> None:
    deck = [
        heading("3.1. Seife"),
        row("3.1.1", "Evidenzbasierte Empfehlung", "geprüft"),
        row("Empfehlungsgrad\nB", "Seife soll bei allen Personen vor der Kur geprüft werden."),
        row("Qualität der Evidenz", "Moderat"),
        row("Konsens", "Zustimmung: 88 %"),
        heading("3.2. Wasser"),
        row("3.2.1", "Konsensbasiertes Statement"),
        row("EK", "Wasser ist bei allen Personen vor der Kur ausreichend."),
        row("Starker Konsens", "Zustimmung: 97 %"),
    ]
    done = imported(deck, of_votes="zustimmung")
    assert [each[1:] for each in graded(done)] == [
        (
            "Seife soll bei allen Personen vor der Kur geprüft werden.",
            *("B", "Moderat", {"agree": 88}, "Konsens", "evidence", "reaffirmed"),
        ),
        (
            "Wasser ist bei allen Personen vor der Kur ausreichend.",
            *("EK", None, {"agree": 97}, "Starker Konsens", "consensus", None),
        ),
    ]
    assert unplaced(done) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [("3.1 Recommendation", "3.1"), ("3.1. Empfehlung neu", "3.1"), ("3.1 Recommandation :", "3.1")],
)
def test_the_number_of_a_response_may_stand_before_its_name(line: str, number: str) -> None:
    done = imported(lines_of(f"Question 1: Which?\n\n{line}\nWash all hands twice.\n"))
    [question] = done.collection["questions"]
    assert [each["text"] for each in question["recommendations"][0]["statements"]] == ["Wash all hands twice."]
    assert number not in str(question["recommendations"])
    assert not question["recommendations"][0].get("note")


def test_a_numbered_chapter_of_recommendations_is_no_label() -> None:
    done = imported(lines_of("Question 1: Which?\n\nRecommendation: Wash.\n\n3.1 Recommendations\n\nDry all hands.\n"))
    [question] = done.collection["questions"]
    assert [each["text"] for each in question["recommendations"][0]["statements"]] == ["Wash."]


def test_a_box_may_say_its_year_and_have_strokes_within_its_lines() -> None:
    box = drawn("Empfehlung 3.1 (2024)", "Alle Hände sollen trocken sein.", "Empfehlungsgrad A | Evidenzgrad 1b")
    [found] = graded(unframed(f"Leitlinie\n\n{box.translate(UNICODE)}"))
    assert found[1:4] == ("Alle Hände sollen trocken sein.", "A", "1b")


@pytest.mark.parametrize("said", ["Stand 2024", "Evidenzbasierte Empfehlung", "modifiziert (2024)"])
def test_the_first_row_of_a_box_may_have_the_name_with_its_number(said: str) -> None:
    rows = [
        row("Empfehlung 7", said),
        row("Grad: A", "Alle Hände sollen trocken sein."),
        row("Evidenz: 1a", "Literatur: [1]"),
        row("", "Konsensstärke: 96 %"),
    ]
    [found] = graded(imported([*lines_of("Leitlinie\n"), *rows], of_votes="konsensstärke"))
    assert found[1:5] == ("Alle Hände sollen trocken sein.", "A", "1a", {"agree": 96})
    assert [each for each in found[6:] if each] == [
        each for name, each in (("Evid", "evidence"), ("modif", "modified")) if said.startswith(name)
    ]


def test_a_form_with_the_response_beside_its_number_is_no_box() -> None:
    rows = [row("Recommendation 7", "Wash all hands"), row("Strength", "Strong"), row("Rationale", "One trial.")]
    [found] = graded(imported([*lines_of("Question 1: Why?\n"), *rows]))
    assert found[1:3] == ("Wash all hands", "Strong")
