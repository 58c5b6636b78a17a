"""Put the remarks of several reviewers together: what each says of which text, and what was set apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clinical_consensus.collection import wording
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.compare.redline import Piece, redline
from clinical_consensus.contract.problems import InputError, Problem, nearest, quoted
from clinical_consensus.open_data.exports import review_grid
from clinical_consensus.open_data.review_sheet import review_table
from clinical_consensus.open_data.spreadsheet import stands_elsewhere
from clinical_consensus.review.filled_sheets import FilledRow, FilledSheet


@dataclass(frozen=True)
class ReviewedText:
    """A text of the collection as it is now: the id of its question ("" if of none), its own, what it is, its hash.

    `cell` is what the review sheet says in its place, where it is too long for a cell; else the text itself.
    """

    question: str
    id: str
    name: str
    text: str
    sha256: str
    cell: str


@dataclass(frozen=True)
class Remark:
    """A reviewer's remark on a text.

    `reviewer` is who is named in the row or, if nobody is, the only one named in the file (`is_named` is then False);
    "" if that is not known. `interest` is what the row states, else what the reviewer states elsewhere in the file.
    `altered` is the text of the row if the reviewer wrote over it. `pieces` is the redline of the proposed wording (or
    of what was written over) against the present text; of a row that was set apart, that of the text it was about,
    if the row still has it, against the present one. `text` is None if there is no such text.
    """

    file: Path
    row: FilledRow
    text: ReviewedText | None
    reviewer: str
    is_named: bool
    interest: str
    altered: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Reviewer:
    """A reviewer, with every statement of competing interests, and the number of remarks."""

    name: str
    interests: tuple[str, ...]
    remarks: int


@dataclass(frozen=True)
class Reply:
    """What came back: remarks that hold, those set apart because their text has changed, those on no known text."""

    view: CollectionView
    sheets: tuple[FilledSheet, ...]
    remarks: tuple[Remark, ...]
    set_apart: tuple[Remark, ...]
    unplaced: tuple[Remark, ...]
    reviewers: tuple[Reviewer, ...]
    problems: tuple[tuple[Path, Problem], ...]


def reply_to(sheets: Sequence[FilledSheet], view: CollectionView) -> Reply:
    """Return what reviewers say in their sheets of the collection, in the order of its texts, then of the sheets.

    A remark holds if its row has the id and the hash of a text as it is now. No remark is left out.
    """
    texts = _texts(view)
    problems: list[tuple[Path, Problem]] = []
    found: list[Remark] = []
    seen: dict[str, Path] = {}
    for sheet in sheets:
        if sheet.sha256 in seen:
            wrong = f"it is the same file as {seen[sheet.sha256]}"
            problems.append((sheet.file, Problem("file", wrong, "its remarks were taken once")))
            continue
        seen[sheet.sha256] = sheet.file
        remarks = tuple(_remarks(sheet, texts))
        found += remarks
        problems += [(sheet.file, each) for each in (*sheet.problems, *_problems(remarks, texts))]
    order = {identifier: number for number, identifier in enumerate(texts)}
    found.sort(key=lambda each: order.get(each.row.id, len(order)))
    said = [each for each in found if each.row.is_remark or each.altered]
    known = [each for each in said if each.text]
    return Reply(
        view,
        tuple(sheets),
        tuple(each for each in known if holds(each)),
        tuple(each for each in known if not holds(each)),
        tuple(each for each in said if not each.text),
        tuple(_reviewers(found)),
        tuple(problems),
    )


def holds(remark: Remark) -> bool:
    """Whether a remark is on the text as it is now."""
    return remark.text is not None and remark.row.sha256 == remark.text.sha256


def check_collection(sheet: FilledSheet, view: CollectionView) -> None:
    """Raise InputError if a sheet is one of another collection: it names only others, or no text of this one."""
    ids = {row[1] for row in review_table(view).rows}
    others = " and ".join(map(quoted, sorted(sheet.collections)[:3]))
    if sheet.collections and view.id not in sheet.collections:
        wrong = f"this is a sheet of the collection {others}, not of {quoted(view.id)}"
    elif sheet.ids and not sheet.ids & ids:
        wrong = f"it has none of the ids of the collection {quoted(view.id)}"
    else:
        return
    raise InputError(sheet.file, [Problem("file", wrong, "name its collection's file with --data")])


def _texts(view: CollectionView) -> Mapping[str, ReviewedText]:
    rows = zip(review_table(view).rows, review_grid(view).rows, strict=True)
    return {row[1]: ReviewedText(row[0], row[1], row[2], row[3], row[4], written[3]) for row, written in rows}


def _remarks(sheet: FilledSheet, texts: Mapping[str, ReviewedText]) -> Iterator[Remark]:
    names = list(dict.fromkeys(row.reviewer for row in sheet.rows if row.reviewer))
    only = names[0] if len(names) == 1 else ""
    stated = {name: list(_interests(sheet.rows, name, only)) for name in ("", *names)}
    once: set[tuple[str, ...]] = set()
    for row in sheet.rows:
        text = texts.get(row.id)
        reviewer = row.reviewer or only
        interest = row.interest or (stated[reviewer][0] if reviewer and len(stated[reviewer]) == 1 else "")
        altered = row.text if row.text and row.is_altered and _is_over(row, text) else ""
        own = (row.id, row.sha256, altered, row.comment, row.proposal, reviewer, row.interest, *row.doubts)
        if own in once or not (row.is_remark or altered or row.reviewer or row.interest):
            continue
        once.add(own)
        remark = Remark(sheet.file, row, text, reviewer, bool(row.reviewer), interest, altered, ())
        yield replace(remark, pieces=_pieces(remark))


def _is_over(row: FilledRow, text: ReviewedText | None) -> bool:
    """Whether the text in a row is what somebody wrote over it, and not what the sheet says in place of a text."""
    if text is None or stands_elsewhere(row.text):
        return False
    said = text.text, text.cell, wording.NOT_STATED, wording.NOT_TRANSCRIBED
    return _as_read(row.text) not in map(_as_read, said)


def _as_read(text: str) -> str:
    """A text without what its way through a spreadsheet may change: spaces at its ends, and Excel's escapes."""
    return text.strip().replace("x005F_", "")


