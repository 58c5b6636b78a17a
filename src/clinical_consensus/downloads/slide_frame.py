"""A slide: the line above its heading, the heading, what is on it, the foot, and how much room they leave."""

from __future__ import annotations

from dataclasses import dataclass

from clinical_consensus.collection.origin import Origin
from clinical_consensus.collection.text_width import LEADING, is_of_arial, line_count
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import isolated, sentence
from clinical_consensus.downloads.slide_blocks import COLUMN, HEIGHT, NUMBER, SMALLEST, TOP, Block

HEADING_SIZES = (40, 34, 30)

_LONGEST_HEADING = 4
_OWN_LEADING = 1.2
"""The most distance between lines that Office gives Arial, in em; LibreOffice gives Liberation Sans 1.15.

In the PDF it is 1.26, but a first line is 0.6 em lower than that: so many lines as fit on a slide are not higher there.
"""
_ELSEWHERE = "see the title slides"


@dataclass(frozen=True)
class Slide:
    """One slide: the line above its heading (kicker), heading, paragraphs, and the two lines at the foot."""

    kicker: str
    heading: str
    heading_size: int
    blocks: tuple[Block, ...]
    foot: str
    notes: str
    question: str = ""
    """The question's id; "" on the title slides and those of sections."""
    opens: bool = False
    """Whether the slide is the first of its question."""


def heading_height(heading: str, size: int) -> float:
    """Return the height of a heading in pt."""
    return line_count(heading, size, COLUMN, bold=True) * size * 1.2


def small_height(text: str) -> float:
    """Return the height of the line above a heading, or of the foot, in pt."""
    return line_count(text, SMALLEST, COLUMN) * SMALLEST * LEADING if text else 0.0


def foot_of(collection: CollectionView, origin: Origin, edition: str) -> str:
    """Return the text's source and the dates, each on one line; too long a line says where to find them instead."""

    def line(*named: tuple[str, str]) -> str:
        whole = " ".join(f"{name}{sentence(isolated(text))}" for name, text in named if text)
        if line_count(whole, SMALLEST, COLUMN - NUMBER) == 1:
            return whole
        return f"{' and '.join(name.strip(': ') for name, _ in named)}: {_ELSEWHERE}."

    source = ("Text: ", origin.titles) if origin.titles else ("From: ", collection.title)
    rights = (f"{collection.rights.label}: ", collection.rights.text)
    return f"{line(source, rights)}\n{line(('', origin.published), ('', edition))}"


def space_left(kicker: str, heading: str, size: int, foot: str) -> float:
    """Return the height left for paragraphs between a heading and the foot, in pt."""
    return HEIGHT - TOP - small_height(kicker) - heading_height(heading, size) - 16 - small_height(foot) - 20


def fits_unbroken(strength: Block, response: Block, space: float) -> bool:
    """Return whether a strength and a whole response fit into a height of `space` pt by the real height of lines.

    What else is on slides is estimated with more room, since other typefaces, which its letters may need, are higher.
    """
    is_of_one_face = all(is_of_arial(letter) or not letter.isprintable() for letter in response.whole)
    lines = line_count(response.whole, response.size, COLUMN - response.indent)
    spare = lines * response.size * (LEADING - _OWN_LEADING) if is_of_one_face else 0.0
    return strength.height + response.height - spare <= space


def sized(heading: str) -> tuple[str, int] | None:
    """Return the heading and the size at which it is short enough, or None if it is too long for a heading."""
    for size in HEADING_SIZES:
        if line_count(heading, size, COLUMN, bold=True) <= _LONGEST_HEADING - (size == HEADING_SIZES[0]) * 2:
            return heading, size
    return None
