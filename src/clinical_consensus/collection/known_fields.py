"""List the fields that code and templates know by name; every other field is read by its class alone.

So a field that is added to the contract appears on every surface, and one that could not appear stops the generator.
"""

from __future__ import annotations

from functools import cache

from clinical_consensus.contract import blocks, csl, editorial, questions, records, scales
from clinical_consensus.contract.fields import Editorial, MachineOnly, Shown, field_classes, records_below
from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.contract.values import Record

_BY_CLASS: dict[type[Record], set[str]] = {
    questions.Question: {
        "number", "label", "title", "section", "parts", "recommendations", "authors", "rationale", "references",
        "publication", "replaces", "topics", "related", "provenance", "history", "not_transcribed",
    },
    questions.Part: {"label", "text"},
    questions.Recommendation: {"statements", "strength", "certainty", "consensus", "recused", "not_transcribed"},
    questions.Statement: {"text", "role", "answers"},
    questions.Consensus: {"level", "vote", "earlier_votes"},
    questions.Vote: {"agree", "disagree", "abstain", "counts", "voters", "basis", "round"},
    records.Author: {"name", "affiliations", "orcid"},
    scales.Grade: {"label", "definition", "comparisons"},
    scales.Level: {
        "label", "definition", "min_agree", "max_agree", "min_exclusive", "max_exclusive", "basis", "comparisons",
    },
    scales.Certainty: {"label", "definition", "comparisons"},
    records.Profile: {
        "title", "long_title", "edition", "publication", "publication_note", "about", "contact", "rights",
        "not_transcribed",
    },
}  # fmt: skip
"""The known fields of the records whose other fields are read by their class."""

_BY_NAME: dict[type[Record], set[str]] = {
    records.Collection: {
        "profile", "sources", "strength_scheme", "consensus_scheme", "certainty_scheme", "authors", "terms", "topics",
        "sections", "questions",
    },
    records.Section: {"title", "parent"},
    scales.StrengthScheme: {"label", "grades"},
    scales.ConsensusScheme: {"label", "levels"},
    scales.CertaintyScheme: {"label", "levels"},
    questions.Heads: {"agree", "disagree", "abstain"},
    blocks.Heading: {"heading"},
    blocks.ItemList: {"items", "ordered"},
    blocks.Table: {"table"},
    blocks.Cells: {"caption", "header", "rows"},
    editorial.Edition: {"version", "date", "note"},
    editorial.Passage: {"heading", "paragraphs", "source", "address"},
    editorial.Source: {"title", "original"},
    editorial.Original: {"title", "url"},
    editorial.Comparison: {"body", "text", "source", "address"},
    editorial.Term: {"abbreviation", "name", "search", "expanded_by"},
    editorial.Topic: {"facet", "label"},
    editorial.Provenance: {"field", "source", "lines", "placement", "note"},
    editorial.HistoryEntry: {"edition", "date", "change", "reason"},
    csl.CslItem: {
        "type", "title", "author", "issued", "container_title", "volume", "issue", "page", "DOI", "PMID", "PMCID",
        "URL", "editor", "collection_title", "edition", "number", "publisher", "publisher_place",
        "citation_number",
    },
    csl.CslName: {"family", "given", "literal", "suffix", "dropping_particle", "non_dropping_particle"},
    csl.CslDate: {"date_parts", "literal", "raw"},
}  # fmt: skip
"""The fields of the records that surfaces know by name only."""


@cache
def further_fields(record: type[Record]) -> tuple[tuple[str, Shown | Editorial], ...]:
    """Return the name and class of each field of a record that is read by its class alone, except machine-only ones."""
    known = _BY_CLASS[record]
    classes = field_classes(record).items()
    return tuple((name, of) for name, of in classes if not isinstance(of, MachineOnly) and name not in known)


def check_fields() -> None:
    """Check that every field of the contract has a class and appears on some surface.

    Raises RefusedError, naming the field, if one does not.
    """
    for record in records_below(records.Collection):
        classes = field_classes(record)
        missing = (_BY_CLASS.get(record) or _BY_NAME.get(record, set())) - classes.keys()
        assert not missing, f"{record.__name__} has no {missing}"
        for name, of in classes.items() if record in _BY_NAME else ():
            if not isinstance(of, MachineOnly) and name not in _BY_NAME[record]:
                cure = "show it in a view, and add it to collection/known_fields.py"
                raise RefusedError(f"{record.__name__}.{name} does not appear on any surface; {cure}")
