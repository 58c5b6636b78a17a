"""The command that writes the pages: only what changed and what it owns, reproducibly, and whole even when killed."""

from __future__ import annotations

import os
import random
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clinical_consensus.contract.problems import shown
from folders import Save, Tree, tree
from sites import COLLECTIONS, ONCOLOGY, PROJECT, Json, run, started


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The tree that a clean run makes of the oncology collection."""
    docs = tmp_path_factory.mktemp("clean") / "docs"
    assert run("build_pages.py", "--docs", docs).returncode == 0
    return tree(docs)


@pytest.fixture
def docs(tmp_path: Path, clean: Tree) -> Path:
    """A docs folder that is up to date with the oncology collection."""
    folder = tmp_path / "docs"
    for path, content in clean.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def test_same_input_same_bytes(clean: Tree, tmp_path: Path) -> None:
    other = tmp_path / "other"
    done = started("build_pages.py", "--docs", other, PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo")
    assert done.returncode == 0
    assert tree(other) == clean


def test_a_second_run_writes_nothing(docs: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in docs.rglob("*")}
    done = run("build_pages.py", "--docs", docs)
    assert done.returncode == 0
    assert done.stdout.endswith("no files changed.\n")
    assert {path: path.stat().st_mtime_ns for path in docs.rglob("*")} == before


def test_only_what_changed_is_written(raw: Json, saved: Save, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    assert run("build_pages.py", "--data", saved(raw), "--docs", docs).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in docs.rglob("*") if path.is_file()}
    raw["questions"][3]["history"][0]["reason"] = "Synthetic reason."
    done = run("build_pages.py", "--data", saved(raw), "--docs", docs)
    assert done.stdout.endswith("1 file changed.\n")
    changed = {path for path in before if path.stat().st_mtime_ns != before[path]}
    assert changed == {docs / "questions" / "oncology-q4" / "index.md"}


def test_pages_of_removed_questions_are_deleted(raw: Json, saved: Save, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    assert run("build_pages.py", "--data", saved(raw), "--docs", docs).returncode == 0
    assert (docs / "questions" / "oncology-q4" / "index.md").exists()
    raw["questions"].pop()
    raw["questions"][0]["related"] = []
    assert run("build_pages.py", "--data", saved(raw), "--docs", docs).returncode == 0
    assert not (docs / "questions" / "oncology-q4" / "index.md").exists()
    assert (docs / "questions" / "oncology-q3" / "index.md").exists()


def test_empty_folders_are_deleted(docs: Path) -> None:
    assert run("build_pages.py", "--data", COLLECTIONS["full"], "--docs", docs).returncode == 0
    assert run("build_pages.py", "--data", COLLECTIONS["minimal"], "--docs", docs).returncode == 0
    assert all(any(folder.iterdir()) for folder in docs.rglob("*") if folder.is_dir())


def test_authored_pages_are_never_touched(docs: Path) -> None:
    authored = {
        docs / "help.md": "authored",
        docs / "assets" / "x.css": "a{}",
        docs / "questions" / "notes.md": "notes",
    }
    for path, content in authored.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    done = run("build_pages.py", "--docs", docs)
    assert done.returncode == 0
    assert "notes.md: this file was not written by the generator and was left in place" in done.stderr
    assert {path: path.read_text(encoding="utf-8") for path in authored} == authored


@pytest.mark.parametrize("path", ["index.md", "questions/oncology-q1/index.md", "glossary/index.md"])
def test_an_authored_page_in_the_way_stops_the_run(docs: Path, path: str) -> None:
    (docs / path).write_text("# Authored\n", encoding="utf-8")
    (docs / "topics" / "aspirin" / "index.md").unlink()
    done = run("build_pages.py", "--docs", docs)
    assert done.returncode == 2
    assert f"{path}: this was not written by the generator, but a generated page belongs here" in done.stderr
    assert (docs / path).read_text(encoding="utf-8") == "# Authored\n"
    assert not (docs / "topics" / "aspirin" / "index.md").exists()


def test_a_folder_or_link_in_the_way_stops_the_run(docs: Path, tmp_path: Path) -> None:
    (docs / "index.md").unlink()
    (docs / "index.md").mkdir()
    done = run("build_pages.py", "--docs", docs)
    assert done.returncode == 2
    (docs / "index.md").rmdir()
    elsewhere = tmp_path / "elsewhere"
    (docs / "topics").rename(elsewhere)
    (docs / "topics").symlink_to(elsewhere)
    (elsewhere / "aspirin" / "index.md").write_text("changed", encoding="utf-8")
    (elsewhere / "extra.md").write_bytes((docs / "about" / "index.md").read_bytes())
    done = run("build_pages.py", "--docs", docs)
    assert done.returncode == 2
    assert "topics: this was not written by the generator" in done.stderr
    assert (elsewhere / "aspirin" / "index.md").read_text(encoding="utf-8") == "changed"
    assert (elsewhere / "extra.md").exists()


def test_locks_and_pipes_of_other_programs_do_no_harm(docs: Path) -> None:
    (docs / "questions" / ".#oncology-q1.md").symlink_to("someone@host.1")
    os.mkfifo(docs / "questions" / "pipe")
    done = run("build_pages.py", "--docs", docs)
    assert done.returncode == 0
    assert "pipe: this file was not written by the generator and was left in place" in done.stderr


def test_check_reports_what_is_stale_missing_left_over_or_foreign(docs: Path, clean: Tree) -> None:
    assert run("build_pages.py", "--docs", docs, "--check").returncode == 0
    stale = docs / "questions" / "oncology-q1" / "index.md"
    stale.write_bytes(stale.read_bytes() + b"x")
    (docs / "index.md").unlink()
    (docs / "questions" / "gone").mkdir()
    (docs / "questions" / "gone" / "index.md").write_bytes(clean["questions/oncology-q2/index.md"])
    (docs / "questions" / "foreign.md").write_text("x", encoding="utf-8")
    before = tree(docs)
    done = run("build_pages.py", "--docs", docs, "--check")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{docs}/index.md: missing",
        f"{docs}/questions/oncology-q1/index.md: out of date",
        f"{docs}/questions/gone/index.md: left over from an earlier run",
        f"{docs}/questions/foreign.md: not written by the generator",
        "To update the pages, run: python scripts/build_pages.py "
        f"--data {ONCOLOGY.relative_to(PROJECT)} --docs {shown(docs)}",
        "Move files that the generator did not write out of the generated folders, or delete them.",
    ]
    assert tree(docs) == before


@pytest.mark.parametrize("text", ["stale", "", "foreign"])
def test_check_fails_for_one_page_that_is_not_as_generated(docs: Path, text: str) -> None:
    page = docs / "questions" / ("foreign.md" if text == "foreign" else "oncology-q1/index.md")
    if text:
        page.write_text(text, encoding="utf-8")
    else:
        page.unlink()
    done = run("build_pages.py", "--docs", docs, "--check")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{page}: ")


def test_the_command_that_check_suggests_fixes_the_pages(docs: Path, clean: Tree) -> None:
    (docs / "index.md").unlink()
    named = run("build_pages.py", "--docs", docs, "--check").stderr.splitlines()[-1].split("run: python ")[1]
    subprocess.run([sys.executable, *shlex.split(named)], cwd=PROJECT, capture_output=True, check=True)
    assert tree(docs) == clean
    assert run("build_pages.py", "--docs", docs, "--check").returncode == 0


def test_a_dry_run_says_what_it_would_do_and_does_nothing(docs: Path) -> None:
    (docs / "index.md").unlink()
    before = tree(docs)
    done = run("build_pages.py", "--docs", docs, "--dry-run")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == f"would write {shown(docs / 'index.md')}"
    assert done.stdout.endswith("1 file would change.\n")
    assert tree(docs) == before


def test_a_docs_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "docs"
    file.write_text("x", encoding="utf-8")
    done = run("build_pages.py", "--docs", file)
    assert done.returncode == 2
    assert "choose another folder with --docs" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_killed_run_leaves_only_whole_pages_and_the_next_run_completes_them(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    assert run("build_pages.py", "--data", COLLECTIONS["full"], "--docs", whole).returncode == 0
    expected = tree(whole)
    docs = tmp_path / "docs"
    command: list[str | Path] = [
        sys.executable,
        PROJECT / "scripts" / "build_pages.py",
        "--data",
        COLLECTIONS["full"],
        "--docs",
        docs,
    ]
    interrupted = 0
    chance = random.Random(1)
    for _ in range(12):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and not docs.exists():
            time.sleep(0.0005)
        time.sleep(chance.random() * 0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        left = tree(docs) if docs.exists() else {}
        interrupted += left != expected
        for path, content in left.items():
            if path.endswith((".md", ".yml")):
                assert content == expected[path]
        if left == expected:
            for page in list(docs.rglob("*.md")):
                page.unlink()
    assert interrupted
    assert subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
    assert tree(docs) == expected


def test_half_written_files_of_a_killed_run_are_deleted(docs: Path, clean: Tree) -> None:
    (docs / ".half-written.tmp").write_text("half", encoding="utf-8")
    assert run("build_pages.py", "--docs", docs).returncode == 0
    assert tree(docs) == clean


def test_two_runs_at_once_end_with_a_complete_tree(tmp_path: Path, clean: Tree) -> None:
    docs = tmp_path / "docs"
    command: list[str | Path] = [sys.executable, PROJECT / "scripts" / "build_pages.py", "--docs", docs]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(3)]
    results = [(process.communicate()[1], process.returncode) for process in runs]
    assert results == [(b"", 0)] * 3
    assert tree(docs) == clean
