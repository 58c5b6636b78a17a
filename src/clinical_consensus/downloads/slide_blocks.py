"""The paragraphs of slides: their height, and how they are grouped so that each group fits on a slide.

A slide is 960 × 540 pt (16:9). Nothing on it is smaller than 18 pt. What fits is estimated
(clinical_consensus.collection.text_width), so that the PDF and the editable deck have the same slides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.text_width import BREAKS, LEADING, line_count, pieces
from clinical_consensus.collection.votes import BAR_LENGTH, BarPart
from clinical_consensus.collection.wording import is_right_to_left, isolated, joined, marked, sentence

WIDTH, HEIGHT = 960, 540
MARGIN = 48
COLUMN = WIDTH - 2 * MARGIN
SMALLEST = 18
FACT_SIZE = 20
TOP = 34
"""The distance from the top of a slide to its first line, in pt."""

NUMBER = 72
"""The width at the right end of the foot that is kept for the slide's number, in pt."""

_SPACE_AFTER = 8
_BESIDE_BAR = 16

_MOST_OF_FIELD = 20_000
"""The most height that the text of one field takes, in pt: about 60 slides, with 65,000 Latin letters."""

_LEFT_TO_NOTES = {"list": "List: see the notes.", "table": "Table: see the notes."}
"""What stands on a slide for the blocks of a long text that only the notes have."""


@dataclass(frozen=True)
class Block:
    """A paragraph of a slide. `kind` is strength, response, part, fact, note or text; `size` is in pt."""

    kind: str
    text: str
    size: int = FACT_SIZE
    label: str = ""
    stated: bool = True
    inferred: bool = False
    note: str = ""
    bar: tuple[BarPart, ...] = ()
    """The bar of a vote, drawn before its words."""
    ours: bool = False
    """Whether its text is in the words of this site."""

    @property
    def indent(self) -> int:
        """How far from the left margin the text begins, in pt."""
        return BAR_LENGTH + _BESIDE_BAR if self.bar else 40 if self.kind in ("part", "response") else 0

    @property
    def whole(self) -> str:
        """The block's label, text, mark and note as one text."""
        label = f"{self.label}  " if self.label else ""
        return f"{label}{marked(self.text, self.inferred)}{f'. {self.note}' if self.note else ''}"

    @property
    def line(self) -> float:
        """The height of a line in pt."""
        return self.size * LEADING

    @cached_property
    def height(self) -> float:
        """The height of the block in pt, including the space after it."""
        return line_count(self.whole, self.size, COLUMN - self.indent) * self.line + _SPACE_AFTER


REST = Block("note", "The rest is in the handbook and on the site.", SMALLEST, ours=True)
"""What stands on a slide in place of the rest of a field that is too long for slides."""


