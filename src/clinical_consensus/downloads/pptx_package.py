"""The files in an editable deck, written without the library's archive."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from pptx.opc.serialized import PackageWriter


def package_files(package: Any) -> dict[str, bytes]:
    """Return the files of a deck by their names in the archive."""
    return _Writer("", package._rels, tuple(package.iter_parts())).members()


class _Writer(PackageWriter):
    """The library's writer of decks without its archive, which needs a clock that is past 1980."""

    def members(self) -> dict[str, bytes]:
        """Return the files of the deck by their names in the archive."""
        members: dict[str, bytes] = {}
        kept: Any = SimpleNamespace(write=lambda uri, content: members.update({uri.membername: content}))
        self._write_content_types_stream(kept)
        self._write_pkg_rels(kept)
        self._write_parts(kept)
        return members
