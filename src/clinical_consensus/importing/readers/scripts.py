"""Superscripts and subscripts in plain text: the characters that Unicode has for them."""

from __future__ import annotations

from collections.abc import Mapping

from clinical_consensus.importing.readers.notes import Notes

NOT_IN_UNICODE = "superscripts and subscripts that Unicode does not have, kept on the line"
"""The note on characters that have no raised or lowered form."""

_RAISED = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyz",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
"""Superscripts and subscripts, and the modifier letters that stand for raised ones (The Unicode Standard, 22.4)."""

_ALWAYS_RAISED = frozenset("®™©°ªº*†‡§′″'’\"") | {*_RAISED.values(), *_LOWERED.values()}
"""Signs that mean the same on the line and above it."""

_ORDINALS = ("st", "nd", "rd", "th")
"""Endings of ordinal numbers: raised or not, 1st is the same word."""


def raised(text: str, before: str = "") -> tuple[str, str]:
    """Return a superscript in Unicode, and its characters that Unicode does not have raised, which stay as they are.

    `before` is the text before it: "th" after a figure stays as it is.
    """
    if before[-1:].isdigit() and text.strip() in _ORDINALS:
        return text, ""
    return _written(text, _RAISED)


def lowered(text: str) -> tuple[str, str]:
    """Return a subscript in Unicode, and its characters that Unicode does not have lowered, which stay as they are."""
    return _written(text, _LOWERED)


def in_script(text: str, notes: Notes, *, is_raised: bool, before: str = "") -> str:
    """Return a superscript or a subscript in Unicode, and note characters that Unicode does not have so."""
    written, lacking = raised(text, before) if is_raised else lowered(text)
    if lacking:
        notes.add(NOT_IN_UNICODE, text)
    return written


def _written(text: str, signs: Mapping[str, str]) -> tuple[str, str]:
    lacking = [each for each in text if each not in signs and each not in _ALWAYS_RAISED and not each.isspace()]
    return "".join(signs.get(each, each) for each in text), "".join(lacking)
