"""Any text comes back from a workbook, whole and as a text, and a workbook is the same each time."""

from __future__ import annotations

import datetime
import io
import math
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import ImageFont

from clinical_consensus.open_data.spreadsheet import CELL_LIMIT, Grid, workbook
from exported import texts
from sites import PROJECT
from spreadsheets import worksheet_rows


@how(max_examples=60, deadline=None, derandomize=True, database=None)
@given(rows=st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=4))
def test_any_text_comes_back_from_a_workbook(rows: list[list[str]]) -> None:
    grid = Grid("Synthetic", (("a", 9), ("b", 9), ("c", 9)), tuple(map(tuple, rows)))
    content = workbook("Synthetic", (grid,), datetime.date(2001, 2, 3))
    assert worksheet_rows(content) == [["a", "b", "c"], *rows]
    read = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).worksheets[0]]
    assert read == [["a", "b", "c"], *rows]


@pytest.mark.parametrize(
    "text",
    [
        "<r>1</r>",
        "<r><t>1</r>",
        "_x0041_",
        "_x0041_x0042_",
        "_x0041_x0042_x0043_",
        "a_x000D_b",
        "_x005F_x0041_",
    ],
)
def test_a_text_that_looks_like_markup_of_a_workbook_comes_back(text: str) -> None:
    grid = Grid("Synthetic", ((f"{text}, name", 9), ("b", 9)), ((text, f"a{text}"), (f"{text}\n", "=1")))
    content = workbook("Synthetic", (grid,), datetime.date(2001, 2, 3))
    rows = [[f"{text}, name", "b"], [text, f"a{text}"], [f"{text}\n", "=1"]]
    assert worksheet_rows(content) == rows
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet] == rows
    assert [[cell.font.bold for cell in row] for row in sheet] == [[True] * 2, [False] * 2, [False] * 2]


@pytest.mark.parametrize("text", ["x" * (CELL_LIMIT + 1), "🦴" * (CELL_LIMIT // 2 + 1)])
def test_a_workbook_never_cuts_a_text_off(text: str) -> None:
    grid = Grid("Synthetic", (("a", 9),), ((text,),))
    with pytest.raises(ValueError, match="cell 1 of row 2 cannot be written"):
        workbook("Synthetic", (grid,), datetime.date(2001, 2, 3))


def test_a_workbook_has_the_same_bytes_each_time_and_says_whose_it_is_and_of_when() -> None:
    grids = [
        Grid(name, (("a", 9), ("b", 30)), (("1", ""), ("", "https://synthetic.invalid"))) for name in ("One", "Two")
    ]
    one, other = (workbook("Synthetic", grids, datetime.date(2001, 2, 3)) for _ in range(2))
    assert one == other
    book = load_workbook(io.BytesIO(one))
    assert book.sheetnames == ["One", "Two"]
    about = book.properties
    assert (about.title, about.creator) == ("Synthetic", "Synthetic")
    assert [about.created.isoformat(), about.modified.isoformat()] == ["2001-02-03T00:00:00"] * 2
    assert not any(cell.hyperlink for sheet in book for row in sheet for cell in row)


ARIAL = PROJECT / "src/clinical_consensus/downloads/print/fonts/LiberationSans-Regular.ttf"
"""The typeface that LibreOffice uses for Arial; its letters have the same widths."""

LONG = [
    "Synthetic statement of many words that follow each other. " * 12,
    "\n".join(f"Synthetic line {number}" for number in range(20)),
    "WWWW MMMM " * 60,
    "iiii llll " * 60,
    "a-b-c-d/e/f " * 40,
    "x" * 600,
    "Synthetic",
    "Synthetic words " * 450,
    "",
]


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in 10 pt of the typeface when each line holds the words that fit it."""
    face = ImageFont.truetype(ARIAL, 10)
    count = 0
    for line in text.split("\n"):
        row = ""
        for word in line.split(" "):
            longer = f"{row} {word}".strip()
            if face.getlength(longer) <= width or not row:
                row = longer
            else:
                count, row = count + 1, word
        count += max(1, math.ceil(face.getlength(row) / width))
    return count


def test_every_row_is_high_enough_for_its_texts_and_grows_with_what_is_typed_into_it() -> None:
    grid = Grid(
        "Synthetic", (("a", 20), ("long name of a column", 12), ("c", 70)), tuple((t[:30], "", t) for t in LONG)
    )
    content = workbook("Synthetic", (grid,), datetime.date(2001, 2, 3))
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    for number, row in enumerate(sheet, 1):
        height = sheet.row_dimensions[number].height
        assert height <= 409
        for cell in row:
            width = (sheet.column_dimensions[cell.column_letter].width - 0.71) * 7 * 0.75
            assert height >= lines_of(cell.value or "", width) * 12.75, (number, cell.column_letter)
            assert (cell.font.name, cell.font.size) == ("Arial", 10)
    with ZipFile(io.BytesIO(content)) as archive:
        assert b"customHeight" not in archive.read("xl/worksheets/sheet1.xml")
        assert worksheet_rows(content)[1:] == [[text[:30], "", text] for text in LONG]


@pytest.mark.parametrize("letters", ["合成的陈述", "تعليمات ", "🦴 "])
def test_a_row_of_other_letters_has_room_for_higher_lines(letters: str) -> None:
    grid = Grid("Synthetic", (("a", 70),), (("Synthetic ",), (letters * 60,)))
    sheet = load_workbook(io.BytesIO(workbook("Synthetic", (grid,), datetime.date(2001, 2, 3)))).worksheets[0]
    assert sheet.row_dimensions[2].height < 20
    assert sheet.row_dimensions[3].height >= 18
