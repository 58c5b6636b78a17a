"""Patterns of codes of genes and chromosomes, and arrows, in the table of the fold of search (search/table.py)."""

from __future__ import annotations

import re
from typing import Any

DASHES = "-\u2010\u2011\u2013"
MEANT_BY = {"positive": "+\uff0b\u207a", "negative": f"\u2212\u207b{DASHES}"}
ALL_SIGNS = "".join(map(re.escape, MEANT_BY.values()))
ADDING = "and or und oder sowie ou et"
JOINING = f"{ADDING} to vs versus bis"
_OWN_SIGN = f"(?: ?\\([{ALL_SIGNS}]\\)|[{ALL_SIGNS}])"
_FURTHER = f"(?:,? (?:{ADDING.replace(' ', '|')}) |[,/] ?)"
_ARM = "(?:[0-9]{1,2}|[xy])[pq]"

_NO_EDGE = "A-Za-z0-9\u00c0-\u024f'\u2019\u2010\u2011-"
_MASSES = (
    "Ac 225,At 211,Bi 213,C 11 14,Co 57 60,Cr 51,Cs 137,Cu 64 67,F 18,Fe 59,Ga 67 68,Ge 68,H 3,Ho 166,"
    "I 123 124 125 131,In 111,Ir 192,Kr 81m,Lu 177,N 13,O 15,P 32,Pb 212,Pd 103,Ra 223,Rb 82,Re 186 188,Ru 106,"
    "Sm 153,Sr 89 90,Tb 161,Tc 99m,Th 227,Tl 201,Xe 133,Y 86 90,Zr 89"
)
_ISOTOPES = "|".join(
    f"{number}[{element[0]}{element[0].lower()}]{element[1:]}"
    for element, *numbers in (each.split() for each in _MASSES.split(","))
    for number in numbers
)
_GREEK_NAMES = "(?:alpha|beta|gamma|delta|epsilon|kappa|lambda)(?![a-z])"

_CODE = "[A-Z][A-Z0-9-]*[A-Z0-9]"
_SAID = {"mut": "mutated", "wt": "wild-type", "pos": "positive", "neg": "negative"} | {
    each: each for each in ("low", "high", "null", "del", "amp")
}
_INHIBITED = "ACE|ALK|ARN|BRAF|BTK|EGFR|HDAC|JAK|MEK|PARP|RAAS"

_DECIMAL = "[0-9]{1,3}\\.[0-9]{1,2}"
_TO = "[-\u2010\u2011\u2013/]"


def _stages_of(one: str) -> str:
    """A part of a stage, or a range of them."""
    return f"(?:{one}[a-d]?(?:{_TO}(?:{one[0]}?{one[1:]}[a-d]?|[a-d]))?)?"


_IN_STAGES = "".join(map(_stages_of, ("T[0-4]", "N[0-3]", "M[01]")))

