"""Say what to write in place of a figure of a vote that is not one number: heads, a bound, a range, an estimate."""

from __future__ import annotations

import re

from clinical_consensus.contract.suggestions import RAISED_POINTS, in_ascii

_SHARES = ("agree", "disagree", "abstain")
_OF_LEVELS = {"min_agree": ("min_exclusive", ">"), "max_agree": ("max_exclusive", "<")}
FIGURES = (*_SHARES, "voters", *_OF_LEVELS)
"""The fields that hold a figure of a vote, or a bound of one."""

_NUMBER = r"\d+(?:[.,]\d+)?"
_HEADS = re.compile(rf"(\d+) ?(?:[/⁄∕]|of|out of) ?(\d+)(?: ?[(,;]? ?({_NUMBER}) ?%\)?)?")
_GROUPED = re.compile(r"(\d{1,3}(?:['’ʼ \u00a0\u2009\u202f]\d{3})+)")
_RANGE = re.compile(rf"({_NUMBER}) ?%? ?(?:[-–—−‐‑~〜…]|\.{{2,3}}|to|bis|and) ?({_NUMBER}) ?%?")
_SIGNS = r"[<>≥≤≧≦⩾⩽≳≲~≈≃≅∼±]=?"
_BEFORE = (
    r"about|approximately|approx\.?|ca?\.?|circa|around|nearly|almost|roughly|over|above|under|below|at least|at most|"
    r"(?:more|less|fewer|greater) than|up to|some"
)
_AFTER = r"\+|±.*|(?:%? ?or|%? ?and) (?:more|less|fewer|above|below|over|under|higher|lower|greater)"
_INEXACT = re.compile(rf"(?:{_SIGNS}|(?:{_BEFORE})\b).*|{_NUMBER} ?%? ?(?:{_AFTER})")
_POINTS = re.compile(r"\d+(?:\.\d+){2,}")
_ONE_NUMBER = (
    "this field holds one number as the source states it: write null here, and a bound, a range or an estimate in the "
    'source\'s words in remarks or rationale; or write null for the vote, and name "vote" in not_transcribed'
)
_ONE_BOUND = "this field holds one number: write a bound as min_agree or max_agree, and the rest in definition"


def cure_of_figure(field: str, written: str) -> str:
    """Return what to do about `written`, the value of a field in FIGURES, without quotes.

    Returns "" if it is one number, or of no known form: then its other mistakes are to be told.
    """
    is_of_level = field in _OF_LEVELS
    figure = " ".join(in_ascii(written).split()).casefold()
    heads = _HEADS.fullmatch(figure)
    if heads and field in _SHARES:
        of_heads = f'the vote takes them as "counts": {{"{field}": {heads[1]}}} and "voters": {heads[2]}'
        share = heads[3] and f"write {heads[3].replace(',', '.')} for the percentage"
        return f"{share}; {of_heads}" if share else f"these are heads, no percentage: {of_heads}"
    if grouped := _GROUPED.fullmatch(figure):
        return f"write {re.sub(r'[^0-9]', '', grouped[1])}, with nothing between the digits"
    if re.fullmatch(rf"[0-9]+[{RAISED_POINTS}][0-9]+", written):
        return f"write a decimal point: {figure}"
    bounds = _RANGE.fullmatch(figure)
    if is_of_level and bounds:
        low, high = (each.replace(",", ".") for each in bounds.groups())
        return f'write the two as "min_agree": {low} and "max_agree": {high}'
    if is_of_level and (bound := re.fullmatch(rf"([<>≥≤]=?) ?({_NUMBER}) ?%?", figure)):
        return _of_bound(field, bound[1].replace(">=", "≥").replace("<=", "≤"), bound[2].replace(",", "."))
    if _POINTS.fullmatch(figure):
        return "this has more than one point: write one number, as the source states it"
    if heads or bounds or _INEXACT.fullmatch(figure):
        return _ONE_BOUND if is_of_level else _ONE_NUMBER
    return ""


def _of_bound(field: str, sign: str, number: str) -> str:
    exclusive, strict = _OF_LEVELS[field]
    other = "max_agree" if field == "min_agree" else "min_agree"
    if sign in (strict, {">": "≥", "<": "≤"}[strict]):
        return f"write {number}" + (f', and "{exclusive}": true beside it' if sign == strict else "")
    more = f', and "{_OF_LEVELS[other][0]}": true beside it' if sign in "<>" else ""
    return f'write it as "{other}": {number}{more}'
