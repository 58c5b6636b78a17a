"""A problem names the question's id and its line, a label is told as the id it means, and many are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinical_consensus.contract.problems import SHOWN
from folders import Save
from sites import Json, run
from wrong_input import at


def many_questions(raw: Json, count: int) -> Json:
    """A collection of `count` questions, each with an id of its own."""
    first = json.dumps({**raw["questions"][0], "related": [], "provenance": [], "history": []})
    copies = [json.loads(first.replace("oncology-q1", f"oncology-q{number}")) for number in range(1, count + 1)]
    questions = [{**each, "number": number} for number, each in enumerate(copies, 1)]
    return {**raw, "sources": [], "questions": questions}


def spread(value: Json, file: Path) -> list[str]:
    """Save a value on many lines; returns them."""
    file.write_text(json.dumps(value, indent=2, ensure_ascii=False), encoding="utf-8")
    return file.read_text(encoding="utf-8").split("\n")


def test_a_problem_names_the_question_and_the_line(raw: Json, saved: Save, tmp_path: Path) -> None:
    value = many_questions(raw, 743)
    value["questions"][742]["recommendations"][0]["strength"] = "Limited"
    value["questions"][741].pop("title")
    value["collection"]["titel"] = "x"
    file = saved(value)
    lines = spread(value, file)
    [strength] = [number for number, line in enumerate(lines, 1) if '"strength": "Limited"' in line]
    [start] = [number for number, line in enumerate(lines, 1) if '"id": "oncology-q742"' in line]
    [titel] = [number for number, line in enumerate(lines, 1) if '"titel"' in line]
    assert run("build_pages.py", "--data", file, "--docs", tmp_path / "docs").stderr.splitlines() == [
        f"{file}: collection.titel (line {titel}): there is no field 'titel'; did you mean 'title'?",
        f"{file}: questions[741].title (oncology-q742, line {start - 1:,}): it is missing; add it",
        f"{file}: questions[742].recommendations[0].strength (oncology-q743, line {strength:,}): "
        "this is not a valid id: 'Limited'; did you mean 'limited'?",
        f"3 problems in {file}; no page was changed.",
    ]
    assert strength > 1000


@pytest.mark.parametrize(("steps", "value", "meant"), [
    (("recommendations", 0, "strength"), "Limited", "limited"),
    (("recommendations", 0, "strength"), "LIMITED", "limited"),
    (("recommendations", 0, "strength"), "limited ", "limited"),
    (("recommendations", 0, "strength"), "Limitd", "limited"),
    (("recommendations", 0, "consensus", "level"), "Unanimous Strong Consensus", "unanimous-strong"),
    (("recommendations", 0, "consensus", "level"), "unanimous_strong", "unanimous-strong"),
    (("authors",), ["Wei-Ming Chen"], "wei-ming-chen"),
    (("authors",), ["wei ming chen"], "wei-ming-chen"),
    (("topics",), ["Bone metastasis"], "bone-metastasis"),
    (("related",), ["VTE in Bone Metastasis"], "oncology-q1"),
    (("related",), [1], "oncology-q1"),
    (("related",), ["Oncology-Q1"], "oncology-q1"),
    (("provenance", 0, "source"), "Deck", "deck"),
    (("provenance", 0, "field"), "Title", "title"),
    (("recommendations", 0, "statements", 0, "role"), "Risk", "risk"),
    (("history", 0, "change"), "Added", "added"),
    (("recommendations", 0, "statements", 0, "answers"), ["B"], None),
])  # fmt: skip
def test_a_label_or_a_near_spelling_is_told_as_the_id_it_means(
    raw: Json, saved: Save, tmp_path: Path, steps: tuple[str | int, ...], value: object, meant: str | None
) -> None:
    question = raw["questions"][2]
    if steps[-1] == "level":
        question["recommendations"][0]["consensus"] = {"level": "unanimous-strong", "vote": None}
    if meant is None:
        question["parts"] = [{"id": f"{question['id']}-{each}", "label": each.upper(), "text": "x"} for each in "ab"]
        meant = f"{question['id']}-b"
    at(question, *steps[:-1])[steps[-1]] = value
    said = run("build_pages.py", "--data", saved(raw), "--docs", tmp_path / "docs").stderr
    assert f"did you mean '{meant}'?" in said


@pytest.mark.parametrize("field", ["related", "replaces"])
@pytest.mark.parametrize("value", ["oncology-q13", "oncology-x3", "Oncology-Q3", "oncology q3", 3])
def test_no_question_is_proposed_in_its_own_place(
    raw: Json, saved: Save, tmp_path: Path, field: str, value: object
) -> None:
    question = raw["questions"][2]
    assert (question["id"], question["number"]) == ("oncology-q3", 3)
    question[field] = [value]
    lines = run("build_pages.py", "--data", saved(raw), "--docs", tmp_path / "docs").stderr.splitlines()
    [said] = [line for line in lines if f"questions[2].{field}[0] (" in line]
    assert "oncology-q3" not in said.split("; ", 1)[1]


@pytest.mark.parametrize("spoil", ["related", "strength", "topics"])
def test_of_three_thousand_wrong_references_the_first_are_listed_and_the_rest_counted(
    raw: Json, saved: Save, tmp_path: Path, spoil: str
) -> None:
    value = many_questions(raw, 3000)
    for number, question in enumerate(value["questions"], 1):
        if spoil == "strength":
            question["recommendations"][0]["strength"] = "Limited"
        else:
            question[spoil] = [f"oncolgy-q{number}"]
    value["questions"][-1]["titel"] = "x"
    file = saved(value)
    *found, rest, count = run("build_pages.py", "--data", file, "--docs", tmp_path / "d").stderr.splitlines()
    [field] = [line for line in found if "titel" in line]
    found.remove(field)
    assert len(found) == SHOWN
    of_question = [number for number in range(3000) if f"questions[{number}]." in "".join(found)]
    assert len(of_question) == SHOWN
    assert spoil == "topics" or all("did you mean '" in line for line in found)
    assert "questions[2999].titel (oncology-q3000, line 1): there is no field" in field
    assert "and 2,990 more problems of this kind, the last at questions[2999]." in rest
    assert count == f"3,001 problems in {file}; no page was changed."


def test_a_key_repeated_among_sixty_thousand_is_told_with_its_lines(tmp_path: Path) -> None:
    keys = [f'"k{number}": 1' for number in range(60_000)]
    file = tmp_path / "wrong.json"
    cases = {"lines 6 and 60,001": [*keys, '"k5": 2'], "lines 1, 2, … and 60,000": ['"k5": 1'] * 60_000}
    for lines, members in cases.items():
        text = ",\n".join(members)
        file.write_text(f"{{{text}}}", encoding="utf-8")
        said = run("build_pages.py", "--data", file, "--docs", tmp_path / "docs").stderr
        assert f"{file}: k5 ({lines}): the key 'k5' appears more than once; keep only one\n" in said


def test_a_refused_sign_off_says_that_nothing_was_recorded(tmp_path: Path) -> None:
    given = ("q1", "--reviewer", "R", "--role", "r", "--date", "2000-01-01", "--data", tmp_path / "none.json")
    done = run("sign_off.py", *given)
    assert done.returncode == 2
    assert done.stderr.endswith(f"1 problem in {tmp_path / 'none.json'}; nothing was recorded.\n")
