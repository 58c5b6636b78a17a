"""Errors in a reference or the related publication are reported with their place: dates and custom data."""

from __future__ import annotations

from pathlib import Path

import pytest

from folders import Save
from sites import Json, run
from wrong_input import ENORMOUS, problems

ISSUED = "collection.publication.issued.date-parts"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([["1" * 5000]], f"{ISSUED}[0][0]: this part of the date has more than four digits: '1111"),
        ([[2022, "0" * 5000]], f"{ISSUED}[0][1]: this part of the date has more than four digits: '0000"),
        ([[20222]],
         f"{ISSUED}[0][0]: this part of the date has more than four digits: 20222; write the year in at most four"),
        ([[0]], f"{ISSUED}[0][0]: there is no such year: '0'; write the year; a BC year has a minus sign"),
        ([["-0", 1]], f"{ISSUED}[0][0]: there is no such year: '-0'; write"),
        ([[2000, 0]],
         f"{ISSUED}[0][1]: there is no such month: '0'; write 1 to 12, or 21 to 24 for a season without a day"),
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
def test_an_impossible_date_is_reported(raw: Json, saved: Save, tmp_path: Path, parts: object, expected: str) -> None:
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
def test_a_possible_date_is_accepted(raw: Json, saved: Save, tmp_path: Path, parts: object) -> None:
    raw["collection"]["publication"]["issued"] = {"date-parts": parts}
    done = run("build_pages.py", "--data", saved(raw), "--docs", tmp_path / "docs")
    assert done.returncode == 0, done.stderr


CUSTOM = "questions[1].references[0].custom"


@pytest.mark.parametrize(
    ("custom", "expected"),
    [
        (r'["x"]', f"{CUSTOM}: this is not an object: ['x']; write it in braces"),
        (r'{"a": ["x", "\ud800"]}',
         f"{CUSTOM}.a[1]: the text contains the character U+D800 at position 1, which cannot be displayed; remove it"),
        (r'{"a": {"b": "x\u0001"}}',
         f"{CUSTOM}.a.b: the text contains the character U+0001 at position 2, which cannot be displayed; remove it"),
        (r'{"a": "x\ufffe"}',
         f"{CUSTOM}.a: the text contains the character U+FFFE at position 2, which cannot be displayed; remove it"),
        (r'{"a": ""}', f"{CUSTOM}.a: the text is empty; write the text"),
        (r'{"a": " x"}', f"{CUSTOM}.a: the text begins or ends with a space or a line break; remove it"),
        (r'{"x\ud800": 1}',
         f"{CUSTOM}: the key 'x\\ud800' is not valid text: the text contains the character U+D800 at position 2"),
        (r'{"a": [{"\u0000": 1}]}',
         f"{CUSTOM}.a[0]: the key '\\x00' is not valid text: the text contains the character U+0000 at position 1"),
        (r'{"": 1}', f"{CUSTOM}: the key '' is not valid text: the text is empty; correct the key"),
        (r'{"a": 1e999}', f"{CUSTOM}.a: the number is not finite: inf; write a smaller number"),
        (r'{"a": [-1e999]}', f"{CUSTOM}.a[0]: the number is not finite: -inf; write a smaller number"),
        (f'{{"a": {ENORMOUS}}}', f"{CUSTOM}.a: the number is not finite: 1000"),
        ('{"a": ' * 300 + "1" + "}" * 300,
         f"{CUSTOM}{'.a' * 20}: objects and lists are nested too deeply; nest them at most 20 levels deep"),
        ('{"a": ' + "[" * 900 + "]" * 900 + "}",
         f"{CUSTOM}.a{'[0]' * 19}: objects and lists are nested too deeply; nest"),
    ],
    ids=lambda given: given[:60],
)  # fmt: skip
def test_custom_data_in_a_reference_is_checked_with_its_place(
    raw: Json, saved: Save, tmp_path: Path, custom: str, expected: str
) -> None:
    raw["questions"][1]["references"] = [{"type": "book", "id": "a", "custom": "CUSTOM"}]
    raw["questions"][1]["provenance"].append({"field": "references", "source": "deck", "lines": [1, 1]})
    file = saved(raw)
    file.write_text(file.read_text(encoding="utf-8").replace('"CUSTOM"', custom), encoding="utf-8")
    [found] = problems(file, tmp_path)
    assert found.startswith(expected)


def test_every_flaw_in_custom_data_is_reported_and_nothing_else(raw: Json, saved: Save, tmp_path: Path) -> None:
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
