"""Decks of other kinds: numbered headings, slides, parts, tables, and what belongs nowhere."""

from __future__ import annotations

from imported import heading, imported, lines_of, notes_of, questions, row, unplaced


def test_numbered_headings_are_told_from_references_and_lists() -> None:
    first, second, third = questions(
        """1. Should synthetic adults be tested?

Recommendation: 1. Test once.
2. Test again.

Rationale: Two things count:
1. cost
2. time

References
1. Alpha A. First. J Synth. 2011;3:4-5.

2. Should synthetic children be tested?

Recommendation: No. However, this does not apply to adults. They are tested.

References
1. Beta B. Second. J Synth. 2012;4:5-6.
2. Beta B. Third. J Synth. 2013;4:5-6.
3. Should synthetic devices be used in the operating room?

Response: Yes.
""",
        by_sentence=True,
    )
    assert [each["number"] for each in (first, second, third)] == [1, 2, 3]
    assert third["title"] == "Should synthetic devices be used in the operating room?"
    assert first["rationale"] == ["Two things count:", {"list": ["cost", "time"], "ordered": True}]
    assert [len(each["references"] or []) for each in (first, second, third)] == [1, 2, 0]
    [answer] = second["recommendations"]
    assert [each["text"] for each in answer["statements"]] == [
        "No. However, this does not apply to adults.",
        "They are tested.",
    ]


def test_parts_of_a_question_with_responses_of_their_own_are_recommendations_that_answer_them() -> None:
    [question] = questions(
        """Question 3A: What is the synthetic risk?

Response: It is high.

Strength of Recommendation: Limited

Question 3B: What is the best synthetic agent?

Response: Agent A is best.

Strength of Recommendation: Strong
"""
    )
    assert [(each["label"], each["text"]) for each in question["parts"]] == [
        ("A", "What is the synthetic risk?"),
        ("B", "What is the best synthetic agent?"),
    ]
    answers = question["recommendations"]
    assert [each["strength"] for each in answers] == ["limited", "strong"]
    assert [each["statements"][0]["answers"] for each in answers] == [["synthetic-q3-a"], ["synthetic-q3-b"]]
    assert list(notes_of(question)) == ["title"]


def test_a_text_goes_on_under_the_repeated_heading_of_the_next_slide() -> None:
    done = imported(
        """Synthetic deck
Question 4
Should synthetic treatment be continued?
Response/Recommendation: Synthetic patients should receive the
1
\fSynthetic deck
agent for ten days.
Strength of Recommendation: Limited
2
\fSynthetic deck
Question 4 (continued)
Rationale: It was studied in
3
\fSynthetic deck
Question 4 (continued)
trials of ten days.
4
"""
    )
    [question] = done.collection["questions"]
    [answer] = question["recommendations"]
    assert question["title"] == "Should synthetic treatment be continued?"
    assert answer["statements"][0]["text"] == "Synthetic patients should receive the agent for ten days."
    assert question["rationale"] == ["It was studied in", "trials of ten days."]
    assert list(notes_of(question)) == ["rationale"]
    assert done.words.counts["unplaced"] == 0
    assert done.collection["collection"]["title"] == "Synthetic deck"


def test_a_question_that_only_its_response_shows_is_marked() -> None:
    [question] = questions("Should synthetic hands be washed?\n\nResponse: Yes.\n\nJane Doe, Ronald van Roe\n")
    assert question["title"] == "Should synthetic hands be washed?"
    assert question["authors"] == ["jane-doe", "ronald-van-roe"]
    assert list(notes_of(question)) == ["title", "authors"]


def test_tables_and_headings_of_a_document_keep_their_form() -> None:
    [question] = questions(
        [
            heading("Synthetic guideline"),
            heading("Question 1: Should synthetic adults be tested?"),
            row("Recommendation", "We recommend testing."),
            row("Strength of recommendation", "Strong"),
            row("Vote", "Agree 97%, disagree 3%, abstain 0%"),
            heading("Rationale"),
            *lines_of("Trials were counted in a table of the document.\n\nTable 1. Synthetic trials\n"),
            row("Trial", "Events"),
            row("A", "1"),
            row("B", ""),
            heading("Acknowledgements"),
            *lines_of("We thank nobody."),
        ]
    )
    [answer] = question["recommendations"]
    assert answer["statements"][0]["text"] == "We recommend testing."
    assert (answer["strength"], answer["consensus"]["vote"]["agree"]) == ("strong", 97.0)
    assert question["rationale"] == [
        "Trials were counted in a table of the document.",
        {
            "table": {
                "caption": "Table 1. Synthetic trials",
                "header": ["Trial", "Events"],
                "rows": [["A", "1"], ["B", ""]],
            }
        },
    ]
    assert notes_of(question) == {}


