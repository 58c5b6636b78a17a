"""What the value behind a label says of it: whether it is its value, and what is inferred by that."""

from __future__ import annotations

import re

from clinical_consensus.importing.grade_forms import CERTAINTY_FORM, CONSENSUS, HIGH, STRENGTH_FORM
from clinical_consensus.importing.label_kinds import LabelKind, NamedKind, plain_words
from clinical_consensus.importing.label_words import LEVEL_NAME
from clinical_consensus.importing.names import names_in

VALUES: dict[LabelKind, re.Pattern[str]] = {
    "strength": re.compile(rf"(?:(?:class|grade|grad) )?(?:{STRENGTH_FORM}|{HIGH}|{LEVEL_NAME})[.)]?$", re.IGNORECASE),
    "certainty": re.compile(rf"(?:(?:level|stufe|nivel|niveau) )?(?:{CERTAINTY_FORM})[.)]?$", re.IGNORECASE),
    "consensus": CONSENSUS,
}
"""How the values of these fields begin."""

_OF_SPEAKERS = ("notes", "speaker notes", "presenter notes", "notizen", "notas", "notes de l’orateur")
"""What decks call the words for the speaker of a slide, which may be no remarks."""

_VALUE_END = re.compile(r"\s*[.;|]\s")
_RUN_IN: frozenset[LabelKind] = frozenset({"response", "rationale", "remarks", "supporting", "dissent"})
"""The fields whose name a full stop may end."""


def is_divided(named: NamedKind, number: str, separator: str, rest: str) -> bool:
    """Whether a number and a full stop may stand after a name: that divides it from a text, or from a known value."""
    if number and named.kind in ("strength", "certainty", "authors"):
        return False
    form = VALUES.get(named.kind)
    is_value = bool(form.match(rest) if form else named.kind == "authors" and names_in(rest))
    is_text = named.kind in _RUN_IN and not re.match(r"[\d(]", rest)
    is_told = not named.is_bare or (named.kind == "authors" and is_value)
    is_run_in = not named.is_loose and is_told and (is_text or is_value)
    return separator != "." or not rest or is_run_in


def note_of(name: str, named: NamedKind, rest: str, separator: str) -> str | None:
    """Return what is inferred by taking a name for that of its kind, or None if nothing tells it."""
    if plain_words(name) in _OF_SPEAKERS:
        return f"The deck calls it “{name}”, as speakers’ notes are called: that it is its {named.kind} is inferred."
    if not named.is_loose and not named.is_bare:
        return ""
    if separator not in (":", "：", "|", "\t") and named.kind != "authors":
        return None
    is_value = named.kind in VALUES and VALUES[named.kind].match(_VALUE_END.split(rest)[0])
    if named.kind == "authors" and (not rest or names_in(rest)):
        return f"The deck names “{name}”: that they are its authors is inferred."
    is_text = named.is_loose and named.kind in ("response", "rationale", "remarks", "supporting", "dissent")
    if (named.is_loose and named.is_bare) or not (is_value or is_text) or "response" in plain_words(name):
        return None
    return f"The deck calls it “{name}”: that this is its {named.kind} is inferred."
