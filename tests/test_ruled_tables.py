"""Tables of a PDF with rules across alone, and the heads of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.importing.readers.documents import read_document
from decks import typeset

HEAD = "[No], [Statement], [Grade], [Agreement (%)]"
ROWS = (
    "[1], [Synthetic oxygen should be given to all adults, unless they decline it.], [B], [96],"
    "[2], [It should not be given to adults at rest, whatever their age.], [A], [100]"
)
CELLS = [
    ("No", "Statement", "Grade", "Agreement (%)"),
    ("1", "Synthetic oxygen should be given to all adults, unless they decline it.", "B", "96"),
    ("2", "It should not be given to adults at rest, whatever their age.", "A", "100"),
]
PAGE = '#set page(width: 16cm, height: 20cm)\n#set text(font: "Source Sans 3", size: 11pt, hyphenate: false)\n'
ENDS = "#table(columns: (1cm, 5cm, 2cm, 3cm), stroke: (x, y) => (top: if y < 2 { 1pt }, bottom: if y == 2 { 1pt }),"
EACH = "#table(columns: (1cm, 5cm, 2cm, 3cm), stroke: (x, y) => (top: 1pt, bottom: 1pt),"
COLUMNS = """#line(length: 100%)
#grid(columns: (5cm, 5cm), gutter: 1cm, [#lorem(30)], [#lorem(30)])
#line(length: 100%)
#grid(columns: (5cm, 5cm), gutter: 1cm, [#lorem(30)], [#lorem(30)])
#line(length: 100%)
"""


def cells(body: str, folder: Path) -> list[tuple[str, ...]]:
    file = folder / "synthetic.pdf"
    file.write_bytes(typeset(PAGE + body))
    return [line.cells for line in read_document(file).lines if line.cells]


def test_a_row_begins_with_its_number_where_no_rule_divides_rows(tmp_path: Path) -> None:
    assert cells(f"{ENDS} {HEAD}, {ROWS})", tmp_path) == CELLS


def test_a_row_reaches_from_rule_to_rule(tmp_path: Path) -> None:
    assert cells(f"{EACH} {HEAD}, {ROWS})", tmp_path) == CELLS


def test_columns_of_text_between_rules_are_no_table(tmp_path: Path) -> None:
    assert cells(COLUMNS, tmp_path) == []


def test_a_table_between_the_rules_of_a_page_is_one(tmp_path: Path) -> None:
    ruled = f"#line(length: 11cm)\n#lorem(20)\n\n{ENDS} {HEAD}, {ROWS})\n#lorem(20)\n\n#line(length: 11cm)"
    assert cells(ruled, tmp_path) == CELLS


HEADED = """#set page(header: context {
  text(size: SIZE, if counter(page).get().first() == 1 { "Synthetic Society" } else { "Synthetic Survey" })
})
Question 1: Should we test?

Response: We should test at
#pagebreak()
any time.

Strength: Weak
"""


@pytest.mark.parametrize(("size", "heads"), [("8pt", 2), ("11pt", 0)])
def test_small_letters_at_one_height_are_running_heads(size: str, heads: int, tmp_path: Path) -> None:
    file = tmp_path / "synthetic.pdf"
    file.write_bytes(typeset(PAGE + HEADED.replace("SIZE", size)))
    assert sum(line.is_running for line in read_document(file).lines) == heads
