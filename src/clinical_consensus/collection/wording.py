"""Define the words in which every surface states the data: pages, print, slides, cards and copied text."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from clinical_consensus.contract.blocks import Heading, ItemList, Table
from clinical_consensus.contract.dates import PartialDate
from clinical_consensus.contract.editorial import Edition, HistoryEntry, Provenance, Source
from clinical_consensus.contract.records import Section
from clinical_consensus.contract.scales import VOTE_BASES, Certainty, Grade, Level
from clinical_consensus.contract.source_text import Pages

NOT_STATED = "Not stated in the source"
NOT_TRANSCRIBED = "Not transcribed here; see the source"
ABSENT = (NOT_STATED, NOT_TRANSCRIBED)
INFERRED = "placement inferred"
OUR_READING = "our reading"
EXTRACTED = "extracted from"
NO_SOURCE = "The collection names no source file."
NO_GRADE = "The source does not define this grade."
NO_LEVEL = "The source does not define this level."
DEFINED = "Defined by the source:"
NO_SECTION = "Without a section"
RESPONSE = "Response/Recommendation"
JUDGEMENT = "This text does not replace clinical judgement."

SPELLED = {
    "source": "Spelled out by the source.",
    "editor": "Spelled out by the editor of this site; the source does not spell it out.",
}
"""Who spelled out an abbreviation."""

CHANGES = {"added": "Added", "updated": "Updated", "reaffirmed": "Reaffirmed", "withdrawn": "Withdrawn"}

ROLES = {
    "risk": "Risk",
    "risk-factors": "Risk factors",
    "recommendation": "Recommendation",
    "evidence-gap": "Evidence gap",
}

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)  # not the locale's, so that the output is the same everywhere


_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "۔")
"""The characters that end a sentence."""

_DIRECTIONAL = {"R", "AL", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def marked(text: str, inferred: bool) -> str:
    """Return a text, marked if its place in the source is inferred."""
    return f"{text} ({INFERRED})" if inferred else text


def bracketed(marks: Iterable[str]) -> str:
    """Return marks as they stand beside a title: "(withdrawn, replaced)"; "" if there are none."""
    words = ", ".join(marks)
    return f"({words})" if words else ""


def with_marks(title: str, marks: Iterable[str]) -> str:
    """Return a title with its marks: "Question 6: Title (draft after edition 1.1.0)"."""
    return " ".join(filter(None, (title, bracketed(marks))))


def directed(strength: str, direction: str | None) -> str:
    """Return a strength with the direction of its recommendation, if that is stated: "Strong, against"."""
    return f"{strength}, {direction}" if direction else strength


def section_path(sections: Iterable[Section]) -> str:
    """Return sections, the outermost first, as one text: "Surgery › Knee"."""
    return " › ".join(isolated(section.title) for section in sections)


def inference(field: str, note: str) -> str:
    """Return how an inferred field was placed, as a line of its own: "Placement inferred (consensus): …"."""
    return f"{INFERRED.capitalize()} ({field}): {note}"


def isolated(text: str) -> str:
    """Return a text that cannot change the direction of other texts on the same line.

    If it has letters that run from right to left, or direction controls, it is put between the isolates U+2068 and
    U+2069 (Unicode UAX 9, section 2.4.2), as `<bdi>` does on a page.
    """
    if text.isascii():
        return text
    is_directional = any(unicodedata.bidirectional(letter) in _DIRECTIONAL for letter in text)
    return f"\u2068{text}\u2069" if is_directional else text


def is_right_to_left(text: str) -> bool:
    """Whether a text runs from right to left, judged by its first strong character (UAX 9, rules P2 and P3)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def joined(statements: Iterable[str]) -> str:
    """Return statements as one text: joined by one space, or by a line break where the writing direction changes."""
    text, last = "", None
    for statement in statements:
        direction = is_right_to_left(statement)
        between = "" if last is None else " " if direction == last else "\n"
        text, last = f"{text}{between}{statement}", direction
    return text


def day(date: datetime.date) -> str:
    """Return a date as it is shown: "22 November 2026"."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def partial_day(date: PartialDate) -> str:
    """Return a date as exact as it is stated: "2024", "May 2024", "2 May 2024"."""
    if date.month is None:
        return str(date.year)
    month = f"{_MONTHS[date.month - 1]} {date.year}"
    return month if date.day is None else f"{date.day} {month}"


def percent(share: float) -> str:
    """Return a share of the vote as stated: 96.43 is "96.43%", 0.0 is "0%"."""
    return f"{number(abs(share))}%"


def size(length: int) -> str:
    """Return a file's size as it is shown: 28739 bytes are "29 kB"."""
    return f"{length / 1e6:.1f} MB" if length >= 999_500 else f"{max(1, round(length / 1e3))} kB"


