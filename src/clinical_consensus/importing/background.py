"""What a document says before a response, as "Background": its reasons, where no label says which these are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clinical_consensus.importing.field_run import FieldRun


def with_background(runs: Sequence[FieldRun]) -> tuple[FieldRun, ...]:
    """Return the runs of an entry with what stands before the response as a part of its rationale.

    It stays without a place where the rationale has its label, or where several responses may have reasons of their
    own. All of such a rationale is inferred.
    """
    first = next((place for place, run in enumerate(runs) if run.kind == "response"), len(runs))
    before = [run for run in runs[:first] if run.kind == "rationale" and run.label is None]
    others = [run for run in runs[first:] if run.kind == "rationale"]
    several = sum(run.kind == "response" for run in runs) > 1
    if not before:
        return tuple(runs)
    kept = [run for run in runs if run not in before]
    if any(run.label for run in others) or (several and others):
        return tuple(kept)
    every = [*before, *others]
    notes = tuple(dict.fromkeys(note for run in every for note in run.notes))
    whole = replace(before[0], pieces=tuple(piece for run in every for piece in run.pieces), notes=notes)
    return (whole, *(run for run in kept if run not in others))
