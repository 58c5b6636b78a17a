"""Make the folder that somebody starts a collection of their own with."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from clinical_consensus.build.own_wheel import own_wheel
from clinical_consensus.build.site_folder import unflushed
from clinical_consensus.contract.problems import RefusedError, shown
from clinical_consensus.contract.schema import schema_text
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.plain_files import write_file
from clinical_consensus.files.whole_folder import UnflushedError, replace, work_folder

SCHEMA_FILE = "collection.schema.json"
"""The name of the JSON Schema in a new folder's `data`."""

NEW_ID = "my-guideline"
"""The collection's id if none is given, and what the files in `start_files` have in place of any other."""

LONGEST_NEW_ID = 60
"""The ids of questions, responses and statements begin with it, and have at most 80 characters."""

_FILES = Path(__file__).with_name("start_files")
_PLACES = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "publish.yml": ".github/workflows/publish.yml",
    "collection.json": f"data/{NEW_ID}.json",
    "source.txt": f"data/sources/{NEW_ID}.txt",
}
"""Where each file of `start_files` belongs."""


def start_files(identifier: str, settings: Settings) -> Mapping[str, bytes]:
    """Return the files of a new folder by their path: a synthetic collection with this id, and all that builds it.

    Raises RefusedError if the package cannot be packed into it.
    """
    files = {
        place.replace(NEW_ID, identifier): (_FILES / name)
        .read_text(encoding="utf-8")
        .replace(NEW_ID, identifier)
        .encode()
        for name, place in _PLACES.items()
    }
    name, wheel = own_wheel(settings)
    pinned = (settings.root / "requirements.txt").read_text(encoding="utf-8")
    own = f"./wheels/{name} --hash=sha256:{hashlib.sha256(wheel).hexdigest()}\n"
    return {
        **files,
        f"data/{SCHEMA_FILE}": schema_text().encode(),
        "requirements.txt": f"{pinned.rstrip()}\n{own}".encode(),
        f"wheels/{name}": wheel,
    }


def check_new_folder(folder: Path, own: str = "") -> None:
    """Raise RefusedError if there is something at the path `folder` other than an empty folder.

    An entry with the name `own` does not count.
    """
    another = "choose another folder"
    if os.path.lexists(folder) and not folder.is_dir():
        raise RefusedError(f"{shown(folder)} is a file; {another}")
    if folder.is_dir() and {*os.listdir(folder)} - {own}:
        raise RefusedError(f"{shown(folder)} is not empty; {another}")


def make_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the `files` of a new folder, all or none. Raises OSError, and what `check_new_folder` does.

    Raises RefusedError if all are written, but may not be on the disk yet.
    """
    try:
        with work_folder(folder.resolve()) as work:
            check_new_folder(folder, work.path.name)
            for path, content in files.items():
                write_file(work.made / path, content)
            replace(work, work.made, lambda _: True)
    except UnflushedError as error:
        raise RefusedError(unflushed(error, folder)) from None
