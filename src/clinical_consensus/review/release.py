"""Check whether an edition may be released, and say in the changelog what it changed."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from clinical_consensus.compare.comparison import EditionComparison, QuestionChange, QuestionKind
from clinical_consensus.compare.editions import compare
from clinical_consensus.compare.field_change import FieldChange
from clinical_consensus.contract.problems import Problem, RefusedError, nearest, one_of, refused
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import is_version, version_key
from clinical_consensus.review.changelog import changelog_line, with_entry
from clinical_consensus.review.dossier import Dossier
from clinical_consensus.review.editions import EDITIONS_FOLDER
from clinical_consensus.review.reasons import REAFFIRM, REASON, WITHDRAW, Reason

_OPTIONS = {"updated": REASON, "reaffirmed": REAFFIRM, "withdrawn": WITHDRAW}


@dataclass(frozen=True)
class Release:
    """An edition to be released: its version, date and note, and the reasons that were given."""

    version: str
    date: datetime.date
    note: str | None
    given: tuple[Reason, ...]
    is_first: bool = False
    """Whether no edition is frozen yet: its text is that of the file, with the date and note of the release."""

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The reason for every question that is named, by the question's id."""
        return {each.question: each.text for each in self.given}

    @cached_property
    def reasons(self) -> frozenset[str]:
        """The questions whose text is said to have changed."""
        return self._named_with(REASON)

    @cached_property
    def reaffirmed(self) -> frozenset[str]:
        """The questions that were reviewed and stay."""
        return self._named_with(REAFFIRM)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The questions that are no longer valid."""
        return self._named_with(WITHDRAW)

    def _named_with(self, option: str) -> frozenset[str]:
        return frozenset(each.question for each in self.given if each.option == option)

    @cached_property
    def lines(self) -> Mapping[str, str]:
        """The line of the file of reasons that names a question, by the question's id, as messages begin with it."""
        return {each.question: f"{each.line}: " for each in self.given if each.line}

    def kind(self, change: QuestionChange) -> QuestionKind:
        """Return what happens to a question in this edition."""
        if change.id in self.withdrawn:
            return "withdrawn"
        return "reaffirmed" if change.id in self.reaffirmed else change.kind


def settled(release: Release, dossier: Dossier, *, is_dated: bool) -> Release:
    """Return the release as it will be written; `is_dated` is whether its date was given, not only assumed.

    A first edition keeps the note of the file unless another is given, and the date that the histories of its questions
    state for it: it may have been published elsewhere.
    """
    collection = dossier.view.relations.collection
    present = collection.profile.edition
    if dossier.published or dossier.older or release.version != present.version:
        return release
    is_stated = any(entry.edition == present.version for each in collection.questions for entry in each.history)
    date = present.date if is_stated and not is_dated else release.date
    return replace(release, date=date, note=release.note or present.note, is_first=True)


def released_changes(dossier: Dossier, release: Release) -> tuple[QuestionChange, ...]:
    """Return the changes that the release reports: of questions that changed since the last edition, and those named.

    Raises RefusedError, with every reason and its cure, if the edition cannot be released.
    """
    present = dossier.view.relations.collection.profile.edition
    if not is_version(release.version):
        raise RefusedError(f'{release.version!r} is not a semantic version; write it as "1.1.0"')
    comparison = dossier.since_newest
    if comparison is None or dossier.published is None:
        if dossier.older:
            raise RefusedError(_not_frozen(dossier.older[-1], dossier.view.relations.collection))
        if release.version != present.version:
            raise RefusedError(f"no edition is frozen yet: release {present.version} first")
        if release.named:
            options = ", ".join(_OPTIONS.values())
            raise RefusedError(f"the first edition is frozen as it is; remove {options}")
        return ()
    if version_key(release.version) <= version_key(present.version):
        raise RefusedError(
            f"{release.version} is not newer than the current edition, {present.version}; give a higher version"
        )
    if release.date < present.date:
        raise RefusedError(
            f"{release.date} is earlier than the date of the current edition, {present.date}; give a later date"
        )
    if refusals := tuple(_refusals(comparison, release, dossier)):
        raise RefusedError(*refused(refusals))
    return tuple(
        change for change in comparison.questions if change.kind in ("added", "updated") or change.id in release.named
    )


def _not_frozen(newest: Collection, present: Collection) -> str:
    """Return what to do if the present edition is not among the frozen ones: it was lost, or written by hand."""
    version, before = present.profile.edition.version, newest.profile.edition.version
    entries = [(change.id, entry) for change in compare(newest, present).questions for entry in change.reasons]
    named = ", ".join(f"{question}: {entry.change}" for question, entry in entries)
    removal = f", remove the history entries of newer editions ({named})" if entries else ""
    command = ["clinical-consensus", "release", version]
    for question, entry in entries:
        if entry.change in _OPTIONS:
            command += [_OPTIONS[entry.change], shlex.quote(f"{question}={entry.reason or '…'}")]
    file = f"{EDITIONS_FOLDER}/{version}.json"
    return (
        f"edition {version} is not frozen; if it was released, restore {file} and its hash. "
        f"If it was written by hand, set collection.edition back to that of edition {before}{removal}, commit, "
        f"and run: {' '.join(command)}"
    )


