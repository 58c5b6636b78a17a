"""Read the pages of a PDF file into lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from clinical_consensus.importing.breaks import TERMINAL
from clinical_consensus.importing.lines import Line, line_of_cells
from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.pdf_columns import PageRows
from clinical_consensus.importing.readers.pdf_headlines import TypeSizes, headline_rows, is_title_row, type_sizes
from clinical_consensus.importing.readers.pdf_letters import Letter, Sheet, letters_of
from clinical_consensus.importing.readers.pdf_rules import ruled_tables
from clinical_consensus.importing.readers.pdf_running import blocks_of_pages, small_heads
from clinical_consensus.importing.readers.pdf_tables import Box, CellRows, rules_of, tables_of
from clinical_consensus.importing.readers.pdf_words import Fragment, line_text, rows_of
from clinical_consensus.importing.readers.unreadable import UnreadableError
from clinical_consensus.importing.table_heads import is_head

_MOST_UNREADABLE = 0.2
"""The share of letters without a meaning from which on a PDF's text is of no use."""

_PARAGRAPH = 1.2
"""A line that is further from the one before it than this many usual distances begins a paragraph."""

_USUAL = 1.2
"""The distance of the lines of a paragraph, in parts of their size, where a document does not show it."""

_NEARLY, _WIDER, _FAR_MORE = 1.02, 1.35, 3
"""The commonest distance counts up to 1.35 of the least, if it is three times as common as those within 2% of that."""

_WIDE, _SHORT = 1.6, 0.85
"""Lines whose distance is this many sizes belong to one paragraph only if they reach this far to the right."""

_APART_IN_CELLS = 1.45
"""Lines of a cell whose distance is more than this many sizes are of two paragraphs."""

_OPEN = "open it with its password, save a copy without one, and import the copy"
_OCR = "run OCR on it first (text recognition, such as ocrmypdf), check its words, and import the result"


def lines_of_pdf(content: bytes) -> tuple[list[Line], Notes]:
    """Return the lines of a PDF file and notes. Raises UnreadableError, and whatever PDFium does on a broken file."""
    notes = Notes()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableError("this document is encrypted: it opens only with a password", _OPEN) from None
        raise
    with document:
        read = [_rows(document[number], number + 1, notes) for number in range(len(document))]
    heads = small_heads([rows for rows, _ in read])
    in_order = blocks_of_pages([rows[number in heads :] for number, (rows, _) in enumerate(read)])
    pages = [[*blocks, *turned] for blocks, (_, turned) in zip(in_order, read, strict=True)]
    if not any(pages):
        raise UnreadableError("this PDF has no text: its pages are pictures, such as a scanner makes", _OCR)
    usual = _usual_distance(block for page in pages for block in page)
    sizes = type_sizes(pages)
    lines = [
        line
        for number, page in enumerate(pages, 1)
        for line in (*_head_lines(read[number - 1][0], number, heads), *_page_lines(page, number, usual, sizes))
    ]
    _refuse_without_meaning(lines)
    return lines, notes


def _rows(page: Any, number: int, notes: Notes) -> tuple[PageRows, list[PageRows]]:
    """Return the rows of fragments of a page, some of which are tables, and its text that is not upright."""
    try:
        sheet, letters = _as_read(page)
        if not letters:
            notes.add("pages without text, which may be pictures", str(number))
        upright = [letter for letter in letters if letter.is_upright]
        turned = [letter for letter in letters if not letter.is_upright]
        across, down = rules_of(page, sheet)
        enclosed, rest = _in_tables(upright, tables_of(across, down), notes)
        ruled, rest = _in_tables(rest, ruled_tables(across, rest, is_head), notes)
        tables = [*enclosed, *ruled]
        rows = rows_of(rest, notes)
        rows = sorted([*rows, *([table] for table in tables)], key=lambda row: row[0].base)
        if turned:
            notes.add(
                "text that is not upright, read after the other text and without its superscripts, on pages",
                str(number),
            )
        return rows, [[[_fragment_as_written(turned)]]] if turned else []
    finally:
        page.close()


def _as_read(page: Any) -> tuple[Sheet, list[Letter]]:
    """Return a page turned so that most of its letters stand upright, and its letters: tables may lie on their side."""
    for turns in range(4):
        sheet = Sheet(page, turns)
        letters = list(letters_of(page, sheet))
        if 2 * sum(letter.is_upright for letter in letters) >= len(letters):
            return sheet, letters
    sheet = Sheet(page)
    return sheet, list(letters_of(page, sheet))


def _fragment_as_written(letters: Sequence[Letter]) -> Fragment:
    text = "".join(f"{' ' * each.after_space}{each.text}" for each in letters).strip()
    first = letters[0]
    return Fragment(text, first.x0, first.x1, first.base, first.size, first.order)


