"""The folder of a built site: whether a folder may be used, the stamp that records its inputs, and publishing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from clinical_consensus.build.parts import PART_FILE, PART_MADE_BY
from clinical_consensus.contract.problems import RefusedError, shown
from clinical_consensus.downloads.manifest import DOWNLOADS, PACK
from clinical_consensus.downloads.pack import Pack
from clinical_consensus.files.entries import carry
from clinical_consensus.files.entry_plan import is_the_hosts
from clinical_consensus.files.kept_json import kept_json
from clinical_consensus.files.plain_files import other_entries, plain_content, plain_files, write_file
from clinical_consensus.files.system_calls import mounted_in
from clinical_consensus.files.whole_folder import (
    UnflushedError,
    WorkFolder,
    is_half_replaced,
    replace,
    restore,
    work_folder,
)

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
_MARKS = {
    "sw-files.js": b"self.siteFiles = ",
    f"{DOWNLOADS}{PACK}": b"PK",
    PART_FILE: f'{{\n "made_by": "{PART_MADE_BY}"'.encode(),
}
"""Files that every build makes, or every run for the downloads or a part alone, and how they begin."""

_PACKS = (".pdf", ".pptx", ".apkg")
"""How the names of the pack's files end, besides the archive of all."""

ANOTHER_SITE = "choose another folder, with --site or make site SITE=path/to/out"
ANOTHER_PART = "choose another folder, with --out"
"""What to do where a site, or a part of one, cannot be in a folder."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def check_site_folder(site: Path, data: Path, root: Path, cure: str = ANOTHER_SITE) -> None:
    """Raise RefusedError if a build in `site` would remove files that this project did not build.

    `data` is the collection's file, `root` the folder of the project's files, `cure` what to do instead.
    """
    folder = site.resolve()
    if root.is_relative_to(folder):
        raise RefusedError(f"{shown(site)} contains the project, which the build would empty; {cure}")
    if any(folder.is_relative_to(root / name) for name in _SOURCES):
        raise RefusedError(f"{shown(site)} is inside the project's own files; {cure}")
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{shown(site)} is a file; {cure}")
    if data.resolve().is_relative_to(folder):
        raise RefusedError(f"{shown(site)} contains {shown(data)}, which the build would remove; {cure}")
    for mount in mounted_in(folder):
        if mount != folder and not is_the_hosts(mount.relative_to(folder).parts[0]):
            raise RefusedError(f"{shown(mount)} is a mount point, which the build would empty; {cure}")
    is_plain_build = folder == root / "site" and (folder / "assets" / "stylesheets" / "site.css").is_file()
    if folder.is_dir() and any(folder.iterdir()) and not (is_plain_build or _is_own_build(folder)):
        raise RefusedError(f"{shown(site)} holds files that this project did not build; empty it, or {cure}")


def _is_own_build(folder: Path) -> bool:
    """Whether the stamp says so or, if a crash emptied or lost it, another file that every build makes."""
    stamp = read_stamp(folder)
    if stamp:
        return stamp.get("made_by") == _MADE_BY
    return any((plain_content(folder, name) or b"").startswith(start) for name, start in _MARKS.items())


def restore_site(site: Path) -> None:
    """End what a killed run began in `site`, and remove what it left. Raises RefusedError if that cannot be done."""
    with tried("ending what an earlier run began", site):
        restore(site.resolve())


@contextmanager
def work_folder_of(site: Path, cure: str = ANOTHER_SITE) -> Iterator[WorkFolder]:
    """Yield an empty folder to make the new site in; see `work_folder`. Raises RefusedError for every OSError."""
    with tried("building a new site", site, cure), work_folder(site.resolve()) as work:
        yield work


@contextmanager
def tried(what: str, site: Path, another: str = ANOTHER_SITE) -> Iterator[None]:
    """Turn an OSError into a RefusedError that says what was tried, at which path, and in what state `site` is.

    `another` is what to do if it cannot be there.
    """
    try:
        yield
    except UnflushedError as error:
        raise RefusedError(unflushed(error, site)) from None
    except OSError as error:
        place = f" at {shown(error.filename)}" if error.filename else ""
        state = "is unchanged" if site.exists() else "was not made"
        if is_half_replaced(site.resolve()):
            state = "is half replaced, and the next run ends that"
        is_full = error.errno in _FULL
        cure = "free some space" if is_full else "check the folder and its permissions"
        wrong = f"{what} failed{place}: {error.strerror or error}"
        raise RefusedError(f"{shown(site)}: {wrong}; {shown(site)} {state}; {cure}, or {another}") from None


def unflushed(error: UnflushedError, folder: Path) -> str:
    """Return the message that `folder` is the new one, which may be lost if the machine stops, and what to do."""
    cure = "free some space" if error.errno in _FULL else "check the disk"
    state = "what was made is in its place, as a whole, but may not be on the disk yet"
    return f"{shown(folder)}: {state}: {error.strerror or error}; {cure}, then run: sync -f {shown(folder)}"


def publish_pack(pack: Pack, site: Path) -> bool:
    """Update the downloads in `site` to those of `pack`; return whether the pages there were built with the same ones.

    Raises RefusedError if that cannot be written; the downloads are then as they were, or else it says that.
    """
    stamp = read_stamp(site)
    is_current = not (site / "index.html").exists() or stamp.get("files") == pack.stamp()
    changed = {} if is_current else {"output": "the pages are older than the downloads"}
    new = {"made_by": _MADE_BY, **stamp, "files": pack.stamp(), **changed}
    if new == stamp and _has(site / DOWNLOADS, pack):
        return is_current
    with work_folder_of(site) as work:
        made = work.made
        downloads = made / DOWNLOADS
        downloads.mkdir(parents=True)
        for name in _beside_pack(work.target / DOWNLOADS):
            carry(work.target / DOWNLOADS / name, downloads / name)
        for name, written in pack.files.items():
            write_file(downloads / name, written)
        _write_stamp(made, new)
        _make_readable(made)
        replace(work, made, lambda name: name not in {DOWNLOADS.rstrip("/"), STAMP})
    return is_current


def _beside_pack(downloads: Path) -> Iterator[str]:
    """The files in downloads/ that are not the pack's: the page, its script, the review sheet, the copy of the site."""
    if downloads.is_dir() and not downloads.is_symlink():
        for path in downloads.iterdir():
            is_packs = path.name == PACK or path.suffix in _PACKS
            if not is_packs and path.is_file() and not path.is_symlink():
                yield path.name


