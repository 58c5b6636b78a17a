"""What follows from the frozen editions beside the published collection, read from their raw JSON alone."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache

from said_in_sources import said
from sites import ONCOLOGY, Json

_APART = {
    "id", "title", "long_title", "edition", "publication", "publication_note", "about", "contact", "rights", "language",
    "citation_markers", "not_transcribed",
}  # fmt: skip
"""Fields of a collection that no sign-off covers."""


def editions_of(data: Json) -> tuple[Json, ...]:
    """The frozen editions of a collection, oldest first: only the published one has some."""
    return tuple(each for each in _published() if each["collection"]["id"] == data["collection"]["id"])


@cache
def _published() -> tuple[Json, ...]:
    found = [json.loads(file.read_bytes()) for file in (ONCOLOGY.parent / "editions").glob("*.json")]
    return tuple(sorted(found, key=lambda each: [*map(int, re.findall(r"\d+", _version(each)))]))


def _version(data: Json) -> str:
    return str(data["collection"]["edition"]["version"])


def publication_of(data: Json, question: Json, editions: Sequence[Json] = ()) -> Json | None:
    """The publication related to a question: its own, or the collection's, which those have that it was stated for.

    These are the questions of the first of the frozen `editions` that states it, and of them those that were read from
    the same source as most; none if several sources have equally many. A later question does not inherit it.
    """
    if question.get("publication"):
        own: Json = question["publication"]
        return own
    stated: Json | None = data["collection"].get("publication")
    first = next((each for each in editions if each["collection"].get("publication")), data)
    is_later = question["id"] not in {each["id"] for each in first["questions"]}
    read: dict[tuple[str, str], set[str]] = {}
    for each in filter(_may_inherit, first["questions"]):
        for source in _sources_of(first, each):
            read.setdefault(source, set()).add(each["id"])
    most = sorted(source for source, asked in read.items() if len(asked) == max(map(len, read.values())))
    is_tied = len({frozenset(read[source]) for source in most}) > 1
    own_sources = _sources_of(data, question)
    is_elsewhere = bool(own_sources and most) and _present(most[0], data) not in own_sources
    return None if is_later or is_tied or is_elsewhere or not _may_inherit(question) else stated


def _may_inherit(question: Json) -> bool:
    return not question.get("publication") and "publication" not in question.get("not_transcribed", [])


def _sources_of(data: Json, question: Json) -> set[tuple[str, str]]:
    """The sources that a question was read from, each by its title and id."""
    named = {entry["source"] for entry in question.get("provenance", [])}
    return {(source["title"], source["id"]) for source in data.get("sources", []) if source["id"] in named}


def _present(source: tuple[str, str], data: Json) -> tuple[str, str]:
    """A source as the present text has it: that with its title, or else with its id."""
    now = [(each["title"], each["id"]) for each in data.get("sources", [])]
    return next((each for at in (0, 1) for each in now if each[at] == source[at]), source)


def signed_off(data: Json, question: Json, signoffs: list[Json]) -> str:
    """What these sign-offs say of a question, in the words of the table: whether one covers its present words."""
    editions = {_version(each): each for each in (*editions_of(data), data)}
    signed = [editions[each["edition"]] for each in signoffs if each["question"] == question["id"]]
    if not signed:
        return "No sign-off recorded"
    same = [each for each in signed if _words(each, question["id"]) == _words(data, question["id"])]
    if not same:
        return "The text changed since"
    facts = [
        {name: value for name, value in each["collection"].items() if name not in _APART} for each in (data, *same)
    ]
    return "Signed off" if facts[0] in facts[1:] else "The facts of the collection changed since"


def _words(data: Json, own: str) -> tuple[object, ...]:
    """All that a question says: every field that its sources state, and what was placed by inference."""
    [question] = [each for each in data["questions"] if each["id"] == own]
    parts = [(each["id"], each["label"]) for each in question.get("parts", [])]
    cited = [question.get(name) or None for name in ("references", "publication", "replaces")]
    inferred = [
        (entry["field"], entry.get("note"))
        for entry in question.get("provenance", [])
        if entry.get("placement") == "inferred"
    ]
    return [each for of, each in said(data) if of["id"] == own], parts, cited, inferred
