"""Export the data contract's JSON Schema from the model into data/icm_oncology.schema.json.

Exit codes: 0 done, or (--check) current; 1 (--check) not current.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from consensus.model import schema_text

SCHEMA = Path(__file__).resolve().parents[1] / "data" / "icm_oncology.schema.json"


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process when None) and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the file is not current")
    options = parser.parse_args(arguments)
    if not options.check:
        SCHEMA.write_text(schema_text(), encoding="utf-8")
        return 0
    if SCHEMA.is_file() and SCHEMA.read_text(encoding="utf-8") == schema_text():
        return 0
    print(f"{SCHEMA.name} is not current; run: make schema", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
