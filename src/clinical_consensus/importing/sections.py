"""Find the headings of sections that stand directly above headings of questions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clinical_consensus.importing.breaks import BULLET, TERMINAL
from clinical_consensus.importing.placed import PlacedField
from clinical_consensus.importing.question_heading import ROMAN, QuestionHeading, bare_heading
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.table_cells import GROUP

_CHAPTER = re.compile(
    r"(?i:section|chapter|part|domain|theme|module|work(?:ing)? ?group|kapitel|abschnitt|teil|themenbereich"
    r"|arbeitsgruppe|dom[äa]ne|chapitre|partie|domaine|th[èe]me|secci[óo]n|cap[íi]tulo|dom[íi]nio|se[çc][ãa]o|parte"
    r"|sezione|capitolo|hoofdstuk|deel)(?:\s+(?P<number>\d{1,2}|[A-Z]|[IVX]{1,4})\s*[.:–—-]|:)\s*(?=\S)"
)
"""How the heading of a chapter begins that says so."""

_LETTER = re.compile(r"(?P<number>[A-Z])\s*[.:)–—-]\s+(?=\S)")
_MOST_WORDS = 12
_LEAST = 2


@dataclass(frozen=True)
class SectionHeading:
    """The heading of a section: the paragraph at `index`, its number as printed or "", its title after `skip`."""

    index: int
    number: str
    skip: int
    is_marked: bool
    """Whether the document marks it as a heading, or calls it a chapter."""
    is_own: bool = False
    """Whether it is the topic of one question."""


def sections_above(every: Sequence[Paragraph], found: Sequence[QuestionHeading]) -> Mapping[int, SectionHeading]:
    """Return the section that begins above each heading of a question that has one, by the place of that heading.

    Lines that the document does not mark as headings must have numbers that count on; those without a number are
    sections only if there are two.
    """
    seen, above = set[str](), dict[int, SectionHeading]()
    for last, heading in pairwise([None, *found]):
        if heading and heading.topic is not None:
            above[heading.index] = SectionHeading(heading.topic, heading.number, heading.topic_skip, True, is_own=True)
            continue
        is_new = heading is not None and not (heading.key in seen or heading.letter or heading.is_response)
        if heading and is_new and (section := _section(every, heading.index - 1, last.index if last else -1)):
            above[heading.index] = section
        seen |= {heading.key} if heading else set()
    counted = [each for each in above.values() if each.number and not each.is_marked]
    count_on = _count_on([each.number for each in counted])
    several = len([each for each in above.values() if not each.number]) >= _LEAST
    return {
        index: each
        for index, each in above.items()
        if (each.is_marked and (each.number or several)) or (each.number and count_on)
    }


def _section(every: Sequence[Paragraph], index: int, after: int) -> SectionHeading | None:
    if index <= after or index < 0:
        return None
    paragraph = every[index]
    chapter, numbered = _CHAPTER.match(paragraph.text), bare_heading(index, paragraph)
    number, skip = (numbered.number, numbered.skip) if numbered else ("", 0)
    chapter = chapter or _lettered(paragraph, every[index + 1])
    number, skip = (chapter["number"] or "", chapter.end()) if chapter else (number, skip)
    title = paragraph.text[skip:]
    is_group = paragraph.label is not None and paragraph.label.name == GROUP
    is_labelled = paragraph.label is not None and chapter is None
    is_field = (is_labelled or paragraph.first.line.cells or paragraph.first.line.is_spoken) and not is_group
    is_title = title[:1].isupper() and len(title.split()) <= _MOST_WORDS and not TERMINAL.search(title)
    is_marked = paragraph.is_heading or chapter is not None or is_group
    is_below = index > 0 or paragraph.first.span.line > 0  # else it is the title; a running head may be that too
    is_possible = number or chapter or (is_marked and is_below and not BULLET.match(title))
    if is_field or not is_title or not is_possible or not (is_marked or paragraph.first.after_gap):
        return None
    return SectionHeading(index, number, skip, is_marked)


def _lettered(paragraph: Paragraph, below: Paragraph) -> re.Match[str] | None:
    """Return the letter of a section that the number of the question below it begins with: "B. Hips" above "B1."."""
    found = _LETTER.match(paragraph.text)
    heading = bare_heading(0, below) if found else None
    return found if found and heading and re.fullmatch(rf"{found['number']}-?1", heading.number) else None


def _count_on(numbers: Sequence[str]) -> bool:
    """Whether numbers follow each other: "1", "2", "3"; "1.1", "1.2", "2.1"; or Roman ones."""
    if numbers and all(each in ROMAN for each in numbers):
        numbers = [str(ROMAN.index(each) + 1) for each in numbers]
    parts = [tuple(map(int, each.split("."))) for each in numbers if re.fullmatch(r"\d+(?:\.\d+)*", each)]
    return len(parts) == len(numbers) and all(_follows(one, other) for one, other in pairwise(parts))


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a number is the next one at its depth, or the first of a later chapter: "2.1" behind "1.3"."""
    if len(one) != len(other):
        return False
    is_next = one[:-1] == other[:-1] and other[-1] == one[-1] + 1
    return is_next or (len(one) > 1 and other[-1] == 1 and other[:-1] > one[:-1])


def section_fields(
    every: Sequence[Paragraph], found: Sequence[QuestionHeading], above: Mapping[int, SectionHeading]
) -> dict[int, PlacedField]:
    """Return the section of each question that is in one as a field of it, by the place of the question's heading."""
    fields = dict[int, PlacedField]()
    section, last = None, 0
    for heading in found:
        begun = above.get(heading.index)
        section = begun or (
            section if section and _goes_on(section, heading, every[last + 1 : heading.index]) else None
        )
        if section and (field := _field(every[section.index], section)):
            fields[heading.index] = field
        last = heading.index
    return fields


def _field(paragraph: Paragraph, section: SectionHeading) -> PlacedField | None:
    extent = paragraph.after(section.skip)
    if extent is None:
        return None
    return PlacedField("section", extent.text, extent.spans, paragraph.before(section.skip))


def _goes_on(section: SectionHeading, heading: QuestionHeading, between: Sequence[Paragraph]) -> bool:
    """Whether a section has a further question: one with a number within its own, or with no other heading above."""
    if section.is_own:
        return False
    if re.fullmatch(r"[A-Z]", section.number) and heading.number[:1].isalpha():
        return heading.number.startswith(section.number)
    if section.number and "." in heading.number:
        return heading.number.startswith(f"{section.number}.")
    is_chapter = section.is_marked or bool(section.number)
    return is_chapter and not any(each.is_heading and not each.label for each in between)
