"""Folders as tests compare them, file by file, and how a fixture saves a collection into one."""

from __future__ import annotations

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
