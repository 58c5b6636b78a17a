"""Work beside the preview's own process: its files are there after waiting, and what went wrong is said."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from clinical_consensus.build.preview.beside import beside


def test_what_is_written_beside_is_there_after_waiting(tmp_path: Path) -> None:
    file = tmp_path / "file"
    with beside(lambda: file.write_text(f"Synthetic, by {os.getpid()}.", encoding="utf-8")) as wait:
        wait()
        assert file.read_text(encoding="utf-8") not in ("", f"Synthetic, by {os.getpid()}.")


def test_work_that_was_killed_is_done_again(tmp_path: Path) -> None:
    own, file = os.getpid(), tmp_path / "file"

    def work() -> None:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        file.write_text("Synthetic.", encoding="utf-8")

    with beside(work) as wait:
        wait()
    assert file.read_text(encoding="utf-8") == "Synthetic."


def test_what_fails_beside_fails_here_with_its_reason(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FileNotFoundError, match="not there"), beside((tmp_path / "not there").unlink) as wait:
        wait()
    assert capfd.readouterr() == ("", "")
