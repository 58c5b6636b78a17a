"""Review sheets as reviewers send them back: filled in, and saved as spreadsheets save them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from clinical_consensus.cli.main import main
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.read import read
from clinical_consensus.open_data.exports import REVIEW_SHEET, OpenData
from clinical_consensus.review.dossier import read_dossier
from sites import COLLECTIONS, Json

Filled = Mapping[str, Mapping[str, object]]
"""What a reviewer fills in: of rows, named by their id, the content of cells by the column's name."""


def view_in(data: Path) -> CollectionView:
    return read_dossier(data, read(data)).view


def sheet_of(view: CollectionView) -> bytes:
    """The review sheet that the site of a collection offers."""
    return OpenData(view, b"", "0" * 64).workbooks(with_sheet=True)[REVIEW_SHEET]


def changed_workbook(sheet: bytes, change: Callable[[Worksheet], object]) -> bytes:
    """A workbook whose first sheet is changed, saved again by openpyxl, with each text in its cell."""
    book = load_workbook(io.BytesIO(sheet))
    change(book.worksheets[0])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def filled_in(sheet: bytes, filled: Filled) -> bytes:
    """The workbook that a reviewer sends back."""

    def fill(page: Worksheet) -> None:
        columns = {str(cell.value): cell.column for cell in page[1]}
        rows = {str(row[columns["id"] - 1].value): row[0].row for row in page.iter_rows(min_row=2)}
        for identifier, cells in filled.items():
            for name, value in cells.items():
                page.cell(rows[identifier], columns[name]).value = value

    return changed_workbook(sheet, fill)


def as_excel(book: bytes, rich: Mapping[str, Sequence[tuple[str, bool]]] = {}) -> bytes:
    """The workbook as Excel and LibreOffice save it, with the texts in a table that its cells share.

    `rich` has texts for cells of the first sheet, by their runs: each a text, and whether it is struck out.
    """
    written = io.BytesIO()
    with Workbook(written) as into:
        struck = into.add_format({"font_strikeout": True})
        for number, page in enumerate(load_workbook(io.BytesIO(book)).worksheets):
            sheet = into.add_worksheet(page.title)
            for row in page.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        sheet.write_string(cell.row - 1, cell.column - 1, str(cell.value))
            for place, runs in rich.items() if number == 0 else ():
                parts = [each for text, is_struck in runs for each in ((struck, text) if is_struck else (text,))]
                sheet.write_rich_string(place, *parts)
    return written.getvalue()


def as_numbers(book: bytes) -> bytes:
    """The workbook as Numbers exports it: a summary in front, and the table's name above the header."""

    def change(page: Worksheet) -> None:
        page.insert_rows(1)
        page["A1"] = "Synthetic table"
        assert page.parent
        page.parent.create_sheet("Export Summary", 0)["A1"] = "Synthetic: this document was exported from Numbers."

    return changed_workbook(book, change)


def as_csv(book: bytes, encoding: str = "utf-8", delimiter: str = ",", before: str = "") -> bytes:
    """The workbook's first sheet as CSV."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    page = load_workbook(io.BytesIO(book)).worksheets[0]
    writer.writerows([["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)])
    return (before + written.getvalue()).encode(encoding)


SAVED: Mapping[str, Callable[[bytes], bytes]] = {
    "excel.xlsx": as_excel,
    "inline.xlsx": lambda book: book,
    "numbers.xlsx": lambda book: as_excel(as_numbers(book)),
    "plain.csv": as_csv,
    "mark.csv": lambda book: as_csv(book, "utf-8-sig"),
    "semicolons.csv": lambda book: as_csv(book, "utf-8-sig", ";"),
    "declared.csv": lambda book: as_csv(book, "utf-8-sig", ";", "sep=;\r\n"),
    "unicode.txt": lambda book: as_csv(book, "utf-16", "\t"),
    "big-endian.txt": lambda book: b"\xfe\xff" + as_csv(book, "utf-16-be", "\t"),
}
"""How spreadsheets save a filled workbook: Excel and LibreOffice, others, Numbers, and as CSV."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """A compressed archive of files."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as into:
        for name, content in files.items():
            into.writestr(name, content)
    return written.getvalue()


FULL = COLLECTIONS["full"]
"""The collection that sheets are filled in for."""

ANNA: Filled = {
    "synthetic-q1-r1-s1": {
        "proposed wording": "Synthetic statement two with HT.",
        "reviewer": "Synthetic Anna",
        "competing interest": "Synthetic interest",
    },
    "synthetic-q1.title": {"comment": 'Synthetic comment,\nof two lines; "quoted".'},
    "synthetic-q1-r3.strength": {"proposed wording": "Strong"},
}


def given(folder: Path, files: dict[str, bytes]) -> list[str]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [str(folder / name) for name in files]


def reviewed(folder: Path, data: Path, files: dict[str, bytes]) -> int:
    """Run the command on files in a folder; the reply is out.json there."""
    return main(["review", *given(folder, files), "--data", str(data), "--out", str(folder / "out.json")])


def reply_in(folder: Path) -> Json:
    found: Json = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    return found
