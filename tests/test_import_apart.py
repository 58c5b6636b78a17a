"""What stands apart from its recommendation or beside other values on one line, and what is alike on every page."""

from __future__ import annotations

from clinical_consensus.importing.lines import Line
from imported import Json, heading, imported, lines_of, notes_of, questions, unplaced

ASKED = "Question 1: Should splints be worn?\n\nRecommendation: Splints should be worn.\n\n"
REASON = "Most centres wear them all day."


def only(lines: str | list[Line]) -> tuple[Json, Json]:
    """The only question and its first recommendation."""
    [question] = questions(lines)
    return question, question["recommendations"][0]


def test_a_line_of_values_that_semicolons_divide_states_each_of_them() -> None:
    line = "Strength of recommendation: Strong; quality of evidence: Low; consensus: 91%"
    _, answer = only(f"{ASKED}{line}\n")
    assert (answer["strength"], answer["certainty"]) == ("strong", "low")
    assert (answer["consensus"]["level"], answer["consensus"]["vote"]["agree"]) == (None, 91.0)


def test_a_grade_that_nothing_names_is_no_part_of_a_level() -> None:
    _, answer = only(f"{ASKED[:-3]} (strong; consensus 91%).\n")
    assert answer["consensus"] is None


def test_a_vote_that_is_alike_at_the_end_of_each_page_is_no_foot() -> None:
    for foot in ("Agreed by: 12 of 12 voters", "Hands that went up: 12 of 12", "95% said so"):
        pages = "\f".join(f"Question {at}: Wear {at}?\n\nResponse: Yes.\n\n{foot}\n" for at in (1, 2, 3))
        done = imported(pages)
        assert not any(foot in each.text for each in done.words.layout)
    done = imported(pages.replace(foot, "Synthetic meeting"))
    assert sum("Synthetic meeting" in each.text for each in done.words.layout) == 3


def test_a_label_of_agreement_may_name_who_agreed() -> None:
    _, answer = only(f"{ASKED}Agreed by: 12 of 12 voters\n")
    vote = answer["consensus"]["vote"]
    assert (vote["counts"]["agree"], vote["voters"]) == (12, 12)


def test_heads_that_voted_in_favour_are_a_marked_vote() -> None:
    question, answer = only(f"{ASKED}39/45 voted in favour\n")
    assert answer["consensus"]["vote"]["counts"]["agree"] == 39
    assert f"recommendations.{answer['id']}.consensus" in notes_of(question)


def test_a_dash_divides_a_group_from_its_names() -> None:
    done = imported("Question 1: Should splints be worn?\n\nWorking group — Ada Alpha, Ben Beta\n\nAnswer — Yes.\n")
    [question] = done.collection["questions"]
    assert [each["name"] for each in done.collection["authors"]] == ["Ada Alpha", "Ben Beta"]
    assert "authors" in notes_of(question)


def test_the_evidence_base_below_a_remark_is_the_rationale() -> None:
    question, answer = only(f"{ASKED}Remark: Wash them.\n\nEvidence base: {REASON}\n")
    assert answer["remarks"] == ["Wash them."]
    assert question["rationale"] == [f"Evidence base: {REASON}"]
    assert "rationale" in notes_of(question)


def test_what_to_do_is_the_response_and_tips_are_remarks() -> None:
    question, answer = only(
        f"1. Should splints be worn?\n\nWhat to do\n\nWear them at night.\n\nReason\n\n{REASON}\n\nTips\n\nWash them.\n"
    )
    assert question["title"] == "Should splints be worn?"
    assert answer["statements"][0]["text"] == "Wear them at night."
    assert (question["rationale"], answer["remarks"]) == ([REASON], ["Wash them."])


def test_the_repeated_heading_of_a_marked_title_is_no_sure_one() -> None:
    first, again = heading("Care of splints"), heading("Care of splints (continued)", 2)
    below = lines_of("\nRecommendation: Splints should be washed.\n")
    done = imported([*lines_of("Synthetic guideline\n"), first, *lines_of("\nSplints break.\n"), again, *below])
    [question] = done.collection["questions"]
    assert question["title"] == "Care of splints"
    assert "title" in notes_of(question)


def test_sentences_without_signs_that_have_grades_of_their_own_are_recommendations() -> None:
    slide = [heading("1. Should splints be worn?"), *lines_of("\nRecommendations\n")]
    [question] = questions(
        [*slide, *lines_of("\nSplints should be worn [II, B].\n\nSplints should be washed [V, C].\n")]
    )
    found = [(each["strength"], each["certainty"]) for each in question["recommendations"]]
    assert found == [("b", "ii"), ("c", "v")]


def test_what_follows_a_response_that_ends_with_its_values_is_the_rationale() -> None:
    text = "Splints should be worn. (Agreement: 76%, Level of evidence: low)"
    question, answer = only(f"Question 1: Should splints be worn?\n\nStatement 1.1: {text}\n\n{REASON}\n")
    assert answer["statements"][0]["text"] == text
    assert question["rationale"] == [REASON]
    assert "rationale" in notes_of(question)


def test_what_follows_a_response_without_values_stays_a_marked_part_of_it() -> None:
    done = imported(f"{ASKED}{REASON}\n")
    [question] = done.collection["questions"]
    assert question["rationale"] is None
    assert unplaced(done) == []
    assert [field for field in notes_of(question) if field.endswith("statements")]
