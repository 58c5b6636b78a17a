"""What the head of a question's page tells programs: schema.org as JSON-LD, and tags that reference managers read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from clinical_consensus.collection import vancouver as citation
from clinical_consensus.collection import wording
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.csl import CslItem, CslName
from clinical_consensus.contract.records import Author, Question
from clinical_consensus.contract.settings import Settings
from clinical_consensus.contract.values import is_web_address
from clinical_consensus.open_data.csl_text import iso
from clinical_consensus.open_data.saying import address, heading, is_inferred, marked, stated_authors

Json = dict[str, Any]

LANGUAGE = "en"
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


def json_ld(relations: Relations, question: Question, settings: Settings, signed: tuple[str, str] | None) -> Json:
    """Return a question's page as a schema.org MedicalWebPage about a MedicalGuideline.

    `signed` is the reviewer's name and the ISO date of a valid sign-off, or None: nothing else makes a page reviewed.
    What the source does not state is left out, and so are inferred authors; other inferred words bear their mark. The
    guideline and its recommendations are creative works too, since schema.org gives `text` and `hasPart` to no medical
    entity. There is no level of evidence: none is stated.
    """
    profile = relations.collection.profile
    site: Json = {"@type": "WebSite", "name": profile.title}
    page: Json = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": heading(relations, question),
        "inLanguage": LANGUAGE,
        "isPartOf": site,
        "version": profile.edition.version,
        "dateModified": profile.edition.date.isoformat(),
    }
    if settings.site_url:
        page["url"] = address(settings, question.id)
        site["url"] = settings.site_url
    if relations.collection.sources:
        page["isBasedOn"] = [{"@type": "CreativeWork", "name": source.title} for source in relations.collection.sources]
    if profile.publication:
        page["citation"] = _publication(profile.publication)
    if authors := stated_authors(relations, question):
        page["author"] = [_author(author) for author in authors]
    if profile.rights:
        page["license" if is_web_address(profile.rights, ("http", "https")) else "copyrightNotice"] = profile.rights
    if signed:
        name, date = signed
        page |= {"reviewedBy": {"@type": "Person", "name": name}, "lastReviewed": date}
    return page | {"about": {"@id": _GUIDELINE}, "mainEntity": _guideline(relations, question)}


def script_text(value: Json) -> str:
    """Return a value as JSON that can stand in a script element: nothing in it ends the element or a line."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _guideline(relations: Relations, question: Question) -> Json:
    publication = relations.collection.profile.publication
    date = _date(publication) if publication else ""
    return {
        "@type": ["MedicalGuideline", "CreativeWork"],
        "@id": _GUIDELINE,
        "name": heading(relations, question),
        "guidelineSubject": {"@type": "MedicalEntity", "name": heading(relations, question)},
        **({"guidelineDate": date} if date else {}),
        "hasPart": list(_recommendations(relations, question)),
    }


def _recommendations(relations: Relations, question: Question) -> Iterator[Json]:
    count = len(question.recommendations)
    for number, recommendation in enumerate(question.recommendations, 1):
        at = f"recommendations.{recommendation.id}"
        name = f"{wording.RESPONSE} {number} of {count}" if count > 1 else wording.RESPONSE
        answer: Json = {
            "@type": ["MedicalGuidelineRecommendation", "CreativeWork"],
            "name": marked(name, is_inferred(relations, question, f"{at}.statements")),
            "text": " ".join(statement.text for statement in recommendation.statements),
        }
        if recommendation.strength:
            label, inferred = (
                relations.grade[recommendation.strength].label,
                is_inferred(relations, question, f"{at}.strength"),
            )
            answer["recommendationStrength"] = marked(label, inferred)
        yield answer


def _author(author: Author) -> Json:
    person: Json = {"@type": "Person", "name": author.name}
    if author.affiliations:
        person["affiliation"] = [{"@type": "Organization", "name": name} for name in author.affiliations]
    if author.orcid:
        person["sameAs"] = f"https://orcid.org/{author.orcid.removeprefix('https://orcid.org/')}"
    return person


def _publication(item: CslItem) -> Json:
    date, links = _date(item), [link.address for link in citation.links(item)]
    return {
        "@type": _KINDS.get(item.type, "CreativeWork"),
        **({"name": item.title} if item.title else {}),
        **({"author": [_named(name) for name in item.author]} if item.author else {}),
        **({"datePublished": date} if date else {}),
        **({"isPartOf": {"@type": "CreativeWork", "name": item.container_title}} if item.container_title else {}),
        **({"sameAs": links} if links else {}),
    }


def _named(name: CslName) -> Json:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    particles = (name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    return {"@type": "Person", "name": " ".join(filter(None, particles))}


def _date(item: CslItem) -> str:
    """The date of a publication, or "" where none is given as one date that ISO 8601 can tell."""
    dates = item.issued.date_parts if item.issued else None
    return iso(tuple(map(int, dates[0]))) if dates and len(dates) == 1 else ""


def meta_tags(relations: Relations, question: Question, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return the name and content of each tag by which reference managers know a question's page.

    Highwire Press tags as Google Scholar lists them, and Dublin Core ("Expressing Dublin Core metadata using HTML/XHTML
    meta and link elements"). Zotero takes the kind of item from DC.type and the site's title from
    prism.publicationName (its translators "Embedded Metadata" and "RDF"). The date is that of this site's edition;
    inferred authors are left out.
    """
    return tuple(_tags(relations, question, settings))


def _tags(relations: Relations, question: Question, settings: Settings) -> Iterator[tuple[str, str]]:
    profile = relations.collection.profile
    title, date, url = heading(relations, question), profile.edition.date, address(settings, question.id)
    authors = stated_authors(relations, question)
    yield "citation_title", title
    yield from (("citation_author", author.name) for author in authors)
    yield "citation_publication_date", date.isoformat().replace("-", "/")
    if url:
        yield "citation_public_url", url
    yield "citation_language", LANGUAGE
    yield "DC.title", title
    yield from (("DC.creator", author.name) for author in authors)
    yield "DC.date", date.isoformat()
    yield "DC.identifier", url or question.id
    yield from (("DC.source", source.title) for source in relations.collection.sources)
    if profile.rights:
        yield "DC.rights", profile.rights
    yield "DC.language", LANGUAGE
    yield "DC.type", "webpage"
    yield "prism.publicationName", profile.title
