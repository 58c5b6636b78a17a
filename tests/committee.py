"""The first edition as its committee edits it: a copy to change, and the edition after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from first_edition import saved_first_edition
from sites import Json


def copied(folder: Path) -> Path:
    """Write the first edition's folder into `folder`; returns the path of its JSON."""
    return saved_first_edition(folder / "data")


def changed(data: Path, change: Callable[[Json], None]) -> Json:
    value: Json = json.loads(data.read_text(encoding="utf-8"))
    change(value)
    data.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return value


def frozen_after(data: Path, change: Callable[[Json], None]) -> Json:
    """The collection after a change that is frozen as an edition of its own, as a release freezes it."""
    value = changed(data, change)
    name, folder = f"{value['collection']['edition']['version']}.json", data.parent / "editions"
    (folder / name).write_bytes(data.read_bytes())
    with (folder / "SHA256SUMS").open("a", encoding="utf-8") as sums:
        sums.write(f"{hashlib.sha256(data.read_bytes()).hexdigest()}  {name}\n")
    return value


def bump_edition(value: Json) -> None:
    value["collection"]["edition"] = {"version": "1.1.0", "date": "2026-12-24", "note": "Synthetic edition."}


def second_edition(value: Json) -> None:
    """A new edition: question 2 with another word and strength, 4 withdrawn, one added; 1 and 3 unchanged."""
    bump_edition(value)
    value["strength_scheme"]["grades"].append({"id": "synthetic-grade", "label": "Synthetic grade"})
    second, last = value["questions"][1], value["questions"][3]
    recommendation = second["recommendations"][0]
    statement = recommendation["statements"][1]
    statement["text"] = statement["text"].replace("very high", "synthetic")
    recommendation["strength"] = "synthetic-grade"
    entry = {"edition": "1.1.0", "date": "2026-12-24"}
    second["history"].append(entry | {"change": "updated", "reason": "Synthetic reason <b> for the change."})
    last["history"].append(entry | {"change": "withdrawn", "reason": "Synthetic reason of withdrawal."})
    new = json.loads(json.dumps(value["questions"][2]).replace("oncology-q3", "synthetic-new"))
    new |= {
        "id": "synthetic-new",
        "number": 5,
        "title": "Synthetic new question",
        "history": [entry | {"change": "added"}],
    }
    value["questions"].append(new)
