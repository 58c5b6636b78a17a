"""Parsers of command lines whose help is printed as it stands."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from clinical_consensus.contract.terminal import print_document

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class CommandParser(argparse.ArgumentParser):
    """A parser whose help and usage, which have lines of their own, pass the stream that escapes line breaks."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help to `file`; if None, to standard output."""
        print_document(self.format_help(), file)

    def print_usage(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the usage to `file`; if None, to standard output."""
        print_document(self.format_usage(), file)
