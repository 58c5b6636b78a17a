"""The workbook for reviewers lists every text with its mark, its hash and its place in the source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from exported import Opened, figure_text, inferred, notes, plain
from sites import NOT_STATED, Json, number_of, states_consensus
from spreadsheets import as_records, worksheet_rows


def fields_of_answer(of: Opened, question: Json, each: Json) -> Iterator[tuple[str, str | None, bool]]:
    """The same of one recommendation."""
    at, consensus = f"recommendations.{each['id']}", each.get("consensus") or {}
    for statement in each["statements"]:
        yield statement["id"], statement["text"], inferred(question, f"{at}.statements")
    known = [("strength", "grades", each.get("strength"))]
    if states_consensus(of.data):
        known.append(("consensus", "levels", consensus.get("level")))
    for name, members, value in known:
        label = of.label(f"{name}_scheme", members, value) if value else None
        yield f"{each['id']}.{name}", label, inferred(question, f"{at}.{name}")
    vote = consensus.get("vote")
    figures = (
        vote
        and f"Agree {figure_text(vote['agree'])}%, disagree {figure_text(vote['disagree'])}%, "
        f"abstain {figure_text(vote['abstain'])}%"
    )
    if states_consensus(of.data):
        yield f"{each['id']}.vote", figures, bool(vote) and inferred(question, f"{at}.consensus")


def expected_fields(of: Opened) -> Iterator[tuple[str, str | None, bool]]:
    """The id, text (None where it is not stated) and mark of everything that the review sheet must list."""
    for question in of.questions:
        own = question["id"]
        yield f"{own}.title", question["title"], inferred(question, "title")
        for part in question.get("parts", []):
            yield part["id"], part["text"], inferred(question, f"parts.{part['id']}")
        for each in question["recommendations"]:
            yield from fields_of_answer(of, question, each)
        yield f"{own}.authors", "; ".join(of.names(question)) or None, inferred(question, "authors")
        if not question.get("rationale"):
            yield f"{own}.rationale", None, False
        for number, paragraph in enumerate(question.get("rationale") or [], 1):
            yield f"{own}.rationale.{number}", paragraph, inferred(question, "rationale")
        if not question.get("references"):
            yield f"{own}.references", None, False
        replaced = question.get("replaces", [])
        titles = [f"Question {number_of(each)}: {each['title']}" for each in of.questions if each["id"] in replaced]
        if titles:
            yield f"{own}.replaces", "; ".join(titles), False


def test_the_review_sheet_lists_every_text_with_its_hash_and_room_for_remarks(each: Opened) -> None:
    rows = as_records(worksheet_rows(each.files["downloads/review-sheet.xlsx"]))
    references = [row for row in rows if re.search(r"\.references\.\d+$", row["id"])]
    others = [row for row in rows if row not in references]
    assert [(row["id"], plain(row["text"])) for row in others] == [
        (name, plain(text or NOT_STATED)) for name, text, _ in expected_fields(each)
    ]
    assert [row["what it is"].endswith(" (placement inferred)") for row in others] == [
        mark for _, _, mark in expected_fields(each)
    ]
    cited = [
        (reference["title"], question) for question in each.questions for reference in question.get("references") or []
    ]
    for (title, question), row in zip(cited, references, strict=True):
        assert title in row["text"]
        assert row["what it is"].endswith(" (placement inferred)") == inferred(question, "references")
    for row in rows:
        stated = hashlib.sha256(row["text"].encode()).hexdigest()
        assert row["SHA-256 of the text"] == ("" if row["text"] == NOT_STATED else stated)
        assert [row[name] for name in ("comment", "proposed wording", "reviewer", "competing interest")] == [""] * 4
    for question in each.questions:
        own = [row for row in rows if row["question id"] == question["id"]]
        assert all(any(note in row["where it stands in the source"] for row in own) for note in notes(question))
        for entry in question.get("provenance", []):
            assert any(str(entry["lines"][0]) in row["where it stands in the source"] for row in own)
