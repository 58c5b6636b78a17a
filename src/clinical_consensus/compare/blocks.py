"""Compare a long text between two editions: paragraphs word by word, lists item by item, tables cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from clinical_consensus.collection.facts import Fact, Value
from clinical_consensus.compare.field_change import ComparedField, FieldChange, FieldKind, text_change, value_change
from clinical_consensus.compare.tables import table_changes
from clinical_consensus.contract.blocks import ItemList, Table


class _Numbered(NamedTuple):
    """A block with its number among those of its kind."""

    value: Value
    number: int

    @property
    def texts(self) -> tuple[str, ...]:
        """Its texts one by one: what is the same when it only becomes another kind of block."""
        block = self.value.block
        if isinstance(block, ItemList):
            return block.items
        if isinstance(block, Table):
            of = block.table
            return (*filter(None, [of.caption]), *of.header, *(cell for row in of.rows for cell in row))
        return (self.value.text,)


def has_blocks(*facts: Fact | None) -> bool:
    """Whether one of the facts is a long text with more than paragraphs."""
    return any(value.block for fact in facts if fact for value in fact.values)


def long_text_changes(field: ComparedField, old: Fact, new: Fact) -> Iterator[FieldChange]:
    """Yield the changes of a long text that both editions state, in the order of the text.

    Blocks of the same kind are compared with each other. The same text in other blocks is a change of its division.
    """
    was, now = (_numbered(fact.values) for fact in (old, new))
    same = SequenceMatcher(None, [each.texts for each in was], [each.texts for each in now], autojunk=False)
    for kind, a, b, c, d in same.get_opcodes():
        if kind == "equal":
            for before, after in zip(was[a:b], now[c:d], strict=True):
                yield from _redivided(field, [before], [after])
        elif _texts(was[a:b]) == _texts(now[c:d]):
            yield from _redivided(field, was[a:b], now[c:d])
        else:
            yield from _replaced(field, was[a:b], now[c:d])


def _numbered(values: Iterable[Value]) -> list[_Numbered]:
    counted: dict[str, int] = {}
    found = []
    for value in values:
        counted[value.kind] = counted.get(value.kind, 0) + 1
        found.append(_Numbered(value, counted[value.kind]))
    return found


def _texts(blocks: Iterable[_Numbered]) -> list[str]:
    return [text for each in blocks for text in each.texts]


def _redivided(field: ComparedField, was: Sequence[_Numbered], now: Sequence[_Numbered]) -> Iterator[FieldChange]:
    """Yield a change of blocks that have the same text, if they are others: of paragraphs alone, only of division."""
    if [each.value.block or each.value.text for each in was] != [each.value.block or each.value.text for each in now]:
        before, after = (_named(each.value for each in row) for row in (was, now))
        name = f"Division of {field.name}"
        kind: FieldKind = "changed" if any(each.value.block for each in (*was, *now)) else "divided"
        yield FieldChange(field.path, kind, name, f"{name}: {before} → {after}, of the same text", before, after)


def _named(values: Iterable[Value]) -> str:
    """Return what blocks are, in words: "2 paragraphs, 1 numbered list"."""
    counted: dict[str, int] = {}
    for value in values:
        name = _list_name(value.block) if isinstance(value.block, ItemList) else value.kind
        counted[name] = counted.get(name, 0) + 1
    return ", ".join(f"{count} {name if count == 1 else f'{name}s'}" for name, count in counted.items())


def _list_name(of: ItemList) -> str:
    return "numbered list" if of.ordered else "list"


def _replaced(field: ComparedField, was: Sequence[_Numbered], now: Sequence[_Numbered]) -> Iterator[FieldChange]:
    """Yield the changes from some blocks to others: those of each kind are compared with each other, in order."""
    for kind in dict.fromkeys(each.value.kind for each in (*was, *now)):
        old, new = ([each for each in row if each.value.kind == kind] for row in (was, now))
        if kind == "paragraph":
            before, after = ("\n\n".join(each.value.text for each in row) or None for row in (old, new))
            yield from text_change(field, before, after)
            continue
        for one, other in zip_longest(old, new):
            known = other or one
            of_old = "" if other else " of the old edition"
            within = replace(field, name=f"{field.name}, {kind} {known.number}{of_old}")
            yield from _changes(within, one and one.value, other and other.value)


def _changes(field: ComparedField, old: Value | None, new: Value | None) -> Iterator[FieldChange]:
    """Yield the changes of one heading, list or table, which may be added or removed as a whole."""
    was, now = old and old.block, new and new.block
    if isinstance(was, ItemList) and isinstance(now, ItemList):
        yield from value_change(field, _list_name(was), _list_name(now))
        yield from _item_changes(field, was.items, now.items)
    elif isinstance(was, Table) and isinstance(now, Table):
        yield from table_changes(field, was.table, now.table)
    else:
        yield from text_change(field, old.text if old else None, new.text if new else None)


def _item_changes(field: ComparedField, was: Sequence[str], now: Sequence[str]) -> Iterator[FieldChange]:
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        rows = zip_longest(range(a, b), range(c, d)) if kind != "equal" else ()
        for one, other in rows:
            number = f"item {(one if other is None else other) + 1}{' of the old edition' if other is None else ''}"
            own = replace(field, name=f"{field.name}, {number}")
            yield from text_change(own, None if one is None else was[one], None if other is None else now[other])