def capped(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of one field; of a text that would fill too many slides, the start and where the rest is."""
    left: float = _MOST_OF_FIELD
    for block in blocks:
        if block.height > left:
            start = next(pieces(block.text, block.size, COLUMN - 40, _rows(left, block.size)))
            yield replace(block, text=start, note="")
            yield REST
            return
        left -= block.height
        yield block


def fact_block(kind: str, fact: Fact) -> Block:
    """Return a fact as one block."""
    return Block(
        kind, fact.text, FACT_SIZE, fact.heading, fact.is_stated, fact.is_inferred, fact.definition, ours=fact.is_ours
    )


def stated_blocks(facts: Iterable[Fact], *, with_rationale: bool = True) -> Iterator[Block]:
    """Yield a block for each line of text of the `facts` that are stated.

    Unless `with_rationale`, a rationale is left to the notes, and a line says so.
    """
    for fact in facts:
        if fact.is_stated and fact.name == "rationale" and not with_rationale:
            yield Block("note", f"{marked(fact.heading, fact.is_inferred)}: see the notes.", SMALLEST, ours=True)
        elif fact.is_stated and fact.is_long:
            first, *others = long_blocks(fact)
            label = marked(fact.heading, fact.is_inferred)
            yield from capped([*_lines(Block("fact", first.text, label=label)), *others])
        elif fact.is_stated:
            lines = _lines(fact_block("fact", fact))
            bars = [value.bar for value in fact.values]
            yield from capped(map(_with_bar, lines, bars) if has_bars(fact) else lines)


def has_bars(fact: Fact) -> bool:
    """Return whether the fact is of votes of which some are drawn; each is then one line of its text."""
    return any(value.bar for value in fact.values)


def _with_bar(block: Block, bar: tuple[BarPart, ...]) -> Block:
    return replace(block, bar=bar)


def long_blocks(fact: Fact) -> list[Block]:
    """Return the blocks of a long text; lists and tables are left to the notes, and a line says so."""
    return [
        Block("note", _LEFT_TO_NOTES[value.kind], SMALLEST, ours=True)
        if value.kind in _LEFT_TO_NOTES
        else Block("text", value.text)
        for value in fact.values
    ]


def unstated_blocks(facts: Iterable[Fact]) -> Iterator[Block]:
    """Yield blocks for the `facts` that are not stated: their labels together, then the words that say so."""
    labels: dict[str, list[str]] = {}
    for fact in facts:
        if not fact.is_stated:
            labels.setdefault(fact.text, []).append(isolated(fact.heading))
    for text, those in labels.items():
        yield Block("fact", text, label=", ".join(those), stated=False)


def names_blocks(fact: Fact) -> list[Block]:
    """Return a fact whose values are names as one block; there may be many, so the mark is on the label.

    If a name runs from right to left, each has a line of its own: on one line it is unclear where to begin to read.
    """
    *names, last = (value.text for value in fact.values)
    are_apart = any(map(is_right_to_left, [*names, last]))
    lines = [*(f"{isolated(name)}," for name in names), last] if are_apart else [fact.isolated(", ")]
    label = marked(fact.heading, fact.is_inferred)
    return [Block("fact", line, label="" if number else label) for number, line in enumerate(lines)]


def _lines(block: Block) -> Iterator[Block]:
    """A block for each line of the text: the label is before the first, mark and note after the last."""
    *others, last = BREAKS.split(block.text)
    for line in others:
        yield replace(block, text=line, inferred=False, note="")
        block = replace(block, label="")
    yield replace(block, text=last)


def height(blocks: Iterable[Block]) -> float:
    """Return the total height of blocks in pt."""
    return sum(block.height for block in blocks)


def tidy(block: Block) -> list[Block]:
    """Return the block with a short label and note; longer ones become text that can be divided between slides."""
    made = [block]
    if block.note and line_count(block.note, SMALLEST, COLUMN) > 2:
        made = [replace(block, note=""), Block("note", f"{block.label}, {block.text}: {block.note}", SMALLEST)]
    if block.label and line_count(block.label, block.size, COLUMN / 4 if block.kind == "part" else COLUMN) > 1:
        text = f"{sentence(block.label)}\n{block.text}"
        kind = "fact" if block.kind == "strength" else "text"
        made[0] = replace(made[0], kind=kind, label="", text=text)
    return made


def grouped(statements: tuple[str, ...], count: int, size: int, space: float) -> Iterator[tuple[str, str]]:
    """Yield statements in runs that each fit into a height of `space` pt: which of `count` they are, and their text."""
    run: list[str] = []
    for number, statement in enumerate(statements, 1):
        if Block("response", joined([*run, statement]), size).height <= space:
            run.append(statement)
            continue
        if run:
            yield _place(number - len(run), number - 1, count), joined(run)
        run = [statement]
        parts = list(pieces(statement, size, COLUMN - 40, _rows(space, size)))
        if len(parts) > 1:
            for part, text in enumerate(parts, 1):
                yield f"{_place(number, number, count)}, part {part} of {len(parts)}", text
            run = []
    if run:
        yield _place(count - len(run) + 1, count, count), joined(run)


def _place(first: int, last: int, count: int) -> str:
    return f"statement {first} of {count}" if first == last else f"statements {first}–{last} of {count}"


def _rows(space: float, size: int) -> int:
    """How many lines fit into a height."""
    return max(1, int((space - _SPACE_AFTER) / (size * LEADING)))


def paged(blocks: Iterable[Block], space: float, repeated: tuple[Block, ...] = ()) -> list[tuple[Block, ...]]:
    """Return blocks in groups that each fit into a height of `space` pt; all but the first begin with `repeated`."""
    groups: list[list[Block]] = []
    left = 0.0
    for block in chain.from_iterable(map(tidy, blocks)):
        for own in _divided(block, space - height(repeated)):
            if not groups or own.height > left:
                groups.append(list(repeated) if groups else [])
                left = space - height(groups[-1])
            groups[-1].append(own)
            left -= own.height
    return [tuple(group) for group in groups]


def _divided(block: Block, space: float) -> list[Block]:
    """The block, or several if it is higher than `space`; the label of all but the first says "continued"."""
    if block.height <= space:
        return [block]
    texts = list(pieces(block.text, block.size, COLUMN - 40, _rows(space, block.size) - 2))
    first = replace(block, text=texts[0], note="")
    label = f"{block.label} (continued)" if block.label else ""
    return [
        first,
        *(replace(first, text=text, label=label, note=block.note if text is texts[-1] else "") for text in texts[1:]),
    ]