def _has(downloads: Path, pack: Pack) -> bool:
    """Whether the folder has the files of `pack`, and besides them only what is not the pack's."""
    if downloads.is_symlink() or other_entries(downloads):
        return False
    present = plain_files(downloads)
    return present.keys() - {*_beside_pack(downloads)} == pack.files.keys() and all(
        present[name].read_bytes() == written for name, written in pack.files.items()
    )


def publish(work: WorkFolder, built: Path, stamp: Mapping[str, object], hashes: Mapping[str, str]) -> None:
    """Put the finished build in `built` in the place of the site, as a whole; what is the host's stays.

    `hashes` are the SHA-256 of its files by path. Raises OSError; see `replace`.
    """
    _write_stamp(built, {"made_by": _MADE_BY, **stamp, "output": _digest(hashes)})
    _make_readable(built)
    replace(work, built, is_the_hosts)


def _make_readable(site: Path) -> None:
    """Let every host read the site, whatever the umask of the run."""
    for folder, _, names in os.walk(site):
        Path(folder).chmod(0o755)
        for name in names:
            Path(folder, name).chmod(0o644)


def _write_stamp(site: Path, stamp: Mapping[str, object]) -> None:
    write_file(site / STAMP, f"{json.dumps(stamp, indent=2)}\n".encode())


def read_stamp(site: Path) -> dict[str, Any]:
    """Return a site's stamp without what no build wrote; an empty one if it is missing, a link, or cannot be read."""
    try:
        stamp = kept_json(plain_content(site, STAMP) or b"")
    except OSError:
        return {}
    return {name: value for name, value in stamp.items() if _fits(name, value)} if isinstance(stamp, dict) else {}


def _fits(name: str, value: object) -> bool:
    if name == "failures":
        return isinstance(value, list) and all(isinstance(line, str) for line in value)
    if name == "files":
        return isinstance(value, dict) and all(
            isinstance(file, dict) and all(isinstance(each, str | int) for each in file.values())
            for file in value.values()
        )
    return isinstance(value, str)


def output_digest(site: Path) -> str:
    """Return a digest of a site's entries, which shows if one was removed, cut off, altered, or made a link."""
    hashes = {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in plain_files(site).items()
        if name != STAMP and not is_the_hosts(name)
    }
    return _digest({**hashes, **{name: "" for name in other_entries(site) if not is_the_hosts(name)}})


def _digest(hashes: Mapping[str, str]) -> str:
    return hashlib.sha256("".join(f"{name}\0{of}\n" for name, of in sorted(hashes.items())).encode()).hexdigest()
