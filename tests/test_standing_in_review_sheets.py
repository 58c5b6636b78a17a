"""A review sheet names for each text the edition that it is of, and says what became of its question."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from filled import SAVED, filled_in, reply_in, reviewed, sheet_of, view_in
from frozen import drafted, first, second, written
from sites import one
from spreadsheets import as_records, worksheet_rows

DRAFT = "draft after edition 1.1.0"
TOLD = f"This text is a {DRAFT}: no edition contains it yet."
ENDED = (
    "Withdrawn in edition 1.1.0, 1 January 2001: Synthetic reason of withdrawal\n"
    "Replaced by Question 6: Synthetic question q6 (draft after edition 1.1.0)."
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A text after two frozen editions: q1 is changed, q3 withdrawn and replaced by q6, which no edition has."""
    return written(tmp_path / "data", drafted(), first(), second())


def test_each_row_names_the_edition_of_its_words_and_what_became_of_its_question(data: Path) -> None:
    rows = as_records(worksheet_rows(sheet_of(view_in(data))))
    found = {own: {(row["edition"], row["standing"]) for row in rows if row["question id"] == own}
             for own in {row["question id"] for row in rows}}  # fmt: skip
    assert found == {
        "q1": {(DRAFT, TOLD)}, "q2": {("1.1.0", "")}, "q3": {("1.1.0", ENDED)},
        "q4": {("1.1.0", "")}, "q5": {("1.1.0", "")}, "q6": {(DRAFT, TOLD)},
    }  # fmt: skip


@pytest.mark.parametrize("name", ["same", "changed", "added"])
def test_a_fact_of_the_collection_itself_names_the_edition_that_has_it(name: str, tmp_path: Path) -> None:
    value, latest = second(), second()
    if name != "added":
        latest["collection"]["funding"] = "Synthetic funding."
    value["collection"]["funding"] = "Synthetic funding." if name == "same" else "Synthetic other funding."
    rows = as_records(worksheet_rows(sheet_of(view_in(written(tmp_path / "data", value, first(), latest)))))
    [fact] = [row for row in rows if not row["question id"]]
    assert (fact["text"], fact["edition"]) == (value["collection"]["funding"], "1.1.0" if name == "same" else DRAFT)


def test_without_frozen_editions_each_row_names_the_collections(tmp_path: Path) -> None:
    value = first()
    value["collection"]["funding"] = "Synthetic funding."
    data = written(tmp_path / "data", value)
    (data.parent / "editions" / "SHA256SUMS").unlink()
    (data.parent / "editions").rmdir()
    header, *rows = worksheet_rows(sheet_of(view_in(data)))
    assert header[-2:] == ["collection", "edition"]
    assert {tuple(row[-2:]) for row in rows} == {("synthetic", "1.0.0")}


def test_a_withdrawal_is_said_without_frozen_editions_too(tmp_path: Path) -> None:
    data = written(tmp_path / "data", second())
    (data.parent / "editions" / "SHA256SUMS").unlink()
    (data.parent / "editions").rmdir()
    rows = as_records(worksheet_rows(sheet_of(view_in(data))))
    assert {row["question id"] for row in rows if row["standing"]} == {"q3"}
    assert {row["standing"] for row in rows if row["standing"]} == {ENDED.split("\n", maxsplit=1)[0]}


@pytest.mark.parametrize("name", SAVED)
def test_a_sheet_that_says_so_comes_back_and_the_reply_marks_the_question(
    name: str, data: Path, tmp_path: Path
) -> None:
    remark = {"comment": "Synthetic remark.", "reviewer": "Synthetic Anna"}
    filled = {f"{own}.title": remark for own in ("q2", "q3", "q6")}
    assert reviewed(tmp_path, data, {name: SAVED[name](filled_in(sheet_of(view_in(data)), filled))}) == 0
    reply = reply_in(tmp_path)
    assert [each["id"] for each in reply["remarks"]] == ["q3.title", "q6.title", "q2.title"]
    assert (reply["set_apart"], reply["unplaced"], reply["problems"]) == ([], [], [])
    page = BeautifulSoup((tmp_path / "out.html").read_text(encoding="utf-8"), "html5lib")
    assert [one(each, "bdi").get_text() for each in page.select("p.id")] == [
        "3. Synthetic question q3 (withdrawn, replaced)",
        f"6. Synthetic question q6 ({DRAFT})",
        "9. Synthetic question q2",
    ]
