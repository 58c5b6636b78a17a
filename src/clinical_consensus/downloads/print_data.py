"""The data of the Typst templates: plain dictionaries with the facts that a template shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.language import locale
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.text_width import line_count
from clinical_consensus.collection.vancouver import Reference
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.downloads.print_blocks import anchors, linked, long_text
from clinical_consensus.downloads.slide_blocks import HEIGHT, MARGIN, TOP, WIDTH, has_bars
from clinical_consensus.downloads.slide_frame import Slide

PrintData = dict[str, object]
"""Data that becomes a Typst dictionary by way of JSON."""

PRINT_WORDS = {
    "inferred": wording.INFERRED,
    "our_reading": wording.OUR_READING,
    "not_stated": wording.NOT_STATED,
    "not_transcribed": wording.NOT_TRANSCRIBED,
    "no_source": wording.NO_SOURCE,
    "judgement": wording.JUDGEMENT,
    "defined": wording.DEFINED,
}
"""The words that every template gets in addition to its data."""

HYPHENATED = frozenset({
    "af", "be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "gl", "hr", "hu", "is", "it", "ka",
    "ku", "la", "lt", "mn", "nb", "nl", "nn", "no", "pl", "pt", "ru", "sa", "sk", "sl", "sq", "sr", "sv", "tk", "tr",
    "uk",
})  # fmt: skip
"""The languages (ISO 639) whose words Typst 0.15 divides into syllables."""

_ISOLATED = re.compile("\\s*(\u2068[^\u2069\\n]*\u2069[.,;]?)\\s*")
_SLIDE = [field.name for field in fields(Slide) if field.name not in ("blocks", "notes")]


_LONGEST_PROPERTY = 2000
"""A string in a PDF has at most 32,767 bytes, and a letter up to four (PDF/A-2, 6.1.13: implementation limits)."""

_PAGE_LINES, _PAGE_WIDTH, _SMALLEST = 75, 482.0, 9.0
"""The most lines that a page has room for, and their width and the size of the smallest letters, in pt."""


def may_fit_on_a_page(question: QuestionView) -> bool:
    """Return False if responses, rationale and references alone have more lines than a page, at its whole width."""
    texts = [each.unbroken for each in question.recommendations]
    texts += [*(each.text for each in question.rationale.values), *(each.text for each in question.cited)]
    return sum(line_count(text, _SMALLEST, _PAGE_WIDTH) for text in texts) <= _PAGE_LINES


def fact_for_print(fact: Fact) -> PrintData:
    """Return a fact as templates show it; if nothing is stated, `text` says so."""
    return {
        "label": fact.heading,
        "text": fact.text,
        "stated": fact.is_stated,
        "inferred": fact.is_inferred,
        "definition": fact.definition,
        "bars": [[asdict(each) for each in value.bar] for value in fact.values] if has_bars(fact) else [],
        "ours": fact.is_ours,
    }


def about_file(title: str, collection: CollectionView, description: str) -> PrintData:
    """Return what a PDF says of itself; its language is null where that is the one of the site's own words."""
    spoken, of = collection.spoken, locale(collection.spoken.language)
    declared = {**asdict(of), "labels": sorted(spoken.own_labels), "syllables": of.language in HYPHENATED}
    return {
        "document_title": _property(title),
        "document_author": _property(collection.title),
        "description": _property(description),
        "language": None if spoken.is_interface else declared,
    }


def _property(text: str) -> str:
    """A text that a file says of itself; what is longer than one can be ends with an ellipsis."""
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1]}…"


def collection_for_print(collection: CollectionView) -> PrintData:
    """Return what the templates show about the collection itself."""
    origin = collection.origin
    return {
        "title": collection.title,
        "long_title": collection.long_title,
        "edition": collection.edition,
        "edition_and_drafts": collection.edition_and_drafts,
        "edition_note": collection.profile.edition.note or "",
        "published": origin.published,
        "text_source": origin.text,
        "rights": fact_for_print(collection.rights),
        "publication": _reference(origin.publication) if origin.publication else None,
        "publication_note": origin.note,
        "facts": [fact_for_print(fact) for fact in collection.facts],
    }


