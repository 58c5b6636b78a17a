"""A mistake in what guidelines state beyond question and answer is reported with its place and its cure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from folders import Save
from marked import Steps, marked_collection, put
from wrong_input import problems

_QUESTION: Steps = ("questions", 0)
_ANSWER: Steps = (*_QUESTION, "recommendations", 0)
_VOTE: Steps = (*_ANSWER, "consensus", "vote")
_AT = "questions[0].recommendations[0]"

MISTAKES: list[tuple[Steps, Any, str]] = [
    (("collection", "language"), "german language",
     "collection.language: this is not a language tag: 'german language'; write it as"),
    (("collection", "citation_markers"), "bracket",
     "collection.citation_markers: 'bracket' is not allowed here; did you mean 'brackets'?"),
    (("collection", "evidence_search_date"), "2019-13",
     "collection.evidence_search_date: this is not a valid date: '2019-13'; write it as"),
    ((*_ANSWER, "direction"), "Against", f"{_AT}.direction: 'Against' is not allowed here; did you mean 'against'?"),
    ((*_ANSWER, "certainty"), "Synthetic high",
     f"{_AT}.certainty: this is not a valid id: 'Synthetic high'; did you mean 'high'?"),
    ((*_ANSWER, "recused"), ["z"], f"{_AT}.recused[0]: there is no author 'z'"),
    ((*_ANSWER, "remarks"), "x", f"{_AT}.remarks: this is not a list; write it in square brackets"),
    ((*_ANSWER, "remarks"), [{"list": []}], f"{_AT}.remarks[0].list: the list is empty; add an entry"),
    ((*_ANSWER, "remarks"), [{"list": ["x"], "order": True}],
     f"{_AT}.remarks[0].order: there is no field 'order'; did you mean 'ordered'?"),
    ((*_ANSWER, "dissent"), [{"table": {"header": ["x"], "rows": [["x", "y"]]}}],
     f"{_AT}.dissent[0].table.rows[0]: the row has 2 cells, but the header has 1; give each row as many cells"),
    ((*_ANSWER, "dissent"), ["x", {"table": {"header": ["x"], "rows": [["x "]]}}],
     f"{_AT}.dissent[1].table.rows[0][0]: the text begins or ends with a space or a line break; remove it"),
    ((*_ANSWER, "dissent"), [{"table": {"header": ["x"], "rows": [["x"]], "captain": "x"}}],
     f"{_AT}.dissent[0].table.captain: there is no field 'captain'; did you mean 'caption'?"),
    ((*_ANSWER, "rationale"), [{"title": "x"}],
     f"{_AT}.rationale[0]: this is neither a paragraph nor a heading, a list or a table"),
    ((*_VOTE, "agree"), "97 %",
     f"{_AT}.consensus.vote.agree: this is not a number: '97 %'; write 97, without quotes and percent sign"),
    ((*_VOTE, "voters"), 4000,
     f"{_AT}.consensus.vote.counts: agree and disagree add up to 4321, but voters is 4000; compare the figures"),
    ((*_VOTE, "round"), 0, f"{_AT}.consensus.vote.round: rounds are counted from 1: 0; write 1 or a larger number"),
    (_VOTE, {"basis": "all"}, f"{_AT}.consensus.vote: the vote states no figure; write a figure, or null"),
    ((*_QUESTION, "not_transcribed"), ["rationale"],
     "questions[0].not_transcribed[0]: 'rationale' is named as not transcribed, but it is filled at"),
    ((*_QUESTION, "not_transcribed"), ["reference"],
     "questions[0].not_transcribed[0]: there is no field 'reference'; did you mean 'references'?"),
    ((*_QUESTION, "section"), "middel", "questions[0].section: there is no section 'middel'; did you mean 'middle'?"),
    (("sections", 0, "parent"), "inner", "sections[0].parent: 'outer' is, by way of its parents, within itself"),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "value", "expected"), MISTAKES)
def test_a_mistake_is_named_with_its_place_and_cure(
    saved: Save, tmp_path: Path, steps: Steps, value: Any, expected: str
) -> None:
    whole = marked_collection()
    put(whole, steps, value)
    assert [each for each in problems(saved(whole), tmp_path) if each.startswith(expected)]


def test_sections_that_are_nested_too_deeply_are_one_problem(saved: Save, tmp_path: Path) -> None:
    whole = marked_collection()
    whole["sections"] += [
        {"id": f"s{n}", "title": "Synthetic", "parent": f"s{n - 1}" if n else None} for n in range(2000)
    ]
    expected = "sections[23].parent: 's20' is within 20 others; nest sections at most 20 deep"
    assert problems(saved(whole), tmp_path) == [expected]
