"""Long work shows its progress: a bar with the time left on a terminal, plain lines elsewhere; short work is silent."""

from __future__ import annotations

import io
import sys

import pytest

from clinical_consensus.cli.progress import with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_elsewhere_than_on_a_terminal_a_line_says_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    files = with_progress(iter(range(250)), 250)
    assert [next(files) for _ in range(26)] == list(range(26))
    assert capsys.readouterr().err == "25 of 250 files made\n"
    assert list(files) == list(range(26, 250))
    lines = capsys.readouterr().err.splitlines()
    assert lines == [f"{count} of 250 files made" for count in range(50, 251, 25)]


def test_a_terminal_has_one_line_with_a_bar_the_count_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(with_progress(iter(range(120)), 120)) == list(range(120))
    shown = terminal.getvalue()
    assert "120/120" in shown
    assert shown.count("\n") == 1


def test_short_work_is_silent(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(with_progress(iter("abc"), 3)) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(with_progress(iter("abc"), 3)) == ["a", "b", "c"]
    assert terminal.getvalue() == ""
