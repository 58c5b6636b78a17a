"""Compare a related publication in two editions: its citation, and what only files for reference managers say of it."""

from __future__ import annotations

from collections.abc import Iterator

from clinical_consensus.collection.csl_text import said_of, value_text
from clinical_consensus.collection.vancouver import reference
from clinical_consensus.compare.field_change import ComparedField, FieldChange, text_change, value_change
from clinical_consensus.contract.csl import CslItem

_SHOWN_IN_PART = ("author", "editor", "issued")
"""The variables of which a citation has initials and years alone."""

_RUNNING_TEXT = ("abstract", "annote", "note")


def changes_of_publication(field: ComparedField, was: CslItem | None, now: CslItem | None) -> Iterator[FieldChange]:
    """Yield the changes of a related publication: of its citation, then of each variable that this does not show."""
    before, after = (reference(item).with_links if item else None for item in (was, now))
    yield from text_change(field, before, after)
    if was and now:
        yield from _unseen(field, was, now)


def _unseen(field: ComparedField, was: CslItem, now: CslItem) -> Iterator[FieldChange]:
    old, new = said_of(was), said_of(now)
    cited = reference(was).with_links
    for attribute, info in CslItem.model_fields.items():
        name = info.alias or attribute
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        is_seen = reference(was.model_copy(update={attribute: getattr(now, attribute)})).with_links != cited
        if not is_seen or attribute in _SHOWN_IN_PART:
            own = ComparedField(f"{field.path}.{name}", f"{field.name}, {name}", field.inferred)
            change = text_change if attribute in _RUNNING_TEXT else value_change
            yield from change(own, *(None if value is None else value_text(value) for value in (before, after)))
