"""All files of open data in a site, made from one collection."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from clinical_consensus.collection import wording
from clinical_consensus.collection.people import facts_of_people
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.schema import schema_text
from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from clinical_consensus.open_data.atom import FEED, atom_feed
from clinical_consensus.open_data.citations import citation_files
from clinical_consensus.open_data.plain_text import llms_txt, question_text, text_path
from clinical_consensus.open_data.question_json import question_files
from clinical_consensus.open_data.review_sheet import review_table
from clinical_consensus.open_data.spreadsheet import Grid, csv_file, fitting, workbook
from clinical_consensus.open_data.table import statement_table

REVIEW_SHEET = "downloads/review-sheet.xlsx"

_COLLECTION = "data/collection.json"
_HASHES = "SHA256SUMS.txt"
_ABOUT = (("about", 30), ("this file", 90))


def exports(
    view: CollectionView, raw: bytes, data_sha256: str, *, with_sheet: bool = True, cache: Cache = NOTHING_KEPT
) -> Mapping[str, bytes]:
    """Return every file of open data by its path in the site, with a list of hashes for sha256sum at the site's root.

    `raw` is the content of the collection's file, from which `view` was made, and `data_sha256` its hash; `with_sheet`
    says whether the review sheet is among them; `cache` has work of earlier runs. Raises ValueError if two files have
    the same path.
    """
    data = OpenData(view, raw, data_sha256, cache)
    files = one_each(chain(data.texts().items(), data.workbooks(with_sheet=with_sheet).items()))
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return one_each(chain(files.items(), [(_HASHES, sums.encode())]))


def one_each(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return pairs of path and content as a dictionary. Raises ValueError if two have the same path."""
    found: dict[str, bytes] = {}
    for path, content in files:
        if path in found:
            raise ValueError(f"two files of open data have the path {path}")
        found[path] = content
    return found


@dataclass(frozen=True)
class OpenData:
    """What `exports` makes, in two parts."""

    view: CollectionView
    raw: bytes
    data_sha256: str
    cache: Cache = NOTHING_KEPT

    def texts(self) -> dict[str, bytes]:
        """Return all files except the workbooks, by path."""
        view, table = self.view, self._statements
        whole = {
            _COLLECTION: self.raw,
            "data/collection.schema.json": schema_text().encode(),
            "data/questions.csv": csv_file([name for name, _ in table.columns], table.rows),
            "llms.txt": llms_txt(view).encode(),
            FEED: atom_feed(view).encode(),
        }
        texts = ((text_path(question.id), question_text(question, view).encode()) for question in view.questions)
        of_each = question_files(self.raw, self.data_sha256, view), citation_files(view), texts
        return one_each(chain(whole.items(), *of_each))

    def workbooks(self, *, with_sheet: bool) -> dict[str, bytes]:
        """Return the workbooks by path: the table of statements and, `with_sheet`, the review sheet.

        A text that is too long for a cell is not cut off; the cell names a file that has it instead.
        """
        title, date = self.view.title, self.view.profile.edition.date
        about = Grid("About", _ABOUT, tuple(_about(self.view, self.data_sha256)))
        tables = {"data/questions.xlsx": _fitting(self._statements)}
        if with_sheet:
            tables[REVIEW_SHEET] = review_grid(self.view)
        return {path: workbook(title, (table, about), date, self.cache) for path, table in tables.items()}

    @cached_property
    def _statements(self) -> Grid:
        return statement_table(self.view)


def review_grid(view: CollectionView) -> Grid:
    """Return the table of the review sheet with its cells as they are written: what is too long names a file."""
    return _fitting(review_table(view))


def _fitting(grid: Grid) -> Grid:
    """A table whose texts fit their cells. Its first column is a question's id, or "" if a row is about none."""
    rows = (tuple(fitting(cell, text_path(row[0]) if row[0] else _COLLECTION) for cell in row) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _about(view: CollectionView, data_sha256: str) -> Iterator[tuple[str, str]]:
    people = facts_of_people(view.relations, view.relations.collection.authors)
    facts = (
        ("Collection", view.title),
        ("Edition", view.edition_and_drafts),
        ("Publication", view.origin.published),
        ("Text", view.origin.text or wording.NOT_STATED),
        *((fact.heading, fact.marked_text) for fact in (view.rights, *view.facts, *people)),
        ("Contact", view.contact),
        ("SHA-256 of the data", data_sha256),
    )
    yield from ((name, fitting(text, _COLLECTION)) for name, text in facts if text)
