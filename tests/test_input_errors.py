"""Wrong input: every problem is named with its place and its cure, and the pages of the last good run stay."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from folders import Save
from sites import ONCOLOGY, Json, run


def problems(file: Path, tmp_path: Path) -> list[str]:
    """The problems that the generator reports of `file`, one a line, without the file's name and the count."""
    docs = tmp_path / "docs"
    done = run("build_pages.py", "--data", file, "--docs", docs)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not docs.exists()
    *lines, count = done.stderr.rstrip("\n").split("\n")
    noun = "problem" if len(lines) == 1 else "problems"
    assert count == f"{len(lines)} {noun} in {file}; no page was changed."
    assert all(line.startswith(f"{file}: ") for line in lines)
    return [line.removeprefix(f"{file}: ") for line in lines]


def at(data: Any, *steps: str | int) -> Any:
    for step in steps:
        data = data[step]
    return data


ENORMOUS = 10**400
RECOMMENDATION = ("questions", 2, "recommendations", 0)

WRONG_FIELDS: list[tuple[tuple[str | int, ...], object, str]] = [
    (("schema_version",), "1",
     "schema_version: this generator reads schema_version 1 only: '1'; write 1, without quotes"),
    (("schema_version",), True, "schema_version: this generator reads schema_version 1 only: True; write 1"),
    (("schema_version",), 2, "schema_version: this generator reads schema_version 1 only: 2; write 1"),
    (("questions", 1, "number"), "2", "questions[1].number: this is not a whole number: '2'; write a whole number"),
    (("questions", 1, "number"), True, "questions[1].number: this is not a whole number: True; write"),
    (("questions", 1, "number"), 10**4000, "questions[1].number: the number is too large or too small: 1000"),
    (("questions", 1, "number"), 1_000_000,
     "questions[1].number: the number is too large or too small: 1000000; "
     "write a whole number from -999,999 to 999,999"),
    (("questions", 1, "number"), -1_000_000,
     "questions[1].number: the number is too large or too small: -1000000; write"),
    (("strength_scheme", "grades", 0, "rank"), 10**4000,
     "strength_scheme.grades[0].rank: the number is too large or too small: 1000"),
    (("consensus_scheme", "levels", 0, "rank"), -ENORMOUS,
     "consensus_scheme.levels[0].rank: the number is too large or too small: -1000"),
    (("questions", 1, "title"), 5, "questions[1].title: this is not text: 5; write it in double quotes"),
    (("questions", 1, "title"), "", "questions[1].title: the text is empty; write the text"),
    (("questions", 1, "title"), None, "questions[1].title: this is not text: None; write it"),
    (("questions", 1, "title"), " x", "questions[1].title: the text begins or ends with a space or a line break; take"),
    (("questions", 1, "title"), "a\tb", "questions[1].title: the text holds the character U+0009 at position 2"),
    (("questions", 1, "title"), "a\r\nb", "questions[1].title: the text holds the character U+000D at position 2"),
    (("questions", 1, "title"), "a\ufffe", "questions[1].title: the text holds the character U+FFFE at position 2"),
    (("questions", 1, "title"), "a\U0001ffffb",
     "questions[1].title: the text holds the character U+1FFFF at position 2"),
    (("questions", 1, "authors"), [], "questions[1].authors: the list is empty; add to it"),
    (("questions", 1, "rationale"), "x", "questions[1].rationale: this is not a list; write it in square brackets"),
    (("questions",), [], "questions: the list is empty; add to it"),
    (("questions", 0), "x", "questions[0]: this is not an object; write it in braces"),
    (("questions", 1, "id"), "Q 2", "questions[1].id: it is no id: 'Q 2'; use a-z, 0-9 and single hyphens"),
    (("questions", 1, "id"), "index", "questions[1].id: it is no id: 'index'; use"),
    (("questions", 1, "id"), "a" * 81, "questions[1].id: it is no id: 'aaaa"),
    (("questions", 1, "id"), "a\n", "questions[1].id: it is no id: 'a\\n'; use"),
    (("questions", 1, "id"), "collection",
     "questions[1].id: the files that cite the whole collection have the name 'collection'; "
     "give the question another id"),
    (("collection", "edition", "version"), "1.0",
     "collection.edition.version: it is no semantic version: '1.0'; write"),
    (("collection", "edition", "date"), "2026-02-30",
     "collection.edition.date: it is no date: '2026-02-30'; write it as"),
    (("collection", "contact"), "http://x.invalid", "collection.contact: it is no https: or mailto: address: 'http"),
    (("collection", "contact"), "javascript:alert(1)", "collection.contact: it is no https: or mailto: address"),
    (("collection", "rights"), "", "collection.rights: the text is empty; write the text; where the field may be left"),
    (("collection", "publication", "type"), "artikle",
     "collection.publication.type: 'artikle' is not allowed here; did you"),
    (("collection", "publication", "URL"), "ftp://x",
     "collection.publication.URL: it is no http:, https: or mailto: address"),
    (("collection", "publication", "volume"), True,
     "collection.publication.volume: this is neither text nor a whole number"),
    (("authors", 0, "orcid"), "1", "authors[0].orcid: it is no ORCID iD: '1'; write it as"),
    (("sources", 0, "sha256"), "x", "sources[0].sha256: it is no SHA-256: 'x'; write 64 characters"),
    (("sources", 0, "sha256"), "0" * 64, "sources[0].sha256: the source file is not the one that the collection was"),
    (("sources", 0, "file"), "../collection.json",
     "sources[0].file: '../collection.json' leads out of the JSON's folder"),
    (("sources", 0, "file"), "sources", "sources[0].file: 'sources' is no file; write"),
    (("collection", "publication", "author"), [{}], "collection.publication.author[0]: the name is empty"),
    (("collection", "contact"), "mailto:@", "collection.contact: it is no https: or mailto: address"),
    (("collection", "edition", "version"), "1.0.0-" + "1" * 5000,
     "collection.edition.version: it is no semantic version"),
    (("authors", 0, "orcid"), "٠٠٠٠-٠٠٠٠-٠٠٠٠-٠٠٠٠", "authors[0].orcid: it is no ORCID iD"),
    (("sources", 0, "file"), "none.txt",
     "sources[0].file: 'none.txt' cannot be read: No such file or directory; write"),
    ((*RECOMMENDATION, "strength"), "limted",
     "questions[2].recommendations[0].strength: there is no grade 'limted'; did you mean 'limited'?"),
    ((*RECOMMENDATION, "consensus", "level"), "unanimous",
     "questions[2].recommendations[0].consensus.level: there is no level of consensus 'unanimous'; "
     "did you mean 'unanimous-strong'?"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": 50, "disagree": 20, "abstain": 10},
     "questions[2].recommendations[0].consensus.vote: agree, disagree and abstain sum to 80, not 100; compare"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": 101, "disagree": -1, "abstain": 0},
     "questions[2].recommendations[0].consensus.vote.agree: a percentage is not above 100"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": "1"},
     "questions[2].recommendations[0].consensus.vote.agree: this is not a number: '1'"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": ENORMOUS, "disagree": 0, "abstain": 0},
     "questions[2].recommendations[0].consensus.vote.agree: a percentage is not above 100"),
    ((*RECOMMENDATION, "consensus", "vote"), {"agree": 0, "disagree": 0, "abstain": -ENORMOUS},
     "questions[2].recommendations[0].consensus.vote.abstain: a percentage is not below 0"),
    ((*RECOMMENDATION, "statements"), [], "questions[2].recommendations[0].statements: the list is empty"),
    ((*RECOMMENDATION, "statements", 0, "role"), "riks",
     "questions[2].recommendations[0].statements[0].role: 'riks' is not allowed here; did you mean 'risk'?"),
    ((*RECOMMENDATION, "statements", 0, "answers"), ["oncology-q1-a"],
     "questions[2].recommendations[0].statements[0].answers[0]: there is no part of this question 'oncology-q1-a'; "
     "add"),
    ((*RECOMMENDATION, "statements", 0, "id"), "oncology-q1",
     "questions[2].recommendations[0].statements[0].id: the id 'oncology-q1' is used already, at questions[0].id"),
    (("questions", 2, "authors"), ["wei-ming-chen", "wei-ming-chen"],
     "questions[2].authors: 'wei-ming-chen' stands 2 times; keep it once"),
    (("questions", 2, "authors"), ["wei-ming-chan"],
     "questions[2].authors[0]: there is no author 'wei-ming-chan'; did you mean 'wei-ming-chen'?"),
    (("questions", 2, "topics"), ["bone"], "questions[2].topics[0]: there is no topic 'bone'; "),
    (("questions", 2, "related"), ["oncology-q3"], "questions[2].related[0]: the question names itself; take it away"),
    (("questions", 2, "related"), ["oncology-q33"],
     "questions[2].related[0]: there is no question 'oncology-q33'; did you mean"),
    (("questions", 2, "number"), 1, "questions[2].number: the number 1 is used already, at questions[0].number; give"),
    (("questions", 2, "history", 0, "edition"), "1.0.1",
     "questions[2].history[0].edition: edition 1.0.1 is newer than the collection's, 1.0.0"),
    (("questions", 2, "history", 0, "date"), "2026-11-23",
     "questions[2].history[0].date: 2026-11-23 is later than the collection's edition"),
    (("questions", 2, "provenance", 0, "lines"), [38, 99],
     "questions[2].provenance[0].lines: there is no line 99: the source has 74"),
    (("questions", 2, "provenance", 0, "lines"), [0, 38],
     "questions[2].provenance[0].lines: 0 to 38 is no range of lines"),
    (("questions", 2, "provenance", 0, "lines"), [39, 38],
     "questions[2].provenance[0].lines: 39 to 38 is no range of lines"),
    (("questions", 2, "provenance", 0, "lines"), [38], "questions[2].provenance[0].lines[1]: it is missing; add it"),
    (("questions", 2, "provenance", 0, "source"), "dekc",
     "questions[2].provenance[0].source: there is no source 'dekc'; did you mean 'deck'?"),
    (("questions", 2, "provenance", 0, "field"), "titel",
     "questions[2].provenance[0].field: this question has no field 'titel'; did you mean 'title'?"),
    (("questions", 2, "provenance", 0, "field"), "parts.no",
     "questions[2].provenance[0].field: this question has no field 'parts.no'; "),
    (("questions", 2, "provenance", 0, "field"), ["title"],
     "questions[2].provenance[0].field: this is not text: ['title']; write"),
    (("questions", 2, "provenance", 0, "field"), {"title": 1},
     "questions[2].provenance[0].field: this is not text: {'title': 1}; write"),
    (("questions", 2, "provenance", 0, "placement"), "guessed",
     "questions[2].provenance[0].placement: 'guessed' is not allowed here; write"),
    (("consensus_scheme", "levels", 0, "min_agree"), 101,
     "consensus_scheme.levels[0].min_agree: a percentage is not above 100"),
    (("consensus_scheme", "levels", 0, "min_agree"), ENORMOUS,
     "consensus_scheme.levels[0].min_agree: a percentage is not above 100"),
    (("consensus_scheme", "levels", 0, "max_agree"), -ENORMOUS,
     "consensus_scheme.levels[0].max_agree: a percentage is not below 0"),
    (("topics", 0, "id"), "malignancy", "topics[2].id: the id 'malignancy' is used already, at topics[0].id"),
    (("questions", 2, "references"), [{"type": "book"}], "questions[2].references[0].id: the reference has no id"),
    (("questions", 2, "references"), [{"type": "book", "id": 1}, {"type": "book", "id": "1"}],
     "questions[2].references[1].id: the id '1' is used already"),
    (("questions", 2, "references"), [{"type": "book", "id": "a", "autor": []}],
     "questions[2].references[0].autor: there is no field 'autor'; did you mean 'author'?"),
    (("questions", 2, "references"), [{"type": "book", "id": "a", "issued": {"date-parts": [[2022, "x"]]}}],
     "questions[2].references[0].issued.date-parts[0][1]: a date's part is not a number"),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "value", "expected"), WRONG_FIELDS, ids=lambda given: str(given)[:60])
