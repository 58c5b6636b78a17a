"""Boxes and tables that a text file draws with strokes: "+----+", "| text |", and the like of Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from clinical_consensus.importing.lines import Line, joined_width, line_of_cells
from clinical_consensus.importing.readers.notes import Notes

_JOINTS = "+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜╭╮╰╯"
_STROKES = "|│║┃"
_RULE = re.compile(rf"\s*[{_JOINTS}](?:[-=_─═━]+[{_JOINTS}{_STROKES}])+\s*")
_ROW = re.compile(rf"\s*[{_STROKES}{_JOINTS}].*[{_STROKES}{_JOINTS}]\s*")
_LEAST_ROWS, _LEAST_BLOCKS = 3, 3
_ENDS_OF_ONE = 2
"""A box with one column has a stroke at either side."""

_FRAME = 3
"""A cell has a stroke before it, and a space at either side of its text."""

_SAID = "frames of boxes and tables, left out: compare with the document"

BoxCells = dict[int, list[str]]
"""The lines of the cells of a row, by where the cells begin."""


def unboxed(lines: Sequence[Line], notes: Notes) -> Iterator[Line]:
    """Yield the lines of a text file, those of boxes without their frames.

    A box with one column has its own lines, empty ones for its rules. One with several has a line with cells for each
    row, and empty ones below for the rest, so that what follows keeps its number.
    """
    for _, group in groupby(lines, lambda line: (line.page, _ROW.fullmatch(line.text) is not None)):
        together = list(group)
        if len(together) < _LEAST_ROWS or not all(_RULE.fullmatch(together[at].text) for at in (0, -1)):
            yield from together
            continue
        notes.add(_SAID)
        ends = {at for line in together if _RULE.fullmatch(line.text) for at in _places(line.text, _JOINTS + _STROKES)}
        yield from _rows(together, sorted(ends)) if len(ends) > _ENDS_OF_ONE else map(_without_frame, together)


def _places(text: str, signs: str) -> list[int]:
    return [at for at, sign in enumerate(text) if sign in signs]


def _without_frame(line: Line) -> Line:
    text = "" if _RULE.fullmatch(line.text) else line.text.strip()[1:-1].strip()
    return replace(line, text=re.sub(rf"(?<=\s)[{_STROKES}](?=\s)", "|", text))


def _rows(lines: Sequence[Line], ends: Sequence[int]) -> Iterator[Line]:
    """Yield a line for each row, which is what stands between two rules, or each line that has a first cell."""
    blocks = [list(group) for is_rule, group in groupby(lines, _is_rule) if not is_rule]
    rows: list[list[Line]] = []
    for block in blocks:
        for place, line in enumerate(block):
            has_first = bool(_cells([line], ends).get(ends[0], [""])[0])
            is_new = not place or (has_first and len(blocks) < _LEAST_BLOCKS)
            rows = [*rows, [line]] if is_new else [*rows[:-1], [*rows[-1], line]]
    yield replace(lines[0], text="")
    for row in rows:
        texts = tuple(_joined(texts, room) for room, texts in _roomy(_cells(row, ends), ends))
        yield line_of_cells(texts, row[0].page)
    yield from (replace(line, text="") for line in lines[len(rows) + 1 :])


def _is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None


def _cells(lines: Sequence[Line], ends: Sequence[int]) -> BoxCells:
    """Return the texts of the cells of lines: a stroke ends one only where a rule has a joint."""
    found: BoxCells = {}
    for line in lines:
        strokes = [at for at in ends if at < len(line.text) and line.text[at] in _STROKES + _JOINTS]
        for start, end in pairwise(strokes):
            found.setdefault(start, []).append(line.text[start + 1 : end].strip())
    return found


def _roomy(cells: BoxCells, ends: Sequence[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield how wide each cell is, and its lines; a cell above several columns is one."""
    starts = sorted(cells)
    for start, end in pairwise([*starts, ends[-1]]):
        yield end - start - _FRAME, cells[start]


def _joined(texts: Sequence[str], room: int) -> str:
    """Return the text of a cell; a line feed stands where the next word would have had room on the line before."""
    whole = ""
    for above, text in pairwise(["", *texts]):
        has_room = joined_width(above, text) <= room
        whole += ("\n" if has_room else " ") * bool(whole and text) + text
    return whole
