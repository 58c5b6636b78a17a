"""Publish a clinical consensus from one JSON file.

clinical-consensus check collection.json          find every mistake in the file
clinical-consensus site --data collection.json    build its site into the folder "site"
clinical-consensus COMMAND --help                 explain a command and its options
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from clinical_consensus.contract.problems import exit_code

COMMANDS = {
    "check": "check a collection's file, and report every problem and warning with its place",
    "site": "build the site, with its files to download and its open data",
    "serve": "show the site at once, and again after each change",
    "pdf": "make the files to download alone: handbook, handouts, slides, flash cards",
    "compare": "report what changed between two editions, and why",
    "release": "release an edition: raise its version and freeze its text",
    "sign-off": "record that a reviewer signed off a question",
    "pages": "write the pages for the site builder into a folder",
    "compare-sites": "list the files in which two built sites differ",
    "schema": "export the JSON Schema of the data contract",
}
"""Each command and what it does; the module of the same name runs it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command with `arguments` (those of the process when None) and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(given[:1])
    command = import_module(f"clinical_consensus.cli.{options.command.replace('-', '_')}")
    return exit_code(lambda: command.main(given[1:]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "clinical-consensus", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", required=True)
    for name, summary in COMMANDS.items():
        commands.add_parser(name, help=summary)
    return parser


if __name__ == "__main__":
    sys.exit(main())
