"""Compare the references of a question in two editions."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.compare.field_change import ComparedField, FieldChange, moved_numbers, text_change, value_change


@dataclass(frozen=True)
class _Cited:
    """A reference as it is shown, with its number in its edition."""

    id: str
    position: int
    number: str
    text: str


def changes_of_references(old: QuestionView | None, new: QuestionView | None) -> Iterator[FieldChange]:
    """Yield the changes of references, paired by the same text under any id, then by the same id."""
    was, now = (_cited(question) for question in (old, new))
    if was == now:
        return
    same = {cited.id: cited.text for cited in was}
    unchanged = {cited.id for cited in now if same.get(cited.id) == cited.text}
    has_own = _has_own_numbers(was) or _has_own_numbers(now)
    pairs = _cited_pairs(was, now, unchanged)
    marks = tuple(bool(question and question.references.is_inferred) for question in (old, new))
    for before, after in pairs:
        known = after or before
        assert known
        name = f"Reference {known.number}{'' if after or not new else ' of the old edition'}"
        field = ComparedField(f"references.{known.id}", name, (marks[0], marks[1]))
        yield from text_change(field, before.text if before else None, after.text if after else None)
        if before and after and has_own:
            own = ComparedField(f"references.{known.id}.number", f"Number of reference {after.number}", field.inferred)
            yield from value_change(own, before.number, after.number)
    yield from moved_numbers(
        "references", "Order of the references", [one.position for one, other in pairs if one and other]
    )


def _cited(question: QuestionView | None) -> tuple[_Cited, ...]:
    values = question.references.values if question else ()
    cited = question.cited if question else ()
    return tuple(
        _Cited(value.id, position, each.number, " ".join((each.text, *(link.label for link in each.links))))
        for position, (value, each) in enumerate(zip(values, cited, strict=True), 1)
    )


def _has_own_numbers(cited: Sequence[_Cited]) -> bool:
    return any(each.number != str(each.position) for each in cited)


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
