"""What a collection states, in the words of every surface, derived from its raw JSON."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from typing import Any, NamedTuple

from clinical_consensus.contract.fields import Shown, field_classes
from clinical_consensus.contract.questions import Question, Recommendation
from clinical_consensus.contract.values import Record
from sites import NOT_STATED, NOT_TRANSCRIBED, Json, labels, states_certainty, strength_text
from voting import vote_words

ABSENT = (NOT_STATED, NOT_TRANSCRIBED)
FIGURES = ("agree", "disagree", "abstain")

_BY_NAME = {
    "label", "title", "section", "parts", "recommendations", "authors", "rationale", "references", "publication",
    "replaces",
}  # fmt: skip
"""The fields of a question that the tests of each surface name."""

_GRADED = {"statements", "strength", "certainty", "consensus", "recused"}
"""The same of a recommendation."""


class Stated(NamedTuple):
    """A further field: its name, its label, its words ("" if nothing is said of it), and whose place it has."""

    name: str
    label: str
    text: str
    placed: str


def date_words(date: str) -> str:
    """A date as exact as it is stated: "2019", "July 2019", "3 July 2019"."""
    year, month, day = [*date.split("-"), "", ""][:3]
    return " ".join(filter(None, (day.lstrip("0"), month and calendar.month_name[int(month)], year)))


def block_words(block: str | Json) -> str:
    """A block of a long text: an item of a list or a row of a table on each line."""
    if isinstance(block, str):
        return block
    if "heading" in block:
        return str(block["heading"])
    if "list" in block:
        signs = [f"{number}." if block.get("ordered") else "•" for number in range(1, len(block["list"]) + 1)]
        return "\n".join(f"{sign} {item}" for sign, item in zip(signs, block["list"], strict=True))
    table = block["table"]
    rows = [" | ".join(cells) for cells in (table["header"], *table["rows"])]
    return "\n".join([*([table["caption"]] if table.get("caption") else []), *rows])


def text_words(blocks: list[str | Json]) -> str:
    """A long text, with an empty line between its blocks."""
    return "\n\n".join(map(block_words, blocks))


def words_of(record: type[Record], name: str, value: Any) -> str:
    """The words of a field's value by its class; "" for null."""
    of = field_classes(record)[name]
    if value is None:
        return ""
    if isinstance(value, list):
        return text_words(value)
    if is_partial_date(record, name):
        return date_words(value)
    return of.words.get(value, value) if isinstance(of, Shown) else str(value)


def is_partial_date(record: type[Record], name: str) -> bool:
    """Whether a field is a date that is as exact as the source states it."""
    return "PartialDate" in str(record.model_fields[name].annotation)


def absent(data: Json, question: Json, name: str, recommendation: Json | None = None) -> str:
    """Why a field has no value: it is not stated, or it was left out of the file."""
    left_out = {*data["collection"].get("not_transcribed", []), *question.get("not_transcribed", [])}
    if recommendation is None:
        return NOT_TRANSCRIBED if name in left_out else NOT_STATED
    left_out = (left_out - Question.model_fields.keys()) | {*recommendation.get("not_transcribed", [])}
    return NOT_TRANSCRIBED if name in left_out else NOT_STATED


def sections_around(data: Json, question: Json) -> list[Json]:
    """The section of a question and those that contain it, the outermost first."""
    known = {section["id"]: section for section in data.get("sections", [])}
    found: list[Json] = []
    named = question.get("section")
    while named:
        found.insert(0, known[named])
        named = known[named].get("parent")
    return found


def section_text(data: Json, question: Json) -> str:
    """The sections around a question as one text; "" for none."""
    path = " › ".join(section["title"] for section in sections_around(data, question))
    return path or NOT_TRANSCRIBED * (absent(data, question, "section") == NOT_TRANSCRIBED)


def further_of_question(data: Json, question: Json) -> Iterator[Stated]:
    """The section, what the authors declare, and the fields that surfaces show by their class: population…"""
    yield Stated("section", "Section", section_text(data, question), "")
    for author, text in interests(data, question):
        yield Stated(f"authors.{author['id']}.competing_interests", f"Competing interests ({author['name']})", text, "")
    for name, of in field_classes(Question).items():
        if isinstance(of, Shown) and name not in _BY_NAME:
            left_out = NOT_TRANSCRIBED * (absent(data, question, name) == NOT_TRANSCRIBED)
            yield Stated(name, of.label, words_of(Question, name, question.get(name)) or left_out, name)


def further_of_answer(data: Json, question: Json, recommendation: Json) -> Iterator[Stated]:
    """The same of a recommendation: earlier votes, its fields in their order, who was recused and what they declare."""
    names = {author["id"]: author["name"] for author in data.get("authors", [])}
    earlier = (recommendation.get("consensus") or {}).get("earlier_votes") or []
    yield _of_answer(data, question, recommendation, "earlier_votes", "\n".join(map(vote_words, earlier)))
    for name, of in field_classes(Recommendation).items():
        if isinstance(of, Shown) and name not in _GRADED:
            words = words_of(Recommendation, name, recommendation.get(name))
            yield _of_answer(data, question, recommendation, name, words)
    recused = "\n".join(names[author] for author in recommendation.get("recused") or [])
    yield _of_answer(data, question, recommendation, "recused", recused)
    for author, text in interests(data, {"authors": recommendation.get("recused")}):
        own = f"recused.{author['id']}.competing_interests"
        yield Stated(own, f"Competing interests ({author['name']})", text, own)


def _of_answer(data: Json, question: Json, recommendation: Json, name: str, words: str) -> Stated:
    placed = "consensus" if name == "earlier_votes" else name
    of = field_classes(Recommendation).get(name)
    label = of.label if isinstance(of, Shown) else "Earlier votes"
    left_out = NOT_TRANSCRIBED * (absent(data, question, placed, recommendation) == NOT_TRANSCRIBED)
    return Stated(name, label, words or left_out, placed)


def interests(data: Json, question: Json) -> list[tuple[Json, str]]:
    """The authors of a question, or those who were recused, of whom competing interests are stated, with these."""
    known = {author["id"]: author for author in data.get("authors", [])}
    named = (known[author] for author in question.get("authors") or [])
    return [(author, author["competing_interests"]) for author in named if author.get("competing_interests")]


def strength_of(data: Json, question: Json, recommendation: Json) -> str:
    """The strength of a recommendation with its direction, or why there is none."""
    return strength_text(data, recommendation) or absent(data, question, "strength", recommendation)


def level_of(data: Json, question: Json, recommendation: Json) -> str:
    """The level of consensus, or why there is none."""
    level = (recommendation.get("consensus") or {}).get("level") or ""
    found = labels(data["consensus_scheme"].get("levels", [])).get(level)
    return found or absent(data, question, "consensus", recommendation)


def vote_of(data: Json, question: Json, recommendation: Json) -> str:
    """The last vote in words, or why there is none."""
    vote = (recommendation.get("consensus") or {}).get("vote")
    return vote_words(vote) if vote else absent(data, question, "consensus", recommendation)


def certainty_of(data: Json, question: Json, recommendation: Json) -> str:
    """The certainty of a recommendation, or why there is none; "" where the collection has none at all."""
    found = labels((data.get("certainty_scheme") or {}).get("levels", [])).get(recommendation.get("certainty") or "")
    why = absent(data, question, "certainty", recommendation)
    return found or (why if states_certainty(data) or why == NOT_TRANSCRIBED else "")
