"""Recognise the labels of an entry: "Response/Recommendation:", "Strength of Recommendation:", "Rationale"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from clinical_consensus.importing.grade_forms import STRENGTH_FORM
from clinical_consensus.importing.grade_text import GradeText, grade_of_label, read_grades
from clinical_consensus.importing.label_kinds import LabelKind, NamedKind, named_kind
from clinical_consensus.importing.label_values import VALUES, is_divided, note_of
from clinical_consensus.importing.label_words import CONTINUED, CONTINUED_IN_BRACKETS, LEVEL_NAME, VOTE_WORDS
from clinical_consensus.importing.names import names_in
from clinical_consensus.importing.standing_words import STATUS, STATUS_BEHIND, basis_of, status_of
from clinical_consensus.importing.vote_text import are_figures, are_rounds, is_figure, is_level

LEAD = re.compile(r"(?:[•◦▪●‣∙○■□–—*-]|(?P<count>\(?(?:\d{1,2}|[a-z])[.)]))\s+")
"""The sign or number of an item of a list, before a label."""

_NUMBER = r"(?P<number>\s+(?:(?:no|nr|n[°º])\.?\s*)?#?\(?(?:(?-i:[A-Z]{0,3})\d+(?:[.-]\d+)*[A-Za-z]?|(?-i:[A-Z]))\)?)?"
_SLIDE, _OF = r"[^\W\d]+\s+", "/|of|von|sur|de|di|van"
_CONTINUED = (
    rf"(?:\s*[(\[](?:{_SLIDE})?1\s?(?:{_OF})\s?[2-9][)\]])?(?P<continued>\s*[(\[]?\s*(?:{CONTINUED})\s*[)\]]?"
    rf"|\s*[(\[](?!(?:{_SLIDE})?1\s?(?:{_OF}))(?:{CONTINUED_IN_BRACKETS})[)\]])?"
)
_BRACKET = r"(?:\s*[(\[](?P<bracket>[^()\[\]]{1,80})[)\]])?"
_SEPARATOR = r"\s*(?P<separator>[:：|\t]|(?<= {3})(?=\S)|(?<=\s)[-–—]\s|[–—]\s|[.-]?$|\.(?=\s[A-ZÀ-Ý¿\d(]))\s*"
NAME = r"(?P<name>[^\W\d_][^:：|\t\n.?!;()\[\]\d]{0,90}?(?:\(s\))?)"
_LABEL = re.compile(rf"{NAME}{_NUMBER}{_CONTINUED}{_BRACKET}{_SEPARATOR}", re.IGNORECASE)

_NUMBERED = re.compile(
    rf"{NAME}\s+(?:(?:no|nr|n[°º])\.?\s*)?(?P<number>\d+(?:\.\d+)*[a-z]?)[.)]?\s+(?=(?-i:[A-ZÀ-Ý¿]))", re.IGNORECASE
)
_SHORT = re.compile(r"(?P<name>R|A(?=\d+:))\s?(?:(?P<number>\d+(?:\.\d+)*)\s*[.:)–—-]|(?<=R):)\s+(?=[A-ZÀ-Ý])")
_WITH_STATUS = re.compile(rf"{NAME}\s+(?P<number>\d+(?:\.\d+)*)\s+(?P<status>{STATUS.pattern})$", re.IGNORECASE)
"""Labels of a response without a colon, known by their numbers."""

_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3})+)\.?\s+(?=[A-ZÀ-Ý])")
_SEVERAL = re.compile(r"(?:s|en|on[ei]|\busse)$", re.IGNORECASE)
"""How the names of several recommendations end, in the languages of the labels."""

_UNNUMBERED = re.compile(rf"{NAME}\s+(?=(?:We|The panel|It is) (?-i:[a-z]))", re.IGNORECASE)
_GRADE_ALONE = re.compile(
    rf"(?:(?:grade|class|grad|klasse) )?(?:{STRENGTH_FORM})(?=[.;,)]?$|[.;]\s+[A-ZÀ-Ý])", re.IGNORECASE
)
"""What a recommendation is if no sentence follows its label: "Recommendation: strong."."""

_OF_RECOMMENDATION = re.compile("recomm[ae]ndation|empfehlung|recomenda[cç]|raccomandazion|aanbeveling", re.IGNORECASE)
_OF_VOTE = re.compile(rf"[\d%]|\b(?:{'|'.join(VOTE_WORDS.values())})\b|consens|konsens|/", re.IGNORECASE)
"""What brackets behind the label of a vote say if they belong to it: its legend, a figure or a level."""

_BY = re.compile(r"\b(?:by|von|par|por|da|door)$", re.IGNORECASE)
_LEVEL = "Its word may be the label of the vote or its level: that it is the level is inferred."

OF_PICO: frozenset[LabelKind] = frozenset({"population", "intervention", "comparator", "outcome"})
"""The elements of a question."""

ABOVE: frozenset[LabelKind] = OF_PICO | {"authors"}
"""The fields that stand between a question and its response."""

SHORT: frozenset[LabelKind] = frozenset({"strength", "certainty", "consensus", "authors"})
"""The fields of one line."""


_ABOUT: frozenset[LabelKind] = frozenset({"rationale", "remarks", "supporting", "dissent", "references"})
"""The fields of texts that tell something of a response."""


@dataclass(frozen=True)
class Label:
    """A label at the beginning of a line, `length` characters long with its separator."""

    kind: LabelKind
    name: str
    number: str
    """The number or letter after the name: "Recommendation 2" has "2"; or ""."""
    length: int
    is_alone: bool
    """Whether the line has nothing but the label, without a colon."""
    is_continued: bool = False
    grade: GradeText | None = None
    """What the label of a response says of its strength and certainty."""
    figure: str = ""
    """What the figures of a column of votes count: "agree", "disagree", "abstain", "voters"; or ""."""
    unit: str = ""
    """"%" where the head of the column says it."""
    is_entry: bool = False
    """Whether a response is an entry of its own, whatever stands above it."""
    note: str = ""
    """What is inferred by taking it for a label."""
    basis: str = ""
    """What it says a recommendation rests on, in the contract's words: "evidence", "consensus", "good-practice"."""
    status: str = ""
    """What the label of a response says of it since the edition before: "new", "modified", "reaffirmed"; or ""."""
    is_comment: bool = False
    """Whether what it supports belongs to the remarks."""
    round: int = 0
    """The round of the votes of a column; or 0."""


