"""Lines with several labels: "Strength: strong. Certainty: low", "Empfehlungsgrad A Evidenzgrad 2b"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinical_consensus.importing.grade_forms import CERTAINTY_FORM, STRENGTH_FORM
from clinical_consensus.importing.label_kinds import LabelKind
from clinical_consensus.importing.label_values import VALUES
from clinical_consensus.importing.labels import LEAD, NAME, label_of

_GRADES = re.compile(rf"{NAME}\s(?:{STRENGTH_FORM}|{CERTAINTY_FORM})(?P<end>\s+)(?=(?-i:[A-ZÀ-Ý])\w+\s)", re.IGNORECASE)
"""A label with its grade, after which another may begin: "Empfehlungsgrad A Evidenzgrad 2b"."""

_INNER = re.compile(r"(?P<joint>[.;)\]%?|,]?)\s+(?=[A-ZÀ-Ý][^:|\t.?!;]{2,60}:)|(?:\t| {3,})(?=[A-ZÀ-Ý])")
"""Where a further label may begin in a line: before a capital that a colon follows."""

_WIDE = 3
"""Spaces that divide columns."""

_WITHIN: tuple[LabelKind, ...] = ("strength", "certainty", "consensus")


def line_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a line begin and end: a further label in a line begins a piece of its own."""
    start = 0
    for found in _INNER.finditer(text):
        first, last = found.end("joint") if found["joint"] not in (None, "|") else found.start(), found.end()
        is_within = text.count("(", start, first) > text.count(")", start, first)
        if first >= start and not is_within and not LEAD.fullmatch(f"{text[start:first]} ") and _begins(text, found):
            yield start, first
            start = last
    pair = _GRADES.match(text, start)
    values = (text[start : pair.start("end")], text[pair.end() :]) if pair else ()
    if pair and all((label := label_of(each)) and label.kind in VALUES and not label.is_alone for each in values):
        yield start, pair.start("end")
        start = pair.end()
    yield start, len(text)


def _begins(text: str, found: re.Match[str]) -> bool:
    """Whether a label with a colon begins within a line: one of figures anywhere, others after what ends a text."""
    label = label_of(text[found.end() :])
    if label is None or (label.note and label.kind not in VALUES):
        return False
    has_colon = ":" in text[found.end() : found.end() + label.length]
    gap = text[found.end("joint") : found.end()] if found["joint"] is not None else ""
    if found["joint"] is None or "\t" in gap or len(gap) >= _WIDE:
        return has_colon or (label.kind in VALUES and not label.is_alone)
    is_long = label.kind in _WITHIN and (" " in label.name or found["joint"] == ",")
    return has_colon and (found["joint"] not in ("", ",") or is_long)
