"""The slides before the questions: those of the collection, and those of its sections."""

from __future__ import annotations

from collections.abc import Iterator

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import JUDGEMENT, isolated, sentence
from clinical_consensus.downloads.slide_blocks import Block, fact_block, paged, stated_blocks, unstated_blocks
from clinical_consensus.downloads.slide_frame import HEADING_SIZES, Slide, sized, small_height, space_left
from clinical_consensus.downloads.slide_notes import cited


def title_slides(collection: CollectionView, count: int, foot: str, volume: str) -> Iterator[Slide]:
    """Yield the slides of the collection; they say which of its questions a deck has if these are not all."""
    blocks = []
    if collection.long_title:
        blocks.append(Block("text", collection.long_title, 24))
    dates = sentence(collection.edition_and_drafts)
    origin = collection.origin
    blocks.append(Block("text", f"{sentence(origin.published)} {dates}" if origin.published else dates, ours=True))
    if count < len(collection.questions):
        blocks += [Block("text", volume, 24)] if volume else []
        blocks.append(
            Block("text", f"{count} of the {len(collection.questions)} questions of the collection.", ours=True)
        )
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
