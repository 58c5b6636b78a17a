"""A workbook is the same, whatever rows an earlier run kept; those that are kept are not written again."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from xlsxwriter.worksheet import Worksheet

from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from clinical_consensus.open_data import spreadsheet
from clinical_consensus.open_data.spreadsheet import Grid, workbook
from spreadsheets import worksheet_rows

BLOCK = 3
DATE = datetime.date(2001, 2, 3)
ROWS: list[tuple[str, ...]] = [
    (f"{number % BLOCK}", "SYNTHETIC text", "<r>1</r>" if number % 2 else "") for number in range(4 * BLOCK)
]
"""Every block has the same rows, or every other one."""


def book(rows: list[tuple[str, ...]], cache: Cache) -> bytes:
    columns = (("a", 9), ("b", 20), ("c", 9))
    sheets = Grid("Synthetic", columns, tuple(rows)), Grid("Other", columns, tuple(rows[:2]))
    return workbook("Synthetic", sheets, DATE, cache)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "_BLOCK", BLOCK)


@pytest.mark.parametrize("count", [*range(2 * BLOCK + 2), len(ROWS)])
def test_a_workbook_is_the_same_with_rows_that_are_kept_and_without(tmp_path: Path, count: int) -> None:
    cache, rows = Cache(tmp_path / "kept"), ROWS[:count]
    whole = book(rows, NOTHING_KEPT)
    assert [book(rows, cache) for _ in range(2)] == [whole] * 2
    assert worksheet_rows(whole) == [["a", "b", "c"], *map(list, rows)]
    long = ("SYNTHETIC " * 30).strip()
    for place in range(count):
        changed = [*rows[:place], ("9", long, ""), *rows[place + 1 :]]
        kept = book(changed, cache)
        assert kept == book(changed, NOTHING_KEPT)
        assert kept != whole


def test_a_workbook_is_that_of_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    in_blocks = book(ROWS, NOTHING_KEPT)
    monkeypatch.setattr(spreadsheet, "_BLOCK", len(ROWS))
    assert book(ROWS, NOTHING_KEPT) == in_blocks


def test_rows_that_are_kept_are_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, written, write = Cache(tmp_path / "kept"), list[int](), spreadsheet._write_row
    book(ROWS, cache)

    def seen(sheet: Worksheet, number: int, *rest: object) -> None:
        if sheet.name == "Synthetic" and number:
            written.append(number)
        write(sheet, number, *rest)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(spreadsheet, "_write_row", seen)
    book([*ROWS[:4], ("changed", "SYNTHETIC text", ""), *ROWS[5:]], cache)
    assert sorted(written) == [4, 5, 6, 10, 11, 12]
