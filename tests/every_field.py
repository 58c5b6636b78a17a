"""A synthetic collection in which every field of the contract has a value, and every change of one value in it."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

from editions import question
from sites import Json

TEXTS = {"a": "Synthetic text A.\n", "b": "Synthetic text B.\n"}
"""The content of each source, by its id."""

ADDED = {"edition": "1.0.0", "date": "2000-01-01", "change": "added", "reason": "Synthetic reason."}
VOTE = {
    "agree": 90, "disagree": 6, "abstain": 4, "voters": 50, "basis": "all", "round": 2,
    "counts": {"agree": 45, "disagree": 3, "abstain": 2},
}  # fmt: skip
EARLIER = {"agree": 80, "disagree": 16, "abstain": 4, "voters": 50, "basis": "all", "round": 1,
           "counts": {"agree": 40, "disagree": 8, "abstain": 2}}  # fmt: skip
BLOCKS = [
    "Synthetic paragraph.",
    {"heading": "Synthetic heading"},
    {"list": ["Synthetic item", "Synthetic other item"], "ordered": True},
    {"table": {"caption": "Synthetic caption", "header": ["Synthetic head"], "rows": [["Synthetic cell"]]}},
]
PERSON = {"family": "Synthetic", "given": "Ann", "suffix": "Jr", "dropping-particle": "de",
          "non-dropping-particle": "van"}  # fmt: skip
LEFT_OUT = ("outcome", "dissent")
"""A field of the whole question and one of its recommendation that the source states and the file does not hold."""


def item(own: str) -> Json:
    """A publication with every variable that its text is made of."""
    return {
        "id": own, "type": "chapter", "title": f"Synthetic {own}", "author": [PERSON, {"literal": "Synthetic body"}],
        "issued": {"date-parts": [[1999, 1, 2]]}, "container-title": "Synthetic journal", "volume": "1", "issue": "2",
        "page": "3-4", "DOI": f"10.0000/{own}", "PMID": "5", "PMCID": "PMC6", "URL": "https://synthetic.invalid/",
        "editor": [PERSON], "collection-title": "Synthetic series", "edition": "2", "number": "7",
        "publisher": "Synthetic press", "publisher-place": "Synthetic place",
    }  # fmt: skip


def _whole_question() -> Json:
    answer = {
        "id": "q1-r",
        "statements": [
            {"id": "q1-s1", "text": "Synthetic first statement.", "role": "risk", "answers": ["q1-a"]},
            {"id": "q1-s2", "text": "Synthetic second statement.", "role": "evidence-gap", "answers": ["q1-b"]},
        ],
        "strength": "limited", "direction": "for", "certainty": "low", "basis": "evidence", "status": "new",
        "approval_date": "2019", "last_review_date": "2019-05", "remarks": copy.deepcopy(BLOCKS),
        "rationale": copy.deepcopy(BLOCKS), "recused": ["b"], "not_transcribed": ["dissent"],
        "consensus": {"level": "level", "vote": VOTE, "earlier_votes": [EARLIER]},
    }  # fmt: skip
    plain = {"id": "q1-r2", "statements": [{"id": "q1-r2-s1", "text": "Synthetic third statement."}],
             "strength": "moderate", "dissent": ["Synthetic dissent."]}  # fmt: skip
    read = ["title", "authors", "rationale", "references", "parts.q1-a", "parts.q1-b", "population", "intervention",
            "comparator"]  # fmt: skip
    read += [f"recommendations.q1-r.{name}" for name in (
        "statements", "strength", "direction", "certainty", "basis", "status", "approval_date", "last_review_date",
        "remarks", "rationale", "consensus", "recused")]  # fmt: skip
    read += [f"recommendations.q1-r2.{name}" for name in ("statements", "strength", "dissent")]
    noted = {"placement": "inferred", "note": "Synthetic note."}
    return {
        "id": "q1", "number": 1, "label": "4.1", "title": "Synthetic whole question", "section": "inner",
        "population": "Synthetic population", "intervention": "Synthetic intervention",
        "comparator": "Synthetic comparator", "not_transcribed": ["outcome"],
        "parts": [{"id": f"q1-{each}", "label": each.upper(), "text": f"Synthetic part {each}?"} for each in "ab"],
        "recommendations": [answer, plain], "authors": ["a", "b"], "rationale": copy.deepcopy(BLOCKS),
        "references": [item("r1") | {"citation-number": "11"}, item("r2") | {"citation-number": "12"}],
        "publication": item("own"), "replaces": ["q2"], "topics": ["topic"], "related": ["q3"],
        "provenance": [{"field": each, "source": "a", "lines": [1, 1], **noted} for each in read],
        "history": [ADDED],
    }  # fmt: skip


def _plain_question(own: str, number: int, **fields: Any) -> Json:
    read = ["title", *(f"recommendations.{own}-r.{name}" for name in ("statements", "strength", "consensus"))]
    entries = [{"field": each, "source": "a", "lines": [1, 1]} for each in read]
    return question(own, number, provenance=entries, **{"history": [ADDED], **fields})


def every_field() -> Json:
    """The collection: q1 with every field of a question but `outcome`, which q3 has; q2 is withdrawn."""
    passage = {"heading": "Synthetic heading", "paragraphs": ["Synthetic text."], "source": "Synthetic",
               "address": "https://synthetic.invalid/about"}  # fmt: skip
    other = {"body": "SYN", "text": "Synthetic.", "source": "Synthetic", "address": "https://synthetic.invalid/other"}
    of_scale = {"definition": "Synthetic definition.", "rank": 1, "comparisons": [other]}
    last = _plain_question("q3", 3, outcome="Synthetic outcome", citation_markers="none")
    last["provenance"].append({"field": "outcome", "source": "b", "lines": [1, 1]})
    return {
        "$schema": "synthetic.json", "schema_version": 1,
        "collection": {
            "id": "synthetic", "title": "SYNTHETIC", "long_title": "Synthetic long title",
            "edition": {"version": "1.0.0", "date": "2000-01-01", "note": "Synthetic note."},
            "publication": item("whole"), "publication_note": "Synthetic note on it.", "about": [passage],
            "contact": "mailto:synthetic@synthetic.invalid", "language": "en", "citation_markers": "brackets",
            "disclosures": "Synthetic disclosures.", "funding": "Synthetic funding.",
            "evidence_search_date": "2019-05-02", "not_transcribed": ["comparator"], "rights": "Synthetic rights.",
        },
        "sources": [
            {"id": own, "title": f"Synthetic source {own}", "file": f"{own}.txt",
             "sha256": hashlib.sha256(text.encode()).hexdigest(),
             "original": {"title": f"Synthetic original {own}", "url": f"https://synthetic.invalid/{own}",
                          "media_type": "application/pdf", "sha256": "0" * 64}}
            for own, text in TEXTS.items()
        ],
        "strength_scheme": {"label": "Strength", "grades": [
            {"id": own, "label": own.capitalize(), **of_scale} for own in ("limited", "moderate", "unused")]},
        "consensus_scheme": {"label": "Consensus", "levels": [
            {"id": own, "label": own.capitalize(), **of_scale, "min_agree": 50, "max_agree": 95,
             "min_exclusive": True, "max_exclusive": True, "basis": "all"} for own in ("level", "other")]},
        "certainty_scheme": {"label": "Certainty", "levels": [
            {"id": own, "label": own.capitalize(), **of_scale} for own in ("low", "high")]},
        "authors": [
            {"id": own, "name": f"Synthetic {own.upper()}", "affiliations": ["Synthetic place"],
             "orcid": "0000-0000-0000-000X", "competing_interests": "Synthetic interest."} for own in "abc"],
        "terms": [{"id": "term", "abbreviation": "SYN", "name": "synthetic", "search": ["made"],
                   "expanded_by": "source"}],
        "topics": [{"id": own, "facet": "synthetic", "label": f"Synthetic {own}"} for own in ("topic", "another")],
        "sections": [{"id": "outer", "title": "Synthetic outer"}, {"id": "apart", "title": "Synthetic apart"},
                     {"id": "inner", "title": "Synthetic inner", "parent": "outer"}],
        "questions": [
            _whole_question(),
            _plain_question("q2", 2, history=[ADDED, ADDED | {"change": "withdrawn"}]),
            last,
        ],
    }  # fmt: skip
