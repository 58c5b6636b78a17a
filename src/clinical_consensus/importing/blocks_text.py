"""Make the blocks of a long text of its paragraphs: headings, lists, tables, and the paragraphs themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from clinical_consensus.importing.breaks import BULLET, CAPTION
from clinical_consensus.importing.field_run import RunPiece
from clinical_consensus.importing.placed import ReadValue
from clinical_consensus.importing.segments import Extent, WordSpan

_LEAST_ITEMS = 2


def blocks_of(pieces: Sequence[RunPiece]) -> tuple[list[ReadValue], tuple[WordSpan, ...], tuple[WordSpan, ...]]:
    """Return the blocks of a long text, where its words stand, and where bullets and the strokes of tables do."""
    blocks: list[ReadValue] = []
    words: list[WordSpan] = []
    frame: list[WordSpan] = []
    for kind, group in groupby(pieces, _kind):
        run = list(group)
        if kind == "table" and (table := _table(run)):
            if blocks and isinstance(blocks[-1], str) and CAPTION.match(blocks[-1]):
                table["table"]["caption"] = blocks.pop()
            blocks.append(table)
            words += (span for piece in run for span in _extent(piece).spans)
        elif kind in ("bullet", "number") and (kind == "bullet" or _is_numbered(run)):
            blocks.append({"list": [], "ordered": kind == "number"})
            for item, sign, rest in _items(run):
                blocks[-1]["list"].append(item)
                frame += sign
                words += rest
        else:
            for piece in run:
                extent = _extent(piece)
                text = extent.text.rstrip(" :") if piece.is_subheading else extent.text
                blocks.append({"heading": text} if piece.is_subheading else extent.text)
                words += extent.spans
    return blocks, tuple(words), tuple(frame)


def lines_of_text(pieces: Sequence[RunPiece]) -> tuple[str, tuple[WordSpan, ...]]:
    """Return the paragraphs of a response as one text with a line break between them, and where its words stand."""
    extents = [_extent(piece) for piece in pieces]
    return "\n".join(extent.text for extent in extents), tuple(span for extent in extents for span in extent.spans)


def _kind(piece: RunPiece) -> str:
    if piece.is_subheading:
        return "heading"
    if piece.paragraph.is_row and not piece.skip:
        return "table"
    found = BULLET.match(_extent(piece).text)
    if not found:
        return "paragraph"
    return "number" if (found["mark"] or "").isdigit() else "paragraph" if found["mark"] else "bullet"


def _extent(piece: RunPiece) -> Extent:
    extent = piece.paragraph.after(piece.skip)
    assert extent
    return extent


def _is_numbered(run: Sequence[RunPiece]) -> bool:
    """Whether items are numbered from 1: a list numbers its items so."""
    marks = [found["mark"] for piece in run if (found := BULLET.match(_extent(piece).text))]
    return len(run) >= _LEAST_ITEMS and marks == [str(number) for number in range(1, len(run) + 1)]


def _items(run: Sequence[RunPiece]) -> Iterator[tuple[str, tuple[WordSpan, ...], tuple[WordSpan, ...]]]:
    for piece in run:
        found = BULLET.match(_extent(piece).text)
        assert found
        item = piece.paragraph.after(piece.skip + found.end())
        sign = piece.paragraph.before(piece.skip + found.end())
        if item:
            yield item.text, sign, item.spans


def _table(run: Sequence[RunPiece]) -> dict[str, ReadValue] | None:
    """Return a table, its first row the header; None if its rows differ in their number of cells."""
    rows = [[" ".join(cell.split()) for cell in piece.paragraph.first.line.cells] for piece in run]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or not any(rows[0]):
        return None
    return {"table": {"caption": None, "header": rows[0], "rows": rows[1:]}}
