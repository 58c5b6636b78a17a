"""The slides of a collection, the same for the PDF and for the editable deck: question first, then the answer.

A slide is 960 × 540 pt (16:9). Nothing is smaller than 18 pt. Text that does not fit goes on at the end of a statement,
with the strength repeated; only a statement that fills more than a slide by itself is divided, between words. How much
fits is estimated from the widths of Arial's letters, so that both decks have the same slides whatever lays them out.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from consensus.citation import Reference
from consensus.teaching.sheet import Answer, Fact, Imprint, Sheet
from consensus.words import NOT_STATED, joined

WIDTH, HEIGHT = 960, 540
MARGIN = 48
COLUMN = WIDTH - 2 * MARGIN
SMALLEST = 18
FACT_SIZE = 20
HEADING_SIZES = (32, 28, 24)
RESPONSE_SIZES = (32, 30, 28, 26, 24, 22)
TOP = 34
"""Where the first line of a slide begins, in pt from its top."""

_WIDTHS = {
    0.23: "ijl|'",
    0.29: " ftI.,:;/!",
    0.34: "r()-[]",
    0.5: "ckszvxyJ",
    0.73: "w",
    0.84: "mM",
    0.95: "W—",
    1.0: "%@…",
}

_LEADING = 1.3
_BOLDER = 1.08
_SPACE_AFTER = 8
_LONGEST_HEADING = 4
_LONGEST_FOOT = 2
_LONGEST_LABEL = "Response/Recommendation 10 of 10, statements 10–10 of 10, part 10 of 10"


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

    @property
    def whole(self) -> str:
        """Everything that the block says, as one text."""
        mark = " (inferred)" if self.inferred else ""
        label = f"{self.label} " if self.label else ""
        return f"{label}{self.text}{mark}{f'. {self.note}' if self.note else ''}"

    @property
    def height(self) -> float:
        """The height that the block takes, in pt, with the space after it."""
        return lines(self.whole, self.size, COLUMN) * self.size * _LEADING + _SPACE_AFTER


@dataclass(frozen=True)
class Slide:
    """One slide: a line above its heading, the heading, paragraphs, and the foot that every slide has."""

    kicker: str
    heading: str
    heading_size: int
    blocks: tuple[Block, ...]
    foot: str
    notes: str
    question: str = ""
    """The question's id; "" on the first slides."""
    opens: bool = False
    """Whether the slide is the first of its question."""


def deck(imprint: Imprint, sheets: Iterable[Sheet]) -> tuple[Slide, ...]:
    """Return the slides of a collection in their order: the title, then each question and its answer."""
    foot = _foot(imprint)
    slides = list(_title_slides(imprint, foot))
    for sheet in sheets:
        slides += _question_slides(imprint, sheet, foot)
    return tuple(slides)


def lines(text: str, size: float, width: float) -> int:
    """Return how many lines of `width` pt a text takes at `size` pt, broken between words and at line breaks."""
    count = 0
    for paragraph in text.splitlines() or [""]:
        filled, rows = 0.0, 1
        for word in paragraph.split():
            long = _width(word) * size
            if filled and filled + long > width:
                rows, filled = rows + 1, 0.0
            rows += math.ceil(long / width) - 1 if long > width else 0
            filled += long % width + _width(" ") * size
        count += rows
    return count


