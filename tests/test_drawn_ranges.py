"""Ranges of figures in Arabic run from left to right beside any sign, and are copied as they are."""

from __future__ import annotations

from itertools import product

import pypdfium2 as pdfium
import pytest

from test_drawn_figures import letters, looks, pages

SIGNS = "=→#*%€+±/–:"
RANGES = ("2-4", "5-3", "1.5-2.5", "2024-05-01")
FRAMES = (
    "المدة {sign} {range} يوم",
    "المدة {range} {sign} يوم",
    "المدة ({sign} {range}) للمرضى",
    "المدة {sign} {range}.",
)
LINES = [frame.format(sign=sign, range=each) for frame, sign, each in product(FRAMES, SIGNS, RANGES)]
WORDS = ("{}%", "({}%)", "{}°C", "{}€", "#{}", "={}", "*{}*", "{}‰.")
GLUED = [f"المدة {word.format(each)} يوم" for word, each in product(WORDS, RANGES)]
SEVERAL = ["المدة = 2-4 + 7-5 يوم", "المدة 2-4 = 7-5، يوم", "التاريخ = 2024-05-01 → 2024-06-01 هنا"]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """The letters and digits of each line as they are drawn, from the left, and what is copied of it."""
    lines = [*LINES, *GLUED, *SEVERAL]
    with pdfium.PdfDocument(pages(lines, tmp_path_factory.mktemp("print"))) as document:
        found = [("".join(letters(page)), page.get_textpage().get_text_bounded()) for page in document]
    return dict(zip(lines, found, strict=True))


@pytest.mark.parametrize("line", [*LINES, *GLUED, *SEVERAL])
def test_a_range_beside_a_sign_runs_from_the_left(line: str, shown: dict[str, tuple[str, str]]) -> None:
    drawn, copied = shown[line]
    assert drawn == looks(line)
    assert copied.replace("\u200f", "").split() == line.split()
