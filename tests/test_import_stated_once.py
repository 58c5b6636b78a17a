"""What a document states once: of itself above its questions, and of a question beside its number."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.document_fields import stated_date
from imported import Json, heading, imported, lines_of, notes_of, questions, row, unplaced

DECK = "Synthetic consensus on braces\n\n{}\n\nQuestion 1: Should hands be washed?\n\nRecommendation\nWash them.\n"
FIELDS = ("funding", "disclosures", "evidence_search_date")


def stated(text: str) -> Json:
    """What the collection states of itself, words of the contract for dates counted as layout."""
    done = imported(DECK.format(text))
    assert unplaced(done) == []
    return {name: each for name in FIELDS if (each := done.collection["collection"].get(name))}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Funding", "funding"),
        ("Source of funding", "funding"),
        ("Finanzierung", "funding"),
        ("Financiación", "funding"),
        ("Disclosures", "disclosures"),
        ("Conflicts of interest", "disclosures"),
        ("Interessenkonflikte", "disclosures"),
        ("Liens d’intérêts ", "disclosures"),
        ("Conflitti di interesse", "disclosures"),
    ],
)
def test_funding_and_interests_above_the_questions_are_the_documents(label: str, field: str) -> None:
    assert stated(f"{label}: The society paid.") == {field: "The society paid."}
    assert stated(f"{label}\n\nThe society paid.") == {field: "The society paid."}


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Date of the last literature search: May 2024", "2024-05"),
        ("The literature was searched until 30 June 2024.", "2024-06-30"),
        ("We searched the databases up to June 30, 2024", "2024-06-30"),
        ("Evidence searched until 2024", "2024"),
        ("Literatursuche bis 30. Juni 2024", "2024-06-30"),
        ("Date de la dernière recherche : août 2024", "2024-08"),
        ("Fecha de la última búsqueda: 3 de mayo de 2024", "2024-05-03"),
    ],
)
def test_until_when_evidence_was_searched_is_the_documents(line: str, date: str) -> None:
    assert stated(line) == {"evidence_search_date": date}


@pytest.mark.parametrize("text", ["05/06/2024", "31 June 2024", "Foo 2024", "May", "24", "until May 2024"])
def test_a_date_that_is_not_sure_is_none(text: str) -> None:
    assert stated_date(text) == ""


@pytest.mark.parametrize(
    "line", ["Funding of braces: it is scarce in all regions.", "The literature was searched until it was complete."]
)
def test_a_sentence_on_funding_or_searching_is_in_the_report(line: str) -> None:
    done = imported(DECK.format(line))
    assert not set(FIELDS) & set(done.collection["collection"])
    assert unplaced(done) == [line]


def test_a_rationale_on_funding_stays_one() -> None:
    reason = "Trials agree. Funding was scarce. The literature was searched until 30 June 2024."
    done = imported(DECK.format("") + f"\nRationale\n{reason}\n")
    assert done.collection["questions"][0]["rationale"] == [reason]
    assert not set(FIELDS) & set(done.collection["collection"])


def test_funding_below_the_last_of_several_questions_is_the_documents() -> None:
    second = "\nQuestion 2: Should feet be washed?\n\nRecommendation\nWash them.\n"
    funded = "\nFunding\n\nThe society paid.\n"
    done = imported(DECK.format("") + second + funded)
    assert done.collection["collection"]["funding"] == "The society paid."
    assert "funding" not in imported(DECK.format("") + funded).collection["collection"]
    assert "funding" not in imported(DECK.format("") + second + funded + funded).collection["collection"]


@pytest.mark.parametrize("annex", ["Supplementary file 3", "Annex B", "Anhang 2", "Online supplement", "Version 2.1"])
def test_the_title_stands_below_the_name_of_an_annex(annex: str) -> None:
    deck = f"{annex}\n\n{DECK.format('')}"
    assert imported(deck).collection["collection"]["title"] == "Synthetic consensus on braces"


def test_a_title_that_only_begins_like_an_annex_is_one() -> None:
    title = "Supplements in old age"
    assert imported(DECK.format("").replace("Synthetic consensus on braces", title)).collection["collection"][
        "title"
    ] == title  # fmt: skip


def topics(deck: str) -> list[tuple[str | None, str | None, str]]:
    """The number as it is printed, the section and the title of each question."""
    done = imported(deck).collection
    names = {each["id"]: each["title"] for each in done.get("sections", ())}
    return [(each.get("label"), names.get(each.get("section")), each["title"]) for each in done["questions"]]


ANSWER = "\n\nRecommendation\nWash them.\n\n"


def test_a_topic_beside_the_number_is_the_section_of_the_question_below() -> None:
    deck = f"Q1 | Hands\n\nShould hands be washed?{ANSWER}Q2 | Feet\n\nShould feet be washed?{ANSWER}"
    deck += f"Q3\n\nShould both be washed?{ANSWER}"
    assert topics(deck) == [
        (None, "Hands", "Should hands be washed?"),
        (None, "Feet", "Should feet be washed?"),
        (None, None, "Should both be washed?"),
    ]


def test_roman_figures_number_questions_and_sections() -> None:
    asked = f"I. HANDS\n\nShould hands be washed?{ANSWER}II. FEET\n\nShould feet be washed?{ANSWER}"
    assert topics(asked) == [("I", "HANDS", "Should hands be washed?"), ("II", "FEET", "Should feet be washed?")]
    parts = f"I. HANDS\n\n(a) Should hands be washed?\n(b) With soap?{ANSWER}"
    (question,) = questions(parts)
    assert (question["label"], question["title"]) == ("I", "HANDS")
    assert [each["text"] for each in question["parts"]] == ["Should hands be washed?", "With soap?"]
    chapters = f"I. HANDS\n\nQuestion 1: Wash hands?{ANSWER}II. FEET\n\nQuestion 2: Wash feet?{ANSWER}"
    assert [section for _, section, _ in topics(chapters)] == ["HANDS", "FEET"]


@pytest.mark.parametrize("line", ["V. Meyer and I. Berg spoke of braces.", "I. The first trial was small."])
def test_a_sentence_that_begins_like_a_roman_figure_is_no_heading(line: str) -> None:
    deck = f"Question 1: Should hands be washed?{ANSWER}Rationale\n\nTrials agree.\n\n{line}\n"
    (question,) = questions(deck)
    assert question["title"] == "Should hands be washed?"
    assert any(line in str(each) for each in question["rationale"])
    (question,) = questions(f"Question 1: Should hands be washed?\n\n{line}{ANSWER}")
    assert question["title"] == "Should hands be washed?"


def test_a_question_in_a_rationale_below_a_heading_is_no_topic() -> None:
    deck = f"Question 1: Should hands be washed?{ANSWER}Rationale\n\nShould feet be washed?\n\nNobody knows.\n"
    assert [title for _, _, title in topics(deck)] == ["Should hands be washed?"]


def test_items_with_grades_of_their_own_are_recommendations_whatever_they_say() -> None:
    items = ["We suggest braces [II, B].", "Trials found that slings differ by 5% [V, D].", "Slings should fit [I, A]."]
    deck = [heading("Hands"), *lines_of("\nRecommendations\n\n" + "\n\n".join(f"• {each}" for each in items))]
    (question,) = questions(deck)
    assert [each["statements"][0]["text"] for each in question["recommendations"]] == items
    reason = "• Trials found that slings differ by 5%."
    (question,) = questions([*deck, *lines_of(f"\n{reason}\n")])
    assert reason not in [each["statements"][0]["text"] for each in question["recommendations"]]


@pytest.mark.parametrize(
    ("line", "basis"), [("Best practice statement", "good-practice"), ("Accord d’experts", "consensus")]
)
def test_what_a_response_rests_on_may_stand_below_it(line: str, basis: str) -> None:
    deck = f"Question 1: Should hands be washed?\n\nRecommendation\nWash them.\n{line}\n\nRationale\nTrials agree.\n"
    (answer,) = questions(deck)[0]["recommendations"]
    assert (answer["basis"], [each["text"] for each in answer["statements"]]) == (basis, ["Wash them."])
    text = f"Wash them. A {line.lower()} was left out."
    (answer,) = questions(deck.replace(f"Wash them.\n{line}", text))[0]["recommendations"]
    assert ("basis" in answer, answer["statements"][0]["text"]) == (False, text)


def test_what_was_resolved_is_the_response_and_the_discussion_above_it_the_rationale() -> None:
    deck = "Item 1. Should hands be washed?\n\nDiscussion: Trials agree.\n\nRESOLVED: Wash them.\n"
    (question,) = questions(deck)
    assert [each["text"] for each in question["recommendations"][0]["statements"]] == ["Wash them."]
    assert question["rationale"] == [{"heading": "Discussion"}, "Trials agree."]
    assert set(notes_of(question)) == {"rationale"}
    text = "Trials agree.\nResolved in 3 of 5: the pain."
    (question,) = questions(f"{deck}\nRationale\n{text}\n".replace("Discussion: Trials agree.\n\n", ""))
    assert len(question["recommendations"]) == 1


@pytest.mark.parametrize(
    ("label", "text", "names"),
    [
        ("Writing group", "Ada Alpha*, Bo Beta†", ["Ada Alpha", "Bo Beta"]),
        ("Redaktionsgruppe", "Ada Alpha, Bo Beta", ["Ada Alpha", "Bo Beta"]),
        ("Authors", "Alpha, Ada; van Beta, Bo", ["Alpha, Ada", "van Beta, Bo"]),
    ],
)
def test_authors_of_a_question_as_indexes_and_groups_name_them(label: str, text: str, names: list[str]) -> None:
    deck = [*lines_of("Question 1: Should hands be washed?\n"), row(label, text), *lines_of("\nResponse: Wash them.\n")]
    done = imported(deck).collection
    known = {each["id"]: each["name"] for each in done["authors"]}
    assert [known[each] for each in done["questions"][0]["authors"]] == names
    deck[1] = row(label, "Alpha, at night; Beta, by day")
    assert imported(deck).collection["questions"][0]["authors"] is None


@pytest.mark.parametrize("sign", ["Fortsetzung", "suite", "continuación", "segue", "2 of 2"])
def test_a_heading_goes_on_in_each_language(sign: str) -> None:
    deck = (
        "Question 1: Braces\n\nRecommendation\nWear them.\n\nRationale\nTrials agree on this\n"
        f"\fQuestion 1: Braces ({sign})\nAll were small.\n"
    )
    (question,) = questions(deck)
    assert question["title"] == "Braces"
    assert sign not in str(question["rationale"])
