"""References: one list of all that several questions cite, and lists without numbers."""

from __future__ import annotations

import pytest

from imported import Json, imported, lines_of, notes_of, questions, row, tokens, unplaced

LISTED = {
    "1": "Meyer A. Of splints. J Syn. 2001;1:1–9.",
    "2": "Berg B. Of braces. J Syn. 2002;2:2–8.",
    "3": "Alt C. Of slings. J Syn. 2003;3:3–7.",
}
REFERENCES = "References\n\n" + "\n\n".join(f"{number}. {text}" for number, text in LISTED.items()) + "\n"


def deck(*reasons: str) -> str:
    """A deck with one question for each of the reasons, and one list of references at its end."""
    asked = "Question {0}: Should brace {0} be worn?\n\nRecommendation\nWear brace {0}.\n\nRationale\n{1}\n\n"
    return "".join(asked.format(number, text) for number, text in enumerate(reasons, 1)) + REFERENCES


def cited(question: Json) -> list[str]:
    return [str(each.get("citation-number")) for each in question["references"] or ()]


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        (("Two trials agree.[1,2]", "One trial differs.[3]"), (["1", "2"], ["3"])),
        (("One trial differs [3].", "All agree [1–3]."), (["3"], ["1", "2", "3"])),
        (("Two trials agree.¹,²", "At 5 × 10⁹/L one differs.³"), (["1", "2"], ["3"])),
        (("Two trials agree (1,2).", "One trial differs (3)."), (["1", "2"], ["3"])),
    ],
)
def test_each_question_has_the_references_that_its_markers_name(
    reasons: tuple[str, ...], expected: tuple[list[str], ...]
) -> None:
    done = imported(deck(*reasons))
    found = done.collection["questions"]
    assert tuple(map(cited, found)) == expected
    for question in found:
        texts = [tokens(LISTED[number]) for number in cited(question)]
        assert [sorted(tokens(str(each["title"]))) for each in question["references"]] == [
            sorted(each[2:4]) for each in texts
        ]
        assert "markers" in notes_of(question)["references"]
    assert unplaced(done) == []


def test_a_reference_that_no_question_cites_is_in_the_report() -> None:
    done = imported(deck("One trial agrees.[1]", "Another does.[2]"))
    assert list(map(cited, done.collection["questions"])) == [["1"], ["2"]]
    assert unplaced(done) == [f"3. {LISTED['3']}"]


@pytest.mark.parametrize(
    "reasons",
    [
        ("Of 12 (3) were men.", "In one trial (2) it was so."),
        ("Trials differ [9].", "Two trials agree.[1,2]"),
        ("One trial agrees.[1]", "Others were larger.[40]"),
    ],
)
def test_figures_that_may_be_no_markers_divide_no_list(reasons: tuple[str, ...]) -> None:
    first, last = questions(deck(*reasons))
    assert first["references"] is None
    assert cited(last) == list(LISTED)
    assert "whole document" in notes_of(last)["references"]


UNNUMBERED = [
    "Meyer A, Berg B. Of splints in long and short trials. J Syn 2001; 1: 1–9. PMID: 1234567",
    "van den Berg, B. (2002). Of braces. J Syn, 2, 2–8. https://doi.org/10.9999/syn.2",
    "Alt-Neu C. Of slings. 2nd ed. Testville: Mock Press; 2003.",
]


def asked(references: str) -> str:
    return f"Question 1: Should braces be worn?\n\nRecommendation\nWear them.\n\nReferences\n{references}\n"


@pytest.mark.parametrize("sign", ["", "– ", "• ", "* "])
def test_references_without_numbers_are_told_by_their_authors(sign: str) -> None:
    (question,) = questions(asked("\n".join(sign + each for each in UNNUMBERED)))
    assert [each["title"].split(".")[0] for each in question["references"]] == [
        text.split(".")[0] for text in UNNUMBERED
    ]


def test_a_cell_has_a_reference_to_a_paragraph_or_to_an_address() -> None:
    head = lines_of("Question 1: Should braces be worn?\n\nRecommendation: Wear them.\n\n")
    for cell in ("\n".join(UNNUMBERED), " ".join(UNNUMBERED)):
        (question,) = questions([*head, row("References", cell)])
        assert len(question["references"]) == len(UNNUMBERED)
        assert question["references"][0]["PMID"] == "1234567"


def test_the_title_of_a_reference_begins_no_further_one() -> None:
    text = "Meyer A. (2001). A registry of splints.\nActa D, a journal of splints, 1, 1–9."
    (question,) = questions(asked(text.replace("Acta D, a", "Syn J Plac, a")))
    assert len(question["references"]) == 1


def test_a_note_at_the_foot_of_a_page_is_in_the_report() -> None:
    note = "¹Draft for comment."
    text = asked("").replace("References\n", "Rationale\n\nTrials agree.\n\n") + f"{note}\n\nThey are large.\n"
    done = imported(text)
    assert unplaced(done) == [note]
    assert done.collection["questions"][0]["rationale"] == ["Trials agree.", "They are large."]


def test_a_table_of_outcomes_is_no_outcome() -> None:
    head = lines_of("Question 1: Should braces be worn?\n\nRecommendation\nWear them.\n\nRationale\nTrials agree.\n\n")
    table = [row("Outcome", "Participants", "Certainty"), row("Pain", "12 (3)", "Low"), row("Falls", "40 (2)", "High")]
    (question,) = questions([*head, *table])
    assert "outcome" not in question
    assert [each["table"]["rows"] for each in question["rationale"] if "table" in each] == [
        [list(each.cells) for each in table[1:]]
    ]
    (pair,) = questions([*head[:2], row("Outcome", "Pain"), *head[2:]])
    assert pair["outcome"] == "Pain"
