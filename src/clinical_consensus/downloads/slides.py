"""The slides of a collection, the same in the PDF and the editable deck: question first, then the answer.

A response that does not fit on a slide is divided between statements, and the strength is repeated; a statement is only
divided if it does not fit on a slide by itself. The notes of each slide have the whole question, unless that is very
long: then the notes of its first slide have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.origin import Origin
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.text_width import LEADING, line_count
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import JUDGEMENT, isolated, marked, sentence
from clinical_consensus.downloads.slide_blocks import (
    COLUMN,
    HEIGHT,
    NUMBER,
    SMALLEST,
    TOP,
    Block,
    fact_block,
    grouped,
    height,
    long_blocks,
    names_blocks,
    paged,
    stated_blocks,
    tidy,
    unstated_blocks,
)
from clinical_consensus.downloads.slide_notes import cited, lecture_notes, reference_texts, shared_notes

HEADING_SIZES = (40, 34, 30)
RESPONSE_SIZES = (30, 28, 26, 24, 22)

_LONGEST_HEADING = 4
_LONGEST_LABEL = "Response/Recommendation 10 of 10, statements 10–10 of 10, part 10 of 10"
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


def deck(collection: CollectionView, questions: Iterable[QuestionView]) -> tuple[Slide, ...]:
    """Return the slides of `questions` in their order: the title, then each question and its answer.

    The first question of each section comes after a slide with the section's title.
    """
    title_foot = _foot(collection, collection.origin, collection.edition)
    slides = list(_title_slides(collection, title_foot))
    section = None
    for question in questions:
        if question.record.section not in (None, section):
            slides += _section_slides(question.section, title_foot)
        section = question.record.section
        foot = _foot(collection, question.origin, question.standing.line)
        slides += _noted(tuple(_question_slides(collection, question, foot)))
    return tuple(slides)


def _noted(slides: tuple[Slide, ...]) -> Iterator[Slide]:
    """The slides of a question; if its notes are too long to be in each, the first has them."""
    notes = shared_notes(slides[0].notes, len(slides))
    return (replace(slide, notes=slides[0].notes if not number else notes) for number, slide in enumerate(slides))


def heading_height(heading: str, size: int) -> float:
    """Return the height of a heading in pt."""
    return line_count(heading, size, COLUMN, bold=True) * size * 1.2


def small_height(text: str) -> float:
    """Return the height of the line above a heading, or of the foot, in pt."""
    return line_count(text, SMALLEST, COLUMN) * SMALLEST * LEADING if text else 0.0


def _foot(collection: CollectionView, origin: Origin, edition: str) -> str:
    """The text's source and the dates, each on one line; a line that is too long says where to find them instead."""

    def line(*named: tuple[str, str]) -> str:
        whole = " ".join(f"{name}{sentence(isolated(text))}" for name, text in named if text)
        if line_count(whole, SMALLEST, COLUMN - NUMBER) == 1:
            return whole
        return f"{' and '.join(name.strip(': ') for name, _ in named)}: {_ELSEWHERE}."

    source = ("Text: ", origin.text) if origin.text else ("From: ", collection.title)
    rights = (f"{collection.rights.label}: ", collection.rights.text)
    return f"{line(source, rights)}\n{line(('', origin.published), ('', edition))}"


def _space(kicker: str, heading: str, size: int, foot: str) -> float:
    """The height left for paragraphs between a heading and the foot."""
    return HEIGHT - TOP - small_height(kicker) - heading_height(heading, size) - 16 - small_height(foot) - 20


def _sized(heading: str) -> tuple[str, int] | None:
    """The heading and the size at which it is short enough, or None if it is too long for a heading."""
    for size in HEADING_SIZES:
        if line_count(heading, size, COLUMN, bold=True) <= _LONGEST_HEADING - (size == HEADING_SIZES[0]) * 2:
            return heading, size
    return None


def _title_slides(collection: CollectionView, foot: str) -> Iterator[Slide]:
    blocks = []
    if collection.long_title:
        blocks.append(Block("text", collection.long_title, 24))
    dates = sentence(collection.edition)
    origin = collection.origin
    blocks.append(Block("text", f"{sentence(origin.published)} {dates}" if origin.published else dates))
    if origin.publication:
        related = sentence(cited("Related publication:", origin.publication))
        blocks.append(Block("note", " ".join(filter(None, (related, origin.note)))))
    if origin.text:
        blocks.append(Block("fact", origin.text, label="Text"))
    blocks.append(fact_block("fact", collection.rights))
    blocks += [*stated_blocks(collection.facts), *unstated_blocks(collection.facts), Block("note", JUDGEMENT)]
    notes = "\n".join(block.whole for block in blocks)
    heading, size = _sized(collection.title) or ("Slides", HEADING_SIZES[0])
    if heading != collection.title:
        blocks.insert(0, Block("text", collection.title))
    for number, group in enumerate(paged(blocks, _space("", heading, size, foot))):
        yield Slide("", heading if not number else f"{heading}, continued", size, group, foot, notes)


