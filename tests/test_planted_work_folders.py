"""A work folder that somebody put there: nothing outside the site, and nothing of the host's, is moved or removed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.files import entry_plan, work_entries
from clinical_consensus.files.whole_folder import is_half_replaced, replace, restore, work_folder
from folders import Tree, tree
from in_process import Done
from shared import Shared
from sites import COLLECTIONS, run

OUT = {"victim.txt": b"SYNTHETIC somebody's", "dir/index.html": b"SYNTHETIC somebody's"}
SITE = {"index.html": b"old", ".htaccess": b"SYNTHETIC the host's", ".git/HEAD": b"SYNTHETIC the host's"}

WORK = ".site.being-built"
NAMES = ("", ".", "..", "../out/victim.txt", "../out/dir", "x/../../out", "./index.html", "index.html/", "a\0b", 1,
         None, ["index.html"])  # fmt: skip
HARMFUL = (
    *({"old": [name], "new": []} for name in NAMES),
    *({"old": [], "new": ["index.html", name]} for name in NAMES),
    {"old": [".htaccess"], "new": []},
    {"old": [WORK], "new": []},
    {"old": "index.html", "new": []},
    {"old": {"index.html": 1}, "new": []},
    {"old": ["index.html"]},
    {},
    ["old", "new"],
    "old",
    5,
)
"""Plans that no run writes."""


@pytest.fixture(params=["beside", "inside"])
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The place of a work folder of the folder `site`, beside it or in it; beside both is the folder `out`."""
    for folder, files in (("site", SITE), ("out", OUT)):
        for name, content in files.items():
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_bytes(content)
    return (tmp_path if request.param == "beside" else tmp_path / "site") / WORK


def site_without_work(folder: Path) -> Tree:
    return {name: content for name, content in tree(folder).items() if not name.startswith(WORK)}


def refused_at(target: Path, path: Path) -> None:
    """What is at a path is refused, and stays; the message does not say that the next run ends it."""
    with pytest.raises(OSError, match="not the build's; move it away") as refused:
        restore(target)
    assert refused.value.filename == str(path)
    assert os.path.lexists(path)
    assert not is_half_replaced(target)


