"""Compare what two editions of a question mark as inferred, and their notes on how it was placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinical_consensus.collection import wording
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.compare.field_change import ComparedField, FieldChange, FieldKind, moved_numbers, text_change


def changes_of_inference(was: QuestionView, now: QuestionView) -> Iterator[FieldChange]:
    """Yield the marks of inference that were gained or lost by facts that both editions state, and changes of notes."""
    before, after = _inferred(was), _inferred(now)
    for field in dict.fromkeys(entry.field for question in (was, now) for entry in question.record.provenance):
        old, new = was.placed.get(field), now.placed.get(field)
        if not old or not new:
            continue
        if old.is_inferred == new.is_inferred:
            noted = ComparedField(f"provenance.{field}.note", f"{new.field_name}, note on how it was placed")
            yield from text_change(noted, _notes(before, field), _notes(after, field))
            continue
        name = new.field_name
        change = f"marked “{wording.INFERRED}”" if new.is_inferred else f"no longer marked “{wording.INFERRED}”"
        kind: FieldKind = "added" if new.is_inferred else "removed"
        marks = old.is_inferred, new.is_inferred
        yield FieldChange(f"provenance.{field}", kind, name, f"{name}: {change}", inferred=marks)
    if before != after and sorted(before) == sorted(after):
        kept = [before.index(entry) + 1 for entry in after]
        yield from moved_numbers("provenance", "Order of the notes on how words were placed", kept)


_Entry = tuple[str, str]


def _inferred(question: QuestionView) -> list[_Entry]:
    """The field of each inferred place, and the note on it."""
    return [(entry.field, entry.note or "") for entry in question.record.provenance if entry.is_inferred]


def _notes(entries: Sequence[_Entry], field: str) -> str | None:
    found = [note or wording.INFERRED for named, note in entries if named == field]
    return "\n\n".join(found) or None
