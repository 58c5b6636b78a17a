"""Collections whose every text is in Greek letters, so that no word of theirs is taken for one of the site's."""

from __future__ import annotations

from typing import Any

_LATIN, _GREEK = "abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπκρστθβωχυζ"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _GREEK + _GREEK.upper())
_TEXTS = {
    "title", "long_title", "publication_note", "note", "reason", "heading", "paragraphs", "label", "definition",
    "body", "text", "name", "affiliations", "competing_interests", "abbreviation", "search", "facet", "disclosures",
    "funding", "rights", "population", "intervention", "comparator", "outcome", "rationale", "remarks", "dissent",
    "list", "caption", "header", "rows", "references", "publication", "family", "given", "literal", "publisher",
    "container-title", "source",
}  # fmt: skip


def in_greek(text: str) -> str:
    """A text in Greek letters, which mean nothing."""
    return text.translate(_LETTERS)


def foreign(value: Any, key: str = "") -> Any:
    """A collection, or a value of it under `key`, with each of its texts in Greek letters."""
    if isinstance(value, dict):
        is_place = "field" in value
        return {name: each if is_place and name == "source" else foreign(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [foreign(each, key) for each in value]
    return in_greek(value) if isinstance(value, str) and key in _TEXTS else value
