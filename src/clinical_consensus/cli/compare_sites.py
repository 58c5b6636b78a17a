"""Compare two built sites: list each file that one of them has otherwise, with more or less, than the other.

The file site-build.json, which says of what a site was built, is passed over.
Exit codes: 0 all files have equal bytes; 1 some differ; 2 a folder is missing.
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
    parser.add_argument("old", type=Path, metavar="OLD", help="the folder of one site")
    parser.add_argument("new", type=Path, metavar="NEW", help="the folder of the other")
    parser.add_argument("--without-hooks", action="store_true", help="take data-fact and data-state out of both first")
    options = parser.parse_args(arguments)
    for folder in (options.old, options.new):
        if not folder.is_dir():
            raise RefusedError(f"{folder}: there is no such folder; name the folder of a built site")
    found = list(differing_files(options.old, options.new, without_hooks=options.without_hooks))
    differing = [(path, how) for path, how in found if path != STAMP]
    for path, how in differing:
        print(f"{path}: {how}")
    if not differing:
        print(f"{options.old} and {options.new} have equal files.")
    return 1 if differing else 0
