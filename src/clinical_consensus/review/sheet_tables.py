"""Read the tables in a spreadsheet's file, CSV or a workbook, as texts: nothing in them is computed or followed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

BYTE_LIMIT = 64 * 1024 * 1024
"""The largest file that is read; a review sheet of 10,000 questions has about 15 MB."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DELIMITERS = ",;\t"
_DECLARED = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True)
class SheetCell:
    """A cell: its text, and what makes it doubtful: that it has a formula, is a number or a date, or is struck out."""

    text: str = ""
    doubt: str = ""


SheetRow = tuple[int, Sequence[SheetCell]]
"""A row's number in its table, counted from 1, and its cells."""


@dataclass(frozen=True)
class SheetTable:
    """A table in a file: its name ("" in CSV) and its rows, which are read once."""

    name: str
    rows: Iterator[SheetRow]


class UnreadableSheetError(Exception):
    """A file has no table that can be read: what is wrong with it, and the cure."""

    def __init__(self, wrong: str, cure: str) -> None:
        super().__init__(wrong, cure)
        self.wrong, self.cure = wrong, cure


def cleaned(text: str) -> str:
    """Return a text from a cell with line feeds as its line breaks, and a sign in place of control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("\ufffd", lines)


def csv_table(content: bytes, fits: Callable[[Sequence[str]], bool]) -> SheetTable:
    """Return the table in a CSV file, as spreadsheets write it.

    It is in UTF-8, or in UTF-16 with a byte order mark (which Excel calls "Unicode Text"), with commas, semicolons or
    tabs: those with which a row `fits` the sheet's header. Raises UnreadableSheetError, also while rows are read.
    """
    text = _decoded(content)
    if not text.strip("\ufeff \t\r\n,;"):
        raise UnreadableSheetError("it is empty", "ask the reviewer to save and send it again")
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    delimiters = declared[1] if declared and declared[1] in _DELIMITERS else _DELIMITERS
    beginnings = {each: _beginning(text, each) for each in delimiters}
    found = next((each for each, rows in beginnings.items() if any(map(fits, rows))), delimiters[0])
    return SheetTable("", _csv_rows(text, found))


def _decoded(content: bytes) -> str:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        cure = "save the sheet as an Excel workbook (.xlsx), or as CSV in UTF-8"
        raise UnreadableSheetError("this is neither a workbook nor text in UTF-8 or UTF-16", cure) from None


def _beginning(text: str, delimiter: str, most: int = 20) -> list[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: list[list[str]] = []
    try:
        while len(found) < most:
            found.append(next(rows))
    except (csv.Error, StopIteration):
        pass
    return found


def _csv_rows(text: str, delimiter: str) -> Iterator[SheetRow]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(rows, 1):
            yield number, [SheetCell(cleaned(cell)) for cell in row]
    except csv.Error as error:
        cure = "save the sheet again, as an Excel workbook (.xlsx) or as CSV in UTF-8"
        raise UnreadableSheetError(f"it is not CSV from line {rows.line_num:,} on: {error}", cure) from None
