"""Compare one fact, of any kind, between two editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.compare.field_change import ComparedField, FieldChange, text_change


def compared_field(old: Fact | None, new: Fact | None, name: str = "") -> ComparedField:
    """Return the field of a fact that at least one edition has, called `name` or by its label."""
    fact = new or old
    assert fact
    marks = bool(old and old.is_inferred), bool(new and new.is_inferred)
    return ComparedField(fact.field, name or fact.label, marks)


def fact_change(old: Fact | None, new: Fact | None, name: str = "") -> Iterator[FieldChange]:
    """Yield the change of a fact's text, if there is one."""
    before, after = (fact.text if fact and fact.is_stated else None for fact in (old, new))
    yield from text_change(compared_field(old, new, name), before, after)


def further_changes(old: Iterable[Fact], new: Iterable[Fact], within: str = "") -> Iterator[FieldChange]:
    """Yield the changes of facts that are read by their class alone, except editorial ones; `within` begins names."""
    was, now = ({fact.field: fact for fact in facts if not fact.editorial} for facts in (old, new))
    for field, fact in {**was, **now}.items():
        yield from fact_change(was.get(field), now.get(field), f"{within}{wording.isolated(fact.label)}")
