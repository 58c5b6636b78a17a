"""Put the review sheets that reviewers filled in together, and reply to them.

Example: clinical-consensus review anna.xlsx ben.csv --out reply.json

A sheet is downloads/review-sheet.xlsx of the site, filled in and saved as an Excel workbook (.xlsx), or as CSV in UTF-8
or UTF-16, by any spreadsheet. Workbooks need openpyxl: the extra `review` of this package. A remark is matched by its
row's id and hash. If the text has changed since, it is set apart, and listed with both hashes.

Beside reply.json stand reply.xlsx, with a column for the committee's answers, and reply.html, with proposed wordings as
redlines; it opens from the disk. All three hold names and competing interests: they are never written into a site or
into docs/, and never over an earlier reply. Keep them, and the sheets, out of version control.

Exit codes:
  0  done; what is doubtful in the sheets is listed here and in the reply
  2  a sheet cannot be read, or is one of another collection; or the reply cannot be written; nothing was written
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from clinical_consensus.build.site_folder import STAMP
from clinical_consensus.cli.options import add_data_option, command_parser, environment_settings
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.input_files import reading_once
from clinical_consensus.contract.problems import InputError, RefusedError, listed, shown
from clinical_consensus.contract.read import read
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.atomic import replace_all
from clinical_consensus.review.dossier import read_dossier
from clinical_consensus.review.filled_sheets import FilledSheet, filled_sheet
from clinical_consensus.review.replies import Reply, check_collection, reply_to
from clinical_consensus.review.reply_files import reply_json, reply_workbook
from clinical_consensus.review.reply_page import reply_page

_ANOTHER = "choose another file with --out"


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings = environment_settings()
    parser = command_parser("review", __doc__)
    parser.add_argument("sheets", type=Path, nargs="+", metavar="FILE", help="a filled review sheet: .xlsx or CSV")
    add_data_option(parser, settings)
    parser.add_argument("--out", type=Path, default=Path("reply.json"), metavar="FILE",
                        help="the reply, a JSON file (default: %(default)s)")  # fmt: skip
    options = parser.parse_args(arguments)
    with reading_once():
        _check_out(options.out, settings, (options.data, *options.sheets))
        found = _read(options.data, options.sheets)
        if found is None:
            return 2
        reply = reply_to(*found)
    contents = reply_json(reply).encode(), reply_workbook(reply, options.out), reply_page(reply).encode()
    written = dict(zip(_files(options.out), contents, strict=True))
    replace_all(written)
    for file, own in groupby(reply.problems, key=lambda each: each[0]):
        for line in listed(file, [problem for _, problem in own], ""):
            print(f"warning: {line}", file=sys.stderr)
    if _may_be_committed(options.out):
        print(f"warning: git does not ignore {shown(options.out)}; list it in .gitignore", file=sys.stderr)
    print(_summary(reply, written))
    return 0


def _files(out: Path) -> tuple[Path, Path, Path]:
    return out, out.with_suffix(".xlsx"), out.with_suffix(".html")


def _check_out(out: Path, settings: Settings, inputs: Iterable[Path]) -> None:
    """Raise RefusedError if the reply would be published, or would take the place of a file, an input among them."""
    if out.suffix != ".json":
        raise RefusedError(f"{shown(out)} does not end in .json; {_ANOTHER}, such as reply.json")
    folder = out.resolve().parent
    roots = {settings.root, settings.output_root.resolve(), Path.cwd(), *(file.resolve().parent for file in inputs)}
    for place in (folder, *folder.parents):
        if (place / STAMP).exists() or any(place in (root / "site", root / "docs") for root in roots):
            raise RefusedError(f"{shown(place)} is published, and a reply holds names and interests; {_ANOTHER}")
    if not folder.is_dir():
        raise RefusedError(f"there is no folder {shown(out.parent)}; make it, or {_ANOTHER}")
    for file in _files(out):
        if os.path.lexists(file):
            raise RefusedError(f"{shown(file)} exists, and may have answers in it; {_ANOTHER}")


def _read(data: Path, files: Iterable[Path]) -> tuple[list[FilledSheet], CollectionView] | None:
    """The sheets and the collection; None if one of them cannot be used, after the problems of each are printed."""
    view: CollectionView | None = None
    sheets: list[FilledSheet] = []
    failed = False
    try:
        view = read_dossier(data, read(data)).view
    except InputError as error:
        error.report("nothing was written")
    for file in files:
        try:
            sheet = filled_sheet(file)
            if view:
                check_collection(sheet, view)
            sheets.append(sheet)
        except InputError as error:
            failed = True
            error.report("nothing was written")
    return None if view is None or failed else (sheets, view)


def _may_be_committed(out: Path) -> bool:
    """Whether the reply is in a work tree of git that does not ignore it."""
    try:
        command = ["git", "check-ignore", "--quiet", "--", out.name]
        done = subprocess.run(command, cwd=out.resolve().parent, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 1


def _summary(reply: Reply, written: Iterable[Path]) -> str:
    sheets = _counted(len(reply.sheets), "sheet")
    remarks = _counted(len(reply.remarks), "remark")
    apart, unplaced = len(reply.set_apart), len(reply.unplaced)
    counts = f"{sheets}: {remarks} on the present text, {apart:,} set apart, {unplaced:,} on no known text"
    files = ", ".join(map(shown, written))
    return f"{counts}. Written: {files}. They hold names and interests: do not publish them."


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
