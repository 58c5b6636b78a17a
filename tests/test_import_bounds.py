"""Where a field of an imported document ends, and what looks like a response and is none."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.importer import Imported
from imported import Json, imported, lines_of, questions, row, unplaced

ASKED = "Question {0}: Should braces be worn in part {0}?\n\nRecommendation\nBraces may be worn in part {0}.\n"
LINE = "-" * 40
TEA = "Tea was served at ten, and those who had come by train left before it."


def only(text: str) -> Json:
    (question,) = questions(text)
    return question


def asked(done: Imported) -> list[Json]:
    found: list[Json] = done.collection["questions"]
    return found


def answer(question: Json) -> str:
    (recommendation,) = question["recommendations"]
    return str(recommendation["statements"][0]["text"])


@pytest.mark.parametrize("name", ["rationale", "Remarks", "dissenting opinion", "background", "references"])
def test_what_only_names_another_field_is_no_response(name: str) -> None:
    done = imported(f"{ASKED.format(1)}\n{ASKED.format(2)}\nRecommendation 1: {name}\n\nThe braces of part 1 held.\n")
    assert [answer(each) for each in asked(done)] == [f"Braces may be worn in part {n}." for n in (1, 2)]
    assert f"Recommendation 1: {name}" in unplaced(done)
    assert "The braces of part 1 held." in unplaced(done)


def test_a_response_may_begin_with_the_name_of_a_field() -> None:
    done = imported("Question 1: What is written down?\n\nRecommendation 1: Remarks on braces should be kept.\n")
    assert answer(asked(done)[0]) == "Remarks on braces should be kept."


def test_a_commentary_to_a_recommendation_is_its_rationale() -> None:
    text = "Commentary to recommendation 1\n\nThe braces of 12 people held for a year in one report.\n"
    question = only(f"{ASKED.format(1)}\n{text}")
    assert answer(question) == "Braces may be worn in part 1."
    assert "The braces of 12 people held for a year in one report." in question["rationale"]


@pytest.mark.parametrize("name", ["Decision", "Entscheidung", "Decisione", "Besluit"])
def test_a_decision_is_a_response(name: str) -> None:
    question = only(f"4.1 May braces be worn?\n\n{name}: Braces may be worn.\n")
    assert answer(question) == "Braces may be worn."
    assert question["title"] == "May braces be worn?"


def test_a_grade_and_a_consensus_may_have_a_dash_between_them() -> None:
    question = only(f"{ASKED.format(1)}\nGrade of recommendation B – strong consensus (97% agreement)\n")
    (recommendation,) = question["recommendations"]
    assert answer(question) == "Braces may be worn in part 1."
    assert recommendation["strength"] == "b"
    assert recommendation["consensus"]["level"] == "strong"
    assert recommendation["consensus"]["vote"] == {"agree": 97.0}


def test_a_grade_that_the_next_line_ends_is_none_of_the_sentence_above() -> None:
    text = (
        "Recommendation\nWe suggest braces at night, for at least the first 4 hours.\nWeak recommendation, very low\n"
    )
    done = imported(f"Question 1: Should braces be worn?\n\n{text}quality of evidence\n")
    (question,) = asked(done)
    (recommendation,) = question["recommendations"]
    assert answer(question) == "We suggest braces at night, for at least the first 4 hours."
    assert (recommendation["strength"], recommendation["certainty"]) == ("weak", "very-low")


def test_a_sentence_with_a_word_of_a_grade_goes_on() -> None:
    text = "Recommendation\nBraces should be worn at night.\nIn people at risk, low\nbeds are safer.\n"
    assert answer(only(f"Question 1: Should braces be worn?\n\n{text}")).endswith(
        "In people at risk, low beds are safer."
    )


def test_a_stroke_from_side_to_side_ends_a_text() -> None:
    topics = [
        f"{LINE}\nTopic {number}: {title}\n{LINE}\n\nRecommendation: Braces of {title} should be worn.\n\n"
        f"Rationale\nBraces of {title} held.\n\n"
        for number, title in ((1, "Cork"), (2, "Felt"))
    ]
    done = imported("".join(topics))
    found = asked(done)
    assert [each["title"] for each in found] == ["Cork", "Felt"]
    assert [each["rationale"] for each in found] == [["Braces of Cork held."], ["Braces of Felt held."]]
    assert not any("-" in line for line in unplaced(done))


def test_a_dash_within_a_text_is_no_stroke() -> None:
    question = only(f"{ASKED.format(1)}\nRationale\nBraces held for long --------- longer than\nothers did.\n")
    assert question["rationale"] == ["Braces held for long --------- longer than others did."]


def test_the_next_chapter_is_no_item_of_a_rationale() -> None:
    done = imported(f"{ASKED.format(1)}\nReasons: Braces held.\n\n5. Any other business\n{TEA}\n")
    assert asked(done)[0]["rationale"] == ["Braces held."]
    assert unplaced(done) == ["5. Any other business", TEA]


def test_an_item_that_counts_on_stays_in_its_rationale() -> None:
    for first in ("Three things counted:\n\n1. Weight of the brace", "1. Weight of the brace"):
        text = f"Reasons: {first}\n\n2. Colour of the brace\n\n3. Price of the brace\n"
        assert "Price of the brace" in str(only(f"{ASKED.format(1)}\n{text}")["rationale"])


def test_a_box_without_a_number_has_its_grade_beside_its_text() -> None:
    box = [
        row("Evidenzbasierte Empfehlung", "Neu 2025"),
        row("Empfehlungsgrad A", "Schienen sollen nachts getragen werden, wenn der Arm schmerzt."),
        row("Konsensstärke", "Starker Konsens (97 % Zustimmung)"),
    ]
    done = imported([*lines_of("3.1 Sollen Schienen getragen werden?\n"), *box], of_votes="zustimmung")
    (recommendation,) = asked(done)[0]["recommendations"]
    assert answer(asked(done)[0]) == "Schienen sollen nachts getragen werden, wenn der Arm schmerzt."
    assert (recommendation["strength"], recommendation["status"]) == ("a", "new")


def test_a_row_that_says_nothing_of_a_box_begins_none() -> None:
    rows = [row("Evidenzbasierte Empfehlung", "Schiene"), row("A", "Schienen sollen nachts getragen werden.")]
    done = imported([*lines_of(ASKED.format(1)), *rows])
    assert not [each for asking in asked(done) for each in asking["recommendations"] if each.get("strength")]


def test_a_line_that_is_shorter_than_others_ends_a_title() -> None:
    head = "Synthetic conference on the care of those who wear braces\nResults of the votes\n\n"
    long = "Rationale\nThe braces that were worn by those twelve people held for a year and for two days.\n"
    done = imported(f"{head}{ASKED.format(1)}\n{long}")
    assert done.collection["collection"]["title"] == "Synthetic conference on the care of those who wear braces"
    assert unplaced(done) == ["Results of the votes"]


def test_a_version_beside_a_running_head_is_none_of_the_title() -> None:
    pages = [
        f"Synthetic consensus on braces\tVersion 2\n\n{ASKED.format(number)}\nRationale\n{word} braces held.\n"
        for number, word in ((1, "Cork"), (2, "Felt"), (3, "Wool"))
    ]
    done = imported("\f".join(pages))
    assert done.collection["collection"]["title"] == "Synthetic consensus on braces"


def test_a_stroke_below_a_text_ends_it() -> None:
    done = imported(f"{ASKED.format(1)}\nRationale\nThe braces held for a year\n{LINE}\nPrinted in Cork\n")
    assert asked(done)[0]["rationale"] == ["The braces held for a year"]
    assert unplaced(done) == ["Printed in Cork"]
