"""Compare the references of a question in two editions."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.compare.field_change import ComparedField, FieldChange, moved_numbers, text_change


@dataclass(frozen=True)
class _Cited:
    """A reference as it is shown, with its number in its edition."""

    id: str
    number: int
    text: str


def changes_of_references(old: QuestionView | None, new: QuestionView | None) -> Iterator[FieldChange]:
    """Yield the changes of references, paired by the same text under any id, then by the same id."""
    was, now = (_cited(question) for question in (old, new))
    if was == now:
        return
    same = {cited.id: cited.text for cited in was}
    unchanged = {cited.id for cited in now if same.get(cited.id) == cited.text}
    pairs = _cited_pairs(was, now, unchanged)
    marks = tuple(bool(question and question.references.is_inferred) for question in (old, new))
    for before, after in pairs:
        known = after or before
        assert known
        name = f"Reference {known.number}{'' if after or not new else ' of the old edition'}"
        field = ComparedField(f"references.{known.id}", name, (marks[0], marks[1]))
        yield from text_change(field, before.text if before else None, after.text if after else None)
    yield from moved_numbers(
        "references", "Order of the references", [one.number for one, other in pairs if one and other]
    )


def _cited(question: QuestionView | None) -> tuple[_Cited, ...]:
    values = question.references.values if question else ()
    return tuple(
        _Cited(value.id, number, " ".join((value.text, *(link.label for link in value.links))))
        for number, value in enumerate(values, 1)
    )


def _cited_pairs(
    was: Sequence[_Cited], now: Sequence[_Cited], unchanged: Container[str]
) -> list[tuple[_Cited | None, _Cited | None]]:
    left = {cited.id: cited for cited in was}
    found = {cited.id: left.pop(cited.id) for cited in now if cited.id in unchanged}
    by_text = {cited.text: cited for cited in left.values()}
    for cited in now:
        if cited.id not in found and (same := by_text.pop(cited.text, None)):
            found[cited.id] = left.pop(same.id)
    for cited in now:
        if cited.id not in found and cited.id in left:
            found[cited.id] = left.pop(cited.id)
    return [(found.get(cited.id), cited) for cited in now] + [(cited, None) for cited in left.values()]
