"""What a question says, field by field: the text that provenance, sign-offs and comparisons speak of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from clinical_consensus.collection import wording
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.vancouver import reference
from clinical_consensus.contract.records import Question


def field_texts(relations: Relations, question: Question) -> Mapping[str, str]:
    """Return the text of every field that a question states, by the field's name as provenance has it."""
    texts = {"title": question.title}
    texts |= {f"parts.{part.id}": part.text for part in question.parts}
    for recommendation in question.recommendations:
        at = f"recommendations.{recommendation.id}"
        texts[f"{at}.statements"] = " ".join(statement.text for statement in recommendation.statements)
        if recommendation.strength:
            texts[f"{at}.strength"] = relations.grade[recommendation.strength].label
        if recommendation.consensus:
            texts[f"{at}.consensus"] = relations.level[recommendation.consensus.level].label
    if question.authors:
        texts["authors"] = ", ".join(relations.author[author].name for author in question.authors)
    if question.rationale:
        texts["rationale"] = "\n".join(question.rationale)
    if question.references:
        texts["references"] = "\n".join(reference(item).text for item in question.references)
    return texts


def content_sha256(relations: Relations, question: Question) -> str:
    """Return the hash of all that a question says: to sign it off is to sign these words and no others.

    It covers every field's text, votes, definitions of the question's grades and levels, part labels, the identifiers
    of references, and what is marked as inferred with its note; not this site's own reading (division into
    statements, roles, topics, related questions), nor the question's number and history.
    """
    said: list[object] = [dict(field_texts(relations, question)), [part.label for part in question.parts]]
    for recommendation in question.recommendations:
        grade = relations.grade[recommendation.strength] if recommendation.strength else None
        consensus = recommendation.consensus
        level = relations.level[consensus.level] if consensus else None
        vote = wording.vote(consensus.vote) if consensus and consensus.vote else None
        said.append([recommendation.id, grade and grade.definition, level and level.definition, vote])
    said.append([[link.address for link in reference(item).links] for item in question.references or ()])
    said.append([[entry.field, entry.note] for entry in question.provenance if entry.placement])
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
