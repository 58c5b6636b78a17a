"""What a document says of itself above its questions: its funding, interests, and until when evidence was searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from clinical_consensus.importing.label_kinds import plain_words
from clinical_consensus.importing.placed import whole
from clinical_consensus.importing.segments import Paragraph, WordSpan

_NAMES: Mapping[str, str] = {
    "funding": r"(?:sources? of )?(?:funding|financial support)(?: sources?| statement)?|finanzierung|financement"
    r"|financiacion|financiamiento|financiamento|finanziament[oi]|financiering",
    "disclosures": r"disclosures?(?: of (?:conflicts of )?interests?)?|(?:conflicts? of|competing) interests?"
    r"|declarations? of (?:competing )?interests?|interessenkonflikte?|(?:liens|conflits|declarations?) d.interets?"
    r"|conflictos? de intereses|conflitos? de interesses?|conflitt[oi] di interess[ei]|belangenverstrengeling",
}
"""How documents head these, without accents and in small letters."""

_LABELLED = re.compile(r"(?P<name>[^\W\d_][^:.|\t\n]{3,60}?)\s*(?:[:|]\s*|\.\s+|\.?$)")
_MONTHS = (
    "jan|ene|gen", "feb|fev|fév", "mar|mär|mrz|maa", "apr|abr|avr", "ma[iy]|mei|mag", "jun|juin|giu", "jul|juil|lug",
    "aug|ago|aoû|aou", "sep|set", "oct|okt|out|ott", "nov", "dec|dez|déc|dic",
)  # fmt: skip
"""How the names of months begin, in seven languages."""

_WORD = r"(?P<month>[^\W\d_]{3,10})\.?"
_DATES = (
    re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<number>\d\d)(?:-(?P<day>\d\d))?)?"),
    re.compile(
        rf"(?:(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s+)?(?:d[ei]\s+)?{_WORD}\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)"
    ),
    re.compile(rf"{_WORD}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?P<number>\d\d)/(?P<year>(?:19|20)\d\d)"),
)
_SEARCH = r"(?:(?:literature|evidence|literatur|bibliographic|database|systematic)[ -]?)?search(?:es)?"
_UNTIL = r"(?:until|up to|up until|through|to|till|on|in|bis|jusqu.(?:a|en|au)|hasta|ate|fino a[l]?|tot(?: en met)?)"
_SEARCHED = re.compile(
    rf"(?:(?:date of (?:the )?)?(?:(?:last|latest|final|most recent) )?{_SEARCH}(?: date| cut-?off| end(?: date)?)?"
    r"|(?:literatur|evidenz)(?:suche|recherche)|(?:datum der )?(?:letzten? )?(?:literatur)?(?:suche|recherche)"
    r"|(?:date de (?:la )?)?(?:derniere )?recherche(?: (?:bibliographique|documentaire|de (?:la )?litterature))?"
    r"|(?:fecha de (?:la )?)?(?:ultima )?busqueda(?: (?:bibliografica|de (?:la )?(?:evidencia|literatura)))?"
    r"|(?:data d[ae] )?(?:ultima )?(?:busca|pesquisa)(?: (?:bibliografica|d[ae] (?:evidencia|literatura)))?"
    r"|(?:data dell.)?(?:ultima )?ricerca(?: (?:bibliografica|della letteratura))?"
    r"|(?:datum )?(?:laatste )?zoek(?:datum|actie)"
    rf")(?:\s*:)?(?: {_UNTIL}(?: (?:the|dem|el|le))?)?\s*:?\s+(?P<at>\S.*)"
    rf"|(?:the )?(?:literature|evidence|databases)(?: was| were)? searched {_UNTIL}\s+(?P<said>\S.*)"
    rf"|(?:we|the (?:panel|group|authors)) searched the (?:literature|evidence|databases) {_UNTIL}\s+(?P<we>\S.*)"
)


@dataclass(frozen=True)
class DocumentFields:
    """The fields of a collection that its document states, and where their words stand."""

    values: Mapping[str, str]
    words: tuple[WordSpan, ...]
    frame: tuple[WordSpan, ...]
    """Labels, and a date that the contract writes in its own way."""


def document_fields(above: Sequence[Paragraph], last: Sequence[Paragraph] = ()) -> DocumentFields:
    """Return what the paragraphs above the first question state of the document, each field only if it stands once.

    So does what has the label of such a field among the paragraphs of the `last` of several questions.
    """
    values, words, frame = dict[str, str](), list[WordSpan](), list[WordSpan]()
    labelled = (each for each in _fields(last, needs_label=True) if each[0] in _NAMES)
    read = [*_fields(above, needs_label=False), *labelled]
    names = [name for name, _, _, _ in read]
    for name, value, placed, layout in read:
        if names.count(name) == 1:
            values[name] = value
            words += placed
            frame += layout
    return DocumentFields(values, tuple(words), tuple(frame))


def _fields(
    every: Sequence[Paragraph], *, needs_label: bool
) -> Iterator[tuple[str, str, tuple[WordSpan, ...], tuple[WordSpan, ...]]]:
    """Yield the name of each field, its value, and the places of its words and of its label."""
    for paragraph, below in zip_longest(every, every[1:]):
        if stated := _search_date(paragraph.text):
            yield "evidence_search_date", stated, (), whole(paragraph)
            continue
        found = _LABELLED.match(paragraph.text)
        name = found and next(
            (key for key, words in _NAMES.items() if re.fullmatch(words, plain_words(found["name"]))), ""
        )
        is_other = paragraph.label.kind == "other" if paragraph.label else not needs_label
        if not found or not name or not is_other:
            continue
        own = paragraph.after(found.end())
        is_plain = below is not None and not (below.label or below.is_heading or below.first.line.cells)
        text = own or (below.extent if below and is_plain else None)
        if text:
            yield name, text.text, text.spans, paragraph.before(found.end())


def _search_date(text: str) -> str:
    """Return the date until which a line says that evidence was searched, as the contract writes it; or ""."""
    found = _SEARCHED.fullmatch(plain_words(text).strip().rstrip("."))
    return stated_date(next(filter(None, found.groups())).strip(" .")) if found else ""


def stated_date(text: str) -> str:
    """Return a year, a month or a day as "2024", "2024-05" or "2024-05-30"; "" if a text is nothing of that alone."""
    found = next((match for pattern in _DATES if (match := pattern.fullmatch(text))), None)
    if found is None:
        return ""
    parts = found.groupdict()
    named = next(
        (at for at, words in enumerate(_MONTHS, 1) if re.match(words, parts.get("month") or "", re.IGNORECASE)), 0
    )
    month, day = int(parts.get("number") or named), int(parts.get("day") or 1)
    if not month:
        return "" if parts.get("month") else parts["year"]
    try:
        whole_date = date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return ""
    return whole_date if parts.get("day") else whole_date[:7]
