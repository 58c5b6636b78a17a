"""A file that is not readable JSON is refused with line and column, and the pages of the last good run stay."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clinical_consensus.contract.problems import shown
from folders import Save
from sites import COLLECTIONS, ONCOLOGY, PROJECT, Json, run
from wrong_input import at, problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "file: it is empty; "),
        (" \n ", "file: it is empty; "),
        ("{\n  \"a\": 1,\n}", "line 3, column 1: this is not JSON: Expecting property name"),
        ('{"a": 1\n "b": 2}',
         "line 2, column 2: this is not JSON: Expecting ',' delimiter; look at the end of the previous line"),
        ("{'a': 1}",
         "line 1, column 2: this is not JSON: Expecting property name enclosed in double quotes; "
         "use straight double quotes"),
        ('{"a": “x”}', "line 1, column 7: this is not JSON: Expecting value; use straight double quotes"),
        ('{"a": "x\ny"}', "line 1, column 9: this is not JSON: Invalid control character"),
        ('{"a": 1} {"b": 2}', "line 1, column 10: this is not JSON: Extra data; remove the extra closing bracket"),
        ('{"a": {"b": NaN}}', "a.b: NaN and Infinity are not JSON numbers; write a number, or null"),
        ('{"a": [1, -Infinity]}', "a[1]: NaN and Infinity are not JSON numbers"),
        ('{"a": {"b": 1, "b": 2}}', "a.b: the key 'b' appears more than once; keep only one"),
        ("[" * 100_000, "file: brackets are nested too deeply"),
        ('{"schema_version": ' + "1" * 5000 + "}", "file: a number has more digits than can be read"),
        ("[]", "the whole file: this is not an object"),
        ("null", "the whole file: this is not an object"),
    ],
)  # fmt: skip
def test_anything_but_a_json_object_is_refused_with_line_and_column(tmp_path: Path, text: str, expected: str) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(text, encoding="utf-8")
    found = problems(file, tmp_path)
    assert found[0].startswith(expected)


def test_numbers_that_are_too_long_are_told_with_their_lines(tmp_path: Path) -> None:
    file, long = tmp_path / "wrong.json", "1" * 5000
    lines = ["{", f'"a": {long},', f'"b": "\\"{long}",', f'"c": [{long}.5, {long}e1, 1],', f'"d": [-{long}]', "}"]
    file.write_text("\n".join(lines), encoding="utf-8")
    wrong = "file: a number has more digits than can be read"
    assert problems(file, tmp_path) == [f"{wrong}; write fewer: see lines 2 and 5"]


NUMBERS = [
    ("questions", 1, "number"), ("questions", 0, "title"), ("strength_scheme", "grades", 0, "rank"),
    ("questions", 0, "recommendations", 0, "consensus"), ("questions", 0, "references"), ("titel",),
]  # fmt: skip


@pytest.mark.parametrize("steps", NUMBERS, ids=lambda steps: steps[-1])
@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_of_json_is_told_once_with_its_cure(
    raw: Json, saved: Save, tmp_path: Path, steps: tuple[str | int, ...], word: str
) -> None:
    at(raw, *steps[:-1])[steps[-1]] = "HERE"
    file = saved(raw)
    file.write_text(file.read_text(encoding="utf-8").replace('"HERE"', word), encoding="utf-8")
    told = problems(file, tmp_path)
    assert told[0].endswith(": NaN and Infinity are not JSON numbers; write a number, or null")
    assert not [line for line in told if "smaller" in line or ": nan" in line or "inf;" in line]
    assert ("there is no field 'titel'" in "".join(told)) == (steps == ("titel",))


def test_every_duplicate_key_is_reported(tmp_path: Path) -> None:
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


def test_anything_but_a_readable_utf8_file_is_refused(tmp_path: Path) -> None:
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
    assert problems(enormous, tmp_path)[0].startswith("file: it is too large: ")


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
        {"field": "recommendations.oncology-q2-r1.consensus", "source": "deck", "lines": [1, 73]}
    )
    raw["topics"][0]["id"] = "a" * 80
    for question in raw["questions"]:
        question["topics"] = []
    done = run("build_pages.py", "--data", saved(raw), "--docs", tmp_path / "docs")
    assert done.returncode == 0, done.stderr
    assert json.loads(ONCOLOGY.read_text(encoding="utf-8")) != raw


@pytest.mark.parametrize("option", ["--site", "--data"])
def test_a_link_that_leads_to_itself_is_named(tmp_path: Path, option: str) -> None:
    link = tmp_path / "SYNTHETIC link.json"
    link.symlink_to(link.name)
    paths = {"--site": tmp_path / "site", "--data": COLLECTIONS["minimal"], option: link}
    done = run("build_site.py", *(each for pair in paths.items() for each in pair))
    assert done.returncode == 2
    assert done.stderr == f"error: {shown(link)}: this link leads to itself; remove it\n"
    assert not (tmp_path / "site").exists()


def test_a_python_without_docstrings_is_refused() -> None:
    command = [sys.executable, str(PROJECT / "scripts" / "build_pages.py"), "--check"]
    environment = os.environ | {"PYTHONOPTIMIZE": "2"}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "error: this Python leaves docstrings out, of which the schema is made; unset PYTHONOPTIMIZE\n"
    )
