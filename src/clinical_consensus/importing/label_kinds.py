"""Tell by its words what a label names: "Grade of the statement" is a strength, "Level of agreement" a consensus."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from clinical_consensus.importing.label_words import PHRASES, WORDS, WordRole

LabelKind = Literal[
    "response", "strength", "certainty", "consensus", "authors", "rationale", "remarks", "dissent", "references",
    "population", "intervention", "comparator", "outcome", "abbreviations", "supporting", "other", "question", "basis",
    "status", "direction",
]  # fmt: skip
"""What a label names: "supporting" belongs to a rationale or remarks by inference alone, "other" has no field."""

_ROLES: tuple[tuple[WordRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile("|".join(words.split()))) for role, words in WORDS.items()
)
_PHRASES = tuple((re.compile(rf"\b(?:{words})\b"), role) for words, role in PHRASES.items())
_PLAIN: frozenset[WordRole] = frozenset({"of", "filler", "qualifier"})
_MEASURES: frozenset[WordRole] = frozenset({"strength", "class", "certainty", "quality", "level", "measure"})
_CONJUNCTION = re.compile(r"\s*(?:/|,|&|\b(?:and|und|et|y|e)\b)\s*")
EVIDENCE = frozenset(
    {"evidence", "evidenz", "evidencia", "evidencias", "evidenze", "evidenza", "preuves", "prove", "bewijs"}
)
"""What names a certainty beside a grade, and reasons above a text, in small letters without accents."""

_WHY = frozenset({"why", "pourquoi", "warum", "waarom"})
_MOST_WORDS = 9
_OWN: dict[WordRole, LabelKind] = {"recommendation": "response", "answer": "response", "comment": "supporting"}


@dataclass(frozen=True)
class NamedKind:
    """What a label names, in the order of its parts: two kinds for strength and certainty in one label."""

    kinds: tuple[LabelKind, ...]
    is_loose: bool = False
    """Whether it has a word that is none of a label."""
    is_bare: bool = False
    """Whether it says less than it needs: then its value must tell."""
    is_comment: bool = False
    """Whether what it supports is the remarks, not the rationale."""

    @property
    def kind(self) -> LabelKind:
        """What it names first."""
        return self.kinds[0]


def plain_words(text: str) -> str:
    """Return a text in small letters without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in folded if not unicodedata.combining(each))


@cache
def named_kind(name: str) -> NamedKind | None:
    """Return what a label names, or None if its words do not tell."""
    text = re.sub(r"^the (?=\w+['’]s )|\(s\)|(?<=\w)['’]s\b|(?<=s)['’](?=\s)", "", plain_words(name)).strip()
    if not text or len(text.split()) > _MOST_WORDS or re.search(r"\d|[^\w\s/,&'’*:-]", text):
        return None
    whole = _one(text)
    parts = [part for part in _CONJUNCTION.split(text) if part]
    if len(parts) < 2:
        return whole
    named = [(part, found) for part in parts if (found := _one(part))]
    beside = [found for part, found in named if part not in EVIDENCE]
    is_text = len(named) == len(parts) and all(found.kind in ("supporting", "rationale") for found in beside)
    each = beside if is_text and beside else [found for _, found in named]
    parts = parts[: len(each)] if is_text and beside else parts
    kinds = tuple(dict.fromkeys(found.kind for found in each))
    if kinds == ("authors",) and len(each) == len(parts) and not any(found.is_loose for found in each):
        return NamedKind(kinds, is_bare=all(found.is_bare for found in each))
    if len(each) < len(parts) or any(found.is_loose or found.is_bare for found in each):
        return whole if whole and not whole.is_loose and len(each) < len(parts) else None
    if set(kinds) == {"strength", "certainty"}:
        return NamedKind(kinds)
    sure = [kind for kind in kinds if kind != "supporting"]
    return NamedKind((*sure, *kinds)[:1], is_comment=each[0].is_comment) if len(sure) <= 1 else None


def both_in(name: str) -> tuple[LabelKind, ...] | None:
    """Return which of strength and certainty a label names first, if it names both."""
    named = named_kind(name)
    return named.kinds if named and len(named.kinds) > 1 else None


def _one(text: str) -> NamedKind | None:
    """Return what a label without a conjunction names: its head says it, with what the head is of."""
    words = re.findall(r"[\w:]+", text)
    if not words or len(words) > _MOST_WORDS:
        return None
    roles = _roles(text)
    if words[0] in _WHY:
        return NamedKind(("rationale",)) if "recommendation" in roles or len(words) == 1 else None
    told = [role for role in roles if role and role not in _PLAIN]
    unknown = roles.count(None)
    if not told or unknown > 1 or roles[0] in ("filler", "of"):
        return None
    if roles[-1] in ("of", "filler") and not {"authors", "people", "consensus"} & set(roles):
        return None
    at = next((place for place, role in enumerate(roles) if role == "of" and _has_told(roles[:place])), len(roles))
    head = next((role for role in reversed(roles[:at]) if role not in _PLAIN), None)
    if head is None or None in roles[at:] or (unknown and head == "people"):
        return None
    kind, is_told = _kind(head, told)
    is_comment = told[0] == "comment"
    return NamedKind((kind,), is_loose=bool(unknown), is_bare=not is_told, is_comment=is_comment) if kind else None


def _has_told(roles: Sequence[WordRole | None]) -> bool:
    return any(role and role not in _PLAIN for role in roles)


def _roles(text: str) -> list[WordRole | None]:
    """Return the role of each word, or of a phrase; None for a word that is none of a label's."""
    for pattern, role in _PHRASES:
        text = pattern.sub(f"<{role}>", text)
    return [
        next((known for known, pattern in _ROLES if word == f"<{known}>" or pattern.fullmatch(word)), None)
        for word in re.findall(r"<\w+>|[\w:]+", text)
    ]


def _kind(head: WordRole, told: Sequence[WordRole]) -> tuple[LabelKind | None, bool]:
    """Return what a head names beside the other words of its label, and whether they tell it without a value."""
    if "dissent" in told:
        return "dissent", True
    if head in _MEASURES or (head == "outcome" and "consensus" in told):
        return _measured(head, told)
    if head == "evidence":
        return ("supporting", True) if "supporting" in told else ("certainty", False)
    if head == "people":
        is_named = "authors" in told
        return "authors", is_named
    if head == "list":
        kind = next((role for role in told if role in ("references", "abbreviations")), None)
        return kind, True
    if head in ("of", "filler", "qualifier"):
        return None, False
    return _OWN.get(head) or head, True  # type: ignore[return-value]


def _measured(head: WordRole, told: Sequence[WordRole]) -> tuple[LabelKind | None, bool]:
    """Return what a measure is of: of the evidence, of a consensus, of a recommendation, or of what it says alone."""
    if "evidence" in told:
        return "certainty", True
    if "consensus" in told:
        return "consensus", True
    if "recommendation" in told:
        return ("certainty" if head == "certainty" else "strength"), True
    head = next((role for role in told if role != "measure"), head)
    if head == "measure" or set(told) - {head, "measure"}:
        return None, False
    return ("strength" if head in ("strength", "class") else "certainty"), head in ("strength", "certainty")
