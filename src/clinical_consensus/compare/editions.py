"""Compare two editions of a collection, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from clinical_consensus.collection import wording
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.compare.collection_fields import changes_of_collection
from clinical_consensus.compare.comparison import Edited, EditionComparison, QuestionChange, QuestionKind
from clinical_consensus.compare.editorial import are_aids_edited, are_references_edited, is_collection_edited
from clinical_consensus.compare.field_change import FieldChange
from clinical_consensus.compare.fields import changes_of_question
from clinical_consensus.contract.editorial import Change, Edition, HistoryEntry
from clinical_consensus.contract.problems import Problem
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import version_key


def compare(
    old: Collection, new: Collection, *, frozen: Sequence[Collection] = (), is_ahead: bool = False
) -> EditionComparison:
    """Compare two editions of one collection; `old` is not the newer one, and both are valid.

    `frozen` are the frozen editions beside `new`, oldest first; without any, `old` is one, and `new` if it has another
    version. `is_ahead` is whether `new` says something else than the newest of them, which is newer than `old`: it is a
    draft after that.
    """
    frozen = tuple(frozen) or ((old,) if _key(old) == _key(new) else (old, new))
    until = tuple(each for each in frozen if _key(each) <= _key(old))
    before, after = CollectionView(Relations(old), frozen=until), CollectionView(Relations(new), frozen=frozen)
    edition = after.profile.edition
    is_draft = is_ahead or edition.version == old.profile.edition.version
    are_published = bool(before.origin.item and after.origin.item)
    known = dict.fromkeys((*after.question, *before.question))
    pairs = ((before.question.get(each), after.question.get(each)) for each in known)
    questions = (_question(was, now, old.profile.edition, are_published) for was, now in pairs)
    return EditionComparison(
        new.profile.id,
        new.profile.title,
        old.profile.edition,
        edition,
        tuple(_with_standing(each, after.question.get(each.id), is_draft) for each in questions),
        tuple(changes_of_collection(before, after)),
        is_collection_edited(before, after),
        is_ahead,
        "" if edition.version == new.profile.edition.version else new.profile.edition.version,
    )


def after_a_draft(comparison: EditionComparison, since: EditionComparison) -> EditionComparison:
    """Return a comparison whose old text is a draft too, as what changed `since` the newest frozen edition shows it."""
    own = {each.id for each in since.questions if each.draft_after and not each.is_drafted_beside}
    questions = tuple(replace(each, changed_before=each.id in own) for each in comparison.questions)
    return replace(comparison, questions=questions, is_after_a_draft=True)


def _key(edition: Collection) -> tuple[object, ...]:
    return version_key(edition.profile.edition.version)


def _with_standing(change: QuestionChange, question: QuestionView | None, is_draft: bool) -> QuestionChange:
    if question is None:
        return change
    standing = question.standing
    return replace(change, ended=standing.ended_marks, draft_after=standing.draft_after if is_draft else "")


def problems(comparison: EditionComparison, new: Collection) -> tuple[Problem, ...]:
    """Return the problems of `new`, the comparison's new edition.

    There is one for each change that its history does not explain, then one for each history whose published past was
    rewritten.
    """
    places = {question.id: index for index, question in enumerate(new.questions)}
    is_newer = comparison.new.version != comparison.old.version and not comparison.is_ahead
    is_raised = bool(comparison.raised) or is_newer
    unexplained = [
        _problem(comparison, change, places.get(change.id), is_raised_by_hand=is_raised)
        for change in comparison.unexplained
    ]
    rewritten = [
        Problem(
            f"questions[{places[change.id]}].history",
            f"the history of {change.id!r} is not the one that edition {comparison.old.version} published: "
            f"{change.rewritten}",
            "restore it; what happened to the question since, the release writes",
        )
        for change in comparison.questions
        if change.is_rewritten
    ]
    return (*unexplained, *rewritten)


def drafted_alone(comparison: EditionComparison) -> Iterator[Problem]:
    """Yield what to do about the questions that are drafts after the old edition by a change of the collection."""
    drafts = comparison.drafted_beside
    if drafts and drafts[0].draft_after == comparison.old.version and not comparison.is_after_a_draft:
        said = wording.drafts(len(drafts), comparison.old.version)
        wrong = f"{said} by a change of the collection alone ({comparison.of_collection})"
        cure = f"release it, with no reason for those questions: {_release()}; or restore the collection"
        yield Problem("collection", wrong, cure)


def _problem(
    comparison: EditionComparison, change: QuestionChange, index: int | None, *, is_raised_by_hand: bool
) -> Problem:
    old = comparison.old.version
    if index is None:
        wrong = f"the question {change.id!r} of edition {old} is missing, and nothing says that it was withdrawn"
        return Problem("questions", wrong, f"restore it, and withdraw it: {_release('--withdraw', change.id)}")
    back = f"set collection.edition back to that of edition {old}, and " if is_raised_by_hand else ""
    if change.kind == "added" and not any(entry.change == "added" for entry in change.reasons):
        wrong = f"the question {change.id!r} was added, but no entry newer than edition {old} says so"
        cure = f"{back}release it: {_release()}"
    elif change.kind == "withdrawn" and not _has_reason(change.reasons, "withdrawn"):
        wrong = f"the question {change.id!r} was withdrawn, but no entry newer than edition {old} says why"
        cure = f"{back}remove the entry, and withdraw the question: {_release('--withdraw', change.id)}"
    else:
        wrong = f"the text of {change.id!r} changed, but no entry newer than edition {old} says why"
        cure = f"{back}release the change: {_release('--reason', change.id)}; or restore the text"
    return Problem(f"questions[{index}].history", wrong, cure)


def _release(option: str = "", question: str = "") -> str:
    """Return the command that writes an edition's history: nobody writes that by hand."""
    named = f' {option} {question}="…"' if option else ""
    return f"clinical-consensus release VERSION{named}"


