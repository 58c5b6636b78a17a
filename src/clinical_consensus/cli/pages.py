"""Write the pages of a collection into a docs folder, for the site builder to read.

Exit codes: 0 done; 1 (--check) the folder is not in step with the collection; 2 the input is wrong: nothing was
written.
"""

from __future__ import annotations

import argparse
import gc
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.build.generate import docs_folder, generate
from clinical_consensus.cli.options import add_data_option, command_parser, shortest
from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.contract.settings import Settings, settings_in
from clinical_consensus.files.owned_folder import Difference


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings, problems = settings_in(os.environ)
    options = _options(arguments, settings)
    gc.disable()  # a short run whose records live to its end: collecting costs a tenth of it and finds nothing
    generated = generate(options.data, settings, problems)
    folder = docs_folder(options.docs)
    try:
        difference = (
            folder.compare(generated.files) if options.check or options.dry_run else folder.update(generated.files)
        )
    except OSError as error:
        place = error.filename or options.docs
        raise RefusedError(f"{place}: {error.strerror}; mend that, or name another folder with --docs") from None
    for path in difference.in_the_way:
        wrong = "it was not made by this generator, and stands where a generated page belongs"
        print(f"{options.docs / path}: {wrong}; move it away or rename it", file=sys.stderr)
    if options.check:
        return _check(difference, options)
    for path in difference.foreign:
        print(
            f"{options.docs / path}: left alone, though it was not made by this generator; move it elsewhere",
            file=sys.stderr,
        )
    if difference.in_the_way:
        return 2
    done = "would change" if options.dry_run else "changed"
    if options.dry_run:
        for verb, paths in (("write", (*difference.missing, *difference.stale)), ("remove", difference.left)):
            for path in paths:
                print(f"would {verb} {options.docs / path}")
    print(f"{generated.summary()} in {options.docs}; {difference.changes or 'no'} {_files(difference.changes)} {done}.")
    return 0


def _options(arguments: Sequence[str], settings: Settings) -> argparse.Namespace:
    parser = command_parser("pages", __doc__)
    add_data_option(parser, settings)
    parser.add_argument("--docs", type=Path, default=shortest(settings.output_root / "docs"), metavar="DIR",
                        help="the docs folder (default: %(default)s)")  # fmt: skip
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is not in step")
    mode.add_argument("--dry-run", action="store_true", help="write nothing; say what would be written")
    return parser.parse_args(arguments)


def _files(count: int) -> str:
    return "file" if count == 1 else "files"


def _check(difference: Difference, options: argparse.Namespace) -> int:
    kinds = ("missing", "stale", "left", "foreign", "in_the_way")
    words = {"left": "left over", "in_the_way": "in the way"}
    for kind in kinds:
        for path in getattr(difference, kind):
            print(f"{options.docs / path}: {words.get(kind, kind)}", file=sys.stderr)
    if difference == Difference():
        print(f"{options.docs} is in step with {options.data}.")
        return 0
    if difference.changes:
        command = shlex.join(
            ["python", "scripts/build_pages.py", "--data", str(options.data), "--docs", str(options.docs)]
        )
        print(f"To bring the pages in step, run: {command}", file=sys.stderr)
    if difference.foreign or difference.in_the_way:
        print("Move the foreign pages out of the generated folders, or delete them.", file=sys.stderr)
    return 1
