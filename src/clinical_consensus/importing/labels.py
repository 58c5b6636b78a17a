"""Recognise the labels of an entry: "Response/Recommendation:", "Strength of Recommendation:", "Rationale"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clinical_consensus.importing.grade_text import HIGH, STRONG, GradeText, grade_of_label
from clinical_consensus.importing.label_names import COLUMNS, NAMES, NUMBER_HEADS, QUESTION, LabelKind

_CONTINUED = r"(?:\s*[(\[]?\s*(?:continued|cont(?:’d|'d|\.|inued)?)\s*[)\]]?)"
_NUMBER = r"(?P<number>\s+(?:no\.?\s*)?\(?(?:\d+(?:\.\d+)*[A-Za-z]?|[A-Z])\)?)?"
_END = rf"{_NUMBER}(?P<continued>{_CONTINUED})?"
_SEPARATOR = r"\s*(?P<separator>[:：|\t]|(?<=\s)[-–—]\s|[–—]\s|[.-]?$)\s*"
_LEAD = re.compile(r"(?:[•◦▪●‣∙○■□–—*-]|(?P<count>\(?(?:\d{1,2}|[a-z])[.)]))\s+")
"""The sign or number of an item of a list, before a label."""

_LABELS = {
    kind: re.compile(rf"(?P<name>{'|'.join(names)}){_END}{_SEPARATOR}", re.IGNORECASE) for kind, names in NAMES.items()
}
_RESPONSE = "|".join(NAMES["response"])
_GRADED = re.compile(rf"(?P<name>{_RESPONSE}){_NUMBER}\s*[(\[](?P<grade>[^()\[\]]+)[)\]]{_SEPARATOR}", re.IGNORECASE)
"""The label of a response with its grade in brackets."""

_GRADE_FIRST = re.compile(rf"(?P<grade>[A-Za-z ]{{4,40}}?){_NUMBER}\s*(?P<separator>:)\s*")
"""The grade itself as the label: "Conditional recommendation against:"."""

_NUMBERED = re.compile(
    rf"(?P<name>{_RESPONSE})\s+(?P<number>\d+(?:\.\d+)*[a-z]?)[.)]?\s+(?=(?-i:[A-ZÄÖÜÉ]))"
    r"|(?P<short>(?-i:R|A(?=\d+:)))\s?(?P<counted>\d+(?:\.\d+)*)\s*[.:)]\s+(?=(?-i:[A-ZÄÖÜÉ]))",
    re.IGNORECASE,
)
"""The label of a response without a colon, known by its number."""

_STRENGTH, _CERTAINTY = "|".join(NAMES["strength"]), "|".join(NAMES["certainty"])
_AND = r"\s*(?:/|,|&|\band\b|\bund\b|\bet\b|\by\b)\s*"
_BOTH = re.compile(
    rf"(?P<name>(?P<first>{_STRENGTH}){_AND}(?:{_CERTAINTY})|(?:{_CERTAINTY}){_AND}(?:{_STRENGTH}))", re.IGNORECASE
)
"""One label for strength and certainty: "Strength of recommendation / quality of evidence"."""

_BOTH_LABEL = re.compile(rf"{_BOTH.pattern}{_SEPARATOR}", re.IGNORECASE)
_VALUE = r"(?:[12][A-D]|[1-5][a-c]?|(?-i:[A-D]|EK|I{1,3}[ab]?|IV|V)|0)[+-]{0,2}"
_FORMS: tuple[tuple[LabelKind, str], ...] = (
    ("strength", rf"(?:{STRONG}|{_VALUE})\.?$"),
    ("certainty", rf"(?:{HIGH}|{_VALUE})\.?$"),
    ("consensus", r"\d{1,4}(?:[.,]\d+)?\s*(?:[%/]|(?:agree|yes|for)\b|(?:of|von|sur|de)\s+\d)"),
)
_VALUED = {
    kind: re.compile(rf"(?P<name>{'|'.join(NAMES[kind])})\s+(?={value})", re.IGNORECASE) for kind, value in _FORMS
}
"""Labels without a separator, known by the value after them."""

_UNNUMBERED = re.compile(rf"(?P<name>{_RESPONSE})\s+(?=(?:We|The panel|It is) (?-i:[a-z]))", re.IGNORECASE)
_FIGURES = re.compile(r"\(?(?:agree|agreed|agreement)\b\s*[:=(]?\s*\d", re.IGNORECASE)
_ROUNDS = re.compile(r"(?:Delphi |Voting )?Round \d{1,2}\s*[:–-]\s*\d{1,3}(?:[.,]\d+)?\s*[%(]", re.IGNORECASE)
_WITHIN = re.compile(
    r"\s(?=(?:Strength of (?:the )?recommendations?|(?:Certainty|Quality|Level|Grade) of (?:the )?Evidence"
    r"|Delegates?[’']?s? Votes?|Level of (?:Consensus|Agreement))\s*:)"
    r"|(?<=[.;)\]%?])\s(?=(?:Strength|Grade|Certainty|Consensus|Vote|Value|Rationale|References|Authors?|Remarks?"
    r"|Response|Recommendation|Response/Recommendation|Empfehlungsgrad|Evidenzgrad|Evidenzlevel|Konsensstärke"
    r"|Abstimmung)\s*:)",
    re.IGNORECASE,
)
_STROKE = re.compile(r"\s+\|\s+|\t|(?<=;)\s+")
_COLUMN_QUESTION = re.compile(rf"(?:{'|'.join(QUESTION)})s?", re.IGNORECASE)
_COLUMN_ALONE = {kind: re.compile("|".join(names), re.IGNORECASE) for kind, names in COLUMNS.items()}
_COLUMN_NUMBER = re.compile("|".join(NUMBER_HEADS), re.IGNORECASE)

_SCALES = ("grade", "strength", "certainty")
"""Names that with a number are a part of a scale: "Grade 3: severe"."""

SHORT: frozenset[LabelKind] = frozenset({"strength", "certainty", "consensus", "authors"})
"""The fields of one line."""


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


def label_of(text: str) -> Label | None:
    """Return the label with which a line begins, or None. A label begins with a capital letter."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if not text[start : start + 1].isupper() and not text.startswith("("):
        return None
    if found := _of_response(text, start):
        return found
    if found := _of_scale(text, start):
        return found
    for kind, pattern in _LABELS.items():
        if match := pattern.match(text, start):
            separator = match["separator"].strip(" ")
            is_alone = separator in ("", ".", "-") and match.end() == len(text)
            if lead and lead["count"] and separator not in ("", ":", "|", "\t"):
                return None
            if match["number"] and match["name"].lower() in _SCALES:
                return None
            return Label(kind, match["name"], _number(match["number"]), match.end(), is_alone, bool(match["continued"]))
    if (_FIGURES.match(text) and "isagree" in text) or _ROUNDS.match(text):
        return Label("consensus", "", "", 0, is_alone=False)
    return None


def _of_response(text: str, start: int) -> Label | None:
    """Return the label of a response that has its grade within it, or no separator."""
    if (found := _GRADED.match(text, start)) and (grade := grade_of_label(found["grade"].strip())):
        return Label("response", found["name"], _number(found["number"]), found.end(), is_alone=False, grade=grade)
    found = _GRADE_FIRST.match(text, start)
    if found and "recommendation" in found["grade"].lower() and (grade := grade_of_label(found["grade"].strip())):
        return Label("response", found["grade"], _number(found["number"]), found.end(), is_alone=False, grade=grade)
    if found := _NUMBERED.match(text, start):
        number = found["number"] or found["counted"]
        return Label("response", found["name"] or found["short"], number, found.end(), is_alone=False)
    if found := _UNNUMBERED.match(text, start):
        return Label("response", found["name"], "", found.end(), is_alone=False)
    return None


def _of_scale(text: str, start: int) -> Label | None:
    """Return the label of both scales, or one without a separator that its value shows."""
    if match := _BOTH_LABEL.match(text, start):
        is_alone = match["separator"].strip(" ") in ("", ".", "-") and match.end() == len(text)
        return Label("strength", match["name"], "", match.end(), is_alone)
    found = ((kind, match) for kind, pattern in _VALUED.items() if (match := pattern.match(text, start)))
    return next((Label(kind, match["name"], "", match.end(), is_alone=False) for kind, match in found), None)


def _number(text: str | None) -> str:
    return re.sub(r"(?i)no\.?|[\s()]", "", text or "")


def both_in(name: str) -> tuple[LabelKind, LabelKind] | None:
    """Return which of strength and certainty a label names first, if it names both."""
    found = _BOTH.fullmatch(name)
    return (("strength", "certainty") if found["first"] else ("certainty", "strength")) if found else None


def column_of(head: str) -> LabelKind | None:
    """Return what the head of a table's column names, or None if that is not known; "question" is one of these."""
    name = re.sub(r"\s*[(\[][^()\[\]]*[)\]]$|[:.]$|\s*[ᵃᵇᶜᵈᵉᶠ¹²³⁴*†‡]+$", "", head.strip())
    name = re.sub(r"^%\s*(?:of\s+)?|,?\s*%$", "", name)
    name = name[:1].upper() + name[1:]
    if _COLUMN_QUESTION.fullmatch(name):
        return "question"
    label = label_of(name)
    if label and label.length == len(name) and not label.number:
        return label.kind
    return next((kind for kind, pattern in _COLUMN_ALONE.items() if pattern.fullmatch(name)), None)


def is_number_column(head: str) -> bool:
    """Whether the head of a column may be that of the numbers of its rows: it says so, or has no words."""
    return not head.strip() or bool(_COLUMN_NUMBER.fullmatch(head.strip()))


def line_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a line begin and end: a further label in a line begins a piece of its own."""
    start = 0
    for first, last in sorted({found.span() for found in (*_WITHIN.finditer(text), *_strokes(text))}):
        is_within = text.count("(", start, first) > text.count(")", start, first)
        if first >= start and text[last].isupper() and not is_within and not _LEAD.fullmatch(f"{text[start:first]} "):
            yield start, first
            start = last
    yield start, len(text)


def _strokes(text: str) -> Iterator[re.Match[str]]:
    """Yield what divides a label with a colon from what is before it."""
    for found in _STROKE.finditer(text):
        label = label_of(text[found.end() :])
        if label and ":" in text[found.end() : found.end() + label.length]:
            yield found
