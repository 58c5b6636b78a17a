"""Find the headings of questions: numbered, labelled, marked by the document, or known by the response below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clinical_consensus.importing.breaks import PART, SECTION, TERMINAL
from clinical_consensus.importing.label_names import QUESTION
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.names import is_names
from clinical_consensus.importing.segments import Paragraph

_SEPARATOR = r"\s*(?:[-–—:.)|]+(?=\s|$)\s*|$)"
_CONTINUED = r"(?:\s*[(\[]?\s*(?P<continued>continued|cont(?:’d|'d|\.|inued)?)\s*[)\]]?(?=\W|$))?"
_NAME = rf"(?:{'|'.join(QUESTION)})"
_EXPLICIT = re.compile(
    rf"{_NAME}\s*(?:no\.?|nr\.?|number|#)?\s*(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*)\s*(?P<letter>[A-Za-z](?!\w))?"
    rf"{_CONTINUED}(?:{_SEPARATOR}|\s+(?=(?-i:[A-ZÄÖÜÉ¿])))",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(rf"(?!PICO){_NAME}{_CONTINUED}\s*(?:[:|\t]\s*|$)", re.IGNORECASE)
_BARE = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*)\s?(?P<letter>[A-Z](?!\w))?"
    r"(?P<separator>\s*[-–—|]\s+|[.):]\s+|(?<=\.\d)\s+|(?<=\.\d\d)\s+|(?<=\.\d\d\d)\s+)(?=\S)"
)
_TRAILING = re.compile(
    r"\s*[(\[](?:continued|cont(?:’d|'d|\.|inued)?)[)\]]\s*$|\s*(?:[.·…]\s?){3,}\s*\d*\s*$", re.IGNORECASE
)
_TOPIC = re.compile(
    r"(?:(?:Recommendation )?Table \w+\s*[.:–—-]*\s*)?(?P<title>Recommendations? (?:for|on|about|regarding) [^.?!:]+)",
    re.IGNORECASE,
)
"""How a table of recommendations says what it is about, as the ESC's do."""

_QUESTION = re.compile(r"[?？؟][)\]”’\"']*$")
_ABOVE = ("authors", "population", "intervention", "comparator", "outcome")
_FARTHEST = 2
"""How many paragraphs of an unknown kind may stand between a heading and its response."""


@dataclass(frozen=True)
class QuestionHeading:
    """The heading of a question or of a part of one: the paragraph at `index`, its title after `skip` characters."""

    index: int
    number: str
    """As it is printed: "3", "4.110"; "" if it has none."""
    letter: str
    skip: int
    title: str
    """Without "(continued)" and without the dots and the page of a table of contents."""
    is_explicit: bool = True
    is_inferred: bool = False
    """Whether only the response below says that it is the heading of a question."""
    is_response: bool = False
    """Whether it is a response that has no question above it."""
    separator: str = ""

    @property
    def key(self) -> str:
        """What a repeated heading has in common with the first: number, letter and words."""
        words = " ".join(re.findall(r"\w+", self.title.casefold()))
        return f"{self.number}{self.letter.lower()} {words}".strip()


