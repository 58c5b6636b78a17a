"""A CSL-JSON item in BibTeX, with the syntax that "Tame the BeaST" (N. Markey, 2009) describes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from clinical_consensus.collection.csl_text import (
    family_name,
    first_date,
    folded,
    is_plain,
    iso,
    page_range,
    remaining,
)

_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "webpage": "misc",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle", "misc": "howpublished"}
_TEXTS = {
    "volume": "volume", "issue": "number", "collection-title": "series", "publisher": "publisher",
    "publisher-place": "address", "edition": "edition", "version": "version", "ISBN": "isbn", "ISSN": "issn",
    "PMID": "pmid", "PMCID": "pmcid", "abstract": "abstract", "keyword": "keywords", "language": "language",
}  # fmt: skip

_ESCAPES = {
    **{character: f"\\{character}" for character in "%&#_$"},
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    '"': '{"}',
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=[?!])(?=`)")
_UNSAFE_IN_ADDRESS = re.compile(r"[{}\\\s]")
_HAS_AND = re.compile(r",|\sand\s", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return a text on one line, escaped so that TeX prints every character; those beyond ASCII are unchanged.

    BibTeX counts every brace, even after a backslash, so braces are written as commands. An empty group separates what
    TeX would read as a dash, a quotation mark or a Spanish mark ("--", "``", "''", ",,", "?`").
    """
    separated = _LIGATURE.sub("\0", folded(text))
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], separated).replace("\0", "{}")


def bibtex(item: Mapping[str, Any]) -> str:
    """Return an entry. Its key is the item's id; its title keeps its capitals; a web page is `@misc`.

    A variable that has no field is added to the note with its name.
    """
    kind = _TYPES.get(item["type"], "misc")
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(kind, item))
    return f"@{kind}{{{item['id']},\n{fields}}}\n"


def _fields(kind: str, item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    container = _CONTAINERS.get(kind)
    known = {"title": "title", **({"container-title": container} if container else {}), **_TEXTS}
    written = {"id", "note", "author", "editor", "page", "DOI", "URL", *known}
    written |= {"type"} if item["type"] in _TYPES else set()
    yield from ((role, " and ".join(map(_name, item[role]))) for role in ("author", "editor") if role in item)
    for variable, field in known.items():
        if variable in item:
            text = escaped(str(item[variable]))
            yield field, f"{{{text}}}" if variable == "title" else text
    if "page" in item:
        yield "pages", "--".join(map(escaped, page_range(item["page"])))
    if (parts := first_date(item.get("issued", {}))) and (date := iso(parts)):
        yield from (("year", str(parts[0])), ("date", date))
        written |= {"issued"} if is_plain(item["issued"]) else set()
    for variable in ("DOI", "URL"):
        if variable in item:
            yield variable.lower(), _UNSAFE_IN_ADDRESS.sub(lambda found: quote(found[0]), item[variable])
    if note := " ".join(filter(None, (item.get("note"), *remaining(item, written)))):
        yield "note", escaped(note)


def _name(name: Mapping[str, Any]) -> str:
    """A name in which a comma or an "and" inside a part is not read as a separator."""
    if name.get("literal") or not name.get("family"):
        return f"{{{escaped(name.get('literal') or name.get('given') or '')}}}"
    given = escaped(name.get("given") or "")
    family, suffix = f"{{{escaped(family_name(name))}}}", name.get("suffix")
    given = f"{{{given}}}" if _HAS_AND.search(given) else given
    return ", ".join(filter(None, (family, f"{{{escaped(suffix)}}}" if suffix else "", given)))
