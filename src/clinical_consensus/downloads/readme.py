"""The README of the teaching pack: what its files are, and which could not be made."""

from __future__ import annotations

from collections.abc import Iterable

from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import JUDGEMENT, NO_SOURCE
from clinical_consensus.downloads.manifest import Offer


def pack_readme(collection: CollectionView, offers: Iterable[Offer]) -> str:
    """Return the text of the README for a collection and its `offers`."""
    lines = [
        collection.title,
        collection.edition_and_drafts,
        collection.origin.published,
        f"Text: {collection.origin.text or NO_SOURCE}",
        collection.rights.line(),
        *(fact.line() for fact in collection.facts),
        "",
    ]
    lines += [f"Every response stands word for word. {JUDGEMENT}", ""]
    for offer in offers:
        lines.append(f"{offer.download.path}: {offer.download.name}. {offer.download.purpose}")
        lines.append(
            f"  not made: {offer.reason}" if offer.reason else f"  {offer.size:,} bytes, SHA-256 {offer.sha256}"
        )
    return "\n".join(lines) + "\n"
