"""Read what a phrase states of strength and certainty: "(conditional recommendation, low certainty of evidence)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STRONG = r"(?:very )?(?:strong|weak|conditional|moderate|limited|discretionary|qualified)"
HIGH = r"(?:very low to low|low to moderate|moderate to high|very low|very high|low|moderate|high|insufficient)"
"""How GRADE's and other scales call strengths, and levels of certainty."""

_CODE = r"[12][A-D][+-]?"
_DIRECTION = r"(?:\s+(?:in\s+)?(?P<direction>for|against)(?:\s+(?:the\s+)?(?:use|intervention))?)?"
_CIRCLES = r"[⊕⨁⊖⊝⊗○◯⭘●]{3,5}"
_OF_EVIDENCE = (
    r"(?:\s+(?:of|in)(?:\s+the)?(?:\s+body\s+of)?\s+evidence|\s+evidence)?(?:\s+(?:of|about|in)\s+(?:the\s+)?effects)?"
)

_STRENGTHS = (
    re.compile(rf"(?P<grade>{STRONG})\s+recommendation{_DIRECTION}", re.IGNORECASE),
    re.compile(
        r"(?:strength(?: of (?:the )?recommendation)?|grade(?: of (?:the )?recommendation)?|[SG]OR|empfehlungsgrad)"
        rf"\s*[:=]?\s*(?P<grade>{STRONG}|{_CODE}|(?-i:[A-D])[+-]?){_DIRECTION}",
        re.IGNORECASE,
    ),
)
_CERTAINTIES = (
    re.compile(
        rf"(?P<grade>{HIGH})(?:\s*-\s*|\s+)(?:certainty|quality|confidence){_OF_EVIDENCE}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<grade>{HIGH})\s+evidence", re.IGNORECASE),
    re.compile(
        r"(?:(?:level|quality|certainty)\s+of\s+(?:the\s+)?evidence|evidence\s+level|LOE|certainty|quality|evidenzgrad)"
        rf"\s*[:=]?\s*(?P<grade>{HIGH}|[1-5][a-c]?[+-]{{0,2}}|(?-i:[A-D]|I{{1,3}}[ab]?|IV|V)(?:-[A-Z]{{1,3}})?)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<grade>{_CIRCLES}(?:\s+{HIGH})?)(?:\s+(?:certainty|quality){_OF_EVIDENCE})?", re.IGNORECASE),
)
_PAIRED = (
    re.compile(r"class(?: of recommendation)?\s*[:=]?\s*(?P<grade>(?-i:I{1,3}[ab]?))", re.IGNORECASE),
    re.compile(r"level\s*[:=]?\s*(?P<grade>(?-i:[A-C])(?:-[A-Z]{1,3})?)", re.IGNORECASE),
)
"""Two that only together are surely a grade: a class may be one of patients."""

_JOINTS = re.compile(
    r"(?:\s*[,;|/.]\s+|\s*[;|/]\s*|\s+[–—-]\s+)(?:(?:and|based on|with)\s+)?|\s+(?:and|based on|with)\s+|\s+(?=⊕|⨁)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\((?P<round>[^()]{1,120})\)|\[(?P<square>[^\[\]]{1,120})\]")
_BARE = re.compile(_CODE)
_EVIDENCE_FIRST = re.compile(r"(?P<certainty>I{1,3}|IV|V),\s*(?P<strength>[A-E])")
"""A level of evidence and a grade as ESMO writes them: "[II, B]" (ESMO's standard operating procedures)."""

_FIRST = re.compile(r"(?P<first>[^.:()]{1,120})[.:]\s")
_LAST = re.compile(r"(?<=[.?!])\s+(?P<last>[^?!()]{1,120}?)\.?$")


@dataclass(frozen=True)
class GradeText:
    """A strength with its direction, a certainty, or both, in the words of a phrase."""

    strength: str | None
    direction: str | None
    certainty: str | None


@dataclass(frozen=True)
class GradeWithin:
    """What a phrase in a text states, and where it stands there; `is_sure` unless only its form tells it."""

    grade: GradeText
    start: int
    end: int
    is_sure: bool


def read_grades(text: str) -> GradeText | None:
    """Return what a phrase states, or None if a word of it is not understood: then nothing of it is read.

    The forms are GRADE's (BMJ 2008;336:924–926), its codes of a figure and a letter, and those with a label of their
    own. A code is one grade: that its figure is the strength and its letter the certainty is not said by the text.
    """
    parts = [part for part in _JOINTS.split(text.strip().rstrip(".")) if part]
    if len(parts) == len(_PAIRED):
        found = [pattern.fullmatch(part) for pattern, part in zip(_PAIRED, parts, strict=True)]
        if found[0] and found[1]:
            return GradeText(found[0]["grade"], None, found[1]["grade"])
    strength = direction = certainty = None
    for part in parts:
        one = next((match for each in _STRENGTHS if (match := each.fullmatch(part))), None)
        other = next((match for each in _CERTAINTIES if (match := each.fullmatch(part))), None)
        if one and strength is None:
            strength, direction = one["grade"], one["direction"]
        elif other and certainty is None:
            certainty = other["grade"]
        elif certainty and re.fullmatch(_CIRCLES, part):
            continue
        else:
            return None
    if strength is None and certainty is None:
        return None
    return GradeText(strength, direction.lower() if direction else None, certainty)


def grade_of_label(text: str) -> GradeText | None:
    """Return what a response's label states beside its name: "strong" in "Recommendation 2 (strong)", or None."""
    if re.fullmatch(STRONG, text, re.IGNORECASE) or _BARE.fullmatch(text):
        return GradeText(text, None, None)
    return read_grades(text)


def grade_within(text: str) -> GradeWithin | None:
    """Return the grade that a response states of itself in brackets, or as its first or last sentence.

    None if it states none, or more than one: then it is not sure what each of them grades.
    """
    found = list(_stated(text))
    return found[0] if len(found) == 1 else None


def _stated(text: str) -> Iterator[GradeWithin]:
    for match in _BRACKETS.finditer(text):
        inner = match["round"] or match["square"]
        if grade := read_grades(inner):
            yield GradeWithin(grade, match.start(), match.end(), is_sure=True)
        elif _BARE.fullmatch(inner):
            yield GradeWithin(GradeText(inner, None, None), match.start(), match.end(), is_sure=False)
        elif match["square"] and (pair := _EVIDENCE_FIRST.fullmatch(inner)):
            grade = GradeText(pair["strength"], None, pair["certainty"])
            yield GradeWithin(grade, match.start(), match.end(), is_sure=False)
    for edge, name in ((_FIRST.match(text), "first"), (_LAST.search(text), "last")):
        if edge and (grade := read_grades(edge[name])):
            yield GradeWithin(grade, edge.start(name), edge.end(name), is_sure=True)