def question_for_print(question: QuestionView, collection: CollectionView) -> PrintData:
    """Return everything that the templates show about a question."""
    origin = question.origin
    return {
        "id": question.id,
        "number": question.number,
        "numbering": question.numbering,
        "title": question.title.text,
        "heading": question.heading,
        "inferred": question.title.is_inferred,
        "standing": wording.bracketed(question.standing.marks),
        "parts": [
            {"label": part.label, "text": part.text.text, "inferred": part.text.is_inferred} for part in question.parts
        ],
        "recommendations": [_recommendation(question, each) for each in question.recommendations],
        "authors": _listed(question.authors),
        "rationale": long_text(question, question.rationale),
        "references": {**_listed(question.references), "values": list(_references(question))},
        "further": [fact_for_print(fact) for fact in question.further],
        "places": [
            {"field": place.field_name, "text": place.text, "inferred": place.inferred, "note": place.note}
            for place in question.places
        ],
        "related": list(question.related),
        "history": list(question.history),
        "notices": list(question.standing.notices),
        "edition": question.standing.line,
        "published": origin.published,
        "text_source": origin.text,
        "publication": _reference(origin.publication) if origin.publication else None,
        "publication_note": origin.note,
        "cite": _apart(collection.cite(question)),
        "address": question.address,
    }


def slides_for_print(collection: CollectionView, slides: Iterable[Slide], volume: str = "") -> PrintData:
    """Return the data for slides.typ: the dimensions of a slide in pt, and all slides without their notes.

    `volume` is the name of the volume that they are, if they are one.
    """
    name = f"{collection.title}: slides{f', {volume}' if volume else ''}"
    return {
        **about_file(
            name,
            collection,
            f"{name}, question first, then the answer.",
        ),
        "width": WIDTH,
        "height": HEIGHT,
        "margin": MARGIN,
        "top": TOP,
        "slides": [_slide(slide) for slide in slides],
    }


def _slide(slide: Slide) -> PrintData:
    return {
        **{name: getattr(slide, name) for name in _SLIDE},
        "blocks": [asdict(block) for block in slide.blocks],
    }


def _apart(text: str) -> str:
    """A text with each text from right to left on a line of its own.

    Within a line of words from left to right, PDFium copies such words in the opposite order.
    """
    return _ISOLATED.sub(
        lambda found: f"\n{found[1]}\n" if wording.is_right_to_left(found[1]) else found[0], text
    ).strip()


def _recommendation(question: QuestionView, recommendation: RecommendationView) -> PrintData:
    names = anchors(question)
    statements = (linked(question.citing, names, each.text) for each in recommendation.statements)
    return {
        "heading": recommendation.heading,
        "response": wording.joined(statements),
        "inferred": recommendation.response.is_inferred,
        "strength": fact_for_print(recommendation.strength),
        "known": [
            {**fact_for_print(fact), "is_graded": fact is not recommendation.vote} for fact in recommendation.graded[1:]
        ],
        "further": [fact_for_print(fact) for fact in recommendation.brief],
        "texts": [long_text(question, fact) for fact in recommendation.texts],
    }


def _listed(fact: Fact) -> PrintData:
    """A fact with its values as a list; `absent` says why there are none."""
    return {
        "label": fact.heading,
        "values": [value.text for value in fact.values],
        "inferred": fact.is_inferred,
        "absent": "" if fact.is_stated else fact.text,
    }


def _references(question: QuestionView) -> Iterator[PrintData]:
    names = anchors(question)
    for each in question.cited:
        yield {**_reference(each), "number": each.label, "anchor": names[each.anchor]}


def _reference(reference: Reference) -> PrintData:
    links = [{"label": link.label, "address": link.address} for link in reference.links]
    return {"text": reference.text, "links": links}
