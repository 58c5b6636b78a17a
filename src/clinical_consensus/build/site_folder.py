"""The folder of a built site: whether a folder may be used, the stamp that records its inputs, and publishing."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.downloads.pack import Pack
from clinical_consensus.files.owned_folder import Folder
from clinical_consensus.open_data.exports import REVIEW_SHEET

STAMP = "site-build.json"
"""The file in every built site that says what it was built from."""

_MADE_BY = "scripts/build_site.py"
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


_ANOTHER = "choose another folder, with --site or make site SITE=path/to/out"


def check_site_folder(site: Path, data: Path, root: Path) -> None:
    """Raise RefusedError if a build in `site` would remove files that this project did not build.

    `data` is the collection's file, `root` the folder of the project's files.
    """
    folder = site.resolve()
    if root.is_relative_to(folder):
        raise RefusedError(f"{site} contains the project, which the build would empty; {_ANOTHER}")
    if any(folder.is_relative_to(root / name) for name in _SOURCES):
        raise RefusedError(f"{site} is inside the project's own files; {_ANOTHER}")
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{site} is a file; {_ANOTHER}")
    if data.resolve().is_relative_to(folder):
        raise RefusedError(f"{site} contains {data}, which the build would remove; {_ANOTHER}")
    is_plain_build = folder == root / "site" and (folder / "assets" / "stylesheets" / "site.css").is_file()
    is_own_build = is_plain_build or read_stamp(folder).get("made_by") == _MADE_BY
    if folder.is_dir() and any(folder.iterdir()) and not is_own_build:
        raise RefusedError(f"{site} holds files that this project did not build; empty it, or {_ANOTHER}")


def publish_pack(pack: Pack, site: Path) -> bool:
    """Update the downloads in `site` to those of `pack`; return whether the pages there were built with the same ones.

    Raises OSError if the folder cannot be written.
    """
    downloads = site.resolve() / "downloads"
    if downloads.is_symlink() or downloads.is_file():
        downloads.unlink()
    downloads.mkdir(parents=True, exist_ok=True)
    stamp = read_stamp(site)
    is_current = not (site / "index.html").exists() or stamp.get("files") == pack.stamp()
    kept = {"index.html", Path(REVIEW_SHEET).name} | {path.name for path in downloads.glob("*-site.zip*")}
    owned = {path.split("/")[0] for path in pack.files} | {path.name for path in downloads.glob("*")} - kept
    changed = {} if is_current else {"output": "the pages are older than the downloads"}
    new = {"made_by": _MADE_BY, **stamp, "files": pack.stamp(), **changed}
    if new != stamp:
        _write_stamp(site, new)
    Folder(downloads, owned, lambda _: True).update(pack.files)
    return is_current


def publish(built: Path, site: Path, stamp: Mapping[str, object]) -> None:
    """Update `site` to the finished build in `built`. Until that is done, its stamp names the maker but no inputs."""
    files = {path.relative_to(built).as_posix(): path.read_bytes() for path in files_in(built)}
    site.mkdir(parents=True, exist_ok=True)
    with (site / STAMP).open("a", encoding="utf-8") as stamped:
        fcntl.flock(stamped, fcntl.LOCK_EX)
        _write_stamp(site, {"made_by": _MADE_BY})
        present = {path.name for path in site.iterdir() if not path.name.startswith(".")}
        folder = Folder(site.resolve(), ({path.split("/")[0] for path in files} | present) - {STAMP}, lambda _: True)
        for obstacle in folder.compare(files).in_the_way:
            _remove(site / obstacle)
        folder.update(files)
        _write_stamp(site, {"made_by": _MADE_BY, **stamp, "output": output_digest(site)})


def _write_stamp(site: Path, stamp: Mapping[str, object]) -> None:
    (site / STAMP).write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def read_stamp(site: Path) -> dict[str, Any]:
    """Return a site's stamp; an empty one if it is missing or cannot be read."""
    try:
        stamp = json.loads((site / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def output_digest(site: Path) -> str:
    """Return a digest of a site's files, which shows if one was removed, cut off or altered."""
    digest = hashlib.sha256()
    for path in files_in(site):
        name = path.relative_to(site)
        if name.as_posix() != STAMP and not name.parts[0].startswith("."):
            digest.update(f"{name.as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def files_in(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder, sorted by path."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
