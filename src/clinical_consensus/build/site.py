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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from clinical_consensus.build.finish import finish
from clinical_consensus.build.generate import Generated
from clinical_consensus.build.offline import DOWNLOADS
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.contract.settings import PACKAGE
from clinical_consensus.downloads.pack import Earlier, Pack, PackMaker
from clinical_consensus.files.owned_folder import Folder
from clinical_consensus.open_data.exports import REVIEW_SHEET, exports
from clinical_consensus.pages.plan import OWNED_FILES, OWNED_FOLDERS
from clinical_consensus.pages.render import Published

STAMP = "site-build.json"
"""Stands in every site of ours, and says from which inputs it was built."""

_MADE_BY = "scripts/build_site.py"
_THEME = "src/clinical_consensus/pages/theme"
"""Where mkdocs.yml looks for the theme's overrides."""

_SOURCES = (
    ".ci",
    ".git",
    ".github",
    ".venv",
    "benchmarks",
    "data",
    "docs",
    "scripts",
    "src",
    "tests",
)


class BuildFailedError(Exception):
    """The site builder stopped; the message is its own output."""


@dataclass(frozen=True)
class Built:
    """A site in its folder: how many pages, whether anything had to be built, and a line for each file not made."""

    pages: int
    changed: bool
    failures: tuple[str, ...]


def refuse(site: Path, data: Path, root: Path) -> None:
    """Raise RefusedError where a build into `site` would remove what this project did not build.

    `data` is the collection's file, `root` the folder of the project's files.
    """
    folder = site.resolve()
    if root.is_relative_to(folder):
        raise RefusedError(
            f"{site} contains the project, which the build would empty; name another folder: SITE=path/to/out"
        )
    if any(folder.is_relative_to(root / name) for name in _SOURCES):
        raise RefusedError(f"{site} lies in the project's own files; name another folder: SITE=path/to/out")
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{site} is a file; name a folder: SITE=path/to/out")
    if data.resolve().is_relative_to(folder):
        raise RefusedError(f"{site} holds {data}, which the build would remove; name another folder: SITE=path/to/out")
    is_plain_build = folder == root / "site" and (folder / "assets" / "stylesheets" / "site.css").is_file()
    is_ours = is_plain_build or _stamp(folder).get("made_by") == _MADE_BY
    if folder.is_dir() and any(folder.iterdir()) and not is_ours:
        raise RefusedError(
            f"{site} is not empty and no earlier site of ours; empty it, or name another folder: SITE=path/to/out"
        )


def build(generated: Generated, site: Path, say: Callable[[str], None]) -> Built:
    """Build the site of a generated collection into `site`, which `refuse` has let pass; `say` is told each step.

    Where nothing changed since the last build there, nothing is done. Raises BuildFailedError when the builder stops,
    OSError when a folder cannot be written; `site` is then as it was.
    """
    inputs = laid_out(generated.settings.root, generated.files)
    digest = _inputs_digest(inputs, generated)
    last = _stamp(site)
    if last.get("inputs") == digest and last.get("output") == _output_digest(site):
        return Built(_pages(site), changed=False, failures=tuple(last.get("failures", ())))
    say("Making the files to download …")
    pack = make_pack(generated, site)
    published = Published(pack.offers, open_data(generated))
    stamp = {"made_by": _MADE_BY, "inputs": digest, "failures": pack.failures, "files": pack.stamp()}
    with TemporaryDirectory(prefix="consensus-site-") as folder:
        work = Path(folder)
        prepare(work, laid_out(generated.settings.root, generated.files_with(published)))
        say("Building the site …")
        profile, site_url = generated.collection.profile, generated.settings.site_url
        _run_mkdocs(work, site_url, _epoch(profile.edition.date))
        finish(work / "site", profile, site_url, beside_pages(pack, published))
        _publish(work / "site", site, stamp)
    return Built(_pages(site), changed=True, failures=pack.failures)


def make_pack(generated: Generated, site: Path) -> Pack:
    """Make the files to download, taking over from `site` those that an earlier run made of the same."""
    collection = CollectionView(generated.plan.relations, generated.settings.site_url)
    maker = PackMaker(collection, generated.settings, generated.data_sha256)
    return maker.pack(Earlier(site / DOWNLOADS, _stamp(site).get("files", {})))


def open_data(generated: Generated) -> Mapping[str, bytes]:
    """Return the collection as open data, by path in the site."""
    return exports(generated.plan.relations, generated.settings, generated.raw, generated.data_sha256)


