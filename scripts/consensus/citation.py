"""References as text in Vancouver style, and the addresses that their identifiers name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import citeproc
from citeproc.source.json import CiteProcJSON

from consensus.csl import CslItem

STYLE = Path(__file__).parents[2] / "templates" / "vancouver.csl"


@dataclass(frozen=True)
class Link:
    """An identifier as it is shown ("doi:10.2106/…") and its address."""

    label: str
    address: str


@dataclass(frozen=True)
class Reference:
    """A publication as text in Vancouver style, and the links to it."""

    text: str
    links: tuple[Link, ...]


def reference(item: CslItem) -> Reference:
    """Return `item` formatted by a CSL processor (the style is templates/vancouver.csl), with its links."""
    data = {
        name: value for name, value in item.model_dump(by_alias=True, exclude_none=True).items() if name != "custom"
    }
    data["id"] = "reference"
    for value in data.values():
        if isinstance(value, dict) and "raw" in value:
            value["literal"] = value.pop("raw")
    bibliography = citeproc.CitationStylesBibliography(_style(), CiteProcJSON([data]), citeproc.formatter.plain)
    bibliography.register(citeproc.Citation([citeproc.CitationItem("reference")]))
    text = "".join(str(line) for line in bibliography.bibliography())
    if item.title and item.title.endswith((".", "?", "!")):
        text = text.replace(f"{item.title}.", item.title, 1)
    return Reference(text, links(item))


def links(item: CslItem) -> tuple[Link, ...]:
    """Return the links to a publication: its DOI, PubMed and PubMed Central records, else its own address."""
    found = []
    if item.DOI:
        doi = item.DOI.removeprefix("https://doi.org/").removeprefix("doi:")
        found.append(Link(f"doi:{doi}", f"https://doi.org/{quote(doi)}"))
    if item.PMID:
        found.append(Link(f"PubMed {item.PMID}", f"https://pubmed.ncbi.nlm.nih.gov/{quote(item.PMID)}/"))
    if item.PMCID:
        found.append(Link(item.PMCID, f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(item.PMCID)}/"))
    if item.URL:
        found.append(Link(item.URL, item.URL))
    return tuple(found)


@cache
def _style() -> Any:
    return citeproc.CitationStylesStyle(str(STYLE), validate=False)
