"""The volumes of a large collection: which questions are in one file where a file of all would be too large."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from clinical_consensus.collection.relations import Questions, Relations
from clinical_consensus.collection.wording import NO_SECTION, isolated
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Section

MOST_BYTES = 1_000_000
"""About the most bytes of JSON in one handbook or deck: typesetting them takes 500 MB of memory."""

MOST_IN_ONE = 200
"""The most questions in one handbook or deck: each counts as its share of MOST_BYTES at least."""

_ELSEWHERE = "without.section"
"""No id of a section has a full stop."""


@dataclass(frozen=True)
class Volume:
    """Questions that have a file of their own, what they are called, and the stem of the file's name."""

    stem: str
    name: str
    questions: Questions


def volumes_of(relations: Relations, those: Questions) -> tuple[Volume, ...]:
    """Return the volumes of `those` questions, each of about MOST_BYTES at most; none if they fit in one file.

    A collection with sections has a volume for each of the outermost ones, others have runs of questions.
    """
    sizes = relations.sizes
    if len(_divided(those, sizes)) < 2:
        return ()
    if not relations.sections:
        return tuple(_runs("part", "", those, sizes))
    found: dict[Section | None, list[Question]] = {}
    for question in those:
        outermost = next(iter(relations.sections_around(question.section)), None)
        found.setdefault(outermost, []).append(question)
    return tuple(
        volume
        for section, own in found.items()
        for volume in _runs(section.id if section else _ELSEWHERE, _name(section), tuple(own), sizes)
    )


def _name(section: Section | None) -> str:
    return isolated(section.title) if section else NO_SECTION


def _divided(those: Questions, sizes: Mapping[str, int]) -> list[Questions]:
    """The questions in as few runs as can be, of about the same size."""
    counted = [max(sizes[question.id], MOST_BYTES // MOST_IN_ONE) for question in those]
    whole = sum(counted)
    count = -(-whole // MOST_BYTES)
    runs: list[list[Question]] = [[] for _ in range(count)]
    for question, size, end in zip(those, counted, accumulate(counted), strict=True):
        runs[(2 * end - size) * count // (2 * whole)].append(question)
    return [tuple(run) for run in runs if run]


def _runs(stem: str, name: str, those: Questions, sizes: Mapping[str, int]) -> Iterator[Volume]:
    """The volumes of a section, or of all questions if it has no name."""
    runs = _divided(those, sizes)
    if name and len(runs) == 1:
        yield Volume(stem, name, those)
        return
    for number, run in enumerate(runs, 1):
        first, last = (isolated(each.printed_number) for each in (run[0], run[-1]))
        numbers = f"questions {first} to {last}" if len(run) > 1 else f"question {first}"
        yield Volume(f"{stem}.{number}", f"{name}, {numbers}" if name else numbers, run)
