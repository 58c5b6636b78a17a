"""Pages that an earlier run finished are not made again, and are the same bytes, whatever happened to what is kept."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from clinical_consensus.build.finished_pages import PageMaker, page_key
from clinical_consensus.build.generate import generate
from clinical_consensus.build.inputs import authored, builder_inputs
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.cache import Cache
from clinical_consensus.files.one_by_one import Files
from clinical_consensus.pages.site import Published
from folders import tree
from forks import builder_forked
from sites import COLLECTIONS, PROJECT, Json, run

FULL = COLLECTIONS["full"]
URL = "https://example.org/"


def inputs_of(folder: Path, change: Callable[[Json], object] = lambda _: None) -> Files:
    """What the site builder reads of the full collection, changed."""
    data = json.loads(FULL.read_text(encoding="utf-8"))
    change(data)
    folder.mkdir(exist_ok=True)
    if not (folder / "sources").exists():
        shutil.copytree(FULL.parent / "sources", folder / "sources")
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    generated = generate(folder / "data.json", Settings()).files_with(Published())
    inputs = builder_inputs(authored(PROJECT), generated)
    return Files(inputs.others, tuple(inputs.pages))


Made = tuple[Mapping[str, bytes], int]


def made(folder: Path, inputs: Files, cache: Cache) -> Made:
    """The pages in their folder, and how many of them the site builder was given."""
    given = 0

    def run_builder() -> None:
        nonlocal given
        given = sum(1 for _ in (folder / "docs").rglob("index.md"))
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        environment = os.environ | {"SITE_URL": URL, "SOURCE_DATE_EPOCH": "0"}
        done = builder_forked(command, cwd=folder, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr

    PageMaker(cache).make(folder, inputs, URL, run_builder)
    return {path: content for path, content in tree(folder / "site").items() if path.endswith(".html")}, given


def changed(data: Json) -> None:
    data["questions"][0]["recommendations"][0]["statements"][0]["text"] += " SYNTHETIC addition."


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return inputs_of(tmp_path_factory.mktemp("inputs"))


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory, inputs: Files) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("cold")
    return made(folder, inputs, Cache(folder / "kept"))[0]


@pytest.fixture
def cache(tmp_path: Path, inputs: Files) -> Cache:
    """A cache with every page."""
    cache = Cache(tmp_path / "cache" / "kept")
    made(tmp_path / "first", inputs, cache)
    return cache


def test_a_change_of_one_sentence_makes_only_its_pages_anew(tmp_path: Path, cache: Cache) -> None:
    after = inputs_of(tmp_path / "changed", changed)
    fresh, of_all = made(tmp_path / "fresh", after, Cache(tmp_path / "none"))
    found, few = made(tmp_path / "again", after, cache)
    assert found == fresh
    assert few < of_all / 2
    assert made(tmp_path / "third", after, cache)[1] < few


def keys(inputs: Files, site_url: str) -> set[str]:
    """The keys of the pages that can be kept."""
    key = page_key(inputs.others, site_url)
    return {key(page) for page in inputs.pages} - {""}


def test_what_is_kept_is_of_one_address_theme_and_collection(tmp_path: Path, inputs: Files) -> None:
    theme = "src/clinical_consensus/pages/theme/partials/footer.html"
    renamed = inputs_of(tmp_path, lambda data: data["collection"].update(title="SYNTHETIC other"))
    others = [
        keys(inputs, ""),
        keys(Files({**inputs.others, theme: b"x"}, inputs.pages), URL),
        keys(Files({**inputs.others, "mkdocs.yml": inputs.others["mkdocs.yml"] + b"\n"}, inputs.pages), URL),
        keys(renamed, URL),
    ]
    found = keys(inputs, URL)
    assert len(found) > 20
    for other in others:
        assert not found & other


def _swapped(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("UPDATE kept SET packed = (SELECT packed FROM kept AS o WHERE o.key != kept.key LIMIT 1)")


def _foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("UPDATE kept SET packed = 'x'")


def _other_layout(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("DROP TABLE kept")
        opened.execute("CREATE TABLE kept (key TEXT)")


def _folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: Mapping[str, Callable[[Path], object]] = {
    "a page under another's key": _swapped,
    "what is no page": _foreign,
    "another layout": _other_layout,
    "no database": lambda file: file.write_bytes(b"x" * 5000),
    "cut off": lambda file: os.truncate(file, file.stat().st_size // 3),
    "some bytes altered": lambda file: file.write_bytes(file.read_bytes().replace(b"a", b"b")),
    "empty": lambda file: file.write_bytes(b""),
    "a folder": _folder_instead,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_what_is_kept_changes_no_page(
    tmp_path: Path, cache: Cache, inputs: Files, cold: Mapping[str, bytes], damage: str
) -> None:
    DAMAGES[damage](tmp_path / "cache" / "kept")
    pages, given = made(tmp_path / "again", inputs, cache)
    assert pages == cold
    if damage != "a folder":
        assert made(tmp_path / "third", inputs, cache)[1] < given


def test_no_more_is_kept_than_is_allowed_and_what_was_needed_last_stays(tmp_path: Path) -> None:
    content = os.urandom(10_000)
    small = Cache(tmp_path / "kept", 35_000)
    small.keep([("a", content), ("b", content)])
    small.keep([("c", content)], needed=["a"])
    small.keep([("d", content)], needed=["a"])
    assert {key for key, _ in small.found("abcd")} == {"a", "c", "d"}
    small.keep([("e", content)], needed=["a", "d"])
    assert {key for key, _ in small.found("abcde")} == {"a", "d", "e"}
    assert (tmp_path / "kept").stat().st_size < 100_000


def test_a_run_that_is_killed_while_it_keeps_leaves_what_was_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    cache.keep([("before", b"x")])
    program = (
        "import os, signal, sys; from pathlib import Path; from clinical_consensus.files.cache import Cache\n"
        "def contents():\n"
        "    yield 'new', os.urandom(10_000_000)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "Cache(Path(sys.argv[1])).keep(contents())"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path / "kept"], check=False)
    assert done.returncode == -signal.SIGKILL
    assert dict(cache.found(["before", "new"])) == {"before": b"x"}
    cache.keep([("after", b"y")])
    assert dict(cache.found(["before", "after"])) == {"before": b"x", "after": b"y"}


def test_two_runs_at_once_keep_what_both_made(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    runs = [
        threading.Thread(target=cache.keep, args=([(f"{run}-{n}", b"x" * 1000) for n in range(200)],)) for run in "ab"
    ]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert len(list(cache.found(f"{run}-{n}" for run in "ab" for n in range(200)))) == 400


def test_where_nothing_can_be_kept_the_pages_are_the_same(
    tmp_path: Path, inputs: Files, cold: Mapping[str, bytes]
) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "kept")
    assert made(tmp_path / "once", inputs, cache)[0] == cold


def test_the_command_keeps_its_pages_in_a_folder_that_git_ignores(tmp_path: Path) -> None:
    assert run("build_site.py", "--data", FULL, "--site", tmp_path / "site", DOWNLOADS="none").returncode == 0
    assert (PROJECT / ".cache" / "work.sqlite").is_file()
    ignored = subprocess.run(["git", "check-ignore", ".cache/work.sqlite"], cwd=PROJECT, check=False)
    assert ignored.returncode == 0
