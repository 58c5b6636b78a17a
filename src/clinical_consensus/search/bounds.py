"""The bounds that a text writes in words, as search knows them: "below 45%" is "<45%", "18 or older" is "\u226518".

docs/assets/javascripts/search-codes.js does the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinical_consensus.search.figures import figures
from clinical_consensus.search.pieces import Word
from clinical_consensus.search.signs import Pieces
from clinical_consensus.search.table import TABLE

_BOUNDS = tuple(
    (sign, *(re.compile(each, re.IGNORECASE if flags else 0) for each in around))
    for sign, flags, *around in TABLE["bounds"]
)
_COMPARED = re.compile("[<>\u2264-\u2267\u2a7d\u2a7e]")


def bounded(text: str, pieces: Pieces) -> Iterator[Word]:
    """Yield the figures of a text, given with its pieces, that are bounds, each with the sign that says so."""
    for piece in pieces:
        sign = _sign_of(text, piece) if piece[1] and not _COMPARED.match(piece[1]) else ""
        if sign:
            yield from (Word(key) for key in figures(f"{sign}{piece[1]}") if key.startswith(sign))


def _sign_of(text: str, piece: re.Match[str]) -> str:
    """The sign that the words before a figure stand for, or those after it and its unit; else none."""
    left, rest = text[max(0, piece.start() - TABLE["bound_within"]) : piece.start()], text[piece.end() :]
    return next((sign for sign, before, after in _BOUNDS if before.search(left) and after.match(rest)), "")
