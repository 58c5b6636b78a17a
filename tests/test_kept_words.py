"""Comparisons in lines from right to left are copied as they are at every width of a column, or in the other order."""

from __future__ import annotations

import re
import shutil

import pypdfium2 as pdfium
import pytest

from clinical_consensus.downloads import typesetter
from clinical_consensus.downloads.copying.bidi import mirrored, visual_order
from clinical_consensus.downloads.copying.kept_words import with_kept_words
from clinical_consensus.downloads.pdf import typeset

WIDTHS = range(120, 481, 12)
COLUMNS = """#import "look.typ": *
#let data = json(bytes(sys.inputs.data))
#show: in-this-look.with(data, 10pt, width: 520pt, height: auto, margin: 20pt)
#for line in data.lines { for width in data.widths { page(block(width: width * 1pt, prose(line))) } }
"""
"""A page for each line and width."""

HEBREW = "משפט סינתטי {} {} לתת מינון מופחת לחולים קשישים"
ARABIC = "جملة اصطناعية {} {} وهي جملة اصطناعية طويلة جدا وهي كذلك"
COMPARED = [
    f"{word} {sign} {figure}"
    for word, figure in (("eGFR", "30"), ("INR", "2.5"), ("HbA", "7%"))
    for sign in ("≥", "≤", "<", ">", "=", "±", "→")
]
LINES = [
    frame.format(" ".join(["מילה" if frame == HEBREW else "كلمة"] * (number % 7)), compared)
    for frame in (HEBREW, ARABIC)
    for number, compared in enumerate(COMPARED)
]
ENDINGS = [f"{start} {compared}{end}" for start in ("משפט סינתטי ארוך מאוד אם", "جملة اصطناعية طويلة إذا")
           for compared in ("eGFR ≥ 30", "(eGFR < 30)") for end in (".", ",", ":", ";", ")")]  # fmt: skip
FIGURES = ["גיל ≥ 65 שנים", "טווח 3–5 ימים", "ירידה של −5% בחולים", "מינון [1, 2] לחולים", "עלייה של 2.5 ± 0.3 בחולים",
           "عمر ≥ 65 سنة", "راجع [1, 2] هنا", "אורך 30.", "ספירה מעל 10⁹/L בחולים קשישים מאוד",
           "ערך ארוך מאוד של −5% בחולים"]  # fmt: skip


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is copied of each line at each width."""
    folder = tmp_path_factory.mktemp("print")
    shutil.copytree(typesetter.PRINT, folder, dirs_exist_ok=True)
    (folder / "columns.typ").write_text(COLUMNS, encoding="utf-8")
    about = dict.fromkeys(("document_title", "document_author", "description"), "Synthetic")
    lines = [*LINES, *ENDINGS, *FIGURES]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetter, "PRINT", folder)
        patch.setattr(typesetter, "_compiler", typesetter._compiler.__wrapped__)
        patch.setattr(typesetter, "_MOST_HERE", 10**9)
        made = typeset("columns.typ", {**about, "lines": lines, "widths": list(WIDTHS)}, 0)
    with pdfium.PdfDocument(made) as document:
        pages = [page.get_textpage().get_text_range().replace("\r", "") for page in document]
    return {line: pages[at * len(WIDTHS) : (at + 1) * len(WIDTHS)] for at, line in enumerate(lines)}


def says(copy: str, compared: str) -> bool:
    """Whether a line of a copy has a comparison, as it is or with both its sides and its sign turned."""
    word, sign, figure = compared.strip("()").split()
    turned = {"→": "←"}.get(sign) or mirrored(sign) or sign
    return any(f"{word} {sign} {figure}" in line or f"{figure} {turned} {word}" in line for line in copy.split("\n"))


@pytest.mark.parametrize("line", [*LINES, *ENDINGS])
def test_a_comparison_says_the_same_at_every_width(line: str, copied: dict[str, list[str]]) -> None:
    [compared] = re.findall(r"[(]?[a-zA-Z]+ \S [\d.]+%?", line)
    wrong = [copy for copy in copied[line] if not says(copy, compared.rstrip("."))]
    assert wrong == []
    assert not any("\u200f" in copy or "\ufffc" in copy for copy in copied[line])


@pytest.mark.parametrize("line", FIGURES)
def test_figures_are_copied_as_they_are_at_every_width(line: str, copied: dict[str, list[str]]) -> None:
    assert {" ".join(copy.split()) for copy in copied[line]} == {line}


@pytest.mark.parametrize("line", [*LINES, *ENDINGS, *FIGURES])
def test_marks_around_words_keep_the_order_of_all_letters(line: str) -> None:
    marked = with_kept_words(line).translate({0xFDD5: 0x2067, 0xFDD6: 0x2066, 0xFDD7: 0x2069})
    marks = "\u200e\u200f\u2066\u2067\u2069"
    assert [marked[at] for at in visual_order(marked) if marked[at] not in marks] == [
        line[at] for at in visual_order(line)
    ]


def test_other_lines_are_as_they_were() -> None:
    for line in ("eGFR ≥ 30", "abc עברית ≥ 5", "משפט בלי סימנים", "משפט abc def", "a-b c", ""):
        assert with_kept_words(line) == line
