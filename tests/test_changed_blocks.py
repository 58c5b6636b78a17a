"""A change of a long text is reported where it is: cell by cell, item by item, or as another division."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from editions import compared, later
from long_texts import TEXT, collection
from sites import Json


def changes(change: Any) -> list[str]:
    old = collection()
    new = later(old)
    change(new["questions"][0])
    return [each.headline for each in compared(old, new).questions[0].changes]


def table_of(of: Json) -> Json:
    found: Json = of["rationale"][3]["table"]
    return found


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda of: table_of(of)["rows"][4].__setitem__(1, "Synthetic cell"),
         ["Rationale, table 1, row 5, column 2: text changed"]),
        (lambda of: table_of(of)["rows"][4].__setitem__(0, "Synthetic cell"),
         ["Rationale, table 1, row 5, column “Synthetic study”: text changed"]),
        (lambda of: table_of(of)["rows"].pop(4), ["Rationale, table 1, row 5 of the old edition: removed"]),
        (lambda of: table_of(of)["rows"].insert(4, ["x", "y"]), ["Rationale, table 1, row 5: added"]),
        (lambda of: table_of(of).update(caption=None), ["Rationale, table 1, caption: removed"]),
        (lambda of: table_of(of)["header"].__setitem__(1, "New"),
         ["Rationale, table 1, header of column 2: text changed"]),
        (
            lambda of: [row.append("new") for row in (table_of(of)["header"], *table_of(of)["rows"])],
            ["Rationale, table 1, column 3: added"],
        ),
        (lambda of: of["rationale"].pop(3), ["Rationale, table 1 of the old edition: removed"]),
        (lambda of: of["rationale"][2]["list"].__setitem__(1, "Synthetic two."),
         ["Rationale, list 1, item 2: text changed"]),
        (lambda of: of["rationale"][2]["list"].insert(0, "New"), ["Rationale, list 1, item 1: added"]),
        (lambda of: of["rationale"][2].update(ordered=False),
         ["Division of Rationale: 1 numbered list → 1 list, of the same text"]),
        (lambda of: of["rationale"][1].update(heading="New"), ["Rationale, heading 1: text changed"]),
        (lambda of: of["rationale"].__setitem__(1, "Synthetic benefits"),
         ["Division of Rationale: 1 heading → 1 paragraph, of the same text"]),
        (lambda of: of["rationale"].__setitem__(0, "New."), ["Rationale: text changed"]),
        (lambda of: of["rationale"].__setitem__(slice(2, 3), TEXT[2]["list"]),
         ["Division of Rationale: 1 numbered list → 2 paragraphs, of the same text"]),
        (lambda of: of["recommendations"][0]["remarks"][1]["list"].append("New"), ["Remarks, list 1, item 2: added"]),
        (lambda of: of["recommendations"][0]["dissent"][1]["table"]["rows"][0].__setitem__(0, "new"),
         ["Dissent, table 1, row 1, column “A-syn”: text changed"]),
        (lambda of: of.update(rationale=None), ["Rationale: stated → Not stated in the source"]),
        (lambda of: of["references"][0].update({"citation-number": 35}), ["Number of reference 35: 36 → 35"]),
        (lambda of: of["references"][0].update(title="New"), ["Reference 36: text changed"]),
    ],
)  # fmt: skip
def test_a_change_of_a_block_is_reported_where_it_is(change: Any, expected: list[str]) -> None:
    def without_markers(of: Json) -> None:
        change(of)
        of["citation_markers"] = "none"

    assert changes(without_markers) == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda of: of["rationale"][2].update(ordered=False),
        lambda of: of["rationale"].__setitem__(1, "Synthetic benefits"),
    ],
)
def test_other_blocks_of_the_same_text_are_a_change_that_a_release_explains(change: Any) -> None:
    old = collection()
    new = later(old)
    change(new["questions"][0])
    first = compared(old, new).questions[0]
    assert first.kind == "updated"
    assert not first.explained


def test_a_redline_shows_the_changed_cell_alone() -> None:
    old = collection()
    new = later(old)
    table_of(new["questions"][0])["rows"][4][1] = "6 [63]"
    [change] = compared(old, new).questions[0].changes
    assert (change.field, change.before, change.after) == ("rationale", "5 [63]", "6 [63]")


_PIECES: list[Any] = [
    "A", "B", "A\n\nB", {"heading": "A"}, {"list": ["A", "B"]}, {"list": ["A", "B"], "ordered": True}, {"list": ["A"]},
    {"table": {"header": ["A"], "rows": [["B"]]}}, {"table": {"header": ["A", "B"], "rows": [["", "A"], ["B", ""]]}},
    {"table": {"caption": "A", "header": ["B"], "rows": [["B"]]}},
    {"table": {"header": ["B", "A"], "rows": [["A", ""]]}},
]  # fmt: skip


@pytest.mark.parametrize("first", range(len(_PIECES)))
def test_every_difference_between_two_long_texts_is_reported(first: int) -> None:
    texts = [[_PIECES[first]], *([_PIECES[first], other] for other in _PIECES), *([other] for other in _PIECES)]
    old = collection()
    of_old = old["questions"][0]
    of_old["citation_markers"] = "none"
    for was in texts[: len(_PIECES) + 1]:
        for now in texts:
            of_old["rationale"] = copy.deepcopy(was)
            new = later(old)
            new["questions"][0]["rationale"] = copy.deepcopy(now)
            found = compared(old, new).questions[0].changes
            assert bool(found) == (was != now), (was, now)
