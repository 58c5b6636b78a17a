"""The slides of a collection, the same for the PDF and for the editable deck: question first, then the answer.

A slide is 960 × 540 pt (16:9). Nothing is smaller than 18 pt. Text that does not fit goes on at the end of a statement,
with the strength repeated; only a statement that fills more than a slide by itself is divided. How much fits is
estimated (clinical_consensus.downloads.text_width), so that both decks have the same slides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from clinical_consensus.collection.old_view import Answer, Fact, Imprint, Sheet
from clinical_consensus.collection.vancouver import Reference
from clinical_consensus.collection.wording import NOT_STATED, isolated, joined, sentence
from clinical_consensus.downloads.text_width import LEADING, line_count, pieces

WIDTH, HEIGHT = 960, 540
MARGIN = 48
COLUMN = WIDTH - 2 * MARGIN
SMALLEST = 18
FACT_SIZE = 20
HEADING_SIZES = (40, 34, 30)
RESPONSE_SIZES = (30, 28, 26, 24, 22)
TOP = 34
"""Where the first line of a slide begins, in pt from its top."""

_BOLDER = 1.08
"""How much wider semibold letters are."""

_SPACE_AFTER = 8
_LONGEST_HEADING = 4
_LONGEST_LABEL = "Response/Recommendation 10 of 10, statements 10–10 of 10, part 10 of 10"
_ELSEWHERE = "see the title slides"


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
        label = f"{self.label}  " if self.label else ""
        return f"{label}{self.text}{mark}{f'. {self.note}' if self.note else ''}"

    @property
    def height(self) -> float:
        """The height that the block takes, in pt, with the space after it."""
        indent = 40 if self.kind in ("part", "response") else 0
        return line_count(self.whole, self.size, COLUMN - indent) * self.size * LEADING + _SPACE_AFTER


@dataclass(frozen=True)
class Slide:
    """One slide: a line above its heading, the heading, paragraphs, and the two lines at the foot of every slide."""

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


def heading_height(heading: str, size: int) -> float:
    """Return the height that a heading takes, in pt."""
    return line_count(heading, size * _BOLDER, COLUMN) * size * 1.2


def small_height(text: str) -> float:
    """Return the height of the line above a heading, or of the foot, in pt."""
    return line_count(text, SMALLEST, COLUMN) * SMALLEST * LEADING if text else 0.0


def _foot(imprint: Imprint) -> str:
    """Whose text it is, and whose date: each on a line of its own, or where they stand when they are longer."""

    def line(*said: tuple[str, str]) -> str:
        whole = " ".join(f"{name}{sentence(isolated(text))}" for name, text in said if text)
        if line_count(whole, SMALLEST, COLUMN) == 1:
            return whole
        return f"{' and '.join(name.strip(': ') for name, _ in said)}: {_ELSEWHERE}."

    source = ("Text: ", imprint.text) if imprint.text else ("From: ", imprint.title)
    rights = ("Rights: ", imprint.rights.text)
    return f"{line(source, rights)}\n{line(('', imprint.published), ('', imprint.edition))}"


def _room(kicker: str, heading: str, size: int, foot: str) -> float:
    """The height left for paragraphs between a heading and the foot."""
    return HEIGHT - TOP - small_height(kicker) - heading_height(heading, size) - 16 - small_height(foot) - 20


def _sized(heading: str) -> tuple[str, int] | None:
    """The size at which a heading stays short, or None when it is too long for a heading."""
    for size in HEADING_SIZES:
        if line_count(heading, size * _BOLDER, COLUMN) <= _LONGEST_HEADING - (size == HEADING_SIZES[0]) * 2:
            return heading, size
    return None


def _title_slides(imprint: Imprint, foot: str) -> Iterator[Slide]:
    blocks = []
    if imprint.long_title:
        blocks.append(Block("text", imprint.long_title, 24))
    dates = sentence(imprint.edition)
    blocks.append(Block("text", f"{sentence(imprint.published)} {dates}" if imprint.published else dates))
    if imprint.publication:
        related = sentence(_cited("Related publication:", imprint.publication))
        blocks.append(Block("note", " ".join(filter(None, (related, imprint.publication_note)))))
    if imprint.text:
        blocks.append(Block("fact", imprint.text, label="Text"))
    blocks.append(Block("fact", imprint.rights.text, label="Rights", stated=imprint.rights.stated))
    blocks.append(Block("note", imprint.judgement))
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
    is_short = line_count(imprint.title, SMALLEST, COLUMN / 2) == 1
    kicker = f"{isolated(imprint.title)} · {name}" if is_short else name
    asked = [] if sized else [Block("text", sheet.heading, 24)]
    asked += [Block("part", part.text, 24, part.label, inferred=part.inferred) for part in sheet.parts]
    for number, group in enumerate(_paged(asked, _room(f"{kicker}, continued", heading, size, foot), ()) or [()]):
        above = f"{kicker}, continued" if number else kicker
        yield Slide(above, heading, size, group, foot, notes, sheet.id, opens=not number)
    heading, size = _answer_heading(sheet.heading, name)

    def room(label: str) -> float:
        return _room(f"{kicker} · {label}", heading, size, foot)

    for answer in sheet.answers:
        is_last = answer is sheet.answers[-1]
        for label, group in _answer_groups(answer, sheet if is_last else None, room):
            yield Slide(f"{kicker} · {label}", heading, size, group, foot, notes, sheet.id)
    texts = [Block("text", paragraph) for paragraph in sheet.rationale]
    cited = [Block("text", _cited(f"{number}.", each), SMALLEST) for number, each in enumerate(sheet.references, 1)]
    for what, blocks, inferred in (
        ("Rationale", texts, sheet.rationale_inferred),
        ("References", cited, sheet.references_inferred),
    ):
        label = f"{what} (inferred)" if inferred else what
        for number, group in enumerate(_paged(blocks, room(f"{label}, continued"), ())):
            above = f"{kicker} · {label}{', continued' if number else ''}"
            yield Slide(above, heading, size, group, foot, notes, sheet.id)


def _answer_heading(heading: str, name: str) -> tuple[str, int]:
    """The heading of an answer: the question again where it is short enough, else its number."""
    for size, most in ((HEADING_SIZES[-1], 2), (RESPONSE_SIZES[-2], 3)):
        if line_count(heading, size * _BOLDER, COLUMN) <= most:
            return heading, size
    return name, HEADING_SIZES[-1]


def _answer_groups(
    answer: Answer, last: Sheet | None, room_under: Callable[[str], float]
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The slides of an answer, each with its label; `last` is the question when its own facts follow this answer.

    `room_under` is the height left for paragraphs under a label.
    """
    strength, *definition = _tidy(_fact("strength", answer.strength))
    facts = [*definition, *_facts(answer, last)]
    heading = answer.heading
    whole = Block("response", answer.response, inferred=answer.inferred)
    for size in RESPONSE_SIZES:
        blocks = (strength, replace(whole, size=size), *facts)
        if _height(blocks) <= room_under(heading):
            yield heading, blocks
            return
    room = room_under(_LONGEST_LABEL)
    repeated = (replace(strength, note=""),) if strength.height < room / 3 else ()
    fitting = (size for size in RESPONSE_SIZES if _height((strength, replace(whole, size=size))) <= room)
    size = next(fitting, RESPONSE_SIZES[-1])
    groups = list(_grouped(answer.statements, size, room - max(strength.height, _height(repeated))))
    for number, (place, text) in enumerate(groups[:-1]):
        first = (strength,) if not number else repeated
        yield f"{heading}, {place}", (*first, replace(whole, text=text, size=size))
    place = f", {groups[-1][0]}" if len(groups) > 1 else ""
    opening = (strength,) if len(groups) == 1 else repeated
    rest = _paged((*opening, replace(whole, text=groups[-1][1], size=size), *facts), room, repeated)
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
            facts.append(Block("fact", last.names, label=f"Authors{' (inferred)' if last.authors_inferred else ''}"))
        texts = {"Authors": last.authors, "Rationale": last.rationale, "References": last.references}
        silent += [name for name, stated in texts.items() if not stated]
        notes += last.notes
    if silent:
        facts.append(Block("fact", NOT_STATED, label=", ".join(map(isolated, silent)), stated=False))
    return facts + [Block("note", note, SMALLEST) for note in notes]


