"""A release: whether a text may follow the edition before it, and the texts that it then writes."""

from __future__ import annotations

import datetime
import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clinical_consensus.collection.wording import day
from clinical_consensus.compare.comparison import EditionComparison, QuestionChange, QuestionKind
from clinical_consensus.compare.editions import compare
from clinical_consensus.contract.json_edit import BOM, added, appended, replaced
from clinical_consensus.contract.problems import RefusedError, nearest
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import is_version, version_key
from clinical_consensus.review.dossier import Dossier
from clinical_consensus.review.editions import EDITIONS_FOLDER

_OPTIONS = {"updated": "--reason", "reaffirmed": "--reaffirm", "withdrawn": "--withdraw"}


@dataclass(frozen=True)
class Release:
    """An edition to be released: its version, its date, what it notes of itself, and why, by question id."""

    version: str
    date: datetime.date
    note: str | None
    reasons: Mapping[str, str]
    reaffirmed: Mapping[str, str]
    withdrawn: Mapping[str, str]

    @property
    def named(self) -> Mapping[str, str]:
        """Why, of every question that is named."""
        return {**self.reasons, **self.reaffirmed, **self.withdrawn}

    def kind(self, change: QuestionChange) -> QuestionKind:
        """What becomes of a question in this edition."""
        if change.id in self.withdrawn:
            return "withdrawn"
        return "reaffirmed" if change.id in self.reaffirmed else change.kind


def released_changes(dossier: Dossier, release: Release) -> tuple[QuestionChange, ...]:
    """Return the questions that the release tells of: those that changed since the edition before, and those named.

    Raises RefusedError, with every reason and its cure, where the release cannot be.
    """
    present = dossier.view.relations.collection.profile.edition
    if not is_version(release.version):
        raise RefusedError(f'{release.version!r} is no semantic version; write it as "1.1.0"')
    if dossier.published is None:
        if dossier.older:
            raise RefusedError(_not_frozen(dossier.older[-1], dossier.view.relations.collection))
        if release.version != present.version:
            raise RefusedError(f"no edition is frozen yet: release {present.version} first")
        if release.named:
            options = ", ".join(_OPTIONS.values())
            raise RefusedError(f"the first edition is frozen as it stands; take {options} away")
        return ()
    if version_key(release.version) <= version_key(present.version):
        raise RefusedError(f"{release.version} is not newer than the present edition, {present.version}; raise it")
    if release.date < present.date:
        raise RefusedError(f"{release.date} is earlier than the present edition, {present.date}; give a later date")
    comparison = compare(dossier.published, dossier.view.relations.collection)
    refusals = tuple(_refusals(comparison, release, dossier.view.relations.withdrawn))
    if refusals:
        raise RefusedError("\n".join(refusals))
    return tuple(
        change for change in comparison.questions if change.kind in ("added", "updated") or change.id in release.named
    )


def _not_frozen(newest: Collection, present: Collection) -> str:
    """What to do where the present edition is none of the frozen ones: it was lost, or written by hand."""
    version, before = present.profile.edition.version, newest.profile.edition.version
    entries = [(change.id, entry) for change in compare(newest, present).questions for entry in change.reasons]
    named = ", ".join(f"{own}: {entry.change}" for own, entry in entries)
    taken = f", take the history entries of newer editions away ({named})" if entries else ""
    command = ["scripts/release.py", version]
    for own, entry in entries:
        if entry.change in _OPTIONS:
            command += [_OPTIONS[entry.change], shlex.quote(f"{own}={entry.reason or '…'}")]
    file = f"{EDITIONS_FOLDER}/{version}.json"
    return (
        f"edition {version} is not frozen; where it was released, restore {file} and its hash. "
        f"Where it was written by hand, put collection.edition back to that of edition {before}{taken}, commit, "
        f"and run: {' '.join(command)}"
    )


