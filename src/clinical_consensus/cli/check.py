"""Check a collection's JSON file and the files that belong to it: sources, frozen editions and sign-offs.

Example: clinical-consensus check data/icm_oncology.json

Every problem is listed with its place, what is wrong and how to fix it. A warning points out something that is allowed
but may be a mistake; warnings go to the standard error.

Exit codes:
  0  the file can be published; there may be warnings
  2  the file has problems, or does not exist
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.build.generate import generate
from clinical_consensus.cli.options import command_parser, environment_settings
from clinical_consensus.contract.json_value import JsonValue
from clinical_consensus.contract.marker_rules import marker_warnings
from clinical_consensus.contract.problems import listed, shown
from clinical_consensus.review.fonts import script_warnings
from clinical_consensus.review.warnings import warnings


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("check", __doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="the collection's JSON file")
    options = parser.parse_args(arguments)
    generated = generate(options.file, environment_settings())
    whole = json.loads(generated.text)
    found = (*warnings(generated.dossier), *marker_warnings(JsonValue(whole)), *script_warnings(whole))
    for line in listed(options.file, found, generated.text):
        print(f"warning: {line}", file=sys.stderr)
    count = f"{len(found):,} {'warning' if len(found) == 1 else 'warnings'}" if found else "no warnings"
    print(f"{generated.collection.profile.title}: no problems, {count} in {shown(options.file)}.")
    return 0
