"""Decide whether two editions show the same of a question: if not, its text is a draft."""

from __future__ import annotations

from clinical_consensus.collection import wording
from clinical_consensus.collection.content import question_sha256
from clinical_consensus.collection.csl_text import said_of
from clinical_consensus.collection.question_view import QuestionView


def shows_the_same(old: QuestionView, new: QuestionView) -> bool:
    """Return whether two editions show the same of a question itself, whatever the collection says beside it.

    That is what `question_sha256` covers, which sources the question was read from, all that files for reference
    managers say of its own publication, why a vote is absent, and the bounds of a level without a definition. A number
    orders questions, and is no fact of one.
    """
    return (
        shown_beside(old) == shown_beside(new)
        and not has_other_sources(old, new)
        and question_sha256(old) == question_sha256(new)
    )


def shown_beside(question: QuestionView) -> tuple[object, ...]:
    """Return what is shown of a question and not in its hash.

    That is all of its own publication, why a vote is absent, the bounds in place of a level's definition, and what is
    stated about people who were recused.
    """
    levels = (value for each in question.recommendations for value in each.consensus.values if not value.defined_as)
    bounds = [value.definition for value in levels if value.definition != wording.NO_LEVEL]
    votes = [(each.id, each.vote.text) for each in question.recommendations]
    of_recused = [(fact.field, fact.text) for fact in question.every_fact if fact.is_of_recused and fact.is_stated]
    return said_of(question.record.publication), votes, *bounds, *of_recused


def has_other_sources(old: QuestionView, new: QuestionView) -> bool:
    """Return whether a question was read from other sources, as they are cited, each with its document.

    The same source may be cited otherwise: that is a change of the collection.
    """
    was, now = ({source.id for source in each.origin.sources} for each in (old, new))
    cited, cited_now = (sorted(map(wording.source, each.origin.sources)) for each in (old, new))
    return was != now and cited != cited_now


def has_joined_or_left_the_publication(old: QuestionView, new: QuestionView) -> bool:
    """Return whether only one edition of a question, which has no publication of its own, has the collection's."""
    is_own = old.publication.is_stated or new.publication.is_stated
    return not is_own and (old.origin.item is None) != (new.origin.item is None)