def _refusals(comparison: EditionComparison, release: Release, withdrawn: Mapping[str, object]) -> Iterator[str]:
    known = {change.id: change for change in comparison.questions}
    for name in release.named:
        if name not in known:
            cure = nearest(name, known, f"use one of: {', '.join(known)}")
            yield f"{name}: there is no such question; {cure}"
    for change in comparison.questions:
        refusal = (
            _of_past(comparison, change)
            or (change.id in release.withdrawn and _of_withdrawal(change, release, change.id in withdrawn))
            or (change.id in release.reaffirmed and _of_reaffirmation(change, change.id in withdrawn))
            or _of_reason(change, release)
        )
        if refusal:
            yield f"{change.id}: {refusal}"
    if comparison.is_same and not release.named:
        yield f"nothing changed since edition {comparison.old.version}; there is nothing to release"


def _of_past(comparison: EditionComparison, change: QuestionChange) -> str:
    withdraw = f'withdraw it with --withdraw {change.id}="…"'
    if change.kind == "removed":
        return f"it is gone, and was not withdrawn; put it back, and {withdraw}"
    if change.is_rewritten and change.kind == "added":
        return f"it is new, and its history tells of the past: {change.rewritten}; leave its history empty"
    if change.is_rewritten:
        cure = f"restore it, and {withdraw}" if change.kind == "withdrawn" else "restore it"
        return f"its history is not as edition {comparison.old.version} published it: {change.rewritten}; {cure}"
    return ""


def _of_withdrawal(change: QuestionChange, release: Release, is_withdrawn: bool) -> str:
    if is_withdrawn:
        return "it is withdrawn already; take --withdraw away"
    if change.id in release.reasons or change.id in release.reaffirmed:
        return "--withdraw says why; take its --reason and --reaffirm away"
    if change.kind == "added":
        return "no edition has it yet, so that it cannot be withdrawn; take it out of the file, or --withdraw away"
    if change.kind == "updated":
        cure = "restore it, or release the change first"
        return f"its text changed ({_headlines(change)}), and a withdrawn question keeps its last text; {cure}"
    return ""


def _of_reaffirmation(change: QuestionChange, is_withdrawn: bool) -> str:
    if is_withdrawn:
        return "it is withdrawn, so that it is not reaffirmed; take --reaffirm away"
    if change.kind == "added":
        return "it is new, so that it is not reaffirmed; take --reaffirm away"
    return ""


def _of_reason(change: QuestionChange, release: Release) -> str:
    if change.kind == "updated" and change.id not in release.reasons:
        return f'its text changed ({_headlines(change)}); say why: --reason {change.id}="…"'
    if change.kind == "updated" and change.id in release.reaffirmed:
        return "its text changed, so that it is not reaffirmed; take --reaffirm away"
    if change.kind in ("unchanged", "reaffirmed") and change.id in release.reasons:
        return "nothing of its text changed; take the reason away, or use --reaffirm"
    return ""


def _headlines(change: QuestionChange) -> str:
    return "; ".join(each.headline for each in change.changes)


def edition_text(text: str, changes: tuple[QuestionChange, ...], release: Release) -> str:
    """Return a collection's file as the new edition has it: `text` with its edition raised and its histories longer."""
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


def changelog_text(text: str, changes: tuple[QuestionChange, ...], release: Release) -> str:
    """Return a changelog with the edition in its Data part, above the edition before it; the same where it has it."""
    heading = f"## {release.version}, "
    if heading in text:
        return text
    said = [f"- {release.note}"] if release.note else []
    for change in changes:
        reason = release.named.get(change.id)
        said.append(f"- Question {change.number}: {release.kind(change)}.{f' {reason}' if reason else ''}")
    entry = f"{heading}{day(release.date)}\n\n### Data\n\n" + "\n".join(said or ["- Editorial changes only."]) + "\n"
    found = re.search(r"\r?\n## ", text)
    before, after = (text[: found.start()], text[found.start() :]) if found else (text, "")
    line_end = "\r\n" if "\r\n" in text else "\n"
    return before.rstrip() + f"\n\n{entry}".replace("\n", line_end) + after
