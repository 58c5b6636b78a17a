"""The workbook for reviewers lists every text with its mark, its hash and its place in the source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from clinical_consensus.contract.records import Profile
from exported import Opened, inferred, notes, plain
from sites import Json, number_of, states_consensus
from spreadsheets import as_records, worksheet_rows
from stated import (
    ABSENT,
    Stated,
    absent,
    block_words,
    certainty_of,
    further_of_answer,
    further_of_question,
    level_of,
    strength_of,
    vote_of,
    words_of,
)

Row = tuple[str, str, bool]
"""A row's id, its text and whether it is marked."""


def rows_of_answer(of: Opened, question: Json, each: Json) -> Iterator[Row]:
    """What the review sheet must list of one recommendation."""
    at, data = f"recommendations.{each['id']}", of.data
    for statement in each["statements"]:
        yield statement["id"], statement["text"], inferred(question, f"{at}.statements")
    known = [Stated("strength", "", strength_of(data, question, each), "strength")]
    known.append(Stated("certainty", "", certainty_of(data, question, each), "certainty"))
    if states_consensus(data):
        known.append(Stated("consensus", "", level_of(data, question, each), "consensus"))
        known.append(Stated("vote", "", vote_of(data, question, each), "consensus"))
    for fact in (*known, *further_of_answer(data, question, each)):
        if fact.text:
            is_stated = fact.text not in ABSENT
            yield f"{each['id']}.{fact.name}", fact.text, is_stated and inferred(question, f"{at}.{fact.placed}")


def rows_of_question(of: Opened, question: Json) -> Iterator[Row]:
    """Everything that the review sheet must list of a question, but references."""
    own, data = question["id"], of.data
    section, *others = further_of_question(data, question)
    declared = [fact for fact in others if fact.name.startswith("authors.")]
    yield f"{own}.title", question["title"], inferred(question, "title")
    yield from (
        (f"{own}.{name}", text, False) for name, text in (("label", question.get("label")), section[::2]) if text
    )
    for part in question.get("parts", []):
        yield part["id"], part["text"], inferred(question, f"parts.{part['id']}")
    for each in question["recommendations"]:
        yield from rows_of_answer(of, question, each)
    names = "; ".join(of.names(question)) or absent(data, question, "authors")
    yield f"{own}.authors", names, inferred(question, "authors")
    yield from ((f"{own}.{fact.name}", fact.text, False) for fact in declared)
    if not question.get("rationale"):
        yield f"{own}.rationale", absent(data, question, "rationale"), False
    for number, block in enumerate(question.get("rationale") or [], 1):
        yield f"{own}.rationale.{number}", block_words(block), inferred(question, "rationale")
    if not question.get("references"):
        yield f"{own}.references", absent(data, question, "references"), False
    stated = [fact for fact in others if fact.text and fact not in declared]
    yield from ((f"{own}.{fact.name}", fact.text, inferred(question, fact.placed)) for fact in stated)
    replaced = [each for each in of.questions if each["id"] in question.get("replaces", [])]
    if replaced:
        titles = (f"Question {number_of(each)}: {each['title']}" for each in replaced)
        yield f"{own}.replaces", "; ".join(titles), False


def expected_rows(of: Opened) -> list[Row]:
    """Everything that the review sheet must list, but references."""
    profile = of.data["collection"]
    stated = [name for name in ("disclosures", "funding", "evidence_search_date") if profile.get(name)]
    return [
        *(row for question in of.questions for row in rows_of_question(of, question)),
        *((f"collection.{name}", words_of(Profile, name, profile[name]), False) for name in stated),
    ]


def test_the_review_sheet_lists_every_text_with_its_hash_and_room_for_remarks(each: Opened) -> None:
    rows = as_records(worksheet_rows(each.files["downloads/review-sheet.xlsx"]))
    references = [row for row in rows if re.search(r"\.references\.\d+$", row["id"])]
    published = {row["id"]: row["text"] for row in rows if row["id"].endswith(".publication")}
    others = [row for row in rows if row not in references and row["id"] not in published]
    assert [(row["id"], plain(row["text"]), row["what it is"].endswith(" (placement inferred)")) for row in others] == [
        (name, plain(text), mark) for name, text, mark in expected_rows(each)
    ]
    own = {
        f"{question['id']}.publication": question["publication"]
        for question in each.questions
        if question.get("publication")
    }
    assert set(published) == set(own)
    assert all(publication["title"] in published[name] for name, publication in own.items())
    cited = [
        (reference["title"], question) for question in each.questions for reference in question.get("references") or []
    ]
    for (title, question), row in zip(cited, references, strict=True):
        assert title in row["text"]
        assert row["what it is"].endswith(" (placement inferred)") == inferred(question, "references")
    for row in rows:
        stated = hashlib.sha256(row["text"].encode()).hexdigest()
        assert row["SHA-256 of the text"] == ("" if row["text"] in ABSENT else stated)
        assert [row[name] for name in ("comment", "proposed wording", "reviewer", "competing interest")] == [""] * 4
    for question in each.questions:
        listed = [row for row in rows if row["question id"] == question["id"]]
        assert all(any(note in row["where it stands in the source"] for row in listed) for note in notes(question))
        for entry in question.get("provenance", []):
            assert any(str(entry["lines"][0]) in row["where it stands in the source"] for row in listed)
