"""Where a paragraph begins: what the beginning and the end of a line say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clinical_consensus.importing.label_words import CONTINUED_IN_BRACKETS, QUESTION
from clinical_consensus.importing.labels import SHORT, grade_heading, label_of
from clinical_consensus.importing.lines import joined_width
from clinical_consensus.importing.names import names_in
from clinical_consensus.importing.reference_text import begins_reference, ends_reference
from clinical_consensus.importing.segments import LineSegment, Paragraph
from clinical_consensus.importing.standing_words import basis_of
from clinical_consensus.importing.stated_text import begins_grade
from clinical_consensus.importing.vote_text import is_level

TERMINAL = re.compile(r"[.?!:;。？！؟…][)\]”’\"'»⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\[[\d,–\s-]+\])?$")
"""How a text ends that is complete."""

BULLET = re.compile(
    r"[•◦▪●‣∙·○■□–—*-]\s+(?=\S)|(?P<open>\()?(?P<mark>\d{1,3}|[a-z]|[ivx]{1,4})(?(open)\)|[.)])\s+(?=\S)"
)
"""How an item of a list begins."""

PART = re.compile(r"(?:Part\s+)?\(?(?P<letter>[A-Za-z])\s*[.):]\s+(?=\S)")
"""How a part of a question begins: "A." or "Part B:"."""

SECTION = re.compile(r"\d{1,2}(?:\.\d{1,3})+\.?\s+[A-ZÀ-Ý]")
"""How the heading of a numbered section begins: "1.2 Treatment"."""

CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,3})*\.?\s+[A-ZÀ-Ý]\D{2,60}$")
"""How a numbered heading looks, also without a second number: "5 Acknowledgements"."""

CAPTION = re.compile(r"Table\s+\w+[.:]?\s|Table\s+\w+$")
"""How the caption of a table begins."""

FOOTNOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}\s?|[*†‡§]{1,3}|[†‡§]{1,3}\s)(?=[^\W\d_])")
"""How a note below a text or a table begins: with a raised number or a sign."""

UNKNOWN_LABEL = re.compile(r"(?!PMC?ID|DOI|ISBN|URL)[A-Z][A-Za-z ]{2,40}:\s")
"""How a line begins that may have a label of its own."""

_ONE_LINE = ("strength", "certainty")
_MID_SENTENCE = re.compile(r"[a-zß-ÿ,-]$")
_OPEN_VOTE = re.compile(
    r"(?:[:,;=/(–-]|(?<![\d%]\s)\b(?:agree[ds]?|disagree[ds]?|abstain(?:ed|s)?|abstentions?))\s*$", re.IGNORECASE
)
_REST_OF_VOTE = re.compile(r"[%％(]|.{0,40}\b(?:disagree|abst)", re.IGNORECASE)
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*[%％]")
_REFERENCE = re.compile(r"[\[(]\d{1,3}[\])]\s+(?=\S)")
_QUESTION = "|".join(QUESTION)
_HEADED = re.compile(
    rf"(?=[A-Z])(?i:(?:\w+ )?(?:{_QUESTION}))\b.{{0,8}}\d|Q\s?\d"
    r"|\d{1,3}(?:\.\d{1,3})*\s?[A-Z]?\s?[-–—.):|]\s*\S"
)
_NAMED = re.compile(rf"(?=[A-Z])(?i:(?:\w+ )?(?:{_QUESTION}))\s*\d+[A-Za-z]?\s*[:.–—-]")
ARROW = re.compile(r"(?:>{1,2}|=>|[-–—]>|[→⇒➔▶])\s+(?=[A-ZÀ-Ý])")
"""The sign before what answers a question."""

_SIGN = re.compile(r"[•◦▪●‣∙○■□]\s")
_NUMBER = re.compile(r"[\[(]?(?P<letters>[A-Z]{0,2}-?)(?P<number>\d{1,4})[.:)\]]\s+(?=\S)")
_COUNTED = re.compile(r"\d{1,3}[.)]?\s+[A-ZÀ-Ý]")
_NO_PROSE = re.compile(r"(?:\d|Q|.*[?？؟][)”\"']*$)")
_NUMBER_ALONE = re.compile(
    rf"(?:\w+ )?(?:{_QUESTION})\W*(?:(?-i:[A-Z]{{1,2}})-?(?=\d))?[\d.]*\s?[A-Za-z]?\s*(?:\([^)]*\))?\W*"
    rf"|.*\((?:cont[^)]*|{CONTINUED_IN_BRACKETS})\)",
    re.IGNORECASE,
)
_LEVEL_ALONE = re.compile(r"[(\[][^()]*(?:consensus|konsens)[)\]]\.?$", re.IGNORECASE)
_CONTINUED_ALONE = re.compile(
    rf"(?:\w+ )?(?=[A-Z])(?i:{_QUESTION})\s?[\d.]+.*\((?i:cont[^)]*|{CONTINUED_IN_BRACKETS})\)"
)
_CAPITAL_HEAD = re.compile(r"\d{1,2}\.?\s+(?=[^a-zß-ÿ]*$).{4,}")
_BRACKET_LINES = 4
_HEAD_WORDS = 6
_CLAUSE = 40
_FULL = 0.85
LONG_LINE = 160
"""Characters of a line that no page wraps: such a line is a whole paragraph of its document."""


def begins(before: Sequence[LineSegment], segment: LineSegment, width: int, has_gaps: bool) -> bool:
    """Whether a segment begins a paragraph after those `before`.

    Lines that stand together are one paragraph, unless the next begins with what begins one, or unless its first word
    would have fitted on the line before: then the break is meant. Where empty lines divide the document's paragraphs,
    that counts for headings alone.
    """
    last, text = before[-1], segment.text
    if _is_apart(last, segment) or _is_next_reference(before, text):
        return True
    if last.span.line == segment.span.line or _is_in_brackets(before):
        return not _is_in_brackets(before)
    own = label_of(before[0].text)
    if own and own.kind == "consensus" and own.length < len(before[0].text) and _vote_goes_on(last.text, text):
        return False
    if own and own.kind in _ONE_LINE and own.length < len(before[0].text) and text[0].isupper():
        return True
    is_end = bool(TERMINAL.search(last.text))
    could_fit = _could_fit(last.text, text, width)
    if _is_new(before, segment, is_end=is_end, could_fit=could_fit):
        return True
    if own and own.kind in SHORT:
        return is_end or could_fit
    if BULLET.match(before[0].text) and not _REFERENCE.match(before[0].text) and could_fit and text[0].isupper():
        return True
    if not width:
        return is_end or text[0].isupper() or text[0].isdigit()
    if segment.starts_page or not has_gaps:
        return is_end and (could_fit or segment.starts_page)
    is_item = len(before) > 1 and is_end and _COUNTED.match(before[0].text)
    is_alone = len(before) == 1 and _NO_PROSE.match(last.text)
    return could_fit and text[0].isupper() and not own and bool(is_alone or is_item)


def _is_next_reference(before: Sequence[LineSegment], text: str) -> bool:
    """Whether a reference without a number begins after one that is complete."""
    are_both = begins_reference(before[0].text) and begins_reference(text)
    return are_both and ends_reference(before[-1].text)


def _is_apart(last: LineSegment, segment: LineSegment) -> bool:
    """Whether a gap, a table, a heading or a page divides two segments, whatever they say."""
    if last.given or segment.given or last.line.cells or segment.line.cells or segment.after_gap:
        return True
    are_headings = segment.line.is_heading, last.line.is_heading
    return any(are_headings) and not (all(are_headings) and not segment.starts_page)


def _is_in_brackets(before: Sequence[LineSegment]) -> bool:
    """Whether the last line leaves a bracket open."""
    text = " ".join(segment.text for segment in before[-_BRACKET_LINES:])
    return max(text.rfind("("), text.rfind("[")) > max(text.rfind(")"), text.rfind("]"))


def _vote_goes_on(last: str, text: str) -> bool:
    """Whether a line goes on with the figures of a vote, which the line before has left off."""
    if label_of(text):
        return False
    if _goes_on_across(last, text):
        return True
    return not _HEADED.match(text) and bool(_OPEN_VOTE.search(last) or _REST_OF_VOTE.match(text))


def _goes_on_across(last: str, text: str) -> bool:
    """Whether a vote whose last figure is missing goes on with that, after a gap."""
    return bool(_OPEN_VOTE.search(last) and _SHARE.match(text))


def _could_fit(last: str, text: str, width: int) -> bool:
    """Whether the first word of a line would have fitted on the last line, so that the break is meant."""
    return not width or len(last) > LONG_LINE or joined_width(last, text) <= min(width, LONG_LINE) * _FULL


def _is_new(before: Sequence[LineSegment], segment: LineSegment, *, is_end: bool, could_fit: bool) -> bool:
    """Whether a line begins as only paragraphs begin, or follows one that stands alone."""
    last, text = before[-1], segment.text
    own, label = label_of(before[0].text), label_of(text)
    is_after_label = (len(before) == 1 and grade_heading(last.text) is not None) or (
        own is not None and own.is_alone and own.length >= len(before[0].text)
    )
    is_after_number = len(before) == 1 and _NUMBER_ALONE.fullmatch(last.text) is not None
    is_lone_line = len(before) == 1 and could_fit and text[0].isupper()
    if is_lone_line and (_is_section_head(last.text) or _is_titled(last.text)):
        return True
    if is_after_label or is_after_number or (segment.starts_page and _NAMED.match(text)):
        return True
    is_whole = is_end or could_fit or segment.starts_page
    if label and (not label.is_alone or is_whole or not _MID_SENTENCE.search(last.text)):
        return True
    if label and own and own.kind in SHORT:
        return True
    is_value = text[0] not in "([" and (begins_grade(text) or is_level(text) or basis_of(text))
    if is_end and (UNKNOWN_LABEL.match(text) or is_value):
        return True
    if any(pattern.match(text) for pattern in (_REFERENCE, _SIGN, ARROW, _LEVEL_ALONE, _CONTINUED_ALONE)):
        return True
    if _is_next_number(before[0].text, text) or (is_end and len(names_in(text)) > 1):
        return True
    is_possible = is_end or could_fit or own is not None
    return is_possible and any(pattern.match(text) for pattern in (BULLET, PART, _HEADED))


def is_next_part(text: str, count: int) -> bool:
    """Whether a line begins the part of a question that follows `count` others: "C." behind two."""
    found = PART.match(text)
    return found is not None and found["letter"].upper() == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[min(count, 25)]


def _is_titled(text: str) -> bool:
    """Whether a line is the label of a numbered response with its title, a few words: "Statement 1: Braces"."""
    label = label_of(text)
    title = text[label.length :] if label and label.kind == "response" and label.number else ""
    return bool(title) and not TERMINAL.search(title) and len(title.split()) <= _HEAD_WORDS


def _is_section_head(text: str) -> bool:
    """Whether a line is the heading of a numbered section: "3.2 Bracing"."""
    is_numbered = SECTION.match(text) or _CAPITAL_HEAD.fullmatch(text)
    return is_numbered is not None and not TERMINAL.search(text) and len(text.split()) <= _HEAD_WORDS


def begins_section(text: str, *, is_item: bool, is_apart: bool) -> bool:
    """Whether a paragraph is the heading of a numbered section; one that may be an item of a list must stand apart."""
    is_headed = bool(SECTION.match(text) or (CHAPTER.match(text) and not is_item)) and is_apart
    return _is_section_head(text) or (is_headed and not TERMINAL.search(text))


def _is_next_number(before: str, text: str) -> bool:
    """Whether two items of a list begin with a number and the next one."""
    one, other = _NUMBER.match(before), _NUMBER.match(text)
    if not one or not other or one["letters"] != other["letters"]:
        return False
    return int(other["number"]) == int(one["number"]) + 1


def continues(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on with the one before it, which is not complete: across a gap or the end of a page."""
    last = before.segments[-1]
    if last.line.cells or last.given or after.first.line.cells or after.label:
        return False
    if last.line.is_spoken != after.first.line.is_spoken:
        return False
    if before.label and before.label.kind == "consensus" and before.label.length < len(before.text):
        return _goes_on_across(last.text, after.text)
    if TERMINAL.search(last.text):
        return False
    if _NUMBER_ALONE.fullmatch(before.text):
        return False
    if before.label and (before.label.kind in SHORT or before.label.length >= len(before.text)):
        return False
    if BULLET.match(after.text) or PART.match(after.text) or after.is_heading or _REFERENCE.match(after.text):
        return False
    if after.text[0].islower():
        return True
    if after.text[0] == "(" and not _LEVEL_ALONE.fullmatch(after.text) and len(before.text) > _CLAUSE:
        return True
    is_prose = len(before.segments) > 1 and not BULLET.match(before.text) and not before.is_heading
    return after.first.starts_page and is_prose and before.text[-1].isalpha() and not _HEADED.match(after.text)
