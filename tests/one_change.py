"""Every change of one value in a collection, and what each of those who tell of changes says about it."""

from __future__ import annotations

import copy
import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinical_consensus.build.generate import Generated, generate
from clinical_consensus.contract.problems import InputError, RefusedError
from clinical_consensus.contract.settings import Settings
from clinical_consensus.pages.site import Published
from clinical_consensus.review.release import Release, released_changes
from sites import Json

Place = tuple[str | int, ...]

LEFT_OUT = object()
"""Instead of a value: the field is left out."""

_OTHER = {
    "direction": "against", "basis": "voting", "status": "modified", "role": "recommendation", "type": "book",
    "citation_markers": "parentheses", "expanded_by": "editor", "language": "de", "strength": "moderate",
    "certainty": "high", "level": "other", "section": "apart", "parent": "apart", "source": "b", "recused": "c",
    "authors": "c", "topics": "another", "related": "q2", "contact": "mailto:other@synthetic.invalid",
    "orcid": "0000-0000-0000-0001", "sha256": "1" * 64, "evidence_search_date": "2018", "approval_date": "2018",
    "last_review_date": "2018", "answers": "q1-b",
}  # fmt: skip
"""Another value of a field that takes few."""


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Every place in a collection, the outermost first; of a question's many places in the sources, the first two."""
    if at:
        yield at
    if isinstance(value, dict | list):
        for key, member in value.items() if isinstance(value, dict) else enumerate(value):
            if not (at[-1:] == ("provenance",) and isinstance(key, int) and key > 1):
                yield from places(member, (*at, key))


def value_at(value: Any, at: Place) -> Any:
    for key in at:
        value = value[key]
    return value


def name_of(at: Place) -> str:
    """The field that a place is in."""
    return next(key for key in reversed(at) if isinstance(key, str))


def changes_of(collection: Json, at: Place) -> Iterator[Json]:
    """The collection with another value at one place: every one that is tried, legal or not."""
    for value in _others(name_of(at), value_at(collection, at)):
        changed = copy.deepcopy(collection)
        record = value_at(changed, at[:-1])
        if value is LEFT_OUT:
            record.pop(at[-1])
        else:
            record[at[-1]] = value
        if changed != collection:
            yield changed


def _others(name: str, value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 1, value + 40)
    elif isinstance(value, str):
        yield from (*([_OTHER[name]] if name in _OTHER else []), f"{value}x")
    elif isinstance(value, list):
        yield from (value[::-1], value[:-1])
        if name == "not_transcribed":
            yield from ([*value, each] for each in ("publication", "references", "label", "vote", "remarks", "parts"))
    yield LEFT_OUT


@dataclass(frozen=True)
class Verdicts:
    """What is said of a text after its edition: each the questions, by id, that are said to have changed."""

    drafts: frozenset[str]
    compared: frozenset[str]
    """Those of which the comparison names what changed."""
    on_page: frozenset[str] | None
    """None: not asked."""
    released: frozenset[str]
    marked: frozenset[str]
    """Those whose title the comparison marks as that of a draft."""
    of_collection: bool
    """Whether something that the collection says beside its questions is said to have changed."""
    is_draft: bool
    """Whether the comparison calls the text a draft."""


def verdicts(data: Path, collection: Json, *, with_page: bool) -> Verdicts | None:
    """What is said of a collection beside its frozen edition; None if it breaks the contract.

    The page of changes is made only `with_page`, for that takes the most time.
    """
    data.write_text(json.dumps(collection), encoding="utf-8")
    try:
        generated = generate(data, Settings())
    except InputError:
        return None
    dossier = generated.dossier
    draft = next((each for each in dossier.comparisons if each.new == each.old), None)
    try:
        released = [each.id for each in released_changes(dossier, Release("1.1.0", datetime.date.max, None, ()))]
    except RefusedError as refused:
        released = re.findall(r"^(q\d): its text changed", str(refused), re.MULTILINE)
    return Verdicts(
        frozenset(each.id for each in dossier.drafts),
        frozenset(each.id for each in draft.questions if any(one.is_text for one in each.changes))
        if draft
        else frozenset(),
        _on_page(generated) if with_page else None,
        frozenset(released),
        frozenset(each.id for each in draft.questions if each.draft_after) if draft else frozenset(),
        bool(draft and draft.changes),
        bool(draft and draft.is_draft),
    )


def _on_page(generated: Generated) -> frozenset[str]:
    """The questions that the page of changes lists as updated; none without such a page."""
    made = (page for page in generated.files_with(Published()).pages if page.path == "changes/draft/index.md")
    page = next(made, None)
    shown = page.make().decode() if page else ""
    return frozenset(re.findall(r'<\w+[^>]*\bid="(q\d)"[^>]*data-change="updated"', shown))
