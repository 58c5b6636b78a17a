"""A large collection's PDFs are made in several processes: the same bytes, the same reasons, and none stays behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import make_pack
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads import printers
from clinical_consensus.downloads.manifest import Download
from clinical_consensus.downloads.pack import Made
from editions import edition, question
from sites import PROJECT

COUNT = 2 * printers.FILES_OF_A_PROCESS

_KILLED = """
import contextlib
import multiprocessing
import os
from clinical_consensus.downloads import printers

def main():
    printers._processors = lambda: 2
    with printers.printing(1000) as printer:
        for printed in [printer("none.typ", {}, 0) for _ in range(2)]:
            with contextlib.suppress(Exception):
                printed()
        print(len(multiprocessing.active_children()), "processes wait", flush=True)
        os.read(0, 1)

if __name__ == "__main__":
    main()
"""
"""A program that is killed while its processes wait for work."""


def test_the_files_are_the_same_with_several_processes(
    tmp_path: Path, saved: Callable[[object], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = saved(edition([question(f"q{n}", n, f"Synthetic statement of {n}.") for n in range(1, COUNT + 1)]))
    packs = []
    for processors in (1, 2):
        monkeypatch.setattr(printers, "_processors", lambda count=processors: count)
        packs.append(make_pack(generate(data, Settings()), tmp_path))
    alone, together = packs
    assert len(alone.files) > COUNT
    assert together.files == alone.files
    assert together.offers == alone.offers


def test_what_a_process_that_the_system_ended_leaves_is_made_all_the_same(
    tmp_path: Path, saved: Callable[[object], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = saved(edition([question(f"q{n}", n, f"Synthetic statement of {n}.") for n in range(1, COUNT + 1)]))
    monkeypatch.setattr(printers, "_processors", lambda: 1)
    alone = make_pack(generate(data, Settings()), tmp_path)
    monkeypatch.setattr(printers, "_processors", lambda: 2)
    ended: list[BaseProcess] = []

    def ending(files: Iterator[tuple[Download, Made]], _count: int) -> Iterator[tuple[Download, Made]]:
        for file in files:
            if not ended:
                ended.extend(multiprocessing.active_children())
                ended[0].kill()
            yield file

    together = make_pack(generate(data, Settings()), tmp_path, watch=ending)
    assert [process.exitcode for process in ended[:1]] == [-signal.SIGKILL]
    assert together.failures == ()
    assert together.files == alone.files


def test_no_process_outlives_one_that_was_killed(tmp_path: Path) -> None:
    """All of them have the program's standard output, which ends when the last of them has ended."""
    program = tmp_path / "program.py"
    program.write_text(_KILLED, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "src")}
    with subprocess.Popen(
        [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "2 processes wait\n"
        run.kill()
        said, _ = run.communicate(timeout=30)
        assert (said, run.returncode) == ("", -signal.SIGKILL)
