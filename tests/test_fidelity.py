"""The published collection and its sources have the same words: each source is read separately, compared both ways."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fidelity import compare
from first_edition import FROZEN
from sites import ONCOLOGY, Json

PUBLISHED: Json = json.loads(ONCOLOGY.read_text(encoding="utf-8"))


def test_every_source_is_the_file_that_the_collection_names() -> None:
    for source in PUBLISHED["sources"]:
        digest = hashlib.sha256((ONCOLOGY.parent / source["file"]).read_bytes()).hexdigest()
        assert source["sha256"] == digest
    assert len({source["file"] for source in PUBLISHED["sources"]}) == len(PUBLISHED["sources"])


def test_sources_and_json_have_the_same_words() -> None:
    compare(PUBLISHED, ONCOLOGY.parent)


def test_what_is_inferred_has_a_note() -> None:
    for question in PUBLISHED["questions"]:
        for entry in question["provenance"]:
            assert entry.get("placement") != "inferred" or entry["note"]


def test_the_first_edition_is_that_of_the_deck() -> None:
    data = json.loads(FROZEN.read_text(encoding="utf-8"))
    digest = "c4e57429b0a81beff9bb07629199ccdf7666757fde730fdfdcf9890429e1a8b3"
    assert [source["sha256"] for source in data["sources"]] == [digest]
    assert [question["number"] for question in data["questions"]] == [1, 2, 3, 4]
    grades = [each["strength"] for question in data["questions"] for each in question["recommendations"]]
    assert grades == ["limited"] * 4


def test_what_the_deck_does_not_place_is_marked_as_inferred() -> None:
    inferred = {
        (question["id"], entry["field"])
        for question in json.loads(FROZEN.read_text(encoding="utf-8"))["questions"]
        for entry in question["provenance"]
        if entry.get("placement") == "inferred"
    }
    assert inferred == {("oncology-q3", "authors"), ("oncology-q3", "recommendations.oncology-q3-r1.consensus")}


@pytest.mark.parametrize(
    ("added", "is_layout"),
    [
        ("ICM VTE Oncology", True),
        ("3 - What orthopedic tumor-related surgeries require routine prophylaxis?", True),
        ("Synthetic words that no field has.", False),
        ("Unless very high bleeding risk.", False),
    ],
)
def test_nothing_but_banners_headings_and_labels_is_left_of_a_source(
    raw: Json, oncology_copy: Path, added: str, is_layout: bool
) -> None:
    file = oncology_copy.parent / raw["sources"][0]["file"]
    file.write_text(f"{file.read_text(encoding='utf-8')}{added}\n", encoding="utf-8")
    if is_layout:
        compare(raw, oncology_copy.parent)
        return
    with pytest.raises(AssertionError, match=added):
        compare(raw, oncology_copy.parent)


def statement_at(data: Json, question: int, position: int) -> Json:
    found: Json = data["questions"][question]["recommendations"][0]["statements"][position]
    return found


def replace_a_word(data: Json) -> None:
    statement_at(data, 1, 1)["text"] = statement_at(data, 1, 1)["text"].replace("unless", "except with")


def drop_a_word(data: Json) -> None:
    statement_at(data, 1, 1)["text"] = statement_at(data, 1, 1)["text"].replace("very high ", "high ")


def drop_a_comma(data: Json) -> None:
    statement_at(data, 0, 1)["text"] = statement_at(data, 0, 1)["text"].replace(",", "")


def drop_a_statement(data: Json) -> None:
    data["questions"][0]["recommendations"][0]["statements"].pop()


def duplicate_a_statement(data: Json) -> None:
    statements = data["questions"][0]["recommendations"][0]["statements"]
    statements.insert(1, dict(statements[0], id="oncology-q1-r1-s9"))


def swap_statements(data: Json) -> None:
    data["questions"][0]["recommendations"][0]["statements"].reverse()


def invent_a_sentence(data: Json) -> None:
    statement_at(data, 2, 0)["text"] += " Invented words."


def invent_an_author(data: Json) -> None:
    data["authors"].append({"id": "invented", "name": "Invented Name"})
    data["questions"][0]["authors"] = ["invented"]


def invent_a_vote(data: Json) -> None:
    data["questions"][2]["recommendations"][0]["consensus"]["vote"] = {"agree": 100.0, "disagree": 0.0, "abstain": 0.0}


def change_the_strength(data: Json) -> None:
    data["strength_scheme"]["grades"][0]["label"] = "Moderate"


def change_spelling(data: Json) -> None:
    data["questions"][3]["title"] = data["questions"][3]["title"].replace("orthopaedic", "orthopedic")


def change_a_part(data: Json) -> None:
    data["questions"][1]["parts"][1]["text"] = data["questions"][1]["parts"][1]["text"].replace("optimal", "best")


def change_the_order_of_authors(data: Json) -> None:
    data["questions"][2]["authors"].reverse()


def drop_a_part(data: Json) -> None:
    question = data["questions"][0]
    question["parts"].pop()
    question["provenance"] = [entry for entry in question["provenance"] if entry["field"] != "parts.oncology-q1-b"]


def misplace_a_field(data: Json) -> None:
    data["questions"][0]["provenance"][3]["lines"] = [11, 17]


def drop_a_question(data: Json) -> None:
    data["questions"].pop()


def change_a_number(data: Json) -> None:
    data["questions"][3]["number"] = 7


def publish_a_label(data: Json) -> None:
    statement_at(data, 0, 0)["text"] = "Response/Recommendation: " + statement_at(data, 0, 0)["text"]


def publish_words_twice(data: Json) -> None:
    again = copy.deepcopy(data["questions"][2]["recommendations"][0]) | {"id": "oncology-q3-r9", "consensus": None}
    data["questions"][2]["recommendations"].append(again)
    data["questions"][2]["provenance"] += [
        entry | {"field": entry["field"].replace("q3-r1", "q3-r9")}
        for entry in data["questions"][2]["provenance"]
        if entry["field"].endswith(("r1.statements", "r1.strength"))
    ]


@pytest.mark.parametrize(
    "mutate",
    [
        pytest.param(replace_a_word, id="reword"), drop_a_word, drop_a_comma, drop_a_statement, duplicate_a_statement,
        swap_statements, invent_a_sentence,
        invent_an_author, invent_a_vote, change_the_strength, change_spelling, change_a_part,
        change_the_order_of_authors, drop_a_part, misplace_a_field, drop_a_question,
        change_a_number, publish_a_label, publish_words_twice,
    ],
)  # fmt: skip
def test_a_change_of_a_real_field_is_noticed(raw: Json, oncology_copy: Path, mutate: Callable[[Json], None]) -> None:
    compare(raw, oncology_copy.parent)
    changed = copy.deepcopy(raw)
    mutate(changed)
    assert changed != raw
    with pytest.raises(AssertionError):
        compare(changed, oncology_copy.parent)
