"""Report what changed between two editions of a collection. OLD and NEW are the editions' JSON files.

Example: clinical-consensus compare data/editions/1.0.0.json data/icm_oncology.json

Only the two files are read, not their sources: those of an earlier edition may have changed since. Where the edition of
NEW is frozen in the folder "editions" beside it, that is read too: a text that says something else is a draft after it.

Exit codes:
  0  nothing changed, or the history of every changed question gives the reason
  1  a question's text changed, or a question was added, withdrawn or removed, and its history does not say so;
     or history that the older edition published was rewritten
  2  a file has problems, or the files are not two editions of one collection in the right order
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.cli.options import command_parser
from clinical_consensus.compare.editions import compare, problems
from clinical_consensus.compare.report import as_json, as_markdown
from clinical_consensus.contract.input_files import reading_once
from clinical_consensus.contract.problems import WRITES_NOTHING, InputError, Problem, listed, quoted, text_of
from clinical_consensus.contract.read import read
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import version_key
from clinical_consensus.review.editions import EDITIONS_FOLDER


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("compare", __doc__)
    parser.add_argument("old", type=Path, metavar="OLD", help="the older edition's JSON file")
    parser.add_argument("new", type=Path, metavar="NEW", help="the newer edition's JSON file")
    parser.add_argument("--json", action="store_true", help="print JSON instead of Markdown")
    options = parser.parse_args(arguments)
    with reading_once():
        return _compare(options.old, options.new, as_document=not options.json)


def _compare(old_file: Path, new_file: Path, *, as_document: bool) -> int:
    read_files: list[Collection] = []
    for file in (old_file, new_file):
        try:
            read_files.append(read(file, with_sources=False))
        except InputError as error:
            print(error.report(WRITES_NOTHING), file=sys.stderr)
    if len(read_files) < 2:
        return 2
    old, new = read_files
    mismatch = _mismatch(old, new, old_file)
    if mismatch:
        raise InputError(new_file, [mismatch])
    released = _released(new, new_file)
    since = compare(released, new) if released else None
    comparison = compare(old, new, is_ahead=since is not None and since.changes_text)
    print(as_markdown(comparison) if as_document else as_json(comparison), end="")
    found = tuple(dict.fromkeys((*problems(comparison, new), *(problems(since, new) if since else ()))))
    for line in listed(new_file, found, text_of(new_file)):
        print(line, file=sys.stderr)
    return 1 if found else 0


def _released(new: Collection, file: Path) -> Collection | None:
    """What is frozen beside the file of `new` under its version, if that is another file of the same collection."""
    frozen = file.parent / EDITIONS_FOLDER / f"{new.profile.edition.version}.json"
    if not frozen.is_file() or frozen.samefile(file):
        return None
    released = read(frozen, with_sources=False)
    return released if released.profile.id == new.profile.id else None


def _mismatch(old: Collection, new: Collection, old_file: Path) -> Problem | None:
    """The problem with comparing `old` to `new`: another collection, or the newer edition first. None if they fit."""
    one, other = old.profile, new.profile
    if one.id != other.id:
        wrong = f"this is the collection {quoted(other.id)}, but {old_file} is {quoted(one.id)}"
        return Problem("collection.id", wrong, "compare two editions of the same collection")
    if version_key(one.edition.version) > version_key(other.edition.version):
        wrong = f"edition {other.edition.version} is older than edition {one.edition.version} in {old_file}"
        return Problem("collection.edition.version", wrong, "swap the two files")
    return None