@cache
def label_of(text: str) -> Label | None:
    """Return the label with which a line begins, or None. A label begins with a capital letter.

    The number of a response may stand before its name: "3.1 Empfehlung", "3.1 Empfehlung neu".
    """
    if (numbered := _NUMBER_FIRST.match(text)) and (label := _behind_number(text[numbered.end() :])):
        return replace(label, number=numbered["number"], length=label.length + numbered.end())
    if are_rounds(text):
        return Label("consensus", "", "", 0, is_alone=False)
    if label := _spread(text):
        return label
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    if not text[start : start + 1].isupper() and not text.startswith("("):
        return None
    found = _LABEL.match(text, start)
    if found and (label := _separated(text, found, has_count=bool(lead and lead["count"]))):
        return label
    if label := _unseparated(text, start):
        return label
    is_figure_line = is_figure(text) and re.search(r"[:%]", text) and not text.lower().startswith("no")
    if is_figure_line or are_figures(text):
        return Label("consensus", "", "", 0, is_alone=False)
    return None


def _behind_number(text: str) -> Label | None:
    """Return the label of one response, as it stands behind its number."""
    label, status = label_of(text), STATUS_BEHIND.search(text)
    if label is None and status and (own := label_of(text[: status.start()])) and own.is_alone:
        label = replace(own, length=len(text), status=status_of(status[0]))
    is_one = label and label.kind == "response" and not (label.number or label.note)
    return label if label and is_one and not _SEVERAL.search(label.name.strip()) else None


