"""Read the run of text under a label as the value of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from clinical_consensus.importing.blocks_text import blocks_of
from clinical_consensus.importing.entries import Entry
from clinical_consensus.importing.field_run import FieldRun, are_lines_of_names
from clinical_consensus.importing.grade_forms import (
    CERTAINTY,
    CIRCLES,
    DIRECTION,
    STRENGTH,
    direction_of,
    stated_direction,
)
from clinical_consensus.importing.grade_text import GradeText, read_grades
from clinical_consensus.importing.label_kinds import LabelKind, both_in
from clinical_consensus.importing.labelled_consensus import labelled_consensus
from clinical_consensus.importing.labels import label_of
from clinical_consensus.importing.names import affiliated, inverted_names, names_in
from clinical_consensus.importing.placed import ReadValue, spans_of
from clinical_consensus.importing.position_notes import note_on_level, note_on_names
from clinical_consensus.importing.reference_runs import listed_references
from clinical_consensus.importing.segments import Extent, WordSpan
from clinical_consensus.importing.standing_words import basis_of, status_of
from clinical_consensus.importing.stated_text import read_statement
from clinical_consensus.importing.vote_columns import figure_in_words
from clinical_consensus.importing.vote_text import ReadConsensus

PER_ANSWER: frozenset[LabelKind] = frozenset(
    {"strength", "direction", "certainty", "consensus", "basis", "status", "remarks", "dissent"}
)
"""The fields of a recommendation; the others are the question's."""

SINGLE: frozenset[LabelKind] = frozenset({"strength", "certainty", "consensus"})

_CODED: Mapping[LabelKind, Callable[[str], str]] = {
    "basis": basis_of,
    "status": status_of,
    "direction": stated_direction,
}

_DIRECTED = re.compile(rf"(?P<grade>[^,;()]*[^,;()\s]){DIRECTION}", re.IGNORECASE)
_ABSENT = re.compile(
    r"(?:no vote(?: taken)?|n\s?/\s?a|n\.a\.|none"
    r"|not (?:taken|voted|applicable|stated|reported|given|available|assessed|assigned|graded|determined)"
    r"|nicht (?:anwendbar|angegeben|bewertet)|entfällt|keine?|non (?:applicable|précisé)|no (?:aplica|aplicable)"
    r"|[–—-]+)\.?",
    re.IGNORECASE,
)
"""How documents say that a field has no value."""

_PARTS = re.compile(r"\s*[,;|]\s*|\s+[–—]\s+")
_MARKERS = re.compile(r"[\d\s\[\](),;–-]+")
"""Numbers of references, which are no references themselves."""

_AFFILIATED = "Brackets after a name: that they are its affiliation is inferred."
_MOST_WORDS = 8


@dataclass(frozen=True)
class RunValue:
    """The value of a run, the places of its words and of what frames them, and what is inferred."""

    kind: LabelKind
    value: ReadValue
    words: tuple[WordSpan, ...]
    frame: tuple[WordSpan, ...] = ()
    notes: tuple[str, ...] = ()


def read_run(run: FieldRun, entry: Entry, counted: Mapping[str, int], labels: Mapping[str, str]) -> Iterator[RunValue]:
    """Yield what a run states: nothing if it states nothing or is not understood, two fields of two grades in one."""
    extents = [extent for piece in run.pieces if (extent := piece.paragraph.after(piece.skip))]
    text, words = " ".join(extent.text for extent in extents), spans_of(extents)
    if not text or _ABSENT.fullmatch(text):
        return
    grade, consensus = _stated(text, run) if run.kind in SINGLE else (None, None)
    if grade and consensus and run.kind in ("strength", "certainty"):
        yield from _graded(grade, Extent(text, words))
        stated = {"level": consensus.level, "votes": list(consensus.votes)}
        voted = [consensus.level] if consensus.level and not consensus.votes else list(_ungraded(text))
        yield RunValue("consensus", stated, Extent(text, words).places_of(*voted) or words, words)
    elif run.kind in ("strength", "certainty"):
        yield from _grades(Extent(text, words), run, labels)
    elif run.kind == "consensus":
        yield from _consensus(text, words, run, entry, counted)
    elif run.kind in _CODED:
        yield from _coded(text, words, run)
    elif run.kind == "authors":
        yield from _authors(text, words, run, entry, counted)
    elif run.kind == "references" and not _MARKERS.fullmatch(text):
        yield from _references(run)
    elif run.kind in ("rationale", "remarks", "dissent"):
        blocks, words, frame = blocks_of(run.pieces)
        yield RunValue(run.kind, blocks, words, frame, run.notes)
    elif run.kind not in ("abbreviations", "references"):
        yield RunValue(run.kind, text, words, (), run.notes)


def _coded(text: str, words: tuple[WordSpan, ...], run: FieldRun) -> Iterator[RunValue]:
    if value := _CODED[run.kind](text):
        yield RunValue(run.kind, value, words, (), run.notes)


def _stated(text: str, run: FieldRun) -> tuple[GradeText | None, ReadConsensus | None]:
    """Return what a line of values states: its own label names the first of them."""
    own = f"{run.label.name.strip()}: {text}" if run.label and run.kind != "consensus" else text
    both = read_statement(own)
    return both if all(both) else read_statement(text)


