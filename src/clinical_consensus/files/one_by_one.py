"""Files of which there may be more than memory holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Files:
    """Files by path: pages, each of which is made when it is asked for and let go then, and all others."""

    others: Mapping[str, bytes]
    pages: Iterable[tuple[str, bytes]]

    def whole(self) -> dict[str, bytes]:
        """Return all files by path."""
        return {**self.others, **dict(self.pages)}
