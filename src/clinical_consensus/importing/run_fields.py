"""Read the run of text under a label as the value of its field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinical_consensus.importing.blocks_text import blocks_of
from clinical_consensus.importing.entries import Entry
from clinical_consensus.importing.labels import LabelKind
from clinical_consensus.importing.names import names_in
from clinical_consensus.importing.placed import ReadValue, spans_of
from clinical_consensus.importing.reference_text import NUMBERED, read_reference
from clinical_consensus.importing.runs import FieldRun, RunPiece
from clinical_consensus.importing.segments import Extent, WordSpan
from clinical_consensus.importing.vote_text import read_consensus

PER_ANSWER: frozenset[LabelKind] = frozenset({"strength", "certainty", "consensus", "remarks", "dissent"})
"""The fields of a recommendation; the others are the question's."""

SINGLE: frozenset[LabelKind] = frozenset({"strength", "certainty", "consensus"})

_DIRECTED = re.compile(
    r"(?P<grade>[^,;()]*[^,;()\s])(?:,\s*|\s*\(\s*|\s+)(?P<direction>for|against)\s*\)?", re.IGNORECASE
)
_MOST_WORDS = 8
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True)
class RunValue:
    """The value of a run, the places of its words and of what frames them, and what is inferred."""

    value: ReadValue
    words: tuple[WordSpan, ...]
    frame: tuple[WordSpan, ...] = ()
    notes: tuple[str, ...] = ()


def read_run(run: FieldRun, entry: Entry, counted: Mapping[str, int], labels: Mapping[str, str]) -> RunValue | None:
    """Return what a run states, or None if it states nothing or is not understood."""
    extents = [extent for piece in run.pieces if (extent := piece.paragraph.after(piece.skip))]
    if not extents:
        return None
    text, words = " ".join(extent.text for extent in extents), spans_of(extents)
    if run.kind in ("strength", "certainty"):
        return _grade(text, words, run, labels)
    if run.kind == "consensus":
        return _consensus(text, words, run, entry, counted)
    if run.kind == "authors":
        return _authors(text, words, run, entry, counted)
    if run.kind == "references":
        return _references(run)
    if run.kind in ("rationale", "remarks", "dissent"):
        blocks, words, frame = blocks_of(run.pieces)
        return RunValue(blocks, words, frame, run.notes)
    return RunValue(text, words, (), run.notes) if run.kind != "abbreviations" else None


def _grade(text: str, words: tuple[WordSpan, ...], run: FieldRun, labels: Mapping[str, str]) -> RunValue | None:
    """Read "Strong, against." as a grade and a direction. A text of several sentences or many words is no grade."""
    value = text.strip().rstrip(".").strip()
    if not value or len(value.split()) > _MOST_WORDS or re.search(r"[.?!:]\s", value) or not re.search(r"\w", value):
        return None
    own = scale_name(run.label.name) if run.label else ""
    usual = labels.get(run.kind, own)
    is_other = own.casefold() != usual.casefold()
    notes = (
        f"The deck calls this “{own}” here and “{usual}” elsewhere: that both are one scale is inferred.",
    ) * is_other
    found = _DIRECTED.fullmatch(value) if run.kind == "strength" else None
    if found:
        return RunValue({"grade": found["grade"], "direction": found["direction"].lower()}, words, (), notes)
    return RunValue({"grade": value}, words, (), notes)


def scale_name(label: str) -> str:
    """Return the label of a scale on one line; one in capitals alone in small letters."""
    name = " ".join(label.split())
    return name.capitalize() if name.isupper() else name


def _consensus(
    text: str, words: tuple[WordSpan, ...], run: FieldRun, entry: Entry, counted: Mapping[str, int]
) -> RunValue | None:
    name = run.label.name.lower() if run.label else ""
    read = read_consensus(text, is_agreement=not name or "agree" in name or "consensus" in name)
    is_level = not re.search(r"\d|\b(?:agreed?|disagree\w*|abst\w*)\b", text, re.IGNORECASE)
    if read is None and name and is_level and len(text.split()) <= _MOST_WORDS:
        level = text.strip(" ().")
        return RunValue({"level": level, "votes": []}, words) if level and not re.search(r"[.:;]\s", level) else None
    if read is None:
        return None
    notes = [read.note] if read.note else []
    if run.label is None:
        notes.append(
            f"“{text}” stands {_times(text, counted)} in the deck, {_where(run, entry)}. "
            f"It belongs to {_named(entry)} by position."
        )
    return RunValue({"level": read.level, "votes": list(read.votes)}, words, (), tuple(notes))


def _authors(
    text: str, words: tuple[WordSpan, ...], run: FieldRun, entry: Entry, counted: Mapping[str, int]
) -> RunValue | None:
    names = names_in(text)
    if not names:
        return None
    if run.label:
        return RunValue(list(names), words)
    count = _COUNTS[len(names)] if len(names) < len(_COUNTS) else str(len(names))
    note = (
        f"The {count} names stand {_times(text, counted)} in the deck, {_where(run, entry)}. "
        f"They belong to {_named(entry)} by position, and the deck names no role for them: "
        "that they are its authors is inferred too."
    )
    return RunValue(list(names), words, (), (note if len(names) > 1 else note.replace("names stand", "name stands"),))


def _times(text: str, counted: Mapping[str, int]) -> str:
    count = max(counted.get(text, 1), 1)
    return _TIMES.get(count, f"{count} times")


def _where(run: FieldRun, entry: Entry) -> str:
    if run.block + 1 < len(entry.blocks):
        return f"between two copies of the heading of {_named(entry)}"
    return f"below the heading of {_named(entry)}"


def _named(entry: Entry) -> str:
    return f"question {entry.number}" if entry.number else "this question"


def _references(run: FieldRun) -> RunValue | None:
    items: list[tuple[str, list[Extent], WordSpan | None]] = []
    for piece in _in_order(run.pieces):
        extent = piece.paragraph.after(piece.skip)
        assert extent
        found = NUMBERED.match(extent.text)
        number = next(filter(None, found.groups()), "") if found else ""
        expected = str(int(items[-1][0]) + 1) if items and items[-1][0] else number
        if found and number == expected:
            rest = piece.paragraph.after(piece.skip + found.end())
            if rest:
                items.append(
                    (number, [rest], WordSpan(extent.spans[0].line, extent.spans[0].start, rest.spans[0].start))
                )
        elif items and items[0][0]:
            items[-1][1].append(extent)
        else:
            items.append(("", [extent], None))
    if not items:
        return None
    references = []
    for place, (number, extents, _) in enumerate(items, 1):
        item = read_reference(" ".join(extent.text for extent in extents))
        numbered = {"citation-number": int(number)} if number else {}
        references.append({"id": f"ref-{number or place}", **item, **numbered})
    frame = tuple(sign for _, _, sign in items if sign)
    return RunValue(references, spans_of(extent for _, extents, _ in items for extent in extents), frame, run.notes)


def _in_order(pieces: Sequence[RunPiece]) -> Sequence[RunPiece]:
    return [piece for piece in pieces if piece.paragraph.after(piece.skip)]
