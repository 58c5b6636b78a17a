"""What a reference manager gets: this page in this edition, and beside it the related publication, told apart.

Both are CSL-JSON items (CSL 1.0.2, the schema csl-data.json), of which RIS and BibTeX are made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from clinical_consensus.collection import wording
from clinical_consensus.collection.old_view import Imprint
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.records import Question
from clinical_consensus.contract.rules import WHOLE
from clinical_consensus.contract.settings import Settings
from clinical_consensus.open_data.bibtex import bibtex
from clinical_consensus.open_data.ris import ris
from clinical_consensus.open_data.saying import address, authors, heading, names, stated_authors

Item = dict[str, Any]
"""A CSL-JSON item."""


def citation_files(relations: Relations, imprint: Imprint, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of the collection's citation and of each question's, in RIS, BibTeX and CSL-JSON."""
    related = [_written(item) for item in (publication(relations),) if item]
    yield from _files(WHOLE, [_written(collection_page(relations, imprint, settings)), *related])
    for question in relations.questions:
        yield from _files(question.id, [_written(question_page(relations, imprint, settings, question)), *related])


def question_page(relations: Relations, imprint: Imprint, settings: Settings, question: Question) -> Item:
    """Return the item of a question's page. Its authors are those whom the source states; inferred ones are noted."""
    item = _page(relations, question.id, heading(relations, question), address(settings, question.id))
    item["container-title"] = relations.collection.profile.title
    if stated := stated_authors(relations, question):
        item["author"] = [{"literal": author.name} for author in stated]
    item["note"] = " ".join(_notes(imprint, _on_authors(relations, question)))
    return item


def collection_page(relations: Relations, imprint: Imprint, settings: Settings) -> Item:
    """Return the item of the whole collection's site."""
    profile = relations.collection.profile
    item = _page(relations, profile.id, profile.title, settings.site_url)
    item["note"] = " ".join(_notes(imprint, ""))
    return item


def publication(relations: Relations) -> Item | None:
    """Return the item of the related publication with every variable that it has; its note says what it is.

    Its id is made of the collection's, with a full stop, which no other id has.
    """
    profile = relations.collection.profile
    if profile.publication is None:
        return None
    item: Item = profile.publication.model_dump(mode="json", by_alias=True, exclude_none=True)
    for value in item.values():
        if isinstance(value, dict) and "date-parts" in value:
            value["date-parts"] = [[int(part) for part in date] for date in value["date-parts"]]
    note = (item.get("note"), f"Related publication of {profile.title}.", profile.publication_note)
    return {**item, "id": f"{profile.id}.publication", "note": " ".join(filter(None, note))}


def _page(relations: Relations, identifier: str, title: str, url: str) -> Item:
    edition = relations.collection.profile.edition
    date = edition.date
    return {
        "id": identifier,
        "type": "webpage",
        "title": title,
        "version": edition.version,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        **({"URL": url} if url else {}),
    }


def _notes(imprint: Imprint, on_authors: str) -> Iterator[str]:
    if imprint.text:
        yield f"Text: {imprint.text}."
    if on_authors:
        yield on_authors
    yield f"{imprint.edition}."
    if imprint.published:
        yield f"{imprint.published}."
    yield wording.sentence(imprint.rights.line())


def _on_authors(relations: Relations, question: Question) -> str:
    if question.authors is None:
        return f"Authors: {wording.NOT_STATED}."
    if stated_authors(relations, question):
        return ""
    return f"Authors: {names(authors(relations, question))} (inferred)."


_Written = tuple[Item, str, str]
"""An item, and the same in RIS and in BibTeX."""


def _written(item: Item) -> _Written:
    return item, ris(item), bibtex(item)


def _files(name: str, written: Iterable[_Written]) -> Iterator[tuple[str, bytes]]:
    items, in_ris, in_bibtex = zip(*written, strict=True)
    yield f"data/citations/{name}.ris", "".join(in_ris).encode()
    yield f"data/citations/{name}.bib", "\n".join(in_bibtex).encode()
    yield f"data/citations/{name}.csl.json", f"{json.dumps(items, ensure_ascii=False, indent=2)}\n".encode()