def _separated(text: str, found: re.Match[str], *, has_count: bool) -> Label | None:
    """Return the label that a separator ends, or that its line has alone; its name or its value must tell it."""
    separator = found["separator"].strip(" ")
    is_alone = separator in ("", ".", "-") and found.end() == len(text)
    named, grade = named_kind(found["name"]), None
    if named is None or (separator in ("-", "–", "—") and read_grades(text)):
        return _by_grade(found) if separator == ":" else None
    rest = text[found.end() :]
    if (has_count and separator not in ("", ":", "|", "\t")) or not is_divided(
        named, found["number"] or "", separator, rest
    ):
        return None
    is_level_name = separator != ":" and re.fullmatch(LEVEL_NAME, found["name"], re.IGNORECASE)
    if is_level_name and text.endswith((")", "]")) and is_level(text):
        return Label("consensus", "", "", 0, is_alone=False, note=_LEVEL)
    named = _of_response(rest, separator) or named if named.kind == "response" else named
    length, status = found.end(), ""
    if bracket := found["bracket"]:
        grade, status = grade_of_label(bracket.strip()), status_of(bracket)
        if named.kind == "consensus" and _OF_VOTE.search(bracket):
            length = found.start("bracket") - 1
        elif (
            named.kind != "consensus"
            and not (named.kind == "response" and (grade or status))
            and not re.fullmatch(r"[A-Z]\w{1,5}|%|\d{4}", bracket)
        ):
            return None
    note = note_of(found["name"], named, rest, separator)
    if note is None:
        return None
    if named.kind == "remarks" and (inner := label_of(rest)) and inner.kind == "rationale" and not inner.is_alone:
        return replace(inner, length=found.end() + inner.length)
    if named.kind == "response" and (said := status_of(text[length:])):
        length, is_alone, status = len(text), True, said
    return Label(
        named.kind, found["name"], _number(found["number"]), length, is_alone, bool(found["continued"]), grade,
        note=note, status=status, is_comment=named.is_comment,
        basis=basis_of(found["name"]) if named.kind == "response" else "",
    )  # fmt: skip


def _of_response(rest: str, separator: str) -> NamedKind | None:
    """Return what a label of a response is if no sentence follows it, but its grade or what is told of it, or None."""
    if separator == ":" and _GRADE_ALONE.match(rest):
        return NamedKind(("strength",))
    named = named_kind(rest)
    is_about = named is not None and named.kind in _ABOUT and not (named.is_loose or named.is_bare)
    return NamedKind(("other",)) if is_about else None


def _by_grade(found: re.Match[str]) -> Label | None:
    """Return the label of a response that is its grade: "Conditional recommendation against:"."""
    name = found["name"]
    grade = grade_of_label(name.strip()) if _OF_RECOMMENDATION.search(name) else None
    if grade is None or found["bracket"]:
        return None
    return Label("response", name, _number(found["number"]), found.end(), is_alone=False, grade=grade)


def grade_heading(text: str) -> Label | None:
    """Return the label of a response that is a heading with its grade alone: "Weak recommendation against"."""
    grade = grade_of_label(text) if _OF_RECOMMENDATION.search(text) else None
    return Label("response", text, "", len(text), is_alone=True, grade=grade) if grade else None


def _spread(text: str) -> Label | None:
    """Return the label whose words tabs divide, as in the justified lines of a PDF: "STRENGTH\tOF\tRESPONSE:"."""
    name, colon, _ = text.partition(":")
    named = named_kind(name.replace("\t", " ")) if colon and "\t" in name else None
    label = label_of(text.replace("\t", " ")) if named and not named.is_loose and not named.is_bare else None
    return label if label and label.length > len(name) else None


def _unseparated(text: str, start: int) -> Label | None:
    """Return the label of a response that its number ends, or that of a grade or vote that its value ends."""
    if found := _SHORT.match(text, start):
        return Label("response", found["name"], found["number"] or "", found.end(), is_alone=False)
    for pattern in (_NUMBERED, _UNNUMBERED, _WITH_STATUS):
        found = pattern.match(text, start)
        named = named_kind(found["name"]) if found else None
        if found and named and named.kind == "response" and not named.is_loose:
            number, said = found.groupdict().get("number") or "", found.groupdict().get("status") or ""
            status, basis = status_of(said), basis_of(found["name"])
            return Label("response", found["name"], number, found.end(), bool(said), status=status, basis=basis)
    for space in list(re.finditer(r"\s+", text[start : start + 90]))[:7]:
        name, value = text[start : start + space.start()], text[start + space.end() :]
        named = named_kind(name)
        kind = named.kind if named and not named.is_loose and not named.is_bare else None
        is_value = kind in VALUES and VALUES[kind].match(value)
        is_level_of = kind == "consensus" and re.fullmatch(LEVEL_NAME, name, re.IGNORECASE) and is_level(value)
        is_by = kind == "authors" and _BY.search(name) and names_in(value)
        if kind and (is_value or is_level_of or is_by):
            return Label(kind, name, "", start + space.end(), is_alone=False)
    return None


def _number(text: str | None) -> str:
    return re.sub(r"(?i)n[or°º]\.?|[\s()#]", "", text or "")