CODE_PATTERNS: dict[str, Any] = {
    # Other forms of a code: the first letter for the name of a Greek one, "IL-1b" of "IL-1beta"; an isotope with its
    # number after it, "Lu-177" of "177Lu"; and one with what is said of it, "NPM1mut", "SGLT2i".
    "code_forms": [
        [f"((?:[A-Z0-9]{{3}}|-?[0-9]|[A-Z]{{2}}(?=-?[a-z]+[A-Z0-9]))-?(?={_GREEK_NAMES}).)[a-z]+", "$1"],
        [f"^(?=(?:{_ISOTOPES})(?:-|$))([0-9]+m?)([A-Za-z]+)", "$2-$1"],
        *([f"^({_CODE}){short}$", f"$1-{meant}"] for short, meant in _SAID.items()),
        [f"^((?:[A-Z]{{2,}}-?[0-9]{{1,2}}|{_INHIBITED}))i$", "$1-inhibitor"],
    ],
    # A code that ends in a letter, beside which others stand, "V600E/K", and a part of a chromosome, "19q-deleted".
    "variant": "^([A-Z][0-9]{1,4})[A-Z]$",
    "arm": f"^{_ARM}$",
    # Two of them as one, "1p19q", and the parts of that.
    "arms": f"^({_ARM})({_ARM})$",
    # A change within an arm by its band, "del(13q14)": the chromosome, the arm, and the band.
    "banded": "^([0-9]{1,2}|[XY])([pq])([0-9.]*)$",
    # A stage of the TNM classification: its prefix, and its parts, "T3" and "N1" of "pT3N1", "L0" and "V1" of "L0V1".
    "staged": "^(y?[cp]|[arsu])?(T(?:[0-4][a-d]?|is|X))?(N(?:[0-3][a-c]?|X|-(?:positive|negative)$))?"
    "(M(?:[01][a-c]?|X))?(L[01X])?(V[0-2X])?(Pn[01X])?(R[0-2X])?$",
    # What may have a sign in place of a number in a stage: "N" of "cN+" and "T2N+".
    "staged_sign": "^(?:y?[cp]|y?[cp]?T[0-4][a-d]?)([NM])$",
    "all_stages": [f"{number}{part}" for number in range(5) for part in ("", *"abcd")],
    # Several of them, "T1\u20132N0", "M1a\u2013c", and one of their parts: its letter, the first of it and the last.
    "stages": f"(^|[^A-Za-z0-9])(y?[cp]|[arsu])?(?=[TNM][0-4])({_IN_STAGES})(?!-?[A-Za-z0-9])",
    "stage": f"([TNM])([0-4])([a-d]?)(?:{_TO}[TNM]?([0-4]?)([a-d]?))?",
    # The class in a score: "Child-Pugh B7".
    "scored": "[Pp]ugh(?: [a-z]+)? ([A-C])[0-9]{1,2}(?![0-9])",
    # A chemical element with its charge, "Ca²⁺", and a unit of area or volume: "m²" is not "M2".
    "charged": "^[A-Z][a-z][\u00b2\u00b3]$",
    # An ion, whose sign is its charge, and no result: "K⁺", "HCO₃⁻".
    "ion": "^(?:[FHIK]|A[gl]|B[ar]|C[alsu]|Fe|Hg|Li|M[gn]|N[ai]|OH|Pb|Sr|Zn|NH[4\u2084]|NO[23\u2082\u2083]|"
    "H?CO[3\u2083]|H?SO[4\u2084]|H?[2\u2082]?PO[4\u2084])[23\u00b2\u00b3]?$",
    # Between such numerals a sign joins: "class III \u00b1 V".
    "numeral": "^[IVX]+$",
    "area": "^[cdkm]?m[23\u00b2\u00b3]$",
    # A code with a decimal: its letters, its number, and what it is said to be, "CLDN18.2-positive".
    "before_decimal": "^[A-Z][A-Za-z]{0,5}$",
    "decimal": f"^{_DECIMAL}(?:/{_DECIMAL})*$",
    "decimal_meant": f"((?:^|[\\s(/,;])[A-Z][A-Za-z]{{0,5}}{_DECIMAL}[-\u2010\u2011\u2013])"
    "(?:[Pp]osi|[Nn]ega)tiv[a-z]*",
    # A change of chromosomes: its kind, where it is, and further brackets, "t(8;21)(q22;q22)", "del(5q)".
    "karyotype": "(^|[^A-Za-z0-9])(t|del|inv|dup|der|ins|add|dic|idic|i|r)\\s?"
    "\\(([0-9XYpq?.;:, ]{1,30})\\)((?:\\([0-9pq?.;:, ]{1,40}\\))?)",
    # What such a change is said to be after it: "t(15;17)-negative", "inv(16)+".
    "change_meant": f"(?:(?:::|[-\u2010\u2011\u200c\u2013\u2212 ])?(pos|neg)(?:(?:iti|ati)[a-z]*|(?![a-z]))"
    f"|(?: ?\\(([{ALL_SIGNS}])\\)|([{ALL_SIGNS}])(?! ?(?:/|(?:{JOINING.replace(' ', '|')}) )))(?![A-Za-z0-9(]))",
    # A code with several numbers, each with its sign, "HPV 16+, 18−", and one of these.
    "signed_list": f"(^|[^A-Za-z0-9-])([A-Z]{{2,}}[A-Za-z]*)[- ]?([0-9]{{1,3}}{_OWN_SIGN}"
    f"(?:{_FURTHER}[0-9]{{1,3}}{_OWN_SIGN})+)(?![A-Za-z0-9]|{_FURTHER}[0-9])",
    "in_signed_list": f"([0-9]+)[ (]*([{ALL_SIGNS}])",
    # Function words that in capitals are abbreviations, which are sought: "WHO III".
    "also_abbreviations": "am as at be if it me or us who",
    # Names of several people with an en dash, "Child\u2013Pugh", of which none is the singular of a plural.
    "eponym": f"(?:^|[^{_NO_EDGE}])((?:[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+\u2013)+"
    f"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+)(?![{_NO_EDGE}])",
    # Arrows at a word, "C3↑", by their direction.
    "arrows": {"↑": "↑⇑⬆↗", "↓": "↓⇓⬇↘"},
}
"""The patterns, as JSON."""