def headings(every: Sequence[Paragraph]) -> list[QuestionHeading]:
    """Return the headings of questions in their order, repeated ones included."""
    found = {index: each for index, paragraph in enumerate(every) if (each := _explicit(index, paragraph))}
    bare = {
        index: each for index, paragraph in enumerate(every) if index not in found and (each := _bare(index, paragraph))
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
                found[index] = _of_response(index, paragraph, label)
    keys = {each.key for each in found.values()}
    styles = {each.separator for each in found.values() if each.separator}
    for index, heading in bare.items():
        is_new = index not in found and (heading.key in keys or _fits(every, heading, found, styles))
        if is_new:
            found[index] = heading
    for index, paragraph in enumerate(every):
        title = _without_trail(paragraph.text)
        if index not in found and paragraph.is_heading and QuestionHeading(index, "", "", 0, title).key in keys:
            found[index] = QuestionHeading(index, "", "", 0, title)
    return [found[index] for index in sorted(found)]


def _explicit(index: int, paragraph: Paragraph) -> QuestionHeading | None:
    text, given = paragraph.text, paragraph.first.given
    if given and given.kind != "question":
        return None
    start = given.length if given else 0
    if unnumbered := _UNNUMBERED.match(paragraph.first.text):
        start = unnumbered.end()
    found = _EXPLICIT.match(text, start)
    if not text[0].isupper() and not given:
        return None
    if not (found or unnumbered or given):
        return None
    end = found.end() if found else start
    number = found["number"] if found else given.number if given else ""
    letter = (found["letter"] or "") if found else ""
    return QuestionHeading(index, number, letter, min(end, len(paragraph.first.text)), _without_trail(text[end:]))


def _bare(index: int, paragraph: Paragraph) -> QuestionHeading | None:
    found = None if paragraph.first.given or paragraph.label else _BARE.match(paragraph.text)
    if not found or not any(map(str.isalpha, paragraph.text[found.end() :])):
        return None
    title = _without_trail(paragraph.text[found.end() :])
    letter = found["letter"] or ""
    return QuestionHeading(
        index, found["number"], letter, found.end(), title, False, separator=found["separator"].strip() or " "
    )


def _without_trail(title: str) -> str:
    return _TRAILING.sub("", title).strip()


def _above(
    every: Sequence[Paragraph],
    at: int,
    known: Mapping[int, QuestionHeading],
    bare: Mapping[int, QuestionHeading],
    lowercase: set[str],
) -> QuestionHeading | None:
    """Return the heading of the response at an index: the nearest above it, with nothing but its own fields between."""
    unknown: list[int] = []
    for index in range(at - 1, -1, -1):
        paragraph = every[index]
        if index in known:
            return None
        if paragraph.label and (paragraph.label.kind in _ABOVE or _has_no_field(paragraph)):
            continue
        if _is_section(every, index) or (paragraph.label and paragraph.label.kind == "supporting"):
            continue
        if paragraph.label or (index - 1 in known and not known[index - 1].title):
            return None
        is_far = len(unknown) > _FARTHEST
        if index in bare and _may_begin(every, bare[index], known) and (not is_far or _is_headline(paragraph)):
            return bare[index]
        if is_far and not _is_headline(paragraph):
            continue
        if PART.match(paragraph.text) or is_names(paragraph.text, lowercase):
            continue
        if heading := _unnumbered(index, paragraph):
            return heading
        unknown.append(index)
    return None


def _is_headline(paragraph: Paragraph) -> bool:
    return paragraph.is_heading or bool(_QUESTION.search(paragraph.text))


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
    is_numbered = bool(SECTION.match(below.text)) and not TERMINAL.search(below.text)
    return is_numbered or (paragraph.is_heading and below.is_heading)


def _is_alone(every: Sequence[Paragraph], index: int, known: Mapping[int, QuestionHeading]) -> bool:
    """Whether no question stands above a response: such a statement is an entry of its own."""
    last = max((each for each in known if each < index), default=None)
    label = every[index].label
    is_entry = label is not None and label.is_entry
    return not _is_section(every, index) and (is_entry or last is None or known[last].is_response)


def _of_response(index: int, paragraph: Paragraph, label: Label) -> QuestionHeading:
    words = paragraph.after(label.length)
    title = words.text if words else ""
    return QuestionHeading(index, label.number, "", 0, title, is_inferred=True, is_response=True)


def _unnumbered(index: int, paragraph: Paragraph) -> QuestionHeading | None:
    """Return a heading that the document marks, or a question that only the response below it makes one."""
    if index and (found := _TOPIC.fullmatch(paragraph.text)) and found.start("title") < len(paragraph.first.text):
        return QuestionHeading(index, "", "", found.start("title"), found["title"], is_explicit=False, is_inferred=True)
    if paragraph.is_heading:
        title = _without_trail(paragraph.text)
        is_question = bool(_QUESTION.search(title))
        return QuestionHeading(index, "", "", 0, title, is_inferred=not is_question) if index or is_question else None
    if _QUESTION.search(paragraph.text) and not paragraph.first.line.cells:
        return QuestionHeading(index, "", "", 0, paragraph.text, is_explicit=False, is_inferred=True)
    return None


def _may_begin(every: Sequence[Paragraph], heading: QuestionHeading, known: Mapping[int, QuestionHeading]) -> bool:
    """Whether a numbered paragraph may be a heading: in a list of references only as a question or the next number."""
    if not _is_in_references(every, heading.index):
        return True
    before = [each.number for index, each in sorted(known.items()) if index < heading.index and each.number.isdigit()]
    follows = bool(before) and heading.number.isdigit() and int(heading.number) == int(before[-1]) + 1
    text = every[heading.index].text
    return (
        every[heading.index].is_heading
        or bool(_QUESTION.search(text))
        or (follows and not re.search(r"\b(?:19|20)\d\d\b", text))
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
    is_question = paragraph.is_heading or bool(_QUESTION.search(heading.title))
    if not is_question or heading.separator not in styles or not heading.number.isdigit():
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
    title = _without_trail(below.text) if below and not below.label and not PART.match(below.text) else ""
    if last and heading.number and last.number == heading.number and not heading.letter:
        is_other = bool(_QUESTION.search(title)) and replace(last, title=title).key != last.key
        return replace(heading, title=title if is_other else last.title)
    return replace(heading, title=title)