def beside_pages(pack: Pack, published: Published) -> Mapping[str, bytes]:
    """Return every file that stands beside a site's pages, by path in the site."""
    return {**{f"{DOWNLOADS}{path}": content for path, content in pack.files.items()}, **published.files}


def publish_pack(pack: Pack, site: Path) -> bool:
    """Bring the files to download in `site` in step with `pack`; return whether its pages are of the same files.

    Raises OSError when the folder cannot be written.
    """
    downloads = site.resolve() / "downloads"
    if downloads.is_symlink() or downloads.is_file():
        downloads.unlink()
    downloads.mkdir(parents=True, exist_ok=True)
    stamp = _stamp(site)
    in_step = not (site / "index.html").exists() or stamp.get("files") == pack.stamp()
    kept = {"index.html", Path(REVIEW_SHEET).name} | {path.name for path in downloads.glob("*-site.zip")}
    owned = {path.split("/")[0] for path in pack.files} | {path.name for path in downloads.glob("*")} - kept
    changed = {} if in_step else {"output": "its pages are of earlier files"}
    new = {"made_by": _MADE_BY, **stamp, "files": pack.stamp(), **changed}
    if new != stamp:
        _write_stamp(site, new)
    Folder(downloads, owned, lambda _: True).update(pack.files)
    return in_step


def laid_out(root: Path, pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Everything that a site builder reads, by path: the authored files of the project in `root`, and `pages`."""
    return {**authored(root), **{f"docs/{path}": content for path, content in pages.items()}}


def authored(root: Path) -> dict[str, bytes]:
    """The authored files that a site is built from, by path in a checkout of the project."""
    return {path: file.read_bytes() for path, file in _authored_paths(root)}


def prepare(work: Path, inputs: Mapping[str, bytes]) -> None:
    """Lay a site's inputs out in an empty folder, as a site builder wants them."""
    for path, content in inputs.items():
        target = work / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _authored_paths(root: Path) -> Iterator[tuple[str, Path]]:
    yield "mkdocs.yml", root / "mkdocs.yml"
    theme, docs = PACKAGE / "pages" / "theme", root / "docs"
    yield from ((f"{_THEME}/{file.relative_to(theme).as_posix()}", file) for file in _files(theme))
    owned = {*OWNED_FOLDERS, *OWNED_FILES, ".gitignore"}
    for file in _files(docs):
        path = file.relative_to(docs)
        if path.parts[0] not in owned:
            yield f"docs/{path.as_posix()}", file


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _run_mkdocs(work: Path, site_url: str, epoch: int) -> None:
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "SITE_URL": site_url,
        "SOURCE_DATE_EPOCH": str(epoch),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildFailedError(f"{done.stdout}{done.stderr}".strip())


def _epoch(date: datetime.date) -> int:
    """Midnight UTC of a date in seconds since 1970, within what archives can hold (32 bits)."""
    since = (date - datetime.date(1970, 1, 1)).days * 86_400
    return min(max(since, 0), 2**32 - 1)


def _publish(built: Path, site: Path, stamp: Mapping[str, object]) -> None:
    """Bring `site` in step with a finished build; meanwhile the stamp says whose the site is, but not of what."""
    files = {path.relative_to(built).as_posix(): path.read_bytes() for path in _files(built)}
    site.mkdir(parents=True, exist_ok=True)
    with (site / STAMP).open("a", encoding="utf-8") as stamped:
        fcntl.flock(stamped, fcntl.LOCK_EX)
        _write_stamp(site, {"made_by": _MADE_BY})
        present = {path.name for path in site.iterdir() if not path.name.startswith(".")}
        folder = Folder(site.resolve(), ({path.split("/")[0] for path in files} | present) - {STAMP}, lambda _: True)
        for obstacle in folder.compare(files).in_the_way:
            _remove(site / obstacle)
        folder.update(files)
        _write_stamp(site, {**stamp, "output": _output_digest(site)})


def _write_stamp(site: Path, stamp: Mapping[str, object]) -> None:
    (site / STAMP).write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _stamp(site: Path) -> dict[str, Any]:
    try:
        stamp = json.loads((site / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _inputs_digest(inputs: Mapping[str, bytes], generated: Generated) -> str:
    """A digest of everything that decides a site's bytes: inputs, settings, our code and templates, pinned packages."""
    settings = generated.settings
    digest = hashlib.sha256(f"{settings.site_url}\0{settings.paper}\0{generated.data_sha256}".encode())
    for path, content in sorted(inputs.items()):
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    for source in _files(PACKAGE):
        if source.suffix != ".pyc":
            digest.update(source.read_bytes())
    digest.update((settings.root / "requirements.txt").read_bytes())
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
