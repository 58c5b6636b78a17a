"""Compare two built sites: list every file that is missing, added or changed.

Example: clinical-consensus compare-sites old-site new-site

The file site-build.json, which records what a site was built from, is ignored.

With --content, only what readers get is compared: text, attributes and tree of pages (white space between blocks
aside), text and pages of PDFs, cells of spreadsheets, text of slides, the same in archives, and any other file byte for
byte. A list of hashes (SHA256SUMS.txt, sw-files.js) must differ exactly where the bytes of its files do. Each file that
differs is named with its first differences.

Exit codes:
  0  all files are identical; with --content: equal
  1  some files differ
  2  a folder does not exist, or --content lacks a package of the tests
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from clinical_consensus.build.site_folder import STAMP
from clinical_consensus.cli.options import command_parser
from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.files.tree_difference import differing_files

_SHOWN = 3
"""How many differences of a file are shown."""


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("compare-sites", __doc__)
    parser.add_argument("old", type=Path, metavar="OLD", help="the folder of the first site")
    parser.add_argument("new", type=Path, metavar="NEW", help="the folder of the second site")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--without-hooks", action="store_true", help="ignore the attributes data-fact and data-state")
    how.add_argument("--content", action="store_true", help="compare what readers get, not bytes")
    options = parser.parse_args(arguments)
    for folder in (options.old, options.new):
        if not folder.is_dir():
            raise RefusedError(f"{folder}: this folder does not exist; name the folder of a built site")
    if options.content:
        return _compare_content(options.old, options.new)
    found = list(differing_files(options.old, options.new, without_hooks=options.without_hooks))
    differing = [(path, difference) for path, difference in found if path != STAMP]
    for path, difference in differing:
        print(f"{path}: {difference}")
    if not differing:
        print(f"{options.old} and {options.new} have identical files.")
    return 1 if differing else 0


def _compare_content(old: Path, new: Path) -> int:
    try:
        sites = import_module("clinical_consensus.compare.sites.difference")
    except ModuleNotFoundError as error:
        wrong = f"--content needs the package {error.name}, which is installed for the tests"
        raise RefusedError(f"{wrong}; run: make .venv/.test") from error
    differing = list(sites.differing_content(old, new, ignored=[STAMP]))
    for each in differing:
        print(f"{each.path}: {each.how}")
        for difference in each.where[:_SHOWN]:
            print(f"  {difference.line()}")
        if len(each.where) > _SHOWN:
            print(f"  and {len(each.where) - _SHOWN} more")
    if not differing:
        print(f"{old} and {new} are equal for readers.")
    return 1 if differing else 0
