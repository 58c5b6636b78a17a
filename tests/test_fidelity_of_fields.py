"""The comparison with the sources knows every field that the contract allows, and sees a change of each."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinical_consensus.contract.fields import Shown, field_classes
from clinical_consensus.contract.questions import Question, Recommendation
from fidelity import compare
from one_change import value_at
from said_in_sources import said
from sites import Json

LINES = [
    "SYNTHETIC SOURCE", "4.1 - Synthetic title?", "Population: Synthetic adults", "Intervention: Synthetic drug",
    "Comparator: Synthetic placebo", "Outcome: Synthetic events", "A. Synthetic part?",
    "Recommendation: Synthetic first statement. Synthetic second", "statement.", "Strength: Firm, against",
    "Certainty: Low", "Basis: good practice", "Status: new", "Approved: 2 January 2020", "Last reviewed: May 2021",
    "Strong agreement (agree: 90 %, disagree: 7.5 %, abstain: 2,5 %; 40 voters, round 2)",
    "First round: 80 % agreed.", "Remarks: Synthetic remark", "• Synthetic item", "Dissent: Synthetic dissent",
    "Recused: Synthetic B", "Authors: Synthetic A, Synthetic B", "Rationale: Synthetic reason [1].",
    "Synthetic heading",
    "1. Synthetic one", "2. Synthetic two", "Synthetic caption", "Synthetic head | Synthetic other",
    "Synthetic cell | 5 %", "Synthetic reason of the answer", "1. Synthetic A. Synthetic work. 1999;1:2-3.",
    "Published as: Synthetic report, 2001.", "It replaces question 9.", "Synthetic section",
]  # fmt: skip
"""A source that states every field, in its own words where it can."""

FIGURES = ("agree", "disagree", "abstain", "voters")

R = "recommendations.q1-r"
PLACES = {
    "title": 2, "population": 3, "intervention": 4, "comparator": 5, "outcome": 6, "parts.q1-a": 7,
    f"{R}.statements": (8, 9), f"{R}.strength": 10, f"{R}.direction": 10, f"{R}.certainty": 11, f"{R}.basis": 12,
    f"{R}.status": 13, f"{R}.approval_date": 14, f"{R}.last_review_date": 15, f"{R}.consensus": (16, 17),
    f"{R}.remarks": (18, 19), f"{R}.dissent": 20, f"{R}.recused": 21, "authors": 22, "rationale": (23, 29),
    f"{R}.rationale": 30, "references": 31, "publication": 32, "replaces": 33, "section": 34, "label": 2,
}  # fmt: skip


def collection() -> Json:
    """A collection of one question with every field of the contract, each with its place in the source."""
    entries = [
        {"field": name, "source": "s", "lines": list(lines) if isinstance(lines, tuple) else [lines, lines]}
        for name, lines in PLACES.items()
    ]
    table = {"caption": "Synthetic caption", "header": ["Synthetic head", "Synthetic other"],
             "rows": [["Synthetic cell", "5 %"]]}  # fmt: skip
    vote = {"agree": 90, "disagree": 7.5, "abstain": 2.5, "voters": 40, "round": 2}
    answer = {
        "id": "q1-r", "strength": "firm", "direction": "against", "certainty": "low", "basis": "good-practice",
        "statements": [{"text": "Synthetic first statement."}, {"text": "Synthetic second statement."}],
        "status": "new", "approval_date": "2020-01-02", "last_review_date": "2021-05", "recused": ["b"],
        "consensus": {"level": "strong", "vote": vote, "earlier_votes": [{"agree": 80, "round": 1}]},
        "remarks": ["Synthetic remark", {"list": ["Synthetic item"]}], "dissent": ["Synthetic dissent"],
        "rationale": ["Synthetic reason of the answer"],
    }  # fmt: skip
    blocks = ["Synthetic reason [1].", {"heading": "Synthetic heading"},
              {"list": ["Synthetic one", "Synthetic two"], "ordered": True}, {"table": table}]  # fmt: skip
    return {
        "collection": {"title": "SYNTHETIC"},
        "sources": [{"id": "s", "title": "Synthetic source", "file": "s.txt"}],
        "strength_scheme": {"label": "Strength", "grades": [{"id": "firm", "label": "Firm"}]},
        "certainty_scheme": {"label": "Certainty", "levels": [{"id": "low", "label": "Low"}]},
        "consensus_scheme": {"label": "Consensus", "levels": [{"id": "strong", "label": "Strong agreement"}]},
        "authors": [{"id": own, "name": f"Synthetic {own.upper()}"} for own in "ab"],
        "sections": [{"id": "section", "title": "Synthetic section"}],
        "questions": [{
            "id": "q1", "number": 1, "label": "4.1", "title": "Synthetic title?", "section": "section",
            "population": "Synthetic adults", "intervention": "Synthetic drug", "comparator": "Synthetic placebo",
            "outcome": "Synthetic events", "parts": [{"id": "q1-a", "label": "A", "text": "Synthetic part?"}],
            "recommendations": [answer], "authors": ["a", "b"], "rationale": blocks, "references": [{"id": "r"}],
            "publication": {"id": "p"}, "replaces": ["q9"], "topics": [], "related": [], "history": [],
            "provenance": entries,
        }],
    }  # fmt: skip


def compared(folder: Path, value: Json, lines: list[str]) -> None:
    (folder / "s.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    compare(value, folder)


def test_every_field_of_the_contract_is_read_and_compared(tmp_path: Path) -> None:
    value = collection()
    compared(tmp_path, value, LINES)
    known = {each.field.removeprefix(f"{R}.").partition(".")[0] for _, each in said(value)}
    shown = {
        name for record in (Question, Recommendation) for name, of in field_classes(record).items()
        if isinstance(of, Shown) and name != "recommendations"
    }  # fmt: skip
    assert known == shown


def changed_texts(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of the texts of the source in a collection, and of the figures of its votes."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        if key not in ("provenance", "references", "publication", "replaces", "collection", "sources", "sections"):
            is_text = isinstance(member, str) and member.startswith("Synthetic")
            if is_text or (key in FIGURES and isinstance(member, int | float)):
                yield (*at, key)
            yield from changed_texts(member, (*at, key))


@pytest.mark.parametrize("at", [*changed_texts(collection())], ids=lambda at: "-".join(map(str, at)))
def test_another_text_or_figure_is_seen(tmp_path: Path, at: tuple[str | int, ...]) -> None:
    value = collection()
    record = value_at(value, at[:-1])
    was = record[at[-1]]
    record[at[-1]] = f"{was} invented" if isinstance(was, str) else was + 1
    with pytest.raises(AssertionError):
        compared(tmp_path, value, LINES)


@pytest.mark.parametrize("number", range(1, len(LINES) + 1))
def test_a_sentence_that_no_field_has_is_seen_on_every_line(tmp_path: Path, number: int) -> None:
    value, lines = collection(), copy.copy(LINES)
    lines[number - 1] += " Never with a lost sentence."
    own = [name for name, place in PLACES.items() if number in (place if isinstance(place, tuple) else (place, place))]
    if {*own} <= {"references", "publication", "replaces"} and own:
        compared(tmp_path, value, lines)
        return
    with pytest.raises(AssertionError, match=r"lost sentence|do not say"):
        compared(tmp_path, value, lines)


@pytest.mark.parametrize("name", PLACES)
def test_a_field_that_is_gone_or_has_no_place_is_seen(tmp_path: Path, name: str) -> None:
    value = collection()
    entries = value["questions"][0]["provenance"]
    entries[:] = [entry for entry in entries if entry["field"] != name]
    if name in ("label", "section"):
        compared(tmp_path, value, LINES)
        return
    with pytest.raises(AssertionError):
        compared(tmp_path, value, LINES)


@pytest.mark.parametrize("title", ["SYNTHETIC SOURCE", "Synthetic source", "synthetic SOURCE"])
def test_headings_are_known_by_titles_of_the_collection_and_others_are_not(tmp_path: Path, title: str) -> None:
    compared(tmp_path, collection(), [title, *LINES[1:]])
    with pytest.raises(AssertionError, match="SECOND DECK"):
        compared(tmp_path, collection(), ["SECOND DECK", *LINES[1:]])
