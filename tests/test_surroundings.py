"""What surrounds a run does not reach what it makes: umask, temporary folder, clock, names of folders."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import make_pack, open_data
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.scratch import scratch_folder
from shared import Shared
from sites import COLLECTIONS, PROJECT, run, started

KILLED = """
import os, signal
from clinical_consensus.files.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "text").write_text("Synthetic.")
    os.kill(os.getpid(), signal.SIGKILL)
"""
"""A run that is killed while it has text in its temporary folder."""


def test_a_site_is_the_same_and_readable_by_every_host_whatever_the_umask(tmp_path: Path) -> None:
    for umask, name in (("022", "usual"), ("777", "closed"), ("077", "site")):
        script = PROJECT / "scripts" / "build_site.py"
        command = shlex.join(
            map(str, (sys.executable, script, "--data", COLLECTIONS["minimal"], "--site", tmp_path / name))
        )
        environment = os.environ | {"DOWNLOADS": "none"}
        subprocess.run(["sh", "-c", f"umask {umask}; exec {command}"], env=environment, capture_output=True, check=True)
    usual, *others = ({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
                      for site in (tmp_path / "usual", tmp_path / "closed", tmp_path / "site"))  # fmt: skip
    assert [
        name for other in others for name in usual.keys() | other.keys() if usual.get(name) != other.get(name)
    ] == []
    modes = {path.is_dir(): set[int]() for path in (tmp_path, tmp_path / "none")}
    for path in (tmp_path / "site", *(tmp_path / "site").rglob("*")):
        modes[path.is_dir()].add(path.stat().st_mode & 0o777)
    assert modes == {True: {0o755}, False: {0o644}}


@pytest.mark.parametrize("folder", ["", "not there"])
def test_nothing_stays_in_the_temporary_folder(tmp_path: Path, folder: str) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    given = ("--data", COLLECTIONS["minimal"], "--site", tmp_path / "site")
    done = started("build_site.py", *given, TMPDIR=str(temporary / folder), PYTHONSAFEPATH="1")
    assert done.returncode == 0, done.stderr
    assert list(temporary.iterdir()) == []
    assert (tmp_path / "site" / "downloads" / "flashcards.apkg").is_file()


def test_what_a_killed_run_left_in_the_temporary_folder_is_removed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    (temporary / "clinical-consensus-notes").mkdir(parents=True)
    (temporary / "clinical-consensus-notes" / ".in-use").write_text("somebody's", encoding="utf-8")
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    for _ in range(2):
        killed = subprocess.run([sys.executable, "-c", KILLED], check=False)
        assert killed.returncode == -signal.SIGKILL
    left = {path for path in temporary.iterdir() if (path / "files" / "text").is_file()}
    assert len(left) == 1
    with scratch_folder() as held:
        assert run("build_pages.py", "--data", COLLECTIONS["minimal"], "--docs", tmp_path / "docs").returncode == 0
        assert held.is_dir()
        assert {path.name for path in temporary.iterdir()} == {"clinical-consensus-notes", held.parent.name}
    assert [path.name for path in temporary.iterdir()] == ["clinical-consensus-notes"]


def test_paths_with_spaces_can_be_copied_out_of_what_is_printed(tmp_path: Path, shared: Shared) -> None:
    site = shared.copy(COLLECTIONS["minimal"], tmp_path / "a parent" / "site", DOWNLOADS="none")
    done = run("build_site.py", "--data", COLLECTIONS["minimal"], "--site", site, DOWNLOADS="none")
    assert f" pages in '{site}', nothing changed" in done.stdout
    command = done.stdout.strip().rsplit("To view it, run: ", 1)[1]
    assert shlex.split(command) == ["python3", "-m", "http.server", "--directory", str(site)]
    done = run("export_schema.py", "--check", "--out", site.parent / "no schema.json")
    named = shlex.split(done.stderr.strip().rsplit("run: ", 1)[1])
    assert named == ["clinical-consensus", "schema", "--out", str(site.parent / "no schema.json")]
    data = COLLECTIONS["minimal"]
    done = run("build_pages.py", "--data", data, "--docs", site.parent / "the docs", "--dry-run")
    written = [shlex.split(line.removeprefix("would write ")) for line in done.stdout.splitlines()[:-1]]
    assert written
    assert all(len(each) == 1 for each in written)


def test_files_can_be_made_while_the_clock_stands_in_1970(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    generated = generate(COLLECTIONS["minimal"], Settings())
    usual = make_pack(generated, tmp_path)
    monkeypatch.setattr("time.time", lambda: 86_400.0)
    early = make_pack(generated, tmp_path)
    assert early.failures == ()
    assert early.files == usual.files
    assert open_data(generated)
