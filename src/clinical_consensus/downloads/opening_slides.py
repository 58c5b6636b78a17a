"""The slides before the questions: those of the collection, and those of its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.origin import Origin, origin_of_some
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import JUDGEMENT, isolated, sentence
from clinical_consensus.downloads.slide_blocks import Block, fact_block, paged, stated_blocks, unstated_blocks
from clinical_consensus.downloads.slide_frame import HEADING_SIZES, Slide, sized, small_height, space_left
from clinical_consensus.downloads.slide_notes import cited


def origin_of_deck(collection: CollectionView, questions: Sequence[QuestionView]) -> Origin:
    """Return where the text of a deck comes from: that of the collection, or if it has not all, of its questions."""
    if len(questions) == len(collection.questions):
        return collection.origin
    return origin_of_some(collection.relations, (question.origin for question in questions))


def title_slides(
    collection: CollectionView, questions: Sequence[QuestionView], foot: str, volume: str
) -> Iterator[Slide]:
    """Yield the slides of the collection; they say which of its questions a deck has if these are not all.

    What they say of the text, where it comes from and what of it is a draft, is then of these questions alone.
    """
    blocks = []
    if collection.long_title:
        blocks.append(Block("text", collection.long_title, 24))
    dates = sentence(collection.edition_and_drafts_of(questions))
    origin = origin_of_deck(collection, questions)
    blocks.append(Block("text", f"{sentence(origin.published)} {dates}" if origin.published else dates, ours=True))
    if len(questions) < len(collection.questions):
        blocks += [Block("text", volume, 24)] if volume else []
        blocks.append(Block("text", _counted(collection.relations, questions), ours=True))
    if origin.publication:
        related = sentence(cited("Related publication:", origin.publication))
        blocks.append(Block("note", " ".join(filter(None, (related, origin.note)))))
    if origin.text:
        blocks.append(Block("fact", origin.text, label="Text"))
    blocks.append(fact_block("fact", collection.rights))
    blocks += [
        *stated_blocks(collection.facts),
        *unstated_blocks(collection.facts),
        Block("note", JUDGEMENT, ours=True),
    ]
    notes = "\n".join(block.whole for block in blocks)
    heading, size = sized(collection.title) or ("Slides", HEADING_SIZES[0])
    if heading != collection.title:
        blocks.insert(0, Block("text", collection.title))
    for number, group in enumerate(paged(blocks, space_left("", heading, size, foot))):
        yield Slide("", heading if not number else f"{heading}, continued", size, group, foot, notes)


def _counted(relations: Relations, questions: Sequence[QuestionView]) -> str:
    chosen = tuple(question.record for question in questions)
    is_plain = not any(question.id in relations.withdrawn for question in chosen)
    own = str(len(chosen)) if is_plain else relations.counted(chosen)
    return f"{own} of the {relations.counted(relations.questions)} of the collection."


def section_slides(section: Fact, foot: str) -> Iterator[Slide]:
    """Yield the slide of a section: its title under those of the sections around it."""
    *around, own = (value.text for value in section.values)
    kicker = section.separator.join(map(isolated, [section.label, *around]))
    heading, size = sized(own) or (section.label, HEADING_SIZES[0])
    blocks = [Block("text", own)] if heading != own else []
    if small_height(kicker) > small_height(section.label):
        blocks.insert(0, Block("text", section.separator.join(map(isolated, around))))
        kicker = section.label
    notes = section.line()
    for number, group in enumerate(paged(blocks, space_left(kicker, heading, size, foot)) or [()]):
        yield Slide(kicker, heading if not number else f"{heading}, continued", size, group, foot, notes)
