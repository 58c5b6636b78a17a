"""Tables as tests read them: the rows of CSV files and of workbooks, and these rows as records."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from sites import Json

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def unescaped(text: str) -> str:
    """A text of a workbook without the escapes of characters, "_x0041_" (ECMA-376, part 1, section 22.9.2.19)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def csv_rows(content: bytes) -> list[list[str]]:
    """The rows of a CSV file, without the apostrophe that keeps a cell from being a formula."""
    text = content.decode("utf-8-sig")
    return [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]


def worksheet_rows(content: bytes, number: int = 1) -> list[list[str]]:
    """The rows of a worksheet, read from its XML: every cell is an inline string, in one piece or in runs, or empty."""
    with ZipFile(io.BytesIO(content)) as archive:
        root = ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
    rows = []
    for row in root.iter(f"{NAMESPACE}row"):
        cells = []
        for cell in row:
            parts = cell.findall(f"{NAMESPACE}is/{NAMESPACE}t") or cell.findall(
                f"{NAMESPACE}is/{NAMESPACE}r/{NAMESPACE}t"
            )
            assert (cell.get("t") == "inlineStr") == bool(parts)
            assert [child.tag for child in cell] == [f"{NAMESPACE}is"] * bool(parts)
            cells.append("".join(unescaped(part.text or "") for part in parts))
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


def assert_references(question: Json, cell: str, absent: str) -> None:
    """Each reference is a line with its number and all stated text of the raw JSON that Vancouver style uses.

    `absent` is what the cell says without references.
    """
    references = question.get("references") or []
    if not references:
        assert cell == absent
        return
    lines = cell.split("\n")
    for number, (reference, line) in enumerate(zip(references, lines, strict=True), 1):
        assert line.startswith(f"{reference.get('citation-number', number)}. ")
        names = [name | {"given": ""} for role in ("author", "editor") for name in reference.get(role, [])]
        year = [str(reference["issued"]["date-parts"][0][0])] if "issued" in reference else []
        kept = {name: value for name, value in reference.items() if name not in ("id", "type", "author", "editor")}
        kept.pop("issued", None)
        read = unquote(line)
        assert [text for text in (*strings(kept), *strings(names), *year) if text not in read] == []
