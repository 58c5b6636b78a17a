"""Compare a table between two editions, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from clinical_consensus.collection import wording
from clinical_consensus.compare.field_change import ComparedField, FieldChange, text_change
from clinical_consensus.contract.blocks import Cells

_Pairs = list[tuple[int | None, int | None]]
"""The positions of rows or columns in both editions; None where one edition does not have it."""


def table_changes(field: ComparedField, old: Cells, new: Cells) -> Iterator[FieldChange]:
    """Yield the changes of a table called `field.name`: of its caption, its columns, its rows and each cell.

    Columns are paired by their headers, rows by their cells, then both by their place.
    """
    yield from text_change(_within(field, "caption"), old.caption, new.caption)
    columns = _pairs(old.header, new.header, old.header, new.header)
    for one, other in columns:
        name = f"column {_place(one, other)}"
        if one is None or other is None:
            yield from text_change(_within(field, name), _column(old, one), _column(new, other))
        else:
            yield from text_change(_within(field, f"header of {name}"), old.header[one], new.header[other])
    kept = [(one, other) for one, other in columns if one is not None and other is not None]
    was_rows = [tuple(row[one] for one, _ in kept) for row in old.rows]
    now_rows = [tuple(row[other] for _, other in kept) for row in new.rows]
    firsts = ([row[0] for row in table.rows] for table in (old, new))
    for one, other in _pairs(was_rows, now_rows, *firsts):
        name = f"row {_place(one, other)}"
        if one is None or other is None:
            yield from text_change(_within(field, name), _row(old, one), _row(new, other))
            continue
        for before, after in kept:
            header = new.header[after]
            cell = _within(field, f"{name}, column {f'“{wording.isolated(header)}”' if header else after + 1}")
            yield from text_change(cell, old.rows[one][before], new.rows[other][after])


def _within(field: ComparedField, name: str) -> ComparedField:
    return replace(field, name=f"{field.name}, {name}")


def _place(old: int | None, new: int | None) -> str:
    """The number of a row or column in the new edition, or in the old one if only that has it."""
    if new is not None:
        return str(new + 1)
    assert old is not None
    return f"{old + 1} of the old edition"


def _column(of: Cells, at: int | None) -> str | None:
    return None if at is None else "\n".join((of.header[at], *(row[at] for row in of.rows)))


def _row(of: Cells, at: int | None) -> str | None:
    return None if at is None else " | ".join(of.rows[at])


def _pairs(was: Sequence[object], now: Sequence[object], was_first: Sequence[str], now_first: Sequence[str]) -> _Pairs:
    """Return the rows or columns of both editions in pairs: the same ones, then those with the same first cell."""
    found: _Pairs = []
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal" or b - a == d - c:
            found += zip(range(a, b), range(c, d), strict=True)
        else:
            found += _by_first_cell(range(a, b), range(c, d), was_first, now_first)
    return found


def _by_first_cell(old: range, new: range, was: Sequence[str], now: Sequence[str]) -> _Pairs:
    found: _Pairs = []
    left = list(old)
    for at in new:
        same = next((each for each in left if was[each] == now[at]), None)
        if same is not None:
            found += [(each, None) for each in left[: left.index(same)]]
            left = left[left.index(same) + 1 :]
        found.append((same, at))
    return [*found, *((each, None) for each in left)]
