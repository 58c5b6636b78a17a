"""What several commands share: the parser, options, and settings from environment variables."""

from __future__ import annotations

import argparse
import datetime
import os
from dataclasses import replace
from pathlib import Path

from clinical_consensus.build.start import SCHEMA_FILE
from clinical_consensus.cli.parsers import CommandParser
from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.contract.settings import Settings, settings_in
from clinical_consensus.review.sign_offs import SIGN_OFFS_FILE


def command_parser(command: str, description: str | None) -> argparse.ArgumentParser:
    """Return a parser for `command`. `description` is the text of --help, the docstring of the command's module."""
    formatter = argparse.RawDescriptionHelpFormatter
    return CommandParser(f"clinical-consensus {command}", description=description, formatter_class=formatter)


def environment_settings() -> Settings:
    """Return the settings from environment variables. Raises RefusedError if one is invalid."""
    settings, problems = settings_in(os.environ)
    if problems:
        raise RefusedError(*(f"{each.place}: {each.wrong}; {each.cure}" for each in problems))
    return settings


def add_data_option(parser: argparse.ArgumentParser, settings: Settings) -> None:
    """Add `--data FILE`; the default is the collection of the working folder or, in a checkout, the project's own."""
    default = own_collection(settings) or (shortest(settings.data) if settings.is_checkout else None)
    if default:
        parser.add_argument("--data", type=Path, default=default, metavar="FILE",
                            help="the collection's JSON file (default: %(default)s)")  # fmt: skip
    else:
        parser.add_argument("--data", type=Path, required=True, metavar="FILE", help="the collection's JSON file")


def own_collection(settings: Settings) -> Path | None:
    """Return the collection of the working folder: the only one in its `data`, as `new` makes it, else None.

    In the project's own folder there is none: it has the default collection.
    """
    if Path.cwd() == settings.root:
        return None
    beside = {SIGN_OFFS_FILE, SCHEMA_FILE}
    found = [path for path in sorted(Path("data").glob("*.json")) if path.name not in beside and path.is_file()]
    return found[0] if len(found) == 1 else None


def add_site_option(parser: argparse.ArgumentParser, settings: Settings) -> None:
    """Add `--site DIR`; the default is `site`."""
    root = Path() if own_collection(settings) else settings.output_root
    parser.add_argument("--site", type=Path, default=shortest(root / "site"), metavar="DIR",
                        help="the folder to build the site in (default: %(default)s)")  # fmt: skip


def add_rationale_option(parser: argparse.ArgumentParser) -> None:
    """Add `--rationale`, which is what RATIONALE=yes is in the environment."""
    parser.add_argument(
        "--rationale", action="store_true", help="slides carry the rationale, too, not only their notes"
    )


def with_options(settings: Settings, options: argparse.Namespace) -> Settings:
    """Return the settings with what the options of a command add to them."""
    return replace(settings, rationale="yes") if options.rationale else settings


def today() -> datetime.date:
    """Return the date on this machine, where the person who gives the command is."""
    return datetime.datetime.now().astimezone().date()


def shortest(path: Path) -> Path:
    """Return `path` relative to the working folder if it is inside it, else unchanged."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
