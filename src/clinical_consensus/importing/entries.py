"""Divide a document into entries, one for each question, and each entry into the runs of text under its labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clinical_consensus.importing.background import with_background
from clinical_consensus.importing.breaks import BULLET
from clinical_consensus.importing.field_run import FieldRun, RunPiece
from clinical_consensus.importing.headings import headings, is_section, positions, titled
from clinical_consensus.importing.label_kinds import named_kind
from clinical_consensus.importing.label_words import QUESTION
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.listed import with_items
from clinical_consensus.importing.placed import PlacedField
from clinical_consensus.importing.question_heading import QuestionHeading, is_question
from clinical_consensus.importing.runs import LONG, RunReader
from clinical_consensus.importing.sections import section_fields, sections_above
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.spoken import Aside, turned, with_speakers_marked

_LEAST_WORDS = 2
_PART_WORDS = 4
_MARKER = re.compile(r"[\[(]\d{1,3}(?:[,–-]\s?\d{1,3})*[\])]|(?<=[a-z.,])[⁰¹²³⁴⁵⁶⁷⁸⁹]")
"""The number of a reference in a text."""

_LAST = "Only the last question has this list, under a heading of its own: it may be that of the whole document."


@dataclass(frozen=True)
class HeadedBlock:
    """What follows one heading, up to the next."""

    heading: QuestionHeading
    paragraphs: tuple[Paragraph, ...]
    """The first is the heading's own."""


@dataclass(frozen=True)
class Entry:
    """All that the document has under the heading of one question; headings of parts are of the same entry."""

    blocks: tuple[HeadedBlock, ...]
    runs: tuple[FieldRun, ...] = ()
    parts: tuple[RunPiece, ...] = ()
    titles: tuple[RunPiece, ...] = ()
    """The title as the first block with text has it."""
    repeated: tuple[Paragraph, ...] = ()
    """The further copies of the heading."""
    section: PlacedField | None = None
    """The section that the question is in."""

    @property
    def number(self) -> str:
        """The number as it is printed, or ""."""
        return self.blocks[0].heading.number


def entries(every: Sequence[Paragraph]) -> tuple[list[Entry], int]:
    """Return the entries of a document, and how many of its paragraphs stand before the first heading."""
    found = headings(every)
    blocks: list[HeadedBlock] = []
    above = sections_above(every, found)
    for heading, next_one in positions(found):
        end = above[next_one].index if next_one is not None and next_one in above else next_one
        within = tuple(every[heading.index : end])
        last = blocks[-1].heading if blocks else None
        blocks.append(HeadedBlock(titled(heading, within[1] if len(within) > 1 else None, last), within))
    lowercase = {word for paragraph in every for word in re.findall(r"\b[a-zß-ÿ]\w+", paragraph.text)}
    of = section_fields(every, found, above)
    groups = map(tuple, _groups(blocks))
    grouped = [_runs(Entry(group, section=of.get(group[0].heading.index)), lowercase) for group in groups]
    first = found[0].index if found else len(every)
    return _of_all(grouped), above[first].index if first in above else first


def _of_all(found: list[Entry]) -> list[Entry]:
    """Return the entries, a list under a heading of the last one alone marked: it may be that of the whole document.

    So is one on a line of its own, if texts of other entries have markers of references.
    """
    if len(found) < 2:
        return found
    others = {run.kind for entry in found[:-1] for run in entry.runs}
    pieces = (piece for entry in found[:-1] for run in entry.runs for piece in run.pieces)
    is_cited = any(_MARKER.search(piece.paragraph.text) for piece in pieces)
    runs = tuple(
        replace(run, notes=(*run.notes, _LAST))
        if run.kind in ("authors", "references")
        and run.kind not in others
        and any(p.is_heading or (_is_alone(p) and is_cited) for p in run.labelled)
        else run
        for run in found[-1].runs
    )
    return [*found[:-1], replace(found[-1], runs=runs)]


def _is_alone(paragraph: Paragraph) -> bool:
    """Whether the label of a list has a line of its own, as that of a document's own list does."""
    return paragraph.label is not None and paragraph.label.is_alone and paragraph.first.given is None


def _groups(blocks: Sequence[HeadedBlock]) -> Iterator[list[HeadedBlock]]:
    """Yield the blocks of each question: repeated headings, headings without words, and those of its parts."""
    groups: dict[str, list[HeadedBlock]] = {}
    last = ""
    for block in blocks:
        heading = block.heading
        key = heading.key
        title = " ".join(re.findall(r"\w+", heading.title.casefold()))
        same = next((each for each, group in groups.items() if title and title == _words(group[0])), "")
        of_number = next(
            (each for each, group in groups.items() if heading.number and group[-1].heading.number == heading.number),
            "",
        )
        if key in groups:
            last = key
        elif (same and not heading.number) or (
            same and groups[same][0].heading.number == heading.number and not heading.letter
        ):
            last = same
        elif of_number and of_number == last and _goes_on(heading, groups[last][0].heading):
            last = of_number
        else:
            while key in groups:
                key += "~"
            groups[key], last = [], key
        groups[last].append(block)
    yield from groups.values()


