"""Citations for reference managers: a page in its edition, and the related publication as a separate item.

Both are CSL-JSON items (CSL 1.0.2, the schema csl-data.json), from which RIS and BibTeX are made.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from typing import Any

from clinical_consensus.collection import wording
from clinical_consensus.collection.csl_text import csl_json
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.origin import Origin
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.rules import WHOLE
from clinical_consensus.open_data.bibtex import bibtex
from clinical_consensus.open_data.ris import ris

CitationItem = dict[str, Any]
"""A CSL-JSON item."""


def citation_files(view: CollectionView) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of the collection's citation and of each question's, in RIS, BibTeX and CSL-JSON."""
    yield from _files(WHOLE, [collection_page(view), *publication(view, view.origin)])
    for question in view.questions:
        yield from _files(question.id, [question_page(view, question), *publication(view, question.origin)])


def question_page(view: CollectionView, question: QuestionView) -> CitationItem:
    """Return a question page's item. Its authors are those that the source states; inferred ones are in the note."""
    standing = question.standing
    item = _page(question.id, question.marked_title, standing.version, standing.date, question.address)
    item |= {"container-title": view.title, **_language(view)}
    authors = question.authors
    is_named = authors.is_stated and not authors.is_inferred
    if is_named:
        item["author"] = [{"literal": author.text} for author in authors.values]
    on_authors = () if is_named else (_on_authors(authors),)
    notes = (*map(wording.sentence, standing.notices), *_source(question.origin), *on_authors)
    item["note"] = " ".join((*notes, f"{standing.line}.", *_published(question.origin), _rights(view)))
    return item


def collection_page(view: CollectionView) -> CitationItem:
    """Return the item of the whole collection's site."""
    edition = view.profile.edition
    item = _page(view.id, view.title, edition.version, edition.date, view.site_url)
    item |= _language(view)
    notes = (*_source(view.origin), f"{view.edition_and_drafts}.", *_published(view.origin), _rights(view))
    item["note"] = " ".join(notes)
    return item


def publication(view: CollectionView, origin: Origin) -> tuple[CitationItem, ...]:
    """Return the item of the related publication, with all its variables and a note that says what it is, if any.

    Its id is that of the question or collection that it is stated for plus ".publication"; no other id contains a full
    stop.
    """
    if origin.item is None:
        return ()
    item: CitationItem = csl_json(origin.item)
    question = view.question.get(origin.owner)
    of = f"question {question.number} of {view.title}" if question else view.title
    note = (item.get("note"), f"Related publication of {of}.", origin.note)
    return ({**item, "id": f"{origin.owner or view.id}.publication", "note": " ".join(filter(None, note))},)


def _page(identifier: str, title: str, version: str, date: datetime.date | None, url: str) -> CitationItem:
    return {
        "id": identifier,
        "type": "webpage",
        "title": title,
        "version": version,
        **({"issued": {"date-parts": [[date.year, date.month, date.day]]}} if date else {}),
        **({"URL": url} if url else {}),
    }


def _language(view: CollectionView) -> dict[str, str]:
    """The language of the text, if it is not that of the site's own words."""
    return {} if view.spoken.is_interface else {"language": view.spoken.language}


def _source(origin: Origin) -> tuple[str, ...]:
    return (f"Text: {origin.text}.",) if origin.text else ()


def _published(origin: Origin) -> tuple[str, ...]:
    return (f"{origin.published}.",) if origin.published else ()


def _rights(view: CollectionView) -> str:
    return wording.sentence(view.rights.line())


def _on_authors(authors: Fact) -> str:
    """A sentence about authors that the source does not state as authors."""
    names = authors.isolated("; ") or authors.text
    return f"{authors.label}: {wording.marked(names, authors.is_inferred)}."


def _files(name: str, items: Sequence[CitationItem]) -> Iterator[tuple[str, bytes]]:
    yield f"data/citations/{name}.ris", "".join(map(ris, items)).encode()
    yield f"data/citations/{name}.bib", "\n".join(map(bibtex, items)).encode()
    yield f"data/citations/{name}.csl.json", f"{json.dumps(items, ensure_ascii=False, indent=2)}\n".encode()