@cache
def _letter(letter: str) -> float:
    """The width of a letter in em: Arial's (Adobe's Helvetica metrics), by classes; a wide East Asian one is square."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    for width, letters in _WIDTHS.items():
        if letter in letters:
            return width
    return 0.72 if letter.isupper() else 0.56


@cache
def _width(word: str) -> float:
    return sum(map(_letter, word))


def _foot(imprint: Imprint) -> str:
    parts = [f"Text: {imprint.text}." if imprint.text else f"{imprint.title}.", f"{imprint.edition}."]
    rights = f"Rights: {imprint.rights.text}"
    if lines(" ".join([*parts, rights]), SMALLEST, COLUMN) > _LONGEST_FOOT:
        rights = "Rights: see the first slide"
    return " ".join([*parts, rights])


def heading_height(heading: str, size: int) -> float:
    """Return the height that a heading takes, in pt; it is semibold, which is wider."""
    return lines(heading, size * _BOLDER, COLUMN) * size * 1.2


def small_height(text: str) -> float:
    """Return the height of the line above a heading, or of the foot, in pt."""
    return lines(text, SMALLEST, COLUMN) * SMALLEST * _LEADING if text else 0.0


def _room(kicker: str, heading: str, size: int, foot: str) -> float:
    """The height left for paragraphs between a heading and the foot."""
    return HEIGHT - TOP - small_height(kicker) - heading_height(heading, size) - 16 - small_height(foot) - 20


def _sized(heading: str) -> tuple[str, int] | None:
    """The size at which a heading stays short, or None when it is too long for a heading."""
    for size in HEADING_SIZES:
        if lines(heading, size * _BOLDER, COLUMN) <= _LONGEST_HEADING - (size == HEADING_SIZES[0]) * 2:
            return heading, size
    return None


def _title_slides(imprint: Imprint, foot: str) -> Iterator[Slide]:
    blocks = []
    if imprint.long_title:
        blocks.append(Block("text", imprint.long_title, 24))
    if imprint.published:
        blocks.append(Block("text", f"{imprint.published}."))
    if imprint.publication:
        links = " ".join(link.label for link in imprint.publication.links)
        related = " ".join(filter(None, (imprint.publication.text, links, imprint.publication_note)))
        blocks.append(Block("note", f"Related publication: {related}"))
    blocks.append(Block("fact", imprint.rights.text, label="Rights", stated=imprint.rights.stated))
    notes = "\n".join(block.whole for block in blocks)
    heading, size = _sized(imprint.title) or ("Slides", HEADING_SIZES[0])
    if heading != imprint.title:
        blocks.insert(0, Block("text", imprint.title))
    for number, group in enumerate(_paged(blocks, _room("", heading, size, foot), ())):
        yield Slide("", heading if not number else f"{heading}, continued", size, group, foot, notes)


def _question_slides(imprint: Imprint, sheet: Sheet, foot: str) -> Iterator[Slide]:
    name = f"Question {sheet.number}"
    notes = _notes(imprint, sheet)
    sized = _sized(sheet.heading)
    heading, size = sized or (name, HEADING_SIZES[0])
    kicker = f"{imprint.title} · {name}"
    asked = [] if sized else [Block("text", sheet.heading, 24)]
    asked += [Block("part", part.text, 24, part.label, inferred=part.inferred) for part in sheet.parts]
    opens = True
    for group in _paged(asked, _room(kicker, heading, size, foot), ()) or [()]:
        yield Slide(kicker, heading, size, group, foot, notes, sheet.id, opens)
        opens = False
    heading, size = _answer_heading(heading, name)

    def room(label: str) -> float:
        return _room(f"{kicker} · {label}", heading, size, foot)

    for answer in sheet.answers:
        is_last = answer is sheet.answers[-1]
        for label, group in _answer_groups(answer, sheet if is_last else None, room):
            yield Slide(f"{kicker} · {label}", heading, size, group, foot, notes, sheet.id)
    texts = [Block("text", paragraph) for paragraph in sheet.rationale]
    cited = [Block("text", _cited(number, each), SMALLEST) for number, each in enumerate(sheet.references, 1)]
    for what, blocks, inferred in (
        ("Rationale", texts, sheet.rationale_inferred),
        ("References", cited, sheet.references_inferred),
    ):
        for group in _paged(blocks, room(what), ()):
            yield Slide(
                f"{kicker} · {what}{' (inferred)' if inferred else ''}", heading, size, group, foot, notes, sheet.id
            )


def _answer_heading(heading: str, name: str) -> tuple[str, int]:
    """The heading of an answer: the question again where it is short enough, else its number."""
    for size, most in ((HEADING_SIZES[-1], 2), (FACT_SIZE, 3)):
        if lines(heading, size * _BOLDER, COLUMN) <= most:
            return heading, size
    return name, HEADING_SIZES[-1]


def _answer_groups(
    answer: Answer, last: Sheet | None, room_under: Callable[[str], float]
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The slides of an answer, each with its label; `last` is the question when its own facts follow this answer.

    `room_under` is the height left for paragraphs under a label.
    """
    strength = _fact("strength", answer.strength)
    facts = _facts(answer, last)
    heading = answer.heading
    whole = Block("response", answer.response, inferred=answer.inferred)
    for size in RESPONSE_SIZES:
        blocks = (strength, replace(whole, size=size), *facts)
        if _height(blocks) <= room_under(heading):
            yield heading, blocks
            return
    size, room = RESPONSE_SIZES[-1], room_under(_LONGEST_LABEL)
    groups = list(_grouped(answer.statements, size, room - strength.height))
    shown = [(strength, replace(whole, text=text, size=size)) for _, text in groups]
    for (place, _), blocks in zip(groups[:-1], shown, strict=False):
        yield f"{heading}, {place}", blocks
    place = f", {groups[-1][0]}" if len(groups) > 1 else ""
    rest = _paged((*shown[-1], *facts), room, (strength,))
    for number, blocks in enumerate(rest):
        yield f"{heading}{place}" if not number else f"{heading}, what is known of it", blocks


