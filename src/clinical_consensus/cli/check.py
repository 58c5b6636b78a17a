"""Check a collection's file, and everything that is kept beside it: sources, frozen editions, sign-offs.

Every problem is reported with its place, what is wrong and what would cure it. A warning is about something that the
contract allows and that may still be a mistake.

Exit codes: 0 the file can be published, with warnings or without; 2 it cannot, or there is no such file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.build.generate import generate
from clinical_consensus.cli.options import command_parser, environment_settings
from clinical_consensus.review.warnings import warnings


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("check", __doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="the collection's JSON file")
    options = parser.parse_args(arguments)
    generated = generate(options.file, environment_settings())
    found = warnings(generated.dossier)
    for warning in found:
        print(f"warning: {warning.line(options.file)}")
    count = f"{len(found)} {'warning' if len(found) == 1 else 'warnings'}" if found else "no warnings"
    print(f"{generated.collection.profile.title}: no problems, {count} in {options.file}.")
    return 0