def _ungraded(text: str) -> Iterator[str]:
    """Yield the parts of a line of values that state no grade, each without its label."""
    for part in _PARTS.split(text):
        label = label_of(part)
        if not read_grades(part):
            yield part[label.length if label else 0 :]


def _grades(extent: Extent, run: FieldRun, labels: Mapping[str, str]) -> Iterator[RunValue]:
    """Read "Strong, against." as a grade and a direction, "Strong recommendation, low certainty" as two grades.

    A text of several sentences or many words is no grade.
    """
    value = extent.text.strip().rstrip(" .;,")
    if run.label and (kinds := both_in(run.label.name)):
        parts = re.split(r"\s*[/,;|]\s*|\s+(?:[–—-]|and)\s+", value)
        if len(parts) == len(kinds) and all(0 < len(part.split()) <= _MOST_WORDS for part in parts):
            for kind, part in zip(kinds, parts, strict=True):
                yield RunValue(kind, {"grade": part}, extent.places_of(part), extent.spans, run.notes)
        return
    is_whole = run.kind == "certainty" and CERTAINTY.fullmatch(value) is not None
    both = None if is_whole else read_grades(value.strip("()[]"))
    if both and ((both.strength and both.certainty) or not run.label):
        yield from _graded(both, extent)
        return
    is_value = re.search(r"\w", value) or STRENGTH.match(value)
    if len(value.split()) > _MOST_WORDS or re.search(r"[.?!:]\s", value) or not is_value:
        return
    own = scale_name(run.label.name) if run.label else ""
    usual = labels.get(run.kind, own)
    is_other = not own.casefold().startswith(usual.casefold()) and not usual.casefold().startswith(own.casefold())
    notes = (
        f"The deck calls this “{own}” here and “{usual}” elsewhere: that both are one scale is inferred.",
    ) * is_other + run.notes
    if run.kind == "strength" and re.fullmatch(CIRCLES, value):
        signs = f"The deck calls “{value}” “{own}”: that these signs are a certainty is inferred."
        yield RunValue("certainty", {"grade": value}, extent.spans, (), (signs,))
        return
    found = _DIRECTED.fullmatch(value) if run.kind == "strength" else None
    grade = {"grade": found["grade"], "direction": direction_of(found["direction"])} if found else {"grade": value}
    yield RunValue(run.kind, grade, extent.spans, (), notes)


def _graded(both: GradeText, extent: Extent) -> Iterator[RunValue]:
    directed = {"direction": both.direction} if both.direction else {}
    if both.strength:
        words = extent.places_of(both.strength, *directed.values())
        yield RunValue("strength", {"grade": both.strength, **directed}, words, extent.spans)
    if both.certainty:
        yield RunValue("certainty", {"grade": both.certainty}, extent.places_of(both.certainty), extent.spans)


def scale_name(label: str) -> str:
    """Return the label of a scale on one line; one in capitals alone in small letters."""
    name = " ".join(label.split())
    return name.capitalize() if name.isupper() else name


def _consensus(
    text: str, words: tuple[WordSpan, ...], run: FieldRun, entry: Entry, counted: Mapping[str, int]
) -> Iterator[RunValue]:
    name = run.label.name if run.label else ""
    if run.label and (run.label.figure or run.label.unit or run.label.round):
        text = figure_in_words(run.label.figure, run.label.unit, text, run.label.round)
    read = labelled_consensus(text, name)
    if read is None:
        return
    notes = [*run.notes, *([read.note] if read.note else [])]
    if run.label is None:
        notes.append(note_on_level(text, run, entry, counted))
    places = Extent(text, words).without(*read.passed) if read.passed else words
    yield RunValue("consensus", {"level": read.level, "votes": list(read.votes)}, places, (), tuple(notes))


def _authors(
    text: str, words: tuple[WordSpan, ...], run: FieldRun, entry: Entry, counted: Mapping[str, int]
) -> Iterator[RunValue]:
    names = _names_in_lines(run) or names_in(text) or inverted_names(text)
    if not names:
        return
    if run.label:
        is_of = (_AFFILIATED,) * any(affiliated(name)[1] for name in names)
        yield RunValue("authors", list(names), words, (), (*run.notes, *is_of))
        return
    note = note_on_names(len(names), text, run, entry, counted)
    yield RunValue("authors", list(names), words, (), (note,))


def _names_in_lines(run: FieldRun) -> tuple[str, ...]:
    """Return the names of a cell that has one to a line; none if a line of it is something else."""
    parts = [(piece.skip, segment) for piece in run.pieces for segment in piece.paragraph.segments]
    if not run.label and len(parts) > 1:
        return tuple(segment.text for _, segment in parts) if are_lines_of_names(run.pieces[0].paragraph) else ()
    if len(parts) != 1:
        return ()
    skip, segment = parts[0]
    written = " | ".join(segment.line.cells)[segment.span.start : segment.span.end][skip:]
    names = [names_in(line) for line in written.strip().split("\n")]
    return tuple(name for each in names for name in each) if len(names) > 1 and all(names) else ()


def _references(run: FieldRun) -> Iterator[RunValue]:
    references, words, frame = listed_references(run)
    if references:
        yield RunValue("references", references, words, frame, run.notes)
