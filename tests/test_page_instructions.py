"""The instructions of a page are read from its bytes as a general reader of PDF files reads them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from clinical_consensus.downloads.page_instructions import text_objects
from clinical_consensus.downloads.shown_text import fonts_of
from clinical_consensus.downloads.typesetter import Document, compiled
from documents import made_alone
from editions import edition, question
from test_copied_lines import ALL
from test_signs import SIGNS, refused

LINES = [*ALL, *(line for line in (f"משפט סינתטי {sign} 5 וסוף" for sign in SIGNS) if not refused(line))]


@pytest.fixture
def laid_out(saved: Callable[[object], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pikepdf.Pdf:
    """The handbook as Typst wrote it."""
    kept: list[bytes] = []

    def keeping(document: Document) -> bytes:
        kept.append(compiled(document))
        return kept[-1]

    monkeypatch.setattr("clinical_consensus.downloads.pdf.compiled", keeping)
    made_alone(saved(edition([question("q1", 1, rationale=LINES)])), tmp_path, "handbook.pdf")
    return pikepdf.open(io.BytesIO(kept[0]))


def shown(page: Any) -> Iterator[tuple[int, ...]]:
    """The glyphs of each text object, as pikepdf reads them."""
    for each in pikepdf.parse_content_stream(page):
        if str(each.operator) in ("Tj", "TJ"):
            [given] = each.operands
            strings = given.as_list() if isinstance(given, pikepdf.Array) else [given]
            raw = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
            yield tuple(raw[at] << 8 | raw[at + 1] for at in range(0, len(raw), 2))


def marks_of(page: Any) -> int:
    """How many marks give a text or a direction."""
    marks = [each for each in pikepdf.parse_content_stream(page) if str(each.operator) in ("BDC", "BMC")]
    return sum(
        "/ReversedChars" in map(str, each.operands)
        or (isinstance(each.operands[-1], pikepdf.Dictionary) and "/ActualText" in each.operands[-1])
        for each in marks
    )


def test_every_glyph_and_mark_is_found(laid_out: pikepdf.Pdf) -> None:
    for page in laid_out.pages:
        contents: Any = page.Contents
        objects, marks = text_objects(contents.read_bytes(), fonts_of(page))
        assert [each.codes for each in objects] == list(shown(page))
        assert len(marks) == marks_of(page)
    assert len(laid_out.pages) > 5
