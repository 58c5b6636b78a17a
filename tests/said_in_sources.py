"""What a source says in each field of a collection's raw JSON: texts as they stand, words, figures, or whole lines."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from typing import Any, NamedTuple

from sites import Json

ANYWHERE = ("label", "section", "publication", "replaces")
"""Fields whose place in a source need not be named."""

AGREEING = frozenset({
    "abstain", "abstained", "abstaining", "abstention", "abstentions", "agree", "agreed", "agreement", "all",
    "consensus", "delegates", "disagree", "disagreed", "disagreement", "first", "of", "panel", "percent", "round",
    "second", "third", "vote", "voted", "voters", "votes", "voting", "with",
})  # fmt: skip
"""The words with which sources state a vote."""

_APART = {
    "id", "number", "title", "parts", "recommendations", "authors", "references", *ANYWHERE, "topics", "related",
    "provenance", "history", "not_transcribed", "citation_markers", "statements", "strength", "certainty", "consensus",
    "recused", "direction", "basis", "status", "approval_date", "last_review_date",
}  # fmt: skip
"""Fields that are read by their names below, or are not the source's; every other is a text, or blocks of text."""


class Said(NamedTuple):
    """A stated field by its name in provenance, and what stands on its lines."""

    field: str
    texts: tuple[str, ...] = ()
    """Texts that stand there one after the other."""
    words: frozenset[str] = frozenset()
    """Words with which sources may state it: they belong to the field."""
    figures: frozenset[float] = frozenset()
    """Figures that stand there."""
    has_lines: bool = False
    """Whether its lines are its own, whatever they say."""


def said(data: Json) -> Iterator[tuple[Json, Said]]:
    """Every stated field of every question, with the question."""
    for question in data["questions"]:
        for each in _of_question(data, question):
            yield question, each._replace(texts=tuple(filter(None, (" ".join(text.split()) for text in each.texts))))


def stated(data: Json) -> Iterator[tuple[Json, str, str]]:
    """Every stated field of every question: the question, the field's name in provenance, its text; "" for others."""
    yield from ((question, each.field, " ".join(each.texts)) for question, each in said(data))


def _of_question(data: Json, question: Json) -> Iterator[Said]:
    names = {each["id"]: each["name"] for each in data.get("authors", [])}
    sections = {each["id"]: each["title"] for each in data.get("sections", [])}
    yield Said("title", (question["title"],))
    for part in question.get("parts", []):
        yield Said(f"parts.{part['id']}", (part["text"],))
    for answer in question["recommendations"]:
        for each in _of_answer(data, answer, names):
            yield each._replace(field=f"recommendations.{answer['id']}.{each.field}")
    if question.get("authors"):
        yield Said("authors", (", ".join(names[author] for author in question["authors"]),))
    yield from _texts(question)
    if question.get("label"):
        yield Said("label", (question["label"],))
    if question.get("section"):
        yield Said("section", (sections[question["section"]],))
    yield from (Said(name, has_lines=True) for name in ("references", "publication", "replaces") if question.get(name))


def _of_answer(data: Json, answer: Json, names: dict[str, str]) -> Iterator[Said]:
    yield Said("statements", (" ".join(statement["text"] for statement in answer["statements"]),))
    for name, members in (("strength", "grades"), ("certainty", "levels")):
        if answer.get(name):
            scale = data[f"{name}_scheme"][members]
            yield Said(name, tuple(each["label"] for each in scale if each["id"] == answer[name]))
    if consensus := answer.get("consensus"):
        yield _agreed(data, consensus)
    yield from _texts(answer)
    for name in ("direction", "basis", "status"):
        if answer.get(name):
            yield Said(name, words=frozenset([*answer[name].split("-"), name]))
    for name in ("approval_date", "last_review_date"):
        if answer.get(name):
            yield _dated(name, answer[name])
    if answer.get("recused"):
        yield Said(
            "recused", words=frozenset(word.lower() for each in answer["recused"] for word in names[each].split())
        )


def _agreed(data: Json, consensus: Json) -> Said:
    labels = {each["id"]: each["label"] for each in data["consensus_scheme"]["levels"]}
    votes = [*filter(None, [consensus.get("vote")]), *consensus.get("earlier_votes", [])]
    counted = [*votes, *(vote["counts"] for vote in votes if vote.get("counts"))]
    kinds = ("agree", "disagree", "abstain", "voters")
    figures = {float(each[kind]) for each in counted for kind in kinds if each.get(kind) is not None}
    rounds = {str(vote["round"]) for vote in votes if vote.get("round")}
    texts = (labels[consensus["level"]],) if consensus.get("level") else ()
    return Said("consensus", texts, AGREEING | rounds if votes else frozenset(), frozenset(figures))


def _dated(name: str, date: str) -> Said:
    year, *rest = date.split("-")
    month = [calendar.month_name[int(rest[0])], calendar.month_abbr[int(rest[0])]] if rest else []
    numbers = [each for part in (year, *rest) for each in (part, part.lstrip("0"))]
    return Said(name, words=frozenset(map(str.lower, (*numbers, *month))), figures=frozenset([float(year)]))


def _texts(record: Json) -> Iterator[Said]:
    """Every field that is a text or has blocks of it."""
    for name, value in record.items():
        if value and name not in _APART:
            yield Said(name, tuple(_pieces(value)))


def _pieces(value: Any) -> Iterator[str]:
    """The texts of a field in the order of its source: paragraphs, headings, items, and cells row by row."""
    if isinstance(value, list):
        for each in value:
            yield from _pieces(each)
    elif isinstance(value, dict):
        for name in ("heading", "list", "table", "caption", "header", "rows"):
            yield from _pieces(value[name]) if value.get(name) else ()
    else:
        yield str(value)
