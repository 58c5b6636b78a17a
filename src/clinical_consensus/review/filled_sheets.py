"""Read a review sheet that a reviewer filled in: the rows with remarks, and what is doubtful about them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clinical_consensus.contract.input_files import UnusableFileError, file_content
from clinical_consensus.contract.problems import InputError, Problem, quoted
from clinical_consensus.open_data.review_sheet import (
    COMMENT,
    HASH,
    ID,
    INTEREST,
    OF_COLLECTION,
    PROPOSAL,
    REVIEW_COLUMNS,
    REVIEWER,
    STANDING,
    TEXT,
)
from clinical_consensus.review.sheet_tables import (
    BYTE_LIMIT,
    SheetCell,
    SheetRow,
    SheetTable,
    UnreadableSheetError,
    csv_table,
)
from clinical_consensus.review.workbook_tables import has_notes, is_workbook, workbook_tables

_NEEDED = (ID, HASH)
_REVIEWERS = (COMMENT, PROPOSAL, REVIEWER, INTEREST)
_NAMES = (*(name for name, _ in REVIEW_COLUMNS), STANDING)
_HEADER_WITHIN = 20
"""Within how many rows the header is looked for: Numbers writes a table's name above it."""

_WITHOUT_ROWS = ("about", "export summary")
"""The sheets that have no rows: ours about the file, and that which Numbers adds."""


@dataclass(frozen=True)
class FilledRow:
    """A row in which the reviewer wrote something, or changed the text itself; each cell is a text, "" if empty.

    `text` has its spaces as in the cell, as the hash is of these; the other cells are without those at their ends.
    `doubts` says of cells of the reviewer's why their text may not be what was meant.
    """

    place: str
    id: str
    sha256: str
    text: str
    comment: str
    proposal: str
    reviewer: str
    interest: str
    doubts: tuple[str, ...]

    @property
    def is_remark(self) -> bool:
        """Whether there is a comment or a proposed wording, or may be one."""
        return bool(self.comment or self.proposal or self.doubts)

    @property
    def is_altered(self) -> bool:
        """Whether the text in the row is not the one that its hash is of; a text that no cell holds is not, either."""
        return hashlib.sha256(self.text.encode()).hexdigest() != self.sha256


@dataclass(frozen=True)
class FilledSheet:
    """A filled sheet: its rows with something to answer, the ids of all its rows, the collections that it names."""

    file: Path
    sha256: str
    rows: tuple[FilledRow, ...]
    ids: frozenset[str]
    collections: frozenset[str]
    problems: tuple[Problem, ...]


def filled_sheet(file: Path) -> FilledSheet:
    """Return the filled sheet in `file`: a workbook (.xlsx), or CSV. Raises InputError if it cannot be read."""
    try:
        content = _content(file)
        reading = _Reading()
        if is_workbook(content):
            for table in workbook_tables(content):
                reading.add(table)
            if has_notes(content):
                wrong = "it has comments that are attached to cells, which are not read"
                reading.problems.append(Problem("file", wrong, f"copy them into the column {COMMENT!r}"))
        else:
            reading.add(csv_table(content, _fits))
    except UnreadableSheetError as unreadable:
        raise InputError(file, [Problem("file", unreadable.wrong, unreadable.cure)]) from None
    if reading.fatal or not reading.counted:
        raise InputError(file, reading.fatal or [_no_rows(reading)])
    return reading.sheet(file, hashlib.sha256(content).hexdigest())


