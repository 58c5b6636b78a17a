"""What a reader of documents changed, left out or could not read, as lines for the report."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 20
"""How many examples a note lists; the rest are counted."""


class Notes:
    """What was noticed in a document, by kind; each kind becomes one note, in the order of their first occurrence."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, kind: str, *examples: str) -> None:
        """Add `examples` of what was noticed to the note that begins with `kind`."""
        self._found.setdefault(kind, []).extend(examples)

    def written(self) -> tuple[str, ...]:
        """Return the notes: each kind with its examples, each of them once."""
        return tuple(f"{kind}: {_listed(examples)}" if examples else kind for kind, examples in self._found.items())


def _listed(examples: Iterable[str]) -> str:
    every = list(dict.fromkeys(examples))
    left = f" and {len(every) - _SHOWN:,} more" if len(every) > _SHOWN else ""
    return ", ".join(every[:_SHOWN]) + left
