"""Votes that name those who vote, in the languages of the labels."""

from __future__ import annotations

import pytest

from clinical_consensus.importing.importer import Imported
from imported import Json, imported, notes_of, tokens, unplaced

ASKED = "Question 1: Should hands be washed?\n\nResponse: Wash them.\n\n"
CONSENSUS = "recommendations.synthetic-q1-r1.consensus"


def figures(done: Imported) -> Json:
    """The figures of the vote that are stated, heads as "counts.agree"."""
    vote = done.collection["questions"][0]["recommendations"][0]["consensus"]["vote"]
    heads = {f"counts.{name}": figure for name, figure in (vote.get("counts") or {}).items()}
    return {name: each for name, each in {**vote, **heads}.items() if name != "counts" and each is not None}


def level_of(done: Imported) -> str | None:
    level = done.collection["questions"][0]["recommendations"][0]["consensus"].get("level")
    names: dict[str, str] = {each["id"]: each["label"] for each in done.collection["consensus_scheme"]["levels"]}
    return names.get(level)


@pytest.mark.parametrize(
    ("label", "text", "vote", "level"),
    [
        ("Vote", "13 of 16 members approved.", {"counts.agree": 13, "voters": 16}, None),
        ("Vote", "9 of 10 panel members voted in favour", {"counts.agree": 9, "voters": 10}, None),
        ("Vote", "18/20 agreed; 2/20 abstained", {"counts.agree": 18, "counts.abstain": 2, "voters": 20}, None),
        ("Agreement", "93% of the voting members", {"agree": 93.0}, None),
        ("Agreement", "97% (32 of 33 respondents)", {"agree": 97.0, "counts.agree": 32, "voters": 33}, None),
        ("Zustimmung", "93 % der Stimmberechtigten (starker Konsens)", {"agree": 93.0}, "starker Konsens"),
        ("Abstimmung", "12 Ja-Stimmen, 1 Nein-Stimme", {"counts.agree": 12, "counts.disagree": 1}, None),
        ("Accord", "93 % des votants (Accord fort)", {"agree": 93.0}, "Accord fort"),
        ("Acuerdo", "93 % de los votantes (acuerdo fuerte)", {"agree": 93.0}, "acuerdo fuerte"),
        ("Votos", "18 de 20 votos a favor", {"counts.agree": 18, "voters": 20}, None),
    ],
)
def test_those_who_vote_have_many_names(label: str, text: str, vote: Json, level: str | None) -> None:
    done = imported(f"{ASKED}{label}: {text}\n", of_votes="|".join(tokens(text)))
    assert figures(done) == vote
    assert level_of(done) == level
    assert unplaced(done) == []


@pytest.mark.parametrize(
    ("line", "voters"),
    [
        ("Starker Konsens (97 % Zustimmung, 23 Stimmberechtigte)", 23),
        ("Strong consensus (97% agreement, 24 voters)", 24),
        ("Consenso fuerte (97 % a favor, 25 votantes)", 25),
        ("Strong agreement (97%)", None),
        ("Mehrheitliche Zustimmung (97 %)", None),
    ],
)
def test_a_level_with_its_vote_and_voters_in_brackets_needs_no_label(line: str, voters: int | None) -> None:
    done = imported(f"{ASKED.strip()}\n{line}\n", of_votes="|".join(tokens(line)))
    assert figures(done) == {"agree": 97.0, **({"voters": voters} if voters else {})}
    assert level_of(done) == line.partition(" (")[0]
    assert CONSENSUS in notes_of(done.collection["questions"][0])


def test_words_on_votes_are_no_level() -> None:
    done = imported(f"{ASKED}Vote: no votes against\n")
    assert done.collection["questions"][0]["recommendations"][0]["consensus"] is None
    assert unplaced(done) == ["Vote: no votes against"]
