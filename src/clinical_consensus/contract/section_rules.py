"""Check the sections of a source: each is within one that exists, and none within itself."""

from __future__ import annotations

from collections.abc import Iterator

from clinical_consensus.contract.json_value import JsonValue, records_by_id, unknown_id
from clinical_consensus.contract.problems import Problem, quoted

DEEPEST = 20
"""How many sections may be within each other: far more than the contract asks for (three), and pages can show."""


def broken_sections(whole: JsonValue) -> Iterator[Problem]:
    """Yield what is wrong with the parents of sections."""
    known = records_by_id(whole["sections"]) or {}
    for section in known.values():
        yield from unknown_id(section["parent"], "section", known)
    parents = {own: str(section["parent"].value) for own, section in known.items()}
    for own, section in known.items():
        if _is_within_itself(own, parents):
            wrong = f"{quoted(own)} is, by way of its parents, within itself"
            yield Problem(section["parent"].place, wrong, "write the section that contains it, or null")
        elif _depth(own, parents) == DEEPEST + 1:
            wrong = f"{quoted(own)} is within {DEEPEST} others"
            yield Problem(section["parent"].place, wrong, f"nest sections at most {DEEPEST} deep")


def _is_within_itself(section: str, parents: dict[str, str]) -> bool:
    seen, current = {""}, parents[section]
    while current not in seen:
        if current == section:
            return True
        seen.add(current)
        current = parents.get(current, "")
    return False


def _depth(section: str, parents: dict[str, str]) -> int:
    """How many sections there are from the outermost one to `section`."""
    depth, current = 0, section
    while current in parents and depth <= DEEPEST + 1:
        depth, current = depth + 1, parents[current]
    return depth
