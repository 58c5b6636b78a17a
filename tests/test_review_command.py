"""Filled review sheets come back as one reply: matched by id and hash, with nothing lost, and never published."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from clinical_consensus.open_data.review_sheet import REVIEW_COLUMNS
from clinical_consensus.review.filled_sheets import filled_sheet
from clinical_consensus.review.replies import reply_to
from exported import Opened
from filled import (
    ANNA,
    FULL,
    SAVED,
    Filled,
    as_csv,
    changed_workbook,
    filled_in,
    reply_in,
    reviewed,
    sheet_of,
    view_in,
)
from sites import COLLECTIONS, Json, parse
from spreadsheets import worksheet_rows

STATEMENT = "Synthetic statement one with HT."


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return sheet_of(view_in(FULL))


@pytest.fixture
def reworded(tmp_path: Path) -> Path:
    """The collection after its statement was changed."""
    data = tmp_path / "data.json"
    text = FULL.read_text(encoding="utf-8").replace(STATEMENT, "Synthetic statement 1 with HT.")
    value = json.loads(text)
    value["sources"] = []
    for question in value["questions"]:
        question["provenance"] = []
    data.write_text(json.dumps(value), encoding="utf-8")
    return data


def expected_remark(file: Path, place: str, **said: object) -> Json:
    """A remark of Anna's as the reply has it."""
    nothing = dict.fromkeys(("comment", "proposed_wording", "written_over", "redline", "answer"))
    anna = {"reviewer": "Synthetic Anna", "reviewer_named_in_row": False, "competing_interest": "Synthetic interest"}
    return {"question": "synthetic-q1", "doubts": [], **nothing, **anna, "sheet": str(file), "place": place, **said}


def row_of(book: bytes, identifier: str) -> int:
    return [row[1] for row in worksheet_rows(book)].index(identifier) + 1


