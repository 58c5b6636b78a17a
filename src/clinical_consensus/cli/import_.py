"""Make a draft collection of a document: the text of a consensus, a guideline or a deck of questions.

Example: clinical-consensus import deck.txt --id my-guideline --prefix surgery --out data/surgery.json

What the document itself says where it belongs is placed; what only its position suggests is marked as inferred; the
rest is in the report. Beside OUT, the command writes the document's text, sources/OUT.txt, and OUT.report.json, which
accounts for every word. No file that exists is changed.

Exit codes:
  0  the draft was written; the report may list words that have no place
  2  the document cannot be read, has no question with a response, or a file to write exists; nothing was written
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.cli.options import command_parser, today
from clinical_consensus.compare.report import as_markdown
from clinical_consensus.contract.dates import date_of
from clinical_consensus.contract.input_files import file_content, reading_once
from clinical_consensus.contract.parse import parse
from clinical_consensus.contract.problems import InputError, Problem, RefusedError, quoted, shown
from clinical_consensus.contract.read import read
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.terminal import print_document
from clinical_consensus.contract.values import LARGEST_NUMBER, is_id
from clinical_consensus.files.atomic import replace_all
from clinical_consensus.importing.import_report import draft_json, report_json, summary
from clinical_consensus.importing.importer import Imported, ImportOptions, NoDraftError, import_document
from clinical_consensus.importing.lines import ReadDocument, source_text
from clinical_consensus.importing.proposal import proposed
from clinical_consensus.importing.readers.documents import read_document

_ID = 40
"""Characters of a prefix at most: ids of statements, which begin with it, have at most 80."""


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    options = _parser().parse_args(arguments)
    prefix = options.id if options.prefix is None else options.prefix
    targets = _targets(options.out)
    wrong = [*_wrong_options(options, prefix), *_existing(options, targets)]
    if wrong:
        raise RefusedError(*wrong)
    with reading_once():
        published = read(options.against, with_sources=False) if options.against else None
        if published and published.profile.id != options.id:
            wrong_id = f"this is the collection {quoted(published.profile.id)}, but --id is {quoted(options.id)}"
            raise InputError(options.against, [Problem("collection.id", wrong_id, "give the same id")])
        document = read_document(options.file)
        content = source_text(document).encode() if document.media_type else file_content(options.file)
        imported = _imported(document, content, options, prefix)
    files = {
        targets["source"]: content,
        targets["report"]: report_json(imported, document).encode(),
        options.out: draft_json(imported).encode(),
    }
    if published:
        files[targets["redline"]] = _redline(published, imported).encode()
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_all(files)
    print(*summary(imported), "", sep="\n")
    print(f"Written: {', '.join(map(shown, sorted(files)))}")
    print(f"Next: clinical-consensus check {shown(options.out)}")
    if published:
        print()
        print_document(files[targets["redline"]].decode())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = command_parser("import", __doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="the document")
    parser.add_argument("--id", required=True, metavar="ID", help="the collection's id, which never changes")
    parser.add_argument("--prefix", metavar="P", help="how ids of questions begin: P-q1 (default: the collection's id)")
    parser.add_argument("--number-from", type=int, metavar="N",
                        help="number the questions from N on (default: the document's own numbers)")  # fmt: skip
    parser.add_argument("--date", metavar="D", help="the date of edition 0.1.0, as 2026-11-25 (default: today)")
    parser.add_argument("--statements", choices=("whole", "sentences"), default="whole",
                        help="a response as one statement, or one to a sentence (default: %(default)s)")  # fmt: skip
    parser.add_argument("--against", type=Path, metavar="COLLECTION",
                        help="a published collection: what would change in it is shown as a redline")  # fmt: skip
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT", help="the draft's JSON file, which must not exist"
    )
    return parser


def _targets(out: Path) -> dict[str, Path]:
    return {
        "source": out.parent / "sources" / f"{out.stem}.txt",
        "report": out.with_name(f"{out.stem}.report.json"),
        "redline": out.with_name(f"{out.stem}.redline.md"),
    }


def _wrong_options(options: argparse.Namespace, prefix: str) -> list[str]:
    """Return every option that is wrong, with its cure."""
    cure = "use a-z, 0-9 and single hyphens between them"
    wrong = [] if is_id(options.id) else [f"--id {quoted(options.id)}: this is not a valid id; {cure}"]
    if not is_id(prefix) and (options.prefix is not None or not wrong):
        wrong.append(f"--prefix {quoted(prefix)}: this is not a valid id; {cure}")
    if is_id(prefix) and len(prefix) > _ID:
        wrong.append(f"--prefix: {quoted(prefix)} has more than {_ID} characters; give a shorter one")
    if options.date is not None and date_of(options.date) is None:
        wrong.append(f"--date {quoted(options.date)}: this is not a valid date; write it as 2026-11-25")
    if options.number_from is not None and not 0 <= options.number_from <= LARGEST_NUMBER - 10_000:
        wrong.append(f"--number-from {options.number_from}: this is no number of a question; write 1 or a larger one")
    if options.out.suffix != ".json":
        wrong.append(f"--out {shown(options.out)}: the draft is a JSON file; give it a name that ends in .json")
    return wrong


def _existing(options: argparse.Namespace, targets: dict[str, Path]) -> list[str]:
    """Return the files that would be replaced: a source with the same bytes is none of them."""
    paths = [options.out, targets["report"], *([targets["redline"]] if options.against else [])]
    found = [path for path in paths if os.path.lexists(path)]
    source = targets["source"]
    if os.path.lexists(source) and not _is_same(source, options.file):
        found.append(source)
    return [f"{shown(path)} exists, and is left as it is; name another --out, or remove it first" for path in found]


def _is_same(source: Path, document: Path) -> bool:
    try:
        return source.is_file() and source.read_bytes() == file_content(document)
    except (OSError, ValueError):
        return False


def _imported(document: ReadDocument, content: bytes, options: argparse.Namespace, prefix: str) -> Imported:
    wanted = ImportOptions(
        options.id,
        prefix,
        today().isoformat() if options.date is None else options.date,
        f"sources/{options.out.stem}.txt",
        hashlib.sha256(content).hexdigest(),
        options.number_from,
        options.statements == "sentences",
    )
    print(f"Reading {shown(options.file)}: {len(document.lines):,} lines …", file=sys.stderr)
    try:
        return import_document(document, wanted)
    except NoDraftError as error:
        cure = "mark its questions and responses so, or write the collection by hand"
        raise InputError(options.file, [Problem("the document", str(error), cure)]) from None


def _redline(published: Collection, imported: Imported) -> str:
    draft, problems = parse(imported.collection)
    assert draft, problems
    return as_markdown(proposed(published, draft))
