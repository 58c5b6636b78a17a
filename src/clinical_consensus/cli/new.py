"""Make a folder for a collection of your own, with a synthetic one to start from.

Example: clinical-consensus new my-guideline --id my-guideline

In the folder are the collection's JSON file with its schema, the text of its source, a README with the commands, a
workflow that publishes the site from GitHub, and this package as a wheel with the list of what it needs. In it,
clinical-consensus takes the collection in data/ if no other is named.

Exit codes:
  0  done
  2  the folder is not empty, or cannot be written; or the id is none; nothing was written,
     unless the message says that the folder is in its place but may not be on the disk yet
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from clinical_consensus.build.start import LONGEST_NEW_ID, NEW_ID, check_new_folder, make_folder, start_files
from clinical_consensus.cli.options import command_parser, environment_settings
from clinical_consensus.contract.problems import RefusedError, quoted, shown
from clinical_consensus.contract.values import is_id


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings = environment_settings()
    parser = command_parser("new", __doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that does not exist yet, or is empty")
    parser.add_argument("--id", default=NEW_ID, help="the collection's id, its files' name (default: %(default)s)")
    options = parser.parse_args(arguments)
    if not is_id(options.id) or len(options.id) > LONGEST_NEW_ID:
        cure = f"use at most {LONGEST_NEW_ID} lower-case letters, digits and single hyphens, such as {NEW_ID}"
        raise RefusedError(f"--id: {quoted(options.id)} cannot be an id; {cure}")
    check_new_folder(options.folder)
    make_folder(options.folder, start_files(options.id, settings))
    print(*_next_steps(options.folder, options.id), sep="\n")
    return 0


def _next_steps(folder: Path, identifier: str) -> Iterator[str]:
    command = _command()
    steps = (
        f"cd {shown(folder)}",
        f"{command} check data/{identifier}.json",
        f"{command} site",
        "python3 -m http.server --directory site",
    )
    yield f"{shown(folder)} is ready; its README.md says how to go on. To build its site and look at it, run:"
    yield from (f"  {step}" for step in steps)


def _command() -> str:
    """How this command can be called from any folder."""
    called = Path(sys.argv[0])
    found = shutil.which("clinical-consensus")
    if called.name != "clinical-consensus":
        return f"{shown(sys.executable)} -m clinical_consensus.cli.main"
    return called.name if found and Path(found).samefile(called) else shown(called.absolute())
