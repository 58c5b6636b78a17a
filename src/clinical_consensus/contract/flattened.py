"""Find what may be a raised digit that was flattened on the way into the file: "109/L", "screened.3, 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_POWERS = (
    r"(?<![\d.,])10[- \u2212\u2013]?[1-9]\d?(?=\s?/\s?(?:[mµμdn]?[lL]|mm|cm|kg)\b)"
    r"|(?<![\d.,])10[-\u2212\u2013]?[1-9]\d?(?=\s(?:(?:cells|CFU|PFU|vg)\s?/|mol\b))"
    r"|(?<![\d.,])10(?:[-\u2013][1-9]|\u2212[1-9]\d?)(?=\sM\b)"
    r"|[×x*]\s?10[-\u2212\u2013]?[1-9]\d?(?![\d.,]?\d|\s?(?:[mµμ]?g|m[lL])\b)"
    r"|(?:(?<=/)|(?<=\d)|(?<=\d )|(?<=/ )|(?<=\bper ))[cdm]?m[23]\b"
)
"""Powers and units without their raised digit: "109/L", "x 109", "10-6 M", "kg/m2", "1.73 m2"."""

_LIST = r"\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*"
_NOT_CITED = (
    "fig|figs|nos?|nr|vol|pp?|sect?|chap|kap|tab|abb|art|approx|ca|eq|ref|version|vers|vs|dr|st|day|section|chapter|"
    "table|figure|page|grade|stage|step|level|part|item|question|"
    "abs|anm|bd|bzw|cap|cf|incl|inkl|mind|núm|pág|resp|suppl|ziff"
)
_LIMITS = r"(?<!\d\s)(?<!\d)(?:min|max)"
"""Short for minimum and maximum; "30 min." are minutes."""

_NUMBERED = "type|grade|stage|phase|class|level|factor|step|table|omega|alpha|gamma|delta|kappa|lambda|version"
_WORD = r"(?:[^\W\d_]*[^\W\d_A-Z]{2}[)\]”’\"]?|[A-Z]{3,})"
_END = r"(?!\s?(?:[mµμk]?g|[mµμ]?[lL]|mmol|IU|%)(?!\w))(?=$|[\s)]|[.;](?:\s|$))"
_CITED = (
    rf"(?<![\w.])(?!(?i:{_NOT_CITED}|{_LIMITS})\b){_WORD}[.,;:][”’\"]?{_LIST}{_END}|(?<=\d\))\.{_LIST}{_END}"
    rf"|(?<![\w.])(?!(?:{_NUMBERED})\d)[a-z]{{5,}}{_LIST}(?!\w)"
)
"""Words with numbers that were perhaps raised: "screened.3, 4", "bleeding36"."""

_BEFORE_A_YEAR = (
    "in|since|until|during|before|after|by|to|and|im|seit|bis|vor|nach|und|Jahr|Jahre|en|depuis|et|desde|hasta|nel|dal"
)
_FIRST_WORD = r"[^\W\d_a-zà-ÿ][a-zà-ÿ]{2}|(?:A|I|At|In|It|On|To|We|Es|Il|El|Im)\s"
_SENTENCE = rf"\s+[“\"(]?(?!(?:Units?|Euros?|Einheiten)\b)(?:{_FIRST_WORD})"
_AFTER_FIGURES = (
    rf"[%٪％‰][”’\"]?\.[”’\"]?{_LIST}{_END}(?!\s?[\u3400-\u9fff])"
    rf"|[%٪％‰],{_LIST}(?=\s(?:although|but|compared|whereas|which|while)\b)"
    rf"|(?:\b(?:{_BEFORE_A_YEAR})\s|\d{{4}}\s?[-\u2013]\s?)(?:19|20)\d\d\.{_LIST}(?={_SENTENCE})"
    rf"|/(?:[mµμdn]?[lL]|k?g|h|d|min)\.{_LIST}{_END}"
    rf"|(?<!\d\s)\b(?:a?HR|a?RR|a?OR|SMD|WMD|MD|IRR|[pP]\s?[=<>≤≥])[,:=]?\s?(?:=\s?)?(?:0\.\d+|\d\.\d\d)\.{_LIST}{_END}"
    rf"|(?i:\bCOVID-19|\bSARS-CoV-2)[.,;]{_LIST}{_END}"
)
"""Figures with numbers that were perhaps raised: "30%.5", "in 2019.4 However", "mmol/L.4", "HR 0.8.12".

A decimal, a date, a section or a version looks like them without the sign, word or sentence that is asked for here.
"""

_AFTER_CJK = (
    r"(?:(?<=[。｡।])|(?<=[\u3041-\u309f]．))(?:\d{1,3}(?:[,，\u2013-]\d{1,3})*(?=[)）」』]?。?\s*(?:\Z|\n))"
    r"|\d{1,2}(?:[,，]\d{1,2})+(?=\s))"
    r"|(?<=[たるい])\d{1,3}(?:[,，\u2013-]\d{1,3})*(?=[)）」』]?。)"
)
"""Numbers behind the end of a sentence that no word follows, for a sentence may begin with a number: "される。3,4"."""

_ADDRESS = re.compile(r"://|www\.|@|10\.\d{4,}/")
_FLATTENED = re.compile(f"{_POWERS}|{_CITED}|{_AFTER_FIGURES}|{_AFTER_CJK}")
_AROUND = 30
"""How many characters of the words around it are told at most, where no spaces divide words."""


def flattened_in(text: str) -> Iterator[str]:
    """Yield what seems to be flattened in a text, with the rest of its words; addresses have such figures too."""
    for found in _FLATTENED.finditer(text):
        start, end = found.span()
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        if not _ADDRESS.search(text[start:end]):
            around = slice(max(start, found.start() - _AROUND), min(end, found.end() + _AROUND))
            yield text[around].rstrip(".,;:")
