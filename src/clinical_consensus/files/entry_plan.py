"""The plan by which entries of a folder are replaced one by one; one that no run wrote is not followed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from clinical_consensus.files.kept_json import kept_json

_NOT_ENTRIES = ("", ".", "..")


@dataclass(frozen=True)
class EntryPlan:
    """The names of the entries that go, and of those that come."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    def content(self) -> bytes:
        """Return what is written down."""
        return json.dumps({"old": self.old, "new": self.new}).encode()


def is_the_hosts(name: str) -> bool:
    """Whether an entry of a folder is the host's, and stays: its name begins with a dot."""
    return name.startswith(".")


def plan_in(file: Path, whole: Path) -> EntryPlan | None:
    """Return the plan in a file, or if it is cut off, one for all that is in the folder `whole`.

    None for a plan that no run wrote: it names what is no entry of the folder, or would remove what is the host's.
    Raises OSError if the file cannot be read.
    """
    plan = kept_json(file.read_bytes())
    if plan is None:
        return EntryPlan((), tuple(os.listdir(whole)) if whole.is_dir() else ())
    if not isinstance(plan, dict) or plan.keys() != {"old", "new"}:
        return None
    if not all(isinstance(names, list) and all(map(_is_entry, names)) for names in plan.values()):
        return None
    return None if any(map(is_the_hosts, plan["old"])) else EntryPlan(tuple(plan["old"]), tuple(plan["new"]))


def plan_for(present: Iterable[str], made: Iterable[str]) -> EntryPlan:
    """Return the plan by which the entries `made` take the place of those that are present."""
    new = {*made}
    return EntryPlan(tuple(sorted({*present} - new)), tuple(sorted(new)))


def _is_entry(name: object) -> bool:
    return isinstance(name, str) and name not in _NOT_ENTRIES and not {"/", "\0"}.intersection(name)
