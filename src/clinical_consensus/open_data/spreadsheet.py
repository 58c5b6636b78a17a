"""Tables as files: CSV, and workbooks in which every cell is a text."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from tempfile import gettempdir
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from clinical_consensus.contract.settings import code_digest
from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from clinical_consensus.files.scratch import scratch_folder
from clinical_consensus.open_data.row_heights import FACE, SIZE, fitting_widths, row_height

CELL_LIMIT = 32_767
"""The most characters (UTF-16 code units) in a cell: Microsoft, "Excel specifications and limits"."""

_FORMULA = re.compile(r"['=+\-@＝＋－＠\t\r\n]")
_WHOLE_NUMBER = re.compile(r"-\d+")
_FIXED = re.compile(rb'(<row [^>]*?) customHeight="1"')
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_AFTER_ROWS = b"</sheetData>"
_BLOCK = 250
"""How many rows are kept together: these are written anew when one of them changes."""

_ANY_DATE = datetime.date(2000, 1, 1)
_MISREAD = re.compile(r"(?<=^<)(?=r>)|(?<=_)(?=x[0-9A-Fa-f]{4}_)")
"""Where a text is divided into runs because XlsxWriter takes "<r>" for markup and escapes "_x0041_" once too rarely."""
_ELSEWHERE = re.compile(r"This text has [\d,]+ characters, more than a cell can hold\. It stands whole in ")


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


def stands_elsewhere(cell: str) -> bool:
    """Whether a cell says that its text, which it cannot hold, stands in a file."""
    return bool(_ELSEWHERE.match(cell))


def workbook(title: str, grids: Sequence[Grid], date: datetime.date, cache: Cache = NOTHING_KEPT) -> bytes:
    """Return a workbook whose bytes depend only on the other arguments; `date` is its date of creation and change.

    Each sheet has filters, wrapped text in rows that are high enough for it, and a bold header that stays visible when
    scrolling and repeats on every printed page. Every cell is an inline string (ECMA-376, part 1, section 18.3.1.4), so
    that no text is read as a formula, a number, a link or an error. `cache` has rows that earlier runs wrote. Raises
    ValueError if a text does not fit its cell, or a row the sheet; OSError if the temporary folder, where the library
    keeps the rows, cannot take them.
    """
    widened = [_widened(grid) for grid in grids]
    earlier = [_rows_of_blocks(grid, cache) for grid in widened]
    written, book = io.BytesIO(), _book(title, date, [(grid, _blocks(grid)[-1]) for grid in widened])
    with ZipFile(io.BytesIO(book)) as read, ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for entry in read.infolist():
            part = read.read(entry)
            if found := _SHEET.fullmatch(entry.filename):
                header, rows = _divided(part)
                part = b"".join((header, *earlier[int(found[1]) - 1], rows))
            archive.writestr(entry, part)
    return written.getvalue()


def _widened(grid: Grid) -> Grid:
    names, widths = zip(*grid.columns, strict=True)
    return replace(grid, columns=tuple(zip(names, fitting_widths(widths, grid.rows), strict=True)))


def _blocks(grid: Grid) -> list[range]:
    """The numbers of a grid's rows in blocks; the last one has at least one row, if there are any."""
    numbers = range(len(grid.rows))
    return [numbers[start : start + _BLOCK] for start in numbers[::_BLOCK]] or [numbers]


def _rows_of_blocks(grid: Grid, cache: Cache) -> list[bytes]:
    """The rows of each block but the last, as the file has them; they are kept by what is in them and where."""
    *blocks, _ = _blocks(grid)
    common = code_digest(), version("xlsxwriter"), grid.columns
    decides = [repr((common, block, grid.rows[block.start : block.stop])).encode() for block in blocks]
    keys = [f"rows of a sheet {hashlib.sha256(each).hexdigest()}" for each in decides]

    def make(place: int) -> bytes:
        with ZipFile(io.BytesIO(_book("", _ANY_DATE, [(grid, blocks[place])]))) as read:
            _, rows = _divided(read.read("xl/worksheets/sheet1.xml"))
        return rows[: rows.index(_AFTER_ROWS)]

    return cache.remembered(keys, make)


def _divided(sheet: bytes) -> tuple[bytes, bytes]:
    """A sheet up to its header, and the rest. Its rows may become higher when more is typed: XlsxWriter fixes them."""
    header, end, rows = _FIXED.sub(rb"\1", sheet).partition(b"</row>")
    return header + end, rows


def _book(title: str, date: datetime.date, grids: Iterable[tuple[Grid, range]]) -> bytes:
    """A workbook of XlsxWriter with the header of each sheet, and its rows with these numbers at their places."""
    written, failure = io.BytesIO(), None
    try:
        with (
            scratch_folder() as folder,
            Workbook(written, {"constant_memory": True, "tmpdir": str(folder)}) as book,
        ):
            book.set_properties(
                {"title": title, "author": title, "created": datetime.datetime.combine(date, datetime.time())}
            )
            _fill(book, grids)
    except (FileCreateError, OSError) as error:
        failure = _in_temporary_folder(error.args[0] if isinstance(error, FileCreateError) else error)
    if failure:
        raise failure  # here, where nothing keeps the library's open files, which complain when they are let go later
    return written.getvalue()


def _in_temporary_folder(error: OSError) -> OSError:
    return OSError(error.errno, error.strerror, gettempdir())


def _fill(book: Workbook, grids: Iterable[tuple[Grid, range]]) -> None:
    look = {"text_wrap": True, "align": "top", "font_name": FACE, "font_size": SIZE}
    plain, bold = book.add_format(look), book.add_format({**look, "bold": True})
    for grid, numbers in grids:
        names, widths = zip(*grid.columns, strict=True)
        sheet = book.add_worksheet(grid.name)
        _lay_out(sheet, grid, widths)
        sheet.set_row(0, row_height(names, widths, bold=True))
        _write_row(sheet, 0, names, bold)
        for number in numbers:
            sheet.set_row(number + 1, row_height(grid.rows[number], widths))
            _write_row(sheet, number + 1, grid.rows[number], plain)


def _lay_out(sheet: Worksheet, grid: Grid, widths: Sequence[int]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(grid.rows), len(grid.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)


def _write_row(sheet: Worksheet, number: int, row: Sequence[str], style: Format) -> None:
    for column, text in enumerate(row):
        parts = _MISREAD.split(text)
        if not text:
            problem = sheet.write_blank(number, column, None, style)
        elif len(parts) == 1:
            problem = sheet.write_string(number, column, text, style)
        else:
            runs = [run for part in parts for run in (style, part)]
            problem = sheet.write_rich_string(number, column, *runs, style)
        if problem:
            raise ValueError(f"cell {column + 1} of row {number + 1} cannot be written: {text[:60]}")