def _fact(kind: str, fact: Fact) -> Block:
    return Block(kind, fact.text, FACT_SIZE, fact.label, fact.stated, fact.inferred, fact.note)


def _tidy(block: Block) -> list[Block]:
    """The block with a label and a note that are short; what is longer stands in texts that can be divided."""
    made = [block]
    if block.note and line_count(block.note, SMALLEST, COLUMN) > 2:
        made = [replace(block, note=""), Block("note", f"{block.label}, {block.text}: {block.note}", SMALLEST)]
    if block.label and line_count(block.label, block.size, COLUMN / 4 if block.kind == "part" else COLUMN) > 1:
        text = f"{sentence(block.label)}\n{block.text}"
        kind = "fact" if block.kind == "strength" else "text"
        made[0] = replace(made[0], kind=kind, label="", text=text)
    return made


def _height(blocks: Iterable[Block]) -> float:
    return sum(block.height for block in blocks)


def _grouped(statements: tuple[str, ...], size: int, room: float) -> Iterator[tuple[str, str]]:
    """Statements in runs that each fit `room`: which they are, and their text."""
    count = len(statements)
    run: list[str] = []
    for number, statement in enumerate(statements, 1):
        if Block("response", joined([*run, statement]), size).height <= room:
            run.append(statement)
            continue
        if run:
            yield _place(number - len(run), number - 1, count), joined(run)
        run = [statement]
        parts = list(pieces(statement, size, COLUMN - 40, _rows(room, size)))
        if len(parts) > 1:
            for part, text in enumerate(parts, 1):
                yield f"{_place(number, number, count)}, part {part} of {len(parts)}", text
            run = []
    if run:
        yield _place(count - len(run) + 1, count, count), joined(run)