def _facts(answer: Answer, last: Sheet | None) -> list[Block]:
    """What is said after a response: what is stated, how inferred words were placed, and what is not stated."""
    told = [answer.consensus, answer.vote]
    facts = [_fact("fact", fact) for fact in told if fact.stated]
    silent = [fact.label for fact in told if not fact.stated]
    notes = list(answer.notes)
    if last:
        if last.authors:
            facts.append(Block("fact", last.names, label="Authors", inferred=last.authors_inferred))
        texts = {"Authors": last.authors, "Rationale": last.rationale, "References": last.references}
        silent += [name for name, stated in texts.items() if not stated]
        notes += last.notes
    if silent:
        facts.append(Block("fact", NOT_STATED, label=", ".join(silent), stated=False))
    return facts + [Block("note", note, SMALLEST) for note in notes]


def _fact(kind: str, fact: Fact) -> Block:
    return Block(kind, fact.text, FACT_SIZE, fact.label, fact.stated, fact.inferred, fact.note)


def _height(blocks: Iterable[Block]) -> float:
    return sum(block.height for block in blocks)


def _grouped(statements: tuple[str, ...], size: int, room: float) -> Iterator[tuple[str, str]]:
    """Statements in runs that each fit `room`: which they are, and their text."""
    count = len(statements)
    first, run = 1, ""
    for number, statement in enumerate(statements, 1):
        longer = joined([run, statement]) if run else statement
        if Block("response", longer, size).height <= room:
            run = longer
            continue
        if run:
            yield _place(first, number - 1, count), run
        first, run = number, statement
        pieces = list(_pieces(statement, size, room))
        if len(pieces) > 1:
            for part, piece in enumerate(pieces, 1):
                yield f"{_place(number, number, count)}, part {part} of {len(pieces)}", piece
            first, run = number + 1, ""
    if run:
        yield _place(first, count, count), run


def _place(first: int, last: int, count: int) -> str:
    return f"statement {first} of {count}" if first == last else f"statements {first}–{last} of {count}"


def _pieces(text: str, size: int, room: float) -> Iterator[str]:
    """A text in pieces that each fit `room`, divided between words."""
    rows = max(1, int((room - _SPACE_AFTER) / (size * _LEADING)))
    words = text.split(" ")
    start = 0
    while start < len(words):
        low, high = 1, len(words) - start
        while low < high:
            middle = (low + high + 1) // 2
            if lines(" ".join(words[start : start + middle]), size, COLUMN) <= rows:
                low = middle
            else:
                high = middle - 1
        yield " ".join(words[start : start + low])
        start += low


def _paged(blocks: Iterable[Block], room: float, repeated: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Paragraphs in groups that each fit `room`; `repeated` heads every group but the first."""
    groups: list[list[Block]] = []
    left = 0.0
    for block in blocks:
        most = room - _height(repeated)
        pieces = (
            [block.text]
            if block.height <= most
            else list(_pieces(block.text, block.size, most - block.size * _LEADING * 2))
        )
        for piece in pieces:
            own = replace(block, text=piece)
            if not groups or own.height > left:
                groups.append(list(repeated) if groups else [])
                left = room - _height(groups[-1])
            groups[-1].append(own)
            left -= own.height
    return [tuple(group) for group in groups]


def _cited(number: int, reference: Reference) -> str:
    return " ".join([f"{number}.", reference.text, *(link.label for link in reference.links)])


def _notes(imprint: Imprint, sheet: Sheet) -> str:
    """The whole of a question as a lecturer reads it: the notes of each of its slides."""
    said = [f"Question {sheet.number}. {sheet.heading}"]
    said += [f"{part.label}. {part.text}{' (inferred)' if part.inferred else ''}" for part in sheet.parts]
    for answer in sheet.answers:
        said += [f"{answer.heading}{' (inferred)' if answer.inferred else ''}: {answer.response}"]
        said += [answer.strength.line(), answer.consensus.line(), answer.vote.line(), *answer.notes]
    said += [sheet.byline, *sheet.notes]
    said += sheet.rationale or [f"Rationale: {NOT_STATED}"]
    said += [_cited(number, each) for number, each in enumerate(sheet.references, 1)] or [f"References: {NOT_STATED}"]
    said += (
        [f"Where it stands in the source: {'; '.join(f'{each.field}, {each.place}' for each in sheet.standing)}"]
        if sheet.standing
        else []
    )
    said += [sheet.cite, imprint.rights.line()]
    return "\n".join(said)
