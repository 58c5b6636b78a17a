"""Minutes, books and summaries of meetings: names above and below, titles beside labels, values on one line."""

from __future__ import annotations

from clinical_consensus.importing.lines import Line
from imported import Json, heading, imported, lines_of, notes_of, questions, row, unplaced

ASKED = "Question 1: Should splints be worn?\n\n"
WORN = "Recommendation: Splints should be worn.\n\n"


def names_of(done: Json) -> list[list[str]]:
    """The names of the authors of each question."""
    known = {each["id"]: each["name"] for each in done["authors"]}
    return [[known[each] for each in question["authors"] or []] for question in done["questions"]]


def test_authors_above_each_question_are_its_own_and_not_those_of_the_one_before() -> None:
    answer = "RECOMMENDATION: Wear splint {0}.\n\nSTRENGTH: Weak\n\n"
    entry = f"Authors: {{1}}\n\nQUESTION {{0}}: Should splint {{0}} be worn?\n\n{answer}"
    text = "Proceedings\n\n" + entry.format(1, "Ada Alpha, Ben Beta") + entry.format(2, "Cy Gamma, Di Delta")
    assert names_of(imported(text).collection) == [["Ada Alpha", "Ben Beta"], ["Cy Gamma", "Di Delta"]]
    below = (
        f"Proceedings\n\nPresented by: Zed Zeta\n\n{text.partition('QUESTION 1')[1]}{text.partition('QUESTION 1')[2]}"
    )
    ended = f"{below}Authors: Ed Epsilon, Flo Phi\n"
    assert names_of(imported(ended).collection) == [["Cy Gamma", "Di Delta"], ["Ed Epsilon", "Flo Phi"]]


def test_names_are_found_behind_by_and_between_dots_and_on_lines_of_their_own() -> None:
    for text in ("Prepared by Ada Alpha and Ben Beta", "Ada Alpha • Ben Beta", "Ada Alpha\nBen Beta"):
        assert names_of(imported(f"{ASKED}{WORN}Strength: Weak\n\n{text}\n").collection) == [["Ada Alpha", "Ben Beta"]]


def test_a_number_with_a_letter_needs_no_sign_behind_it_if_a_question_follows() -> None:
    for head in ("T{}  ", "Item T{}. "):
        entry = "{} Should splint be worn?\nResponse: Splint {} should be worn.\n\n"
        found = questions("".join(entry.format(head.format(n).rstrip(), n) for n in (1, 2)))
        assert [(each["label"], each["title"]) for each in found] == [
            ("T1", "Should splint be worn?"),
            ("T2", "Should splint be worn?"),
        ]


def test_a_line_of_labelled_values_between_strokes_states_each_of_them() -> None:
    line = "Strength Strong | Vote 95% agree – 2% disagree – 3% abstain | Consensus Super Majority, Strong Consensus"
    done = imported(f"{ASKED}{WORN}{line}\n").collection
    [answer] = done["questions"][0]["recommendations"]
    assert answer["strength"] == "strong"
    assert answer["consensus"]["vote"] == {"agree": 95.0, "disagree": 2.0, "abstain": 3.0}
    assert [each["label"] for each in done["consensus_scheme"]["levels"]] == ["Super Majority, Strong Consensus"]


def test_a_legend_in_the_label_of_a_vote_says_what_its_shares_are() -> None:
    for figures, vote in (
        ("72/20/8 %", {"agree": 72.0, "disagree": 20.0, "abstain": 8.0}),
        ("72/20/8", {"counts": {"agree": 72, "disagree": 20, "abstain": 8}}),
    ):
        [question] = questions(f"{ASKED}{WORN}Delegate vote (agree/disagree/abstain): {figures}\n")
        [answer] = question["recommendations"]
        assert answer["consensus"]["vote"] == vote
        assert not [field for field in notes_of(question) if field.endswith("consensus")]


def test_a_label_in_a_note_says_what_the_note_is() -> None:
    [question] = questions(f"{ASKED}{WORN}Strength: Weak\n\nNotes: Rationale: Falls were rarer at night.\n")
    assert question["rationale"] == ["Falls were rarer at night."]
    assert "remarks" not in question["recommendations"][0]


def test_notes_are_marked_remarks_since_they_may_be_a_speakers() -> None:
    for name, is_marked in (("Notes", True), ("Note", False)):
        [question] = questions(f"{ASKED}{WORN}Strength: Weak\n\n{name}: Wash them.\n")
        assert question["recommendations"][0]["remarks"] == ["Wash them."]
        assert any(field.endswith("remarks") for field in notes_of(question)) is is_marked


