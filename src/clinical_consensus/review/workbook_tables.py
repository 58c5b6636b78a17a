"""Read the tables in an Excel workbook with openpyxl, which the package needs for nothing else."""

from __future__ import annotations

import datetime
import io
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any, TypeVar
from zipfile import ZipFile

from clinical_consensus.review.sheet_tables import SheetCell, SheetRow, SheetTable, UnreadableSheetError, cleaned

OPENPYXL = "openpyxl>=3.1.5,<4"
"""What the extra `review` of the package requires."""

UNPACKED_LIMIT = 256 * 1024 * 1024
"""The most bytes that a workbook may have when it is unpacked: a small file can claim to hold any amount."""

_MOST_COLUMNS = 40
_Read = TypeVar("_Read")
_COPY = 1 << 20
_AGAIN = "ask for the sheet as an Excel workbook (.xlsx) without a password, or as CSV"
_OTHERS = {
    "xl/workbook.bin": "this is a binary workbook (.xlsb)",
    "content.xml": "this is an OpenDocument spreadsheet (.ods)",
    "Index/Document.iwa": "this is a document of Numbers",
    "word/document.xml": "this is a Word document",
}


def is_workbook(content: bytes) -> bool:
    """Whether a file is an archive, as workbooks are, or a workbook of Excel before 2007 or with a password."""
    return content.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def workbook_tables(content: bytes) -> Iterator[SheetTable]:
    """Yield the tables of a workbook; of each, the rows are read before the next.

    No formula is computed, no link followed, no macro run. Raises UnreadableSheetError if the file is no .xlsx, is
    damaged or too large, or openpyxl is missing; also while rows are read.
    """
    _check(content)
    if find_spec("openpyxl") is None:
        cure = f"run {sys.executable} -m pip install '{OPENPYXL}', or save the sheet as CSV"
        raise UnreadableSheetError("reading workbooks needs openpyxl, which is not installed", cure)
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra: CSV is read without it

    book = _safely(lambda: load_workbook(io.BytesIO(content), read_only=True, keep_links=False, rich_text=True))
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        yield SheetTable(sheet.title, _rows(sheet))


def has_notes(content: bytes) -> bool:
    """Whether a workbook has comments attached to cells, which are not in the cells themselves."""
    with ZipFile(io.BytesIO(content)) as archive:
        return any("comments" in name.lower().rpartition("xl/")[2] for name in archive.namelist())


def _damaged(error: Exception) -> UnreadableSheetError:
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:120]
    return UnreadableSheetError(f"the workbook is damaged ({reason})", _AGAIN)


def _check(content: bytes) -> None:
    if not content.startswith(b"PK"):
        raise UnreadableSheetError("this is a workbook of Excel before 2007 (.xls), or has a password", _AGAIN)
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" not in names:
                what = next((text for name, text in _OTHERS.items() if name in names), "this is no workbook")
                raise UnreadableSheetError(what, _AGAIN)
            _unpack(archive)
    except (UnreadableSheetError, MemoryError):
        raise
    except Exception as error:  # of the archive or of a decompressor
        raise _damaged(error) from None


def _unpack(archive: ZipFile) -> None:
    """Read every part once, so that its real size is known, and refuse what Excel's XML never has."""
    left = UNPACKED_LIMIT
    for name in archive.namelist():
        with archive.open(name) as part:
            last = b""
            while piece := part.read(_COPY):
                left -= len(piece)
                if left < 0:
                    wrong = f"unpacked, it is larger than {UNPACKED_LIMIT // 2**20:,} MB"
                    raise UnreadableSheetError(wrong, "check that it is a review sheet, and delete what is not")
                if b"<!DOCTYPE" in last + piece:
                    raise UnreadableSheetError("it declares a document type, as no workbook does", _AGAIN)
                last = piece[-16:]


def _rows(sheet: Any) -> Iterator[SheetRow]:
    rows = enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1)
    while found := _safely(lambda: _next(rows)):
        if found[1]:
            yield found


def _next(rows: Iterator[tuple[int, Any]]) -> SheetRow | None:
    """The next row, without cells if all are empty; None after the last."""
    number, row = next(rows, (0, None))
    if row is None:
        return None
    return number, [_cell(cell) for cell in row] if any(cell.value is not None for cell in row) else []


def _safely(read: Callable[[], _Read]) -> _Read:
    """Return what openpyxl reads, which warns of what it does not keep, such as lists to choose from.

    Raises UnreadableSheetError for whatever it raises.
    """
    with warnings.catch_warnings(action="ignore"):
        try:
            return read()
        except MemoryError:
            raise
        except Exception as error:
            raise _damaged(error) from None


def _cell(cell: Any) -> SheetCell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return _NOTHING
    if kind == "f":
        return SheetCell("", "it has a formula, which is not computed")
    if kind == "e":
        return SheetCell(str(value), "it has an error of the spreadsheet")
    if isinstance(value, str | list):
        text = cleaned(str(value).replace("x005F_", "").replace("_x000D_", "\n" * ("\n" not in str(value))))
        return SheetCell(text, "some of its words are struck out, which is not kept" if _is_struck(cell) else "")
    if isinstance(value, bool):
        return SheetCell(str(value).upper(), "it is not a text, but TRUE or FALSE")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return SheetCell(str(value), "it is not a text, but a date or a time")
    return SheetCell(str(value), "it is not a text, but a number")


def _is_struck(cell: Any) -> bool:
    runs = cell.value if isinstance(cell.value, list) else ()
    fonts = [getattr(run, "font", None) for run in runs] + ([cell.font] if cell.has_style else [])
    return any(font is not None and font.strike for font in fonts)


_NOTHING = SheetCell()