def _goes_on(heading: QuestionHeading, first: QuestionHeading) -> bool:
    """Whether a heading with the number of the question above is of it: a part's, a bare one, or "PICO 1: elements"."""
    if heading.letter or not heading.is_explicit or not heading.title:
        return bool(heading.letter) or heading.is_explicit
    is_short = len(heading.title.split()) <= _PART_WORDS and not is_question(heading.title)
    return is_short and (is_question(first.title) or heading.title[0].islower())


def _words(block: HeadedBlock) -> str:
    return " ".join(re.findall(r"\w+", block.heading.title.casefold()))


def _repeats(paragraph: Paragraph, titles: Sequence[RunPiece]) -> bool:
    """Whether a paragraph below a heading without words repeats the title."""
    extent = titles[0].paragraph.after(titles[0].skip) if titles else None
    return bool(extent and paragraph.text == extent.text)


def _own_words(block: HeadedBlock) -> RunPiece:
    """Return the words of a response that stand for its title, since no question stands above it."""
    own = block.paragraphs[0]
    length = own.label.length if own.label else 0
    has_words = own.after(length) is not None or len(block.paragraphs) == 1
    if has_words:
        return RunPiece(own, length)
    item = BULLET.match(block.paragraphs[1].text)
    return RunPiece(block.paragraphs[1], item.end() if item else 0)


def _is_of_another(label: Label, entry: Entry) -> bool:
    """Whether a label names a question or recommendation of another entry: "Comments on statement 2"."""
    words = label.name.split()
    if label.kind not in LONG or label.kind == "response" or not label.number or len(words) < _LEAST_WORDS:
        return False
    named = named_kind(words[-1])
    labels = [each.label for block in entry.blocks for each in block.paragraphs if each.label]
    own = {each.number for each in labels if each.kind == "response"} | {each.heading.number for each in entry.blocks}
    is_named = re.fullmatch("|".join(QUESTION), words[-1], re.IGNORECASE) or (named and named.kind == "response")
    return bool(is_named) and label.number not in own


def _runs(entry: Entry, lowercase: set[str]) -> Entry:
    labels = [each.label for block in entry.blocks for each in block.paragraphs if each.label]
    reader = RunReader(lowercase, has_rationale=any(each.kind == "rationale" for each in labels))
    repeated: list[Paragraph] = []
    started = False
    for number, block in enumerate(entry.blocks):
        reader.block = number
        own = block.paragraphs[0]
        is_other = block.heading.is_explicit and block.heading.title != entry.blocks[0].heading.title
        has_text = len(block.paragraphs) > 1 or number == len(entry.blocks) - 1
        if block.heading.is_response:
            started = True
            reader.titles.append(_own_words(block))
        elif block.heading.letter:
            reader.parts.append(RunPiece(own, block.heading.skip))
            reader.is_above = False
        elif not started and has_text:
            started = True
            if own.after(block.heading.skip):
                reader.titles.append(RunPiece(own, block.heading.skip))
        else:
            repeated.append(own.parted(block.heading.skip)[0] if is_other else own)
        reader.open = None
        aside: Aside = None
        for place, paragraph in enumerate(
            block.paragraphs[not block.heading.is_response :], not block.heading.is_response
        ):
            reader.is_new_block = number > 0 and place == 1 and not is_other
            reader.open, aside = turned(reader.open, aside, is_spoken=paragraph.first.line.is_spoken)
            following = block.paragraphs[place + 1] if place + 1 < len(block.paragraphs) else None
            if place == 1 and number and _repeats(paragraph, reader.titles):
                repeated.append(paragraph)
            elif is_section(paragraph, following) or (paragraph.label and _is_of_another(paragraph.label, entry)):
                reader.open = None
            elif label := paragraph.label:
                reader.labelled(paragraph, label, following)
            else:
                is_closed = any(each.label for each in block.paragraphs[place + 1 :])
                reader.unlabelled(paragraph, following, is_closed)
    return replace(
        entry,
        runs=tuple(with_speakers_marked(with_background(list(with_items(reader.runs))))),
        parts=tuple(reader.parts),
        titles=tuple(reader.titles),
        repeated=tuple(repeated),
    )