def test_a_wrong_field_is_named_with_its_place_and_cure(
    raw: Json, saved: Save, tmp_path: Path, steps: tuple[str | int, ...], value: object, expected: str
) -> None:
    at(raw, *steps[:-1])[steps[-1]] = value
    found = problems(saved(raw), tmp_path)
    assert any(line.startswith(expected) for line in found), found


def test_a_lone_surrogate_is_named(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["questions"][0]["title"] = "SURROGATE"
    file = saved(raw)
    file.write_text(file.read_text(encoding="utf-8").replace("SURROGATE", "\\ud800"), encoding="utf-8")
    [found] = problems(file, tmp_path)
    assert found.startswith("questions[0].title: the text holds the character U+D800 at position 1")


def test_a_source_that_is_a_circle_of_links_is_named(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["sources"][0]["file"] = "sources/circle.txt"
    file = saved(raw)
    (file.parent / "sources" / "circle.txt").symlink_to("circle.txt")
    [found] = problems(file, tmp_path)
    assert re.fullmatch(r"sources\[0\].file: 'sources/circle.txt' cannot be read: .+; write a path inside .+", found)


ISSUED = "collection.publication.issued.date-parts"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([["1" * 5000]], f"{ISSUED}[0][0]: a date's part has more than four digits: '1111"),
        ([[2022, "0" * 5000]], f"{ISSUED}[0][1]: a date's part has more than four digits: '0000"),
        ([[20222]], f"{ISSUED}[0][0]: a date's part has more than four digits: 20222; write the year in at most four"),
        ([[0]], f"{ISSUED}[0][0]: there is no such year: '0'; write the year, one before Christ with a minus sign"),
        ([["-0", 1]], f"{ISSUED}[0][0]: there is no such year: '-0'; write"),
        ([[2000, 0]],
         f"{ISSUED}[0][1]: there is no such month: '0'; write 1 to 12, or a season as 21 to 24 and no day"),
        ([[2000, 13, 1]], f"{ISSUED}[0][1]: there is no such month: '13'; write"),
        ([[2000, 17]], f"{ISSUED}[0][1]: there is no such month: '17'; write"),
        ([[2000, -1]], f"{ISSUED}[0][1]: there is no such month: '-1'; write"),
        ([[-500, 13, 99]], f"{ISSUED}[0][1]: there is no such month: '13'; write"),
        ([[1999], [2000, 2, 30]], f"{ISSUED}[1][2]: the month has no such day: '30'; write a day that the month has"),
        ([[1900, 2, 29]], f"{ISSUED}[0][2]: the month has no such day: '29'; write"),
        ([[2022, 4, 31]], f"{ISSUED}[0][2]: the month has no such day: '31'; write"),
        ([[2022, "04", "00"]], f"{ISSUED}[0][2]: the month has no such day: '00'; write"),
    ],
    ids=lambda given: str(given)[:60],
)  # fmt: skip
def test_a_date_that_no_calendar_has_is_named(
    raw: Json, saved: Save, tmp_path: Path, parts: object, expected: str
) -> None:
    raw["collection"]["publication"]["issued"] = {"date-parts": parts}
    [found] = problems(saved(raw), tmp_path)
    assert found.startswith(expected)