def _pieces(remark: Remark) -> tuple[Piece, ...]:
    if remark.text is None:
        return ()
    proposed = remark.row.proposal or remark.altered
    if holds(remark):
        present = remark.text.text if remark.text.sha256 else ""
        return redline(present, proposed) if proposed else ()
    before = "" if remark.row.is_altered else remark.row.text
    return redline(before, remark.text.text) if before else ()


def _interests(rows: Iterable[FilledRow], name: str, only: str) -> Iterator[str]:
    yield from dict.fromkeys(row.interest for row in rows if row.interest and (row.reviewer or only) == name)


def _reviewers(remarks: Iterable[Remark]) -> Iterator[Reviewer]:
    by_name: dict[str, list[Remark]] = {}
    for each in remarks:
        by_name.setdefault(each.reviewer, []).append(each)
    for name, own in by_name.items():
        interests = tuple(dict.fromkeys(each.row.interest for each in own if each.row.interest))
        count = sum(each.row.is_remark or bool(each.altered) for each in own)
        if name or interests:
            yield Reviewer(name, interests, count)


def _problems(remarks: Sequence[Remark], texts: Mapping[str, ReviewedText]) -> Iterator[Problem]:
    said = [each for each in remarks if each.row.is_remark or each.altered]
    if not said:
        yield Problem("file", "nothing is filled in", "ask the reviewer whether it is the right file")
    for each in said:
        place, identifier = each.row.place, each.row.id
        if not each.text:
            wrong = f"there is no text {quoted(identifier)}" if identifier else "the row has a remark, but no id"
            cure = nearest(identifier, texts, "find the row in the sheet that was sent out")
            yield Problem(place, wrong, cure)
        elif each.altered:
            wrong = "the text itself was written over"
            yield Problem(place, wrong, "ask whether it is a proposed wording; it is shown as one")
        if not each.reviewer:
            yield Problem(place, "no reviewer is named", "ask whose sheet it is")
