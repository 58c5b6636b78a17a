"""Every fact of a question as its raw JSON states it: the field, and whether it is stated, inferred or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exported import inferred
from sites import Json, states_certainty, states_consensus

LONG = ("remarks", "rationale", "dissent", "references")
"""The fields whose values lists leave to the question's page, which they say."""
_OF_ANSWERS = (
    "direction", "basis", "status", "approval_date", "last_review_date", "remarks", "rationale", "dissent", "recused",
)  # fmt: skip
_OF_QUESTIONS = ("label", "section", "population", "intervention", "comparator", "outcome", "publication", "replaces")


@dataclass(frozen=True)
class RawFact:
    """A field as provenance names it, and its state; a silent one is not stated, and pages do not say so."""

    field: str
    state: str
    silent: bool = False

    @property
    def kind(self) -> str:
        """The field without ids: "recommendations.strength"."""
        first, _, *rest = [*self.field.split("."), ""]
        within = [rest[0], *rest[2:]] if len(rest) > 3 else rest  # without the id of who was recused
        return ".".join(filter(None, [first, *within]))


def raw_facts(data: Json, question: Json) -> Iterator[RawFact]:
    """Every fact of a question, those of its answers and authors among them."""
    named = [*data["collection"].get("not_transcribed", []), *question.get("not_transcribed", [])]
    interests = {each["id"]: each.get("competing_interests") for each in data.get("authors", [])}
    yield _fact(question, "title", question["title"])
    for part in question.get("parts", []):
        yield _fact(question, f"parts.{part['id']}", part["text"])
    if not question.get("parts") and "parts" in named:
        yield RawFact("parts", "not-transcribed")
    for answer in question["recommendations"]:
        of_answers = [name for name in named if name != "rationale"]
        yield from _of_answer(data, question, answer, [*of_answers, *answer.get("not_transcribed", [])])
    for author in question.get("authors") or []:
        yield _fact(question, f"authors.{author}.competing_interests", interests[author])
    for name in ("authors", "rationale", "references"):
        yield _fact(question, name, question.get(name), named, says=True)
    for name in _OF_QUESTIONS:
        yield _fact(question, name, question.get(name), named)


def _of_answer(data: Json, question: Json, answer: Json, named: list[str]) -> Iterator[RawFact]:
    at, consensus = f"recommendations.{answer['id']}", answer.get("consensus") or {}
    says = {"strength": True, "certainty": states_certainty(data)}
    yield _fact(question, f"{at}.statements", answer["statements"])
    for name in ("strength", "certainty", *_OF_ANSWERS):
        yield _fact(question, f"{at}.{name}", answer.get(name), named, says=says.get(name, False))
    interests = {each["id"]: each.get("competing_interests") for each in data.get("authors", [])}
    for author in answer.get("recused") or []:
        yield _fact(question, f"{at}.recused.{author}.competing_interests", interests[author])
    for name, member in (("consensus", "level"), ("vote", "vote"), ("earlier_votes", "earlier_votes")):
        says_so = states_consensus(data) and name != "earlier_votes"
        yield _fact(question, f"{at}.{name}", consensus.get(member), named, place=f"{at}.consensus", says=says_so)


def _fact(
    question: Json, field: str, value: Any, named: list[str] | None = None, *, place: str = "", says: bool = False
) -> RawFact:
    """One fact; `place` is the field whose place in the source is its own too, `says` whether a gap is said."""
    if value:
        return RawFact(field, "inferred" if inferred(question, place or field) else "stated")
    if {each.rpartition(".")[2] for each in (field, place)} & set(named or []):
        return RawFact(field, "not-transcribed")
    return RawFact(field, "not-stated", silent=not says)
