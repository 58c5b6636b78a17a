"""The folder of a built site: which folder may be built into, what it was built of, and how a build takes its place."""

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
    "scripts",
    "src",
    "tests",
)


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
    is_ours = is_plain_build or read_stamp(folder).get("made_by") == _MADE_BY
    if folder.is_dir() and any(folder.iterdir()) and not is_ours:
        raise RefusedError(
            f"{site} is not empty and no earlier site of ours; empty it, or name another folder: SITE=path/to/out"
        )


def publish_pack(pack: Pack, site: Path) -> bool:
    """Bring the files to download in `site` in step with `pack`; return whether its pages are of the same files.

    Raises OSError when the folder cannot be written.
    """
    downloads = site.resolve() / "downloads"
    if downloads.is_symlink() or downloads.is_file():
        downloads.unlink()
    downloads.mkdir(parents=True, exist_ok=True)
    stamp = read_stamp(site)
    in_step = not (site / "index.html").exists() or stamp.get("files") == pack.stamp()
    kept = {"index.html", Path(REVIEW_SHEET).name} | {path.name for path in downloads.glob("*-site.zip")}
    owned = {path.split("/")[0] for path in pack.files} | {path.name for path in downloads.glob("*")} - kept
    changed = {} if in_step else {"output": "its pages are of earlier files"}
    new = {"made_by": _MADE_BY, **stamp, "files": pack.stamp(), **changed}
    if new != stamp:
        _write_stamp(site, new)
    Folder(downloads, owned, lambda _: True).update(pack.files)
    return in_step


def publish(built: Path, site: Path, stamp: Mapping[str, object]) -> None:
    """Bring `site` in step with a finished build; meanwhile the stamp says whose the site is, but not of what."""
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
    """Return what a site's stamp says; nothing where there is none that can be read."""
    try:
        stamp = json.loads((site / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def output_digest(site: Path) -> str:
    """A digest of a site's files, so that one taken away, cut off or altered is noticed."""
    digest = hashlib.sha256()
    for path in files_in(site):
        name = path.relative_to(site)
        if name.as_posix() != STAMP and not name.parts[0].startswith("."):
            digest.update(f"{name.as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def files_in(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder, in the order of their paths."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
