"""The tables contain every text in full, with its marks, and no cell of any workbook is a formula."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from openpyxl import load_workbook

from clinical_consensus.open_data.spreadsheet import CELL_LIMIT, csv_file
from exported import FORMULAS, Opened, collection, opened, plain, texts, with_strings
from sites import NOT_STATED, Json
from spreadsheets import as_records, assert_references, csv_rows, worksheet_rows
from stated import absent
from tabled import NAMES, VOTE_NAMES, expected_rows

UNDEFINED = ("does not define", "Share that agreed")
"""What stands in place of a definition."""


@pytest.fixture
def formulas(raw: Json) -> Opened:
    """The published collection with texts that spreadsheets could take for formulas, numbers or errors."""
    changed = iter(FORMULAS * 9)
    raw = with_strings(raw, changed)
    return opened(raw)


def assert_table(of: Opened, rows: list[list[str]]) -> None:
    found, expected = as_records(rows), expected_rows(of)
    columns = {"replaces": "replaces (question)", "publication": "related publication (question)"}
    known = [column for name, column in columns.items() if any(question.get(name) for question in of.questions)]
    used = {name for wanted in expected for name, text in wanted.items() if text}
    votes = [name for name in VOTE_NAMES if name in used]
    assert rows[0][: len(NAMES) + len(votes)] == [*NAMES, *votes]
    assert set(rows[0]) == {*NAMES, *used, *known}
    assert [
        {name: plain(row.get(name, "")) for name in wanted} for row, wanted in zip(found, expected, strict=True)
    ] == [{name: plain(text) for name, text in wanted.items()} for wanted in expected]
    edition = of.data["collection"]["edition"]
    for row in found:
        question = next(each for each in of.questions if each["id"] == row["question id"])
        assert_references(question, row["references"], absent(of.data, question, "references"))
        recommendation = next(each for each in question["recommendations"] if each["id"] == row["recommendation id"])
        published: Json = question.get("publication") or {"title": ""}
        assert published["title"] in row.get("related publication (question)", "")
        assert row["edition"].startswith(f"This site’s edition {edition['version']}, ")
        elsewhere = {"parts", "rationale", "references"}
        elsewhere |= {f"recommendations.{each['id']}" for each in question["recommendations"] if each != recommendation}
        own = [
            entry
            for entry in question.get("provenance", [])
            if not elsewhere & {entry["field"].split(".")[0], entry["field"].rpartition(".")[0]}
        ]
        for entry in own:
            first, last = entry["lines"]
            assert (f"lines {first}–{last}" if first != last else f"line {first}") in row[
                "where it stands in the source"
            ]
        assert row["where it stands in the source"].count("(placement inferred") == sum(
            entry.get("placement") == "inferred" for entry in own
        )
        assert all(entry["note"] in row["where it stands in the source"] for entry in own if entry.get("note"))
        for name, members, named in (
            ("strength", "grades", recommendation.get("strength")),
            ("consensus", "levels", (recommendation.get("consensus") or {}).get("level")),
        ):
            records = [record for record in of.data[f"{name}_scheme"].get(members, []) if record["id"] == named]
            definition = records[0].get("definition") if records else ""
            assert (
                (definition in row[f"{name} definition"])
                if definition
                else any(said in row[f"{name} definition"] for said in UNDEFINED) == bool(records)
            )


def test_the_csv_has_every_statement_in_full_with_its_marks(each: Opened) -> None:
    assert_table(each, csv_rows(each.files["data/questions.csv"]))


@pytest.mark.parametrize("path", ["data/questions.csv", "data/questions.xlsx"])
def test_the_table_has_references_word_for_word_with_their_addresses(path: str) -> None:
    of = collection("full")
    question = next(each for each in of.questions if each.get("references"))
    rows = as_records((csv_rows if path.endswith("csv") else worksheet_rows)(of.files[path]))
    cells = {row["references"] for row in rows if row["question id"] == question["id"]}
    page = question["references"][2]
    assert cells == {
        "1. Synthetic AB, de Made U, The Synthetic <Group>. Synthetic article: is it made up? J Synth "
        "1999;12(3):45-67. https://doi.org/10.0000/synthetic%281%29%3Cx%3E "
        "https://pubmed.ncbi.nlm.nih.gov/00000001/ https://pmc.ncbi.nlm.nih.gov/articles/PMC0000001/\n"
        "2. Editor E, editor. Synthetic book. Nowhere: Synthetic Press; 2000.\n"
        f"3. {page['title']}. {page['URL']}"
    }
    assert {row["references"] for row in rows if row["question id"] != question["id"]} == {NOT_STATED}


def test_the_csv_is_as_spreadsheets_and_rfc_4180_require(each: Opened) -> None:
    content = each.files["data/questions.csv"]
    assert content.startswith(b"\xef\xbb\xbfquestion id,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\r") == len(expected_rows(each)) + 1


def test_the_workbook_matches_the_csv(each: Opened) -> None:
    rows = worksheet_rows(each.files["data/questions.xlsx"])
    assert_table(each, rows)
    assert rows == csv_rows(each.files["data/questions.csv"])


@pytest.mark.parametrize("path", ["data/questions.xlsx", "downloads/review-sheet.xlsx"])
def test_workbooks_can_be_read_on_screen_and_on_paper(path: str) -> None:
    of = collection("full")
    book = load_workbook(io.BytesIO(of.files[path]))
    worksheet = book.worksheets[0]
    rows = worksheet_rows(of.files[path])
    assert worksheet.max_row == len(rows)
    assert worksheet.freeze_panes == "A2"
    assert worksheet.print_title_rows == "$1:$1"
    assert worksheet.auto_filter.ref == worksheet.dimensions
    assert all(cell.font.bold for cell in worksheet[1])
    assert not any(cell.font.bold for cell in worksheet[2])
    assert all(cell.alignment.wrap_text for row in worksheet for cell in row)
    assert all(worksheet.column_dimensions[cell.column_letter].width >= 9 for cell in worksheet[1])
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Collection"] == of.data["collection"]["title"]
    assert about["SHA-256 of the data"] == hashlib.sha256(of.raw).hexdigest()
    assert of.data["collection"]["edition"]["version"] in about["Edition"]


def test_no_cell_is_a_formula_and_every_text_stays_as_it_is(formulas: Opened, hostile: Opened) -> None:
    for of in (formulas, hostile):
        assert_table(of, csv_rows(of.files["data/questions.csv"]))
        for path in ("data/questions.xlsx", "downloads/review-sheet.xlsx"):
            with ZipFile(io.BytesIO(of.files[path])) as archive:
                assert not [name for name in archive.namelist() if re.search(rb"<f[ >/]", archive.read(name))]
            types = {
                cell.data_type
                for row in load_workbook(io.BytesIO(of.files[path])).worksheets[0]
                for cell in row
                if cell.value
            }
            assert types <= {"s", "inlineStr"}
        assert_table(of, worksheet_rows(of.files["data/questions.xlsx"]))
    cells = [cell for row in csv.reader(io.StringIO(formulas.text("data/questions.csv"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "@", "＝"} or re.match(r"-(?!\d+$)", cell)]
    assert "'=1+1" in cells


def test_a_text_that_no_cell_can_hold_is_not_cut_off(raw: Json) -> None:
    statements = raw["questions"][0]["recommendations"][0]["statements"]
    statements[0]["text"] = "x" * CELL_LIMIT
    statements[1]["text"] = "Synthetic " + "🦴" * (CELL_LIMIT // 2 - 4)
    of = opened(raw)
    rows = as_records(worksheet_rows(of.files["data/questions.xlsx"]))
    assert rows[0]["text"] == statements[0]["text"]
    assert rows[1]["text"].endswith("more than a cell can hold. It stands whole in questions/oncology-q1.txt")
    assert statements[1]["text"] in of.text("questions/oncology-q1.txt")
    assert as_records(csv_rows(of.files["data/questions.csv"]))[1]["text"] == statements[1]["text"]
    reviewed = {row["id"]: row for row in as_records(worksheet_rows(of.files["downloads/review-sheet.xlsx"]))}
    row = reviewed[statements[1]["id"]]
    assert "more than a cell can hold" in row["text"]
    assert row["SHA-256 of the text"] == hashlib.sha256(statements[1]["text"].encode()).hexdigest()


@how(max_examples=300, deadline=None, derandomize=True, database=None)
@given(rows=st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv_and_none_is_a_formula(rows: list[list[str]]) -> None:
    content = csv_file(("a", "b", "c"), rows)
    assert csv_rows(content) == [["a", "b", "c"], *rows]
    written = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert not [cell for row in written for cell in row if re.match(r"[=+@＝＋－＠]|-(?!\d+$)", cell)]
