"""The review sheet: everything that a collection says, one row each, with columns for a reviewer's comments."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact, visible
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.rules import WHOLE
from clinical_consensus.open_data.spreadsheet import Grid

ID, TEXT, HASH, OF_COLLECTION = "id", "text", "SHA-256 of the text", "collection"
COMMENT, PROPOSAL, REVIEWER, INTEREST = "comment", "proposed wording", "reviewer", "competing interest"

REVIEW_COLUMNS = (
    ("question id", 16),
    (ID, 26),
    ("what it is", 26),
    (TEXT, 70),
    (HASH, 20),
    ("where it stands in the source", 34),
    (COMMENT, 34),
    (PROPOSAL, 40),
    (REVIEWER, 18),
    (INTEREST, 24),
    (OF_COLLECTION, 18),
    ("edition", 10),
)

STANDING = "standing"
"""A last column: that a question is withdrawn and why, replaced or a draft; in the sheets in which some question is."""

_FOR_REVIEWER = ("", "", "", "")


def review_table(view: CollectionView) -> Grid:
    """Return a table with a row for each statement and each other field of each question, then for the collection's.

    Two columns name the collection and the edition that the text is of, or that it is a draft, so that a filled sheet
    says what it is about.

    An id that is not in the data is made from one that is, a full stop (which no id in the data contains) and the
    field's name. The hash is that of the text in UTF-8, so that a comment on an earlier text can be noticed; what is
    not stated has none. A fact about the collection has no question id.
    """
    rows = tuple(_rows(view))
    if any(row[-1] for row in rows):
        return Grid("Review", (*REVIEW_COLUMNS, (STANDING, 34)), rows)
    return Grid("Review", REVIEW_COLUMNS, tuple(row[:-1] for row in rows))


def _rows(view: CollectionView) -> Iterator[tuple[str, ...]]:
    for question in view.questions:
        standing = "\n".join(question.standing.notices)
        following = (*_FOR_REVIEWER, view.id, question.standing.version, standing)
        for fact in visible(question.every_fact):
            for identifier, name, text in _texts(question, fact):
                yield (question.id, identifier, *_cells(name, text, fact), *following)
    for fact in view.facts:
        following = (*_FOR_REVIEWER, view.id, view.version_of(fact), "")
        yield ("", f"{WHOLE}.{fact.field}", *_cells(fact.heading, fact.text, fact), *following)


def _cells(name: str, text: str, fact: Fact) -> tuple[str, ...]:
    digest = hashlib.sha256(text.encode()).hexdigest() if fact.is_stated else ""
    places = "; ".join(place.whole for place in fact.places)
    return wording.marked(name, fact.is_inferred), text, digest, places


_Text = tuple[str, str, str]
"""An id, what it is, and the text."""


def _texts(question: QuestionView, fact: Fact) -> Iterator[_Text]:
    identifier, name = _identifier(question, fact), _name(question, fact)
    count = len(fact.values)
    if fact.kind == "recommendations.statements":
        for number, value in enumerate(fact.values, 1):
            assert value.target
            yield value.target[1], f"{name}, statement {number} of {count}", value.text
    elif fact.kind in ("rationale", "references") and fact.is_stated:
        each = f"{name}, paragraph" if fact.kind == "rationale" else "Reference"
        for number, value in enumerate(fact.values, 1):
            yield f"{identifier}.{number}", f"{each} {number} of {count}", value.text
    elif fact.kind == "authors":
        yield identifier, name, fact.isolated("; ") or fact.text
    else:
        yield identifier, name, fact.text


def _identifier(question: QuestionView, fact: Fact) -> str:
    """The id of a fact: the id of its part or recommendation, else of its question, and its path in that."""
    within, _, path = fact.field.partition(".")
    return path if within in ("parts", "recommendations") else f"{question.id}.{fact.field}"


def _name(question: QuestionView, fact: Fact) -> str:
    """The name of a fact: "Part A", "Strength 2 of 3", "Duration (part A)"."""
    count = len(question.recommendations)
    numbered = count > 1 and fact.kind.startswith("recommendations.") and not fact.owner
    name = f"{fact.field_name} of {count}" if numbered else fact.field_name
    return f"{name} ({wording.OUR_READING})" if fact.editorial else name
