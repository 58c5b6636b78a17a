"""What changed between two editions of a collection, question by question, and whether their history says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from clinical_consensus.collection.relations import Relations
from clinical_consensus.compare.field_change import FieldChange
from clinical_consensus.compare.fields import Side, changes_of_collection, changes_of_question
from clinical_consensus.contract.editorial import Change, Edition, HistoryEntry
from clinical_consensus.contract.problems import Problem
from clinical_consensus.contract.records import Collection, Grade, Level, Question, Statement
from clinical_consensus.contract.values import version_key

QuestionKind = Literal["added", "updated", "reaffirmed", "withdrawn", "removed", "unchanged"]

KINDS: tuple[QuestionKind, ...] = ("added", "updated", "reaffirmed", "withdrawn", "removed", "unchanged")


@dataclass(frozen=True)
class QuestionChange:
    """What became of one question.

    `number` and `title` are the new edition's, or the old one's where the question is gone. `reasons` are the history
    entries newer than the old edition, oldest first. A question is withdrawn where it is so in the new edition and was
    not in the old one, and added where it is new, or stands again; a text that changed as well must have its own
    reason then. A question is removed where it is gone and so not said to be withdrawn; nothing explains that.
    `editorial` says whether something changed that is no clinical text: topics, related questions, roles, what a
    statement answers, places in the source, past history. `entered` are the history entries not newer than the old
    edition that it does not have, `lost` those of the old edition that are no more: what was published of the past
    was rewritten.
    """

    id: str
    number: int
    title: str
    title_inferred: bool
    kind: QuestionKind
    reasons: tuple[HistoryEntry, ...]
    explained: bool
    changes: tuple[FieldChange, ...]
    editorial: bool
    entered: tuple[HistoryEntry, ...]
    lost: tuple[HistoryEntry, ...]

    @property
    def is_rewritten(self) -> bool:
        """Whether the history no longer tells what the old edition published of it."""
        return bool(self.entered or self.lost)

    @property
    def rewritten(self) -> str:
        """What of the published history was rewritten, in words; empty where nothing was."""
        told = [f"{_named(entry)} was entered since" for entry in self.entered]
        told += [f"{_named(entry)} is gone or was altered" for entry in self.lost]
        return ", ".join(told)

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to tell of the question."""
        return self.kind == "unchanged" and not (self.reasons or self.changes or self.editorial)


@dataclass(frozen=True)
class Comparison:
    """Two editions of a collection compared.

    `questions` are in the order of the new edition's numbers, then those that are gone. `changes` are those of the
    collection itself: titles, publication, rights, labels and definitions of strengths and levels of consensus.
    `editorial` says whether anything else changed outside the questions: what the collection tells of itself, contact,
    terms, topics, authors' details, sources, what other bodies mean by a grade.
    """

    id: str
    title: str
    old: Edition
    new: Edition
    questions: tuple[QuestionChange, ...]
    changes: tuple[FieldChange, ...]
    editorial: bool

    @property
    def counts(self) -> Mapping[QuestionKind, int]:
        """How many questions there are of each kind, in the order of KINDS."""
        counted = Counter(question.kind for question in self.questions)
        return {kind: counted[kind] for kind in KINDS}

    @property
    def unexplained(self) -> tuple[QuestionChange, ...]:
        """The questions whose change no history entry explains."""
        return tuple(question for question in self.questions if not question.explained)

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.changes or self.editorial) and all(question.is_same for question in self.questions)


def compare(old: Collection, new: Collection) -> Comparison:
    """Compare two editions of one collection; `old` is not the newer one, and both keep the data contract."""
    before, after = Relations(old), Relations(new)
    was = {question.id: question for question in before.questions}
    now = {question.id for question in after.questions}
    questions = [
        _question(Side(before, was.get(question.id)), Side(after, question), old.profile.edition)
        for question in after.questions
    ]
    questions += [
        _question(Side(before, question), Side(after, None), old.profile.edition)
        for question in before.questions
        if question.id not in now
    ]
    return Comparison(
        new.profile.id,
        new.profile.title,
        old.profile.edition,
        new.profile.edition,
        tuple(questions),
        tuple(changes_of_collection(before, after)),
        _besides(old, new) != _besides(new, old),
    )


def problems(comparison: Comparison, new: Collection) -> tuple[Problem, ...]:
    """Return the problems of `new`, the comparison's new edition.

    There is one for each change that its history does not explain, then one for each history whose published past was
    rewritten.
    """
    places = {question.id: index for index, question in enumerate(new.questions)}
    unexplained = [_problem(comparison, change, places.get(change.id)) for change in comparison.unexplained]
    rewritten = [
        Problem(
            f"questions[{places[change.id]}].history",
            f"the history of {change.id!r} is not as edition {comparison.old.version} published it: {change.rewritten}",
            "restore it, and tell what became of the question under a newer edition",
        )
        for change in comparison.questions
        if change.is_rewritten
    ]
    return (*unexplained, *rewritten)


def _named(entry: HistoryEntry) -> str:
    return f'"{entry.change}" under edition {entry.edition}'


