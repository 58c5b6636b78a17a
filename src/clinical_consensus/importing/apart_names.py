"""How the head of a text names what it is of: "Rationale for Question 1", "Q1 – Discussion", "Statement 2"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clinical_consensus.importing.label_kinds import EVIDENCE, LabelKind, named_kind, plain_words
from clinical_consensus.importing.label_words import QUESTION

_REFERENCE = re.compile(
    r"(?P<word>[^\W\d_]+)\s*(?:(?:no|nr)\.\s*|#)?(?P<number>(?:[A-Z]-?)?\d{1,3}(?:\.\d{1,3})*[a-z]?)(?![\w%])"
)
_QUESTION_WORD = re.compile("|".join(QUESTION), re.IGNORECASE)
_BEFORE = re.compile(
    r"[\s,:;.(–—-]*\b(?:for|of|on|to|about|zu[rm]?|für|der|de la|de|pour la|pour|sur la|para la|para|per|alla|bij)?"
    r"[\s(–—-]*$",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"\s*(?:appendix|annexe?|supplement|anhang|anlage|anexo|appendice|allegato|bijlage)\s*"
    r"(?:[A-Z]\b|[IVX]+\b|\d{1,2}\b)?",
    re.IGNORECASE,
)
"""What heads a part at a document's end, before the name of its texts."""

_SIGNS = " \t,:;.|)–—-"
_MOST_WORDS = 8
_TEXTS: dict[LabelKind, LabelKind] = {
    "rationale": "rationale", "supporting": "rationale", "remarks": "remarks", "dissent": "dissent",
}  # fmt: skip


@dataclass(frozen=True)
class ApartName:
    """What a head names: the word and the number of a question or recommendation, and the kind of its text, if any."""

    word: str
    """"question" and "response" for all words of their kind; any other in small letters."""
    number: str
    kind: LabelKind | None
    name: str
    """The words of the kind."""
    length: int
    """How many characters of the text the head has."""


def word_kind(word: str) -> str:
    """Return what a word before a number names: a "question", a "response", or itself in small letters."""
    named = named_kind(word)
    if _QUESTION_WORD.fullmatch(word):
        return "question"
    return "response" if word == "R" or (named and named.kind == "response") else plain_words(word)


def text_kind(name: str) -> LabelKind | None:
    """Return the field that a name tells, also behind "Appendix 2", or None. "Evidence" heads reasons here."""
    words = _APPENDIX.sub("", name).strip(_SIGNS)
    named = named_kind(words) if words else None
    if plain_words(words) in EVIDENCE:
        return "rationale"
    if named is None or named.is_bare:
        return None
    return "remarks" if named.is_comment else _TEXTS.get(named.kind)


def apart_name(text: str) -> ApartName | None:
    """Return what the beginning of a text names with a number, or None. Words of no known kind make it none."""
    found = next(iter(_REFERENCE.finditer(text[:90])), None)
    if found is None:
        return None
    before, after = _BEFORE.sub("", text[: found.start()]), text[found.end() :]
    word, number = word_kind(found["word"]), found["number"]
    if before.strip(_SIGNS):
        kind, rest = text_kind(before), after.lstrip(_SIGNS)
        return ApartName(word, number, kind, before.strip(_SIGNS), len(text) - len(rest)) if kind else None
    if text[: found.start()].strip():
        return ApartName(word, number, None, "", found.end() + len(after) - len(after.lstrip(_SIGNS)))
    name = after.strip(_SIGNS)
    kind = text_kind(name) if len(name.split()) <= _MOST_WORDS else None
    length = len(text) if kind else found.end() + len(after) - len(after.lstrip(_SIGNS))
    return ApartName(word, number, kind, name if kind else "", length)
