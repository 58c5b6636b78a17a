"""What is in a work folder: what a run makes there, and what is somebody's, which no run follows or removes."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from clinical_consensus.files.entries import remove
from clinical_consensus.files.entry_plan import plan_in
from clinical_consensus.files.system_calls import mounted_in

MADE, WHOLE, OLD, PLAN, DRAFT = "made", "whole", "old", "plan.json", "draft.json"
"""The names of what a run makes."""

_KINDS = {**dict.fromkeys((MADE, WHOLE, OLD), stat.S_IFDIR), **dict.fromkeys((PLAN, DRAFT), stat.S_IFREG)}


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path, and not a link to one. Raises OSError if nothing is there."""
    return stat.S_ISDIR(path.lstat().st_mode)


def others_in(work: Path) -> tuple[Path, ...]:
    """Return what no run made in a work folder: other names and kinds, mounted file systems, a plan of no run."""
    present = {name: stat.S_IFMT((work / name).lstat().st_mode) for name in sorted(os.listdir(work))}
    others = tuple(work / name for name, kind in present.items() if _KINDS.get(name) != kind)
    if not others and PLAN in present and not plan_in(work / PLAN, work / WHOLE):
        return (work / PLAN,)
    return others or mounted_in(work)


def refuse(others: tuple[Path, ...]) -> None:
    """Raise FileExistsError for the first of what no run made."""
    if others:
        raise FileExistsError(errno.EEXIST, "this is not the build's; move it away", str(others[0]))


def empty(work: Path) -> None:
    """Remove what runs made in a work folder. Raises OSError if something of it cannot be removed."""
    for name in _KINDS.keys() & {*os.listdir(work)}:
        remove(work / name)
