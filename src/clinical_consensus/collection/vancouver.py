"""Format references as text in Vancouver style, and link their identifiers."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import citeproc
from citeproc.source.json import CiteProcJSON

from clinical_consensus.collection.wording import isolated
from clinical_consensus.contract.csl import CslDate, CslItem, CslName

STYLE = Path(__file__).with_name("vancouver.csl")

_TEXTS = (
    "title",
    "container_title",
    "collection_title",
    "publisher",
    "publisher_place",
    "volume",
    "issue",
    "page",
    "number",
)
_FIRST_PLACEHOLDER = 0xF0000

_DOI = re.compile(r"^\s*(?:doi:\s*|(?:https?://)?(?:dx\.|www\.)?doi\.org/)+", re.IGNORECASE)
_RUN_OF_INITIALS = re.compile(r"[A-Z]{2,4}")
_WITHOUT_INITIALS = re.compile(
    r"[\u1100-\u11ff\u3005-\u3007\u3041-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    r"\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
"""Letters of names that have no initials: Han, Kana (Bopomofo, too) and Hangul."""


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
    number: str = ""
    """The number of a question's reference, as it is shown."""
    anchor: str = ""
    """Where the reference of a question is on its page and in print."""

    @property
    def label(self) -> str:
        """The number as it stands before the text: "36."."""
        return f"{self.number.removesuffix('.')}."

    @property
    def with_links(self) -> str:
        """The text with the names of its links: "… 2022. doi:10.2106/… PubMed 3546"."""
        return " ".join(filter(None, (self.text, *(link.label for link in self.links))))


def reference(item: CslItem) -> Reference:
    """Return `item` formatted by a CSL processor (the style is vancouver.csl), with its links.

    The processor is given a single placeholder character for each text, so that it cannot change any text.
    """
    placeholders: dict[str, str] = {}

    def placeholder(text: str) -> str:
        character = chr(_FIRST_PLACEHOLDER + len(placeholders))
        placeholders[character] = text
        return character

    data: dict[str, object] = {"id": "reference", "type": item.type}
    for name in _TEXTS:
        if text := getattr(item, name):
            data[name.replace("_", "-")] = placeholder(text)
    if item.edition:
        data["edition"] = placeholder(_edition(item.edition))
    for role in ("author", "editor"):
        if names := getattr(item, role):
            data[role] = [_name(name, placeholder) for name in names]
    if item.issued and (year := years(item.issued)):
        data["issued"] = {"literal": placeholder(year)}
    text = _formatted(json.dumps(data))
    return Reference("".join(_restored(text, placeholders)), links(item))


@cache
def _formatted(item: str) -> str:
    """Return an item, given as JSON, formatted: the same for all items that have the same fields and types."""
    bibliography = citeproc.CitationStylesBibliography(
        _style(), CiteProcJSON([json.loads(item)]), citeproc.formatter.plain
    )
    bibliography.register(citeproc.Citation([citeproc.CitationItem("reference")]))
    return "".join(str(line) for line in bibliography.bibliography())


def years(date: CslDate) -> str | None:
    """Return the year of a date, or the years of a range ("2020–2021"); for text, the year in it, else the text."""
    if date.date_parts:
        return "–".join(dict.fromkeys(parts[0] for parts in date.date_parts))
    text = date.literal or date.raw
    found = re.search(r"\b\d{4}\b", text or "")
    return found[0] if found else text


def links(item: CslItem) -> tuple[Link, ...]:
    """Return the links to a publication: its DOI, PubMed and PubMed Central records, and its own address."""
    found = []
    if item.DOI:
        doi = _DOI.sub("", item.DOI)
        found.append(Link(f"doi:{doi}", f"https://doi.org/{quote(doi)}"))
    if item.PMID:
        number = re.sub(r"^\s*PMID:?\s*", "", item.PMID, flags=re.IGNORECASE)
        found.append(Link(f"PubMed {number}", f"https://pubmed.ncbi.nlm.nih.gov/{quote(number)}/"))
    if item.PMCID:
        number = "PMC" + re.sub(r"^\s*(?:PMCID:?\s*)?(?:PMC)?", "", item.PMCID, flags=re.IGNORECASE)
        found.append(Link(number, f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(number)}/"))
    if item.URL:
        found.append(Link(item.URL, item.URL))
    return tuple(found)


def _restored(text: str, placeholders: dict[str, str]) -> Iterator[str]:
    """Yield the pieces of a formatted text, placeholders replaced by isolated texts.

    No full stop follows a text that ends a sentence.
    """
    closed = False
    for character in text:
        piece = placeholders.get(character)
        if piece is None and closed and character == ".":
            closed = False
            continue
        yield isolated(piece) if piece is not None else character
        closed = piece is not None and piece.endswith((".", "?", "!"))


def _name(name: CslName, placeholder: Any) -> dict[str, str]:
    if name.literal or not name.family:
        return {"literal": placeholder(name.literal or name.given or "")}
    particles = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle)))
    family = f"{particles} {name.family}" if particles else name.family
    initials = _initials(name.given or "")
    whole = " ".join(filter(None, (family, initials, name.suffix)))
    return {"literal": placeholder(whole)}


def _initials(given: str) -> str:
    """Return the initials of given names, without full stops, spaces or hyphens ("Te-Feng Arthur" is "TFA").

    Names in Chinese, Japanese and Korean letters are whole.
    """
    if _WITHOUT_INITIALS.search(given):
        return given.strip()
    words = re.split(r"[\s.\-‐]+", unicodedata.normalize("NFC", given))
    return "".join(word if _RUN_OF_INITIALS.fullmatch(word) else word[:1].upper() for word in words if word)


def _edition(edition: str) -> str:
    if edition.isdecimal():
        teen = len(edition) > 1 and edition[-2] == "1"
        return f"{edition}{'th' if teen else {'1': 'st', '2': 'nd', '3': 'rd'}.get(edition[-1], 'th')} ed"
    return edition if re.search(r"\bed", edition, re.IGNORECASE) else f"{edition} ed"


@cache
def _style() -> Any:
    return citeproc.CitationStylesStyle(str(STYLE), validate=False)
