"""The questions as a table: a row for each statement, every cell a text."""

from __future__ import annotations

from collections.abc import Iterator

from clinical_consensus.collection import old_view, wording
from clinical_consensus.collection.old_view import Imprint
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.records import Consensus, Question, Recommendation
from clinical_consensus.contract.settings import Settings
from clinical_consensus.open_data.saying import INFERRED, address, authors, is_inferred, names, where

COLUMNS = (
    ("question id", 16),
    ("number", 9),
    ("title", 36),
    ("title inferred", 10),
    ("parts", 40),
    ("parts inferred", 10),
    ("withdrawn in edition", 10),
    ("recommendation id", 18),
    ("statement id", 20),
    ("statement (our reading)", 12),
    ("text", 70),
    ("text inferred", 10),
    ("role (our reading)", 16),
    ("answers part (our reading)", 12),
    ("strength", 16),
    ("strength inferred", 10),
    ("strength definition", 24),
    ("consensus", 16),
    ("consensus and vote inferred", 10),
    ("consensus definition", 24),
    ("vote agree (%)", 10),
    ("vote disagree (%)", 10),
    ("vote abstain (%)", 10),
    ("authors", 30),
    ("authors inferred", 10),
    ("where it stands in the source", 40),
    ("rights", 24),
    ("edition", 20),
    ("consensus published", 16),
    ("address", 40),
)
"""The columns' names, and their widths in letters on a spreadsheet."""

Row = tuple[str, ...]


def rows(relations: Relations, imprint: Imprint, settings: Settings) -> Iterator[Row]:
    """Yield a row for each statement, in the order of the questions' numbers; cells are those of COLUMNS.

    What the contract publishes as not stated says so; a mark of inference is "inferred" or nothing; an address is whole
    where the site's is known, else relative to the site's root.
    """
    for question in relations.questions:
        withdrawn = relations.withdrawn.get(question.id)
        mark, edition = _mark(relations, question, "title"), withdrawn.edition if withdrawn else ""
        parts = "\n".join(f"{part.label}. {part.text}" for part in question.parts)
        parts_inferred = ", ".join(
            part.label for part in question.parts if _mark(relations, question, f"parts.{part.id}")
        )
        before = (question.id, str(question.number), question.title, mark, parts, parts_inferred, edition)
        of_question = (
            names(authors(relations, question)) or wording.NOT_STATED,
            _mark(relations, question, "authors"),
        )
        after = (imprint.rights.text, imprint.edition, imprint.published)
        link = address(settings, question.id) or f"questions/{question.id}/"
        for recommendation in question.recommendations:
            at = f"recommendations.{recommendation.id}."
            said = (*_strength(relations, question, recommendation), *_consensus(relations, question, recommendation))
            stands = where(relations, question, ("title", "authors", at))
            count = len(recommendation.statements)
            inferred = _mark(relations, question, f"{at}statements")
            for position, statement in enumerate(recommendation.statements, 1):
                yield (
                    *before,
                    recommendation.id,
                    statement.id,
                    f"{position} of {count}",
                    statement.text,
                    inferred,
                    statement.role or "",
                    ", ".join(old_view.part_label(question, part) for part in statement.answers),
                    *said,
                    *of_question,
                    stands,
                    *after,
                    f"{link}#{statement.id}",
                )


def _mark(relations: Relations, question: Question, field: str) -> str:
    return INFERRED if is_inferred(relations, question, field) else ""


def _strength(relations: Relations, question: Question, recommendation: Recommendation) -> Row:
    grade = relations.grade[recommendation.strength] if recommendation.strength else None
    mark = _mark(relations, question, f"recommendations.{recommendation.id}.strength")
    return (grade.label, mark, wording.definition(grade)) if grade else (wording.NOT_STATED, "", "")


def _consensus(relations: Relations, question: Question, recommendation: Recommendation) -> Row:
    consensus = recommendation.consensus
    if consensus is None:
        return (wording.NOT_STATED, "", "", *_vote(None))
    level = relations.level[consensus.level]
    mark = _mark(relations, question, f"recommendations.{recommendation.id}.consensus")
    return (level.label, mark, wording.definition(level), *_vote(consensus))


def _vote(consensus: Consensus | None) -> Row:
    if consensus is None or consensus.vote is None:
        return (wording.NOT_STATED,) * 3
    vote = consensus.vote
    return tuple(wording.percent(share).removesuffix("%") for share in (vote.agree, vote.disagree, vote.abstain))
