"""Write what reviewers replied as files: JSON, and a workbook with a column for the committee's answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from clinical_consensus.open_data.spreadsheet import Grid, fitting, workbook
from clinical_consensus.review.replies import Remark, Reply

ANSWER = "committee's answer"
"""The column that the committee fills in."""

NOT_NAMED = "not named"

_TEXT_COLUMNS = (("question id", 16), ("id", 26), ("what it is", 24), ("text now", 56))
_REMARK_COLUMNS = (
    ("comment", 40),
    ("proposed wording", 50),
    ("text written over", 40),
    ("doubts", 24),
    ("reviewer", 18),
    ("competing interest", 24),
)
_PLACE_COLUMNS = (("sheet", 24), ("place", 12))
_APART_COLUMNS = (("text in the sheet", 56), ("SHA-256 in the sheet", 20), ("SHA-256 now", 20))


def reply_json(reply: Reply) -> str:
    """Return a reply as the text of a JSON file."""
    profile = reply.view.profile
    value = {
        "collection": {"id": profile.id, "title": profile.title, "edition": profile.edition.version},
        "sheets": [{"file": str(each.file), "sha256": each.sha256} for each in reply.sheets],
        "reviewers": [
            {"name": each.name or None, "competing_interests": list(each.interests), "remarks": each.remarks}
            for each in reply.reviewers
        ],
        "remarks": [_remark(each) for each in reply.remarks],
        "set_apart": [_remark(each) | _apart(each) for each in reply.set_apart],
        "unplaced": [_remark(each) | _apart(each) for each in reply.unplaced],
        "problems": [
            {"file": str(file), "place": each.place, "wrong": each.wrong, "cure": str(each.cure)}
            for file, each in reply.problems
        ],
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _remark(remark: Remark) -> dict[str, object]:
    text, row = remark.text, remark.row
    return {
        "id": row.id or None,
        "question": (text.question or None) if text else None,
        "what": text.name if text else None,
        "text": text.text if text else None,
        "sha256": (text.sha256 or None) if text else None,
        "comment": row.comment or None,
        "proposed_wording": row.proposal or None,
        "written_over": remark.altered or None,
        "doubts": list(row.doubts),
        "redline": [{"kind": each.kind, "text": each.text} for each in remark.pieces] or None,
        "reviewer": remark.reviewer or None,
        "reviewer_named_in_row": remark.is_named,
        "competing_interest": remark.interest or None,
        "sheet": str(remark.file),
        "place": row.place,
        "answer": None,
    }


def _apart(remark: Remark) -> dict[str, object]:
    return {"sheet_sha256": remark.row.sha256 or None, "sheet_text": remark.row.text or None}


def reply_workbook(reply: Reply, elsewhere: Path) -> bytes:
    """Return a reply as a workbook in which every cell is a text.

    The remarks and those that were set apart have a column for the committee's answer. A text that is too long for a
    cell is replaced by the name of the file `elsewhere`, which has it whole. Raises what `workbook` does.
    """
    apart = (*_TEXT_COLUMNS, *_APART_COLUMNS, *_REMARK_COLUMNS, *_PLACE_COLUMNS, (ANSWER, 40))
    grids = (
        Grid("Reply", (*_TEXT_COLUMNS, *_REMARK_COLUMNS, (ANSWER, 40), *_PLACE_COLUMNS), tuple(_rows(reply.remarks))),
        Grid("Set apart", apart, tuple(_rows_apart((*reply.set_apart, *reply.unplaced)))),
        Grid("Reviewers", (("reviewer", 30), ("competing interests", 60), ("remarks", 10)), tuple(_reviewers(reply))),
        Grid("Problems", (("sheet", 30), ("place", 24), ("what is wrong", 60), ("cure", 60)), tuple(_problems(reply))),
    )
    name = elsewhere.name
    fit = [Grid(g.name, g.columns, tuple(tuple(fitting(cell, name) for cell in row) for row in g.rows)) for g in grids]
    title = f"Reply to the reviewers of {reply.view.title}"
    return workbook(title, fit, reply.view.profile.edition.date)


def _rows(remarks: Iterable[Remark]) -> Iterator[tuple[str, ...]]:
    for each in remarks:
        yield (*_text(each), *_said(each), "", str(each.file), each.row.place)


def _rows_apart(remarks: Iterable[Remark]) -> Iterator[tuple[str, ...]]:
    for each in remarks:
        hashes = each.row.sha256, each.text.sha256 if each.text else ""
        yield (*_text(each), each.row.text, *hashes, *_said(each), str(each.file), each.row.place, "")


def _text(remark: Remark) -> tuple[str, ...]:
    text = remark.text
    return (text.question, text.id, text.name, text.text) if text else ("", remark.row.id, "", "")


def _said(remark: Remark) -> tuple[str, ...]:
    row = remark.row
    return (
        row.comment,
        row.proposal,
        remark.altered,
        "\n".join(row.doubts),
        remark.reviewer or NOT_NAMED,
        remark.interest,
    )


def _reviewers(reply: Reply) -> Iterator[tuple[str, ...]]:
    for each in reply.reviewers:
        yield each.name or NOT_NAMED, "\n".join(each.interests), str(each.remarks)


def _problems(reply: Reply) -> Iterator[tuple[str, ...]]:
    for file, each in reply.problems:
        yield str(file), each.place, each.wrong, str(each.cure)
