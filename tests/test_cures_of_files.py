"""What is wrong with a file is told as it was written, with its question and a cure that applies."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.cli.main import main

JSON_ALONE = "the file must be JSON, which begins with {: convert it, or name the JSON file\n"


def said(file: Path, text: str, capsys: pytest.CaptureFixture[str]) -> str:
    file.write_text(text, encoding="utf-8")
    assert main(["check", str(file)]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id: synthetic\nquestions: []\n", "line 1, column 1"),
        ("---\ncollection:\n  id: synthetic\n", "line 1, column 1"),
        ("# Synthetic\ncollection:\n  id: synthetic\n", "line 2, column 1"),
        ("- synthetic\n", "line 1, column 1"),
        ("synthetic words\n", "line 1, column 1"),
        ("[collection]\nid = 1\n", "line 1, column 2 ([0])"),
        ("id = 1\n", "line 1, column 1"),
    ],
)
def test_a_file_in_another_format_is_to_be_converted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, place: str
) -> None:
    told = said(tmp_path / "data.json", text, capsys)
    assert f"{place}: this is not JSON: Expecting value; {JSON_ALONE}" in told
    assert "quotes" not in told


def test_a_json_file_with_a_word_without_quotes_is_still_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ('{id: "a"}', '{"id": synthetic}', '[{"id": synthetic}]'):
        told = said(tmp_path / "data.json", text, capsys)
        assert "straight double quotes" in told
        assert JSON_ALONE not in told


@pytest.mark.parametrize("fields", ['"id": "synthetic-q7", "number": {}', '"number": {}, "id": "synthetic-q7"'])
def test_a_number_that_is_too_long_is_told_with_its_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fields: str
) -> None:
    text = '{"questions": [\n{"id": "synthetic-q1", "number": 1},\n{' + fields.replace("{}", "7" * 5000) + "}]}"
    told = said(tmp_path / "data.json", text, capsys)
    assert "more digits than can be read; write fewer: see synthetic-q7, line 3\n" in told


def test_a_number_that_is_too_large_is_told_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '{"questions": [{"id": "synthetic-q1", "number": 1e400}, {"id": "synthetic-q2", "number": -2.5E+999}]}'
    told = said(tmp_path / "data.json", text, capsys)
    for written in ("1e400", "-2.5E+999"):
        assert f"this is not a whole number: {written}; " in told
    assert "inf" not in told
