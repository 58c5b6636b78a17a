"""Keep only what the data contract allows: a field that breaks it is dropped from the draft, and reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clinical_consensus.contract.parse import parse
from clinical_consensus.contract.problems import Problem
from clinical_consensus.contract.rules import check
from clinical_consensus.importing.collection_draft import DraftProfile, Numbered
from clinical_consensus.importing.placed import ReadValue

Drafting = Callable[[DraftProfile, Sequence[Numbered], str | None], dict[str, ReadValue]]

_PLACE = re.compile(r"questions\[(?P<question>\d+)\](?:\.recommendations\[(?P<answer>\d+)\])?\.?(?P<field>\w*)")
_MARKER = "of the marker "
_QUESTIONS_OWN = ("title", "statements", "id", "number", "parts", "")
"""What a question cannot be without: where this is wrong, the whole question is dropped."""


@dataclass(frozen=True)
class Dropped:
    """A field that is not in the draft because it breaks the data contract, or a whole question ("")."""

    question: str
    field: str
    why: str


def sound(
    profile: DraftProfile, questions: Sequence[Numbered], markers: str | None, draft: Drafting
) -> tuple[list[Numbered], list[Dropped], dict[str, ReadValue]]:
    """Return the questions without what breaks the contract, what was dropped, and their collection.

    Raises ValueError if nothing can be kept.
    """
    kept, dropped = list(questions), list[Dropped]()
    while kept:
        collection = draft(profile, kept, markers)
        _, shape = parse(collection)
        problems = [*shape, *check(collection, Path(), with_sources=False)]
        if not problems:
            return kept, dropped, collection
        changed, lost = _without(kept, problems)
        if changed == kept:
            raise ValueError("; ".join(f"{each.place}: {each.wrong}" for each in problems))
        kept, dropped = changed, dropped + lost
    raise ValueError("no question keeps the data contract")


def _without(kept: Sequence[Numbered], problems: Sequence[Problem]) -> tuple[list[Numbered], list[Dropped]]:
    changed: dict[int, Numbered | None] = dict(enumerate(kept))
    lost: list[Dropped] = []
    for problem in problems:
        found = _PLACE.match(problem.place)
        index = int(found["question"]) if found else -1
        question = changed.get(index)
        if found is None or question is None:
            continue
        if problem.wrong.startswith(_MARKER):
            changed[index] = replace(question, markers="none")
            continue
        name = found["field"]
        if name in _QUESTIONS_OWN:
            changed[index] = None
            lost.append(Dropped(question.draft.id, "", problem.wrong))
            continue
        answer = f"recommendations.{question.draft.answers[int(found['answer'])]['id']}." if found["answer"] else ""
        field = f"{answer}{'strength' if name == 'direction' else name}"
        fields = tuple(each for each in question.draft.fields if each.field != field)
        if len(fields) < len(question.draft.fields):
            changed[index] = replace(question, draft=replace(question.draft, fields=fields))
            lost.append(Dropped(question.draft.id, field, problem.wrong))
    return [each for each in changed.values() if each], lost
