"""Grades that stand in the margin of a text file, before the recommendation whose lines hang beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clinical_consensus.importing.grade_forms import CODE, STRONG
from clinical_consensus.importing.lines import Line, line_of_cells

_MARK = (
    rf"{STRONG}|{CODE}|(?-i:[A-D])[+-]?|(?-i:EK|KKP|GCP|GPP|AE)|[1-4](?:\+{{1,2}}|-|[a-c])|[⊕⨁○◯✓√⇑↑⇔↓]{{1,5}}|(?-i:R)"
)
_GRADED = re.compile(
    rf"(?P<margin>\s*)(?P<open>[(\[])?(?P<grade>{_MARK})(?(open)[)\]])(?P<gap>:?\s{{2,}}|\t\s*)"
    r"(?P<text>(?-i:[A-ZÀ-Ý¿])\S*\s.*)",
    re.IGNORECASE,
)
_HANGING = re.compile(r"(?P<margin>\s*)\S.*")
_LEAST = 2


def with_margin_grades(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a text file, a grade in the margin and the text beside it as the two cells of a row.

    The text goes on in the lines that begin where it does; empty lines stand for these below the row, so that what
    follows keeps its number. There must be two such grades.
    """
    graded = {at: found for at, line in enumerate(lines) if not line.cells and (found := _GRADED.fullmatch(line.text))}
    if len(graded) < _LEAST:
        yield from lines
        return
    skipped = 0
    for at, line in enumerate(lines):
        if skipped:
            skipped -= 1
            yield replace(line, text="")
        elif found := graded.get(at):
            rest = list(_hanging(lines[at + 1 :], found.start("text"), line.page))
            skipped = len(rest)
            yield line_of_cells((found["grade"], " ".join((found["text"].strip(), *rest))), line.page)
        else:
            yield line


def _hanging(lines: Sequence[Line], column: int, page: int) -> Iterator[str]:
    for line in lines:
        found = _HANGING.fullmatch(line.text)
        if line.page != page or line.cells or not found or len(found["margin"]) != column:
            return
        yield line.text.strip()
