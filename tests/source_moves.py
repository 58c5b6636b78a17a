"""A collection with sources that are cited alike, and every way in which its questions change between them."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Mapping

from every_field import every_field
from sites import Json

OTHER_TEXTS = {own: f"Synthetic text {own}.\n" for own in "cde"}
"""The content of each source that is added: c has the title of a, d its document too, and e its title alone."""


def with_other_sources() -> Json:
    """The collection with every field, and the sources that are cited like its first."""
    value = every_field()
    first = value["sources"][0]
    for own, text in OTHER_TEXTS.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        value["sources"].append(copy.deepcopy(first) | {"id": own, "file": f"{own}.txt", "sha256": digest})
    value["sources"][2]["original"]["title"] = "Synthetic second edition"
    del value["sources"][4]["original"]
    return value


def moves(base: Json) -> Mapping[str, Json]:
    """The collection after each change, by what is done: provenance moved, sources cited otherwise, publications."""
    done: dict[str, Callable[[Json], None]] = {}
    for source in "bcde":
        for place in range(3):
            done[f"all of q{place + 1} to {source}"] = _moved(source, place)
            done[f"one entry of q{place + 1} to {source}"] = _moved(source, place, 1)
    done |= {
        "another document": lambda value: value["sources"][0]["original"].update(title="Synthetic other"),
        "another address": lambda value: value["sources"][0]["original"].update(url="https://synthetic.invalid/x"),
        "no document": lambda value: value["sources"][0].pop("original"),
        "two titles exchanged": _exchanged,
        "the id of a source": _renamed,
        "no publication, and q3 to c": _both(_unpublished, _moved("c", 2)),
        "another publication, and q3 to c": _both(_republished, _moved("c", 2)),
        "q3 with its own": lambda value: value["questions"][2].update(publication=base["collection"]["publication"]),
        "q1 without its own": lambda value: value["questions"][0].pop("publication"),
        "q1 without its own, and to c": _both(lambda value: value["questions"][0].pop("publication"), _moved("c", 0)),
        "q3 not transcribed": lambda value: value["questions"][2].update(not_transcribed=["publication"]),
    }
    return {name: _after(change, base) for name, change in done.items()}


def _after(change: Callable[[Json], None], base: Json) -> Json:
    value = copy.deepcopy(base)
    change(value)
    return value


def _moved(source: str, question: int, count: int | None = None) -> Callable[[Json], None]:
    def change(value: Json) -> None:
        for entry in value["questions"][question]["provenance"][:count]:
            entry["source"] = source

    return change


def _both(*changes: Callable[[Json], None]) -> Callable[[Json], None]:
    def change(value: Json) -> None:
        for each in changes:
            each(value)

    return change


def _exchanged(value: Json) -> None:
    one, other = value["sources"][:2]
    one["title"], other["title"] = other["title"], one["title"]


def _renamed(value: Json) -> None:
    value["sources"][0]["id"] = "other"
    for question in value["questions"]:
        for entry in question["provenance"]:
            entry["source"] = "other" if entry["source"] == "a" else entry["source"]


def _unpublished(value: Json) -> None:
    del value["collection"]["publication"]


def _republished(value: Json) -> None:
    value["collection"]["publication"]["title"] += " more"
