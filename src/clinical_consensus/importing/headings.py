"""Find the headings of questions: numbered, labelled, marked by the document, or known by the response below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from clinical_consensus.importing.breaks import PART, SECTION, TERMINAL
from clinical_consensus.importing.labels import ABOVE
from clinical_consensus.importing.names import is_names
from clinical_consensus.importing.question_heading import (
    QuestionHeading,
    bare_heading,
    explicit_heading,
    is_question,
    line_heading,
    response_heading,
    slide_question,
    unnumbered_heading,
    without_trail,
)
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.topics import with_topics

_FARTHEST = 2
"""How many paragraphs of an unknown kind may stand between a heading and its response."""


def headings(every: Sequence[Paragraph]) -> list[QuestionHeading]:
    """Return the headings of questions in their order, repeated ones included."""
    asked = ((index, explicit_heading(index, each) or slide_question(index, each)) for index, each in enumerate(every))
    found = {index: each for index, each in asked if each}
    bare = {
        index: each
        for index, paragraph in enumerate(every)
        if index not in found and (each := bare_heading(index, paragraph))
    }
    lowercase = {word for paragraph in every for word in re.findall(r"\b[a-zß-ÿ]\w+", paragraph.text)}
    for index, paragraph in enumerate(every):
        label = paragraph.label
        if label and label.kind == "response" and not label.is_continued and index not in found:
            above = (
                None if label.is_entry or _is_section(every, index) else _above(every, index, found, bare, lowercase)
            )
            if above and not _is_contradicted(above, found):
                found[above.index] = above
            elif not above and _is_alone(every, index, found):
                found[index] = response_heading(index, paragraph, label)
    _take_numbers(every, found)
    keys = {each.key: each for each in found.values()}
    styles = {each.separator for each in found.values() if each.separator}
    for index, heading in bare.items():
        is_new = index not in found and (heading.key in keys or _fits(every, heading, found, styles))
        if is_new:
            found[index] = heading
    for index, paragraph in enumerate(every):
        title = without_trail(paragraph.text)
        same = keys.get(QuestionHeading(index, "", "", 0, title).key)
        if same and index not in found and paragraph.is_heading and paragraph.first.given is None:
            found[index] = QuestionHeading(
                index, "", "", 0, title, is_inferred=same.is_inferred and not same.is_response
            )
    return list(with_topics(every, found, bare))


def _take_numbers(every: Sequence[Paragraph], found: dict[int, QuestionHeading]) -> None:
    """Give a question without a number that of the heading without words right below it, "Question 21", on its page."""
    for first, second in pairwise(sorted(found)):
        asked, numbered = found.get(first), found[second]
        is_near = second - first <= _FARTHEST and every[first].page == every[second].page
        is_bare = bool(numbered.number) and not numbered.title and is_near
        if asked and is_bare and not asked.number and is_question(asked.title):
            found[first] = replace(asked, number=numbered.number)
            del found[second]


def _above(
    every: Sequence[Paragraph],
    at: int,
    known: Mapping[int, QuestionHeading],
    bare: Mapping[int, QuestionHeading],
    lowercase: set[str],
) -> QuestionHeading | None:
    """Return the heading of the response at an index: the nearest above it, with nothing but its own fields between."""
    unknown: list[int] = []
    line = _line_above(every, at, lowercase)
    is_row = every[at].first.text != every[at].first.line.text.strip()
    is_plain = every[at].first.given is not None and not is_row and not any(each.is_heading for each in every)
    line = None if is_row or any(each.is_explicit for each in known.values()) else line
    for index in range(at - 1, -1, -1):
        paragraph = every[index]
        if index in known:
            return line
        if paragraph.label and (paragraph.label.kind in ABOVE or _has_no_field(paragraph)):
            continue
        if _is_section(every, index) or (paragraph.label and paragraph.label.kind == "supporting"):
            continue
        if paragraph.label or (index - 1 in known and not known[index - 1].title):
            return line
        is_far = len(unknown) > _FARTHEST
        if index in bare and _may_begin(every, bare[index], known) and (not is_far or _is_headline(paragraph)):
            return bare[index]
        if is_far and not _is_headline(paragraph):
            continue
        if PART.match(paragraph.text) or is_names(paragraph.text, lowercase):
            continue
        if heading := unnumbered_heading(index, paragraph) or (is_plain and line_heading(index, paragraph)):
            return heading
        unknown.append(index)
    return line


def _line_above(every: Sequence[Paragraph], at: int, lowercase: set[str]) -> QuestionHeading | None:
    """Return the short line directly above a response that is its title: as most of those with numbers have one."""
    line = _own_line(every, at, lowercase)
    label = every[at].label
    if line is None or label is None or not label.number:
        return line
    others = [place for place, each in enumerate(every) if each.label and each.label.kind == "response"]
    having = sum(_own_line(every, place, lowercase) is not None for place in others)
    return line if having * 2 >= len(others) else None


def _own_line(every: Sequence[Paragraph], at: int, lowercase: set[str]) -> QuestionHeading | None:
    is_possible = at > 0 and not every[at].is_heading and not is_names(every[at - 1].text, lowercase)
    return line_heading(at - 1, every[at - 1]) if is_possible else None


def _is_headline(paragraph: Paragraph) -> bool:
    return paragraph.is_heading or is_question(paragraph.text)


def _has_no_field(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a cell of a table that has no field: it says nothing of what is below it."""
    return paragraph.first.given is not None and paragraph.first.given.kind == "other"


