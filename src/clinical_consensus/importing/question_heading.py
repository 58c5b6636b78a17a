"""One heading of a question: its number, letter and title, as a paragraph has them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clinical_consensus.importing.breaks import BULLET, PART, TERMINAL
from clinical_consensus.importing.label_words import CONTINUED, CONTINUED_IN_BRACKETS, QUESTION
from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.segments import Paragraph
from clinical_consensus.importing.stated_text import read_statement
from clinical_consensus.importing.vote_text import is_level

_SEPARATOR = r"\s*(?:[-–—:.)|]+(?=\s|$)\s*|$)"
_CONTINUED = (
    rf"(?:\s*(?:[(\[]\s*(?P<continued>{CONTINUED_IN_BRACKETS})\s*[)\]](?=\W|$)|[–—-]?\s*(?:{CONTINUED})(?=\W|$)"
    rf"|\s*[–—-]\s*(?:{CONTINUED_IN_BRACKETS})$))?"
)
_NAME = rf"(?:{'|'.join(QUESTION)})"
_EXPLICIT = re.compile(
    rf"{_NAME}\s*(?:no\.?|nr\.?|number|#)?\s*(?P<number>(?:(?-i:[A-Z]{{1,2}})-?)?\d{{1,3}}(?:\.\d{{1,3}})*)\s*"
    rf"(?P<letter>[A-Za-z](?!\w))?{_CONTINUED}(?:{_SEPARATOR}|\s+(?=(?-i:[A-ZÄÖÜÉ¿])))",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(rf"(?!PICO){_NAME}{_CONTINUED}\s*(?:[:|\t]\s*|$)", re.IGNORECASE)
_CHAPTER = (
    r"(?:(?i:item|section|chapter|"
    r"topic|theme|domain|kapitel|abschnitt|thema|chapitre|th[èe]me|secci[óo]n|cap[íi]tulo|tema)"
    r"\s+)?"
)
_BARE = re.compile(
    rf"{_CHAPTER}"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*)\s?(?P<letter>[A-Z](?!\w))?"
    r"(?P<separator>\s*[-–—|]\s+|[.):]\s+|(?<=\.\d)\s+|(?<=\.\d\d)\s+|(?<=\.\d\d\d)\s+)(?=\S)"
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
"""The numbers of headings in Roman figures, from 1."""

_ROMAN = re.compile(
    rf"(?P<number>{'|'.join(sorted(ROMAN, key=len, reverse=True))})(?P<letter>(?!))?(?P<separator>[.):]\s+|\s[–—-]\s+)"
    r"(?=[A-ZÀ-Ý¿][^\W\d_])"
)
_NUMBER_ALONE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3})*)(?P<letter>(?!))?(?P<separator>\s+)(?=[A-ZÀ-Ý¿])")
"""How a heading begins that the document marks as one."""

_LETTERED = re.compile(
    rf"{_CHAPTER}"
    r"(?P<number>[A-Z]{1,3}[- ]?\d{1,3}(?:\.\d{1,3})*)(?P<letter>(?!))?(?P<separator>[.):]\s+|\s[–—-]\s+|\s+)(?=[A-Z])"
)
"""How a question begins whose number has the letter of its section: "B2. Should …?"."""

_TRAILING = re.compile(
    rf"\s*(?:[(\[](?:{CONTINUED_IN_BRACKETS})[)\]]|\s[–—-]\s+(?:{CONTINUED_IN_BRACKETS}))\s*$"
    r"|\s*(?:[.·…]\s?){3,}\s*\d*\s*$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:(?:Recommendation )?Table \w+\s*[.:–—-]*\s*)?(?P<title>Recommendations? (?:for|on|about|regarding) [^.?!:]+)",
    re.IGNORECASE,
)
"""How a table of recommendations says what it is about, as the ESC's do."""

_LINE_WORDS = 10
_QUESTION = re.compile(r"[?？؟][)\]”’\"']*$")


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
    topic: int | None = None
    """The paragraph above that names the question's topic, behind its number; or None."""
    topic_skip: int = 0

    @property
    def key(self) -> str:
        """What a repeated heading has in common with the first: number, letter and words."""
        words = " ".join(re.findall(r"\w+", self.title.casefold()))
        return f"{self.number}{self.letter.lower()} {words}".strip()


