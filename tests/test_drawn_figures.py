"""Figures in lines with text from right to left are drawn in the order that Unicode gives them, as on a page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from clinical_consensus.downloads import typesetter
from clinical_consensus.downloads.copying.bidi import visual_order
from clinical_consensus.downloads.pdf import typeset
from test_kept_words import COLUMNS

FRAMES = {
    "hebrew": ("מינון {} אצל כולם", "מינון ({}) אצל", "{} מינון אצל כולם", "מינון אצל כולם {}.", "מינון [{}], אצל"),
    "arabic": ("الجرعة {} يوميا", "الجرعة ({}) يوميا", "{} الجرعة يوميا", "الجرعة يوميا {}.", "الجرعة [{}]، يوميا"),
    "mixed": ("Value for חולים {} is shown", "Value {} for חולים", "Value (חולים {}) is", "Value of علاج {} is"),
}
FIGURES = (
    "1.5-2.5", "0.38-0.80", "2.5-5", "5-7.5", "1,000-2,000", "10:30-11:30", "1/2-3/4", "1-3,5", "2,4-6", "7-10",
    "1-2-3", "12-34 56-78", "1.5", "120/80", "1.5–2.5", "7.5%-10%", "0.5-1.5%", "≥1.5-2.5", "-5", "−2.5", "COVID-19",
    "HER2", "L4-L5", "5 mg/kg", "2.5-5 mg", "1.5-2.5x10", "INR 2-3", "INR 2.5-3.5", "5-FU", "PD-L1 1-49%", "IL-6-7",
    "A-1.5-2.5",
)  # fmt: skip
_FIGURE = "[0-9]+(?:[.,:/][0-9]+)*"
RANGE = re.compile(rf"([^\w\s-]*)({_FIGURE}(?:-{_FIGURE})+)((?:[^\w\s-]+[^\W\d]*)?)")


def looks(line: str) -> str:
    """The letters and digits of a line from the left; a range of figures after Arabic letters is apart."""

    def apart(found: re.Match[str]) -> str:
        letters = re.findall(r"[^\W\d_]", line[: found.start()]) or re.findall(r"[^\W\d_]", line)[:1]
        is_arabic = "\u0600" <= letters[-1] <= "\u06ff"
        return re.sub(f"^{RANGE.pattern}$", "\\1\u200f\u2066\\2\u2069\u200f\\3", found[0]) if is_arabic else found[0]

    if re.search("[\u0600-\u06ff]", line):
        line = re.sub(r"[^\s()\[\]،]*[^\s()\[\]،.]", apart, line)
    return "".join(line[at] for at in visual_order(line) if line[at].isascii() and line[at].isalnum())


LINES = [frame.format(figure) for frames in FRAMES.values() for frame in frames for figure in FIGURES]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The letters and digits of each line as they are drawn, from the left."""
    with pdfium.PdfDocument(pages(LINES, tmp_path_factory.mktemp("print"))) as document:
        return {line: "".join(letters(page)) for line, page in zip(LINES, document, strict=True)}


def pages(lines: list[str], folder: Path) -> bytes:
    """A PDF with a page for each line."""
    shutil.copytree(typesetter.PRINT, folder, dirs_exist_ok=True)
    (folder / "columns.typ").write_text(COLUMNS, encoding="utf-8")
    about = dict.fromkeys(("document_title", "document_author", "description"), "Synthetic")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetter, "PRINT", folder)
        patch.setattr(typesetter, "_compiler", typesetter._compiler.__wrapped__)
        patch.setattr(typesetter, "_MOST_HERE", 10**9)
        return typeset("columns.typ", {**about, "lines": lines, "widths": [480]}, 0)


def letters(page: pdfium.PdfPage) -> list[str]:
    text = page.get_textpage()
    every = [(text.get_charbox(at)[0], text.get_text_range(at, 1)) for at in range(text.count_chars())]
    return [letter for _, letter in sorted(every) if letter.isascii() and letter.isalnum()]


@pytest.mark.parametrize("line", LINES)
def test_figures_are_drawn_in_their_order(line: str, drawn: dict[str, str]) -> None:
    assert drawn[line] == looks(line)