def _is_section(every: Sequence[Paragraph], index: int) -> bool:
    return is_section(every[index], every[index + 1] if index + 1 < len(every) else None)


def is_section(paragraph: Paragraph, below: Paragraph | None) -> bool:
    """Whether what looks like the label of a response heads a section: `below` it is another heading."""
    label = paragraph.label
    if below is None or label is None or label.kind != "response" or not label.is_alone or label.number:
        return False
    if below.first.given and below.first.given.kind in ("question", "response"):
        return True
    is_numbered = bool(SECTION.match(below.text)) and not TERMINAL.search(below.text)
    is_of_page = below.first.starts_page or is_question(below.text)
    return is_numbered or (below.is_heading and (paragraph.is_heading or is_of_page))


def _is_alone(every: Sequence[Paragraph], index: int, known: Mapping[int, QuestionHeading]) -> bool:
    """Whether no question stands above a response: such a statement is an entry of its own."""
    last = max((each for each in known if each < index), default=None)
    label = every[index].label
    is_entry = label is not None and label.is_entry
    return not _is_section(every, index) and (is_entry or last is None or known[last].is_response)


def _may_begin(every: Sequence[Paragraph], heading: QuestionHeading, known: Mapping[int, QuestionHeading]) -> bool:
    """Whether a numbered paragraph may be a heading: in a list of references only as a question or the next number."""
    if not _is_in_references(every, heading.index):
        return True
    before = [each.number for index, each in sorted(known.items()) if index < heading.index and each.number.isdigit()]
    follows = bool(before) and heading.number.isdigit() and int(heading.number) == int(before[-1]) + 1
    text = every[heading.index].text
    return (
        every[heading.index].is_heading or is_question(text) or (follows and not re.search(r"\b(?:19|20)\d\d\b", text))
    )


def _is_in_references(every: Sequence[Paragraph], index: int) -> bool:
    """Whether the nearest label above begins a list of references."""
    label = next((label for each in reversed(every[:index]) if (label := each.label)), None)
    return label is not None and label.kind == "references"


def _is_contradicted(heading: QuestionHeading, known: Mapping[int, QuestionHeading]) -> bool:
    """Whether a bare number is smaller than one above it: then it is no question's."""
    if heading.is_explicit or not heading.number.isdigit():
        return False
    above = [
        each
        for index, each in known.items()
        if index < heading.index and each.number.isdigit() and not each.is_explicit
    ]
    return any(int(each.number) > int(heading.number) for each in above) and heading.number != "1"


def _fits(
    every: Sequence[Paragraph], heading: QuestionHeading, known: Mapping[int, QuestionHeading], styles: set[str]
) -> bool:
    """Whether a numbered question without a response stands between the numbers of its neighbours, in their style."""
    paragraph = every[heading.index]
    is_headline = paragraph.is_heading or is_question(heading.title)
    if not is_headline or heading.separator not in styles or not heading.number.isdigit():
        return False
    if _is_in_references(every, heading.index) and not paragraph.is_heading:
        return False
    own = int(heading.number)
    before = [
        int(each.number) for index, each in sorted(known.items()) if index < heading.index and each.number.isdigit()
    ]
    after = [
        int(each.number) for index, each in sorted(known.items()) if index > heading.index and each.number.isdigit()
    ]
    return (not before or before[-1] < own) and (not after or own < after[0])


def positions(found: Sequence[QuestionHeading]) -> Iterator[tuple[QuestionHeading, int | None]]:
    """Yield each heading with the index of the paragraph of the next one, or None."""
    for place, heading in enumerate(found):
        yield heading, found[place + 1].index if place + 1 < len(found) else None


def titled(heading: QuestionHeading, below: Paragraph | None, last: QuestionHeading | None) -> QuestionHeading:
    """Return a heading without words with those of the paragraph below it, unless it only repeats the `last` heading.

    It repeats that if it has the same number, and what is below is no other question.
    """
    if heading.title:
        return heading
    title = without_trail(below.text) if below and not below.label and not PART.match(below.text) else ""
    if last and heading.number and last.number == heading.number and not heading.letter:
        is_other = is_question(title) and replace(last, title=title).key != last.key
        return replace(heading, title=title if is_other else last.title)
    return replace(heading, title=title)