@pytest.mark.parametrize(
    "parts",
    [
        [[2022]], [["2022", "02", "28"]], [[2000, 2, 29]], [[2022, 12, 31]], [[800]], [[79, 8, 24]],
        [[-500, 3]], [[-5, 2, 29]], [[2015, 13], [2016, 16]], [[2015, 21], [2016, 24]], [["9999", 12, 31]],
    ],
    ids=str,
)  # fmt: skip
def test_a_date_that_a_calendar_has_is_accepted(raw: Json, saved: Save, tmp_path: Path, parts: object) -> None:
    raw["collection"]["publication"]["issued"] = {"date-parts": parts}
    done = run("build_pages.py", "--data", saved(raw), "--docs", tmp_path / "docs")
    assert done.returncode == 0, done.stderr


CUSTOM = "questions[1].references[0].custom"


@pytest.mark.parametrize(
    ("custom", "expected"),
    [
        (r'["x"]', f"{CUSTOM}: this is not an object: ['x']; write it in braces"),
        (r'{"a": ["x", "\ud800"]}',
         f"{CUSTOM}.a[1]: the text holds the character U+D800 at position 1, which no surface can show; take it away"),
        (r'{"a": {"b": "x\u0001"}}',
         f"{CUSTOM}.a.b: the text holds the character U+0001 at position 2, which no surface can show; take it away"),
        (r'{"a": "x\ufffe"}',
         f"{CUSTOM}.a: the text holds the character U+FFFE at position 2, which no surface can show; take it away"),
        (r'{"a": ""}', f"{CUSTOM}.a: the text is empty; write the text"),
        (r'{"a": " x"}', f"{CUSTOM}.a: the text begins or ends with a space or a line break; take"),
        (r'{"x\ud800": 1}',
         f"{CUSTOM}: the key 'x\\ud800' is no text: the text holds the character U+D800 at position 2"),
        (r'{"a": [{"\u0000": 1}]}',
         f"{CUSTOM}.a[0]: the key '\\x00' is no text: the text holds the character U+0000 at position 1"),
        (r'{"": 1}', f"{CUSTOM}: the key '' is no text: the text is empty; mend the key"),
        (r'{"a": 1e999}', f"{CUSTOM}.a: the number is not finite: inf; write a smaller number"),
        (r'{"a": [-1e999]}', f"{CUSTOM}.a[0]: the number is not finite: -inf; write a smaller number"),
        (f'{{"a": {ENORMOUS}}}', f"{CUSTOM}.a: the number is not finite: 1000"),
        ('{"a": ' * 300 + "1" + "}" * 300,
         f"{CUSTOM}{'.a' * 20}: objects and lists are nested too deeply; nest at most 20 of them"),
        ('{"a": ' + "[" * 900 + "]" * 900 + "}",
         f"{CUSTOM}.a{'[0]' * 19}: objects and lists are nested too deeply; nest"),
    ],
    ids=lambda given: given[:60],
)  # fmt: skip
def test_what_a_program_left_in_a_reference_is_checked_with_its_place(
    raw: Json, saved: Save, tmp_path: Path, custom: str, expected: str
) -> None:
    raw["questions"][1]["references"] = [{"type": "book", "id": "a", "custom": "CUSTOM"}]
    raw["questions"][1]["provenance"].append({"field": "references", "source": "deck", "lines": [1, 1]})
    file = saved(raw)
    file.write_text(file.read_text(encoding="utf-8").replace('"CUSTOM"', custom), encoding="utf-8")
    [found] = problems(file, tmp_path)
    assert found.startswith(expected)


