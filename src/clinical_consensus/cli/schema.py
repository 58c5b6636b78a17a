"""Export the JSON Schema of the data contract, and beside it what each field means.

Example: clinical-consensus schema --check

Exit codes:
  0  done; with --check: the files are up to date
  1  with --check: a file is not up to date
  2  a field of the contract has no class, or a file cannot be written
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.cli.options import command_parser, environment_settings, shortest
from clinical_consensus.collection.known_fields import check_fields
from clinical_consensus.contract.problems import shown
from clinical_consensus.contract.schema import fields_text, schema_text


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("schema", __doc__)
    settings = environment_settings()
    default = settings.data.with_suffix(".schema.json") if settings.is_checkout else Path("collection.schema.json")
    parser.add_argument("--out", type=Path, default=shortest(default), metavar="FILE",
                        help="the schema to write or check (default: %(default)s); FIELDS.md is beside it")  # fmt: skip
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if the file is not up to date")
    options = parser.parse_args(arguments)
    check_fields()
    file: Path = options.out
    texts = {file: schema_text(), file.with_name("FIELDS.md"): fields_text()}
    if not options.check:
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path for path, text in texts.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{shown(path)} is not up to date; run: clinical-consensus schema --out {shown(file)}", file=sys.stderr)
    return 1 if stale else 0