def _in_tables(letters: list[Letter], tables: list[CellRows], notes: Notes) -> tuple[list[Fragment], list[Letter]]:
    """Return each table with text as one fragment, and the letters outside of tables."""
    found: list[Fragment] = []
    for table in tables:
        cells = [cell for row in table for cell in row]
        inside: dict[Box, list[Letter]] = defaultdict(list)
        rest: list[Letter] = []
        box = (
            min(c.x0 for c in cells),
            min(c.top for c in cells),
            max(c.x1 for c in cells),
            max(c.bottom for c in cells),
        )
        for letter in letters:
            holder = _holder(letter, cells) if _is_in(letter, Box(*box)) else None
            (rest if holder is None else inside[holder]).append(letter)
        if len(inside) > 1:
            letters = rest
            rows = tuple(tuple(_cell_text(inside[cell], notes) for cell in row) for row in table)
            held = [letter for group in inside.values() for letter in group]
            order, size = min(letter.order for letter in held), max(letter.size for letter in held)
            found.append(Fragment("", box[0], box[2], (box[1] + box[3]) / 2, size, order, rows=rows))
    return found, letters


def _is_in(letter: Letter, cell: Box) -> bool:
    return (
        cell.x0 <= (letter.x0 + letter.x1) / 2 <= cell.x1 and cell.top <= letter.base - letter.size * 0.3 <= cell.bottom
    )


def _holder(letter: Letter, cells: Iterable[Box]) -> Box | None:
    return next((cell for cell in cells if _is_in(letter, cell)), None)


def _cell_text(letters: list[Letter], notes: Notes) -> str:
    rows = rows_of(letters, notes)
    parts = [line_text(row).replace("\t", " ") for row in rows]
    for place, pair in enumerate(pairwise(rows), 1):
        parts[place] = ("\n" if _distance(*pair) > _APART_IN_CELLS else " ") + parts[place]
    return "".join(parts)


def _usual_distance(blocks: Iterable[PageRows]) -> float:
    """Return the distance of two lines of one paragraph, in parts of their size: one that few are closer than.

    Where that is wide, and most lines at it end a sentence, all paragraphs have one line.
    """
    pairs = [(one, other) for block in blocks for one, other in pairwise(block) if one[0].size == other[0].size]
    distances = sorted(_distance(*pair) for pair in pairs)
    near = [each for each in distances if 0.9 <= each <= 2.5]
    usual = _commonest(near, near[len(near) // 20]) if near else _USUAL
    ends = [TERMINAL.search(line_text(one)) for one, other in pairs if _distance(one, other) <= _PARAGRAPH * usual]
    is_of_one_line = usual > _WIDE and sum(map(bool, ends)) * 2 > len(ends)
    return _USUAL if is_of_one_line else usual


def _commonest(distances: Sequence[float], least: float) -> float:
    """Return the commonest of the distances if it is only a little wider than the least and far more common, or that.

    A number close above each heading is nearer to it than the lines of paragraphs are to each other.
    """
    common, count = Counter(round(each, 2) for each in distances).most_common(1)[0]
    close = sum(each <= least * _NEARLY for each in distances)
    return common if least < common <= least * _WIDER and count >= _FAR_MORE * close else least


def _distance(upper: list[Fragment], lower: list[Fragment]) -> float:
    return (lower[0].base - upper[0].base) / max(each.size for each in lower)


def _head_lines(rows: PageRows, page: int, heads: set[int]) -> Iterator[Line]:
    if page - 1 in heads:
        yield from (Line(line_text(rows[0]), page, is_running=True), Line("", page))


def _page_lines(blocks: list[PageRows], page: int, usual: float, sizes: TypeSizes) -> Iterator[Line]:
    for block in blocks:
        before: list[Fragment] = []
        end = max(each.x1 for row in block for each in row)
        begun = [_begins_paragraph(one, row, usual, end) for one, row in pairwise(block)]
        headlines = set(headline_rows(block, begun, sizes))
        for place, row in enumerate(block):
            text = line_text(row)
            if row[0].rows or (begun[place - 1] if before else not text[:1].islower()):
                yield Line("", page)
            for cells in row[0].rows:
                yield line_of_cells(cells, page)
            if row[0].rows:
                yield Line("", page)
            elif text:
                yield Line(text, page, is_heading=place in headlines, is_title=is_title_row(row, sizes))
            before = row


def _begins_paragraph(before: list[Fragment], row: list[Fragment], usual: float, end: float) -> bool:
    """Whether a row stands apart from the one before it, or after a short one with a wide space, or in another size."""
    sizes = max(each.size for each in before), max(each.size for each in row)
    distance = _distance(before, row)
    is_short = before[-1].x1 < _SHORT * end
    if is_short and (distance > _WIDE or (_is_bold(before) != _is_bold(row) and not line_text(row)[:1].islower())):
        return True
    return distance > _PARAGRAPH * usual or abs(sizes[0] - sizes[1]) > 0.12 * max(sizes)


def _is_bold(row: list[Fragment]) -> bool:
    return all(each.is_bold for each in row)


def _refuse_without_meaning(lines: Iterable[Line]) -> None:
    text = "".join(line.text for line in lines)
    unknown = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in text)
    if unknown > _MOST_UNREADABLE * len(text):
        raise UnreadableError("this PDF does not say which letters its glyphs are, so its text cannot be read", _OCR)