def test_every_flaw_of_what_a_program_left_is_named_and_nothing_else(raw: Json, saved: Save, tmp_path: Path) -> None:
    deep: object = "x"
    for _ in range(19):
        deep = [deep]
    right = {"a": deep, "b": [None, True, 1, -1.5, "漢字\nx", {}, []], "c d": {"$e": "f"}}
    raw["collection"]["publication"]["custom"] = right
    assert run("build_pages.py", "--data", saved(raw), "--docs", tmp_path / "right").returncode == 0
    raw["collection"]["publication"]["custom"] = right | {"x": ["", 1, "\t"], " ": {"y": " z"}}
    assert [line.split(": ")[0] for line in problems(saved(raw), tmp_path)] == [
        "collection.publication.custom.x[0]",
        "collection.publication.custom.x[2]",
        "collection.publication.custom",
        "collection.publication.custom. .y",
    ]


@pytest.mark.parametrize("name", ["title", "id", "number", "recommendations"])
def test_a_missing_field_is_named(raw: Json, saved: Save, tmp_path: Path, name: str) -> None:
    del raw["questions"][3][name]
    assert f"questions[3].{name}: it is missing; add it" in problems(saved(raw), tmp_path)


@pytest.mark.parametrize(
    ("steps", "name", "nearest"),
    [
        ((), "question", "questions"),
        (("collection",), "titel", "title"),
        (("questions", 0), "recomendations", "recommendations"),
        (("questions", 0, "recommendations", 0), "strenght", "strength"),
        (("terms", 0), "abbrevation", "abbreviation"),
    ],
)
def test_an_unknown_field_is_named_with_the_nearest_known_one(
    raw: Json, saved: Save, tmp_path: Path, steps: tuple[str | int, ...], name: str, nearest: str
) -> None:
    at(raw, *steps)[name] = "x"
    place = ("".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps) + f".{name}").lstrip(".")
    assert problems(saved(raw), tmp_path) == [f"{place}: there is no field '{name}'; did you mean '{nearest}'?"]


