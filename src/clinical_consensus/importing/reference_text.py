"""Read a reference into CSL-JSON where its parts are sure; else it stays whole, as the title."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

NUMBERED = re.compile(
    r"(?:\[(?P<b>\d{1,4})\]|\((?P<p>\d{1,4})\)|(?P<n>\d{1,4})[.)]|(?P<t>\d{1,4})(?=\s[A-Z]))\s*(?=\S)"
)
"""How a numbered reference begins."""

_DOI = re.compile(
    r"[\s(]*(?:https?://\s?(?:dx\.)?doi\.org/\s?|doi\s*:?\s*)(?P<doi>10\.\s?\d{4,9}/\s?[^\s;,]+)\s*\)?[.;,]?",
    re.IGNORECASE,
)
"""A line may end within the address: after its signs, never within a word."""

_PMID = re.compile(r"[\s(\[]*PMID\s*:?\s*(?P<pmid>\d{1,9})[\])]?[.;,]?", re.IGNORECASE)
_PMCID = re.compile(r"[\s(\[]*(?:PMCID\s*:?\s*)?(?P<pmcid>PMC\d{3,9})[\])]?[.;,]?", re.IGNORECASE)
_AUTHOR = (
    r"(?:(?:van|von|de|der|den|del|da|di|la|le|el|al)\s)*[^\W\d_a-z][^\W\d_]*(?:[-’' ][^\W\d_]+){0,3}"
    r" [A-Z](?:[A-Z-]{0,4})(?: (?:Jr|Sr|2nd|3rd))?"
)
_JOURNAL = re.compile(
    rf"(?P<authors>{_AUTHOR}(?:, {_AUTHOR})*)\. (?P<title>[^.?!]+(?:\.(?=\d)[^.?!]+)*[.?!]) (?P<journal>[^.;:\d]+?)\. "
    r"(?P<year>(?:19|20)\d\d)(?: (?P<month>[A-Z][a-z]{2})(?: (?P<day>\d{1,2}))?)?;\s?(?P<volume>[A-Za-z\d]+)"
    r"(?:\s?\((?P<issue>[^()]+(?:\([^()]+\))?)\))?:\s?(?P<page>[A-Za-z]?\d+(?:[-–][A-Za-z]?\d+)?)\.?"
)
"""A journal article as the Vancouver style prints it (ICMJE, Samples of Formatted References)."""

_BEGINNING = re.compile(
    r"(?:[•◦▪●‣∙○■□–—*-]\s+)?(?:(?:van|von|de|der|den|del|da|di|la|le|el|al)\s)*"
    r"(?:[^\W\d_a-z][^\W\d_]+|[A-Z](?=[’']))(?:[-’' ][^\W\d_]+){0,2},?\s[A-Z]\.?(?:[-\s]?[A-Z]\.?){0,3}"
    r"(?=[,.;:]|\s(?:et|and|und|y|e|en)\s|\s?[&(]|$)"
)
"""The first author with initials, behind the sign of a list or without it."""

END_OF_ONE = re.compile(
    r"PMID\s*:?\s*\d{1,9}[.;]?|PMC\d{3,9}[.;]?|(?:doi\.org/|doi\s*:\s*)10\.\d{4,9}/\S+"
    r"|[;:,]\s?[A-Za-z]?\d{1,6}[-–][A-Za-z]?\d{1,6}\.",
    re.IGNORECASE,
)
"""What ends a reference: its address, or its pages."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_reference(text: str) -> dict[str, Any]:
    """Return a reference, without its number, as a CSL-JSON item without an id.

    Its DOI, PMID and PMCID are read wherever they stand as such. The rest is divided only if it has exactly the form
    of a journal article in the Vancouver style; otherwise it is the title, word for word.
    """
    found: dict[str, Any] = {}
    rest = text
    for name, key, pattern in (("doi", "DOI", _DOI), ("pmid", "PMID", _PMID), ("pmcid", "PMCID", _PMCID)):
        if match := pattern.search(rest):
            code = match[name].replace(" ", "").rstrip(".;,")
            found[key] = code.rstrip(".);,]") if name == "doi" and code.count("(") < code.count(")") else code
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    rest = " ".join(rest.split()).strip()
    article = _JOURNAL.fullmatch(rest)
    if article and (item := _article(article)) is not None:
        return {**item, **found}
    return (
        {"type": "document", "title": rest, **found}
        if re.search(r"\w", rest)
        else {"type": "document", "title": text, **found}
    )


def begins_reference(text: str) -> bool:
    """Whether a text begins with an author and initials, as references do: "Meyer A, Berg B.", "Meyer, A."."""
    return _BEGINNING.match(text) is not None


def ends_reference(text: str) -> bool:
    """Whether a text ends as a reference does: with a full stop, an address or pages."""
    return text.endswith((".", ".]", ".)")) or any(found.end() == len(text) for found in END_OF_ONE.finditer(text))


def is_first_reference(text: str) -> bool:
    """Whether a line has the number 1, begins with authors, has a year and ends as a reference does."""
    found = NUMBERED.match(text)
    if found is None or "1" not in found.groups() or not _YEAR.search(text):
        return False
    return begins_reference(text[found.end() :]) and ends_reference(text)


def _article(found: re.Match[str]) -> dict[str, Any] | None:
    """Return a journal article, or None if a word of it would be lost."""
    date: list[int] = [int(found["year"])]
    if found["month"]:
        if found["month"] not in _MONTHS:
            return None
        date += [_MONTHS.index(found["month"]) + 1, *([int(found["day"])] if found["day"] else [])]
    item: dict[str, Any] = {
        "type": "article-journal",
        "title": found["title"].removesuffix("."),
        "author": [_person(name) for name in found["authors"].split(", ")],
        "container-title": found["journal"],
        "issued": {"date-parts": [date]},
        "volume": found["volume"],
    }
    item |= {"issue": found["issue"]} if found["issue"] else {}
    item["page"] = found["page"]
    kept = " ".join(
        [item["title"], found["journal"], found["volume"], found["issue"] or "", found["page"], *date_words(found)]
    )
    people = " ".join(f"{each['family']} {each['given']}" for each in item["author"])
    lost = Counter(re.findall(r"\w+", found[0])) - Counter(re.findall(r"\w+", f"{kept} {people}"))
    return None if lost else item


def date_words(found: re.Match[str]) -> list[str]:
    """Return the words of a date, as the reference prints it."""
    return [found[name] for name in ("year", "month", "day") if found[name]]


def _person(name: str) -> dict[str, str]:
    family, _, given = re.sub(r" (Jr|Sr|2nd|3rd)$", r"~\1", name).rpartition(" ")
    return {"family": family, "given": given.replace("~", " ")}
