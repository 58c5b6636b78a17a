"""Authors: names under labels that a full stop ends, and what brackets after a name say."""

from __future__ import annotations

import pytest

from imported import imported, notes_of, unplaced

DECK = "Question 1: Should hands be washed?\n\n{}\n\nResponse: Wash them.\n"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Authors: Ann Doe (Leeds) and Ben Roe (Synthetic Hospital, York)", {"Ann Doe": ["Leeds"], "Ben Roe": 1}),
        ("Autores: Dra. Ana Alfa (Sevilla) y Dr. Luis Beta", {"Dra. Ana Alfa": ["Sevilla"], "Dr. Luis Beta": None}),
        ("Autoren: Ida Eins (Bern), Jan Zwei (Graz)", {"Ida Eins": ["Bern"], "Jan Zwei": ["Graz"]}),
    ],
)
def test_brackets_after_a_name_are_a_marked_affiliation(line: str, people: dict[str, list[str] | int | None]) -> None:
    done = imported(DECK.format(line), of_votes="and|y")
    found = {each["name"]: each.get("affiliations") for each in done.collection["authors"]}
    assert found == {name: ["Synthetic Hospital, York"] if of == 1 else of for name, of in people.items()}
    assert "affiliation" in notes_of(done.collection["questions"][0])["authors"]
    assert unplaced(done) == []


@pytest.mark.parametrize("said", ["Chair", "co-chair", "MD", "Vorsitzender", "Coordinadora", "b. 1970"])
def test_other_brackets_stay_with_the_name(said: str) -> None:
    done = imported(DECK.format(f"Authors: Ann Doe ({said}), Ben Roe"))
    assert [each["name"] for each in done.collection["authors"]] == [f"Ann Doe ({said})", "Ben Roe"]
    assert not notes_of(done.collection["questions"][0])


def test_one_person_of_two_questions_is_one_author() -> None:
    decks = (DECK.format(f"Authors: {line}") for line in ("Ann Doe (Leeds), Ben Roe", "Ben Roe (York), Ann Doe"))
    done = imported("\n".join(deck.replace("1", str(place)) for place, deck in enumerate(decks, 1)))
    assert [(each["name"], each["affiliations"]) for each in done.collection["authors"]] == [
        ("Ann Doe", ["Leeds"]),
        ("Ben Roe", ["York"]),
    ]


def test_a_full_stop_divides_the_label_of_authors_from_names_alone() -> None:
    done = imported(DECK.format("Authors. Ann Doe-Poe, MD, PhD; Ben Roe,\nMBChB."))
    assert [each["name"] for each in done.collection["authors"]] == ["Ann Doe-Poe, MD, PhD", "Ben Roe, MBChB"]
    done = imported(DECK.format("Authors. They are named in the synthetic annex of this document."))
    assert done.collection["authors"] == []
