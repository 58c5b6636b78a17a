"""Check whether an edition may be released, and write the texts of its files."""

from __future__ import annotations

import datetime
import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clinical_consensus.collection.wording import day
from clinical_consensus.compare.comparison import EditionComparison, QuestionChange, QuestionKind
from clinical_consensus.compare.editions import compare
from clinical_consensus.contract.json_edit import BOM, added, appended, replaced
from clinical_consensus.contract.problems import RefusedError, nearest, one_of
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import is_version, version_key
from clinical_consensus.review.dossier import Dossier
from clinical_consensus.review.editions import EDITIONS_FOLDER
from clinical_consensus.review.reasons import REAFFIRM, REASON, WITHDRAW, Reason

_WAITING = re.compile(r"\s*## Not yet in an edition\s*(### Data\s*)?(?=[-#])")
"""The heading in a changelog of what is to become part of the next edition, and that of its part on the data."""

_OPTIONS = {"updated": REASON, "reaffirmed": REAFFIRM, "withdrawn": WITHDRAW}


@dataclass(frozen=True)
class Release:
    """An edition to be released: its version, date and note, and the reasons that were given."""

    version: str
    date: datetime.date
    note: str | None
    given: tuple[Reason, ...]

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


def released_changes(dossier: Dossier, release: Release) -> tuple[QuestionChange, ...]:
    """Return the changes that the release reports: of questions that changed since the last edition, and those named.

    Raises RefusedError, with every reason and its cure, if the edition cannot be released.
    """
    present = dossier.view.relations.collection.profile.edition
    if not is_version(release.version):
        raise RefusedError(f'{release.version!r} is not a semantic version; write it as "1.1.0"')
    if dossier.published is None:
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
    comparison = dossier.since_newest
    assert comparison is not None
    refusals = tuple(_refusals(comparison, release, dossier.view.relations.withdrawn))
    if refusals:
        raise RefusedError("\n".join(refusals))
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


def _refusals(comparison: EditionComparison, release: Release, withdrawn: Mapping[str, object]) -> Iterator[str]:
    known = {change.id: change for change in comparison.questions}
    for name in release.named:
        if name not in known:
            cure = nearest(name, known, one_of(known))
            yield f"{release.lines.get(name, '')}{name}: there is no such question; {cure}"
    for change in comparison.questions:
        refusal = (
            _of_past(comparison, change)
            or (change.id in release.withdrawn and _of_withdrawal(change, release, change.id in withdrawn))
            or (change.id in release.reaffirmed and _of_reaffirmation(change, change.id in withdrawn))
            or _of_reason(comparison, change, release)
        )
        if refusal:
            yield f"{release.lines.get(change.id, '')}{change.id}: {refusal}"
    if comparison.is_same and not release.named:
        yield f"nothing changed since edition {comparison.old.version}; there is nothing to release"


def _of_past(comparison: EditionComparison, change: QuestionChange) -> str:
    withdraw = f'withdraw it with --withdraw {change.id}="…"'
    if change.kind == "removed":
        return f"it is missing, and was not withdrawn; restore it, and {withdraw}"
    if change.is_rewritten and change.kind == "added":
        return f"it is new, but its history has entries for past editions: {change.rewritten}; leave its history empty"
    if change.is_rewritten:
        cure = f"restore it, and {withdraw}" if change.kind == "withdrawn" else "restore it"
        version = comparison.old.version
        return f"its history is not the one that edition {version} published: {change.rewritten}; {cure}"
    return ""


def _of_withdrawal(change: QuestionChange, release: Release, is_withdrawn: bool) -> str:
    if is_withdrawn:
        return "it is already withdrawn; remove --withdraw"
    if change.id in release.reasons or change.id in release.reaffirmed:
        return "--withdraw already gives the reason; remove its --reason and --reaffirm"
    if change.kind == "added":
        return "no edition contains it yet, so it cannot be withdrawn; remove it from the file, or remove --withdraw"
    if change.kind == "updated":
        cure = "restore the text, or release the change first"
        return f"its text changed ({_headlines(change)}), but a withdrawn question keeps its last text; {cure}"
    return ""


def _of_reaffirmation(change: QuestionChange, is_withdrawn: bool) -> str:
    if is_withdrawn:
        return "it is withdrawn, so it cannot be reaffirmed; remove --reaffirm"
    if change.kind == "added":
        return "it is new, so it cannot be reaffirmed; remove --reaffirm"
    return ""


def _of_reason(comparison: EditionComparison, change: QuestionChange, release: Release) -> str:
    if change.kind == "updated" and change.id not in release.reasons:
        return f'its text changed ({_headlines(change)}); say why: --reason {change.id}="…"'
    if change.kind == "updated" and change.id in release.reaffirmed:
        return "its text changed, so it cannot be reaffirmed; remove --reaffirm"
    if change.is_drafted_beside and change.id in release.reasons:
        said = f"its own text did not change: the collection did ({comparison.of_collection})"
        return f"{said}, and a release needs no reason for that; remove the reason, or use --reaffirm"
    if change.kind in ("unchanged", "reaffirmed") and change.id in release.reasons:
        return "its text did not change; remove the reason, or use --reaffirm"
    return ""


def _headlines(change: QuestionChange) -> str:
    return "; ".join(", ".join((each.headline, *each.unseen)) for each in change.changes)


def edition_text(text: str, changes: tuple[QuestionChange, ...], release: Release) -> str:
    """Return the text of a collection's file in the new edition: `text` with the edition raised and history added."""
    value = json.loads(text.removeprefix(BOM))
    if release.version == value["collection"]["edition"]["version"]:
        return text
    edition = {"version": release.version, "date": release.date.isoformat(), "note": release.note}
    text = replaced(text, ("collection", "edition"), {key: value for key, value in edition.items() if value})
    places = {question["id"]: index for index, question in enumerate(value["questions"])}
    for change in changes:
        entry = {
            "edition": release.version,
            "date": release.date.isoformat(),
            "change": release.kind(change),
            "reason": release.named.get(change.id),
        }
        place = ("questions", places[change.id])
        if "history" in value["questions"][places[change.id]]:
            text = appended(text, (*place, "history"), entry)
        else:
            text = added(text, place, "history", [entry])
    return text


def changelog_text(text: str, changes: tuple[QuestionChange, ...], release: Release, of_collection: str = "") -> str:
    """Return a changelog with an entry for the edition above the one before; unchanged if it already has the entry.

    `of_collection` names what changed in the collection itself. What the changelog lists as not yet in an edition
    becomes part of the entry.
    """
    heading = f"## {release.version}, "
    if heading in text:
        return text
    items = [f"- {release.note}"] if release.note else []
    items += [f"- The collection: {of_collection}."] if of_collection else []
    for change in changes:
        reason = release.named.get(change.id)
        items.append(f"- Question {change.label}: {release.kind(change)}.{f' {reason}' if reason else ''}")
    entry = f"{heading}{day(release.date)}\n\n### Data\n\n" + "\n".join(items or ["- Editorial changes only."]) + "\n"
    found = re.search(r"\r?\n## ", text)
    before, after = (text[: found.start()], text[found.start() :]) if found else (text, "")
    line_end = "\r\n" if "\r\n" in text else "\n"
    if waiting := _WAITING.match(after):
        after = ("" if waiting[1] else line_end) + after[waiting.end() :]
    return before.rstrip() + f"\n\n{entry}".replace("\n", line_end) + after
