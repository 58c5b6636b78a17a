"""Find what a text says of its editions that frozen ones do not bear out: their days and notes, and its histories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinical_consensus.contract.editorial import HistoryEntry
from clinical_consensus.contract.problems import Problem
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.values import version_key
from clinical_consensus.review.editions import EDITION_HASHES, EDITIONS_FOLDER

_OPTIONS = {"updated": " --reason", "reaffirmed": " --reaffirm", "withdrawn": " --withdraw"}
"""How the command that releases is told of each change that needs a reason."""


def rewritten(frozen: Sequence[Collection], present: Collection) -> Iterator[Problem]:
    """Yield the problems of a day and of histories that the newest of the `frozen` editions (the last) did not publish.

    Without frozen editions there are none: those that a history names may have appeared elsewhere.
    """
    if not frozen:
        return
    newest, stated = frozen[-1].profile.edition, present.profile.edition
    if stated.version == newest.version and stated.date != newest.date:
        wrong = f"edition {newest.version} was published on {newest.date}, so no text may be cited by another day"
        yield Problem("collection.edition.date", wrong, f"write {newest.date}; a release gives a new edition its day")
    histories = {question.id: question.history for question in frozen[-1].questions}
    for index, question in enumerate(present.questions):
        published = histories.get(question.id)
        past = tuple(entry for entry in question.history if not _is_newer(entry, newest.version))
        if past == (published or ()):
            continue
        wrong, cure = (
            (f"this history is not the one that edition {newest.version} published", "restore it")
            if published is not None
            else (f"edition {newest.version} does not have this question, so it has no history yet", "empty it")
        )
        yield Problem(f"questions[{index}].history", wrong, f"{cure}; the next release writes the history")


def altered_note(frozen: Sequence[Collection], present: Collection) -> Iterator[Problem]:
    """Yield the problem of a note that the newest of the `frozen` editions, whose version the text states, has not."""
    stated = present.profile.edition
    newest = frozen[-1].profile.edition if frozen else stated
    if stated.version == newest.version and stated.note != newest.note:
        cure = f"write it as in {_file(newest.version)}" if newest.note else "remove it"
        wrong = f"this note is not the one that edition {newest.version} published"
        yield Problem("collection.edition.note", wrong, f"{cure}; a release gives a new edition its note")


def missing_editions(frozen: Sequence[Collection], present: Collection) -> Iterator[Problem]:
    """Yield the problem of each edition that histories name, and that is not among the older `frozen` ones.

    Without frozen editions there are none, as for `rewritten`.
    """
    kept = {each.profile.edition.version for each in frozen}
    for index, question in enumerate(present.questions if frozen else ()):
        for position, entry in enumerate(question.history):
            if entry.edition not in kept and not _is_newer(entry, frozen[-1].profile.edition.version):
                kept.add(entry.edition)
                is_first = not _is_newer(entry, frozen[0].profile.edition.version)
                wrong = f"edition {entry.edition} is not among the frozen editions, so pages of changes leave it out"
                cure = f"put back {_file(entry.edition)} and its line in {EDITION_HASHES}"
                elsewhere = ", unless it was published elsewhere, before the first of them" if is_first else ""
                yield Problem(f"questions[{index}].history[{position}]", wrong, f"{cure}{elsewhere}")


def _file(version: str) -> str:
    return f"{EDITIONS_FOLDER}/{version}.json"


def unreleased_entries(frozen: Sequence[Collection], present: Collection) -> Iterator[Problem]:
    """Yield the problem of each entry of an edition that is newer than the newest of the `frozen` ones (the last)."""
    newest = frozen[-1].profile.edition.version if frozen else ""
    for index, question in enumerate(present.questions if frozen else ()):
        for position, entry in enumerate(question.history):
            if _is_newer(entry, newest):
                wrong = f"edition {entry.edition} is not released: the newest frozen edition is {newest}"
                back = f"remove the entry, and set collection.edition back to that of edition {newest}"
                cure = f"{back}; a release writes both: {_command(question, entry)}"
                yield Problem(f"questions[{index}].history[{position}]", wrong, cure)


def _is_newer(entry: HistoryEntry, version: str) -> bool:
    return version_key(entry.edition) > version_key(version)


def _command(question: Question, entry: HistoryEntry) -> str:
    option = _OPTIONS.get(entry.change, "")
    return f"clinical-consensus release {entry.edition}" + (f'{option} {question.id}="…"' if option else "")
