"""Tables as tests read them: the rows of CSV files and of workbooks, and these rows as records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl.utils.escape import unescape

from sites import NOT_STATED, Json

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def csv_rows(content: bytes) -> list[list[str]]:
    """The rows of a CSV file, without the apostrophe that keeps a cell from being a formula."""
    text = content.decode("utf-8-sig")
    return [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]


def worksheet_rows(content: bytes, number: int = 1) -> list[list[str]]:
    """The rows of a worksheet, read from its XML: every cell is an inline string or empty."""
    with ZipFile(io.BytesIO(content)) as archive:
        root = ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
    rows = []
    for row in root.iter(f"{NAMESPACE}row"):
        cells = []
        for cell in row:
            text = cell.find(f"{NAMESPACE}is/{NAMESPACE}t")
            assert (cell.get("t") == "inlineStr") == (text is not None)
            assert [child.tag for child in cell] == [f"{NAMESPACE}is"] * (text is not None)
            cells.append(unescape(text.text or "") if text is not None else "")
        rows.append(cells)
    return rows


def as_records(rows: list[list[str]]) -> list[Json]:
    header, *others = rows
    assert len(set(header)) == len(header)
    return [dict(zip(header, row, strict=True)) for row in others]


def strings(value: object) -> Iterator[str]:
    """Every text and figure within a JSON value, except the names of its members."""
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if members is None:
        yield str(value)
    for member in members or ():
        yield from strings(member)


def assert_references(question: Json, cell: str) -> None:
    """Each reference is a line with its number and all stated text of the raw JSON that Vancouver style uses."""
    references = question.get("references") or []
    if not references:
        assert cell == NOT_STATED
        return
    lines = cell.split("\n")
    for number, (reference, line) in enumerate(zip(references, lines, strict=True), 1):
        assert line.startswith(f"{number}. ")
        names = [name | {"given": ""} for role in ("author", "editor") for name in reference.get(role, [])]
        year = [str(reference["issued"]["date-parts"][0][0])] if "issued" in reference else []
        kept = {name: value for name, value in reference.items() if name not in ("id", "type", "author", "editor")}
        kept.pop("issued", None)
        read = unquote(line)
        assert [text for text in (*strings(kept), *strings(names), *year) if text not in read] == []
