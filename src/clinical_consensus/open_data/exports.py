"""Every file of open data that a site has, made of one collection."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from clinical_consensus.collection.old_view import Imprint, Sheet, imprint, sheets
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.records import schema_text
from clinical_consensus.contract.settings import Settings
from clinical_consensus.open_data import columns as rows
from clinical_consensus.open_data import review_sheet as review
from clinical_consensus.open_data.atom import PATH as FEED
from clinical_consensus.open_data.atom import atom_feed
from clinical_consensus.open_data.citations import citation_files
from clinical_consensus.open_data.plain_text import llms_txt, twin, twin_path
from clinical_consensus.open_data.question_json import question_files
from clinical_consensus.open_data.spreadsheet import Grid, csv_file, fitting, workbook

SUMS = "SHA256SUMS.txt"
REVIEW_SHEET = "downloads/review-sheet.xlsx"

_ABOUT = (("about", 30), ("this file", 90))


def exports(relations: Relations, settings: Settings, raw: bytes, data_sha256: str) -> Mapping[str, bytes]:
    """Return every file of open data by its path in the site.

    `raw` is the collection's file, of which `relations` were made, and `data_sha256` its hash. Beside the files stands
    the list of their hashes, as sha256sum checks it from the site's root. Raises ValueError when two files have one
    path: no file takes another's place.
    """
    data = OpenData(relations, settings, raw, data_sha256)
    files = one_each(chain(data.texts().items(), data.workbooks().items()))
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    return one_each(chain(files.items(), [(SUMS, sums.encode())]))


def one_each(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return files, each a path and its content, by path. Raises ValueError when two have the same path."""
    found: dict[str, bytes] = {}
    for path, content in files:
        if path in found:
            raise ValueError(f"two files of open data have the path {path}")
        found[path] = content
    return found


@dataclass(frozen=True)
class OpenData:
    """What `exports` makes, in two portions."""

    relations: Relations
    settings: Settings
    raw: bytes
    data_sha256: str

    def texts(self) -> dict[str, bytes]:
        """Return all the files but the workbooks."""
        relations, settings, said = self.relations, self.settings, self._imprint
        whole = {
            "data/collection.json": self.raw,
            "data/collection.schema.json": schema_text().encode(),
            "data/questions.csv": csv_file(_names(rows.COLUMNS), rows.rows(relations, said, settings)),
            "llms.txt": llms_txt(relations, self._sheets.values(), said, settings).encode(),
            FEED: atom_feed(relations, settings).encode(),
        }
        twins = ((twin_path(sheet.id), twin(sheet, said).encode()) for sheet in self._sheets.values())
        of_each = question_files(self.raw, self.data_sha256), citation_files(relations, said, settings), twins
        return one_each(chain(whole.items(), *of_each))

    def workbooks(self) -> dict[str, bytes]:
        """Return the workbooks: the table of questions, and the review sheet.

        A text that no cell can hold is not cut off: the cell names the question's plain text instead.
        """
        said, date = self._imprint, self.relations.collection.profile.edition.date
        about = Grid("About", _ABOUT, tuple(_about(said, self.data_sha256)))
        questions = Grid("Questions", rows.COLUMNS, _fitting(rows.rows(self.relations, said, self.settings)))
        remarks = Grid("Review", review.COLUMNS, _fitting(review.rows(self.relations, self._sheets)))
        return {
            "data/questions.xlsx": workbook(said.title, (questions, about), date),
            REVIEW_SHEET: workbook(said.title, (remarks, about), date),
        }

    @cached_property
    def _imprint(self) -> Imprint:
        return imprint(self.relations)

    @cached_property
    def _sheets(self) -> Mapping[str, Sheet]:
        return {sheet.id: sheet for sheet in sheets(self.relations, self.settings.site_url)}


def _names(columns: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    return tuple(name for name, _ in columns)


def _fitting(table: Iterator[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fitting(cell, twin_path(row[0])) for cell in row) for row in table)


def _about(said: Imprint, data_sha256: str) -> Iterator[tuple[str, str]]:
    facts = {
        "Collection": said.title,
        "Edition": said.edition,
        "Publication": said.published,
        "Text": said.text or said.not_stated,
        "Rights": said.rights.text,
        "Contact": said.contact,
        "SHA-256 of the data": data_sha256,
    }
    yield from ((name, fitting(text, "data/collection.json")) for name, text in facts.items() if text)
