"""The change of each field is reported in one line that names the field and both of its values."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from editions import compared, edition, field_changes, headlines, later, pair, question
from first_edition import first_edition, saved_first_edition
from sites import COLLECTIONS, Json


@pytest.mark.parametrize(
    ("change", "fields", "expected"),
    [
        (lambda of: of["recommendations"][0].update(strength="moderate"), {},
         "Strength of Recommendation: Limited → Moderate"),
        (lambda of: of["recommendations"][0].update(strength=None), {},
         "Strength of Recommendation: Limited → Not stated in the source"),
        (
            lambda of: of["recommendations"][0].update(
                consensus={"level": "level", "vote": {"agree": 91.5, "disagree": 4.5, "abstain": 4}}
            ), {},
            "Vote: Agree 90%, disagree 6%, abstain 4% → Agree 91.5%, disagree 4.5%, abstain 4%",
        ),
        (lambda of: of["recommendations"][0].update(consensus={"level": "level"}), {},
         "Vote: Agree 90%, disagree 6%, abstain 4% → Not stated in the source"),
        (lambda of: of.update(number=3), {}, "Number: 1 → 3"),
        (lambda of: of.update(title="Synthetic"), {}, "Title: text changed"),
        (lambda of: of.update(authors=["b", "a"]), {"authors": ["a", "b"]},
         "Authors: Synthetic A, Synthetic B → Synthetic B, Synthetic A (order changed)"),
        (lambda of: of.update(authors=["a", "c"]), {"authors": ["a"]},
         "Authors: Synthetic A → Synthetic A, Synthetic C (added: Synthetic C)"),
        (
            lambda of: of.update(authors=["c", "b", "rtl"]), {"authors": ["a", "b", "c"]},
            "Authors: Synthetic A, Synthetic B, Synthetic C → Synthetic C, Synthetic B, \u2068דוד סינתטי\u2069 "
            "(added: \u2068דוד סינתטי\u2069; removed: Synthetic A; order changed)",
        ),
        (lambda of: of.update(authors=["a"]), {}, "Authors: Not stated in the source → Synthetic A"),
        (lambda of: of.update(authors=None), {"authors": ["a"]}, "Authors: Synthetic A → Not stated in the source"),
        (lambda of: of.update(rationale=["Synthetic."]), {}, "Rationale: Not stated in the source → stated"),
        (lambda of: of.update(rationale=None), {"rationale": ["Synthetic."]},
         "Rationale: stated → Not stated in the source"),
        (
            lambda of: of.update(rationale=["Synthetic.\n\nSynthetic."]), {"rationale": ["Synthetic.", "Synthetic."]},
            "Division of the rationale: 2 paragraphs → 1 paragraph, of the same text",
        ),
        (lambda of: of["parts"][0].update(label="1"), {"parts": [{"id": "p", "label": "A", "text": "Synthetic?"}]},
         "Label of a part: A → 1"),
        (
            lambda of: of["recommendations"][0].update(
                statements=[{"id": "x", "text": "Synthetic first statement. Synthetic second statement."}]
            ), {},
            "Division of the response: 2 statements → 1 statement, of the same text",
        ),
    ],
)  # fmt: skip
def test_a_changed_fact_is_reported_in_one_line(change: Callable[[Json], None], fields: Json, expected: str) -> None:
    assert headlines(change, **fields) == [expected]


def test_each_changed_statement_of_a_response_is_reported() -> None:
    def change(of: Json) -> None:
        statements = of["recommendations"][0]["statements"]
        statements[:] = [{"id": "q-s3", "text": "Synthetic third."}, statements[0]]

    assert headlines(change) == [
        "Response/Recommendation: text changed", "Statement 1 of 2: added",
        "Statement 2 of 2 of the old edition: removed",
    ]  # fmt: skip


def test_one_of_several_recommendations_is_named_by_its_number() -> None:
    second = {"id": "second", "statements": [{"id": "second-s", "text": "Synthetic."}]}

    def change(of: Json) -> None:
        of["recommendations"][1]["strength"] = "limited"
        of["recommendations"].reverse()

    fields = {"recommendations": [question("q", 1)["recommendations"][0], second]}
    assert headlines(change, **fields) == [
        "Response/Recommendation 1, Strength of Recommendation: Not stated in the source → Limited",
        "Order of the recommendations: 1, 2 → 2, 1 (numbers of the old edition)",
    ]  # fmt: skip


def test_a_renamed_grade_is_reported_for_the_collection_and_for_every_question_that_has_it() -> None:
    old = edition([question("one", 1), question("two", 2)])
    new = later(old)
    new["strength_scheme"]["grades"][0].update(id="low", label="Low")
    for each in new["questions"]:
        each["recommendations"][0]["strength"] = "low"
    result = compared(old, new)
    assert [change.headline for each in result.questions for change in each.changes] == [
        "Strength of Recommendation: Limited → Low"
    ] * 2
    assert [change.headline for change in result.changes] == ["Strength: Low (added)", "Strength: Limited (removed)"]
    new["strength_scheme"]["grades"][0]["label"] = "Limited"
    assert [change for each in compared(old, new).questions for change in each.changes] == []


def test_changes_of_the_collection_itself_are_reported_separately() -> None:
    old = edition([question("one", 1)])
    old["collection"]["publication"] = {"type": "book", "title": "Synthetic book"}
    new = later(old)
    new["collection"].update(rights="Synthetic rights.", title="SYNTHETIC two")
    new["collection"]["publication"]["title"] = "Synthetic other book"
    new["strength_scheme"].update(label="Strength")
    new["strength_scheme"]["grades"][1]["definition"] = "Synthetic definition."
    new["consensus_scheme"].update(label="Agreement")
    new["consensus_scheme"]["levels"][0].update(label="Level-T", definition="Synthetic.", min_agree=60.5)
    result = compared(old, new)
    assert [change.headline for change in result.changes] == [
        "Title of the collection: text changed",
        "Related publication: text changed",
        "Rights: Not stated in the source → stated",
        "Name of the strengths: Strength of Recommendation → Strength",
        "Strength Moderate, definition: Not stated in the source → stated",
        "Name of the consensus: Consensus → Agreement",
        "Level of consensus: Level-S → Level-T",
        "Level of consensus Level-T, definition: Not stated in the source → stated",
        "Level of consensus Level-T, share that agrees: at least 60.5% (added)",
    ]
    assert not result.editorial
    new["topics"][0]["label"] = "Topic-T"
    assert compared(old, new).editorial


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, {"type": "book", "title": "Synthetic book"}, "Related publication: added"),
        ({"type": "book", "title": "Synthetic book"}, {"type": "book", "title": "Synthetic other book"},
         "Related publication: text changed"),
        ({"type": "book", "title": "Synthetic book"},
         {"type": "book", "title": "Synthetic book", "DOI": "10.5555/synthetic"}, "Related publication: text changed"),
        ({"type": "book", "title": "Synthetic book"}, None, "Related publication: removed"),
    ],
)  # fmt: skip
def test_a_change_of_a_questions_own_publication_is_its_own(
    before: Json | None, after: Json | None, expected: str
) -> None:
    old = edition([question("one", 1, publication=before)])
    new = later(old)
    new["questions"][0]["publication"] = after
    [change] = compared(old, new).questions
    assert [each.headline for each in change.changes] == [expected]
    assert change.kind == "updated"
    assert not change.editorial


def test_a_change_of_the_document_of_a_source_is_reported(tmp_path: Path) -> None:
    old = first_edition()
    old["sources"][0]["original"] = {"title": "Synthetic deck"}
    new = later(old, "1.1.0", "2030-01-01")
    new["sources"][0]["original"].update(title="Synthetic other deck", url="https://synthetic.invalid/deck")
    assert [each.headline for each in compared(old, new, saved_first_edition(tmp_path).parent).changes] == [
        "Original document of the source: text changed",
        "Address of the original document: https://synthetic.invalid/deck (added)",
    ]


@pytest.mark.parametrize("place", ["collection", "question"])
def test_how_texts_point_to_references_is_no_text_but_reported(place: str) -> None:
    old = edition([question("one", 1)])
    new = later(old)
    of = new["collection"] if place == "collection" else new["questions"][0]
    of["citation_markers"] = "none" if place == "question" else "brackets"
    result = compared(old, new)
    assert not result.changes_text
    assert result.editorial or result.questions[0].editorial
    assert not result.is_same


def test_a_reference_is_identified_by_its_text_whatever_its_id() -> None:
    def items(*titles: str) -> list[Json]:
        return [{"id": str(n), "type": "book", "title": f"Synthetic {title}"} for n, title in enumerate(titles, 1)]

    def lines(old: list[Json], new: list[Json]) -> list[str]:
        return headlines(lambda of: of.update(references=new), references=old)

    assert lines(items("a", "b"), items("x", "a", "b")) == ["Reference 1: added"]
    assert lines(items("a", "b", "c"), items("a", "c")) == ["Reference 2 of the old edition: removed"]
    assert lines(items("a", "b"), items("b", "a")) == [
        "Order of the references: 1, 2 → 2, 1 (numbers of the old edition)"
    ]
    assert lines(items("a"), [{**items("a")[0], "DOI": "10.0000/synthetic"}]) == ["Reference 1: text changed"]
    [change] = field_changes(lambda of: of.update(references=items("a two")), references=items("a"))
    assert (change.before, change.after) == ("Synthetic a.", "Synthetic a two.")
    unseen = [{**items("a")[0], "abstract": "Synthetic."}]
    [only] = compared(*pair(lambda of: of.update(references=unseen), references=items("a"))).questions
    assert (only.kind, only.changes, only.editorial) == ("unchanged", (), True)


def test_a_mark_of_inference_goes_with_its_words_and_its_change_is_reported() -> None:
    def full(version: str, placement: str | None, author: str) -> Json:
        data: Json = json.loads(COLLECTIONS["full"].read_text(encoding="utf-8"))
        data["collection"]["edition"]["version"] = version
        data["questions"][0]["authors"] = [author]
        for entry in data["questions"][0]["provenance"]:
            if entry["field"] == "authors" and placement:
                entry["placement"] = placement
        return data

    def lines(old: Json, new: Json) -> list[str]:
        result = compared(old, new, COLLECTIONS["full"].parent)
        return [change.headline for each in result.questions for change in each.changes]

    assert lines(full("2.0.0", None, "cjk"), full("2.1.0", "inferred", "cjk")) == [
        "Authors: marked “placement inferred”"
    ]
    assert lines(full("2.0.0", "inferred", "cjk"), full("2.1.0", None, "cjk")) == [
        "Authors: no longer marked “placement inferred”"
    ]
    assert lines(full("2.0.0", "inferred", "cjk"), full("2.1.0", "inferred", "plain")) == [
        "Authors: 合成 太郎 (placement inferred) → Synthetic Plain (placement inferred) "
        "(added: Synthetic Plain; removed: 合成 太郎)"
    ]
    old, new = full("2.0.0", None, "cjk"), full("2.1.0", None, "cjk")
    new["questions"][0]["recommendations"][0]["consensus"]["level"] = "no-consensus"
    assert lines(old, new) == [
        "Synthetic consensus: Strong consensus <S> (placement inferred) → No consensus-S (placement inferred)"
    ]
