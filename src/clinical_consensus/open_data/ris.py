"""A CSL-JSON item in RIS, the format of Research Information Systems (specification of 2011)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clinical_consensus.collection.csl_text import first_date, folded, is_plain, iso, page_range, remaining, whole_name

_TYPES = {
    "article": "JOUR", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "chapter": "CHAP", "classic": "CLSWK", "dataset": "DATA",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART",
    "hearing": "HEAR", "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP",
    "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP", "paper-conference": "CPAPER",
    "patent": "PAT", "periodical": "JFULL", "personal_communication": "PCOMM", "post": "BLOG", "post-weblog": "BLOG",
    "report": "RPRT", "review": "JOUR", "review-book": "JOUR", "software": "COMP", "song": "SOUND",
    "standard": "STAND", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip

_NAMES = {"author": "AU", "editor": "A2", "collection-editor": "A3", "translator": "A4"}
_TEXTS = {
    "id": "ID", "title": "TI", "container-title": "T2", "collection-title": "T3", "title-short": "ST", "volume": "VL",
    "issue": "IS", "DOI": "DO", "URL": "UR", "PMCID": "C2", "PMID": "AN", "publisher": "PB", "publisher-place": "CY",
    "abstract": "AB", "language": "LA", "journalAbbreviation": "J2", "archive": "DB", "call-number": "CN",
    "number-of-volumes": "NV", "keyword": "KW", "note": "N1",
}  # fmt: skip
_FIRST_OF = {"ET": ("edition", "version"), "SN": ("ISBN", "ISSN")}
"""Tags for the first of several variables that an item has."""


def ris(item: Mapping[str, Any]) -> str:
    """Return a record with one tag per line, lines that end in CR LF, and no line breaks in values.

    A variable that has no tag is written as a note with its name.
    """
    lines = [("TY", _TYPES.get(item["type"], "GEN")), *_lines(item), ("ER", "")]
    return "".join(f"{tag}  - {folded(value)}\r\n" for tag, value in lines)


def _lines(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    written = {"type"} if item["type"] in _TYPES else set()
    written |= {*_NAMES, *_TEXTS, "page"}
    yield from ((tag, whole_name(name)) for variable, tag in _NAMES.items() for name in item.get(variable, ()))
    yield from ((tag, str(item[variable])) for variable, tag in _TEXTS.items() if variable in item)
    for tag, variables in _FIRST_OF.items():
        if first := next((variable for variable in variables if variable in item), None):
            written.add(first)
            yield tag, str(item[first])
    if "page" in item:
        yield from zip(("SP", "EP"), page_range(item["page"]), strict=False)
    if (parts := first_date(item.get("issued", {}))) and (date := iso(parts)):
        written |= {"issued"} if is_plain(item["issued"]) else set()
        numbers = date.split("-")
        yield from (("PY", numbers[0]), ("DA", "/".join([*numbers, "", "", ""][:3]) + "/"))
    yield from (("N1", note) for note in remaining(item, written))