def _problem(comparison: Comparison, change: QuestionChange, index: int | None) -> Problem:
    old, new = comparison.old.version, comparison.new.version
    if index is None:
        wrong = f"the question {change.id!r} of edition {old} is gone, and nothing says that it was withdrawn"
        return Problem("questions", wrong, 'put it back, with an entry "withdrawn" and its reason in its history')
    raised = "" if version_key(new) > version_key(old) else ", under a raised collection.edition"
    if change.kind == "added" and not any(entry.change == "added" for entry in change.reasons):
        wrong = f"the question {change.id!r} was added, and no entry newer than edition {old} says so"
        cure = f'add an entry "added"{raised}'
    elif change.kind == "withdrawn" and not _has_reason(change.reasons, "withdrawn"):
        wrong = f"the question {change.id!r} was withdrawn, and no entry newer than edition {old} says why"
        cure = 'give its entry "withdrawn" the reason'
    else:
        wrong = f"the text of {change.id!r} changed, and no entry newer than edition {old} says why"
        cure = f'add an entry "updated" with its reason{raised}, or restore the text'
    return Problem(f"questions[{index}].history", wrong, cure)


def _has_reason(entries: Iterable[HistoryEntry], change: Change) -> bool:
    return any(entry.change == change and entry.reason for entry in entries)


def _question(old: Side, new: Side, edition: Edition) -> QuestionChange:
    was, now = old.question, new.question
    side, known = (new, now) if now else (old, was)
    assert known
    reasons = tuple(_newer(now, edition)) if now else ()
    changes = tuple(changes_of_question(old, new))
    past = tuple(entry for entry in now.history if entry not in reasons) if now else ()
    published = was.history if was and now else ()
    kind = _kind(old, new, reasons, changes)
    return QuestionChange(
        known.id,
        known.number,
        known.title,
        side.is_inferred("title"),
        kind,
        reasons,
        _is_explained(kind, reasons, changes if was else ()),
        changes,
        was is not None and now is not None and _is_edited(was, now, reasons, changes),
        tuple(entry for entry in past if entry not in published),
        tuple(entry for entry in published if entry not in past),
    )


def _newer(question: Question, edition: Edition) -> list[HistoryEntry]:
    entries = (entry for entry in question.history if version_key(entry.edition) > version_key(edition.version))
    return sorted(entries, key=lambda entry: version_key(entry.edition))


def _kind(old: Side, new: Side, reasons: Sequence[HistoryEntry], changes: Sequence[FieldChange]) -> QuestionKind:
    if old.question is None:
        return "added"
    if new.question is None:
        return "removed"
    was_withdrawn = old.question.id in old.relations.withdrawn
    is_withdrawn = new.question.id in new.relations.withdrawn
    if was_withdrawn != is_withdrawn:
        return "withdrawn" if is_withdrawn else "added"
    if any(change.is_text for change in changes):
        return "updated"
    return "reaffirmed" if any(entry.change == "reaffirmed" for entry in reasons) else "unchanged"


def _is_explained(kind: QuestionKind, reasons: Sequence[HistoryEntry], changes: Sequence[FieldChange]) -> bool:
    """Whether the entries say why what stood before changed; a question that is gone has lost all, and has none."""
    if kind == "added" and not any(entry.change == "added" for entry in reasons):
        return False
    if kind == "withdrawn" and not _has_reason(reasons, "withdrawn"):
        return False
    return _has_reason(reasons, "updated") or not any(change.is_text for change in changes)


def _is_edited(was: Question, now: Question, reasons: Sequence[HistoryEntry], changes: Sequence[FieldChange]) -> bool:
    """Whether anything of a question changed that its field changes do not tell."""
    references = was.references != now.references and not any(
        change.field.partition(".")[0] == "references" for change in changes
    )
    past = tuple(entry for entry in now.history if entry not in reasons)
    return references or past != was.history or _aids(was, now) != _aids(now, was)


def _aids(of: Question, other: Question) -> tuple[object, ...]:
    """The editor's own reading of a question, of its statements only where the other edition has them too."""
    both = {statement.id for statement in _statements(other)}
    statements = [(each.id, each.role, each.answers) for each in _statements(of)]
    kept = sorted(each for each in statements if each[0] in both)
    texts = [each.text for each in _statements(of)]
    ids = [each[0] for each in statements] if texts == [each.text for each in _statements(other)] else []
    places = [(entry.field, entry.source, entry.lines, entry.note) for entry in of.provenance]
    return of.topics, of.related, places, kept, ids


def _statements(question: Question) -> Iterator[Statement]:
    for recommendation in question.recommendations:
        yield from recommendation.statements


def _besides(collection: Collection, other: Collection) -> tuple[object, ...]:
    """What a collection tells outside its questions and beyond what its field changes tell."""
    profile = collection.profile
    both = {record.id for record in _scale(other)}
    grades = [(record.id, record.rank, record.comparisons) for record in _scale(collection) if record.id in both]
    rest = collection.sources, collection.authors, collection.terms, collection.topics
    return profile.about, profile.contact, grades, rest


def _scale(collection: Collection) -> Iterator[Grade | Level]:
    yield from collection.strength_scheme.grades
    yield from collection.consensus_scheme.levels