def _refusals(comparison: EditionComparison, release: Release, dossier: Dossier) -> Iterator[Problem]:
    withdrawn = dossier.view.relations.withdrawn
    known = {change.id: change for change in comparison.questions}
    every = one_of(known)
    for name in release.named:
        if name not in known:
            place = f"{release.lines.get(name, '')}{name}"
            yield Problem(place, "there is no such question", nearest(name, known, every))
    for change in comparison.questions:
        flaw = (
            _of_past(comparison, change)
            or (change.id in dossier.altered_ends and _of_end(comparison, change))
            or (change.id in release.withdrawn and _of_withdrawal(change, release, change.id in withdrawn))
            or (change.id in release.reaffirmed and _of_reaffirmation(change, change.id in withdrawn))
            or _of_reason(comparison, change, release)
        )
        if flaw:
            yield Problem(f"{release.lines.get(change.id, '')}{change.id}", flaw.wrong, flaw.cure, general=flaw.general)
    if comparison.is_same and not release.named:
        yield Problem("", f"nothing changed since edition {comparison.old.version}", "there is nothing to release")


@dataclass(frozen=True)
class _Flaw:
    """What is wrong with a question, the cure, and what is wrong in general, if `wrong` tells more than that."""

    wrong: str
    cure: str
    general: str = ""


def _of_past(comparison: EditionComparison, change: QuestionChange) -> _Flaw | None:
    withdraw = f'withdraw it with --withdraw {change.id}="…"'
    if change.kind == "removed":
        return _Flaw("it is missing, and was not withdrawn", f"restore it, and {withdraw}")
    if change.is_rewritten and change.kind == "added":
        wrong = f"it is new, but its history has entries for past editions: {change.rewritten}"
        return _Flaw(wrong, "leave its history empty")
    if change.is_rewritten:
        cure = f"restore it, and {withdraw}" if change.kind == "withdrawn" else "restore it"
        version = comparison.old.version
        return _Flaw(f"its history is not the one that edition {version} published: {change.rewritten}", cure)
    return None


def _of_end(comparison: EditionComparison, change: QuestionChange) -> _Flaw | None:
    if change.kind != "updated":
        return None
    cure = f"restore it from {EDITIONS_FOLDER}/{comparison.old.version}.json; other words need a question of their own"
    return _changed(change, ", but it is withdrawn, and keeps its last text", cure)


def _of_withdrawal(change: QuestionChange, release: Release, is_withdrawn: bool) -> _Flaw | None:
    if is_withdrawn:
        return _Flaw("it is already withdrawn", "remove --withdraw")
    if change.id in release.reasons or change.id in release.reaffirmed:
        return _Flaw("--withdraw already gives the reason", "remove its --reason and --reaffirm")
    if change.kind == "added":
        cure = "remove it from the file, or remove --withdraw"
        return _Flaw("no edition contains it yet, so it cannot be withdrawn", cure)
    if change.kind == "updated":
        cure = "restore the text, or release the change first"
        return _changed(change, ", but a withdrawn question keeps its last text", cure)
    return None


def _of_reaffirmation(change: QuestionChange, is_withdrawn: bool) -> _Flaw | None:
    if is_withdrawn:
        return _Flaw("it is withdrawn, so it cannot be reaffirmed", "remove --reaffirm")
    if change.kind == "added":
        return _Flaw("it is new, so it cannot be reaffirmed", "remove --reaffirm")
    return None


def _of_reason(comparison: EditionComparison, change: QuestionChange, release: Release) -> _Flaw | None:
    if change.kind == "updated" and change.id not in release.reasons:
        return _changed(change, "", f'say why: --reason {change.id}="…"')
    if change.kind == "updated" and change.id in release.reaffirmed:
        return _Flaw("its text changed, so it cannot be reaffirmed", "remove --reaffirm")
    if change.kind in ("unchanged", "reaffirmed") and change.id in release.reasons:
        beside = f": the collection did ({comparison.of_collection}), and a release needs no reason for that"
        wrong = f"its own text did not change{beside}" if change.is_drafted_beside else "its text did not change"
        may_stay = "withdrawn" not in change.ended and change.id not in release.reaffirmed
        return _Flaw(wrong, f"remove the reason{', or use --reaffirm' if may_stay else ''}")
    return None


def _changed(change: QuestionChange, rest: str, cure: str) -> _Flaw:
    return _Flaw(f"its text changed ({_headlines(change)}){rest}", cure, f"its text changed{rest}")


def _headlines(change: QuestionChange) -> str:
    return "; ".join(map(_headline, change.changes))


def _headline(change: FieldChange) -> str:
    return ", ".join((change.headline, *change.unseen))


def changelog_text(
    text: str, changes: tuple[QuestionChange, ...], release: Release, of_collection: Iterable[FieldChange] = ()
) -> str:
    """Return a changelog with an entry for the edition above the one before; see `with_entry`.

    `of_collection` are the changes of the collection itself, outside its questions.
    """
    items = [f"- {changelog_line(release.note)}"] if release.note else []
    for change in changes:
        reason = release.named.get(change.id)
        why = f" {changelog_line(reason)}" if reason else ""
        items.append(f"- Question {change.label}: {release.kind(change)}.{why}")
    items += [f"- The collection: {changelog_line(_headline(each))}." for each in of_collection]
    otherwise = "- First edition." if release.is_first else "- Editorial changes only."
    return with_entry(text, release.version, release.date, items, otherwise)
