"""The slides of a collection, the same in the PDF and the editable deck: question first, then the answer.

A response that does not fit on a slide is divided between statements, and the strength is repeated; a statement is only
divided if it does not fit on a slide by itself. The notes of each slide have the whole question, unless that is very
long: then the notes of its first slide have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.text_width import line_count
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import isolated, marked
from clinical_consensus.downloads.opening_slides import origin_of_deck, section_slides, title_slides
from clinical_consensus.downloads.slide_blocks import (
    COLUMN,
    REST,
    SMALLEST,
    Block,
    capped,
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
from clinical_consensus.downloads.slide_frame import HEADING_SIZES, Slide, fits_unbroken, foot_of, sized, space_left
from clinical_consensus.downloads.slide_notes import lecture_notes, reference_texts, shared_notes

RESPONSE_SIZES = (30, 28, 26, 24, 22)

_KNOWN = "what is known of it"
_LONGEST_LABEL = "Response/Recommendation 10 of 10, statements 10–10 of 10, part 10 of 10"


def deck(
    collection: CollectionView, questions: Sequence[QuestionView], *, with_rationale: bool = False, volume: str = ""
) -> tuple[Slide, ...]:
    """Return the slides of `questions` in their order: the title, then each question and its answer.

    The first question of each section comes after a slide with the section's title. Unless `with_rationale`, only the
    notes have the rationale. `volume` is the name of these questions, if they are a volume of the collection.
    """
    title_foot = foot_of(collection, origin_of_deck(collection, questions), collection.edition)
    slides = list(title_slides(collection, questions, title_foot, volume))
    section = None
    for question in questions:
        if question.record.section not in (None, section):
            slides += section_slides(question.section, title_foot)
        section = question.record.section
        foot = foot_of(collection, question.origin, question.standing.line)
        slides += _noted(tuple(_question_slides(collection, question, foot, with_rationale)))
    return tuple(slides)


def _noted(slides: tuple[Slide, ...]) -> Iterator[Slide]:
    """The slides of a question; if its notes are too long to be in each, the first has them."""
    notes = shared_notes(slides[0].notes, len(slides))
    return (replace(slide, notes=slides[0].notes if not number else notes) for number, slide in enumerate(slides))


def _question_slides(
    collection: CollectionView, question: QuestionView, foot: str, with_rationale: bool
) -> Iterator[Slide]:
    name = ", ".join((f"Question {question.number}", *question.standing.marks))
    notes = lecture_notes(collection, question)
    fitting = sized(question.heading)
    heading, size = fitting or (name, HEADING_SIZES[0])
    is_short = line_count(collection.title, SMALLEST, COLUMN / 2) == 1
    kicker = f"{isolated(collection.title)} · {name}" if is_short else name
    asked = [] if fitting else [Block("text", question.heading, 24)]
    asked += [Block("note", notice) for notice in question.standing.notices]
    asked += [Block("part", each.text.text, 24, each.label, inferred=each.text.is_inferred) for each in question.parts]
    for number, group in enumerate(paged(asked, space_left(f"{kicker}, continued", heading, size, foot)) or [()]):
        above = f"{kicker}, continued" if number else kicker
        yield Slide(above, heading, size, group, foot, notes, question.id, opens=not number)
    heading, size = _answer_heading(question.heading, name)

    def space(label: str) -> float:
        return space_left(f"{kicker} · {label}", heading, size, foot)

    for each in question.recommendations:
        is_last = each is question.recommendations[-1]
        facts = _facts(each, question if is_last else None, with_rationale)
        for label, group in _answer_groups(each, facts, space):
            yield Slide(f"{kicker} · {label}", heading, size, group, foot, notes, question.id)
    texts = list(capped(long_blocks(question.rationale))) if with_rationale else []
    cited = list(capped(Block("text", text, SMALLEST) for text in reference_texts(question)))
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
    recommendation: RecommendationView, following: list[Block], space_under: Callable[[str], float]
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The slides of an answer, each with its label; `following` is what follows the response.

    `space_under` returns the height left for paragraphs under a label, in pt.
    """
    strength, *definition = tidy(fact_block("strength", recommendation.strength))
    facts = [*definition, *following]
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
    size = next(fitting, 0)
    smallest = replace(whole, size=RESPONSE_SIZES[-1])
    if not size and fits_unbroken(strength, smallest, space_under(heading)):
        yield heading, (strength, smallest)
        yield from ((f"{heading}, {_KNOWN}", blocks) for blocks in paged((*repeated, *facts), space, repeated))
        return
    size = size or RESPONSE_SIZES[-1]
    shown = list(capped(replace(whole, text=each.text, size=size) for each in recommendation.statements))
    statements = tuple(each.text for each in shown if each is not REST)
    facts = [*([REST] if REST in shown else []), *facts]
    count = len(recommendation.statements)
    groups = list(grouped(statements, count, size, space - max(strength.height, height(repeated))))
    for number, (place, text) in enumerate(groups[:-1]):
        first = (strength,) if not number else repeated
        yield f"{heading}, {place}", (*first, replace(whole, text=text, size=size))
    place = f", {groups[-1][0]}" if len(groups) > 1 else ""
    opening = (strength,) if len(groups) == 1 else repeated
    rest = paged((*opening, replace(whole, text=groups[-1][1], size=size), *facts), space, repeated)
    for number, blocks in enumerate(rest):
        yield f"{heading}{place}" if not number else f"{heading}, {_KNOWN}", blocks


def _facts(recommendation: RecommendationView, last: QuestionView | None, with_rationale: bool) -> list[Block]:
    """What follows a response: what is stated, what is not stated, and how inferred words were placed.

    `last` is the question if its own facts follow this answer.
    """
    facts = [*recommendation.graded[1:], *recommendation.further]
    blocks = list(stated_blocks(facts, with_rationale=with_rationale))
    notes = list(recommendation.notes)
    if last:
        blocks += names_blocks(last.authors) if last.authors.is_stated else []
        blocks += stated_blocks([*last.further, last.publication])
        blocks += [] if with_rationale else stated_blocks([last.rationale], with_rationale=False)
        facts += [last.authors, *last.further, last.rationale, last.references]
        notes += last.notes
    return [*blocks, *unstated_blocks(facts), *(Block("note", note, SMALLEST) for note in notes)]