@pytest.mark.parametrize("plan", HARMFUL, ids=repr)
def test_a_plan_that_no_run_wrote_is_refused_and_not_followed(tmp_path: Path, work: Path, plan: object) -> None:
    (work / "whole").mkdir(parents=True)
    (work / "whole" / "victim.txt").write_bytes(b"new")
    (work / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    refused_at(tmp_path / "site", work / "plan.json")
    assert tree(tmp_path / "out") == OUT
    assert site_without_work(tmp_path / "site") == SITE
    assert tree(work).keys() == {"whole/victim.txt", "plan.json"}


@pytest.mark.parametrize("name", ["/", "/synthetic", "//"])
def test_a_plan_with_a_path_from_the_root_is_none(tmp_path: Path, name: str) -> None:
    for plan in ({"old": [name], "new": []}, {"old": [], "new": [name]}):
        (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        assert entry_plan.plan_in(tmp_path / "plan.json", tmp_path) is None


def _link(to: str) -> Callable[[Path, Path], None]:
    return lambda path, out: path.symlink_to(out / to)


def _pipe(path: Path, _: Path) -> None:
    os.mkfifo(path)


def _other_kind(path: Path, _: Path) -> None:
    if path.suffix:
        path.mkdir()
    else:
        path.write_bytes(b"")


@pytest.mark.parametrize("planted", [_link(""), _link("dir"), _link("victim.txt"), _link("none"), _pipe, _other_kind])
@pytest.mark.parametrize("name", ["made", "whole", "old", "plan.json", "draft.json"])
@pytest.mark.parametrize("plan", [None, {"old": [], "new": []}, {"old": ["index.html"], "new": ["victim.txt", "dir"]}])
def test_what_is_not_of_its_kind_in_a_work_folder_is_not_followed(
    tmp_path: Path, work: Path, name: str, planted: Callable[[Path, Path], None], plan: object
) -> None:
    work.mkdir()
    if plan and name != "plan.json":
        (work / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    planted(work / name, tmp_path / "out")
    refused_at(tmp_path / "site", work / name)
    assert tree(tmp_path / "out") == OUT
    assert site_without_work(tmp_path / "site") == SITE


def test_a_work_folder_that_is_a_link_is_not_followed(tmp_path: Path, work: Path) -> None:
    (tmp_path / "out" / "plan.json").write_text('{"old": ["index.html"], "new": []}', encoding="utf-8")
    (tmp_path / "out" / "whole").mkdir()
    before = tree(tmp_path / "out")
    work.symlink_to(tmp_path / "out")
    refused_at(tmp_path / "site", work)
    assert (tree(tmp_path / "out"), site_without_work(tmp_path / "site")) == (before, SITE)


def test_a_file_system_mounted_in_a_work_folder_is_not_emptied(
    tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (work / "made" / "mounted").mkdir(parents=True)
    (work / "made" / "mounted" / "file").write_bytes(b"SYNTHETIC somebody's")
    monkeypatch.setattr(work_entries, "mounted_in", lambda folder: (folder / "made" / "mounted",))
    refused_at(tmp_path / "site", work / "made" / "mounted")
    assert (work / "made" / "mounted" / "file").exists()


@pytest.mark.parametrize(
    "plan", [b"", b"\0" * 90, b'{"old": ["ind', b"[" * 100_000, b'{"old": [], "new": [".htaccess"]}']
)
def test_what_is_the_hosts_stays_whatever_plan_there_is(tmp_path: Path, work: Path, plan: bytes) -> None:
    (work / "whole").mkdir(parents=True)
    for name in ("index.html", ".htaccess", ".nojekyll"):
        (work / "whole" / name).write_bytes(b"new")
    (work / "plan.json").write_bytes(plan)
    restore(tmp_path / "site")
    came = set() if b"new" in plan else {"index.html", ".nojekyll"}
    assert tree(tmp_path / "site") == SITE | dict.fromkeys(came, b"new")
    assert not work.exists()


def test_links_in_what_was_made_are_moved_and_not_followed(tmp_path: Path, work: Path) -> None:
    (work / "whole").mkdir(parents=True)
    (work / "old").mkdir()
    (work / "whole" / "page").symlink_to(tmp_path / "out")
    (work / "old" / "index.html").symlink_to(tmp_path / "out" / "victim.txt")
    (work / "plan.json").write_bytes(entry_plan.EntryPlan(("index.html",), ("page",)).content())
    restore(tmp_path / "site")
    assert tree(tmp_path / "out") == OUT
    assert (tmp_path / "site" / "page").readlink() == tmp_path / "out"
    assert not work.exists()


def test_a_part_keeps_what_is_the_hosts_on_a_mount_point_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".htaccess").write_bytes(b"SYNTHETIC the host's")
    monkeypatch.setattr("clinical_consensus.files.whole_folder.mounted_in", lambda target: (target,))
    with work_folder(tmp_path / "site") as work:
        work.made.mkdir()
        (work.made / "index.html").write_bytes(b"new")
        replace(work, work.made, entry_plan.is_the_hosts)
    assert tree(tmp_path / "site") == {"index.html": b"new", ".htaccess": b"SYNTHETIC the host's"}


def ran(site: Path, script: str, data: Path) -> Done:
    return run(script, "--data", data, "--site", site, DOWNLOADS="none")


@pytest.mark.parametrize("script", ["build_site.py", "build_pdf.py"])
@pytest.mark.parametrize("place", ["beside", "inside"])
def test_commands_say_what_to_move_away_whatever_the_data(
    tmp_path: Path, shared: Shared, script: str, place: str
) -> None:
    site = shared.copy(COLLECTIONS["minimal"], tmp_path / "site", DOWNLOADS="none")
    (tmp_path / "out" / "dir").mkdir(parents=True)
    (tmp_path / "out" / "victim.txt").write_bytes(b"SYNTHETIC somebody's")
    work = (site if place == "inside" else tmp_path) / WORK
    work.mkdir()
    plan = {"old": ["../out/victim.txt", "../out/dir", "../../out/dir"], "new": []}
    (work / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    before = tree(tmp_path)
    for data in (COLLECTIONS["minimal"], tmp_path / "none.json"):
        done = ran(site, script, data)
        assert (done.returncode, tree(tmp_path)) == (2, before)
        [error] = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
        assert f"failed at {work / 'plan.json'}: this is not the build's; move it away; " in error
        assert f"{site} is unchanged" in error
    assert (tmp_path / "out" / "dir").is_dir()
