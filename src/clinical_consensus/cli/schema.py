"""Export the data contract's JSON Schema from the model into data/icm_oncology.schema.json.

Exit codes: 0 done, or (--check) current; 1 (--check) not current.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from clinical_consensus.cli.options import command_parser, environment_settings
from clinical_consensus.contract.records import schema_text


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    parser = command_parser("schema", __doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the file is not current")
    options = parser.parse_args(arguments)
    file = environment_settings().data.with_suffix(".schema.json")
    if not options.check:
        file.write_text(schema_text(), encoding="utf-8")
        return 0
    if file.is_file() and file.read_text(encoding="utf-8") == schema_text():
        return 0
    print(f"{file.name} is not current; run: make schema", file=sys.stderr)
    return 1