def test_a_response_that_ends_within_a_sentence_is_named_if_others_do_not() -> None:
    entry = "Question {0}: Should splint {0} be worn?\n\nAnswer: Wear splint {0}{1}\n\nStrength: Weak\n\n"
    cut = "".join(entry.format(n, end) for n, end in ((1, " at night."), (2, " by all."), (3, " in people who")))
    named = [note for note in imported(cut).notes if "middle of a sentence" in note]
    assert [note.partition(", as ")[0] for note in named] == ["synthetic-q3-r1: its response ends with “in people who”"]
    plain = "".join(entry.format(n, " by all") for n in (1, 2, 3))
    assert not [note for note in imported(plain).notes if "middle of a sentence" in note]


def test_a_lettered_part_of_a_question_is_no_answer() -> None:
    text = "Q2. Timing of splints\nA. When should splints be worn?\nB. When should they be washed?\n"
    done = imported(f"{text}Recommendation: Wear them at night.\nStrength: Weak\n")
    texts = [
        each["text"] for answer in done.collection["questions"][0]["recommendations"] for each in answer["statements"]
    ]
    assert texts == ["Wear them at night."]


def test_the_title_beside_the_label_of_a_statement_is_no_part_of_it() -> None:
    numbered = "".join(
        f"Statement {n}: {title}\nSplints should be worn by all people on the {title.lower()},\nday and night.\n"
        f"  Round 1: 9{n}%\n\n"
        for n, title in ((1, "Left side"), (2, "Right side"))
    )
    rows = [
        line
        for n, title in ((1, "Left side"), (2, "Right side"))
        for line in (
            row(f"Recommendation {n}: {title}"),
            row(f"Splints should be worn by all people on the {title.lower()}, day and night."),
            row("Strength", "strong"),
            *lines_of("\n"),
        )
    ]
    for source in (f"Survey on splints\n\n{numbered}", [heading("Guideline on splints"), *lines_of(""), *rows]):
        found = questions(source)
        assert [each["title"] for each in found] == ["Left side", "Right side"]
        assert all(any(field.endswith("statements") for field in notes_of(each)) for each in found)
        assert [each["recommendations"][0]["statements"][0]["text"] for each in found] == [
            "Splints should be worn by all people on the left side, day and night.",
            "Splints should be worn by all people on the right side, day and night.",
        ]


def test_a_row_that_heads_those_below_it_is_their_section() -> None:
    head = row("No.", "Question", "Recommendation", "Strength")
    rows = [
        head, row("Hips", "", "", ""), row("1", "Should hips be held?", "Hold hips at night.", "Weak"),
        row("2", "Should hips be washed?", "Wash hips daily.", "Weak"), row("Feet", "", "", ""),
        row("3", "Should feet be held?", "Hold feet at night.", "Strong"),
    ]  # fmt: skip
    done = imported([heading("Summary"), *lines_of(""), *rows]).collection
    titles = {each["id"]: each["title"] for each in done["sections"]}
    assert [titles[each["section"]] for each in done["questions"]] == ["Hips", "Hips", "Feet"]


def test_rounds_that_rows_name_without_a_head_are_told_apart() -> None:
    table = [
        row("", "Agree", "Disagree", "Abstain"),
        row("Round 1", "28/45", "15/45", "2/45"),
        row("Round 2", "37/45", "7/45", "1/45"),
    ]
    [question] = questions([*lines_of(f"{ASKED}{WORN}"), *table], of_votes="round|1|2")
    consensus = question["recommendations"][0]["consensus"]
    assert (consensus["vote"]["counts"], consensus["vote"]["round"]) == ({"agree": 37, "disagree": 7, "abstain": 1}, 2)
    assert [vote["counts"]["agree"] for vote in consensus["earlier_votes"]] == [28]


def test_numbered_sections_of_a_text_go_on() -> None:
    entry = "QUESTION {0}: Should splint {0} be worn?\n\nANSWER: Wear splint {0}.\n\n"
    text = f"Proceedings\n\n1.1. Hips\n\n{entry.format(1)}{entry.format(2)}1.2. Feet\n\n{entry.format(3)}"
    done = imported(text).collection
    titles = {each["id"]: each["title"] for each in done["sections"]}
    assert [titles[each["section"]] for each in done["questions"]] == ["Hips", "Hips", "Feet"]


def test_a_response_of_several_paragraphs_stays_whole_if_its_rationale_has_a_label() -> None:
    slides = [
        heading("Question 1"), *lines_of("\nShould splints be worn?\n"), heading("Question 1 (cont.)", 2),
        *(Line(text, 2) for text in ("", "Recommendation:", "", "Splints should be worn.", "",
                                     "There is no evidence from trials that hats help.")),
        heading("Question 1 (cont.)", 3),
        *(Line(text, 3) for text in ("", "Rationale:", "", "Falls were rarer in a cohort.")),
    ]  # fmt: skip
    done = imported(slides)
    [question] = done.collection["questions"]
    [statement] = question["recommendations"][0]["statements"]
    assert statement["text"] == "Splints should be worn.\nThere is no evidence from trials that hats help."
    assert question["rationale"] == ["Falls were rarer in a cohort."]
    assert unplaced(done) == []


