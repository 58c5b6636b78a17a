"""A site made in parts by several runs: the same bytes as of one run, and no part that is not as it should be."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest import mock

import pytest
import yaml

from clinical_consensus.cli.main import main
from clinical_consensus.files.cache import Cache
from folders import tree
from forks import builder_forked
from shared import Shared
from sites import COLLECTIONS, PROJECT, Json

FULL, MINIMAL = COLLECTIONS["full"], COLLECTIONS["minimal"]


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    said: str


def command(cache: Path, *arguments: str | Path) -> Ran:
    """Run a command in this process, with its finished pages in a cache of its own."""
    printed = StringIO()
    pages = Cache(cache / "pages.sqlite")
    with (
        mock.patch("subprocess.run", builder_forked),
        mock.patch("clinical_consensus.cli.site.cache_of", return_value=pages),
        mock.patch("clinical_consensus.build.sharing.cache_of", return_value=pages),
        redirect_stdout(printed),
        redirect_stderr(printed),
    ):
        code = main([str(argument) for argument in arguments])
    return Ran(code, printed.getvalue())


def part(folder: Path, shard: str, data: Path = FULL) -> Path:
    """A part of a site, as on a machine of its own."""
    out = folder / shard.replace("/", "-of-")
    ran = command(folder / f"cache-{out.name}", "site", "--data", data, "--shard", shard, "--out", out)
    assert ran.code == 0, ran.said
    return out


def merged(folder: Path, *parts: Path) -> Ran:
    return command(folder / "cache-merge", "merge", *parts, "--site", folder / "site")


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("halves")
    return part(folder, "1/2"), part(folder, "2/2")


@pytest.fixture
def two(tmp_path: Path, halves: tuple[Path, Path]) -> list[Path]:
    """Copies of the two parts, which a test may change."""
    return [Path(shutil.copytree(each, tmp_path / each.name)) for each in halves]


@pytest.mark.parametrize("count", [2, 8])
def test_the_parts_of_a_site_are_the_same_bytes_as_one_run(
    tmp_path: Path, shared: Shared, halves: tuple[Path, Path], count: int
) -> None:
    parts = list(halves) if count == 2 else [part(tmp_path, f"{number}/{count}") for number in range(1, count + 1)]
    assert merged(tmp_path, *reversed(parts)).code == 0
    assert tree(tmp_path / "site") == tree(shared.site(FULL))


def test_each_question_has_its_page_and_its_handout_in_one_part(halves: tuple[Path, Path]) -> None:
    ids = {question["id"] for question in json.loads(FULL.read_text(encoding="utf-8"))["questions"]}
    found = [tree(each / "site") for each in halves]
    pages = [{each for each in ids if f"questions/{each}/index.html" in files} for files in found]
    handouts = [{each for each in ids if f"downloads/handouts/{each}.pdf" in files} for files in found]
    assert pages[0] | pages[1] == ids
    assert not pages[0] & pages[1]
    assert all(of_part <= pages[number] for number, of_part in enumerate(handouts))


def _with(folder: Path, path: str, content: bytes) -> None:
    """Put other content into a part, which says that it has it."""
    (folder / path).write_bytes(content)
    said: Json = json.loads((folder / "part.json").read_text(encoding="utf-8"))
    said["files"][path] = hashlib.sha256(content).hexdigest()
    if path.startswith("site/downloads/"):
        said["downloads"][path.removeprefix("site/downloads/")]["sha256"] = said["files"][path]
    (folder / "part.json").write_text(json.dumps(said), encoding="utf-8")


def test_what_a_part_has_is_not_made_again(tmp_path: Path, two: list[Path]) -> None:
    page = next(two[0].glob("site/questions/*/index.html")).relative_to(two[0]).as_posix()
    handout = next(two[1].glob("site/downloads/handouts/*.pdf")).relative_to(two[1]).as_posix()
    _with(two[0], page, b"<p>of the part</p>")
    _with(two[1], handout, b"%PDF of the part")
    assert merged(tmp_path, *two).code == 0
    assert (tmp_path / page).read_bytes() == b"<p>of the part</p>"
    assert (tmp_path / handout).read_bytes() == b"%PDF of the part"


def _altered(two: list[Path]) -> None:
    page = next(two[1].glob("site/questions/*/index.html"))
    page.write_bytes(page.read_bytes() + b" ")


def _without(two: list[Path]) -> None:
    next(two[1].glob("site/downloads/handouts/*.pdf")).unlink()


def _climbing(two: list[Path]) -> None:
    said = json.loads((two[1] / "part.json").read_text(encoding="utf-8"))
    said["files"]["inputs/../../outside"] = "0"
    (two[1] / "part.json").write_text(json.dumps(said), encoding="utf-8")


WRONG: dict[str, tuple[Callable[[list[Path]], object], str]] = {
    "missing": (lambda two: two.pop(), "part 2/2 is missing; build it, or name its folder"),
    "double": (lambda two: two.append(two[0]), "1-of-2: this is part 1/2, like "),
    "no folder": (lambda two: shutil.rmtree(two[1]), "2-of-2: there is no such folder; check the path"),
    "no part": (
        lambda two: (two[1] / "part.json").unlink(),
        "2-of-2: this is no part of a site, or it was not finished; build it with",
    ),
    "no JSON": (lambda two: (two[1] / "part.json").write_text("{"), "2-of-2: this is no part of a site"),
    "altered": (_altered, "was altered or cut off; build this part again"),
    "incomplete": (_without, ".pdf is missing; build this part again"),
    "climbing": (_climbing, "2-of-2: what it says of itself was altered; build this part again"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_part_that_is_not_as_it_should_be_is_refused_by_name(tmp_path: Path, two: list[Path], what: str) -> None:
    spoil, line = WRONG[what]
    spoil(two)
    (tmp_path / "site").mkdir()
    ran = merged(tmp_path, *two)
    assert ran.code == 2
    assert line in ran.said
    assert ran.said.endswith("the parts were not put together\n")
    assert not any((tmp_path / "site").iterdir())


def test_parts_of_another_site_or_division_are_refused_by_name_all_at_once(tmp_path: Path, two: list[Path]) -> None:
    third, other = part(tmp_path / "thirds", "3/3"), part(tmp_path / "other", "2/2", MINIMAL)
    ran = merged(tmp_path, *two, third, other)
    assert ran.code == 2
    assert "3-of-3: this is part 3/3 of another site, edition, program or division; leave it out" in ran.said
    assert f"{other}: this is part 2/2 of another site" in ran.said
    assert f"{two[0]}:" not in ran.said


def test_parts_of_another_version_of_the_program_are_refused(tmp_path: Path, two: list[Path]) -> None:
    with mock.patch("clinical_consensus.build.sharing.inputs_digest", return_value="of now"):
        ran = merged(tmp_path, *two)
    assert ran.code == 2
    assert "another version of the program; build them again" in ran.said


@pytest.mark.parametrize("given", [["9/8"], ["0/2"], ["x"], ["1/1"], ["2/8", "no out"], []])
def test_a_wrong_share_is_refused_with_its_cure(tmp_path: Path, given: list[str]) -> None:
    shard = ["--shard", given[0]] if given else []
    out = [] if len(given) > 1 else ["--out", str(tmp_path / "part")]
    ran = command(tmp_path, "site", "--data", MINIMAL, *shard, *out)
    assert ran.code == 2
    assert "write a part of two or more, and its folder: --shard 2/8 --out DIR" in ran.said
    assert not (tmp_path / "part").exists()


def test_a_part_takes_the_place_of_a_part_and_of_nothing_else(tmp_path: Path) -> None:
    out = part(tmp_path, "1/2", MINIMAL)
    before = tree(out)
    assert part(tmp_path, "1/2", MINIMAL) == out
    assert tree(out) == before
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("mine", encoding="utf-8")
    ran = command(tmp_path, "site", "--data", MINIMAL, "--shard", "1/2", "--out", tmp_path / "own")
    assert ran.code == 2
    assert "holds files that this project did not build; empty it, or choose another folder, with --out" in ran.said
    assert tree(tmp_path / "own") == {"letter.txt": b"mine"}


def _killed_while_it_builds(out: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "clinical_consensus.cli.main", "site", "--data", FULL, "--shard", "2/2", "--out", out],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout
    for line in process.stdout:
        if b"Building the pages" in line:
            time.sleep(0.1)
            break
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_part_whose_run_was_killed_is_made_again(tmp_path: Path, shared: Shared, two: list[Path]) -> None:
    out = tmp_path / "parts" / "second"
    out.parent.mkdir()
    _killed_while_it_builds(out)
    assert merged(tmp_path, two[0], out).code == 2
    ran = command(tmp_path / "cache", "site", "--data", FULL, "--shard", "2/2", "--out", out)
    assert ran.code == 0, ran.said
    assert [path.name for path in out.parent.iterdir()] == ["second"]
    assert merged(tmp_path, two[0], out).code == 0
    assert tree(tmp_path / "site") == tree(shared.site(FULL))


def test_the_workflow_for_large_collections_makes_the_same_site(tmp_path: Path, shared: Shared) -> None:
    workflow = yaml.safe_load((PROJECT / ".github/workflows/publish-large.yml").read_text(encoding="utf-8"))
    jobs = workflow["jobs"]
    [make] = [step["run"] for step in jobs["part"]["steps"] if "--shard" in step.get("run", "")]
    [put_together] = [step["run"] for step in jobs["build"]["steps"] if "merge" in step.get("run", "")]
    (tmp_path / ".venv").symlink_to(PROJECT / ".venv")

    def do(command: str, **given: str) -> None:
        environment = {"DATA": str(FULL), "PATH": os.environ["PATH"], **given}
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

    (tmp_path / "parts").mkdir()
    for number, shard in enumerate(jobs["part"]["strategy"]["matrix"]["part"]):
        do(make, PART=shard)
        (tmp_path / "part").rename(tmp_path / "parts" / f"part-{number}")
    do(put_together)
    assert tree(tmp_path / "site") == tree(shared.site(FULL))
