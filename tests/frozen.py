"""A synthetic collection with frozen editions, in which questions are new, changed, withdrawn and replaced."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path

from editions import edition, later, put, question, statement
from sites import Json

SOURCES = {"a": "Synthetic source A", "b": "Synthetic source B"}
ENTRY = {"edition": "1.1.0", "date": "2001-01-01"}
WITHDRAWN = ENTRY | {"change": "withdrawn", "reason": "Synthetic reason of withdrawal"}


def paper(own: str, year: int) -> Json:
    return {"id": own, "type": "article-journal", "title": f"Synthetic paper {own}", "issued": {"date-parts": [[year]]}}


def read_from(source: str, of: Json) -> Json:
    """The question with every field of its own and its recommendation read from the first line of a source."""
    fields = ["title", *(f"recommendations.{of['id']}-r.{name}" for name in ("statements", "strength", "consensus"))]
    of["provenance"] = [{"field": field, "source": source, "lines": [1, 1]} for field in fields]
    return of


def freeze(folder: Path, *editions: Json) -> None:
    """Write frozen editions with their hashes."""
    (folder / "editions").mkdir(parents=True, exist_ok=True)
    sums = ""
    for each in editions:
        content = json.dumps(each).encode()
        name = f"{each['collection']['edition']['version']}.json"
        (folder / "editions" / name).write_bytes(content)
        sums += f"{hashlib.sha256(content).hexdigest()}  {name}\n"
    (folder / "editions" / "SHA256SUMS").write_text(sums, encoding="utf-8")


def first() -> Json:
    """Edition 1.0.0: questions q1 to q3 from source A, and a publication of the collection."""
    value = edition([read_from("a", question(f"q{number}", number)) for number in (1, 2, 3)])
    value["collection"]["publication"] = paper("whole", 1998)
    value["sources"] = [
        {"id": own, "title": title, "file": f"{own}.txt", "sha256": hashlib.sha256(own.encode()).hexdigest()}
        for own, title in SOURCES.items()
    ]
    return value


def second() -> Json:
    """Edition 1.1.0: q3 is withdrawn, q4 is new and from source B with its own publication, q5 is new."""
    value = later(first())
    value["questions"][2]["history"].append(WITHDRAWN)
    added = [ENTRY | {"change": "added", "reason": None}]
    value["questions"] += [
        read_from("b", question("q4", 4, history=added, publication=paper("own", 1999))),
        read_from("a", question("q5", 5, history=added)),
    ]
    return value


def drafted() -> Json:
    """Text after edition 1.1.0: q1 changed, q6 is new and replaces q3; q2 only has another topic and number."""
    value = copy.deepcopy(second())
    statement(value["questions"][0])["text"] = "Synthetic changed statement."
    put(topics=["topic"], number=9)(value["questions"][1])
    new = question("q6", 6, history=[], replaces=["q3"])
    value["questions"].append(read_from("a", new))
    return value


DRAFTS = ("q1", "q6")


def written(folder: Path, value: Json, *editions: Json) -> Path:
    """Write a collection with its sources and its frozen editions; returns its file."""
    folder.mkdir(parents=True, exist_ok=True)
    for own in SOURCES:
        (folder / f"{own}.txt").write_text(own, encoding="utf-8")
    freeze(folder, *editions)
    file = folder / "collection.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    return file
