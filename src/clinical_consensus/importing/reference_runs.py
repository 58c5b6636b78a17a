"""Read the references under their label: each a paragraph, or several in one, with numbers or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinical_consensus.importing.field_run import FieldRun
from clinical_consensus.importing.placed import ReadValue, spans_of
from clinical_consensus.importing.reference_text import END_OF_ONE, NUMBERED, begins_reference, read_reference
from clinical_consensus.importing.segments import Extent, WordSpan

_SIGN = re.compile(r"[•◦▪●‣∙○■□–—*-]\s+(?=\S)")
"""The sign of a list before a reference."""


def listed_references(run: FieldRun) -> tuple[list[dict[str, ReadValue]], tuple[WordSpan, ...], tuple[WordSpan, ...]]:
    """Return the references of a run as CSL-JSON, where their words stand, and where their signs and numbers do.

    They are those that are cited, where the run says which.
    """
    items: list[tuple[str, list[Extent], WordSpan | None]] = []
    signs: list[WordSpan] = []
    for whole in (part for piece in run.pieces for part in _parts(piece.paragraph.after(piece.skip))):
        bullet = _SIGN.match(whole.text)
        extent = whole.part(bullet.end(), len(whole.text)) if bullet else whole
        signs += whole.part(0, bullet.end() - 1).spans if bullet else ()
        found = NUMBERED.match(extent.text)
        number = next(filter(None, found.groups()), "") if found else ""
        expected = str(int(items[-1][0]) + 1) if items and items[-1][0] else number
        if found and number == expected:
            rest = extent.part(found.end(), len(extent.text))
            if rest.text:
                sign = WordSpan(extent.spans[0].line, extent.spans[0].start, extent.spans[0].start + found.end())
                items.append((number, [rest], sign))
        elif items and items[0][0]:
            items[-1][1].append(extent)
        else:
            items.append(("", [extent], None))
    items = [each for each in items if run.cited is None or each[0] in run.cited]
    references: list[dict[str, ReadValue]] = []
    for place, (number, extents, _) in enumerate(items, 1):
        item = read_reference(" ".join(extent.text for extent in extents))
        numbered = {"citation-number": int(number)} if number else {}
        references.append({"id": f"ref-{number or place}", **item, **numbered})
    frame = (*signs, *(sign for _, _, sign in items if sign))
    return references, spans_of(extent for _, extents, _ in items for extent in extents), frame


def _parts(extent: Extent | None) -> Iterator[Extent]:
    """Yield the references of a text that has several, as a cell of a table does.

    Each has the next number; without numbers, each begins with its authors behind the address or pages of the last.
    """
    while extent:
        found = NUMBERED.match(extent.text)
        number = next(filter(None, found.groups()), "") if found else ""
        after = _next_number(number, extent.text) if number.isdigit() else _next_authors(extent.text)
        yield extent.part(0, after.start()) if after else extent
        extent = extent.part(after.end(), len(extent.text)) if after else None


def _next_number(number: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<=[.;)\d])\s+(?=[\[(]?{int(number) + 1}[.)\]]\s+[^\W\d_a-z])", text)


def _next_authors(text: str) -> re.Match[str] | None:
    """Return the space between a reference without a number and the next one."""
    ends = (re.compile(r";?\s+").match(text, found.end()) for found in END_OF_ONE.finditer(text))
    return next((space for space in ends if space and begins_reference(text[space.end() :])), None)