def _has_reason(entries: Iterable[HistoryEntry], change: Change) -> bool:
    return any(entry.change == change and entry.reason for entry in entries)


def _question(
    old: QuestionView | None, new: QuestionView | None, edition: Edition, are_published: bool
) -> QuestionChange:
    known = new or old
    assert known
    reasons = tuple(_newer(new.record, edition)) if new else ()
    changes = tuple(changes_of_question(old, new, are_published=are_published))
    past = tuple(entry for entry in new.record.history if entry not in reasons) if new else ()
    published = old.record.history if old and new else ()
    kind = _kind(old, new, reasons, changes)
    return QuestionChange(
        known.id,
        known.record.number,
        known.number,
        known.title.text,
        known.title.is_inferred,
        kind,
        reasons,
        _is_explained(kind, reasons, changes if old else ()),
        changes,
        frozenset(_edited(old, new, changes, is_rewritten=past != published)) if old and new else frozenset(),
        tuple(entry for entry in past if entry not in published),
        tuple(entry for entry in published if entry not in past),
    )


def _edited(
    old: QuestionView, new: QuestionView, changes: Sequence[FieldChange], *, is_rewritten: bool
) -> Iterator[Edited]:
    if is_rewritten or are_aids_edited(old, new):
        yield "aids"
    if are_references_edited(old, new, changes):
        yield "references"


def _newer(question: Question, edition: Edition) -> list[HistoryEntry]:
    entries = (entry for entry in question.history if version_key(entry.edition) > version_key(edition.version))
    return sorted(entries, key=lambda entry: version_key(entry.edition))


def _kind(
    old: QuestionView | None, new: QuestionView | None, reasons: Sequence[HistoryEntry], changes: Sequence[FieldChange]
) -> QuestionKind:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    if bool(old.withdrawn) != bool(new.withdrawn):
        return "withdrawn" if new.withdrawn else "added"
    if any(change.is_text for change in changes):
        return "updated"
    return "reaffirmed" if any(entry.change == "reaffirmed" for entry in reasons) else "unchanged"


def _is_explained(kind: QuestionKind, reasons: Sequence[HistoryEntry], changes: Sequence[FieldChange]) -> bool:
    """Whether the entries say why the old text changed; a missing question has lost all its text and has no entries."""
    if kind == "added" and not any(entry.change == "added" for entry in reasons):
        return False
    if kind == "withdrawn" and not _has_reason(reasons, "withdrawn"):
        return False
    return _has_reason(reasons, "updated") or not any(change.is_text for change in changes)