def _place(first: int, last: int, count: int) -> str:
    return f"statement {first} of {count}" if first == last else f"statements {first}–{last} of {count}"


def _rows(room: float, size: int) -> int:
    """How many lines fit a height."""
    return max(1, int((room - _SPACE_AFTER) / (size * LEADING)))


def _paged(blocks: Iterable[Block], room: float, repeated: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Paragraphs in groups that each fit `room`; `repeated` heads every group but the first."""
    groups: list[list[Block]] = []
    left = 0.0
    for block in chain.from_iterable(map(_tidy, blocks)):
        for own in _divided(block, room - _height(repeated)):
            if not groups or own.height > left:
                groups.append(list(repeated) if groups else [])
                left = room - _height(groups[-1])
            groups[-1].append(own)
            left -= own.height
    return [tuple(group) for group in groups]


def _divided(block: Block, room: float) -> list[Block]:
    """The block, or as many as its text needs when it is higher than `room`; the label says which of them go on."""
    if block.height <= room:
        return [block]
    texts = list(pieces(block.text, block.size, COLUMN - 40, _rows(room, block.size) - 2))
    first = replace(block, text=texts[0], note="")
    label = f"{block.label} (continued)" if block.label else ""
    return [
        first,
        *(replace(first, text=text, label=label, note=block.note if text is texts[-1] else "") for text in texts[1:]),
    ]


def _cited(number: str, reference: Reference) -> str:
    return " ".join([number, reference.text, *(link.label for link in reference.links)])


def _notes(imprint: Imprint, sheet: Sheet) -> str:
    """The whole of a question as a lecturer reads it: the notes of each of its slides."""
    said = [f"Question {sheet.number}. {sheet.heading}"]
    said += [f"{part.label}. {part.text}{' (inferred)' if part.inferred else ''}" for part in sheet.parts]
    for answer in sheet.answers:
        said += [f"{answer.heading}{' (inferred)' if answer.inferred else ''}: {answer.response}"]
        said += [answer.strength.line(), answer.consensus.line(), answer.vote.line(), *answer.notes]
    said += [sheet.byline, *sheet.notes]
    said += sheet.rationale or [f"Rationale: {NOT_STATED}"]
    cited = [_cited(f"{number}.", each) for number, each in enumerate(sheet.references, 1)]
    said += cited or [f"References: {NOT_STATED}"]
    if sheet.standing:
        said.append(
            f"Where it stands in the source: {'; '.join(f'{each.field}, {each.place}' for each in sheet.standing)}"
        )
    said += [sheet.cite, *filter(None, (imprint.published, imprint.edition)), imprint.rights.line()]
    return "\n".join(said)
