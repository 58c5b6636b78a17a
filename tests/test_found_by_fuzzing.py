"""What drawn collections have shown to be wrong stays right: each case as small as it was found."""

from __future__ import annotations

import pytest

from clinical_consensus.collection.glossary import Glossary
from clinical_consensus.downloads.anki import card
from clinical_consensus.search.index import search_files
from clinical_consensus.search.numbers import number_key
from editions import edition, question
from exported import opened
from folders import Save
from sites import Json
from wrong_input import problems


@pytest.mark.parametrize("label", ["★", "§", "—", "\u202e"])
def test_a_printed_number_without_a_letter_or_digit_is_no_word_of_search(label: str) -> None:
    view = opened(edition([question("starred", 1, label=label)])).view
    files = search_files(view, Glossary(view.relations.collection.terms))
    assert "synthetic question starred" in files["search/questions-0.js"].lower()
    assert number_key(label) is None
    assert number_key(f"{label} 12a") == number_key("12a")


def placed() -> Json:
    """A collection whose question has its part and what its author declares at inferred places, each with a note."""
    own = question("placed", 1, authors=["a"], parts=[{"id": "placed-a", "label": "À", "text": "Synthetic part?"}])
    names = ["title", "authors", "parts.placed-a", *(f"recommendations.placed-r.{name}" for name in ANSWERED)]
    own["provenance"] = [
        {"field": name, "source": "s", "lines": [1, 1], "placement": "inferred", "note": f"Synthetic note on {name}."}
        for name in names
    ]
    source = {"id": "s", "title": "Synthetic source", "file": "s.txt", "sha256": "0" * 64}
    return edition([own]) | {"sources": [source]}


ANSWERED = ("statements", "strength", "consensus")


def test_a_note_names_a_part_as_the_source_prints_it() -> None:
    of = opened(placed())
    said = "Placement inferred (part À): Synthetic note on parts.placed-a."
    assert said in of.text("questions/placed.txt")
    assert said in card(of.view, of.view.question["placed"]).source


def test_sources_that_are_no_list_are_not_said_to_be_without_entries(
    raw: Json, saved: Save, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw["sources"] = {"synthetic": 1}
    for each in raw["questions"]:
        each["provenance"] = []
    told = problems(saved(raw), tmp_path_factory.mktemp("docs"))
    assert told == ["sources: this is not a list; write it in square brackets: [ … ]"]
