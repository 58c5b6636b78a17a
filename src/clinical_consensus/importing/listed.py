"""Lists under the label of a response: items with grades of their own are recommendations of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clinical_consensus.importing.breaks import BULLET, TERMINAL
from clinical_consensus.importing.field_run import FieldRun, RunPiece
from clinical_consensus.importing.stated_text import grade_within


def with_items(runs: Sequence[FieldRun]) -> Iterator[FieldRun]:
    """Yield the runs, a response that is a list of graded items as one run to an item."""
    for run in runs:
        items = [_item(piece) for piece in run.pieces] if run.kind == "response" else []
        if len(items) > 1 and all(item and _is_graded(item) for item in items):
            first, *others = (item for item in items if item)
            yield replace(run, pieces=(first,))
            yield from (replace(run, pieces=(item,), label=None, labelled=()) for item in others)
        elif len(items) == 1 and items[0] and _is_number_alone(run):
            yield replace(run, pieces=(items[0],))
        else:
            yield run


def _item(piece: RunPiece) -> RunPiece | None:
    """Return an item of a list without its sign or number, or None if it is none; on slides items may have no sign."""
    extent = piece.paragraph.after(piece.skip)
    if extent is None or piece.skip:
        return None
    found = BULLET.match(extent.text)
    is_sentence = extent.text[0].isupper() and TERMINAL.search(extent.text) is not None
    return replace(piece, skip=found.end()) if found else piece if is_sentence else None


def _is_graded(item: RunPiece) -> bool:
    extent = item.paragraph.after(item.skip)
    return extent is not None and grade_within(extent.text) is not None


def _is_number_alone(run: FieldRun) -> bool:
    """Whether the one item below a label has the number of the recommendation, not that of a list."""
    found = BULLET.match(run.pieces[0].paragraph.text)
    return bool(run.label and run.label.is_alone and not run.label.number and found and (found["mark"] or "").isdigit())
