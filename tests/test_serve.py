"""The live preview follows edits of the JSON, the templates and the pages, and survives a mistake in the JSON."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from first_edition import saved_first_edition
from sites import PROJECT

PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may edit."""
    copy = tmp_path / "project"
    ignored = shutil.ignore_patterns(".git", ".venv", "site", "tests", "benchmarks", "__pycache__", ".*_cache")
    shutil.copytree(PROJECT, copy, ignore=ignored)
    shutil.rmtree(copy / "data")
    saved_first_edition(copy / "data")
    return copy


HEEDING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
"""Runs a command that Ctrl-C stops, even if the tests run in the background of a shell, where it is ignored."""


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a running preview of the copy."""
    port = free_port()
    serve: list[str | Path] = [sys.executable, project / "scripts" / "serve.py", "--port", str(port)]
    command = [sys.executable, "-c", HEEDING, *serve]
    log = (project / "serve.log").open("wb")
    process = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, start_new_session=True)
    yield f"http://127.0.0.1:{port}/"
    os.killpg(process.pid, signal.SIGINT)
    process.wait(PATIENCE)
    log.close()


def shows(address: str, text: str) -> bool:
    """Whether the page at `address` shows `text` within PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if text in answer.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.1)
    return False


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_the_preview_follows_every_kind_of_edit(project: Path, preview: str) -> None:
    data = project / "data" / "icm_oncology.json"
    about = f"{preview}about/"
    assert shows(about, "First edition made from the question deck."), (project / "serve.log").read_text(
        encoding="utf-8"
    )
    edit(data, "First edition made from the question deck.", "SYNTHETIC edit of the JSON.")
    assert shows(about, "SYNTHETIC edit of the JSON.")
    edit(data, "SYNTHETIC edit of the JSON.", " SYNTHETIC mistake")
    edit(
        project / "src/clinical_consensus/pages/templates/about.md",
        "Whose date is which",
        "SYNTHETIC edit of a template",
    )
    edit(data, " SYNTHETIC mistake", "SYNTHETIC mended.")
    assert shows(about, "SYNTHETIC mended.")
    assert shows(about, "SYNTHETIC edit of a template")
    edit(project / "docs" / "help.md", "How to read this site", "SYNTHETIC edit of a page")
    assert shows(f"{preview}help/", "SYNTHETIC edit of a page")
    edit(
        project / "src/clinical_consensus/pages/theme/partials/footer.html",
        "This site is for clinicians",
        "SYNTHETIC edit of the theme",
    )
    assert shows(about, "SYNTHETIC edit of the theme")


def test_a_mistake_in_the_json_is_reported_and_the_last_good_pages_stay(project: Path, preview: str) -> None:
    assert shows(f"{preview}about/", "First edition made")
    edit(project / "data" / "icm_oncology.json", '"strength": "limited"', '"strength": "limted"')
    end = time.monotonic() + PATIENCE
    while "did you mean 'limited'?" not in (log := (project / "serve.log").read_text(encoding="utf-8")):
        assert time.monotonic() < end, log
        time.sleep(0.1)
    assert shows(f"{preview}questions/oncology-q1/", "Limited")
