"""Recognise the labels of an entry: "Response/Recommendation:", "Strength of Recommendation:", "Rationale"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

LabelKind = Literal[
    "response", "strength", "certainty", "consensus", "authors", "rationale", "remarks", "dissent", "references",
    "population", "intervention", "comparator", "outcome", "abbreviations", "supporting", "other",
]  # fmt: skip
"""What a label names: "supporting" belongs to a rationale or remarks by inference alone, "other" has no field."""

_RECOMMENDATION = r"of (?:the )?recommendations?"
NAMES: Mapping[LabelKind, str] = {
    "response": r"responses?\s*/\s*recommendations?|recommendations?\s*/\s*responses?|recommendations?|responses?"
    r"|answers?|consensus statements?",
    "strength": rf"(?:strength|grade|class) {_RECOMMENDATION}|recommendation (?:strength|grade)|strength",
    "certainty": r"(?:overall )?(?:certainty|quality|level|strength) of (?:the )?(?:body of )?evidence|certainty"
    r"|evidence (?:level|certainty|quality)",
    "consensus": r"delegates?[’'`]?s? votes?|votes?(?: of the delegates)?"
    r"|voting(?: results?)?(?: of (?:the )?delegates)?|results? of the vote"
    r"|(?:level|strength|degree) of (?:the )?(?:consensus|agreement)"
    r"|(?:consensus|agreement)(?: (?:level|strength|rate|grade))?",
    "authors": r"authors?(?:\(s\))?|written by",
    "rationale": r"rationale|justification",
    "remarks": r"remarks?",
    "dissent": r"dissent|dissenting (?:opinions?|votes?)|minority opinions?",
    "references": r"references?|bibliography|reference list|list of references|literature",
    "population": r"populations?",
    "intervention": r"interventions?",
    "comparator": r"comparators?|comparisons?",
    "outcome": r"outcomes?",
    "abbreviations": r"(?:list of )?abbreviations?",
    "supporting": r"evidence summary|summary of (?:the )?evidence|supporting evidence|discussion|background"
    r"|implementation(?: considerations)?|research (?:gaps?|needs|agenda)|monitoring|summary|comments?|notes?|methods?"
    r"|conclusions?",
    "other": r"funding|disclosures?|conflicts? of interests?|competing interests?|acknowledge?ments?|appendix"
    r"|correspondence|copyright|key ?words?|(?:table of )?contents|introduction|methodology|search strategy"
    r"|liaisons?|leaders?|delegates|work ?group|committee|sections?|chapters?|executive summary"
    r"|key (?:points|messages)",
}
"""The names of the labels, in the words of consensus documents: ICM's entries, GRADE's and guidelines' profiles."""

_CONTINUED = r"(?:\s*[(\[]?\s*(?:continued|cont(?:’d|'d|\.|inued)?)\s*[)\]]?)"
_END = rf"(?P<number>\s+(?:no\.?\s*)?\(?(?:\d+(?:\.\d+)*[A-Za-z]?|[A-Z])\)?)?(?P<continued>{_CONTINUED})?"
_SEPARATOR = r"\s*(?P<separator>[:：|]|\s[-–—]\s|[.-]?$)\s*"
_LABELS = {kind: re.compile(rf"(?P<name>{names}){_END}{_SEPARATOR}", re.IGNORECASE) for kind, names in NAMES.items()}
_FIGURES = re.compile(r"\(?(?:agree|agreed|agreement)\b\s*[:=(]?\s*\d", re.IGNORECASE)
_WITHIN = re.compile(
    rf"\s(?=(?:Strength {_RECOMMENDATION}|(?:Certainty|Quality|Level) of (?:the )?Evidence"
    r"|Delegates?[’']?s? Votes?|Level of (?:Consensus|Agreement))\s*:)"
    r"|(?<=[.;)\]%?])\s(?=(?:Strength|Certainty|Consensus|VoteValue|Rationale|References|Authors?|Remarks?|Response"
    r"|Recommendation|Response/Recommendation)\s*:)",
    re.IGNORECASE,
)
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


def label_of(text: str) -> Label | None:
    """Return the label with which a line begins, or None. A label begins with a capital letter."""
    if not text[:1].isupper() and not text.startswith("("):
        return None
    for kind, pattern in _LABELS.items():
        if found := pattern.match(text):
            separator = found["separator"]
            is_alone = separator in ("", ".", "-") and found.end() == len(text)
            number = re.sub(r"(?i)no\.?|[\s()]", "", found["number"] or "")
            return Label(kind, found["name"], number, found.end(), is_alone, bool(found["continued"]))
    if _FIGURES.match(text) and "isagree" in text:
        return Label("consensus", "", "", 0, is_alone=False)
    return None


def line_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a line begin and end: a further label in a line begins a piece of its own."""
    start = 0
    for found in _WITHIN.finditer(text):
        if text[found.end()].isupper():
            yield start, found.start()
            start = found.end()
    yield start, len(text)