def test_what_belongs_nowhere_is_reported_with_its_line_and_page() -> None:
    done = imported(
        "1. Should we test?\n\nResponse: Yes.\n\nStrength of Recommendation: Limited.\n\nA stray paragraph.\n"
        "\fThank you\n"
    )
    assert [each.as_json() for each in done.words.unplaced] == [
        {"line": 7, "page": 1, "text": "A stray paragraph."},
        {"line": 8, "page": 2, "text": "Thank you"},
    ]


def test_a_field_that_the_contract_refuses_is_reported_and_not_in_the_draft() -> None:
    done = imported("1. Should we test?\n\nResponse: Yes.\n\nVote: Agree: 90% Disagree: 20% Abstain: 0%\n")
    [answer] = done.collection["questions"][0]["recommendations"]
    assert answer["consensus"] is None
    assert [(each.field, each.why) for each in done.dropped] == [
        ("recommendations.synthetic-q1-r1.consensus", "agree, disagree and abstain add up to 110.0, not 100")
    ]
    assert unplaced(done) == ["Vote: Agree: 90% Disagree: 20% Abstain: 0%"]


def test_numbers_are_the_documents_or_counted_from_the_given_one() -> None:
    deck = "4.110 Should we test?\n\nResponse: Yes.\n\n4.111 Should we treat?\n\nResponse: No.\n"
    assert [(each["id"], each["number"], each["label"]) for each in questions(deck)] == [
        ("synthetic-q4-110", 1, "4.110"),
        ("synthetic-q4-111", 2, "4.111"),
    ]
    assert [(each["id"], each["number"], each["label"]) for each in questions(deck, number_from=7)] == [
        ("synthetic-q7", 7, "4.110"),
        ("synthetic-q8", 8, "4.111"),
    ]


def test_a_further_paragraph_of_a_response_is_marked() -> None:
    [question] = questions("1. Should we test?\n\nResponse: Yes.\n\nTest it.\n\nStrength: Weak\n", by_sentence=True)
    [answer] = question["recommendations"]
    assert [each["text"] for each in answer["statements"]] == ["Yes.", "Test it."]
    note = "Its further paragraph has no label: it belongs to it by position."
    assert notes_of(question) == {"recommendations.synthetic-q1-r1.statements": note}


def test_a_numbered_question_among_the_text_of_another_is_none() -> None:
    done = imported(
        "2. Should we test?\n\nResponse: Yes.\n\nRationale\n\n1. Was it studied?\n\n"
        "3. Should we treat?\n\nResponse: No.\n"
    )
    first, second = done.collection["questions"]
    assert (first["number"], second["number"], done.unanswered) == (2, 3, ())
    assert first["rationale"] == ["1. Was it studied?"]


def test_items_are_a_numbered_list_only_if_they_count_from_one() -> None:
    [question] = questions("1. Should we test?\n\nResponse: Yes.\n\nRationale\n\n4. Fourth.\n\n6. Sixth.\n")
    assert question["rationale"] == ["4. Fourth.", "6. Sixth."]


def test_a_line_that_begins_some_pages_is_no_running_head() -> None:
    pages = [f"{n}. Should kind {n} be tested?\n\nResponse: Yes.\n\nStrength: Weak\n" for n in range(1, 9)]
    pages[1] += "\fA line of its own\nA first line\n"
    pages[3] += "\fA line of its own\nA second line\n"
    pages[5] += "\fA line of its own\nA third line\n"
    done = imported("\f".join(pages))
    assert [each for each in unplaced(done) if each.startswith("A line")] == ["A line of its own"] * 3
