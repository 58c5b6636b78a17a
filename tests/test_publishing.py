"""Publishing a site: the old one or the new one, whole, whatever stops the run; and nothing else is touched or left."""

from __future__ import annotations

import json
import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from folders import Tree, tree
from in_process import Done, run_script
from shared import Shared
from sites import COLLECTIONS, PROJECT, run

STAMP = "site-build.json"


def build(site: Path, name: str = "minimal", script: str = "build_site.py", **environment: str) -> Done:
    return run(script, "--data", COLLECTIONS[name], "--site", site, **{"DOWNLOADS": "none", **environment})


@pytest.fixture
def site(tmp_path: Path, shared: Shared) -> Path:
    """The minimal collection's site without downloads, alone in a folder whose name has a space."""
    return shared.copy(COLLECTIONS["minimal"], tmp_path / "a parent" / "site", DOWNLOADS="none")


@pytest.fixture
def newer(shared: Shared) -> Tree:
    """What the site of the full collection holds."""
    return tree(shared.site(COLLECTIONS["full"], DOWNLOADS="none"))


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def limited(blocks: int, site: Path) -> subprocess.CompletedProcess[str]:
    """The command where no file may be larger than so many blocks of 512 bytes: the system refuses to write more."""
    script = PROJECT / "scripts" / "build_site.py"
    command = shlex.join(map(str, (sys.executable, script, "--data", COLLECTIONS["full"], "--site", site)))
    given = ["sh", "-c", f"ulimit -f {blocks}; exec {command}"]
    environment = os.environ | {"DOWNLOADS": "none", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(given, env=environment, capture_output=True, text=True, check=False)


def test_without_room_for_a_first_site_none_is_made(tmp_path: Path) -> None:
    done = limited(8, tmp_path / "first")
    assert (done.returncode, beside(tmp_path / "first")) == (2, [])
    assert f"{tmp_path / 'first'} was not made; free some space" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("blocks", [1, 8, 40, 60, 160])
def test_without_room_the_old_site_stays_and_the_message_says_where(site: Path, blocks: int) -> None:
    before = tree(site)
    done = limited(blocks, site)
    assert (done.returncode, tree(site), beside(site)) == (2, before, ["site"])
    assert "Traceback" not in done.stderr
    [error] = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert re.match(f"error: '{site}': (building a new site|making the spreadsheets) failed at \\S", error)
    assert f": File too large; '{site}' is unchanged; free some space, or choose another folder" in error


def test_a_killed_run_leaves_a_whole_site_and_the_next_one_no_trace(site: Path, newer: Tree) -> None:
    before = tree(site)
    chance = random.Random(2)
    script = PROJECT / "scripts" / "build_site.py"
    command: list[str | Path] = [sys.executable, script, "--data", COLLECTIONS["full"], "--site", site]
    for _ in range(4):
        made = site.parent / ".site.being-built" / "made" / "site" / "sw-files.js"
        process = subprocess.Popen(command, env=os.environ | {"DOWNLOADS": "none"}, stderr=subprocess.DEVNULL)
        while process.poll() is None and not made.exists():
            time.sleep(0.001)
        time.sleep(chance.random() * 0.2)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert tree(site) in (before, newer)
    assert build(site).returncode == 0
    assert (tree(site), beside(site)) == (before, ["site"])


def test_what_a_killed_run_began_is_ended_even_if_the_next_input_is_wrong(site: Path, newer: Tree) -> None:
    for name, content in newer.items():
        path = site.parent / ".site.being-built" / "whole" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    shutil.rmtree(site)
    assert run("build_site.py", "--data", site.parent / "none.json", "--site", site).returncode == 2
    assert (tree(site), beside(site)) == (newer, ["site"])


@pytest.mark.parametrize("script", ["build_site.py", "build_pdf.py"])
def test_what_a_run_left_is_removed_by_the_next_even_if_nothing_changed(site: Path, script: str) -> None:
    (site.parent / ".site.being-built" / "made").mkdir(parents=True)
    assert build(site, script=script).returncode == 0
    assert beside(site) == ["site"]


def test_a_killed_builder_is_waited_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passed = []

    def builder(*_: object, pass_fds: tuple[int, ...] = (), **options: object) -> subprocess.CompletedProcess[str]:
        passed.extend([Path(f"/proc/self/fd/{handle}").readlink() for handle in pass_fds])
        raise OSError(28, "No space left on device", str(options["cwd"]))

    monkeypatch.setattr("subprocess.run", builder)
    given = ("--data", COLLECTIONS["full"], "--site", site)
    assert run_script(PROJECT, "build_site.py", given, DOWNLOADS="none").returncode == 2
    assert passed == [site.parent / ".site.being-built"]


@pytest.mark.parametrize("script", ["build_site.py", "build_pdf.py"])
def test_links_and_pipes_in_a_site_are_replaced_and_never_followed(
    site: Path, tmp_path: Path, newer: Tree, script: str
) -> None:
    shutil.copytree(site, tmp_path / "elsewhere")
    before = tree(tmp_path / "elsewhere")
    for name in (STAMP, "index.html", "questions", "sw-files.js", "downloads", "data/collection.json"):
        if (site / name).is_dir():
            shutil.rmtree(site / name)
        else:
            (site / name).unlink(missing_ok=True)
        if name not in (STAMP, "sw-files.js") or script == "build_site.py":
            (site / name).symlink_to(tmp_path / "elsewhere" / name)
    shutil.copy(tmp_path / "elsewhere" / "sw-files.js", site / "mark")
    (site / "sw-files.js").unlink(missing_ok=True)
    (site / "mark").rename(site / "sw-files.js")
    os.mkfifo(site / "robots.txt")
    assert build(site, "full", script).returncode == 0
    assert tree(tmp_path / "elsewhere") == before
    if script == "build_site.py":
        assert tree(site) == newer
        assert not [path for path in site.rglob("*") if path.is_symlink()]
    assert not (site / STAMP).is_symlink()
    assert not (site / "downloads").is_symlink()


def test_a_site_with_one_more_link_is_not_up_to_date(site: Path, tmp_path: Path) -> None:
    (site / "questions" / "more").symlink_to(tmp_path)
    assert "built in" in build(site).stdout
    assert not (site / "questions" / "more").is_symlink()
    assert tmp_path.is_dir()


def test_a_site_with_a_link_in_it_is_not_up_to_date(site: Path, tmp_path: Path) -> None:
    before = tree(site)
    page = site / "help" / "index.html"
    page.rename(tmp_path / "page.html")
    page.symlink_to(tmp_path / "page.html")
    assert "built in" in build(site).stdout
    assert not page.is_symlink()
    assert tree(site) == before


DAMAGED = (
    *(b"", b"\0" * 300, b'{"made_by": "scri', b"[]", b"[" * 100_000, b'{"made_by": ' * 100_000),
    b'{"made_by": "scripts/build_site.py", "files": %s}' % (b"[" * 900 + b"]" * 900),
    b'{"made_by": "scripts/build_site.py", "files": {"a.pdf": %s}, "inputs": 5}' % (b"[" * 900 + b"]" * 900),
    b'{"made_by": "scripts/build_site.py", "of": %s}' % (b'{"of":' * 900 + b"1" + b"}" * 900),
)
"""What a stamp may be after a crash, or in a hand that nobody trusts."""


@pytest.mark.parametrize("stamp", [*DAMAGED, None])
def test_a_damaged_stamp_does_not_lock_a_site_out(site: Path, newer: Tree, stamp: bytes | None) -> None:
    (site / STAMP).unlink()
    if stamp is not None:
        (site / STAMP).write_bytes(stamp)
    assert build(site, "full").returncode == 0
    assert tree(site) == newer


def test_a_damaged_stamp_does_not_lock_the_downloads_out(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(site, script="build_pdf.py").returncode == 0
    before = tree(site)
    for stamp in DAMAGED:
        (site / STAMP).write_bytes(stamp)
        assert build(site, script="build_pdf.py").returncode == 0
        assert tree(site) == before


@pytest.mark.parametrize("failures", [5, "none", [{"a": 1}], {"a": 1}, None])
def test_failures_that_no_build_wrote_are_not_told(site: Path, failures: object) -> None:
    stamp = json.loads((site / STAMP).read_text(encoding="utf-8"))
    (site / STAMP).write_text(json.dumps({**stamp, "failures": failures}), encoding="utf-8")
    done = build(site)
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)


def test_the_stamp_of_another_program_is_believed(site: Path) -> None:
    (site / STAMP).write_text('{"made_by": "SYNTHETIC other program"}', encoding="utf-8")
    before = tree(site)
    done = build(site, "full")
    assert (done.returncode, tree(site)) == (2, before)
    assert "holds files that this project did not build" in done.stderr


def test_the_downloads_are_replaced_with_everything_else_in_its_place(tmp_path: Path, shared: Shared) -> None:
    site = shared.copy(COLLECTIONS["minimal"], tmp_path / "site")
    before = tree(site)
    (site / ".htaccess").write_text("the host's", encoding="utf-8")
    (site / "downloads" / "handbook.pdf").write_bytes(b"cut off")
    (site / "downloads" / "left.pdf").write_bytes(b"left over")
    assert build(site, script="build_pdf.py", DOWNLOADS="all").returncode == 0
    assert tree(site) == {**before, ".htaccess": b"the host's"}
    assert beside(site) == ["site"]


def test_a_mounted_folder_in_a_site_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "clinical_consensus.build.site_folder.mounted_in"
    monkeypatch.setattr(name, lambda folder: (folder, folder / "questions"))
    before = tree(site)
    done = build(site, "full")
    assert (done.returncode, tree(site)) == (2, before)
    assert f"error: '{site}/questions' is a mount point, which the build would empty" in done.stderr
    monkeypatch.setattr(name, lambda folder: (folder, folder / ".snapshots"))
    assert build(site, "full").returncode == 0
