"""Order the sections of a source: each before those within it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from clinical_consensus.contract.records import Section


@dataclass(frozen=True)
class Branch:
    """A section with those directly within it."""

    section: Section
    within: tuple[Branch, ...]


def branches(sections: Iterable[Section]) -> tuple[Branch, ...]:
    """Return sections as a tree, each level in their order; one whose parent is not among them is at the top."""
    sections = tuple(sections)
    known = {section.id for section in sections}
    found: dict[str | None, list[Section]] = defaultdict(list)
    for section in sections:
        found[section.parent if section.parent in known else None].append(section)

    def below(parent: str | None) -> tuple[Branch, ...]:
        return tuple(Branch(section, below(section.id)) for section in found[parent])

    return below(None)


def in_order(tree: Iterable[Branch]) -> tuple[Section, ...]:
    """Return the sections of a tree, depth first: each before those within it."""
    return tuple(section for branch in tree for section in (branch.section, *in_order(branch.within)))
