"""Read what a phrase states of strength and certainty: "(conditional recommendation, low certainty of evidence)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clinical_consensus.importing.grade_forms import (
    CERTAINTY,
    CIRCLES,
    CODE,
    DIRECTION,
    HIGH,
    STRENGTH,
    STRONG,
    direction_of,
)
from clinical_consensus.importing.label_kinds import LabelKind, named_kind, plain_words
from clinical_consensus.importing.label_words import LEVEL_NAME

_TOWARDS = re.compile(
    r"\s+(?P<direction>(?:in )?(?:for|against|favou?r))(?:\s+(?:of )?(?:the\s+)?(?:use|intervention))?$", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s:=-]+")
_ONLY_TOGETHER = re.compile(r"class\w*|klasse|clase|levels?|niveau|nivel", re.IGNORECASE)
"""Names that only together surely are a grade: a class may be one of patients."""

_JOINTS = re.compile(
    r"(?:\s*[,;|/.]\s+|\s*[;|/]\s*|\s+[–—-]\s+)(?:(?:and|based on|with)\s+)?|\s+(?:and|based on|with)\s+|\s+(?=[⊕⨁])",
    re.IGNORECASE,
)
_BOTH = 2
_BARE = re.compile(CODE)
_WORDS = re.compile(
    rf"(?P<strength>{STRONG}|[12](?=\W+{CIRCLES}))(?:{DIRECTION})?"
    rf"(?:\s*[,;/|]\s*|\s*(?=[⊕⨁]))(?P<certainty>{HIGH}|{CIRCLES})",
    re.IGNORECASE,
)
"""Both in a word or sign each: "(strong, low)", "(1 | ⊕⊕⊕○)"."""

_WORD_ALONE = re.compile(rf"{STRONG}|{LEVEL_NAME}", re.IGNORECASE)
_EVIDENCE_FIRST = re.compile(r"(?P<certainty>I{1,3}|IV|V),\s*(?P<strength>[A-E])")
"""A level of evidence and a grade as ESMO writes them: "[II, B]" (ESMO's standard operating procedures)."""


@dataclass(frozen=True)
class GradeText:
    """A strength with its direction, a certainty, or both, in the words of a phrase."""

    strength: str | None
    direction: str | None
    certainty: str | None


def read_grades(text: str) -> GradeText | None:
    """Return what a phrase states, or None if a word of it is not understood: then nothing of it is read.

    The forms are GRADE's (BMJ 2008;336:924–926), its codes of a figure and a letter, and those with a label of their
    own. A code is one grade: that its figure is the strength and its letter the certainty is not said by the text.
    """
    parts = list[str]()
    for part in filter(None, _JOINTS.split(text.strip().rstrip("."))):
        is_named = bool(parts) and re.match(CIRCLES, part) and _kind(parts[-1]) is not None
        if is_named:
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    strength = certainty = direction = None
    is_sure = False
    for place, part in enumerate(parts):
        found = _part(part) or (_bare_strength(part) if place == 0 and len(parts) == _BOTH else None)
        if found and found.kind == "strength" and strength is None:
            strength, direction = found.grade, found.direction
        elif found and found.kind == "certainty" and certainty is None:
            certainty = found.grade
        elif certainty is None or not re.fullmatch(CIRCLES, part):
            return None
        is_sure = is_sure or (found is not None and found.is_sure)
    if not is_sure and not (strength and certainty):
        return None
    return GradeText(strength, direction, certainty)


def is_part(text: str) -> bool:
    """Whether a phrase may be a part of a grade: "Level II" beside "Grade B"."""
    return _part(text) is not None or re.fullmatch(CIRCLES, text) is not None


@dataclass(frozen=True)
class _Part:
    kind: LabelKind
    grade: str
    direction: str | None
    is_sure: bool


def _part(text: str) -> _Part | None:
    """Return the grade that stands before or after the name of what it grades, or circles alone."""
    if re.fullmatch(rf"{CIRCLES}(?:\s+{HIGH})?", text, re.IGNORECASE):
        return _Part("certainty", text, None, is_sure=True)
    towards = _TOWARDS.search(text)
    body = text[: towards.start()] if towards else text
    for found in _BETWEEN.finditer(body):
        first, last = body[: found.start()], body[found.end() :]
        for name, value in ((last, first), (first, last)):
            kind = _kind(name)
            grade = (STRENGTH if kind == "strength" else CERTAINTY).fullmatch(value) if kind else None
            if kind and grade:
                stated = towards["direction"] if towards else grade.groupdict().get("direction")
                is_sure = not _ONLY_TOGETHER.fullmatch(name)
                return _Part(kind, grade[kind], direction_of(stated), is_sure)
    return None


def _bare_strength(text: str) -> _Part | None:
    """Return the strength that a word is beside the name of a certainty: "strong, low-quality evidence"."""
    return _Part("strength", text, None, is_sure=False) if re.fullmatch(STRONG, text, re.IGNORECASE) else None


def _kind(name: str) -> LabelKind | None:
    """Return which grade a name is of; "moderate response" is none."""
    named = named_kind(name)
    if named is None or named.is_loose or len(named.kinds) > 1:
        return None
    if named.kind == "response" and not re.search("response|answer|antwo|resp[ou]|reponse|risposta", plain_words(name)):
        return "strength"
    return named.kind if named.kind in ("strength", "certainty") else None


def grade_of_label(text: str) -> GradeText | None:
    """Return what a response's label states beside its name: "strong" in "Recommendation 2 (strong)", or None."""
    if re.fullmatch(STRONG, text, re.IGNORECASE) or _BARE.fullmatch(text):
        return GradeText(text, None, None)
    return read_grades(text)


def read_code(text: str, *, is_square: bool) -> GradeText | None:
    """Return what brackets state by their form: "1B", "weak, low", or in square ones "Limited" or ESMO’s "II, B"."""
    if _BARE.fullmatch(text) or (is_square and text[0].isupper() and _WORD_ALONE.fullmatch(text)):
        return GradeText(text, None, None)
    if words := _WORDS.fullmatch(text):
        return GradeText(words["strength"], direction_of(words["direction"]), words["certainty"])
    pair = _EVIDENCE_FIRST.fullmatch(text) if is_square else None
    return GradeText(pair["strength"], None, pair["certainty"]) if pair else None
