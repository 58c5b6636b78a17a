"""Labels whose own text says what they name, and lists and headings that go on over slides."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.label_kinds import named_kind
from imported import Json, heading, imported, lines_of, notes_of, questions, unplaced

ASKED = "Question 1: Should splints be worn?\n\nRecommendation: Splints should be worn.\n\n"


def answer_of(text: str) -> tuple[Json, Json]:
    """The question and its only recommendation."""
    [question] = questions(text)
    [answer] = question["recommendations"]
    return question, answer


def test_a_page_with_nothing_but_its_head_and_number_is_read() -> None:
    pages = "".join(f"Synthetic meeting\n{text}\n{page}\n\f" for page, text in enumerate((ASKED, "More."), 1))
    done = imported(f"{pages}Synthetic meeting\n3\n")
    assert [each["title"] for each in done.collection["questions"]] == ["Should splints be worn?"]
    assert unplaced(done) == []


@pytest.mark.parametrize(("label", "is_marked"), [("RESEARCHED BY", False), ("Presented by", True), ("Speakers", True)])
def test_those_who_researched_or_presented_a_question_are_its_authors(label: str, is_marked: bool) -> None:
    deck = imported(f"Question 1: Should splints be worn?\n\n{label}: Ada Alpha, Ben Beta\n\nResponse: Yes.\n")
    [question] = deck.collection["questions"]
    assert [each["name"] for each in deck.collection["authors"]] == ["Ada Alpha", "Ben Beta"]
    assert ("authors" in notes_of(question)) is is_marked


def test_a_dissenting_view_is_the_dissent() -> None:
    question, answer = answer_of(f"{ASKED}Dissenting view: Two members prefer braces.\n\nRationale: They help.\n")
    assert answer["dissent"] == ["Two members prefer braces."]
    assert question["rationale"] == ["They help."]


@pytest.mark.parametrize("label", ["Practical advice", "Practice tips"])
def test_practical_advice_is_a_marked_remark_and_no_further_recommendation(label: str) -> None:
    question, answer = answer_of(f"{ASKED}Strength: Strong\n\n{label}: Splints should be washed.\n")
    assert answer["remarks"] == [f"{label}: Splints should be washed."]
    assert f"recommendations.{answer['id']}.remarks" in notes_of(question)


def test_best_practice_advice_is_a_recommendation() -> None:
    _, answer = answer_of("Question 1: Should splints be worn?\n\nBest practice advice: Splints should be worn.\n")
    assert answer["statements"][0]["text"] == "Splints should be worn."


def test_an_outcome_that_is_a_level_of_consensus_is_no_outcome() -> None:
    done = imported(f"{ASKED}Outcome: Consensus reached\n")
    [question] = done.collection["questions"]
    level = question["recommendations"][0]["consensus"]["level"]
    assert [each["label"] for each in done.collection["consensus_scheme"]["levels"] if each["id"] == level] == [
        "Consensus reached"
    ]
    assert question.get("outcome") is None
    [asked] = questions("Question 1: Should splints be worn?\n\nOutcome: Fewer falls\n\nResponse: Yes.\n")
    assert asked["outcome"] == "Fewer falls"


@pytest.mark.parametrize(
    "label", ["Evidence\n\n", "Evidence: ", "Evidence and discussion:\n\n", "Rationale/Evidence\n\n"]
)
def test_evidence_above_sentences_is_the_rationale_and_above_a_grade_is_none(label: str) -> None:
    prose = "Two synthetic cohorts had fewer falls with splints."
    question, answer = answer_of(f"{ASKED}Strength: Strong\n\n{label}{prose}\n")
    assert prose in str(question["rationale"])
    assert answer.get("certainty") is None
    assert ("rationale" in notes_of(question)) is not label.startswith("Rationale")
    graded, one = answer_of(f"{ASKED}Evidence: Low\n")
    assert (graded["rationale"], one["certainty"]) == (None, "low")


def test_evidence_beside_a_strength_still_names_a_certainty() -> None:
    both = named_kind("Strength of recommendation and quality of evidence")
    assert both is not None
    assert both.kinds == ("strength", "certainty")


def test_a_share_that_a_line_calls_a_consensus_is_a_marked_vote() -> None:
    question, answer = answer_of(f"{ASKED}95 % consensus\n")
    assert answer["consensus"]["vote"]["agree"] == 95.0
    assert answer["consensus"]["level"] is None
    assert "95 %" in notes_of(question)[f"recommendations.{answer['id']}.consensus"]


def test_a_full_stop_divides_a_label_from_figures_but_no_text_from_a_number() -> None:
    _, answer = answer_of(f"{ASKED}Consensus. 44/45 (97.8%)\n")
    assert answer["consensus"]["vote"]["counts"]["agree"] == 44
    assert answer["consensus"]["vote"]["agree"] == 97.8
    _, other = answer_of(f"{ASKED}Comments. 44/45 were read.\n")
    assert other.get("remarks") is None


def test_slides_with_counters_are_one_question() -> None:
    slides = (
        (heading("Question 1 (1/3)"), "Should splints be worn?"),
        (heading("Question 1 (2/3)", 2), "Recommendation: Splints should be worn."),
        (heading("Question 1 (3/3)", 3), "Rationale: They help."),
    )
    [question] = questions([line for head, text in slides for line in (head, *lines_of(f"\n{text}\n"))])
    assert question["title"] == "Should splints be worn?"
    assert question["rationale"] == ["They help."]
    assert "title" not in notes_of(question)


@pytest.mark.parametrize(("signs", "is_marked"), [(("1. ", "2. "), False), (("", ""), True)])
def test_references_go_on_below_the_repeated_heading(signs: tuple[str, str], is_marked: bool) -> None:
    first, second = (
        f"{sign}{name} A. A synthetic trial. J Synth. 2020." for sign, name in zip(signs, "BC", strict=True)
    )
    again = heading("1. Should splints be worn? (continued)", 2)
    asked = [heading("1. Should splints be worn?"), *lines_of("\nRecommendation: Yes.\n\nReferences:\n")]
    [question] = questions([*asked, *lines_of(f"\n{first}"), again, *lines_of(f"\n{second}\n")])
    assert len(question["references"]) == 2
    assert ("references" in notes_of(question)) is is_marked


@pytest.mark.parametrize(("marker", "is_marked"), [(" [1]", True), ("¹", True), ("", False)])
def test_a_list_on_lines_of_its_own_that_other_questions_cite_is_marked(marker: str, is_marked: bool) -> None:
    other = ASKED.replace("Question 1", "Question 2")
    listed = "References\n1. Alpha A. A synthetic trial. J Synth. 2020;1(2):3-4.\n"
    first, second = questions(f"{ASKED}Rationale: They help{marker}.\n\n{other}{listed}")
    assert first["references"] is None
    assert ("references" in notes_of(second)) is is_marked
