"""What each edition changed in each question, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from clinical_consensus.collection import wording
from clinical_consensus.collection.language import INTERFACE
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.editorial import HistoryEntry

FEED = "changes/feed.xml"
"""The feed's path in the site."""

_UP = "../" * FEED.count("/")


def atom_feed(view: CollectionView) -> str:
    """Return the feed: an entry for each entry of each question's history, newest first, then as questions are ordered.

    Ids are UUIDs made from the data's ids (RFC 4122, version 5), so an entry keeps its id. Every entry links to its
    page (RFC 4287, section 4.1.2, requires a link), relative to the feed if the site's address is not known.
    """
    title = escape(view.title)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{_language(view)}>',
        f"<id>{_urn(view.id)}</id>",
        f'<title type="text">{title}</title>',
        f"<updated>{_midnight(view.profile.edition.date)}</updated>",
        f"<author><name>{title}</name></author>",
        f"<link href={quoteattr(view.site_url or _UP)}/>",
        *([f'<link rel="self" href={quoteattr(view.site_url + FEED)}/>'] if view.site_url else []),
    ]
    if view.rights.is_stated:
        lines.append(f'<rights type="text">{escape(view.rights.text)}</rights>')
    for question, entry, identifier in sorted(_entries(view), key=lambda each: each[1].date, reverse=True):
        lines += _entry(view, question, entry, identifier)
    return "\n".join([*lines, "</feed>"]) + "\n"


def _language(view: CollectionView) -> str:
    """The attribute that declares the language of titles and reasons, if it is not that of the site's own words."""
    language = view.profile.language
    return f' xml:lang="{language}"' if language != INTERFACE else ""


_Entry = tuple[QuestionView, HistoryEntry, str]


def _entries(view: CollectionView) -> Iterator[_Entry]:
    """Every entry with its id; an edition that changed a question in two ways has two entries."""
    for question in view.questions:
        seen: dict[str, int] = {}
        for entry in question.record.history:
            seen[entry.edition] = seen.get(entry.edition, 0) + 1
            again = (str(seen[entry.edition]),) if seen[entry.edition] > 1 else ()
            yield question, entry, _urn(view.id, question.id, entry.edition, *again)


def _entry(view: CollectionView, question: QuestionView, entry: HistoryEntry, identifier: str) -> Iterator[str]:
    done = wording.CHANGES[entry.change].lower()
    title = f"Question {question.number}: {question.marked_title} {done} in edition {entry.edition}"
    yield "<entry>"
    yield f"<id>{identifier}</id>"
    yield f'<title type="text">{escape(title)}</title>'
    yield f"<updated>{_midnight(entry.date)}</updated>"
    yield f"<link href={quoteattr(f'{view.site_url or _UP}questions/{question.id}/')}/>"
    yield f'<summary type="text">{escape(entry.reason or "")}</summary>'
    yield "</entry>"


def _urn(*ids: str) -> str:
    return f"urn:uuid:{_uuid(*ids)}"


def _uuid(*ids: str) -> UUID:
    return uuid5(NAMESPACE_URL, "/".join(ids))


def _midnight(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"