def is_question(text: str) -> bool:
    """Whether a text ends with a question mark."""
    return bool(_QUESTION.search(text))


def explicit_heading(index: int, paragraph: Paragraph) -> QuestionHeading | None:
    """Return the heading that a paragraph says it is, by the word "question" or the column it is in, or None."""
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
    is_open = unnumbered or (given and not given.number)
    found = found or (_BARE.match(text, start) if is_open else None)
    end = found.end() if found else start
    number = found["number"] if found else given.number if given else ""
    letter = (found["letter"] or "") if found else ""
    return QuestionHeading(index, number, letter, min(end, len(paragraph.first.text)), without_trail(text[end:]))


def bare_heading(index: int, paragraph: Paragraph) -> QuestionHeading | None:
    """Return the heading that a paragraph may be by its number alone, or None."""
    is_read = paragraph.first.given or paragraph.label
    found = None if is_read else _BARE.match(paragraph.text)
    if paragraph.is_heading and not is_read and not found:
        found = _NUMBER_ALONE.match(paragraph.text)
    if not found and not is_read and (paragraph.is_heading or _is_line(paragraph)):
        found = _ROMAN.match(paragraph.text)
    if not found and not is_read and is_question(paragraph.text):
        found = _LETTERED.match(paragraph.text)
    if not found or not any(map(str.isalpha, paragraph.text[found.end() :])):
        return None
    title = without_trail(paragraph.text[found.end() :])
    letter, separator = found["letter"] or "", found["separator"].strip() or " "
    is_topic = not paragraph.text[0].isdigit() and not is_question(title)
    return QuestionHeading(index, found["number"], letter, found.end(), title, False, is_topic, separator=separator)


def _is_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands apart as headings do: a short line, or a question."""
    is_short = len(paragraph.text.split()) <= _LINE_WORDS and not TERMINAL.search(paragraph.text)
    return paragraph.first.after_gap and (is_short or is_question(paragraph.text))


def without_trail(title: str) -> str:
    """Return a title without "(continued)" and without the dots and the page of a table of contents."""
    return _TRAILING.sub("", title).strip()


def response_heading(index: int, paragraph: Paragraph, label: Label) -> QuestionHeading:
    """Return the heading that a response is for itself, where no question stands above it."""
    words = paragraph.after(label.length)
    title = words.text if words else ""
    return QuestionHeading(index, label.number, "", 0, title, is_inferred=True, is_response=True)


def slide_question(index: int, paragraph: Paragraph) -> QuestionHeading | None:
    """Return the heading that a question is with which a slide begins, whatever follows it, or None."""
    is_title = (
        paragraph.is_heading and paragraph.first.starts_page and not (paragraph.label or bare_heading(index, paragraph))
    )
    if not is_title or not is_question(without_trail(paragraph.text)):
        return None
    return QuestionHeading(index, "", "", 0, without_trail(paragraph.text))


def line_heading(index: int, paragraph: Paragraph) -> QuestionHeading | None:
    """Return the heading that a short line is for the response directly below it, or None."""
    text, first = paragraph.text, paragraph.first
    is_apart = (
        first.after_gap and len(paragraph.segments) == 1 and not (first.given or first.line.cells or paragraph.label)
    )
    is_title = text[0].isupper() and len(text.split()) <= _LINE_WORDS and not TERMINAL.search(text)
    is_value = is_level(text) or read_statement(text)[0] is not None
    if not index or not is_apart or not is_title or is_value or BULLET.match(text) or PART.match(text):
        return None
    return QuestionHeading(index, "", "", 0, text, is_explicit=False, is_inferred=True)


def unnumbered_heading(index: int, paragraph: Paragraph) -> QuestionHeading | None:
    """Return a heading that the document marks, or a question that only the response below it makes one."""
    if index and (found := _TOPIC.fullmatch(paragraph.text)) and found.start("title") < len(paragraph.first.text):
        return QuestionHeading(index, "", "", found.start("title"), found["title"], is_explicit=False, is_inferred=True)
    if paragraph.is_heading:
        title = without_trail(paragraph.text)
        asks = is_question(title)
        return QuestionHeading(index, "", "", 0, title, is_inferred=not asks) if index or asks else None
    if is_question(paragraph.text) and not paragraph.first.line.cells:
        return QuestionHeading(index, "", "", 0, paragraph.text, is_explicit=False, is_inferred=True)
    return None