def _section_slides(section: Fact, foot: str) -> Iterator[Slide]:
    """The slide of a section: its title under those of the sections around it."""
    *around, own = (value.text for value in section.values)
    kicker = section.separator.join(map(isolated, [section.label, *around]))
    heading, size = _sized(own) or (section.label, HEADING_SIZES[0])
    blocks = [Block("text", own)] if heading != own else []
    if small_height(kicker) > small_height(section.label):
        blocks.insert(0, Block("text", section.separator.join(map(isolated, around))))
        kicker = section.label
    notes = section.line()
    for number, group in enumerate(paged(blocks, _space(kicker, heading, size, foot)) or [()]):
        yield Slide(kicker, heading if not number else f"{heading}, continued", size, group, foot, notes)


def _question_slides(collection: CollectionView, question: QuestionView, foot: str) -> Iterator[Slide]:
    name = ", ".join((f"Question {question.number}", *question.standing.marks))
    notes = lecture_notes(collection, question)
    sized = _sized(question.heading)
    heading, size = sized or (name, HEADING_SIZES[0])
    is_short = line_count(collection.title, SMALLEST, COLUMN / 2) == 1
    kicker = f"{isolated(collection.title)} · {name}" if is_short else name
    asked = [] if sized else [Block("text", question.heading, 24)]
    asked += [Block("note", notice) for notice in question.standing.notices]
    asked += [Block("part", each.text.text, 24, each.label, inferred=each.text.is_inferred) for each in question.parts]
    for number, group in enumerate(paged(asked, _space(f"{kicker}, continued", heading, size, foot)) or [()]):
        above = f"{kicker}, continued" if number else kicker
        yield Slide(above, heading, size, group, foot, notes, question.id, opens=not number)
    heading, size = _answer_heading(question.heading, name)

    def space(label: str) -> float:
        return _space(f"{kicker} · {label}", heading, size, foot)

    for each in question.recommendations:
        is_last = each is question.recommendations[-1]
        for label, group in _answer_groups(each, question if is_last else None, space):
            yield Slide(f"{kicker} · {label}", heading, size, group, foot, notes, question.id)
    texts = long_blocks(question.rationale)
    cited = [Block("text", text, SMALLEST) for text in reference_texts(question)]
    for fact, blocks in ((question.rationale, texts), (question.references, cited)):
        label = marked(fact.label, fact.is_inferred)
        for number, group in enumerate(paged(blocks, space(f"{label}, continued"))):
            above = f"{kicker} · {label}{', continued' if number else ''}"
            yield Slide(above, heading, size, group, foot, notes, question.id)


def _answer_heading(heading: str, name: str) -> tuple[str, int]:
    """The heading of an answer and its size: the question again if it is short enough, else its number."""
    for size, most in ((HEADING_SIZES[-1], 2), (RESPONSE_SIZES[-2], 3)):
        if line_count(heading, size, COLUMN, bold=True) <= most:
            return heading, size
    return name, HEADING_SIZES[-1]


def _answer_groups(
    recommendation: RecommendationView, last: QuestionView | None, space_under: Callable[[str], float]
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The slides of an answer, each with its label; `last` is the question if its own facts follow this answer.

    `space_under` returns the height left for paragraphs under a label, in pt.
    """
    strength, *definition = tidy(fact_block("strength", recommendation.strength))
    facts = [*definition, *_facts(recommendation, last)]
    heading = recommendation.heading
    whole = Block("response", recommendation.unbroken, inferred=recommendation.response.is_inferred)
    for size in RESPONSE_SIZES:
        blocks = (strength, replace(whole, size=size), *facts)
        if height(blocks) <= space_under(heading):
            yield heading, blocks
            return
    space = space_under(_LONGEST_LABEL)
    repeated = (replace(strength, note=""),) if strength.height < space / 3 else ()
    fitting = (size for size in RESPONSE_SIZES if height((strength, replace(whole, size=size))) <= space)
    size = next(fitting, RESPONSE_SIZES[-1])
    statements = tuple(statement.text for statement in recommendation.statements)
    groups = list(grouped(statements, size, space - max(strength.height, height(repeated))))
    for number, (place, text) in enumerate(groups[:-1]):
        first = (strength,) if not number else repeated
        yield f"{heading}, {place}", (*first, replace(whole, text=text, size=size))
    place = f", {groups[-1][0]}" if len(groups) > 1 else ""
    opening = (strength,) if len(groups) == 1 else repeated
    rest = paged((*opening, replace(whole, text=groups[-1][1], size=size), *facts), space, repeated)
    for number, blocks in enumerate(rest):
        yield f"{heading}{place}" if not number else f"{heading}, what is known of it", blocks


def _facts(recommendation: RecommendationView, last: QuestionView | None) -> list[Block]:
    """What follows a response: what is stated, what is not stated, and how inferred words were placed."""
    facts = [*recommendation.graded[1:], *recommendation.further]
    blocks = list(stated_blocks(facts))
    notes = list(recommendation.notes)
    if last:
        blocks += names_blocks(last.authors) if last.authors.is_stated else []
        blocks += stated_blocks(last.further)
        facts += [last.authors, *last.further, last.rationale, last.references]
        notes += last.notes
    return [*blocks, *unstated_blocks(facts), *(Block("note", note, SMALLEST) for note in notes)]
