"""A synthetic collection with a value of its own in every field that guidelines may state, and how each is changed."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import reduce
from typing import Any, cast

from editions import edition, question
from sites import Json

Steps = tuple[str | int, ...]

_QUESTION: Steps = ("questions", 0)
_ANSWER: Steps = (*_QUESTION, "recommendations", 0)
_VOTE: Steps = (*_ANSWER, "consensus", "vote")


@dataclass(frozen=True)
class Mark:
    """A field with its value, the text by which readers see it, and another value that it may change to."""

    steps: Steps
    value: Any
    shown: str
    other: Any
    is_of_collection: bool = False

    @property
    def name(self) -> str:
        """The field as a path without numbers: "questions.recommendations.certainty"."""
        return ".".join(str(step) for step in self.steps if isinstance(step, str))

    @property
    def reported(self) -> str:
        """The step that is in the path of the change that reports another value."""
        elsewhere = {"questions.not_transcribed": "references", "sections.title": "sections"}
        return "vote" if self.steps[: len(_VOTE)] == _VOTE else elsewhere.get(self.name, self.name.split(".")[-1])


def _word(name: str) -> str:
    """A word of letters only, so that no surface divides it."""
    return f"Syntheticmark{name}"


def _text(steps: Steps, name: str, *, is_of_collection: bool = False) -> Mark:
    return Mark(steps, _word(name), _word(name), f"{_word(name)} changed", is_of_collection)


def _block(name: str) -> Mark:
    return Mark((*_ANSWER, name), [_word(name)], _word(name), [f"{_word(name)} changed"])


MARKS = (
    _text(("collection", "disclosures"), "disclosures", is_of_collection=True),
    _text(("collection", "funding"), "funding", is_of_collection=True),
    Mark(("collection", "evidence_search_date"), "2019-03", "March 2019", "2019-04", is_of_collection=True),
    _text(("certainty_scheme", "label"), "certaintyscheme"),
    _text(("certainty_scheme", "levels", 0, "label"), "certainty"),
    _text(("certainty_scheme", "levels", 0, "definition"), "certaintydefinition"),
    _text(("authors", 0, "competing_interests"), "interests"),
    _text(("sections", 0, "title"), "outersection"),
    _text(("sections", 2, "title"), "innersection"),
    Mark((*_QUESTION, "label"), "4.110", "4.110", "4.111"),
    Mark((*_QUESTION, "section"), "inner", _word("innersection"), "outer"),
    _text((*_QUESTION, "population"), "population"),
    _text((*_QUESTION, "intervention"), "intervention"),
    _text((*_QUESTION, "comparator"), "comparator"),
    _text((*_QUESTION, "outcome"), "outcome"),
    Mark((*_ANSWER, "certainty"), "low", _word("certainty"), "high"),
    Mark((*_ANSWER, "direction"), "against", "Limited, against", "for"),
    Mark((*_ANSWER, "basis"), "good-practice", "Good practice", "evidence"),
    Mark((*_ANSWER, "status"), "modified", "Modified", "new"),
    Mark((*_ANSWER, "approval_date"), "2017", "2017", "2018"),
    Mark((*_ANSWER, "last_review_date"), "2016-05-02", "2 May 2016", "2016-05-03"),
    _block("remarks"),
    _block("rationale"),
    _block("dissent"),
    Mark((*_ANSWER, "recused"), ["b"], "Synthetic B", ["c"]),
    Mark((*_VOTE, "agree"), 97.7, "97.7", 97.6),
    Mark((*_VOTE, "counts"), {"agree": 4300, "disagree": 21}, "4300", {"agree": 4299, "disagree": 22}),
    Mark((*_VOTE, "voters"), 4321, "4321", None),
    Mark((*_VOTE, "basis"), "voting", "abstentions left out", "all"),
    Mark((*_VOTE, "round"), 777, "777", 778),
    Mark((*_ANSWER, "consensus", "earlier_votes"), [{"agree": 61.3, "round": 6}], "61.3%", [{"agree": 61.4}]),
    Mark((*_QUESTION, "rationale", 1), {"heading": _word("heading")}, _word("heading"), {"heading": "Synthetic other"}),
    Mark((*_QUESTION, "rationale", 2), {"list": [_word("item")]}, _word("item"), {"list": ["Synthetic other item"]}),
    Mark(
        (*_QUESTION, "rationale", 3),
        {"table": {"caption": _word("caption"), "header": [_word("column")], "rows": [[_word("cell")]]}},
        _word("cell"),
        {"table": {"caption": _word("caption"), "header": [_word("column")], "rows": [["Synthetic other cell"]]}},
    ),
    Mark(
        (*_QUESTION, "publication"),
        {"type": "book", "title": _word("publication")},
        _word("publication"),
        {"type": "book", "title": "Synthetic other publication"},
    ),
    Mark((*_QUESTION, "not_transcribed"), ["references"], "Not transcribed here; see the source", []),
)  # fmt: skip
"""Every field of the contract's section on real guidelines that readers see, but for those of a level's bounds."""


def marked_collection() -> Json:
    """A collection with every mark; its second question states none of the fields."""
    own = question("marked", 1, authors=["a"], rationale=["Synthetic paragraph.", {}, {}, {}])
    own["recommendations"][0]["consensus"] = {"level": "level", "vote": {}}
    whole = edition([own, question("plain", 2)])
    whole["certainty_scheme"] = {"label": "", "levels": [{"id": "low"}, {"id": "high", "label": "Synthetic high"}]}
    whole["sections"] = [{"id": "outer"}, {"id": "middle", "title": "Synthetic middle", "parent": "outer"}]
    whole["sections"].append({"id": "inner", "parent": "middle"})
    for mark in MARKS:
        put(whole, mark.steps, mark.value)
    return whole


def changed(mark: Mark) -> Json:
    """The collection with another value of one mark."""
    whole = copy.deepcopy(marked_collection())
    put(whole, mark.steps, mark.other)
    return whole


def put(whole: Json, steps: Steps, value: Any) -> None:
    """Set the field at `steps`."""
    *above, last = steps
    within: Any = reduce(lambda record, step: record[step], above, cast(Any, whole))
    within[last] = value
