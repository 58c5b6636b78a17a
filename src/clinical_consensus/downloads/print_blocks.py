"""Long texts as the templates print them, and texts in which the numbers of markers are links.

In a text that is printed, a printed number that points to a reference stands between marks that no font and no reader
has; `print/look.typ` makes it a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clinical_consensus.collection.citing import Citing
from clinical_consensus.collection.facts import Fact, Value
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.contract.blocks import Cells, Heading, ItemList, Table
from clinical_consensus.downloads.copying.signs import BREAK, LINK, LINK_END, LINK_TO, hidden

_LEAST, _MOST = 6, 40
"""The least and the most letters by which the width of a column of a table is measured."""

_ACROSS = 84
"""About how many letters a line of a table has on the narrowest page."""


def anchors(question: QuestionView) -> dict[str, str]:
    """Return the names of a question's references in a printed document by their anchors on its page."""
    number = question.record.number
    return {each.anchor: f"{number}.{position}" for position, each in enumerate(question.cited, 1)}


def linked(citing: Citing, names: dict[str, str], text: str, *, is_cell: bool = False) -> str:
    """Return a text, or the text of a cell, with the marks of its links; `names` are what `anchors` returns."""
    return "".join(
        f"{LINK}{run.text}{LINK_TO}{hidden(names[run.anchor])}{LINK_END}" if run.anchor else run.text
        for run in citing.runs(text, is_cell=is_cell)
    )


def long_text(question: QuestionView, fact: Fact) -> dict[str, object]:
    """Return a long text of a question with its label, and its values as blocks; `absent` says why there are none."""
    names = anchors(question)
    return {
        "label": fact.heading,
        "values": [_block(question.citing, names, value) for value in fact.values],
        "inferred": fact.is_inferred,
        "absent": "" if fact.is_stated else fact.text,
    }


def _block(citing: Citing, names: dict[str, str], value: Value) -> dict[str, object]:
    block = value.block
    if isinstance(block, Heading):
        return {"kind": value.kind, "text": linked(citing, names, block.heading)}
    if isinstance(block, ItemList):
        items = [linked(citing, names, item) for item in block.items]
        return {"kind": value.kind, "ordered": block.ordered, "items": items}
    if isinstance(block, Table):
        return {"kind": value.kind, **_table(citing, names, block.table)}
    return {"kind": value.kind, "text": linked(citing, names, value.text)}


def _table(citing: Citing, names: dict[str, str], of: Cells) -> dict[str, object]:
    rows = (of.header, *of.rows)
    shares = [max(_LEAST, min(_MOST, max(map(len, column)))) for column in zip(*rows, strict=True)]
    letters = [_ACROSS * share // sum(shares) - 2 for share in shares]
    header, *others = [list(_cells(citing, names, row, letters)) for row in rows]
    return {
        "caption": linked(citing, names, of.caption or ""),
        "shares": shares,
        "header": header,
        "rows": others,
    }


def _cells(citing: Citing, names: dict[str, str], row: Iterable[str], letters: Iterable[int]) -> Iterator[str]:
    """The cells of a row; a word that is longer than its column may break."""
    for cell, most in zip(row, letters, strict=True):
        text = linked(citing, names, cell, is_cell=True)
        is_wide = any(len(word) > max(most, 1) for word in cell.split())
        yield " ".join(map(_breakable, text.split(" "))) if is_wide and text == cell else text


def _breakable(word: str) -> str:
    return BREAK.join(word[at : at + 4] for at in range(0, len(word), 4)) if len(word) > _LEAST else word
