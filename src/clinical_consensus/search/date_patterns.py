"""Patterns of dates whose month is a word, "May 2021", in the table of the fold of search (search/table.py)."""

from __future__ import annotations

from typing import Any

MONTHS = (
    "jan(?:uary|uar|vier)?|enero", "feb(?:ruary|ruar|rero)?|f[e\u00e9]vrier", "mar(?:ch|s|zo)?|m\u00e4rz|maerz",
    "apr(?:il)?|avril|abril", "may|mai|mayo", "june?|juni|juin|junio", "july?|juli|juillet|julio",
    "aug(?:ust)?|ao[u\u00fb]t|agosto", "sept?(?:ember|embre|iembre)?", "o[ck]t(?:ober|obre|ubre)?",
    "nov(?:ember|embre|iembre)?", "de[cz](?:ember)?|d[e\u00e9]cembre|diciembre",
)  # fmt: skip
"""The names of the months in English, German, French and Spanish, in their order."""

_MONTH = f"(?:{'|'.join(MONTHS)})(?![a-z\u00df-\u024f])\\.?"
_DAY = "[0-3]?[0-9](?:st|nd|rd|th|er|\\.)?"
_DAYS = f"{_DAY}(?:\u2013{_DAY}|-{_DAY})?"
_OF = "(?:of |de )?"
_TO = "(?: ?[,/\u2013-] ?|,? (?:and|or|to|und|oder|bis|et|ou|\u00e0|y|o|a) )"
_IN_MONTH = f"(?:{_DAYS} {_OF})?{_MONTH}(?:,? {_DAYS}(?![0-9]))?"

DATE_PATTERNS: dict[str, Any] = {
    # Months with their year, "1 May 2019", "May and June 2021"; and one of them, with its day before it or after it.
    "dated": f"(^|[^0-9A-Za-z\u00c0-\u024f])({_IN_MONTH}(?:{_TO}{_IN_MONTH})*),?(?: (?:of|de|del))? "
    "([12][0-9]{3})(?![0-9])",
    "in_month": f"(?:([0-3]?[0-9])(?:st|nd|rd|th|er|\\.)? {_OF})?({_MONTH})"
    "(?:,? ([0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9]))?",
    "month_names": [f"^(?:{each})\\.?$" for each in MONTHS],
}
"""The patterns, as JSON, of which each is read without regard to capitals."""
