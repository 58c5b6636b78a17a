"""Labels, grades and votes of documents in further languages: Portuguese, Italian and Dutch, and their endings."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from imported import heading, imported, lines_of, unplaced


class Deck(NamedTuple):
    """The words that a deck in one language has, and what is read of them."""

    question: str
    response: str
    strength: tuple[str, str]
    certainty: tuple[str, str]
    vote: tuple[str, str]
    authors: tuple[str, str]
    rationale: str
    references: str


DECKS = {
    "pt": Deck(
        "Pergunta",
        "Recomendação",
        ("Força da recomendação", "Fraca"),
        ("Qualidade das evidências", "Muito baixa"),
        ("Votação", "90% a favor, 10% contra"),
        ("Autores", "Ana Alfa e Rui Beta"),
        "Justificativa",
        "Referências",
    ),
    "it": Deck(
        "Quesito",
        "Raccomandazione",
        ("Forza della raccomandazione", "Debole"),
        ("Qualità delle prove", "Molto bassa"),
        ("Votazione", "90% favorevoli, 10% contrari"),
        ("Autori", "Ada Alfa e Ugo Beta"),
        "Motivazione",
        "Bibliografia",
    ),
    "nl": Deck(
        "Uitgangsvraag",
        "Aanbeveling",
        ("Sterkte van de aanbeveling", "Zwak"),
        ("Kwaliteit van het bewijs", "Zeer laag"),
        ("Stemming", "90% voor, 10% tegen"),
        ("Auteurs", "Jan Alfa en Kees Beta"),
        "Onderbouwing",
        "Referenties",
    ),
}
"""Two pairs of each are what a document of that language calls its field, and its value."""


@pytest.mark.parametrize("language", DECKS)
def test_a_deck_of_a_further_language_has_all_its_fields(language: str) -> None:
    deck = DECKS[language]
    text = "".join(
        f"""{deck.question} {number}: Synthetica {number}?

{deck.response}: Alfa beta gamma {number} delta.

{": ".join(deck.strength)}

{": ".join(deck.certainty)}

{": ".join(deck.vote)}

{": ".join(deck.authors)}

{deck.rationale}

Epsilon zeta eta {number} theta.

{deck.references}

1. Alfa A. Prima synthetica. J Synth. 2011;3:4-5.

"""
        for number in (1, 2)
    )
    done = imported(text, of_votes="e|en|a|favor|contra|favorevoli|contrari|voor|tegen")
    assert unplaced(done) == []
    first, second = done.collection["questions"]
    scales = {
        kind: {each["id"]: each["label"] for each in done.collection[f"{kind}_scheme"][name]}
        for kind, name in (("strength", "grades"), ("certainty", "levels"))
    }
    for number, question in enumerate((first, second), 1):
        [answer] = question["recommendations"]
        assert question["title"] == f"Synthetica {number}?"
        assert [each["text"] for each in answer["statements"]] == [f"Alfa beta gamma {number} delta."]
        assert scales["strength"][answer["strength"]] == deck.strength[1]
        assert scales["certainty"][answer["certainty"]] == deck.certainty[1]
        assert answer["consensus"]["vote"] == {"agree": 90, "disagree": 10}
        assert [done.collection["authors"][0]["name"], len(question["authors"])] == [
            " ".join(deck.authors[1].split()[:2]),
            2,
        ]
        assert question["rationale"] == [f"Epsilon zeta eta {number} theta."]
        assert len(question["references"]) == 1
        assert not [each for each in question["provenance"] if each.get("placement") == "inferred"]


@pytest.mark.parametrize(
    "name", ["Declaração de conflitos de interesse", "Dichiarazione di interessi", "Resumo das recomendações"]
)
def test_what_only_sounds_like_a_recommendation_has_no_field(name: str) -> None:
    deck = [heading("Pergunta 1: Qual?"), *lines_of(f"\nRecomendação: Alfa beta.\n\n{name}: Gama delta.\n")]
    done = imported(deck)
    assert unplaced(done) == [f"{name}: Gama delta."]
    [question] = done.collection["questions"]
    assert len(question["recommendations"]) == 1


@pytest.mark.parametrize(
    "label",
    ["Hintergrundtext", "Hintergrundinformation", "Consideraciones", "Considerações", "Considerazioni", "Overwegingen"],
)
def test_a_heading_of_reasons_is_a_part_of_the_rationale(label: str) -> None:
    deck = [heading("Question 1: Which?"), *lines_of("\nRecommendation: Test once.\n")]
    done = imported([*deck, heading(label), *lines_of("\nAlfa beta gamma delta epsilon zeta.\n")])
    [question] = done.collection["questions"]
    assert question["rationale"] == [{"heading": label}, "Alfa beta gamma delta epsilon zeta."]


@pytest.mark.parametrize(
    ("line", "vote"),
    [
        ("Consenso: 18/20 (90%)", {"agree": 90, "counts": {"agree": 18}, "voters": 20}),
        ("Votação: concordo 90%, discordo 10%", {"agree": 90, "disagree": 10}),
    ],
)
def test_a_colon_behind_a_consensus_says_that_figures_alone_are_its_vote(line: str, vote: dict[str, object]) -> None:
    done = imported(f"Pergunta 1: Qual?\n\nRecomendação: Alfa beta.\n\n{line}\n", of_votes="consenso|concordo|discordo")
    [question] = done.collection["questions"]
    consensus = question["recommendations"][0]["consensus"]
    assert (consensus["level"], consensus["vote"]) == (None, vote)
    assert not [each for each in question["provenance"] if each.get("placement") == "inferred"]
