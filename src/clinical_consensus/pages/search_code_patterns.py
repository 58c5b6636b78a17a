"""Patterns of codes of genes and chromosomes, and arrows, in the table of the fold of search (search_table.py)."""

from __future__ import annotations

from typing import Any

_ARM = "(?:[0-9]{1,2}|[xy])[pq]"

_NO_EDGE = "A-Za-z0-9\u00c0-\u024f'\u2019\u2010\u2011-"

CODE_PATTERNS: dict[str, Any] = {
    # A code that ends in a letter, beside which others stand, "V600E/K", and a part of a chromosome, "19q-deleted".
    "variant": "^([A-Z][0-9]{1,4})[A-Z]$",
    "arm": f"^{_ARM}$",
    # Two of them as one, "1p19q", and the parts of that.
    "arms": f"^({_ARM})({_ARM})$",
    # A change within an arm by its band, "del(13q14)": the chromosome, the arm, and the band.
    "banded": "^([0-9]{1,2}|[XY])([pq])([0-9.]*)$",
    # The class in a score: "Child-Pugh B7".
    "scored": "[Pp]ugh(?: [a-z]+)? ([A-C])[0-9]{1,2}(?![0-9])",
    # A chemical element with its charge, "Ca²⁺", and a unit of area or volume: "m²" is not "M2".
    "charged": "^[A-Z][a-z][\u00b2\u00b3]$",
    "area": "^[cdkm]?m[23\u00b2\u00b3]$",
    # A change of chromosomes: its kind, where it is, and further brackets, "t(8;21)(q22;q22)", "del(5q)".
    "karyotype": "(^|[^A-Za-z0-9])(t|del|inv|dup|der|ins|add|dic|idic|i|r)\\s?"
    "\\(([0-9XYpq?.;:, ]{1,30})\\)((?:\\([0-9pq?.;:, ]{1,40}\\))?)",
    # Function words that in capitals are abbreviations, which are sought: "WHO III".
    "also_abbreviations": "am as at be if it me or us who",
    # Names of several people with an en dash, "Child\u2013Pugh", of which none is the singular of a plural.
    "eponym": f"(?:^|[^{_NO_EDGE}])((?:[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+\u2013)+"
    f"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+)(?![{_NO_EDGE}])",
    # Arrows at a word, "C3↑", by their direction.
    "arrows": {"↑": "↑⇑⬆↗", "↓": "↓⇓⬇↘"},
}
"""The patterns, as JSON."""
