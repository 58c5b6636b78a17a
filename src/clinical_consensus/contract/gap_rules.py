"""Check what is named as not transcribed: each is a field, and none of them is filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from clinical_consensus.contract.fields import Shown, field_classes
from clinical_consensus.contract.json_value import JsonValue
from clinical_consensus.contract.problems import Problem, nearest, quoted
from clinical_consensus.contract.questions import Question, Recommendation

_WITHIN_CONSENSUS = ("vote", "earlier_votes")
"""The fields of a consensus that are named like those of its recommendation."""


def broken_gaps(whole: JsonValue) -> Iterator[Problem]:
    """Yield each name that is no field, and each field that is named although the question states it."""
    known = tuple(dict.fromkeys((*_of_question(), *_of_answer())))
    yield from _unknown(whole["collection"]["not_transcribed"], known)
    for question in whole["questions"].records():
        named = question["not_transcribed"]
        answers = list(question["recommendations"].records())
        yield from _unknown(named, known)
        for name in named.each():
            if name.value in _of_question():
                yield from _filled(name, [question[str(name.value)]])
            elif name.value in _of_answer():
                yield from _filled(name, [_field(answer, str(name.value)) for answer in answers])
        for answer in answers:
            yield from _unknown(answer["not_transcribed"], _of_answer())
            for name in answer["not_transcribed"].each():
                if name.value in _of_answer():
                    yield from _filled(name, [_field(answer, str(name.value))])


@cache
def _of_question() -> tuple[str, ...]:
    classes = field_classes(Question).items()
    return tuple(name for name, of in classes if isinstance(of, Shown) and name not in ("title", "recommendations"))


@cache
def _of_answer() -> tuple[str, ...]:
    classes = field_classes(Recommendation).items()
    own = (name for name, of in classes if isinstance(of, Shown) and name != "statements")
    return (*own, *_WITHIN_CONSENSUS)


def _field(answer: JsonValue, name: str) -> JsonValue:
    return answer["consensus"][name] if name in _WITHIN_CONSENSUS else answer[name]


def _unknown(names: JsonValue, known: Iterable[str]) -> Iterator[Problem]:
    for name in names.each():
        if isinstance(name.value, str) and name.value not in known:
            otherwise = f"use one of: {', '.join(known)}"
            yield Problem(name.place, f"there is no field {quoted(name.value)}", nearest(name.value, known, otherwise))


def _filled(name: JsonValue, values: Iterable[JsonValue]) -> Iterator[Problem]:
    for value in values:
        if value.value not in (None, [], ""):
            wrong = f"{quoted(name.value)} is named as not transcribed, but it is filled at {value.place}"
            yield Problem(name.place, wrong, "remove one of the two; name it only where it is empty")
