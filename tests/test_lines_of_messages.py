"""A line that a command prints is its own: no text of the data, and no option, can add one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinical_consensus.cli.main import main
from clinical_consensus.contract.problems import Problem
from clinical_consensus.contract.terminal import steers
from releasing import change_and_commit, commit, released, signed
from sites import Json

FORGED = "error: synthetic line of another"
BREAKS = "\n\u2028\u2029"
TEXT = "Synthetic" + "".join(f"{each}{FORGED}" for each in BREAKS)
SHOWN = "Synthetic" + "".join(f"{each}{FORGED}" for each in ("\\n", "\\u2028", "\\u2029"))


def forge(value: Json) -> None:
    """Put lines that look like a message into everything that messages name."""
    value["collection"]["title"] = TEXT
    value["collection"]["edition"]["note"] = TEXT
    value["strength_scheme"]["grades"][0]["label"] = TEXT
    value["consensus_scheme"]["levels"][0]["label"] = TEXT
    value["questions"][0]["title"] = TEXT
    value["questions"][1]["recommendations"][0]["statements"][0]["text"] = TEXT


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed, after it was seen that no line is the data's."""
    found = capsys.readouterr()
    text = found.out + found.err
    assert not [line for line in text.splitlines() if line.startswith(FORGED)], text
    assert not [each for each in text if steers(each)]
    return text


def test_no_text_of_the_data_adds_a_line_to_what_a_command_says(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOWNLOADS", "none")
    change_and_commit(data, forge)
    site, given = tmp_path / "site", ["--data", str(data)]
    assert main(["check", str(data)]) == 0
    assert f"{SHOWN}: no problems" in printed(capsys)
    assert released(data, "1.1.0") == 2
    assert f"Limited → {SHOWN}" in printed(capsys)
    assert main(["site", *given, "--site", str(site)]) == 0
    said = printed(capsys)
    assert f"{SHOWN}: 3 questions, " in said
    assert f" pages in {site}, built in " in said
    assert main(["site", *given, "--shard", "1/2", "--out", str(tmp_path / "part")]) == 0
    assert f"{SHOWN}: part 1/2 with " in printed(capsys)
    assert main(["pages", *given, "--docs", str(tmp_path / "docs")]) == 0
    assert f"{SHOWN}: 3 questions, " in printed(capsys)
    assert main(["compare", str(data.parent / "editions" / "1.0.0.json"), str(data)]) == 1
    assert f"<br>{FORGED}&#8232;{FORGED}&#8233;{FORGED}" in printed(capsys)


def test_problems_with_the_data_stay_on_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def break_it(value: Json) -> None:
        forge(value)
        value["questions"][1]["recommendations"][0]["strength"] = TEXT
        value["questions"][2]["title"] = f"{TEXT}\x0b\x0c\x85"

    change_and_commit(data, break_it)
    assert main(["check", str(data)]) == 2
    lines = printed(capsys).splitlines()
    assert all(line.startswith(str(data)) for line in lines[:-1])
    assert lines[-1].endswith(f"problems in {data}; this command writes nothing.")


def test_what_a_problem_says_is_on_one_line_and_visibly_escaped() -> None:
    line = Problem(f"a{BREAKS}b", f"wrong{BREAKS}", f"cure{BREAKS}it").line(Path("x.json"))
    assert line == "x.json: a\\n\\u2028\\u2029b: wrong\\n\\u2028\\u2029; cure\\n\\u2028\\u2029it"


def test_no_option_adds_a_line_to_what_a_command_says(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change_and_commit(data, forge)
    for arguments in (
        ("1.1.0", "--reason", f"{TEXT}=x"),
        (f"1.1.0\n{FORGED}",),
        ("1.1.0", "--note", f"\x0b\n{FORGED}"),
    ):
        assert released(data, *arguments) == 2
        assert printed(capsys).endswith("\nNothing was released.\n")
    commit(data)
    assert signed(data, "q3", reviewer=f"Synthetic\n{FORGED}", role="Synthetic") == 2
    assert printed(capsys)
    with pytest.raises(SystemExit):
        main(["release", "1.1.0", "--data", str(data), f"two\n{FORGED}"])
    assert f"unrecognized arguments: two\\n{FORGED}\n" in printed(capsys)


def test_a_recorded_sign_off_is_said_on_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert signed(data, "q3", reviewer=f"Synthetic\n{FORGED}") == 0
    assert f"Synthetic\\n{FORGED} signed off q3" in printed(capsys)
    kept = json.loads((data.parent / "signoffs.json").read_text(encoding="utf-8"))
    assert kept["signoffs"][0]["reviewer"] == f"Synthetic\n{FORGED}"


@pytest.mark.parametrize("arguments", [["--help"], ["release", "--help"], ["release"]])
def test_help_and_usage_keep_their_lines(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    found = capsys.readouterr()
    assert len((found.out + found.err).splitlines()) > 2
    assert "\\n" not in found.out + found.err
