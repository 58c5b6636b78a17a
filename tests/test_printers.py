"""A large collection's PDFs are made in several processes: the same bytes, the same reasons, and none stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import make_pack
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads import printers
from editions import edition, question
from sites import PROJECT

COUNT = 2 * printers.FILES_OF_A_PROCESS

_KILLED = """
import os
from clinical_consensus.downloads import printers

def main():
    printers._processors = lambda: 2
    with printers.printing(1000) as printer:
        for _ in range(2):
            printer("none.typ", {}, 0).exception()
        print("ready", flush=True)
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


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_process_outlives_one_that_was_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(_KILLED, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "src")}
    with subprocess.Popen(
        [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment, start_new_session=True, text=True,
    ) as run:  # fmt: skip
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        others = members(run.pid) - {run.pid}
        assert len(others) >= 2
        run.send_signal(signal.SIGKILL)
        run.wait()
        limit = time.monotonic() + 30
        while members(run.pid) and time.monotonic() < limit:
            time.sleep(0.05)
        assert members(run.pid) == set()


def members(group: int) -> set[int]:
    """The processes of a group, other than those that have ended."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, own = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(own) == group and state != "Z":
            found.add(int(folder.name))
    return found