def test_every_problem_is_reported_at_once_shapes_and_relations(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["questions"][0]["number"] = "1"
    raw["questions"][1]["titel"] = "x"
    raw["questions"][2]["recommendations"][0]["strength"] = "limted"
    raw["questions"][3]["related"] = ["oncology-q9"]
    raw["sources"][0]["sha256"] = "0" * 64
    found = problems(saved(raw), tmp_path)
    places = [line.split(": ")[0] for line in found]
    assert places == [
        "questions[0].number", "questions[1].titel", "questions[2].recommendations[0].strength",
        "questions[3].related[0]", "sources[0].sha256",
    ]  # fmt: skip


def test_a_list_of_wrong_members_is_not_called_empty_too(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["questions"][2]["authors"] = [5]
    assert [line for line in problems(saved(raw), tmp_path) if "empty" in line] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "file: it is empty; "),
        (" \n ", "file: it is empty; "),
        ("{\n  \"a\": 1,\n}", "line 3, column 1: this is not JSON: Expecting property name"),
        ('{"a": 1\n "b": 2}',
         "line 2, column 2: this is not JSON: Expecting ',' delimiter; look at the end of the line before"),
        ("{'a': 1}",
         "line 1, column 2: this is not JSON: Expecting property name enclosed in double quotes; "
         "use straight double quotes"),
        ('{"a": “x”}', "line 1, column 7: this is not JSON: Expecting value; use straight double quotes"),
        ('{"a": "x\ny"}', "line 1, column 9: this is not JSON: Invalid control character"),
        ('{"a": 1} {"b": 2}', "line 1, column 10: this is not JSON: Extra data; a bracket too many"),
        ('{"a": {"b": NaN}}', "a.b: NaN and Infinity are no JSON numbers; write a number, or null"),
        ('{"a": [1, -Infinity]}', "a[1]: NaN and Infinity are no JSON numbers"),
        ('{"a": {"b": 1, "b": 2}}', "a.b: the key 'b' is given twice; keep one of the two"),
        ("[" * 100_000, "file: brackets are nested too deeply"),
        ('{"schema_version": ' + "1" * 5000 + "}", "file: a number has more digits than can be read"),
        ("[]", "the whole file: this is not an object"),
        ("null", "the whole file: this is not an object"),
    ],
)  # fmt: skip
def test_what_is_no_json_object_is_refused_with_line_and_column(tmp_path: Path, text: str, expected: str) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(text, encoding="utf-8")
    found = problems(file, tmp_path)
    assert found[0].startswith(expected)


