"""List the items of RIGHT and AGREE II that a reader of the pages can look for, and where each is shown.

RIGHT: Chen Y, et al. Ann Intern Med 2017;166(2):128–132, doi:10.7326/M16-1565. AGREE II: Brouwers MC, et al. CMAJ
2010;182(18):E839–E842, doi:10.1503/cmaj.090449. What an item asks for is in this site's own words. Nothing is scored or
appraised: an item is shown; or a field that would show it is not stated; or it is for the committee to say; or no field
contains it, and the reader has to look in the source.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clinical_consensus.collection.facts import Target
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import INFERRED, NOT_STATED, NOT_TRANSCRIBED, OUR_READING
from clinical_consensus.review.completeness import Completeness


@dataclass(frozen=True)
class Finding:
    """What was found for an item: in words, the target that they link to, if any, and the mark shown with them."""

    text: str
    target: Target | None = None
    mark: str = ""


@dataclass(frozen=True)
class ChecklistItem:
    """An item of a checklist, and what was found for it."""

    number: str
    asks: str
    finding: Finding


@dataclass(frozen=True)
class Checklist:
    """A checklist with its full name and its reference."""

    name: str
    full_name: str
    citation: str
    doi: str
    items: tuple[ChecklistItem, ...]


Rule = Callable[[CollectionView, Completeness], Finding]


def checklists(completeness: Completeness) -> tuple[Checklist, ...]:
    """Return both checklists for the collection whose completeness is given."""
    view = completeness.view
    return (
        Checklist(
            "RIGHT",
            "Reporting Items for practice Guidelines in HealThcare",
            "Chen Y, et al. Ann Intern Med 2017;166(2):128–132.",
            "10.7326/M16-1565",
            tuple(ChecklistItem(number, asks, rule(view, completeness)) for number, asks, rule in _RIGHT),
        ),
        Checklist(
            "AGREE II",
            "Appraisal of Guidelines for Research and Evaluation",
            "Brouwers MC, et al. CMAJ 2010;182(18):E839–E842.",
            "10.1503/cmaj.090449",
            tuple(ChecklistItem(number, asks, rule(view, completeness)) for number, asks, rule in _AGREE),
        ),
    )


def _always(text: str, target: Target | None = None) -> Rule:
    return lambda _, __: Finding(text, target)


def _contact(view: CollectionView, _: Completeness) -> Finding:
    return Finding(SHOWN, ("page", "about")) if view.profile.contact else Finding(AWAITED)


def _published(view: CollectionView, _: Completeness) -> Finding:
    publication = view.profile.publication
    if publication and publication.issued:
        return Finding(SHOWN, ("page", "about"))
    return Finding(NOT_TRANSCRIBED if "publication" in view.profile.not_transcribed else NOT_STATED)


def _terms(view: CollectionView, _: Completeness) -> Finding:
    return Finding(SHOWN, ("page", "glossary")) if view.relations.collection.terms else Finding(ELSEWHERE, _SOURCE)


def _field(kind: str, target: Target | None = None) -> Rule:
    """Return the rule for a field: whether all questions show it, some or none, and whether it is inferred.

    If none does, the source does not state it, or for some question states it and the file does not hold it.

    The finding links to `target`, or to where the first question states the field.
    """

    def rule(_: CollectionView, completeness: Completeness) -> Finding:
        cells = completeness.cells(kind)
        shown = [cell for cell in cells if cell.state in ("stated", "inferred")]
        if not shown:
            is_left_out = any(cell.state == "not-transcribed" for cell in cells)
            return Finding(NOT_TRANSCRIBED if is_left_out else NOT_STATED)
        inferred = sum(cell.state == "inferred" for cell in shown)
        mark = INFERRED if inferred == len(shown) else f"{INFERRED} for some" if inferred else ""
        return Finding(SHOWN if len(shown) == len(cells) else SHOWN_FOR_SOME, target or shown[0].target, mark)

    return rule


def _if_stated(kind: str, otherwise: Rule, target: Target | None = None) -> Rule:
    """Return the rule for a field of which a collection that does not state it says nothing: then `otherwise`."""

    def rule(view: CollectionView, completeness: Completeness) -> Finding:
        found = _field(kind, target) if kind in completeness.columns else otherwise
        return found(view, completeness)

    return rule


def _of_collection(name: str, otherwise: Rule) -> Rule:
    """Return the rule for a field of the collection itself, shown on About if it is stated; else `otherwise`."""

    def rule(view: CollectionView, completeness: Completeness) -> Finding:
        if any(fact.name == name for fact in view.facts):
            return Finding(SHOWN, ("page", "about"))
        return otherwise(view, completeness)

    return rule


def _gap(view: CollectionView, _: Completeness) -> Finding:
    """Find the first statement that the editors read as naming a gap in the evidence."""
    for question in view.questions:
        for recommendation in question.record.recommendations:
            for statement in recommendation.statements:
                if statement.role == "evidence-gap":
                    return Finding(SHOWN, ("statement", statement.id), OUR_READING)
    return Finding(ELSEWHERE, _SOURCE)


SHOWN, SHOWN_FOR_SOME, AWAITED, ELSEWHERE = (
    "Shown",
    "Shown for some questions",
    "Awaiting the committee",
    "Look in the source",
)

_SOURCE: Target = ("page", "review-source")
_QUESTIONS = _always(SHOWN, ("page", "questions"))
_HOME = _always(SHOWN, ("page", "home"))
_DOWNLOADS = _always(SHOWN, ("page", "downloads"))
_COMMITTEE = _always(AWAITED)
_IN_SOURCE = _always(ELSEWHERE, _SOURCE)
_CERTAINTY = _if_stated("recommendations.certainty", _IN_SOURCE, ("page", "certainties"))
_INTERESTS = _of_collection("disclosures", _if_stated("authors.competing_interests", _COMMITTEE))

_RIGHT: tuple[tuple[str, str, Rule], ...] = (
    ("1b", "When it was published", _published),
    ("1c", "What it is about, in the title", _HOME),
    ("3", "Abbreviations and terms", _terms),
    ("4", "Whom to write to", _contact),
    ("5", "The health problem and how common it is", _IN_SOURCE),
    ("6", "Its aims", _IN_SOURCE),
    ("7a", "The patients it is for", _if_stated("population", _IN_SOURCE)),
    ("8a", "Who is to use it", _COMMITTEE),
    ("9a", "Who took part", _field("authors", ("page", "authors"))),
    ("10a", "The questions", _QUESTIONS),
    ("11a", "How the evidence was looked for", _of_collection("evidence_search_date", _IN_SOURCE)),
    ("12", "How sure the evidence is", _CERTAINTY),
    ("13a", "The recommendations", _QUESTIONS),
    ("13c", "The strength of each recommendation", _field("recommendations.strength", ("page", "strengths"))),
    ("14", "The reasons for each recommendation", _field("rationale")),
    ("15", "How agreement was reached", _IN_SOURCE),
    ("16", "Review by others", _IN_SOURCE),
    ("18a", "Who paid for it", _of_collection("funding", _IN_SOURCE)),
    ("19a", "Interests declared", _INTERESTS),
    ("20", "Where it can be had", _DOWNLOADS),
    ("21", "Gaps in the evidence", _gap),
    ("22", "Its limits", _IN_SOURCE),
)
_AGREE: tuple[tuple[str, str, Rule], ...] = (
    ("1", "Its objectives", _IN_SOURCE),
    ("2", "The health questions", _QUESTIONS),
    ("3", "The population", _if_stated("population", _IN_SOURCE)),
    ("4", "Who was in the group", _field("authors", ("page", "authors"))),
    ("5", "What patients and the public want", _IN_SOURCE),
    ("6", "Who is to use it", _COMMITTEE),
    ("7", "How the evidence was searched", _of_collection("evidence_search_date", _IN_SOURCE)),
    ("8", "How the evidence was chosen", _IN_SOURCE),
    ("9", "Strengths and limits of the evidence", _CERTAINTY),
    ("10", "How the recommendations were agreed", _IN_SOURCE),
    ("11", "Benefits, harms and risks weighed", _IN_SOURCE),
    ("12", "The evidence behind each recommendation", _field("references")),
    ("13", "Review by others before publication", _IN_SOURCE),
    ("14", "How it will be updated", _COMMITTEE),
    ("19", "Tools for putting it into practice", _DOWNLOADS),
    ("22", "Independence from who paid", _of_collection("funding", _IN_SOURCE)),
    ("23", "Competing interests", _INTERESTS),
)
