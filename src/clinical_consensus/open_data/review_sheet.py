"""The review sheet: everything that a collection says, a row each, with room for a reviewer's remarks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from clinical_consensus.collection import wording
from clinical_consensus.collection.old_view import Sheet
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.records import Question, Recommendation
from clinical_consensus.open_data.saying import authors, is_inferred, marked, names, places

COLUMNS = (
    ("question id", 16),
    ("id", 26),
    ("what it is", 26),
    ("text", 70),
    ("SHA-256 of the text", 20),
    ("where it stands in the source", 34),
    ("comment", 34),
    ("proposed wording", 40),
    ("reviewer", 18),
    ("competing interest", 24),
)
"""The columns' names, and their widths in letters."""

_ROOM = ("", "", "", "")

Row = tuple[str, ...]


def rows(relations: Relations, sheets: Mapping[str, Sheet]) -> Iterator[Row]:
    """Yield a row for each statement and each field of each question; cells are those of COLUMNS.

    `sheets` are the questions' sheets by id. An id that the data does not give is made of one that it does and the
    field's name, with a full stop between, which no id of the data has. The hash is that of the text in UTF-8, so that
    a remark on an earlier text is noticed; what is not stated has none.
    """
    for question in relations.questions:
        for identifier, name, text, field in _fields(relations, question, sheets[question.id]):
            inferred = text is not None and is_inferred(relations, question, field)
            yield (
                question.id,
                identifier,
                marked(name, inferred),
                wording.NOT_STATED if text is None else text,
                "" if text is None else hashlib.sha256(text.encode()).hexdigest(),
                "" if text is None else "; ".join(places(relations, question, field)),
                *_ROOM,
            )


_Field = tuple[str, str, str | None, str]
"""An id, what it is, the text or None where it is not stated, and the field of its provenance."""


def _fields(relations: Relations, question: Question, sheet: Sheet) -> Iterator[_Field]:
    own = question.id
    yield f"{own}.title", "Title", question.title, "title"
    for part in question.parts:
        yield part.id, f"Part {part.label}", part.text, f"parts.{part.id}"
    for recommendation in question.recommendations:
        yield from _recommendation(relations, question, recommendation)
    yield f"{own}.authors", "Authors", names(authors(relations, question)) or None, "authors"
    yield from _listed(own, "rationale", "Rationale, paragraph", question.rationale)
    references = tuple(reference.text for reference in sheet.references) or None
    yield from _listed(own, "references", "Reference", references)


def _recommendation(relations: Relations, question: Question, recommendation: Recommendation) -> Iterator[_Field]:
    own, at = recommendation.id, f"recommendations.{recommendation.id}"
    number, count = question.recommendations.index(recommendation) + 1, len(question.recommendations)
    of = f" {number} of {count}" if count > 1 else ""
    statements = recommendation.statements
    for position, statement in enumerate(statements, 1):
        name = f"{wording.RESPONSE}{of}, statement {position} of {len(statements)}"
        yield statement.id, name, statement.text, f"{at}.statements"
    strength, consensus = recommendation.strength, recommendation.consensus
    label = relations.grade[strength].label if strength else None
    yield f"{own}.strength", f"Strength{of}", label, f"{at}.strength"
    level = relations.level[consensus.level].label if consensus else None
    yield f"{own}.consensus", f"Consensus{of}", level, f"{at}.consensus"
    vote = wording.vote(consensus.vote) if consensus and consensus.vote else None
    yield f"{own}.vote", f"Vote{of}", vote, f"{at}.consensus"


def _listed(own: str, field: str, name: str, texts: tuple[str, ...] | None) -> Iterator[_Field]:
    if texts is None:
        yield f"{own}.{field}", field.capitalize(), None, field
        return
    for number, text in enumerate(texts, 1):
        yield f"{own}.{field}.{number}", f"{name} {number} of {len(texts)}", text, field
