"""Write the text of a collection's file in a new edition: its version, day and note, and what it did to questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from clinical_consensus.compare.comparison import QuestionChange
from clinical_consensus.contract.json_edit import BOM, added, appended, edited, replaced
from clinical_consensus.review.release import Release


def edition_text(text: str, changes: tuple[QuestionChange, ...], release: Release) -> str:
    """Return the text of a collection's file in the new edition: `text` with the edition raised and history added.

    In a first edition, the history entries that the file has for it get its day, as its own record does.
    """
    value = json.loads(text.removeprefix(BOM))
    if release.is_first:
        text = _of_first(text, value["collection"]["edition"], release)
        return edited(text, ("questions",), lambda written: _dated(written, release))
    edition = {"version": release.version, "date": release.date.isoformat(), "note": release.note}
    text = replaced(text, ("collection", "edition"), {key: value for key, value in edition.items() if value})
    entries = {
        change.id: {
            "edition": release.version,
            "date": release.date.isoformat(),
            "change": release.kind(change),
            "reason": release.named.get(change.id),
        }
        for change in changes
    }
    return edited(text, ("questions",), lambda written: _with_entry(written, entries))


def _with_entry(text: str, entries: Mapping[str, Mapping[str, str | None]]) -> str:
    """Return the text of a question with the entry for it, if there is one, at the end of its history."""
    question = json.loads(text)
    entry = entries.get(question["id"])
    if entry is None:
        return text
    return appended(text, ("history",), entry) if "history" in question else added(text, (), "history", [entry])


def _of_first(text: str, edition: Mapping[str, Any], release: Release) -> str:
    """Return the text with the date and the note of the release."""
    at = ("collection", "edition")
    if release.note != edition.get("note"):
        has_note = "note" in edition
        text = replaced(text, (*at, "note"), release.note) if has_note else added(text, at, "note", release.note)
    return replaced(text, (*at, "date"), release.date.isoformat())


def _dated(text: str, release: Release) -> str:
    """Return the text of a question, whose history has the day of the release wherever it names its version."""
    for number, entry in enumerate(json.loads(text).get("history") or []):
        if entry["edition"] == release.version:
            text = replaced(text, ("history", number, "date"), release.date.isoformat())
    return text