def test_a_word_in_square_brackets_behind_a_response_is_a_marked_strength() -> None:
    for word in ("Limited", "Consensus"):
        done = imported(f"{ASKED}Recommendation: Splints should be worn. [{word}]\n").collection
        [question] = done["questions"]
        assert [each["label"] for each in done["strength_scheme"]["grades"]] == [word]
        assert [field for field in notes_of(question) if field.endswith("strength")]
    assert not imported(f"{ASKED}Recommendation: Wear splints [consensus].\n").collection["strength_scheme"]["grades"]


def test_two_names_for_those_who_wrote_are_one_label() -> None:
    text = f"{ASKED}Liaison / delegates: Ada Alpha, Ben Beta\n\n{WORN}"
    assert names_of(imported(text).collection) == [["Ada Alpha", "Ben Beta"]]


def test_heads_of_voters_out_of_all_are_columns_of_a_vote() -> None:
    head = row("No.", "Question", "Recommendation", "Agree n/N", "Disagree n/N", "Abstain n/N")
    rows = [head, row("1", "Should splints be worn?", "Wear splints at night.", "36/38", "1/38", "1/38")]
    [question] = questions([heading("Summary"), *lines_of(""), *rows], of_votes="n|36|38|1")
    vote = question["recommendations"][0]["consensus"]["vote"]
    assert (vote["counts"], vote["voters"]) == ({"agree": 36, "disagree": 1, "abstain": 1}, 38)


def test_bare_shares_behind_a_level_are_a_marked_vote() -> None:
    done = imported(f"{ASKED}{WORN}Consensus: Unanimous Strong Consensus (97/2/1 %)\n").collection
    [question] = done["questions"]
    consensus = question["recommendations"][0]["consensus"]
    assert consensus["vote"] == {"agree": 97.0, "disagree": 2.0, "abstain": 1.0}
    assert [each["label"] for each in done["consensus_scheme"]["levels"]] == ["Unanimous Strong Consensus"]
    assert [field for field in notes_of(question) if field.endswith("consensus")]


def test_brackets_behind_the_label_of_a_vote_may_say_which_vote_it_is() -> None:
    [question] = questions(f"{ASKED}{WORN}Vote (preliminary): 92% agree / 5% disagree / 3% abstain\n")
    vote = question["recommendations"][0]["consensus"]["vote"]
    assert vote == {"agree": 92.0, "disagree": 5.0, "abstain": 3.0}


def test_a_grade_under_recommendation_below_a_statement_is_its_strength() -> None:
    done = imported(f"{ASKED}Statement: Splints should be worn.\n\nRecommendation: Grade B\n").collection
    [answer] = done["questions"][0]["recommendations"]
    assert [each["text"] for each in answer["statements"]] == ["Splints should be worn."]
    assert [each["label"] for each in done["strength_scheme"]["grades"]] == ["Grade B"]


def test_the_title_of_the_next_slide_is_no_value_of_a_label_at_the_end_of_the_last() -> None:
    slide = [heading("Question 1: Should splints be worn?"), *lines_of(f"\n{WORN}Agreement\n")]
    [question] = questions([*slide, heading("Next steps", 2), Line("", 2), Line("Thank you for your votes.", 2)])
    assert question["recommendations"][0]["consensus"] is None


def test_a_section_may_have_a_name_alone() -> None:
    entry = "QUESTION {0}: Should splint {0} be worn?\n\nANSWER: Wear splint {0}.\n\n"
    text = f"Proceedings\n\nSECTION: HIPS\n\n{entry.format(1)}{entry.format(2)}SECTION: FEET\n\n{entry.format(3)}"
    done = imported(text).collection
    titles = {each["id"]: each["title"] for each in done["sections"]}
    assert [titles[each["section"]] for each in done["questions"]] == ["HIPS", "HIPS", "FEET"]


def test_the_first_row_of_a_box_may_say_its_year() -> None:
    rows = [
        row("4.1", "Evidenzbasierte Empfehlung (2026)"),
        row("Empfehlungsgrad: A", "Schienen sollen nachts getragen werden."),
        row("Konsensstärke", "Starker Konsens (97 %)"),
    ]
    [question] = questions([heading("Schlüsselfrage: Sollen Schienen getragen werden?"), *lines_of(""), *rows])
    assert question["title"] == "Sollen Schienen getragen werden?"
    assert (question["recommendations"][0]["strength"], question["recommendations"][0]["basis"]) == ("a", "evidence")
