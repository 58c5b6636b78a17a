"""Metadata in the head of a question's page: schema.org as JSON-LD, and tags for reference managers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from clinical_consensus.collection import vancouver as citation
from clinical_consensus.collection import wording
from clinical_consensus.collection.csl_text import iso
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.csl import CslItem, CslName
from clinical_consensus.contract.editorial import Source
from clinical_consensus.contract.records import Author
from clinical_consensus.contract.values import is_web_address

JsonLd = dict[str, Any]

_GUIDELINE = "_:guideline"
_KINDS = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def json_ld(view: CollectionView, question: QuestionView, signed: tuple[str, str] | None) -> JsonLd:
    """Return a question's page as a schema.org MedicalWebPage about a MedicalGuideline.

    `signed` is the reviewer's name and the ISO date of a valid sign-off, or None; without it, the page does not count
    as reviewed. What the source does not state is left out, and so are inferred authors; other inferred words have
    their mark. The guideline and its recommendations are also creative works, because no medical entity of schema.org
    has `text` and `hasPart`. What a recommendation is based on is its `evidenceOrigin`; the certainty is left out,
    because the values of schema.org's `evidenceLevel` are A, B and C, which would have to be chosen.
    """
    standing, origin = question.standing, question.origin
    site: JsonLd = {"@type": "WebSite", "name": view.title}
    page: JsonLd = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": question.marked_title,
        "inLanguage": view.profile.language,
        "isPartOf": site,
        "version": standing.version,
        **_status(question),
        **({"dateModified": standing.date.isoformat()} if standing.date else {}),
    }
    if question.address:
        page["url"] = question.address
        site["url"] = view.site_url
    if origin.sources:
        page["isBasedOn"] = [_source(source) for source in origin.sources]
    if origin.item:
        page["citation"] = _publication(origin.item)
    if authors := _stated_authors(view, question):
        page["author"] = [_author(author) for author in authors]
    if view.rights.is_stated:
        rights = view.rights.text
        page["license" if is_web_address(rights, ("http", "https")) else "copyrightNotice"] = rights
    if signed:
        name, date = signed
        page |= {"reviewedBy": {"@type": "Person", "name": name}, "lastReviewed": date}
    return page | {"about": {"@id": _GUIDELINE}, "mainEntity": _guideline(question)}


def _source(source: Source) -> JsonLd:
    original = source.original
    document = original and {
        "@type": "CreativeWork",
        "name": original.title,
        **({"url": original.url} if original.url else {}),
    }
    return {"@type": "CreativeWork", "name": source.title, **({"isBasedOn": document} if document else {})}


def script_text(value: JsonLd) -> str:
    """Return a value as JSON that is safe in a script element: nothing in it ends the element or a line."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _status(question: QuestionView) -> JsonLd:
    """That a question is withdrawn, replaced or a draft: beside its name, which is the source's title alone."""
    notices = question.standing.notices
    return {"creativeWorkStatus": " ".join(map(wording.sentence, notices))} if notices else {}


def _guideline(question: QuestionView) -> JsonLd:
    publication = question.origin.item
    date = _date(publication) if publication else ""
    return {
        "@type": ["MedicalGuideline", "CreativeWork"],
        "@id": _GUIDELINE,
        "name": question.marked_title,
        **_status(question),
        "guidelineSubject": {"@type": "MedicalEntity", "name": question.marked_title},
        **({"guidelineDate": date} if date else {}),
        "hasPart": [_recommendation(each) for each in question.recommendations],
    }


def _recommendation(recommendation: RecommendationView) -> JsonLd:
    strength = recommendation.strength
    basis = next(fact for fact in recommendation.own if fact.name == "basis")
    return {
        "@type": ["MedicalGuidelineRecommendation", "CreativeWork"],
        "name": wording.marked(recommendation.heading, recommendation.response.is_inferred),
        "text": recommendation.response.text,
        **({"recommendationStrength": strength.marked_text} if strength.is_stated else {}),
        **({"evidenceOrigin": basis.marked_text} if basis.is_stated else {}),
    }


def _stated_authors(view: CollectionView, question: QuestionView) -> tuple[Author, ...]:
    """The authors that the source states as such; none if they are inferred."""
    if question.authors.is_inferred:
        return ()
    known = view.relations.author
    return tuple(known[value.target[1]] for value in question.authors.values if value.target)


def _author(author: Author) -> JsonLd:
    person: JsonLd = {"@type": "Person", "name": author.name}
    if author.affiliations:
        person["affiliation"] = [{"@type": "Organization", "name": name} for name in author.affiliations]
    if author.orcid:
        person["sameAs"] = f"https://orcid.org/{author.orcid.removeprefix('https://orcid.org/')}"
    return person


def _publication(item: CslItem) -> JsonLd:
    date, links = _date(item), [link.address for link in citation.links(item)]
    return {
        "@type": _KINDS.get(item.type, "CreativeWork"),
        **({"name": item.title} if item.title else {}),
        **({"author": [_named(name) for name in item.author]} if item.author else {}),
        **({"datePublished": date} if date else {}),
        **({"isPartOf": {"@type": "CreativeWork", "name": item.container_title}} if item.container_title else {}),
        **({"sameAs": links} if links else {}),
    }


def _named(name: CslName) -> JsonLd:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    particles = (name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    return {"@type": "Person", "name": " ".join(filter(None, particles))}


def _date(item: CslItem) -> str:
    """The date of a publication, or "" if it is not a single date that ISO 8601 can write."""
    dates = item.issued.date_parts if item.issued else None
    return iso(tuple(map(int, dates[0]))) if dates and len(dates) == 1 else ""


def meta_tags(view: CollectionView, question: QuestionView) -> tuple[tuple[str, str], ...]:
    """Return the name and content of each meta tag on a question's page for reference managers.

    They are the Highwire Press tags that Google Scholar lists, and Dublin Core ("Expressing Dublin Core metadata using
    HTML/XHTML meta and link elements"). Zotero takes the type of item from DC.type and the site's title from
    prism.publicationName (its translators "Embedded Metadata" and "RDF"). The date is that of this site's edition,
    and a draft has none; inferred authors are left out.
    """
    return tuple(_tags(view, question))


def _tags(view: CollectionView, question: QuestionView) -> Iterator[tuple[str, str]]:
    title, date, url = question.marked_title, question.standing.date, question.address
    authors = _stated_authors(view, question)
    yield "citation_title", title
    yield from (("citation_author", author.name) for author in authors)
    if date:
        yield "citation_publication_date", date.isoformat().replace("-", "/")
    if url:
        yield "citation_public_url", url
    yield "citation_language", view.profile.language
    yield "DC.title", title
    yield from (("DC.creator", author.name) for author in authors)
    if date:
        yield "DC.date", date.isoformat()
    yield "DC.identifier", url or question.id
    yield from (("DC.source", source.title) for source in question.origin.sources)
    if view.rights.is_stated:
        yield "DC.rights", view.rights.text
    yield "DC.language", view.profile.language
    yield "DC.type", "webpage"
    yield "prism.publicationName", view.title
