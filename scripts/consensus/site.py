"""From a collection's file to its finished site: generate, build in a folder of its own, finish, publish.

The site builder never works in the project's own folders: it reads a copy of the authored files and the generated
pages, so that one collection's build leaves another's alone, and a failed one leaves the last good site as it was.
"""

from __future__ import annotations

import datetime
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from consensus.finish import finish
from consensus.generate import Generated
from consensus.plan import OWNED_FILES, OWNED_FOLDERS
from consensus.write import Folder

PROJECT = Path(__file__).resolve().parents[2]

STAMP = "site-build.json"
"""Stands in every site of ours, and says from which inputs it was built."""

_MADE_BY = "scripts/build_site.py"
_SOURCES = (
    ".ci",
    ".git",
    ".github",
    ".venv",
    "benchmarks",
    "data",
    "docs",
    "overrides",
    "scripts",
    "templates",
    "tests",
)


class RefusedError(Exception):
    """The folder for the site cannot be used; the message says why and what would mend it."""


class BuildFailedError(Exception):
    """The site builder stopped; the message is its own output."""


@dataclass(frozen=True)
class Built:
    """A site in its folder: the number of its pages, and whether anything had to be built."""

    pages: int
    changed: bool


def refuse(site: Path, data: Path) -> None:
    """Raise RefusedError where building into `site` would empty what is no earlier site of ours, or holds `data`."""
    folder = site.resolve()
    if PROJECT.is_relative_to(folder):
        raise RefusedError(
            f"{site} contains the project, which the build would empty; name another folder: SITE=path/to/out"
        )
    if any(folder.is_relative_to(PROJECT / name) for name in _SOURCES):
        raise RefusedError(f"{site} lies in the project's own files; name another folder: SITE=path/to/out")
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{site} is a file; name a folder: SITE=path/to/out")
    if data.resolve().is_relative_to(folder):
        raise RefusedError(f"{site} holds {data}, which the build would remove; name another folder: SITE=path/to/out")
    is_plain_build = folder == PROJECT / "site" and (folder / "assets" / "stylesheets" / "site.css").is_file()
    is_ours = is_plain_build or _stamp(folder).get("made_by") == _MADE_BY
    if folder.is_dir() and any(folder.iterdir()) and not is_ours:
        raise RefusedError(
            f"{site} is not empty and no earlier site of ours; empty it, or name another folder: SITE=path/to/out"
        )


def build(generated: Generated, site: Path, site_url: str) -> Built:
    """Build the site of a generated collection into `site`, which `refuse` has let pass.

    Where nothing changed since the last build there, nothing is done. Raises BuildFailedError when the builder stops,
    OSError when a folder cannot be written; `site` is then as it was.
    """
    inputs = {**authored(), **{f"docs/{path}": content for path, content in generated.files.items()}}
    stamp = {"made_by": _MADE_BY, "inputs": _inputs_digest(inputs, site_url)}
    last = _stamp(site)
    if last.get("inputs") == stamp["inputs"] and last.get("output") == _output_digest(site):
        return Built(_pages(site), changed=False)
    with TemporaryDirectory(prefix="consensus-site-") as folder:
        work = Path(folder)
        prepare(work, inputs)
        profile = generated.collection.profile
        _run_mkdocs(work, site_url, _epoch(profile.edition.date))
        finish(work / "site", profile, site_url)
        _publish(work / "site", site, stamp)
    return Built(_pages(site), changed=True)


def authored() -> dict[str, bytes]:
    """The authored files that a site is built from, by path in the project."""
    return {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in _authored_paths()}


def prepare(work: Path, inputs: Mapping[str, bytes]) -> None:
    """Lay a site's inputs out in an empty folder, as a site builder wants them."""
    for path, content in inputs.items():
        target = work / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _authored_paths() -> Iterator[Path]:
    yield PROJECT / "mkdocs.yml"
    yield from _files(PROJECT / "overrides")
    owned = {*OWNED_FOLDERS, *OWNED_FILES, ".gitignore"}
    for path in _files(PROJECT / "docs"):
        if path.relative_to(PROJECT / "docs").parts[0] not in owned:
            yield path


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _run_mkdocs(work: Path, site_url: str, epoch: int) -> None:
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "SITE_URL": site_url,
        "SOURCE_DATE_EPOCH": str(epoch),
    }
    print("Building the site …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildFailedError(f"{done.stdout}{done.stderr}".strip())


def _epoch(date: datetime.date) -> int:
    """Midnight UTC of a date in seconds since 1970, within what archives can hold (32 bits)."""
    since = (date - datetime.date(1970, 1, 1)).days * 86_400
    return min(max(since, 0), 2**32 - 1)


def _publish(built: Path, site: Path, stamp: dict[str, str]) -> None:
    """Bring `site` in step with a finished build; meanwhile the stamp says whose the site is, but not of what."""
    files = {path.relative_to(built).as_posix(): path.read_bytes() for path in _files(built)}
    site.mkdir(parents=True, exist_ok=True)
    with (site / STAMP).open("a", encoding="utf-8") as stamped:
        fcntl.flock(stamped, fcntl.LOCK_EX)
        _write_stamp(site, {"made_by": stamp["made_by"]})
        present = {path.name for path in site.iterdir() if not path.name.startswith(".")}
        folder = Folder(site.resolve(), ({path.split("/")[0] for path in files} | present) - {STAMP}, lambda _: True)
        for obstacle in folder.compare(files).in_the_way:
            _remove(site / obstacle)
        folder.update(files)
        _write_stamp(site, {**stamp, "output": _output_digest(site)})


def _write_stamp(site: Path, stamp: Mapping[str, str]) -> None:
    (site / STAMP).write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _stamp(site: Path) -> dict[str, str]:
    try:
        stamp = json.loads((site / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _inputs_digest(inputs: Mapping[str, bytes], site_url: str) -> str:
    """A digest of everything that decides a site's bytes: its inputs, its address, our code and the pinned packages."""
    digest = hashlib.sha256(site_url.encode())
    for path, content in sorted(inputs.items()):
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    for code in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(code.read_bytes())
    digest.update((PROJECT / "requirements.txt").read_bytes())
    return digest.hexdigest()


def _output_digest(site: Path) -> str:
    """A digest of a site's files, so that one taken away, cut off or altered is noticed."""
    digest = hashlib.sha256()
    for path in _files(site):
        name = path.relative_to(site)
        if name.as_posix() != STAMP and not name.parts[0].startswith("."):
            digest.update(f"{name.as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))
