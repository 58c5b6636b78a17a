"""Citations for reference managers: a page in its edition, and the related publication as a separate item.

Both are CSL-JSON items (CSL 1.0.2, the schema csl-data.json), from which RIS and BibTeX are made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.rules import WHOLE
from clinical_consensus.open_data.bibtex import bibtex
from clinical_consensus.open_data.ris import ris

CitationItem = dict[str, Any]
"""A CSL-JSON item."""


def citation_files(view: CollectionView) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of the collection's citation and of each question's, in RIS, BibTeX and CSL-JSON."""
    related = [_written(item) for item in (publication(view),) if item]
    yield from _files(WHOLE, [_written(collection_page(view)), *related])
    for question in view.questions:
        yield from _files(question.id, [_written(question_page(view, question)), *related])


def question_page(view: CollectionView, question: QuestionView) -> CitationItem:
    """Return a question page's item. Its authors are those that the source states; inferred ones are in the note."""
    item = _page(view, question.id, question.marked_title, question.address)
    item["container-title"] = view.title
    authors = question.authors
    is_named = authors.is_stated and not authors.is_inferred
    if is_named:
        item["author"] = [{"literal": author.text} for author in authors.values]
    item["note"] = " ".join(_notes(view, "" if is_named else _on_authors(authors)))
    return item


def collection_page(view: CollectionView) -> CitationItem:
    """Return the item of the whole collection's site."""
    item = _page(view, view.id, view.title, view.site_url)
    item["note"] = " ".join(_notes(view, ""))
    return item


def publication(view: CollectionView) -> CitationItem | None:
    """Return the item of the related publication, with all its variables and a note that says what it is, or None.

    Its id is the collection's plus ".publication"; no other id contains a full stop.
    """
    related = view.profile.publication
    if related is None:
        return None
    item: CitationItem = related.model_dump(mode="json", by_alias=True, exclude_none=True)
    for value in item.values():
        if isinstance(value, dict) and "date-parts" in value:
            value["date-parts"] = [[int(part) for part in date] for date in value["date-parts"]]
    note = (item.get("note"), f"Related publication of {view.title}.", view.publication_note)
    return {**item, "id": f"{view.id}.publication", "note": " ".join(filter(None, note))}


def _page(view: CollectionView, identifier: str, title: str, url: str) -> CitationItem:
    edition = view.profile.edition
    date = edition.date
    return {
        "id": identifier,
        "type": "webpage",
        "title": title,
        "version": edition.version,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        **({"URL": url} if url else {}),
    }


def _notes(view: CollectionView, on_authors: str) -> Iterator[str]:
    if view.text_source:
        yield f"Text: {view.text_source}."
    if on_authors:
        yield on_authors
    yield f"{view.edition}."
    if view.published:
        yield f"{view.published}."
    yield wording.sentence(view.rights.line())


def _on_authors(authors: Fact) -> str:
    """A sentence about authors that the source does not state as authors."""
    names = authors.isolated("; ") or authors.text
    return f"{authors.label}: {wording.marked(names, authors.is_inferred)}."


_Written = tuple[CitationItem, str, str]
"""An item, and its text in RIS and in BibTeX."""


def _written(item: CitationItem) -> _Written:
    return item, ris(item), bibtex(item)


def _files(name: str, written: Iterable[_Written]) -> Iterator[tuple[str, bytes]]:
    items, in_ris, in_bibtex = zip(*written, strict=True)
    yield f"data/citations/{name}.ris", "".join(in_ris).encode()
    yield f"data/citations/{name}.bib", "\n".join(in_bibtex).encode()
    yield f"data/citations/{name}.csl.json", f"{json.dumps(items, ensure_ascii=False, indent=2)}\n".encode()
