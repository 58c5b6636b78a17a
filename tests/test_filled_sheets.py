"""Files that are no review sheet, or none of this collection, are refused, all at once; hostile ones do no harm."""

from __future__ import annotations

import io
import json
import re
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from clinical_consensus.cli.main import main
from clinical_consensus.review import workbook_tables
from clinical_consensus.review.workbook_tables import OPENPYXL
from filled import (
    ANNA,
    FULL,
    archive,
    as_csv,
    as_excel,
    changed_workbook,
    filled_in,
    reply_in,
    reviewed,
    sheet_of,
    view_in,
)
from sites import COLLECTIONS, PROJECT
from spreadsheets import worksheet_rows


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return sheet_of(view_in(FULL))


def without(column: str, content: bytes) -> bytes:
    return content.replace(column.encode(), b"synthetic", 1)


def test_files_that_cannot_be_read_are_all_named_and_nothing_is_written(
    sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = as_csv(sheet)
    other = sheet_of(view_in(PROJECT / "tests" / "collections" / "synthetic_minimal.json"))
    header, rest = text.split(b"\r\n", 1)
    files = {
        "good.xlsx": sheet,
        "other.xlsx": other,
        "older.csv": without(",collection,", as_csv(other)),
        "empty.csv": b"",
        "blank.csv": b"\xef\xbb\xbf,,;\r\n",
        "header.csv": header,
        "headless.csv": rest,
        "noid.csv": header.replace(b",id,", b",,") + b"\r\n" + rest,
        "nohash.csv": without("SHA-256 of the text", text),
        "noroom.csv": header.replace(b",comment,proposed wording,", b",a,b,") + b"\r\n" + rest,
        "twice.csv": header.replace(b"what it is", b"comment") + b"\r\n" + rest,
        "ansi.csv": text + "Synthetic ä".encode("cp1252"),
        "quotes.csv": header + b'\r\nsynthetic-q1,x,"never closed\r\n',
        "damaged.xlsx": sheet[:2000],
        "old.xls": b"\xd0\xcf\x11\xe0" + bytes(64),
        "letter.docx": archive({"word/document.xml": b"x"}),
        "sheet.ods": archive({"content.xml": b"x"}),
        "declares.xlsx": archive({"xl/workbook.xml": b"<!DOCTYPE x>"}),
    }
    assert reviewed(tmp_path, FULL, files) == 2
    said = capsys.readouterr().err
    expected = {
        "other.xlsx": "this is a sheet of the collection 'synthetic-minimal', not of 'synthetic-full'; name its",
        "older.csv": "it has none of the ids of the collection 'synthetic-full'; name its",
        "empty.csv": "it is empty; ask",
        "blank.csv": "it is empty; ask",
        "header.csv": "the sheet has no rows; ask",
        "headless.csv": "no row names the columns 'id' and 'SHA-256 of the text'; take the review sheet",
        "noid.csv": "row 1: the column 'id' is missing; restore",
        "nohash.csv": "row 1: the column 'SHA-256 of the text' is missing; restore",
        "noroom.csv": "row 1: the column 'comment' is missing; restore",
        "twice.csv": "row 1: two columns are named 'comment'; keep one",
        "ansi.csv": "this is neither a workbook nor text in UTF-8 or UTF-16; save",
        "quotes.csv": "it is not CSV from line 2 on: unexpected end of data; save",
        "damaged.xlsx": "the workbook is damaged (BadZipFile: File is not a zip file); ask",
        "old.xls": "this is a workbook of Excel before 2007 (.xls), or has a password; ask",
        "letter.docx": "this is a Word document; ask",
        "sheet.ods": "this is an OpenDocument spreadsheet (.ods); ask",
        "declares.xlsx": "it declares a document type, as no workbook does; ask",
    }
    for name, wrong in expected.items():
        place = "" if wrong.startswith("row") else "file: "
        assert f"{tmp_path / name}: {place}{wrong}" in said, name
    assert len(re.findall("nothing was written", said)) == len(expected)
    assert "good.xlsx" not in said
    assert not list(tmp_path.glob("out.*"))
    assert main(["review", str(tmp_path / "none.csv"), str(tmp_path), "--data", str(FULL)]) == 2
    said = capsys.readouterr().err
    assert f"{tmp_path / 'none.csv'}: file: there is no such file; check" in said
    assert f"{tmp_path}: file: this is a folder; name" in said


def test_without_openpyxl_csv_is_read_and_a_workbook_says_how_to_install_it(
    sheet: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anna = filled_in(sheet, ANNA)
    text = as_csv(anna)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert reviewed(tmp_path, FULL, {"anna.xlsx": anna}) == 2
    first, *_ = capsys.readouterr().err.splitlines()
    assert first == (
        f"{tmp_path / 'anna.xlsx'}: file: reading workbooks needs openpyxl, which is not installed; "
        f"run {sys.executable} -m pip install '{OPENPYXL}', or save the sheet as CSV"
    )
    assert reviewed(tmp_path, FULL, {"anna.csv": text}) == 0
    assert len(reply_in(tmp_path)["remarks"]) == 3


def test_the_extra_of_the_package_is_what_the_message_names() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"]["review"] == [OPENPYXL]
    assert "openpyxl" in (PROJECT / "requirements-dev.in").read_text(encoding="utf-8").split()


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(workbook_tables, "UNPACKED_LIMIT", 3 << 20)
    bomb = archive({"xl/workbook.xml": b"x", "xl/worksheets/sheet1.xml": bytes(4 << 20)})
    assert len(bomb) < 10_000
    assert reviewed(tmp_path, FULL, {"bomb.xlsx": bomb}) == 2
    assert "file: unpacked, it is larger than 3 MB; check" in capsys.readouterr().err


def test_a_sheet_whose_last_row_is_the_last_possible_one_is_read(sheet: bytes, tmp_path: Path) -> None:
    def change(page: Worksheet) -> None:
        page.cell(1_048_576, 16_384).value = "Synthetic far away."

    far = changed_workbook(filled_in(sheet, ANNA), change)
    assert reviewed(tmp_path, FULL, {"far.xlsx": far}) == 0
    assert len(reply_in(tmp_path)["remarks"]) == 3


def test_what_a_sheet_says_cannot_steer_the_terminal(
    sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = as_csv(sheet).replace(b"synthetic-q1-r1-s1,", "Synthetic\x1b[2J\u202e,".encode(), 1)
    row = b"synthetic-none\x1b[2J,synthetic-none\xe2\x80\xae,,,,,Synthetic.,,,,,\r\n"
    assert reviewed(tmp_path, FULL, {"anna.csv": text + row}) == 0
    printed = capsys.readouterr()
    assert "there is no text 'synthetic-none" in printed.err
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", printed.err + printed.out)


def test_doubled_rows_and_doubled_files_count_once(sheet: bytes, tmp_path: Path) -> None:
    header, *rows = as_csv(filled_in(sheet, ANNA)).decode().split("\r\n")
    [own] = [row for row in rows if "synthetic-q1-r1-s1," in row and "statement two" in row]
    again = own.replace("statement two", "statement three")
    content = "\r\n".join([header, *rows[:-1], own, again, ""]).encode()
    assert reviewed(tmp_path, FULL, {"anna.csv": content, "copy.csv": content}) == 0
    reply = reply_in(tmp_path)
    proposed = [each["proposed_wording"] for each in reply["remarks"] if each["id"] == "synthetic-q1-r1-s1"]
    assert proposed == ["Synthetic statement two with HT.", "Synthetic statement three with HT."]
    assert [each["wrong"] for each in reply["problems"]] == [
        "'synthetic-q1-r1-s1' stands in 3 rows", f"it is the same file as {tmp_path / 'anna.csv'}",
    ]  # fmt: skip


def parts_of(book: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(book)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_workbook_with_any_damaged_part_is_refused_or_read_and_never_ends_in_a_traceback(
    sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = parts_of(as_excel(filled_in(sheet, ANNA)))
    refused: set[str] = set()
    for name, content in parts.items():
        for number, damaged in enumerate((content[: len(content) // 2], b"", b"<x/>", None)):
            others = {other: each for other, each in parts.items() if other != name}
            folder = tmp_path / f"{len(refused)}-{number}-{name.replace('/', '-')}"
            folder.mkdir()
            book = archive(others if damaged is None else {**others, name: damaged})
            if reviewed(folder, FULL, {"anna.xlsx": book}) == 2:
                refused.add(name)
    assert {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"} <= refused
    assert "file: the workbook is damaged (" in capsys.readouterr().err


def test_a_cell_that_refers_to_what_is_not_there_is_a_damage(
    sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = parts_of(as_excel(filled_in(sheet, ANNA)))
    page = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb'( t="s"[^>]*><v>)0</v>', rb"\g<1>99999</v>", page, count=1)
    assert parts["xl/worksheets/sheet1.xml"] != page
    assert reviewed(tmp_path, FULL, {"anna.xlsx": archive(parts)}) == 2
    assert "file: the workbook is damaged (IndexError: list index out of range); ask" in capsys.readouterr().err


def test_words_that_are_struck_out_within_a_text_are_said_to_be(sheet: bytes, tmp_path: Path) -> None:
    book = as_excel(filled_in(sheet, ANNA), {"H3": [("Synthetic ", False), ("old ", True), ("new", False)]})
    assert reviewed(tmp_path, FULL, {"anna.xlsx": book}) == 0
    [remark] = [each for each in reply_in(tmp_path)["remarks"] if each["proposed_wording"] == "Synthetic old new"]
    assert remark["doubts"] == ["proposed wording: some of its words are struck out, which is not kept"]


def test_a_text_that_no_cell_can_hold_can_be_remarked_on_before_and_after_it_changes(tmp_path: Path) -> None:
    value = json.loads(COLLECTIONS["minimal"].read_text(encoding="utf-8"))
    statement = value["questions"][0]["recommendations"][0]["statements"][0]
    statement["text"] = "Synthetic. " * 4000 + "End."
    data = tmp_path / "data.json"
    data.write_text(json.dumps(value), encoding="utf-8")
    sheet = filled_in(sheet_of(view_in(data)), {"only-s": {"comment": "Synthetic.", "reviewer": "Synthetic Anna"}})
    (tmp_path / "now").mkdir()
    assert reviewed(tmp_path / "now", data, {"anna.xlsx": sheet}) == 0
    now = reply_in(tmp_path / "now")
    assert [each["text"] for each in now["remarks"]] == [statement["text"]]
    assert now["problems"] == []
    book = worksheet_rows((tmp_path / "now" / "out.xlsx").read_bytes())
    assert book[1][3] == "This text has 44,004 characters, more than a cell can hold. It stands whole in out.json"
    statement["text"] += " Changed."
    data.write_text(json.dumps(value), encoding="utf-8")
    assert reviewed(tmp_path, data, {"anna.xlsx": sheet}) == 0
    [apart] = reply_in(tmp_path)["set_apart"]
    assert (apart["written_over"], apart["redline"], apart["text"]) == (None, None, statement["text"])
    assert reply_in(tmp_path)["problems"] == []
