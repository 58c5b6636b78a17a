"""Write a collection's pages into a docs folder, where the site builder reads them.

Example: clinical-consensus pages --data collection.json --docs docs

Exit codes:
  0  done
  1  with --check: the pages are not up to date with the collection
  2  the input is wrong, or a file or folder is in the way of a page; no page was written
"""

from __future__ import annotations

import argparse
import gc
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.build.generate import cache_of, docs_folder, generate
from clinical_consensus.cli.options import add_data_option, command_parser, shortest
from clinical_consensus.contract.problems import RefusedError, shown
from clinical_consensus.contract.settings import Settings, settings_in
from clinical_consensus.files.owned_folder import Difference


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings, problems = settings_in(os.environ)
    options = _options(arguments, settings)
    gc.disable()  # in this short run, collecting garbage takes a tenth of the time and frees nothing
    generated = generate(options.data, settings, problems, cache=cache_of(settings))
    folder = docs_folder(options.docs)
    try:
        difference = (
            folder.compare(generated.files) if options.check or options.dry_run else folder.update(generated.files)
        )
    except OSError as error:
        place = error.filename or options.docs
        raise RefusedError(
            f"{shown(place)}: {error.strerror}; fix this, or choose another folder with --docs"
        ) from None
    for path in difference.in_the_way:
        wrong = "this was not written by the generator, but a generated page belongs here"
        print(f"{options.docs / path}: {wrong}; move or rename it", file=sys.stderr)
    if options.check:
        return _check(difference, options)
    for path in difference.foreign:
        wrong = "this file was not written by the generator and was left in place"
        print(f"{options.docs / path}: {wrong}; move it out of the generated folders", file=sys.stderr)
    if difference.in_the_way:
        return 2
    done = "would change" if options.dry_run else "changed"
    if options.dry_run:
        for verb, paths in (("write", (*difference.missing, *difference.stale)), ("remove", difference.left)):
            for path in paths:
                print(f"would {verb} {shown(options.docs / path)}")
    counted = f"{difference.changes or 'no'} {_files(difference.changes)}"
    print(f"{generated.summary()} in {shown(options.docs)}; {counted} {done}.")
    return 0


def _options(arguments: Sequence[str], settings: Settings) -> argparse.Namespace:
    parser = command_parser("pages", __doc__)
    add_data_option(parser, settings)
    parser.add_argument("--docs", type=Path, default=shortest(settings.output_root / "docs"), metavar="DIR",
                        help="the docs folder (default: %(default)s)")  # fmt: skip
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a page is not up to date")
    mode.add_argument("--dry-run", action="store_true", help="write nothing; list what would be written or removed")
    return parser.parse_args(arguments)


def _files(count: int) -> str:
    return "file" if count == 1 else "files"


def _check(difference: Difference, options: argparse.Namespace) -> int:
    found = {
        "missing": difference.missing,
        "out of date": difference.stale,
        "left over from an earlier run": difference.left,
        "not written by the generator": difference.foreign,
        "in the way of a generated page": difference.in_the_way,
    }
    for state, paths in found.items():
        for path in paths:
            print(f"{options.docs / path}: {state}", file=sys.stderr)
    if difference == Difference():
        print(f"{shown(options.docs)} is up to date with {shown(options.data)}.")
        return 0
    if difference.changes:
        command = shlex.join(
            ["python", "scripts/build_pages.py", "--data", str(options.data), "--docs", str(options.docs)]
        )
        print(f"To update the pages, run: {command}", file=sys.stderr)
    if difference.foreign or difference.in_the_way:
        print(
            "Move files that the generator did not write out of the generated folders, or delete them.", file=sys.stderr
        )
    return 1
