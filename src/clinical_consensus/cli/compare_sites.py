"""Compare two built sites: list every file that is missing, added or changed.

Example: clinical-consensus compare-sites old-site new-site

The file site-build.json, which records what a site was built from, is ignored.

Exit codes:
  0  all files are identical
  1  some files differ
  2  a folder does not exist
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.build.site_folder import STAMP
from clinical_consensus.cli.options import command_parser
from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.files.tree_difference import differing_files


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("compare-sites", __doc__)
    parser.add_argument("old", type=Path, metavar="OLD", help="the folder of the first site")
    parser.add_argument("new", type=Path, metavar="NEW", help="the folder of the second site")
    parser.add_argument("--without-hooks", action="store_true", help="ignore the attributes data-fact and data-state")
    options = parser.parse_args(arguments)
    for folder in (options.old, options.new):
        if not folder.is_dir():
            raise RefusedError(f"{folder}: this folder does not exist; name the folder of a built site")
    found = list(differing_files(options.old, options.new, without_hooks=options.without_hooks))
    differing = [(path, difference) for path, difference in found if path != STAMP]
    for path, difference in differing:
        print(f"{path}: {difference}")
    if not differing:
        print(f"{options.old} and {options.new} have identical files.")
    return 1 if differing else 0
