"""Patterns of codes of genes and chromosomes, and arrows, in the table of the fold of search (search_table.py)."""

from __future__ import annotations

from typing import Any

CODE_PATTERNS: dict[str, Any] = {
    # A code that ends in a letter, beside which others stand, "V600E/K", and a part of a chromosome, "19q-deleted".
    "variant": "^([A-Z][0-9]{1,4})[A-Z]$",
    "arm": "^(?:[0-9]{1,2}|[xy])[pq]$",
    # A change of chromosomes: its kind, where it is, and further brackets, "t(8;21)(q22;q22)", "del(5q)".
    "karyotype": "(^|[^A-Za-z0-9])(t|del|inv|dup|der|ins|add|dic|idic|i|r)\\s?"
    "\\(([0-9XYpq?.;:, ]{1,30})\\)((?:\\([0-9pq?.;:, ]{1,40}\\))?)",
    # Arrows at a word, "C3↑", by their direction.
    "arrows": {"↑": "↑⇑⬆↗", "↓": "↓⇓⬇↘"},
}
"""The patterns, as JSON."""
