"""Forms, decks and boxes of consensus meetings: what one row or heading says only beside the others."""

from __future__ import annotations

from clinical_consensus.importing.lines import Line
from imported import Json, heading, imported, lines_of, notes_of, questions, row, unplaced

FORM = (
    ("Question", "Should splints be worn?"),
    ("Proposed response", "Splints should be worn."),
    ("Strength of recommendation", "Consensus"),
)


def label_of(scheme: str, done: Json, own: str | None) -> str | None:
    return next((each["label"] for each in done[scheme]["levels"] if each["id"] == own), None)


def test_a_row_of_a_form_whose_value_is_a_label_is_no_head_of_the_rows_below() -> None:
    rows = [*FORM, ("Delegate vote", "Agree 78%, disagree 22%"), ("Consensus", "Unanimous Strong Consensus")]
    reasons = ("Rationale", "A synthetic cohort of 212 people fell less often.")
    for form in ([*rows, reasons], [*FORM, ("Agree", "78%"), ("Disagree", "22%"), rows[-1], reasons]):
        done = imported([heading("Forms"), *lines_of(""), *(row(*cells) for cells in form)])
        [question] = done.collection["questions"]
        [answer] = question["recommendations"]
        assert [each["label"] for each in done.collection["strength_scheme"]["grades"]] == ["Consensus"]
        assert (answer["consensus"]["vote"]["agree"], answer["consensus"]["vote"]["disagree"]) == (78.0, 22.0)
        assert label_of("consensus_scheme", done.collection, answer["consensus"]["level"]) == rows[-1][1]
        assert question["rationale"] == [reasons[1]]
        assert unplaced(done) == ["Forms"] or unplaced(done) == []


def test_a_form_may_call_its_fields_by_other_words() -> None:
    names = "Ada Alpha\nBen Beta"
    rows = [*FORM, ("Result", "Strong Consensus"), ("Why", "Falls were rarer."), ("Notes", "Wash them.")]
    form = [rows[0], ("Writers", names), *rows[1:]]
    done = imported([heading("Forms"), *lines_of(""), *(row(*cells) for cells in form)])
    [question] = done.collection["questions"]
    [answer] = question["recommendations"]
    assert [each["name"] for each in done.collection["authors"]] == names.split("\n")
    assert label_of("consensus_scheme", done.collection, answer["consensus"]["level"]) == "Strong Consensus"
    assert (question["rationale"], answer["remarks"]) == (["Falls were rarer."], ["Wash them."])


def test_the_rounds_of_a_vote_in_a_table_are_told_apart_and_the_last_one_holds() -> None:
    head = ("Round", "n", "Agree", "Disagree", "No opinion")
    for last in ("2", "Round 2", "2nd"):
        rows = [row(*head), row("1", "38", "61%", "29%", "10%"), row(last, "36", "95%", "5%", "0%")]
        [question] = questions(
            [*lines_of("Question 1: Should splints be worn?\n\nStatement: Splints should be worn.\n"), *rows],
            of_votes="round|2nd|no|opinion",
        )
        consensus = question["recommendations"][0]["consensus"]
        assert consensus["vote"] == {"agree": 95.0, "disagree": 5.0, "abstain": 0.0, "round": 2}
        assert [vote["agree"] for vote in consensus["earlier_votes"]] == [61.0]


def test_a_share_apart_is_that_of_the_last_round_if_its_heads_say_so() -> None:
    text = (
        "Question 1: Should splints be worn?\n\nStatement: Splints should be worn.\n\n1st round: 17/31 2nd round: 25/30"
    )
    for share, vote in (("83%", {"agree": 83.0}), ("63%", {})):
        [question] = questions(f"{text}\n\nAgreement: {share}\n", of_votes="1st|2nd|round|agreement|63|83")
        read = question["recommendations"][0]["consensus"]["vote"]
        assert read == {**vote, "counts": {"agree": 25}, "voters": 30, "round": 2}


def test_a_question_has_the_letter_of_its_section() -> None:
    entry = "{0}. Should splint {0} be worn?\n\nRecommendation. Splint {0} should be worn.\n\n"
    text = "".join(
        f"{letter}. {title}\n\n{''.join(entry.format(f'{letter}{n}') for n in (1, 2))}"
        for letter, title in (("A", "HIPS"), ("B", "FEET"))
    )
    done = imported(text).collection
    assert [each["title"] for each in done["sections"]] == ["HIPS", "FEET"]
    assert [each["label"] for each in done["questions"]] == ["A1", "A2", "B1", "B2"]
    assert done["questions"][0]["title"] == "Should splint A1 be worn?"


