"""What a text states of itself, in brackets or as its first or last sentence: its strength, certainty and consensus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clinical_consensus.importing.grade_forms import HIGH, STRONG
from clinical_consensus.importing.grade_text import GradeText, is_part, read_code, read_grades
from clinical_consensus.importing.labels import label_of
from clinical_consensus.importing.vote_text import ReadConsensus, read_consensus

_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]]{1,200}(?:\([^()]{1,40}\)[^()\[\]]{0,80})?)[)\]]")
_FIRST = re.compile(r"(?P<first>[^.:()]{1,120})[.:]\s")
_END = re.compile(r"(?<=[.?!\])])\s+(?:(?:[–—-]|[=-]+>|→)\s*)?(?=[^\s>=–—-].{0,160}$)")
"""Where what ends a text may begin: after a sentence or brackets."""

_PIECES = re.compile(r"\s*[;|]\s*|\s*[,.]\s+|\s+[–—]\s+")
_GRADE_WORD = re.compile(rf"{STRONG}|{HIGH}", re.IGNORECASE)
"""What may be a grade or a level, and beside other values is surely neither."""

_AGREED = re.compile(
    r".*\b(?:agree\w*|(?:consensus|konsens|vote|zustimmung)\b.*\d).*|.*\d.*\b(?:consensus|konsens)"
    r"|(?:.+ )?(?:consensus|konsens)|accord (?:fort|relatif|faible)|acuerdo (?:fuerte|débil)",
    re.IGNORECASE,
)
"""How a vote or a level of consensus looks that has no label."""


@dataclass(frozen=True)
class StatedWithin:
    """What a phrase in a text states, and where it stands there; `is_sure` unless only its form tells it."""

    grade: GradeText | None
    consensus: ReadConsensus | None
    start: int
    end: int
    is_sure: bool


def grade_within(text: str) -> StatedWithin | None:
    """Return the grade that a response states of itself.

    None if it states none, or more than one: then it is not sure what each of them grades.
    """
    found = [each for each in _stated(text) if each.grade]
    return found[0] if len(found) == 1 else None


def consensus_within(text: str) -> StatedWithin | None:
    """Return the one consensus that a response states of itself in brackets: "(agreement 96%, strong consensus)"."""
    found = [each for each in _stated(text) if each.consensus]
    return found[0] if len(found) == 1 else None


def read_statement(text: str) -> tuple[GradeText | None, ReadConsensus | None]:
    """Return what a line states that is nothing but grades and a consensus: "Grade 1+ (strong agreement)"."""
    inner = text.strip("()[] .") if text[:1] in "([" else text.strip(" .")
    plain = re.sub(r"\s*[(\[](?![^()\[\]]*\d+\s*[)\]])", "; ", inner)
    plain = re.sub(r"[)\]](?=\s+[^\W\d])", ";", plain)
    return _read(plain.replace(")", "").replace("]", "") if plain != text else plain)


def begins_grade(text: str) -> bool:
    """Whether a line is a grade, or the first words of one that the next line ends: "Weak recommendation, very low"."""
    first, comma, rest = text.partition(", ")
    is_open = bool(comma) and _GRADE_WORD.fullmatch(rest) is not None and read_grades(first) is not None
    return is_open or read_statement(text)[0] is not None


def without_stated(text: str) -> str:
    """Return a text without the grades, votes and levels that end it."""
    for found in sorted(_stated(text), key=lambda each: each.end, reverse=True):
        if not text[found.end :].strip(" ."):
            text = text[: found.start].rstrip()
    return text


def states_itself(text: str) -> bool:
    """Whether a text has a grade or a consensus of its own."""
    return any(True for _ in _stated(text))


def states_several(text: str) -> bool:
    """Whether a text states two values of its own at once: a strength and a certainty, or a grade and a vote."""
    return any(
        each.grade and (each.consensus or (each.grade.strength and each.grade.certainty)) for each in _stated(text)
    )


def _stated(text: str) -> Iterator[StatedWithin]:
    for match in _BRACKETS.finditer(text):
        grade, consensus = _read(match["inner"])
        if grade or consensus:
            yield StatedWithin(grade, consensus, *match.span(), is_sure=True)
        elif code := read_code(match["inner"], is_square=match[0][0] == "["):
            yield StatedWithin(code, None, *match.span(), is_sure=False)
    if (first := _FIRST.match(text)) and (grade := read_grades(first["first"])):
        yield StatedWithin(grade, None, *first.span("first"), is_sure=True)
    for end in _END.finditer(text):
        grade, consensus = read_statement(text[end.end() :]) if text[end.end()] not in "([" else (None, None)
        if grade or consensus:
            yield StatedWithin(grade, consensus, end.end(), len(text.rstrip(".")), is_sure=True)
            return


def _read(inner: str) -> tuple[GradeText | None, ReadConsensus | None]:
    """Return what brackets state, if all of their words are understood."""
    if grade := read_grades(inner):
        return grade, None
    pieces = [piece for piece in _PIECES.split(inner) if piece]
    graded = [piece for piece in pieces if read_grades(piece) or is_part(piece)]
    grade = read_grades("; ".join(graded)) if graded else None
    if len(pieces) > 1 and any(_GRADE_WORD.fullmatch(piece) for piece in pieces if piece not in graded):
        return None, None
    voted = ", ".join(piece for piece in pieces if piece not in graded)
    label = label_of(voted[:1].upper() + voted[1:])
    if label and label.kind == "consensus":
        voted = voted[label.length :]
    elif not _AGREED.fullmatch(voted):
        return None, None
    consensus = read_consensus(voted, is_agreement=True)
    return (grade, consensus) if consensus and bool(grade) == bool(graded) else (None, None)
