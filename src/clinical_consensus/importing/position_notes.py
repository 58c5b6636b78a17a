"""The notes on what only its position in the document says: where it stands, and how often."""

from __future__ import annotations

from collections.abc import Mapping

from clinical_consensus.importing.entries import Entry
from clinical_consensus.importing.field_run import FieldRun

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = {1: "once", 2: "twice"}


def note_on_level(text: str, run: FieldRun, entry: Entry, counted: Mapping[str, int]) -> str:
    """Return the note on a level of consensus without a label; `counted` is how often each text stands there."""
    return (
        f"“{text}” stands {_times(text, counted)} in the deck, {_where(run, entry)}. "
        f"It belongs to {_named(entry)} by position."
    )


def note_on_names(number: int, text: str, run: FieldRun, entry: Entry, counted: Mapping[str, int]) -> str:
    """Return the note on so many names without a label; `counted` is how often each text stands there."""
    count = _COUNTS[number] if number < len(_COUNTS) else str(number)
    note = (
        f"The {count} names stand {_times(text, counted)} in the deck, {_where(run, entry)}. "
        f"They belong to {_named(entry)} by position, and the deck names no role for them: "
        "that they are its authors is inferred too."
    )
    return note if number > 1 else note.replace("names stand", "name stands")


def _times(text: str, counted: Mapping[str, int]) -> str:
    count = max(counted.get(text, 1), 1)
    return _TIMES.get(count, f"{count} times")


def _where(run: FieldRun, entry: Entry) -> str:
    if run.block + 1 < len(entry.blocks):
        return f"between two copies of the heading of {_named(entry)}"
    return f"below the heading of {_named(entry)}"


def _named(entry: Entry) -> str:
    return f"question {entry.number}" if entry.number else "this question"