@pytest.mark.parametrize("name", SAVED)
def test_every_remark_comes_back_from_every_spreadsheet(
    name: str, sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reviewed(tmp_path, FULL, {name: SAVED[name](filled_in(sheet, ANNA))}) == 0
    file, title = tmp_path / name, "Synthetic title one"
    within = "sheet 'Review', row " if name.endswith(".xlsx") else "row "

    def place(identifier: str) -> str:
        return f"{within}{row_of(sheet, identifier) + (name == 'numbers.xlsx')}"

    assert reply_in(tmp_path) == {
        "collection": {"id": "synthetic-full", "title": view_in(FULL).title, "edition": "2.0.0"},
        "sheets": [{"file": str(file), "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}],
        "reviewers": [{"name": "Synthetic Anna", "competing_interests": ["Synthetic interest"], "remarks": 3}],
        "remarks": [
            expected_remark(
                file, place("synthetic-q1.title"), id="synthetic-q1.title", what="Title", text=title,
                sha256=sha256(title), comment='Synthetic comment,\nof two lines; "quoted".',
            ),
            expected_remark(
                file, place("synthetic-q1-r1-s1"), id="synthetic-q1-r1-s1", text=STATEMENT, sha256=sha256(STATEMENT),
                what=worksheet_rows(sheet)[row_of(sheet, "synthetic-q1-r1-s1") - 1][2],
                proposed_wording="Synthetic statement two with HT.", reviewer_named_in_row=True,
                redline=[
                    {"kind": "same", "text": "Synthetic statement "},
                    {"kind": "removed", "text": "one"},
                    {"kind": "added", "text": "two"},
                    {"kind": "same", "text": " with HT."},
                ],
            ),
            expected_remark(
                file, place("synthetic-q1-r3.strength"), id="synthetic-q1-r3.strength", sha256=None,
                what="Strength 3 of 3", text="Not stated in the source", proposed_wording="Strong",
                redline=[{"kind": "added", "text": "Strong"}],
            ),
        ],
        "set_apart": [],
        "unplaced": [],
        "problems": [],
    }  # fmt: skip
    printed = capsys.readouterr()
    assert printed.out.startswith("1 sheet: 3 remarks on the present text, 0 set apart, 0 on no known text. Written: ")
    assert printed.err == ""


def test_the_sheet_names_its_collection_and_edition_in_every_row(sheet: bytes) -> None:
    header, *rows = worksheet_rows(sheet)
    assert header == [name for name, _ in REVIEW_COLUMNS]
    assert header[-2:] == ["collection", "edition"]
    assert {tuple(row[-2:]) for row in rows} == {("synthetic-full", "2.0.0")}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_untouched_sheet_of_any_text_says_nothing(name: str, tmp_path: Path) -> None:
    view = view_in(COLLECTIONS[name])
    book = filled_in(sheet_of(view), {})
    for saved in ("excel.xlsx", "plain.csv", "unicode.txt"):
        (tmp_path / saved).write_bytes(SAVED[saved](book))
        reply = reply_to([filled_sheet(tmp_path / saved)], view)
        assert (reply.remarks, reply.set_apart, reply.unplaced) == ((), (), ())
        assert [problem.wrong for _, problem in reply.problems] == ["nothing is filled in"]


def test_an_untouched_sheet_of_hostile_texts_says_nothing(hostile: Opened, tmp_path: Path) -> None:
    for name, saved in SAVED.items():
        (tmp_path / name).write_bytes(saved(filled_in(sheet_of(hostile.view), {})))
        reply = reply_to([filled_sheet(tmp_path / name)], hostile.view)
        assert (reply.remarks, reply.set_apart, reply.unplaced) == ((), (), ()), name


def test_sheets_of_several_reviewers_stand_together_in_the_order_of_the_texts(sheet: bytes, tmp_path: Path) -> None:
    ben: Filled = {
        "synthetic-q1-r1-s1": {"comment": "Synthetic objection.", "reviewer": "Synthetic Ben"},
        "synthetic-q1.title": {"reviewer": "Synthetic Ben", "competing interest": "None, synthetic."},
        "synthetic-q2-r1-s1": {"comment": "Synthetic remark of Cem's.", "reviewer": "Synthetic Cem"},
        "synthetic-q2.title": {"comment": "Synthetic remark of nobody's."},
    }
    files = {"anna.xlsx": filled_in(sheet, ANNA), "ben.csv": as_csv(filled_in(sheet, ben), "utf-8-sig", ";")}
    assert reviewed(tmp_path, FULL, files) == 0
    reply = reply_in(tmp_path)
    assert [(each["id"], each["reviewer"], each["competing_interest"]) for each in reply["remarks"]] == [
        ("synthetic-q1.title", "Synthetic Anna", "Synthetic interest"),
        ("synthetic-q1-r1-s1", "Synthetic Anna", "Synthetic interest"),
        ("synthetic-q1-r1-s1", "Synthetic Ben", "None, synthetic."),
        ("synthetic-q1-r3.strength", "Synthetic Anna", "Synthetic interest"),
        ("synthetic-q2.title", None, None),
        ("synthetic-q2-r1-s1", "Synthetic Cem", None),
    ]
    assert [(each["name"], each["competing_interests"], each["remarks"]) for each in reply["reviewers"]] == [
        ("Synthetic Anna", ["Synthetic interest"], 3),
        ("Synthetic Ben", ["None, synthetic."], 1),
        ("Synthetic Cem", [], 1),
    ]
    place = f"row {row_of(sheet, 'synthetic-q2.title')}"
    assert reply["problems"] == [
        {
            "file": str(tmp_path / "ben.csv"),
            "place": place,
            "wrong": "no reviewer is named",
            "cure": "ask whose sheet it is",
        }
    ]


def test_a_remark_on_a_text_that_has_changed_since_is_set_apart(reworded: Path, sheet: bytes, tmp_path: Path) -> None:
    now = "Synthetic statement 1 with HT."
    assert reviewed(tmp_path, reworded, {"anna.xlsx": filled_in(sheet, ANNA)}) == 0
    reply = reply_in(tmp_path)
    assert [each["id"] for each in reply["remarks"]] == ["synthetic-q1.title", "synthetic-q1-r3.strength"]
    [apart] = reply["set_apart"]
    assert apart["redline"] == [
        {"kind": "same", "text": "Synthetic statement "},
        {"kind": "removed", "text": "one"},
        {"kind": "added", "text": "1"},
        {"kind": "same", "text": " with HT."},
    ]
    kept = ("text", "sha256", "sheet_text", "sheet_sha256", "proposed_wording", "reviewer")
    assert [apart[name] for name in kept] == [
        now, sha256(now), STATEMENT, sha256(STATEMENT), "Synthetic statement two with HT.", "Synthetic Anna",
    ]  # fmt: skip
    page = parse(tmp_path / "out.html")
    [shown] = page.select("#set-apart ~ article[id=remark-3]")
    assert [each.get_text() for each in shown.select("code")] == [sha256(STATEMENT), sha256(now)]


def test_what_is_doubtful_in_a_sheet_is_kept_and_said(
    sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(page: Worksheet) -> None:
        page["G2"], page["I2"] = '=HYPERLINK("https://synthetic.invalid","x")', "Synthetic Anna"
        page["G3"] = 5
        page["G4"].value, page["B4"] = "Synthetic, of no row.", "synthetic-q1-r1-s9"
        page["G5"], page["B5"] = "Synthetic, without an id.", None
        page["D6"] = "Synthetic, written over."
        page["M1"], page["M7"] = "My column", "Synthetic, beside the columns."
        page["H8"] = "Synthetic struck out."
        page["H8"].font = Font(strike=True)

    book = changed_workbook(sheet, change)
    ids = [row[1] for row in worksheet_rows(sheet)]
    assert reviewed(tmp_path, FULL, {"anna.xlsx": book}) == 0
    reply = reply_in(tmp_path)
    assert [(each["id"], each["comment"], each["written_over"], each["doubts"]) for each in reply["remarks"]] == [
        (ids[1], None, None, ["comment: it has a formula, which is not computed"]),
        (ids[2], "5", None, ["comment: it is not a text, but a number"]),
        (ids[5], None, "Synthetic, written over.", []),
        (ids[7], None, None, ["proposed wording: some of its words are struck out, which is not kept"]),
    ]
    assert [(each["id"], each["comment"]) for each in reply["unplaced"]] == [
        ("synthetic-q1-r1-s9", "Synthetic, of no row."),
        (None, "Synthetic, without an id."),
    ]
    problems = [(each["place"].removeprefix("sheet 'Review', "), each["wrong"]) for each in reply["problems"]]
    assert sorted(problems) == [
        ("row 2, comment", "it has a formula, which is not computed"),
        ("row 3, comment", "it is not a text, but a number"),
        ("row 4", "there is no text 'synthetic-q1-r1-s9'"),
        ("row 5", "the row has a remark, but no id"),
        ("row 6", "the text itself was written over"),
        ("row 7", "'Synthetic, beside the columns.' stands in the column 'my column', which is not the sheet's"),
        ("row 8, proposed wording", "some of its words are struck out, which is not kept"),
    ]
    printed = capsys.readouterr().err
    assert all(f"{place}: {wrong}; " in printed for place, wrong in problems)
    assert "synthetic.invalid" not in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_comments_attached_to_cells_are_said_not_to_be_read(sheet: bytes, tmp_path: Path) -> None:
    def change(page: Worksheet) -> None:
        page["D3"].comment = Comment("Synthetic note.", "Synthetic Anna")

    assert reviewed(tmp_path, FULL, {"anna.xlsx": changed_workbook(sheet, change)}) == 0
    wrong = [each["wrong"] for each in reply_in(tmp_path)["problems"]]
    assert wrong == ["it has comments that are attached to cells, which are not read", "nothing is filled in"]
