"""Text files with the signs of Markdown, of a wiki or of a mail: headings, bold letters, quoted lines, columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.run_in import is_headline, with_tab_after_label
from clinical_consensus.importing.readers.text_boxes import unboxed
from clinical_consensus.importing.readers.text_grades import with_margin_grades

_QUOTED = re.compile(r"\s*(?:>\s?)+")
_HEADING = re.compile(r"#{1,6}\s+(?P<hash>\S.*?)\s*#*|(?P<signs>={1,6})\s*(?P<wiki>[^=\s].*?)\s*(?P=signs)\s*")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|\^{3,}")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
_BOLD = re.compile(r"\*\*|__|'''")
_SLANTED = re.compile(r"(?<![\w*_'\\])(\*|_|'')(?=[^\s*_'])([^*_\n]*?[^\s*_'\\])\1(?![\w*_'])")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_CELL = re.compile(r"\S+(?: \S+)*")
_LEAST_ROWS = _LEAST_COLUMNS = 3
_LEAST, _LEAST_QUOTED = 2, 3
_MOST_APART = 2
"""How much longer or shorter than its heading an underline may be."""

_SAID = "signs of markup, read as the headings and bold letters that they stand for: compare with the document"


def without_marks(lines: Sequence[Line], notes: Notes) -> list[Line]:
    """Return the lines of a text file without the signs that mark headings, bold letters and quoted lines.

    There must be two headings with such signs, or two pieces of bold letters, and three quoted lines together: a sign
    alone may be one of the text. No line is left out, so that each keeps its number. Columns that spaces align are
    divided by tabs; boxes lose their frames; grades in the margin are the first cells of rows.
    """
    plain = list(_with_tabs(with_margin_grades(list(unboxed(list(_unquoted(lines)), notes)))))
    headings = dict(_headings(plain))
    is_bold = sum(len(_BOLD.findall(line.text)) for line in plain) >= _LEAST * 2
    if len(headings) >= _LEAST or is_bold:
        notes.add(_SAID)
        plain = [headings.get(at, line) for at, line in enumerate(plain)]
        plain = list(_unmarked(plain))
    return plain


def _unquoted(lines: Sequence[Line]) -> Iterator[Line]:
    for is_quoted, group in groupby(lines, lambda line: _QUOTED.match(line.text) is not None):
        together = list(group)
        if is_quoted and len(together) >= _LEAST_QUOTED:
            together = [replace(line, text=_QUOTED.sub("", line.text, count=1)) for line in together]
        yield from together


def _with_tabs(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines; where those that stand together have their columns at the same places, tabs divide them."""
    for _, group in groupby(lines, lambda line: bool(line.text.strip())):
        together = list(group)
        columns = [[(found.start(), found[0]) for found in _CELL.finditer(line.text)] for line in together]
        starts = {tuple(start for start, _ in cells) for cells in columns}
        is_table = len(together) >= _LEAST_ROWS and len(starts) == 1 and len(columns[0]) >= _LEAST_COLUMNS
        for line, cells in zip(together, columns, strict=True):
            yield replace(line, text="\t".join(text for _, text in cells)) if is_table else line


def _headings(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield the lines that signs make headings, and those of signs below or between others as empty ones."""
    for at, line in enumerate(lines):
        above, below = (lines[each].text if 0 <= each < len(lines) else "" for each in (at - 1, at + 1))
        if found := _HEADING.fullmatch(line.text):
            yield at, replace(line, text=found["hash"] or found["wiki"], is_heading=True)
        elif _is_underlined(above, line.text) and not (at > 1 and lines[at - 2].text.strip()):
            yield at - 1, replace(lines[at - 1], text=above.strip(), is_heading=True)
            yield at, replace(line, text="")
        elif _RULE.fullmatch(line.text) and not above.strip() and not below.strip():
            yield at, replace(line, text="")


def _is_underlined(text: str, line: str) -> bool:
    is_text = any(map(str.isalpha, text)) and "|" not in text and "\t" not in text
    is_near = abs(len(text.strip()) - len(line.strip())) <= _MOST_APART
    return is_text and is_near and _UNDERLINE.fullmatch(line.strip()) is not None


def _unmarked(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines without the signs of bold and slanted letters; a paragraph with half a pair keeps its own."""
    for _, group in groupby(lines, lambda line: bool(line.text.strip())):
        paragraph = list(group)
        is_paired = sum(len(_BOLD.findall(line.text)) for line in paragraph) % 2 == 0
        is_bold = False
        for line in paragraph:
            runs = list(_runs(line.text, is_bold)) if is_paired else [(line.text, False)]
            is_bold = runs[-1][1]
            runs = [(_ESCAPED.sub("", _SLANTED.sub(r"\2", text)), is_strong) for text, is_strong in runs]
            text = with_tab_after_label(runs)
            is_head = any(text for text, _ in runs) and all(is_strong or not text.strip() for text, is_strong in runs)
            yield replace(line, text=text, is_heading=line.is_heading or (is_head and is_headline(text.strip())))


def _runs(text: str, is_bold: bool) -> Iterator[tuple[str, bool]]:
    for place, piece in enumerate(_BOLD.split(text)):
        yield piece, is_bold != bool(place % 2)