def test_every_duplicate_key_is_named(tmp_path: Path) -> None:
    file = tmp_path / "wrong.json"
    file.write_text('{"a": 1, "a": 2, "b": [{"c": 1, "c": 2}]}', encoding="utf-8")
    assert [line.split(": ")[0] for line in problems(file, tmp_path)][:2] == ["a", "b[0].c"]


def test_a_key_given_twice_hides_no_other_problem(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["questions"][2]["recommendations"][0]["strength"] = "limted"
    file = saved(raw)
    text = file.read_text(encoding="utf-8").replace('"number": 1,', '"number": 1, "number": 1, "titel": 1,')
    file.write_text(text, encoding="utf-8")
    places = [line.split(": ")[0] for line in problems(file, tmp_path)]
    assert places == ["questions[0].number", "questions[0].titel", "questions[2].recommendations[0].strength"]


def test_what_is_no_readable_utf8_file_is_refused(tmp_path: Path) -> None:
    latin = tmp_path / "latin.json"
    latin.write_bytes(b'{\n"a": "\xe9"}')
    assert problems(latin, tmp_path) == ["line 2, byte 7: this is not UTF-8 text; save the file as UTF-8"]
    assert problems(tmp_path / "none.json", tmp_path) == ["file: there is no such file; check the path"]
    assert problems(tmp_path, tmp_path)[0].startswith("file: this is a folder; name the JSON file in it")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert problems(pipe, tmp_path)[0].startswith("file: this is not a regular file")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert problems(loop, tmp_path)[0].startswith("file: it cannot be read: ")


def test_an_enormous_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    enormous = tmp_path / "enormous.json"
    with enormous.open("wb") as file:
        file.truncate(1 << 40)
    assert problems(enormous, tmp_path)[0].startswith("file: it is enormous: ")


def test_a_byte_order_mark_does_no_harm(raw: Json, saved: Save, tmp_path: Path) -> None:
    file = saved(raw)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert run("build_pages.py", "--data", file, "--docs", tmp_path / "docs").returncode == 0


def test_the_pages_of_the_last_good_run_stay(raw: Json, saved: Save, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    assert run("build_pages.py", "--data", ONCOLOGY, "--docs", docs).returncode == 0
    before = {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    raw["questions"][2]["recommendations"][0]["strength"] = "limted"
    for mode in ([], ["--check"], ["--dry-run"]):
        assert run("build_pages.py", "--data", saved(raw), "--docs", docs, *mode).returncode == 2
    assert {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "ftp://example.org/",
        "javascript:x",
        "https://",
        "https://a.org/?x",
        "https://a.org/#f",
        "https://u:p@a.org/",
        'https://a"b.org',
        "https://a.org:99999999/",
    ],
)
def test_a_wrong_site_url_is_refused(tmp_path: Path, address: str) -> None:
    done = run("build_pages.py", "--docs", tmp_path / "docs", SITE_URL=address)
    assert done.returncode == 2
    assert "SITE_URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_legal_extremes_are_accepted(raw: Json, saved: Save, tmp_path: Path) -> None:
    raw["questions"][0]["recommendations"][0]["strength"] = None
    raw["questions"][2]["recommendations"][0]["consensus"] = None
    raw["questions"][2]["authors"] = None
    raw["questions"][1]["number"] = 999_999
    raw["questions"][2]["number"] = 0
    raw["questions"][3]["number"] = -999_999
    raw["strength_scheme"]["grades"][0]["rank"] = 999_999
    raw["consensus_scheme"]["levels"][0]["rank"] = -999_999
    raw["questions"][1]["recommendations"][0]["consensus"] = {
        "level": "unanimous-strong", "vote": {"agree": 33.4, "disagree": 33.3, "abstain": 33.4},
    }  # fmt: skip
    raw["questions"][1]["provenance"].append(
        {"field": "recommendations.oncology-q2-r1.consensus", "source": "deck", "lines": [1, 74]}
    )
    raw["topics"][0]["id"] = "a" * 80
    for question in raw["questions"]:
        question["topics"] = []
    done = run("build_pages.py", "--data", saved(raw), "--docs", tmp_path / "docs")
    assert done.returncode == 0, done.stderr
    assert json.loads(ONCOLOGY.read_text(encoding="utf-8")) != raw
