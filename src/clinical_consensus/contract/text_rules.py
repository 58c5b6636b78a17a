"""Check the blocks of long texts between each other: every row of a table has as many cells as its header."""

from __future__ import annotations

from collections.abc import Iterator

from clinical_consensus.contract.blocks import OF_ANSWERS
from clinical_consensus.contract.json_value import JsonValue
from clinical_consensus.contract.problems import Problem


def broken_tables(whole: JsonValue) -> Iterator[Problem]:
    """Yield the rows of tables that have more or fewer cells than the table's header."""
    for question in whole["questions"].records():
        for text in long_texts(question):
            yield from _tables(text)


def long_texts(question: JsonValue) -> Iterator[JsonValue]:
    """Yield the long texts of a question and of its recommendations, as they are in the file."""
    yield question["rationale"]
    for recommendation in question["recommendations"].records():
        yield from (recommendation[name] for name in OF_ANSWERS)


def _tables(text: JsonValue) -> Iterator[Problem]:
    for block in text.records():
        header, rows = block["table"]["header"], block["table"]["rows"]
        wanted = len(list(header.each()))
        for row in rows.each() if wanted else ():
            found = len(list(row.each()))
            if found and found != wanted:
                wrong = f"the row has {_counted(found)}, but the header has {wanted}"
                yield Problem(row.place, wrong, 'give each row as many cells; an empty cell is ""')
        if wanted and not any(str(cell.value or "").strip() for cell in header.each()):
            yield Problem(header.place, "every cell of the header is empty", "name at least one column")


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"
