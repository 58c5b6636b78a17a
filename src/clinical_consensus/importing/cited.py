"""One list of references for a whole document: the markers in its texts say which questions cite which of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clinical_consensus.contract.markers import groups
from clinical_consensus.contract.records import Markers
from clinical_consensus.importing.entries import Entry
from clinical_consensus.importing.field_run import FieldRun
from clinical_consensus.importing.reference_text import NUMBERED

_STYLES: tuple[Markers, ...] = ("brackets", "superscripts", "parentheses")
_LEAST = 2
_OF_ALL = "The document has one list of references: that these are the question’s is inferred from the markers in it."


def with_cited(found: Sequence[Entry]) -> list[Entry]:
    """Return the entries, each with the references that its markers name, where the last one has a list of all.

    All markers must have their numbers in the list, and more than one entry must have some. Signs that may be other
    figures, raised ones and those in parentheses, must first name each number in its order.
    """
    lists = [run for entry in found for run in entry.runs if run.kind == "references"]
    if len(lists) != 1 or lists[0] not in found[-1].runs:
        return list(found)
    cited = _cited(found, _numbers(lists[0]))
    if cited is None:
        return list(found)
    last = replace(lists[0], notes=(_OF_ALL,), cited=cited[-1])
    own = tuple(last if run is lists[0] else run for run in found[-1].runs)
    others = [
        replace(entry, runs=(*entry.runs, replace(last, labelled=(), block=0, cited=numbers)))
        for entry, numbers in zip(found[:-1], cited[:-1], strict=True)
    ]
    return [*others, replace(found[-1], runs=own)]


def _numbers(run: FieldRun) -> list[str]:
    """Return the numbers of a list that counts from 1, or none."""
    matches = [match for piece in run.pieces if (match := NUMBERED.match(piece.paragraph.text[piece.skip :]))]
    numbers = [next(filter(None, match.groups())) for match in matches]
    return numbers if numbers == [str(place) for place in range(1, len(numbers) + 1)] else []


def _cited(found: Sequence[Entry], known: Sequence[str]) -> list[frozenset[str]] | None:
    """Return the numbers that each entry cites, in the first style of markers that is surely one."""
    for style in _STYLES:
        cited = [list(_markers(entry, style)) for entry in found]
        first = list(dict.fromkeys(number for numbers in cited for number in numbers))
        is_in_order = style == "brackets" or first == sorted(first, key=int)
        several = sum(bool(numbers) for numbers in cited) >= _LEAST
        if several and is_in_order and set(first) <= set(known) and len(first) * 2 >= len(known):
            return [frozenset(numbers) for numbers in cited]
    return None


def _markers(entry: Entry, style: Markers) -> Iterator[str]:
    for run in entry.runs:
        for piece in run.pieces if run.kind != "references" else ():
            extent = piece.paragraph.after(piece.skip)
            for group in groups(extent.text, style) if extent else ():
                yield from group.numbers
