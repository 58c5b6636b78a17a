"""The items of RIGHT and AGREE II that a reader of the pages can look for, by their numbers, and where each is shown.

RIGHT: Chen Y, et al. Ann Intern Med 2017;166(2):128–132, doi:10.7326/M16-1565. AGREE II: Brouwers MC, et al. CMAJ
2010;182(18):E839–E842, doi:10.1503/cmaj.090449. What an item asks for is said here in this site's own words. Nothing is
scored or appraised: an item is shown, or it is said who has not stated it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from consensus.model import Question
from consensus.relations import Relations

Target = tuple[str, str]
"""A target of the page plan: kind and id."""


@dataclass(frozen=True)
class Item:
    """An item of a checklist: where it is shown; else whose word is lacking, the source's or the committee's."""

    number: str
    asks: str
    shown: Target | None
    awaits_committee: bool = False


@dataclass(frozen=True)
class Checklist:
    """A checklist with its reference."""

    name: str
    citation: str
    doi: str
    items: tuple[Item, ...]


Rule = Callable[[Relations], Target | None]


def checklists(relations: Relations) -> tuple[Checklist, ...]:
    """Return both checklists for a collection."""
    return (
        Checklist(
            "RIGHT",
            "Chen Y, et al. Ann Intern Med 2017;166(2):128–132.",
            "10.7326/M16-1565",
            tuple(_items(relations, _RIGHT)),
        ),
        Checklist(
            "AGREE II",
            "Brouwers MC, et al. CMAJ 2010;182(18):E839–E842.",
            "10.1503/cmaj.090449",
            tuple(_items(relations, _AGREE)),
        ),
    )


def _items(relations: Relations, rows: tuple[tuple[str, str, Rule | str], ...]) -> Iterator[Item]:
    for number, asks, rule in rows:
        if isinstance(rule, str):
            yield Item(number, asks, None, awaits_committee=rule == _COMMITTEE)
        else:
            shown = rule(relations)
            yield Item(number, asks, shown, awaits_committee=shown is None and rule is _contact)


def _always(kind: str, target: str) -> Rule:
    return lambda _: (kind, target)


def _contact(relations: Relations) -> Target | None:
    return ("page", "about") if relations.collection.profile.contact else None


def _published(relations: Relations) -> Target | None:
    publication = relations.collection.profile.publication
    return ("page", "about") if publication and publication.issued else None


def _terms(relations: Relations) -> Target | None:
    return ("page", "glossary") if relations.collection.terms else None


def _authors(relations: Relations) -> Target | None:
    return ("page", "authors") if any(question.authors for question in relations.questions) else None


def _strengths(relations: Relations) -> Target | None:
    return ("page", "strengths") if any(relations.with_strength.get(grade.id) for grade in relations.grades) else None


def _consensus(relations: Relations) -> Target | None:
    return ("page", "levels") if any(relations.with_consensus.get(level.id) for level in relations.levels) else None


def _first(section: str, states: Callable[[Question], object]) -> Rule:
    """Shown at a section of the first question that states it."""

    def rule(relations: Relations) -> Target | None:
        found = next((question for question in relations.questions if states(question)), None)
        return (f"question.{section}", found.id) if found else None

    return rule


def _gap(relations: Relations) -> Target | None:
    """Shown at the first statement that is read as naming a gap in the evidence."""
    for question in relations.questions:
        for recommendation in question.recommendations:
            for statement in recommendation.statements:
                if statement.role == "evidence-gap":
                    return "statement", statement.id
    return None


_SOURCE, _COMMITTEE = "the source", "the committee"

_RATIONALE = _first("rationale", lambda question: question.rationale)
_REFERENCES = _first("references", lambda question: question.references)

_RIGHT: tuple[tuple[str, str, Rule | str], ...] = (
    ("1b", "When it was published", _published),
    ("1c", "What it is about, in the title", _always("page", "home")),
    ("3", "Abbreviations and terms", _terms),
    ("4", "Whom to write to", _contact),
    ("5", "The health problem and how common it is", _SOURCE),
    ("6", "Its aims", _SOURCE),
    ("7a", "The patients it is for", _SOURCE),
    ("8a", "Who is to use it", _COMMITTEE),
    ("9a", "Who took part", _authors),
    ("10a", "The questions", _always("page", "questions")),
    ("11a", "How the evidence was looked for", _SOURCE),
    ("12", "How sure the evidence is", _SOURCE),
    ("13a", "The recommendations", _always("page", "questions")),
    ("13c", "The strength of each recommendation", _strengths),
    ("14", "The reasons for each recommendation", _RATIONALE),
    ("15", "How agreement was reached", _consensus),
    ("16", "Review by others", _SOURCE),
    ("18a", "Who paid for it", _SOURCE),
    ("19a", "Interests declared", _COMMITTEE),
    ("20", "Where it can be had", _always("page", "downloads")),
    ("21", "Gaps in the evidence", _gap),
    ("22", "Its limits", _SOURCE),
)
_AGREE: tuple[tuple[str, str, Rule | str], ...] = (
    ("1", "Its objectives", _SOURCE),
    ("2", "The health questions", _always("page", "questions")),
    ("3", "The population", _SOURCE),
    ("4", "Who was in the group", _authors),
    ("5", "What patients and the public want", _SOURCE),
    ("6", "Who is to use it", _COMMITTEE),
    ("7", "How the evidence was searched", _SOURCE),
    ("8", "How the evidence was chosen", _SOURCE),
    ("9", "Strengths and limits of the evidence", _SOURCE),
    ("10", "How the recommendations were agreed", _consensus),
    ("11", "Benefits, harms and risks weighed", _RATIONALE),
    ("12", "The evidence behind each recommendation", _REFERENCES),
    ("13", "Review by others before publication", _SOURCE),
    ("14", "How it will be updated", _COMMITTEE),
    ("15", "Recommendations that are specific", _always("page", "questions")),
    ("17", "Key recommendations easy to find", _always("page", "home")),
    ("19", "Tools for putting it into practice", _always("page", "downloads")),
    ("22", "Independence from who paid", _SOURCE),
    ("23", "Competing interests", _COMMITTEE),
)
