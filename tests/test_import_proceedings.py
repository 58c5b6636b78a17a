"""What proceedings of consensus meetings print: their levels, votes without words, labels and lists without a label."""

from __future__ import annotations

import pytest

from imported import Json, heading, imported, lines_of, notes_of, questions, unplaced

ASKED = "Question 1: Should splints be worn?\n\n"
WORN = "Recommendation: Splints should be worn.\n\n"


def only(text: str) -> tuple[Json, Json]:
    """The only question and its recommendation."""
    [question] = questions(text, of_votes="and|in|favour")
    [answer] = question["recommendations"]
    return question, answer


def level_and_vote(text: str) -> tuple[str | None, Json]:
    """The label of the level of the only recommendation, and its vote."""
    done = imported(text, of_votes="and|in|favour").collection
    consensus = done["questions"][0]["recommendations"][0]["consensus"]
    labels = {each["id"]: each["label"] for each in (done.get("consensus_scheme") or {"levels": []})["levels"]}
    return labels.get(consensus["level"]), consensus["vote"]


@pytest.mark.parametrize(
    ("vote", "level"),
    [
        ("Agree: 88% Disagree: 9% Abstain: 3% (Consensus)", "Consensus"),
        ("Agree: 88%, Disagree: 9%, Abstain: 3%. Consensus", "Consensus"),
        ("88% agree, 9% disagree, 3% abstain [Consensus]", "Consensus"),
        ("Agree 88% Disagree 9%\nAbstain 3% (Consensus).", "Consensus"),
        ("88% in agreement, 9% in disagreement, 3% abstained: Super Majority, Weak Consensus",
         "Super Majority, Weak Consensus"),
        ("88% in favour, 9% against, 3% abstaining (Strong Consensus)", "Strong Consensus"),
    ],
)  # fmt: skip
def test_the_level_behind_a_vote_is_found_with_its_figures(vote: str, level: str) -> None:
    found, figures = level_and_vote(f"{ASKED}{WORN}Delegate Vote: {vote}\n")
    assert (found, figures) == (level, {"agree": 88.0, "disagree": 9.0, "abstain": 3.0})


def test_a_level_of_several_words_on_a_line_of_its_own_is_no_list_of_names() -> None:
    for level in ("Super Majority, Weak Consensus", "Unanimous, Strongest Consensus"):
        text = f"{ASKED}{WORN}Strength: Weak\n\nAGREE 83% DISAGREE 17% ABSTAIN 0%\n\n{level}\n"
        assert level_and_vote(text)[0] == level
        assert not only(text)[0]["authors"]


def test_a_level_above_the_authors_is_not_their_label() -> None:
    text = f"{ASKED}{WORN}Agree: 71%\n\nDisagree: 15%\n\nAbstain: 14%\n\nConsensus\n\nAda Alpha, Ben Beta\n"
    done = imported(text).collection
    assert [each["name"] for each in done["authors"]] == ["Ada Alpha", "Ben Beta"]
    assert level_and_vote(text)[0] == "Consensus"


def test_three_shares_of_all_are_a_marked_vote_and_others_are_none() -> None:
    question, answer = only(f"{ASKED}{WORN}Vote: 88% / 10% / 2% – Strong Consensus\n")
    assert answer["consensus"]["vote"] == {"agree": 88.0, "disagree": 10.0, "abstain": 2.0}
    assert f"recommendations.{answer['id']}.consensus" in notes_of(question)
    for line in ("Vote: 58% / 10% / 2%", "Vote: 88% / 30% / 2%", "Vote: 88% / 10%", "Vote: 97,2 / 1 %"):
        assert line in unplaced(imported(f"{ASKED}{WORN}{line}\n"))


def test_a_vote_that_was_not_taken_is_no_level() -> None:
    assert only(f"{ASKED}{WORN}Vote: not taken\n")[1]["consensus"] is None


@pytest.mark.parametrize("name", ["R:", "The panel’s answer:"])
def test_a_response_has_these_labels_too(name: str) -> None:
    question, answer = only(f"{ASKED}{name} Splints should be worn.\n")
    assert [each["text"] for each in answer["statements"]] == ["Splints should be worn."]
    assert not [field for field in notes_of(question) if field.endswith("statements")]


def test_a_label_without_its_colon_is_one_if_it_has_it_elsewhere() -> None:
    entry = "QUESTION {0}: Should splint {0} be worn?\n\n{1} Splint {0} should be worn.\n\nSTRENGTH: Weak\n\n"
    text = "".join(entry.format(n, "RECOMMENDATION" + ":" * (n != 3)) for n in (1, 2, 3))
    for source, is_marked in ((text, False), (text.replace("RECOMMENDATION", "Recommendation"), True)):
        found = questions(source)
        texts = [each["recommendations"][0]["statements"][0]["text"] for each in found]
        assert texts == [f"Splint {n} should be worn." for n in (1, 2, 3)]
        marked = [field for field in notes_of(found[2]) if field.endswith("statements")]
        assert bool(marked) is is_marked