def bounds(level: Level) -> str:
    """Return the bounds of a level's share of the vote: "above 75%, at most 95%, of those who voted"; "" if none."""
    low, high = level.min_agree, level.max_agree
    above, below = "above" if level.min_exclusive else "at least", "below" if level.max_exclusive else "at most"
    stated = [
        *([] if low is None else [f"{above} {percent(low)}"]),
        *([] if high is None else [f"{below} {percent(high)}"]),
        *([f"of {VOTE_BASES[level.basis]}"] if level.basis else []),
    ]
    return ", ".join(stated)


def share(level: Level) -> str:
    """Return the bounds of a level as a sentence: "Share that agreed: above 95%."; "" if there are none."""
    stated = bounds(level)
    return f"Share that agreed: {stated}." if stated else ""


def block(of: Heading | ItemList | Table, *, marked: bool = True) -> str:
    """Return a block of a long text as text: an item of a list or a row of a table on each line.

    Unless `marked`, without the signs that this site adds: before the items of a list, and between cells.
    """
    if isinstance(of, Heading):
        return of.heading
    if isinstance(of, ItemList):
        signs = (f"{number}. " if of.ordered else "• " for number in range(1, len(of.items) + 1))
        return "\n".join(f"{sign if marked else ''}{item}" for sign, item in zip(signs, of.items, strict=True))
    rows = ((" | " if marked else " ").join(cells) for cells in (of.table.header, *of.table.rows))
    return "\n".join(filter(None, (of.table.caption, *rows)))


def line_range(entry: Provenance, pages: Sequence[Pages] = ()) -> str:
    """Return the lines of a source that an entry names: "line 3", "lines 11–18", "page 2, lines 11–18".

    `pages` are those of each line of the source, if they are known.
    """
    first, last = entry.lines
    lines = f"line {first}" if first == last else f"lines {first}–{last}"
    return f"{page_numbers(pages[first - 1][0], pages[last - 1][1])}, {lines}" if pages else lines


def source(record: Source) -> str:
    """Return a source's title, with the document that it was extracted from: "Text, extracted from Guide (https:…)"."""
    title, original = isolated(record.title), record.original
    if original is None:
        return title
    return f"{title}, {EXTRACTED} {isolated(original.title)}" + (f" ({original.url})" if original.url else "")


def page_numbers(first: int, last: int) -> str:
    """Return pages of a source as they are named: "page 12" or "pages 12–13"."""
    return f"page {first}" if first == last else f"pages {first}–{last}"


def edition(record: Edition) -> str:
    """Return an edition with its date, named as this site's."""
    return f"This site’s edition {record.version}, {day(record.date)}"


def definition(record: Grade | Level | Certainty) -> str:
    """Return the source's definition of a grade or level, else the bounds of a level, or that there is neither."""
    if record.definition is None:
        return NO_GRADE if isinstance(record, Grade) else _share_of(record) or NO_LEVEL
    return f"{DEFINED} {record.definition}"


def _share_of(record: Level | Certainty) -> str:
    return share(record) if isinstance(record, Level) else ""


def sentence(title: str) -> str:
    """Return a title as a sentence: with a full stop, unless it already ends in one of `_ENDS`."""
    return title if title.rstrip("\u2069").endswith(_ENDS) else f"{title}."


def history(entry: HistoryEntry) -> str:
    """Return what happened to a question in an edition: "Added in edition 1.0.0, 22 November 2026."."""
    done = f"{CHANGES[entry.change]} in edition {entry.edition}, {day(entry.date)}"
    return f"{done}: {isolated(entry.reason)}" if entry.reason else f"{done}."


def counted(current: int, withdrawn: int) -> str:
    """Return how many questions there are, those that are withdrawn apart: "3 questions and 1 withdrawn"."""
    noun = "question" if current == 1 else "questions"
    return f"{current} {noun} and {withdrawn} withdrawn" if withdrawn else f"{current} {noun}"


def drafts(count: int, version: str) -> str:
    """Return how many questions are drafts after an edition: "2 questions are drafts after edition 1.1.0"."""
    counted_drafts = "1 question is a draft" if count == 1 else f"{count} questions are drafts"
    return f"{counted_drafts} after edition {version}"


def number(figure: float) -> str:
    """Return a figure as it is stated, without unnecessary zeros: 96.43, 0."""
    written = f"{Decimal(repr(figure)):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
