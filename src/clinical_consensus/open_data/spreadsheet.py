"""Tables as files: CSV, and workbooks in which every cell is a text."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from clinical_consensus.files.archive import zipped

CELL_LIMIT = 32_767
"""The most characters (UTF-16 code units) in a cell: Microsoft, "Excel specifications and limits"."""

_FORMULA = re.compile(r"['=+\-@＝＋－＠\t\r\n]")
_WHOLE_NUMBER = re.compile(r"-\d+")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def guarded(text: str) -> str:
    """Return a text as a cell of a CSV file that no spreadsheet reads as a formula.

    A text gets an apostrophe in front if it begins with a character that can start a formula (`=`, `+`, `-`, `@`, a
    wide form of these, a tab, a line break; OWASP, "CSV injection") or with an apostrophe, unless it is a negative
    whole number. Removing one apostrophe from every cell that begins with one restores the original texts.
    """
    return f"'{text}" if _FORMULA.match(text) and not _WHOLE_NUMBER.fullmatch(text) else text


def csv_file(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8, with a byte order mark so that spreadsheets recognise the encoding."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


@dataclass(frozen=True)
class Grid:
    """One sheet of a workbook: its name, its columns (name and width in characters), and rows of texts."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


def fitting(text: str, elsewhere: str) -> str:
    """Return `text` if it fits a cell, else a sentence that names the file `elsewhere`; no text is cut off."""
    size = len(text.encode("utf-16-le")) // 2 if len(text) > CELL_LIMIT // 2 else len(text)
    if size <= CELL_LIMIT:
        return text
    return f"This text has {size:,} characters, more than a cell can hold. It stands whole in {elsewhere}"


def workbook(title: str, grids: Sequence[Grid], date: datetime.date) -> bytes:
    """Return a workbook whose bytes depend only on the arguments; `date` is its date of creation and change.

    Each sheet has filters, wrapped text and a bold header that stays visible when scrolling and repeats on every
    printed page. openpyxl makes everything except the rows, for which it would take ten times as long. The rows have
    inline strings, so that no text is read as a formula, a number or an error (ECMA-376, part 1, section 18.3.1.4).
    """
    book = Workbook(write_only=True)
    book.properties.title = book.properties.creator = title
    book.properties.created = datetime.datetime.combine(date, datetime.time())
    styles = [_framed(book.create_sheet(grid.name), grid) for grid in grids]
    written = io.BytesIO()
    book.save(written)
    rows = {f"xl/worksheets/sheet{number}.xml": grid for number, grid in enumerate(grids, 1)}
    return zipped(dict(_filled(written.getvalue(), rows, styles[0], date)))


def _framed(sheet: WriteOnlyWorksheet, grid: Grid) -> int:
    """Write a sheet's header and its settings; return the style id of the other cells."""
    last = get_column_letter(len(grid.columns))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{len(grid.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, (_, width) in enumerate(grid.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    wrapped = Alignment(vertical="top", wrap_text=True)
    header = []
    for name, _ in grid.columns:
        cell = WriteOnlyCell(sheet, name)
        cell.data_type, cell.font, cell.alignment = "s", Font(bold=True), wrapped
        header.append(cell)
    sheet.append(header)
    plain = WriteOnlyCell(sheet)
    plain.alignment = wrapped
    return int(plain.style_id)


def _filled(archive: bytes, grids: Mapping[str, Grid], style: int, date: datetime.date) -> Iterator[tuple[str, bytes]]:
    """The files of a workbook, with its rows added and the time that openpyxl wrote replaced by `date`."""
    with ZipFile(io.BytesIO(archive)) as read:
        for name in read.namelist():
            content = read.read(name)
            if grid := grids.get(name):
                content = content.replace(b"</sheetData>", f"{_rows(grid, style)}</sheetData>".encode())
            elif name == "docProps/core.xml":
                content = _CHANGED.sub(rb"\g<1>" + f"{date.isoformat()}T00:00:00Z".encode(), content)
            yield name, content


def _rows(grid: Grid, style: int) -> str:
    letters = [get_column_letter(number) for number in range(1, len(grid.columns) + 1)]
    return "".join(
        f'<row r="{number}">{"".join(map(_cell, letters, [number] * len(row), row, [style] * len(row)))}</row>'
        for number, row in enumerate(grid.rows, 2)
    )


def _cell(letter: str, row: int, text: str, style: int) -> str:
    """A cell; text that looks like an escaped character ("_x0041_") is escaped (ECMA-376, part 1, 22.9.2.19)."""
    if not text:
        return f'<c r="{letter}{row}" s="{style}"/>'
    value = escape(_ESCAPE_LIKE.sub("_x005F_", text) if "_x" in text else text)
    return f'<c r="{letter}{row}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
