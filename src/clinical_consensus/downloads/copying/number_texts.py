"""The texts of figures and signs that are copied in another order than they look or are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from clinical_consensus.downloads.copying.copied_order import FROM_LEFT, FROM_RIGHT

_BETWEEN_NUMBERS = (",", ".", ";", ":", "/", "\u060c")


def is_list_of_two(texts: Sequence[str], spans: Sequence[range]) -> bool:
    """Return whether figures are a number with a comma or the like, as in [1, 2]: the two exchange their texts.

    `spans` are the parts of the texts, in the order in which they are read.
    """
    return len(spans) == 2 and sum("".join(texts[at] for at in span) in _BETWEEN_NUMBERS for span in spans) == 1


def divided_by_marks(texts: Sequence[str], spans: Iterable[range]) -> list[str]:
    """Return the texts of figures and signs with a mark at each sign, so that they are copied in the line's order.

    `spans` are the parts of the texts.
    """
    found = list(texts)
    for span in spans:
        if len(span) == 1 and not found[span[0]].isdigit():
            marks = FROM_RIGHT * (span[0] > 0), FROM_RIGHT * (span[0] < len(found) - 1)
            found[span[0]] = found[span[0]].join(marks)
    return found


def reversed_between(texts: Iterable[str]) -> list[str]:
    """Return texts in the opposite order; what is before and after one with marks of its own is turned apart."""
    found: list[str] = []
    for is_marked, group in groupby(texts, lambda text: FROM_LEFT in text):
        own = list(group)
        found += own if is_marked else own[::-1]
    return found
