"""What a command is given empty, as by an unset variable of a shell, is refused, and its cure is one for a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.cli.main import main
from releasing import everything, released, reworded, signed

VERSION = ["1.1.0", "--reason", "q2=Synthetic."]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([*VERSION, "--date", ""], "error: --date: '' is not a date; write it like"),
        ([*VERSION, "--date", " "], "error: --date: ' ' is not a date; write it like"),
        ([*VERSION, "--note", ""], "error: --note: the text is empty; write the text between the quotes\n"),
        ([*VERSION, "--note", " "], "error: --note: the text is empty; write the text between the quotes\n"),
        (["", "--reason", "q2=Synthetic."], "error: '' is not a semantic version"),
        (["1.1.0", "--reason", "q2="], "error: q2: the reason is missing"),
        (["1.1.0", "--reason", ""], "the reason is missing"),
    ],
)
def test_no_release_takes_what_is_empty_for_what_is_not_given(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    reworded(data)
    before = everything(data)
    changelog = ["--changelog", str(data.parents[1] / "CHANGELOG.md")]
    assert main(["release", *arguments, "--data", str(data), *changelog]) == 2
    assert told in capsys.readouterr().err
    assert everything(data) == before
    assert released(data, *VERSION) == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("reviewer", "--reviewer: the text is empty; write the text between the quotes\n"),
        ("role", "--role: the text is empty; write the text between the quotes\n"),
        ("date", "--date: this is not a valid date: ''; write it as"),
    ],
)
def test_no_sign_off_is_recorded_with_what_is_empty(
    data: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    before = everything(data)
    assert signed(data, **{name: ""}) == 2
    assert told in capsys.readouterr().err
    assert everything(data) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("prefix", "--prefix '': this is not a valid id; use "),
        ("id", "--id '': this is not a valid id; use "),
        ("date", "--date '': this is not a valid date; write it as "),
    ],
)
def test_nothing_is_imported_with_an_empty_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    deck, out = tmp_path / "deck.txt", tmp_path / "out" / "draft.json"
    deck.write_text("SYNTHETIC", encoding="utf-8")
    given = {"id": "synthetic", "date": "2026-11-25"} | {name: ""}
    pairs = [part for each, value in given.items() for part in (f"--{each}", value)]
    assert main(["import", str(deck), *pairs, "--out", str(out)]) == 2
    assert f"error: {told}" in capsys.readouterr().err
    assert not out.parent.exists()
