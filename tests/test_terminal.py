"""Nothing that a command prints can steer a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clinical_consensus.contract.terminal import harmless
from committee import changed
from folders import Save
from sites import COLLECTIONS, Json, run, started
from wrong_input import at

STEERING = "\x1b[31m\x07\u202e\u2066\u200f\u2028\x9b"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")


@pytest.mark.parametrize("place", [(), ("collection",), ("questions", 1), ("questions", 1, "recommendations", 0)])
def test_a_key_that_steers_a_terminal_is_escaped_and_cut(
    raw: Json, saved: Save, tmp_path: Path, place: tuple[str | int, ...]
) -> None:
    at(raw, *place)[f"key{STEERING}"] = 1
    at(raw, *place)["y" * 5000] = 1
    at(raw, *place)["two\nlines"] = 1
    at(raw, *place)["publication"] = {"type": "book", "custom": {f"a{STEERING}": 1}}
    file = saved(raw)
    said = run("build_pages.py", "--data", file, "--docs", tmp_path / "docs").stderr
    assert not RAW.search(said)
    assert "key\\x1b[31m\\x07\\u202e\\u2066\\u200f\\u2028\\x9b" in said
    assert max(map(len, said.splitlines())) < 800
    assert all(line.startswith((f"{file}: ", "6", "7", "5", "4")) for line in said.splitlines())


def test_texts_names_and_options_that_steer_a_terminal_are_escaped(oncology_copy: Path, tmp_path: Path) -> None:
    def retitle(value: Json) -> None:
        value["collection"]["title"] = "Synthetic\u202e title\u2066"
        value["questions"][0]["title"] = "Synthetic\u202e words"

    changed(oncology_copy, retitle)
    steered = oncology_copy.with_name(f"a{STEERING}\n.json")
    steered.write_bytes(oncology_copy.read_bytes())
    frozen = oncology_copy.parent / "editions" / "1.0.0.json"
    commands: list[tuple[str | Path, ...]] = [
        ("build_pages.py", "--data", oncology_copy, "--docs", tmp_path / "docs"),
        ("build_pages.py", "--data", steered, "--docs", tmp_path / f"docs{STEERING}"),
        ("build_pages.py", "--data", steered.with_name(f"none{STEERING}"), "--docs", tmp_path),
        ("build_pages.py", f"--{STEERING}"),
        ("compare_editions.py", frozen, oncology_copy),
        ("compare_editions.py", frozen, oncology_copy, "--json"),
        ("compare_editions.py", frozen, steered),
        ("release.py", "1.1.0", "--data", oncology_copy),
        ("release.py", STEERING, "--data", oncology_copy),
        ("release.py", "1.1.0", "--data", oncology_copy, "--reason", f"{STEERING}=x", "--date", STEERING),
        ("sign_off.py", STEERING, "--reviewer", "x", "--role", "y", "--date", "2026-12-01", "--data", oncology_copy),
        ("sign_off.py", "oncology-q2", "--reviewer", STEERING, "--role", "y", "--date", "x", "--data", oncology_copy),
    ]
    for script, *arguments in commands:
        done = run(str(script), *arguments)
        assert done.stdout + done.stderr
        assert not RAW.search(done.stdout + done.stderr), (script, arguments, done)


def test_only_what_steers_is_escaped() -> None:
    assert harmless("a\tb\n é 合 👩 \u00a0") == "a\tb\n é 合 👩 \u00a0"
    assert harmless("\x1b\u202e\ud800\U000e0041") == "\\x1b\\u202e\\ud800\\U000e0041"


def test_any_terminal_can_print_any_title(tmp_path: Path) -> None:
    given = ("--data", COLLECTIONS["full"], "--docs", tmp_path / "docs")
    done = started("build_pages.py", *given, PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
