"""Folders as tests see them: compared file by file, with a collection saved into one, or with a copy of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Tree = dict[str, bytes]
"""The content of every file of a folder, by its path within the folder."""

Save = Callable[[object], Path]
"""Saves a value as the JSON of a collection; returns the file's path."""


def tree(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def cloned(folder: Path) -> Path:
    """A copy of what is under version control, as a clone would have it.

    Its files are old, so that make installs nothing again where the project's own environment is used.
    """
    project = Path(__file__).resolve().parents[1]
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (project / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(project / name, folder / name)
            os.utime(folder / name, (0, 0))
    return folder
