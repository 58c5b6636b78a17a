"""Hash what a question says: sign-offs and the texts of editions are identified by this hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView


def content_sha256(of_collection: Sequence[Fact], question: QuestionView) -> str:
    """Return the hash (64 hex digits) of all that is said about a question: a sign-off covers exactly these words.

    It covers what `question_sha256` covers, and `of_collection`, the facts of the collection itself that are read by
    their class.
    """
    texts = _texts(of_collection)
    return content_hash([*_content(question), *([texts] if texts else [])])


def question_sha256(question: QuestionView) -> str:
    """Return the hash (64 hex digits) of all that a question itself says.

    It covers every fact that the source states about it, with votes, the definitions of its grades and levels, labels
    of parts, identifiers of references and the numbers that they have in the source, and what is marked as inferred
    with its note. It does not cover the editors' own reading (division into statements, roles, topics, related
    questions), nor the question's number and history. A fact that is absent does not change the hash.
    """
    return content_hash(_content(question))


def _content(question: QuestionView) -> list[object]:
    record = question.record
    votes = {each.vote.field for each in question.recommendations}
    content: list[object] = [
        _texts(fact for fact in question.every_fact if fact.field not in votes and not fact.is_of_recused),
        [part.label for part in question.parts],
    ]
    for each in question.recommendations:
        grade, level, certainty = (
            [value.defined_as or None for value in fact.values]
            for fact in (each.strength, each.consensus, each.certainty)
        )
        vote = each.vote.text if each.vote.is_stated else None
        content.append([each.id, *(grade or [None]), *(level or [None]), vote, *certainty])
    content.append([[link.address for link in value.links] for value in question.references.values])
    numbers = [each.number for each in question.cited]
    if numbers != [str(position) for position in range(1, len(numbers) + 1)]:
        content.append(numbers)
    content.append([[entry.field, entry.note] for entry in record.provenance if entry.is_inferred])
    return content


def _texts(facts: Iterable[Fact]) -> dict[str, object]:
    return {fact.field: _text(fact) for fact in facts if fact.state != "not-stated" and not fact.editorial}


def _text(fact: Fact) -> object:
    """The fact's text; if its class alone is known, its values one by one, so that no two lists have the same hash.

    A value that names another question counts by its id: that question's number and title are its own. A publication
    counts without the names of its links, and paragraphs of a rationale are joined by one line break, as in the hashes
    of editions since the first.
    """
    if fact.kind == "publication" and fact.is_stated:
        return fact.quoted
    if any(value.block for value in fact.values):
        return [value.block.model_dump(mode="json") if value.block else value.text for value in fact.values]
    if not fact.by_class:
        return "\n".join(value.text for value in fact.values) if fact.is_long and fact.is_stated else fact.text
    return [value.id if value.target and value.target[0] == "question" else value.text for value in fact.values]


def content_hash(content: Sequence[object]) -> str:
    """Return the SHA-256 (64 hex digits) of values as JSON; the order of keys has no effect."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
