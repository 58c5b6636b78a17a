"""Arrows in a line that is copied from the right: they have no mirror images, and point in the copy where they do."""

from __future__ import annotations

from collections.abc import Iterable

from clinical_consensus.downloads.copying.copied_order import kind_of
from clinical_consensus.downloads.copying.shown_text import GlyphRun, TextObject

_RIGHT, _LEFT = "→⇒⟶⟹↦", "←⇐⟵⟸↤"
ARROWS = dict(zip(_RIGHT + _LEFT, _LEFT + _RIGHT, strict=True))
"""Each arrow with the one that points the other way."""


def turned_arrows(line: Iterable[GlyphRun]) -> set[TextObject]:
    """Return the arrows of a line, each a text object, that stand in text from right to left.

    Typst tells the direction of objects with several glyphs only.
    """
    parts = [part for run in line for part in run.parts if not part.is_blank]
    beside = zip([None, *parts], parts, [*parts[1:], None], strict=False)
    return {part for left, part, right in beside if part.texts[0] in ARROWS and not _are_from_left(left, right)}


def _are_from_left(*beside: TextObject | None) -> bool:
    return all(part and "left" in map(kind_of, part.texts) for part in beside)