def test_domains_are_sections_that_go_on() -> None:
    entry = "Question {0}: Should splint {0} be worn?\n\nStatement: Splint {0} should be worn.\n\n"
    text = f"Domain 1. Hips\n\n{entry.format(1)}{entry.format(2)}Domain 2. Feet\n\n{entry.format(3)}"
    done = imported(text).collection
    titles = {each["id"]: each["title"] for each in done["sections"]}
    assert [titles[each["section"]] for each in done["questions"]] == ["Hips", "Hips", "Feet"]


def test_a_number_below_the_title_of_a_slide_is_that_of_its_question() -> None:
    slides = [
        line
        for n, side in enumerate(("left", "right"), 1)
        for line in (
            heading(f"Should splints be worn on the {side}?", n),
            *(Line(text, n) for text in ("", str(n), "", f"Question 2{n}", "", "Recommendation: Wear splints.")),
        )
    ]
    assert [(each["number"], each["title"]) for each in questions(slides)] == [
        (21, "Should splints be worn on the left?"),
        (22, "Should splints be worn on the right?"),
    ]


def test_numbered_sentences_below_a_numbered_question_are_its_recommendations() -> None:
    lines = [
        line
        for n in (1, 2)
        for line in (
            heading(f"Question 2.{n} Should splint {n} be worn?"),
            heading("Recommendations"),
            *lines_of(f"\n2.{n}.1 Be aware of splint {n}. [2030]\n\n2.{n}.2 Discuss splint {n}. [2031]\n"),
            heading("Rationale and impact"),
            *lines_of(f"\nSplint {n} was safe.\n\n"),
        )
    ]
    texts = [
        statement["text"]
        for question in questions(lines)
        for answer in question["recommendations"]
        for statement in answer["statements"]
    ]
    expected = [text for n in (1, 2) for text in (f"Be aware of splint {n}. [2030]", f"Discuss splint {n}. [2031]")]
    assert texts == expected


def test_a_label_of_which_tabs_divide_the_words_is_one_label() -> None:
    asked = "Question 1: Should splints be worn?\n\nRecommendation: Splints should be worn."
    text = f"{asked}\n\nSTRENGTH\tOF\tADVICE:\nWeak\n"
    [question] = questions(text)
    assert question["recommendations"][0]["strength"] == "weak"


def test_a_line_in_capitals_that_divides_a_sentence_between_pages_is_a_running_head() -> None:
    text = (
        "Question 1: Should splints be worn at night in people with\n\fSYNTHETIC DELEGATES\nwounds?\n\nAnswer: Yes.\n"
    )
    done = imported(text)
    assert [each.text for each in done.words.layout if "DELEGATES" in each.text] == ["SYNTHETIC DELEGATES"]
    [question] = done.collection["questions"]
    assert question["title"] == "Should splints be worn at night in people with wounds?"


def test_a_heading_on_all_pages_is_a_running_head_only_beside_others() -> None:
    def pages(*headings: str) -> list[Line]:
        first = (heading(headings[0]), *lines_of("\nRecommendation: Wear splints.\n"))
        rest = [Line(text, 2) for text in ("", "Rationale: Falls were rarer at night.")]
        below = [heading(each, 2) for each in headings[1:]]
        return [*first, heading(headings[0], 2), *rest, *below, *(Line(text, 2) for text in ("", "End.") if below)]

    [question] = questions(pages("Do splints help after falls?"))
    assert question["title"] == "Do splints help after falls?"
    done = imported(pages("Synthetic Society", "Thanks"))
    assert "Synthetic Society" in [each.text for each in done.words.layout]  # its first is the title of the collection


def test_a_box_may_write_no_before_its_number() -> None:
    listed = "Alpha A. Splints. J Synth. 2004;10(3):631–639.; Beta B. Hats. J Synth. 2005;1(3):7–9."
    rows = [
        row("No. 5.1", "Evidence-based recommendation"),
        row("Grade of recommendation: A", "Splints should be worn at night by all."),
        row("Level of evidence: High", f"Literature: {listed}"),
    ]
    lines = [
        heading("Should splints be worn?"),
        *lines_of(""),
        *rows,
        *lines_of("Strong consensus (96%)\n\nIt was safe in each of the trials of splints.\n"),
    ]
    done = imported(lines, of_votes="no|5|1")
    [question] = done.collection["questions"]
    [answer] = question["recommendations"]
    assert (answer["strength"], answer["certainty"], answer["basis"]) == ("a", "high", "evidence")
    assert label_of("consensus_scheme", done.collection, answer["consensus"]["level"]) == "Strong consensus"
    assert len(question["references"]) == 2
    assert question["rationale"] == ["It was safe in each of the trials of splints."]
    assert "rationale" in notes_of(question)
