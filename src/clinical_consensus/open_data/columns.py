"""The columns of the table of statements, and how each makes the text of a cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact, visible
from clinical_consensus.collection.question_view import QuestionView, RecommendationView, StatementView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.questions import Heads, Recommendation, Vote
from clinical_consensus.contract.scales import VOTE_BASES
from clinical_consensus.open_data.plain_text import reference_lines


@dataclass(frozen=True)
class Subject:
    """What a row of the table is about: a statement, its recommendation and its question."""

    view: CollectionView
    question: QuestionView
    recommendation: RecommendationView
    statement: StatementView

    @property
    def record(self) -> Recommendation:
        """The record of the recommendation, for its raw values."""
        return self.view.relations.question[self.question.id].recommendations[self.recommendation.number - 1]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts about the question that are published, without those of other recommendations and statements."""
        others = [each for each in self.question.recommendations if each is not self.recommendation]
        of_others = {fact.field for each in others for fact in each.every_fact}
        for statement in self.recommendation.statements:
            if statement is not self.statement:
                of_others |= {fact.field for fact in statement.further}
        return visible(fact for fact in self.question.every_fact if fact.field not in of_others)


@dataclass(frozen=True)
class Column:
    """A column: its name, its width in characters in a spreadsheet, and the function that makes a row's cell.

    `kind` is the kind of the facts whose text the cell has, or "" if it has none.
    """

    name: str
    width: int
    cell: Callable[[Subject], str]
    kind: str = ""


def _mark(name: str, *facts: Callable[[Subject], Fact]) -> Column:
    """The column of the mark of one or more facts: "placement inferred" or nothing."""
    return Column(
        mark_column(name), 10, lambda row: wording.INFERRED if any(fact(row).is_inferred for fact in facts) else ""
    )


def mark_column(name: str) -> str:
    """Return the name of the column of the marks of another column: "authors placement inferred"."""
    return f"{name} {wording.INFERRED}"


def _parts(row: Subject) -> str:
    """The parts, or that the file does not hold them."""
    absent = (fact.text for fact in row.question.own if fact.kind == "parts")
    return "\n".join(f"{part.label}. {part.text.text}" for part in row.question.parts) or next(absent, "")


def _inferred_parts(row: Subject) -> str:
    return ", ".join(part.label for part in row.question.parts if part.text.is_inferred)


def _withdrawn(row: Subject) -> str:
    return row.question.withdrawn.edition if row.question.withdrawn else ""


def _role(row: Subject) -> str:
    return row.record.statements[row.statement.position - 1].role or ""


def _answers(row: Subject) -> str:
    labels = {part.id: part.label for part in row.question.parts}
    return ", ".join(labels[part] for part in row.statement.answers)


def _consensus(row: Subject) -> str:
    fact = row.recommendation.consensus
    return "" if fact.silent else fact.text


def _vote(share: Callable[[Vote], float | None]) -> Callable[[Subject], str]:
    def cell(row: Subject) -> str:
        consensus, vote = row.record.consensus, row.recommendation.vote
        figure = share(consensus.vote) if consensus and consensus.vote else None
        if figure is not None:
            return wording.percent(figure).removesuffix("%")
        return "" if vote.silent else wording.NOT_STATED if vote.is_stated else vote.text

    return cell


def _of_vote(words: Callable[[Vote], str]) -> Callable[[Subject], str]:
    def cell(row: Subject) -> str:
        consensus = row.record.consensus
        return words(consensus.vote) if consensus and consensus.vote else ""

    return cell


def _head(count: Callable[[Heads], int | None]) -> Callable[[Subject], str]:
    return _of_vote(lambda vote: _figure(count(vote.counts) if vote.counts else None))


def _figure(count: int | None) -> str:
    return "" if count is None else str(count)


VOTE_COLUMNS = (
    Column("vote agree (heads)", 10, _head(lambda heads: heads.agree)),
    Column("vote disagree (heads)", 10, _head(lambda heads: heads.disagree)),
    Column("vote abstain (heads)", 10, _head(lambda heads: heads.abstain)),
    Column("voters", 10, _of_vote(lambda vote: _figure(vote.voters))),
    Column("vote of", 20, _of_vote(lambda vote: VOTE_BASES[vote.basis] if vote.basis else "")),
    Column("vote round", 10, _of_vote(lambda vote: _figure(vote.round))),
)
"""The columns of what votes state beyond percentages, in the tables of collections where some vote does."""


def _authors(row: Subject) -> str:
    return row.question.authors.isolated("; ") or row.question.authors.text


_UNPLACED = ("parts", "rationale", "references")
"""The kinds of facts whose places in the source are not in the table."""


def _places(row: Subject) -> str:
    fields = {fact.field for fact in row.facts if fact.kind not in _UNPLACED}
    places = (place for place in row.question.places if place.field in fields)
    return "; ".join(f"{place.field_name}: {place.whole}" for place in places)


def _address(row: Subject) -> str:
    """The statement's address: absolute if the site's address is known, else relative to the site's root."""
    return f"{row.question.address or f'questions/{row.question.id}/'}#{row.statement.id}"


def _references(row: Subject) -> str:
    return "\n".join(reference_lines(row.question)) or row.question.references.text


KNOWN_COLUMNS = (
    Column("question id", 16, lambda row: row.question.id),
    Column("number", 9, lambda row: row.question.record.printed_number),
    Column("title", 36, lambda row: row.question.title.text, "title"),
    _mark("title", lambda row: row.question.title),
    Column("parts", 40, _parts, "parts"),
    Column(mark_column("parts"), 10, _inferred_parts),
    Column("withdrawn in edition", 10, _withdrawn),
    Column("recommendation id", 18, lambda row: row.recommendation.id),
    Column("statement id", 20, lambda row: row.statement.id),
    Column("statement (our reading)", 12, lambda row: row.statement.place),
    Column("text", 70, lambda row: row.statement.text, "recommendations.statements"),
    _mark("text", lambda row: row.recommendation.response),
    Column("role (our reading)", 16, _role),
    Column("answers part (our reading)", 12, _answers),
    Column("strength", 16, lambda row: row.recommendation.strength.text, "recommendations.strength"),
    _mark("strength", lambda row: row.recommendation.strength),
    Column("strength definition", 24, lambda row: row.recommendation.strength.definition),
    Column("consensus", 16, _consensus, "recommendations.consensus"),
    _mark("consensus and vote", lambda row: row.recommendation.consensus, lambda row: row.recommendation.vote),
    Column("consensus definition", 24, lambda row: row.recommendation.consensus.definition),
    Column("vote agree (%)", 10, _vote(lambda vote: vote.agree), "recommendations.vote"),
    Column("vote disagree (%)", 10, _vote(lambda vote: vote.disagree), "recommendations.vote"),
    Column("vote abstain (%)", 10, _vote(lambda vote: vote.abstain), "recommendations.vote"),
    Column("authors", 30, _authors, "authors"),
    _mark("authors", lambda row: row.question.authors),
    Column("where it stands in the source", 40, _places),
    Column("rights", 24, lambda row: row.view.rights.text),
    Column("edition", 20, lambda row: row.question.standing.line),
    Column("related publication", 16, lambda row: row.question.origin.published),
    Column("address", 40, _address),
    Column("rationale", 70, lambda row: row.question.rationale.text, "rationale"),
    _mark("rationale", lambda row: row.question.rationale),
    Column("references", 70, _references, "references"),
    _mark("references", lambda row: row.question.references),
    Column("standing", 24, lambda row: "\n".join(row.question.standing.notices)),
    Column("source", 40, lambda row: row.question.origin.text),
)
"""The columns in every collection's table."""
