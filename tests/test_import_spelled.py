"""Votes in other spellings: numbers in words, three figures with a legend or without, medians, and who approved."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.importer import Imported
from imported import Json, imported, lines_of, notes_of, row, tokens, unplaced

ASKED = "Question 1: Should hands be washed?\n\nResponse: Wash them.\n\n"
CONSENSUS = "recommendations.synthetic-q1-r1.consensus"


def consensus(done: Imported) -> Json:
    found: Json = done.collection["questions"][0]["recommendations"][0]["consensus"] or {}
    return found


def figures(done: Imported) -> Json:
    """The figures of the vote that are stated."""
    vote = consensus(done)["vote"]
    return {name: each for name, each in {**vote, **(vote.get("counts") or {})}.items() if name != "counts"}


def of(agree: int, disagree: int, abstain: int | None = None) -> Json:
    heads = {"agree": agree, "disagree": disagree, "abstain": abstain}
    return {name: each for name, each in heads.items() if each is not None}


@pytest.mark.parametrize(
    ("line", "vote"),
    [
        ("Vote: carried by 15 votes to 2.", of(15, 2)),
        ("Vote: passed 15–2", of(15, 2)),
        ("Abstimmung: angenommen mit 15 zu 2 Stimmen", of(15, 2)),
        ("Vote : adopté par 15 voix contre 2", of(15, 2)),
        ("Votación: aprobada por 15 votos contra 2, una abstención", of(15, 2, 1)),
        ("Vote: 16 for, none against, 1 abstained.", of(16, 0, 1)),
        ("Vote: 20 in favour, no votes against, two abstentions", of(20, 0, 2)),
        ("Abstimmung: 12 Ja-Stimmen, keine Gegenstimme, eine Enthaltung", of(12, 0, 1)),
        ("Panel vote 19–1–0 (yes–no–abstain)", of(19, 1, 0)),
        ("Vote: 19/0/1 (for/abstain/against)", of(19, 1, 0)),
        ("Vote (for/against/abstain): 12/1/0", of(12, 1, 0)),
        ("For: 12, against: none", of(12, 0)),
    ],
)
def test_votes_in_words_or_with_a_legend(line: str, vote: Json) -> None:
    done = imported(f"{ASKED}{line}\n", of_votes="|".join(tokens(line)))
    assert figures(done) == vote
    assert unplaced(done) == []
    assert CONSENSUS not in notes_of(done.collection["questions"][0])


@pytest.mark.parametrize(
    ("text", "share"), [("28 / 2 / 1", {}), ("28-2-1", {}), ("28 / 2 / 1 (93.3 %)", {"agree": 93.3})]
)
def test_three_figures_without_a_word_are_marked(text: str, share: Json) -> None:
    done = imported(f"{ASKED}Vote: {text}\n")
    vote = consensus(done)["vote"]
    assert vote == {**share, "counts": of(28, 2, 1)}
    assert "inferred" in notes_of(done.collection["questions"][0])[CONSENSUS]


def test_two_figures_are_for_and_against_if_the_first_is_the_greater() -> None:
    done = imported(f"{ASKED}Vote: 28–2\n")
    assert consensus(done)["vote"] == {"counts": of(28, 2)}
    assert "inferred" in notes_of(done.collection["questions"][0])[CONSENSUS]
    assert consensus(imported(f"{ASKED}Vote: 28/30\n"))["vote"] == {"counts": {"agree": 28}, "voters": 30}
    assert not consensus(imported(f"{ASKED}Agreement: 7–9\n"))


@pytest.mark.parametrize("text", ["28 / 2 / 1 (50 %)", "2019-12-04", "4/5/2024", "19–1–0 (yes–yes–no)", "none of 20"])
def test_figures_that_do_not_fit_are_no_vote(text: str) -> None:
    done = imported(f"{ASKED}Vote: {text}\n")
    assert not consensus(done)
    assert unplaced(done) == [f"Vote: {text}"]


@pytest.mark.parametrize("text", ["Approved by 13 of 16", "Endorsed by 13 of the 16 members.", "Adopté par 13 sur 16"])
def test_how_many_approved_is_a_vote_of_its_own_line(text: str) -> None:
    done = imported(f"{ASKED}{text}\n", of_votes="|".join(tokens(text)))
    assert consensus(done)["vote"] == {"counts": {"agree": 13}, "voters": 16}
    assert "position" in notes_of(done.collection["questions"][0])[CONSENSUS]


@pytest.mark.parametrize(
    "sentence",
    [
        "The brace was approved by 13 of 16 boards in all regions.",
        "It was carried by 15 votes to 2 in an earlier year, and none against it spoke.",
        "For: 12, they said, and against: none of the boards that met twice.",
        "Of these, 19–1–0 (yes–no–abstain) stood on the sheet.",
    ],
)
def test_a_sentence_of_a_rationale_is_no_vote(sentence: str) -> None:
    done = imported(f"{ASKED}Rationale: Trials agree.\n{sentence}\n")
    (question,) = done.collection["questions"]
    assert " ".join(question["rationale"]) == f"Trials agree. {sentence}"
    assert not consensus(done)


def test_rounds_may_have_one_letter() -> None:
    done = imported(f"{ASKED}R1: 65%; R2: 91%\n", of_votes="r1|r2")
    assert consensus(done)["vote"] == {"agree": 91.0, "round": 2}
    assert consensus(done)["earlier_votes"] == [{"agree": 65.0, "round": 1}]


def test_a_numbered_recommendation_is_no_round() -> None:
    done = imported("Question 1: Should hands be washed?\n\nR1: We suggest it for 65% of them.\n")
    (answer,) = done.collection["questions"][0]["recommendations"]
    assert [each["text"] for each in answer["statements"]] == ["We suggest it for 65% of them."]


@pytest.mark.parametrize("median", ["median 8", "median 8 (IQR 7–9)", "Median: 8.5, range 6–9"])
def test_a_median_beside_a_share_is_in_the_report(median: str) -> None:
    done = imported(f"{ASKED}Agreement: 91%; {median}\n")
    assert consensus(done)["vote"] == {"agree": 91.0}
    assert unplaced(done) == [median]
    assert not consensus(imported(f"{ASKED}Agreement: {median}\n"))


def test_a_level_below_the_figures_of_a_vote_is_that_votes_and_marked() -> None:
    values = "Strength\n\nWeak\n\nAgreement\n\n88%\n\n{}\n\n"
    asked, answer = ASKED.partition("Response")[0], "Recommendation\n\nWash them.\n"
    for level in ("Consensus", "Strong consensus"):
        done = imported(f"{asked}{values.format(level)}{answer}")
        assert consensus(done)["vote"] == {"agree": 88.0}
        assert [each["label"] for each in done.collection["consensus_scheme"]["levels"]] == [level]
        assert CONSENSUS in notes_of(done.collection["questions"][0])


def test_a_heading_below_a_vote_is_no_level() -> None:
    done = imported(f"{ASKED}Agreement: 88%\n\nConsensus\n\nThe panel spoke of braces for long.\n")
    assert "Consensus" not in [each["label"] for each in done.collection["consensus_scheme"]["levels"]]


def test_voters_beside_two_rounds_are_those_of_the_last_and_marked() -> None:
    head = row("No.", "Statement", "Round 1 agreement (%)", "Round 2 agreement (%)", "Voters")
    rows = [row("1", "Braces should be worn at night.", "61", "92", "38"), row("2", "Slings help.", "70", "80", "40")]
    done = imported([*lines_of("Braces\n\n"), head, *rows], of_votes="voters")
    found = [answer for each in done.collection["questions"] for answer in each["recommendations"]]
    assert [each["consensus"]["vote"] for each in found] == [
        {"agree": float(share), "voters": int(voters), "round": 2}
        for *_, share, voters in (each.cells for each in rows)
    ]
    assert any("round" in note for each in done.collection["questions"] for note in notes_of(each).values())
