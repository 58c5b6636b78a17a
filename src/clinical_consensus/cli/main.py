"""Publish a clinical consensus from one JSON file.

clinical-consensus check collection.json          find every mistake in the file
clinical-consensus site --data collection.json    build its site in the folder "site"
clinical-consensus COMMAND --help                 explain a command, its options and its exit codes

Exit codes:
  0    done
  1    the command ran, but something needs attention: differences were found, or a file could not be made
  2    the command could not run; the message says what is wrong and how to fix it
  130  stopped with Ctrl-C
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

from clinical_consensus.cli.parsers import CommandParser
from clinical_consensus.contract.problems import WRITES_NOTHING, RefusedError, exit_code
from clinical_consensus.files.scratch import remove_left

COMMANDS = {
    "check": "check a collection's file and list every problem and warning",
    "import": "make a draft collection of a document, and report every word that is not in it",
    "site": "build the site, with its downloads and open data",
    "merge": "put the parts of a site together that several runs made",
    "serve": "preview the site in a browser while you edit",
    "pdf": "make only the downloads: handbook, handouts, slides, flash cards",
    "compare": "report what changed between two editions, and why",
    "release": "release an edition: raise its version and freeze its text",
    "sign-off": "record that a reviewer signed off a question",
    "review": "put the review sheets that reviewers filled in together",
    "new": "make a folder for a collection of your own",
    "pages": "write only the pages that the site builder reads",
    "compare-sites": "list the files that differ between two built sites",
    "schema": "export the JSON Schema of the data contract",
}
"""Each command and what it does. The module of the same name runs it; a keyword of Python has "_" after it there."""

_KEPT = {
    "release": "no file was changed",
    "sign-off": "nothing was recorded",
    "check": WRITES_NOTHING,
    "compare": WRITES_NOTHING,
    "compare-sites": WRITES_NOTHING,
    "pdf": "no download was changed",
    "import": "nothing was written",
    "review": "nothing was written",
    "new": "nothing was written",
}
"""What a command says that it left as it was, where its input is wrong, if it makes no pages."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command with `arguments` (if None, those of the process) and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    kept = _KEPT.get(given[0] if given else "", "no page was changed")
    return exit_code(lambda: _run(given), kept)


def _run(given: Sequence[str]) -> int:
    if __doc__ is None:
        raise RefusedError("this Python leaves docstrings out, of which the schema is made; unset PYTHONOPTIMIZE")
    options = _parser().parse_args(given[:1])
    _use_own_files()
    remove_left()
    code: int = import_module(module_of(options.command)).main(given[1:])
    return code


def _use_own_files() -> None:
    """Let this run read and write the files that it makes itself, whatever the umask says of its owner."""
    of_others = 0o077
    os.umask(os.umask(of_others) & of_others)


def module_of(command: str) -> str:
    """Return the name of the module that runs a command: "clinical_consensus.cli.sign_off"."""
    return f"clinical_consensus.cli.{command.replace('-', '_')}{'_' * iskeyword(command)}"


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(
        "clinical-consensus", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", required=True)
    for name, summary in COMMANDS.items():
        commands.add_parser(name, help=summary)
    return parser


if __name__ == "__main__":
    sys.exit(main())
