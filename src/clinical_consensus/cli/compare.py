"""Tell what changed between two editions of a collection: OLD and NEW are JSON files under the data contract.

Only the two files are read, not their sources: those of an earlier edition may have changed since.

Exit codes: 0 nothing changed, or the history of every changed question says why; 1 it does not: a question's text
changed, or the question was added, withdrawn or removed, without such an entry, or what the older edition tells of the
past was rewritten; 2 the input is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.cli.options import command_parser
from clinical_consensus.compare.editions import compare, problems
from clinical_consensus.compare.report import as_json, as_markdown
from clinical_consensus.contract.problems import InputError, Problem, quoted
from clinical_consensus.contract.read import read
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import version_key


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("compare", __doc__)
    parser.add_argument("old", type=Path, metavar="OLD", help="the older edition's JSON file")
    parser.add_argument("new", type=Path, metavar="NEW", help="the newer edition's JSON file")
    parser.add_argument("--json", action="store_true", help="print JSON instead of Markdown")
    options = parser.parse_args(arguments)
    read_files: list[Collection] = []
    for file in (options.old, options.new):
        try:
            read_files.append(read(file, with_sources=False))
        except InputError as error:
            print(error.report(), file=sys.stderr)
    if len(read_files) < 2:
        return 2
    old, new = read_files
    unfit = _unfit(old, new, options.old)
    if unfit:
        raise InputError(options.new, [unfit])
    comparison = compare(old, new)
    print(as_json(comparison) if options.json else as_markdown(comparison), end="")
    found = problems(comparison, new)
    for problem in found:
        print(problem.line(options.new), file=sys.stderr)
    return 1 if found else 0


def _unfit(old: Collection, new: Collection, old_file: Path) -> Problem | None:
    """Why two collections are not two editions of one in their order, or None."""
    one, other = old.profile, new.profile
    if one.id != other.id:
        wrong = f"this is the collection {quoted(other.id)}, and {old_file} is {quoted(one.id)}"
        return Problem("collection.id", wrong, "name two editions of one collection")
    if version_key(one.edition.version) > version_key(other.edition.version):
        wrong = f"edition {other.edition.version} is older than edition {one.edition.version} in {old_file}"
        return Problem("collection.edition.version", wrong, "exchange the two files")
    return None
