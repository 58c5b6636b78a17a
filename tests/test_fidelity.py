"""The oncology JSON and its source have the same words; the source is read separately and compared both ways.

Nothing of the generator is used here. What is not text in the source is listed below, line by line or as framing.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Callable

import pytest

from sites import PROJECT, Json

SOURCE = PROJECT / "data" / "sources" / "icm_vte_oncology.txt"

LAYOUT_LINES = {
    2: "ICM VTE Oncology", 21: "ICM VTE Oncology", 37: "ICM VTE Oncology", 53: "ICM VTE Oncology",
    58: "ICM VTE Oncology", 54: "3 - What orthopedic tumor-related surgeries require routine prophylaxis?",
}  # fmt: skip
"""The banners of the deck, and the second copy of the heading of question 3."""

FRAMES = {
    "title": r"{number} - (.+)",
    "parts": r"{label}\. (.+)",
    "statements": r"Response/Recommendation: (.+)",
    "strength": r"Strength of Recommendation: (.+)\.",
    "consensus": r"\((.+)\)",
    "authors": r"(.+)",
}
"""What surrounds a field's text in the source."""


def lines() -> dict[int, str]:
    """The source's lines by number, white space folded, empty ones left out."""
    numbered = enumerate(SOURCE.read_text(encoding="utf-8").split("\n"), 1)
    return {number: " ".join(line.split()) for number, line in numbered if line.strip()}


def stated_fields(data: Json) -> list[tuple[str, str, str, str]]:
    """Every stated field of every question: question, provenance field, text in the JSON, frame in the source."""
    labels = {grade["id"]: grade["label"] for grade in data["strength_scheme"]["grades"]}
    levels = {level["id"]: level["label"] for level in data["consensus_scheme"]["levels"]}
    names = {author["id"]: author["name"] for author in data["authors"]}
    found = []
    for question in data["questions"]:
        fields = [("title", question["title"], FRAMES["title"].format(number=question["number"]))]
        fields += [
            (f"parts.{part['id']}", part["text"], FRAMES["parts"].format(label=part["label"]))
            for part in question["parts"]
        ]
        for recommendation in question["recommendations"]:
            at = f"recommendations.{recommendation['id']}"
            response = " ".join(statement["text"] for statement in recommendation["statements"])
            fields.append((f"{at}.statements", response, FRAMES["statements"]))
            if recommendation["strength"]:
                fields.append((f"{at}.strength", labels[recommendation["strength"]], FRAMES["strength"]))
            if recommendation["consensus"]:
                assert recommendation["consensus"]["vote"] is None, "the deck states no vote"
                fields.append((f"{at}.consensus", levels[recommendation["consensus"]["level"]], FRAMES["consensus"]))
        if question["authors"]:
            fields.append(("authors", ", ".join(names[author] for author in question["authors"]), FRAMES["authors"]))
        assert question["rationale"] is None, "the deck states no rationale"
        assert question["references"] is None, "the deck states no references"
        found += [(question["id"], *field) for field in fields]
    return found


def compare(data: Json) -> None:
    """Fail unless every word of the source is in the JSON where its provenance says, and the other way round."""
    source = lines()
    taken: dict[int, str] = {}
    places = {(q["id"], entry["field"]): entry for q in data["questions"] for entry in q["provenance"]}
    fields = stated_fields(data)
    assert sorted(places) == sorted((question, field) for question, field, _, _ in fields)
    for question, field, text, frame in fields:
        first, last = places[question, field]["lines"]
        own = [number for number in range(first, last + 1) if number in source]
        assert not [number for number in own if number in taken], f"{question} {field}: a line is used twice"
        taken |= dict.fromkeys(own, field)
        written = " ".join(source[number] for number in own)
        match = re.fullmatch(frame, written)
        assert match, f"{question} {field}: lines {first}–{last} are not framed as {frame}"
        assert text == match[1], f"{question} {field}"
    rest = {number: line for number, line in source.items() if number not in taken}
    assert rest == LAYOUT_LINES


def test_the_source_is_the_deck_byte_for_byte(raw: Json) -> None:
    digest = hashlib.sha256(SOURCE.read_bytes()).hexdigest()
    assert digest == "c4e57429b0a81beff9bb07629199ccdf7666757fde730fdfdcf9890429e1a8b3"
    assert [source["sha256"] for source in raw["sources"]] == [digest]


def test_source_and_json_have_the_same_words(raw: Json) -> None:
    compare(raw)


def test_the_collection_has_four_questions_each_limited(raw: Json) -> None:
    assert [question["number"] for question in raw["questions"]] == [1, 2, 3, 4]
    assert [each["strength"] for question in raw["questions"] for each in question["recommendations"]] == [
        "limited"
    ] * 4


def test_what_the_deck_does_not_place_is_marked_as_inferred(raw: Json) -> None:
    inferred = {
        (question["id"], entry["field"]): entry["note"]
        for question in raw["questions"]
        for entry in question["provenance"]
        if entry.get("placement") == "inferred"
    }
    assert set(inferred) == {("oncology-q3", "authors"), ("oncology-q3", "recommendations.oncology-q3-r1.consensus")}
    assert all(inferred.values())


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


@pytest.mark.parametrize(
    "mutate",
    [
        pytest.param(replace_a_word, id="reword"), drop_a_word, drop_a_comma, drop_a_statement, duplicate_a_statement,
        swap_statements, invent_a_sentence,
        invent_an_author, invent_a_vote, change_the_strength, change_spelling, change_a_part,
        change_the_order_of_authors, drop_a_part, misplace_a_field, drop_a_question,
    ],
)  # fmt: skip
def test_a_change_of_a_real_field_is_noticed(raw: Json, mutate: Callable[[Json], None]) -> None:
    changed = copy.deepcopy(raw)
    mutate(changed)
    assert changed != raw
    with pytest.raises(AssertionError):
        compare(changed)