def _content(file: Path) -> bytes:
    cure = "check the path and its permissions"
    try:
        content = file_content(file)
    except IsADirectoryError:
        raise UnreadableSheetError("this is a folder", "name the sheets in it") from None
    except UnusableFileError as unusable:
        raise UnreadableSheetError(str(unusable), "check that it is a review sheet") from None
    except FileNotFoundError:
        raise UnreadableSheetError("there is no such file", "check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableSheetError(f"it cannot be read: {reason}", cure) from None
    if len(content) > BYTE_LIMIT:
        wrong = f"it is larger than {BYTE_LIMIT // 2**20:,} MB"
        raise UnreadableSheetError(wrong, "check that it is a review sheet, and delete what is not")
    if not content:
        raise UnreadableSheetError("it is empty", "ask the reviewer to save and send it again")
    return content


def _no_rows(reading: _Reading) -> Problem:
    if reading.has_header:
        return Problem("file", "the sheet has no rows", "ask the reviewer to send the whole sheet")
    wrong = f"no row names the columns {ID!r} and {HASH!r}"
    return Problem("file", wrong, "take the review sheet of the site, and keep its first row")


def _named(cells: Iterable[str]) -> list[str]:
    return [" ".join(cell.split()).casefold() for cell in cells]


def _fits(cells: Sequence[str]) -> bool:
    """Whether a row is the sheet's header, or what is left of it: it names two of the sheet's columns or more."""
    known = {name.casefold() for name in _NAMES}
    return len(known.intersection(_named(cells))) > 1


class _Reading:
    """What has been read of a file until now."""

    def __init__(self) -> None:
        self.rows: list[FilledRow] = []
        self.counted: Counter[str] = Counter()
        self.collections: set[str] = set()
        self.problems: list[Problem] = []
        self.fatal: list[Problem] = []
        self.has_header = False

    def add(self, table: SheetTable) -> None:
        within = f"sheet {quoted(table.name)}, " if table.name else ""
        columns = self._columns(table.rows, within)
        if columns is None:
            if self.has_header and table.name.casefold() not in _WITHOUT_ROWS:
                wrong = "it has no header of a review sheet, so it is not read"
                self.problems.append(Problem(f"sheet {quoted(table.name)}", wrong, "move its remarks into the sheet"))
            return
        for number, cells in table.rows:
            self._add_row(f"{within}row {number:,}", cells, columns)

    def sheet(self, file: Path, sha256: str) -> FilledSheet:
        doubled = [identifier for identifier, count in self.counted.items() if identifier and count > 1]
        for identifier in doubled:
            wrong = f"{quoted(identifier)} stands in {self.counted[identifier]:,} rows"
            self.problems.append(
                Problem("file", wrong, "look at them together; each remark was taken, the same one once")
            )
        ids, named = frozenset(filter(None, self.counted)), frozenset(self.collections)
        return FilledSheet(file, sha256, tuple(self.rows), ids, named, tuple(self.problems))

    def _columns(self, rows: Iterator[SheetRow], within: str) -> Mapping[str, int] | None:
        """The place of each column by its name, from the header; None if there is none, or a column is missing."""
        for number, cells in rows:
            names = _named(cell.text for cell in cells)
            if _fits(names):
                break
            if number >= _HEADER_WITHIN:
                return None
        else:
            return None
        self.has_header = True
        place = f"{within}row {number:,}"
        twice = [name for name, count in Counter(filter(None, names)).items() if count > 1]
        own = {name.casefold(): name for name in _NAMES}
        found = {own.get(name, name): column for column, name in reversed(list(enumerate(names))) if name}
        missing = [name for name in _NEEDED if name not in found]
        if not {COMMENT, PROPOSAL} & found.keys():
            missing += [COMMENT, PROPOSAL]
        cure = "restore it from the sheet that was sent out"
        self.fatal += [Problem(place, f"the column {name!r} is missing", cure) for name in missing]
        self.fatal += [Problem(place, f"two columns are named {name!r}", "keep one") for name in twice if name in own]
        left = [name for name in _REVIEWERS if name not in found and name not in missing]
        self.problems += [Problem(place, f"the column {name!r} is missing", "ask the reviewer") for name in left]
        return None if missing else found

    def _add_row(self, place: str, cells: Sequence[SheetCell], columns: Mapping[str, int]) -> None:
        def cell(name: str) -> SheetCell:
            column = columns.get(name, len(cells))
            found = cells[column] if column < len(cells) else SheetCell()
            return found if name == TEXT else replace(found, text=found.text.strip())

        identifier, digest = cell(ID).text, cell(HASH).text.casefold()
        given = [cell(name) for name in _REVIEWERS]
        others = [(name, cell(name)) for name in columns if name not in _NAMES]
        doubtful = [(name, cell(name).doubt) for name in (*_REVIEWERS, ID, HASH) if cell(name).doubt]
        for name, doubt in doubtful:
            cure = "ask the reviewer for the words, as a text" if name in _REVIEWERS else "restore the cell"
            self.problems.append(Problem(f"{place}, {name}", doubt, cure))
        for name, each in others:
            if each.text or each.doubt:
                wrong = f"{quoted(each.text)} stands in the column {quoted(name)}, which is not the sheet's"
                self.problems.append(Problem(place, wrong, f"copy it into the column {COMMENT!r}"))
        if not identifier and not any(each.text or each.doubt for each in given):
            return
        self.counted[identifier] += 1
        self.collections.update(filter(None, [cell(OF_COLLECTION).text]))
        doubts = tuple(f"{name}: {doubt}" for name, doubt in doubtful if name in _REVIEWERS)
        comment, proposal, reviewer, interest = (each.text for each in given)
        row = FilledRow(place, identifier, digest, cell(TEXT).text, comment, proposal, reviewer, interest, doubts)
        if row.is_remark or row.reviewer or row.interest or (row.text and row.is_altered):
            self.rows.append(row)
