"""The instructions of a page are read from its bytes as a general reader of PDF files reads them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from clinical_consensus.downloads.copying.page_instructions import text_objects
from clinical_consensus.downloads.copying.shown_text import fonts_of
from clinical_consensus.downloads.typesetter import Document, compiled
from documents import made_alone
from editions import edition, question
from test_copied_lines import ALL
from test_signs import SIGNS, refused

DOSES = [
    "SYN doses 2.5, 7.5 or 0.25 mg/kg, then 0.5, 1.5.",
    "SYN (a) 1,000 (b [c]) 0.5; (d) 7.5: 10-20 > 3.",
    "Moved-SYN-words-of-many-letters-without-a-space-2.5-and-0.75-(in-brackets)-and-more-of-them.",
]
"""Lines from left to right, of which Typst gives some glyphs a text in brackets."""

LINES = [*DOSES, *ALL, *(line for line in (f"משפט סינתטי {sign} 5 וסוף" for sign in SIGNS) if not refused(line))]


@pytest.fixture
def laid_out(saved: Callable[[object], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[pikepdf.Pdf]:
    """The handbook and a handout as Typst wrote them."""
    kept: list[bytes] = []

    def keeping(document: Document) -> bytes:
        kept.append(compiled(document))
        return kept[-1]

    monkeypatch.setattr("clinical_consensus.downloads.pdf.compiled", keeping)
    (tmp_path / "handouts").mkdir()
    asked = [question("q1", 1, rationale=LINES), question("q2", 2, "טיפול ≥ 5, ועוד 7.5.", rationale=DOSES)]
    made_alone(saved(edition(asked)), tmp_path, "handbook.pdf", "handouts/q2.pdf")
    return [pikepdf.open(io.BytesIO(each)) for each in kept]


def shown(page: Any) -> Iterator[tuple[int, ...]]:
    """The glyphs of each text object, as pikepdf reads them."""
    for each in pikepdf.parse_content_stream(page):
        if str(each.operator) in ("Tj", "TJ"):
            [given] = each.operands
            strings = given.as_list() if isinstance(given, pikepdf.Array) else [given]
            raw = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
            yield tuple(raw[at] << 8 | raw[at + 1] for at in range(0, len(raw), 2))


def texts_of(page: Any) -> Iterator[str | None]:
    """The text that a mark around it gives to each text object."""
    within: list[str | None] = []
    for each in pikepdf.parse_content_stream(page):
        operator = str(each.operator)
        if operator in ("BDC", "BMC"):
            given = each.operands[-1]
            own = given.get("/ActualText") if isinstance(given, pikepdf.Dictionary) else None
            within.append(None if own is None else str(own))
        elif operator == "EMC":
            within.pop()
        elif operator in ("Tj", "TJ"):
            yield next((text for text in reversed(within) if text is not None), None)


def marks_of(page: Any) -> int:
    """How many marks give a text or a direction."""
    marks = [each for each in pikepdf.parse_content_stream(page) if str(each.operator) in ("BDC", "BMC")]
    return sum(
        "/ReversedChars" in map(str, each.operands)
        or (isinstance(each.operands[-1], pikepdf.Dictionary) and "/ActualText" in each.operands[-1])
        for each in marks
    )


def test_every_glyph_and_mark_is_found(laid_out: list[pikepdf.Pdf]) -> None:
    texts: list[str | None] = []
    pages = [page for each in laid_out for page in each.pages]
    for page in pages:
        contents: Any = page.Contents
        objects, marks = text_objects(contents.read_bytes(), fonts_of(page))
        assert [each.codes for each in objects] == list(shown(page))
        assert [each.actual for each in objects] == list(texts_of(page))
        assert len(marks) == marks_of(page)
        texts += (each.actual for each in objects)
    assert len(pages) > 6
    assert {text.isascii() for text in texts if text} == {True, False}
