"""Letters of a PDF page put together: words, their superscripts and subscripts, and the fragments of lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.pdf_letters import Letter, is_lowered_sign, is_raised_sign
from clinical_consensus.importing.readers.run_in import with_tab_after_label
from clinical_consensus.importing.readers.scripts import NOT_IN_UNICODE, lowered, raised

_SPACE = 0.17
"""The width of the narrowest space, in parts of the font's size; a word's letters stand closer."""

_GAP = 0.9
"""A wider space than any within a line of text that is not justified: what stands beyond it may be a column or cell."""

_EVEN, _LEAST_EVEN = 0.05, 3
"""How much the spaces of a justified line differ, in parts of the font's size, and how many words show them."""

_SAME_LINE = 0.25
_SUPER, _SUB = (0.12, 0.8), (-0.65, -0.04)
"""How far superscripts and subscripts are from the line, in parts of its size.

Word has 0.33 and -0.14, Typst 0.5 and -0.2, ReportLab 0.5 and -0.5.
"""

_SMALLEST, _SMALLER = 0.5, 0.88
_LONGEST_SCRIPT, _LONGEST_LETTERS = 16, 4
"""The sizes of scripts, in parts of the line's, and their lengths: other text stands beside an initial."""


@dataclass(frozen=True)
class Fragment:
    """A part of a line, or a table (then with its `rows`): its edges in points from the page's left and top."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    order: int
    after_space: bool = True
    script: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    bold: int = 0
    """How many of the first characters are bold."""

    @property
    def is_bold(self) -> bool:
        """Whether all of its letters are bold."""
        return self.bold == len(self.text) > 0


def rows_of(letters: Sequence[Letter], notes: Notes) -> list[list[Fragment]]:
    """Return the rows of a page from top to bottom, each with the fragments that wide spaces divide it into."""
    pieces = _scripted(_pieces(letters, notes), notes)
    rows: list[list[Fragment]] = []
    for piece in sorted(pieces, key=lambda each: each.base):
        if rows and abs(piece.base - rows[-1][0].base) <= _SAME_LINE * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_fragments(row) for row in rows]


def line_text(fragments: Iterable[Fragment]) -> str:
    """Return the text of the fragments of one line; a tab stands for each wide space, as between a form's columns.

    It stands after a bold label, too.
    """
    return "\t".join(
        with_tab_after_label(((each.text[: each.bold], True), (each.text[each.bold :], False))) for each in fragments
    )


def _pieces(letters: Sequence[Letter], notes: Notes) -> list[Fragment]:
    """Return words, or parts of words that have one size and one baseline, in the order of the file."""
    runs: list[list[Letter]] = []
    for letter in letters:
        if runs and _continues(runs[-1][-1], letter):
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return [_piece(run, notes) for run in runs]


def _continues(last: Letter, letter: Letter) -> bool:
    size = last.size
    return (
        not letter.after_space
        and letter.is_bold == last.is_bold
        and abs(letter.base - last.base) <= 0.02 * size
        and abs(letter.size - size) <= 0.05 * size
        and -0.5 * size <= letter.x0 - last.x1 <= _SPACE * size
    )


def _piece(run: Sequence[Letter], notes: Notes) -> Fragment:
    text = ""
    for script, group in groupby(_marks(run), key=lambda each: each[1]):
        part = "".join(letter.text for letter, _script in group)
        text += _in_script(part, script, text, notes)
    first = run[0]
    right = max(letter.x1 for letter in run)
    bold = len(text) if first.is_bold else 0
    return Fragment(text, first.x0, right, first.base, first.size, first.order, first.after_space, bold=bold)


def _marks(run: Sequence[Letter]) -> list[tuple[Letter, int]]:
    """Return each letter with its script; a sign beside a raised or lowered one may belong to it."""
    scripts = [letter.script for letter in run]
    if any(scripts):
        for place, letter in enumerate(run):
            beside = {*scripts[max(place - 1, 0) : place], *scripts[place + 1 : place + 2]}
            if not letter.text.isalnum() and 1 in beside and is_raised_sign(letter):
                scripts[place] = 1
            elif not letter.text.isalnum() and -1 in beside and is_lowered_sign(letter):
                scripts[place] = -1
    return list(zip(run, scripts, strict=True))


def _in_script(text: str, script: int, before: str, notes: Notes) -> str:
    if not script:
        return text
    written, lacking = raised(text, before) if script > 0 else lowered(text)
    if any(map(str.isalnum, lacking)):
        notes.add(NOT_IN_UNICODE, text)
    return written


def _scripted(pieces: list[Fragment], notes: Notes) -> list[Fragment]:
    """Return the pieces, those that stand above or below the line of a larger neighbour in Unicode, on that line."""
    done: list[Fragment] = []
    for place, piece in enumerate(pieces):
        earlier = done[-1:] or []
        following = pieces[place + 1 : place + 2] if not piece.text.isspace() else []
        base = next((each for each in earlier if _script_of(piece, each, is_before=True)), None) or next(
            (each for each in following if _script_of(piece, each, is_before=False)), None
        )
        if base is None:
            done.append(piece)
            continue
        script = _script_of(piece, base, is_before=base in earlier)
        text = _in_script(piece.text, script, base.text if base in earlier else "", notes)
        bold = len(text) if piece.is_bold else 0
        done.append(replace(piece, text=text, base=base.base, size=base.size, script=script, bold=bold))
    return done


def _script_of(piece: Fragment, base: Fragment, *, is_before: bool) -> int:
    """Return 1 or -1 if a piece is a superscript or subscript of the one before or after it, else 0."""
    gap = piece.x0 - base.x1 if is_before else base.x0 - piece.x1
    if base.script and is_before:
        gap = max(gap, 0) if -2 * base.size < gap else gap
    longest = _LONGEST_LETTERS if piece.text.isalpha() else _LONGEST_SCRIPT
    if (
        len(piece.text) > longest
        or piece.size < _SMALLEST * base.size
        or not -0.15 * base.size <= gap <= 0.3 * base.size
    ):
        return 0
    rise = (base.base - piece.base) / base.size
    is_small, is_alike = piece.size <= _SMALLER * base.size, piece.size <= 1.02 * base.size
    if _SUPER[0] <= rise <= _SUPER[1] and (is_small or (is_alike and 0.2 <= rise <= 0.6)):
        return 1
    return -1 if is_small and _SUB[0] <= rise <= _SUB[1] else 0


def _stretched(row: list[Fragment]) -> float:
    """Return the width of the spaces of a justified line, the same between words of different widths, or 0."""
    pieces = sorted((each for each in row if each.text.strip()), key=lambda each: each.x0)
    gaps = [(other.x0 - one.x1, one.x1 - one.x0) for one, other in pairwise(pieces)]
    usual = median(gap for gap, _ in gaps) if gaps else 0.0
    same = {round(width) for gap, width in gaps if abs(gap - usual) <= _EVEN * row[0].size}
    return usual * (1 + _EVEN) if len(same) >= _LEAST_EVEN and len(same) * 2 > len(gaps) else 0.0


def _fragments(row: list[Fragment]) -> list[Fragment]:
    is_turned = any(unicodedata.bidirectional(sign) in {"R", "AL"} for piece in row for sign in piece.text)
    found: list[Fragment] = []
    stretched = 0.0 if is_turned else _stretched(row)
    for piece in sorted(row, key=lambda each: each.order if is_turned else each.x0):
        last = found[-1] if found else None
        is_wide = last is not None and piece.x0 - last.x1 > max(_GAP * piece.size, stretched)
        if last is None or (is_wide and not is_turned):
            found.append(piece)
            continue
        gap = piece.x0 - last.x1
        is_apart = piece.after_space if is_turned else gap > _SPACE * piece.size or (piece.after_space and gap > 0)
        text = f"{last.text} {piece.text}" if is_apart else last.text + piece.text
        x0, x1, size = min(last.x0, piece.x0), max(last.x1, piece.x1), max(last.size, piece.size)
        bold = len(text) - len(piece.text) + piece.bold if last.is_bold and piece.bold else last.bold
        order = min(last.order, piece.order)
        found[-1] = replace(last, text=text, x0=x0, x1=x1, size=size, order=order, bold=bold)
    return found
