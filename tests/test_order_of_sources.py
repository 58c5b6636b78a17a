"""The order in which a collection lists its sources changes nothing that is said of its questions."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from clinical_consensus.build.generate import Generated, generate
from clinical_consensus.contract.settings import Settings
from clinical_consensus.review.warnings import warnings
from editions import question
from frozen import first, read_from, written
from sites import Json


def generated(folder: Path, value: Json, *frozen: Json) -> Generated:
    return generate(written(folder / "data", value, *frozen), Settings())


@pytest.mark.parametrize("other", ["b", "both"])
def test_the_order_of_sources_changes_nothing_that_is_said_of_a_question(tmp_path: Path, other: str) -> None:
    value = first()
    value["questions"][2] = read_from("b", question("q3", 3))
    if other == "both":
        value["questions"][2]["provenance"][0]["source"] = "a"
    turned = copy.deepcopy(value)
    turned["sources"].reverse()
    said = []
    for name, each in (("listed", value), ("turned", turned)):
        view = generated(tmp_path / name, each, value).view
        said.append([(view.cite(one), one.published, one.origin, one.standing.draft) for one in view.questions])
    assert said[0] == said[1]
    publications = [origin.item for _, _, origin, _ in said[0]]
    assert [bool(item) for item in publications] == [other == "both"] * 3


def test_a_publication_that_no_question_has_is_told_of(tmp_path: Path) -> None:
    value = first()
    value["questions"][2] = read_from("b", question("q3", 3))
    [found] = [each for each in warnings(generated(tmp_path, value, value).dossier) if "publication" in each.place]
    assert found.place == "collection.publication"
    assert "no source is common to the questions" in found.wrong
    value["questions"][2]["publication"] = value["collection"]["publication"]
    found_again = warnings(generated(tmp_path / "own", value).dossier)
    assert not [each for each in found_again if "publication" in each.place]