def test_a_direction_under_a_label_of_its_own_is_that_of_the_recommendation() -> None:
    answer = only(f"{ASKED}{WORN}Strength: Conditional\n\nDirection: Against\n")[1]
    assert (answer["strength"], answer["direction"]) == ("conditional", "against")
    assert "Direction: Upwards" in unplaced(imported(f"{ASKED}{WORN}Strength: Weak\n\nDirection: Upwards\n"))


def test_a_certainty_of_a_word_and_signs_stays_whole() -> None:
    done = imported(f"{ASKED}{WORN}Strength: Weak\n\nCertainty of the evidence: Moderate ⊕⊕⊕◯\n").collection
    assert [each["label"] for each in done["certainty_scheme"]["levels"]] == ["Moderate ⊕⊕⊕◯"]


def test_a_full_stop_divides_a_label_from_a_grade_and_from_names() -> None:
    text = f"{ASKED}{WORN}Level of recommendation. Consensus\n\nContributors. Ada Alpha, Ben Beta and Cy Gamma\n"
    done = imported(text).collection
    assert [each["label"] for each in done["strength_scheme"]["grades"]] == ["Consensus"]
    assert [each["name"] for each in done["authors"]] == ["Ada Alpha", "Ben Beta", "Cy Gamma"]


def test_numbered_references_below_the_vote_need_no_label() -> None:
    first = "1. Alpha A, Beta B. Splints at night. J Synth. 2020;1(2):3–4."
    second = "2. O'Gamma C. Splints by day. J Synth. 2021;2(3):5–6."
    question, _ = only(f"{ASKED}{WORN}Vote: 94% in favour (Strong Consensus)\n\n{first}\n\n{second}\n")
    assert [each["title"] for each in question["references"]] == ["Splints at night", "Splints by day"]
    assert "references" in notes_of(question)
    plain = "1. Vitamin D. Give it daily."
    assert not only(f"{ASKED}{WORN}Vote: 94% in favour\n\n{plain}\n")[0]["references"]


def test_an_arrow_below_a_question_marks_the_response() -> None:
    text = "\n\n".join(
        f"STATEMENT {n}\nShould splint {n} be worn?\n>> Splint {n} should be worn,\nat night.\n\nAgreement: 9{n}%"
        for n in (1, 2)
    )
    found = questions(f"Survey on splints\n\n{text}\n")
    assert [each["title"] for each in found] == ["Should splint 1 be worn?", "Should splint 2 be worn?"]
    texts = [each["recommendations"][0]["statements"][0]["text"] for each in found]
    assert texts == ["Splint 1 should be worn, at night.", "Splint 2 should be worn, at night."]


def test_names_that_strokes_divide_below_a_question_are_no_part_of_it() -> None:
    text = "QUESTION 1 – Should splints be worn?\nAda Alpha / Ben Beta\n\nRECOMMENDATION\nSplints should be worn.\n"
    done = imported(text).collection
    assert done["questions"][0]["title"] == "Should splints be worn?"
    assert [each["name"] for each in done["authors"]] == ["Ada Alpha", "Ben Beta"]


def test_what_stands_below_a_graded_response_is_its_marked_rationale() -> None:
    graded = "Recommendation 1. No change of splints is needed. (Weak recommendation; agreement 99%)"
    question, answer = only(
        f"1. Should splints be worn?\n\n{graded}\n\nA registry suggested that falls were rarer at night.\n"
    )
    assert question["rationale"] == ["A registry suggested that falls were rarer at night."]
    assert "rationale" in notes_of(question)
    assert answer["consensus"]["vote"]["agree"] == 99.0


def test_the_first_label_below_a_question_with_its_number_is_its_response() -> None:
    response = "Recommendation {0}. Splint {0} should be worn. (Strong recommendation)"
    entry = f"{{0}}. Should splint {{0}} be worn?\n\n{response}\n\nIt is safe.\n\n"
    found = questions("Splints\n\n{}".format("".join(entry.format(n) for n in range(1, 6))))
    assert [each["title"] for each in found] == [f"Should splint {n} be worn?" for n in range(1, 6)]
    texts = [each["recommendations"][0]["statements"][0]["text"] for each in found]
    assert texts == [f"Splint {n} should be worn. (Strong recommendation)" for n in range(1, 6)]


def test_a_table_below_a_remark_that_does_not_name_it_is_none_of_it() -> None:
    table = [heading("Question 1: Should splints be worn?"), *lines_of(f"\n{WORN}Remarks: Wash them.\n")]
    below = lines_of("\nTable 1. Summary of findings\n\nPain | 12 | Low\n")
    [question] = questions([*table, *below])
    assert question["recommendations"][0]["remarks"] == ["Wash them."]
    [named] = questions([*table[:-1], *lines_of("Remarks: Wash them as in table 1.\n"), *below])
    assert len(named["recommendations"][0]["remarks"]) > 1
