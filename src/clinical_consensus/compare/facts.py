"""Compare one fact, of any kind, between two editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.compare.blocks import has_blocks, long_text_changes
from clinical_consensus.compare.field_change import ComparedField, FieldChange, text_change, value_change


def compared_field(old: Fact | None, new: Fact | None, name: str = "") -> ComparedField:
    """Return the field of a fact that at least one edition has, called `name` or by its label."""
    fact = new or old
    assert fact
    marks = bool(old and old.is_inferred), bool(new and new.is_inferred)
    return ComparedField(fact.field, name or fact.label, marks)


def fact_change(old: Fact | None, new: Fact | None, name: str = "") -> Iterator[FieldChange]:
    """Yield the change of a fact's text, if there is one."""
    before, after = (fact.text if fact and fact.is_stated else None for fact in (old, new))
    field = compared_field(old, new, name)
    yield from text_change(field, before, after)
    if old and new and before is None and after is None:
        yield from value_change(field, old.text, new.text)


def further_changes(old: Iterable[Fact], new: Iterable[Fact], within: str = "") -> Iterator[FieldChange]:
    """Yield the changes of facts that are read by their class alone, except editorial ones; `within` begins names."""
    was, now = ({fact.field: fact for fact in facts if not fact.editorial} for facts in (old, new))
    for field, fact in {**was, **now}.items():
        before, after = was.get(field), now.get(field)
        if before and after and _names_questions(after) and _ids(before) == _ids(after):
            continue
        name = f"{within}{wording.isolated(fact.label)}"
        if before and after and has_blocks(before, after) and before.is_stated and after.is_stated:
            yield from long_text_changes(compared_field(before, after, name), before, after)
            continue
        yield from fact_change(before, after, name)
        if before and after and before.text == after.text:
            old_values, new_values = ([value.text for value in each.values] for each in (before, after))
            yield from division_change(field, f"Division of {name}", old_values, new_values, "value")


def _names_questions(fact: Fact) -> bool:
    """Whether the values name other questions, whose numbers and titles are their own."""
    return any(value.target and value.target[0] == "question" for value in fact.values)


def _ids(fact: Fact) -> list[str]:
    return [value.id for value in fact.values]


def division_change(field: str, name: str, was: Sequence[str], now: Sequence[str], noun: str) -> Iterator[FieldChange]:
    """Yield a change if the same text is divided differently; `noun` is what it is divided into."""
    if was != now:
        before, after = (f"{len(row)} {noun if len(row) == 1 else f'{noun}s'}" for row in (was, now))
        yield FieldChange(field, "divided", name, f"{name}: {before} → {after}, of the same text", before, after)
