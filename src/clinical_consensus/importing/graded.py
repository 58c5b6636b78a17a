"""What a response says of its own strength and certainty: in its label, in brackets, or in a line below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from clinical_consensus.importing.field_run import FieldRun
from clinical_consensus.importing.grade_text import GradeText
from clinical_consensus.importing.placed import PlacedField, ReadValue
from clinical_consensus.importing.segments import Extent
from clinical_consensus.importing.standing_words import STATUS
from clinical_consensus.importing.stated_text import consensus_within, grade_within

_GRADED = re.compile(
    r"\([^()]*\b(?:strong|weak|conditional|moderate|low|high|grade|level|class)\b[^()]*\)|\[(?:[12][A-D]|[A-D])\]",
    re.IGNORECASE,
)


def grades_of_response(run: FieldRun, extent: Extent, answer: str, known: Collection[str]) -> Iterator[PlacedField]:
    """Yield the strength and certainty that a response states of itself, except fields that are `known` by a label.

    What stands in its label is taken from there; what stands in its text stays there, word for word.
    """
    label = _label_text(run)
    if label and run.label and run.label.status:
        words = [found.span() for found in STATUS.finditer(label.text)][-1]
        yield PlacedField(f"recommendations.{answer}.status", run.label.status, label.part(*words).spans)
    if label and run.label and run.label.basis:
        yield PlacedField(f"recommendations.{answer}.basis", run.label.basis, label.places_of(run.label.name.strip()))
    yield from _consensus(extent, answer, known)
    if label and run.label and run.label.grade:
        yield from _fields(run.label.grade, label, answer, known, ())
        return
    if found := grade_within(extent.text):
        assert found.grade
        text = extent.part(found.start, found.end)
        note = f"“{text.text}” in the response is only by its form a grade: that it is one is inferred."
        yield from _fields(found.grade, text, answer, known, () if found.is_sure else (note,))


def _label_text(run: FieldRun) -> Extent | None:
    """Return the label of a response as it stands in the document, or None if it has none."""
    if not run.label or not run.label.length or not run.labelled:
        return None
    first = run.labelled[0].first
    return Extent(first.text, (first.span,)).part(0, run.label.length)


def _consensus(extent: Extent, answer: str, known: Collection[str]) -> Iterator[PlacedField]:
    """Yield the consensus that a response states of itself in brackets: "(agreement 96%, strong consensus)"."""
    field = f"recommendations.{answer}.consensus"
    found = consensus_within(extent.text)
    if found and (read := found.consensus) and field not in known:
        value: dict[str, ReadValue] = {"level": read.level, "votes": list(read.votes)}
        yield PlacedField(field, value, extent.part(found.start, found.end).spans)


def _fields(
    grade: GradeText, text: Extent, answer: str, known: Collection[str], notes: tuple[str, ...]
) -> Iterator[PlacedField]:
    directed = {"direction": grade.direction} if grade.direction else {}
    for name, value, more in (("strength", grade.strength, directed), ("certainty", grade.certainty, {})):
        field = f"recommendations.{answer}.{name}"
        if value and field not in known:
            read: dict[str, ReadValue] = {"grade": value, **more}
            yield PlacedField(field, read, text.places_of(value, *more.values()), (), notes)


def grade_notes(collection: Mapping[str, Any]) -> Iterator[str]:
    """Yield a note for each response of a draft that may state a strength or certainty which its fields do not have.

    The fields have what labels say; where the response itself says something else, which of them holds is not sure.
    """
    labels = {
        "strength": {each["id"]: each["label"] for each in collection["strength_scheme"]["grades"]},
        "certainty": {each["id"]: each["label"] for each in collection.get("certainty_scheme", {}).get("levels", ())},
    }
    for question in collection["questions"]:
        for answer in question["recommendations"]:
            text = " ".join(statement["text"] for statement in answer["statements"])
            yield from _contradictions(answer, text, labels)
            found = _GRADED.search(text)
            if found and answer.get("strength") is None and answer.get("certainty") is None:
                yield (
                    f"{answer['id']}: if “{found[0]}” in the response is its strength or its certainty, fill them in; "
                    "as it is, the site says that they are not stated in the source."
                )


def _contradictions(answer: Mapping[str, Any], text: str, labels: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    found = grade_within(text)
    grade = found.grade if found else None
    within = (("strength", grade.strength), ("certainty", grade.certainty)) if grade else ()
    for field, said in within:
        stated = labels[field].get(answer.get(field) or "", "")
        if said and stated and said.casefold() not in stated.casefold():
            yield f"{answer['id']}: its response says “{said}”, its {field} is “{stated}”: check which holds."
