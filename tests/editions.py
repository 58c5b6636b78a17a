"""Editions as tests make them: synthetic ones, every kind of change between two, and what is reported about it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clinical_consensus.compare.comparison import EditionComparison
from clinical_consensus.compare.editions import compare
from clinical_consensus.compare.field_change import FieldChange
from clinical_consensus.contract.parse import parse
from clinical_consensus.contract.rules import check
from sites import PROJECT, Json

LONG = [f"Synthetic{number}" for number in range(5000)]


VOTE = {"agree": 90, "disagree": 6, "abstain": 4}


NEW = {"edition": "1.1.0", "date": "2001-01-01"}


REASON = {**NEW, "change": "updated", "reason": "Synthetic reason."}


def question(own: str, number: int, *statements: str, **fields: Any) -> Json:
    """A question with one recommendation of these statements."""
    texts = statements or ("Synthetic first statement.", "Synthetic second statement.")
    return {
        "id": own,
        "number": number,
        "title": f"Synthetic question {own}",
        "recommendations": [
            {
                "id": f"{own}-r",
                "statements": [{"id": f"{own}-s{n}", "text": text} for n, text in enumerate(texts, 1)],
                "strength": "limited",
                "consensus": {"level": "level", "vote": VOTE},
            }
        ],
        "history": [{"edition": "1.0.0", "date": "2000-01-01", "change": "added", "reason": None}],
        **fields,
    }


def edition(questions: list[Json], version: str = "1.0.0", date: str = "2000-01-01") -> Json:
    return {
        "schema_version": 1,
        "collection": {"id": "synthetic", "title": "SYNTHETIC", "edition": {"version": version, "date": date}},
        "strength_scheme": {
            "label": "Strength of Recommendation",
            "grades": [{"id": "limited", "label": "Limited"}, {"id": "moderate", "label": "Moderate"}],
        },
        "consensus_scheme": {"label": "Consensus", "levels": [{"id": "level", "label": "Level-S"}]},
        "authors": [{"id": own, "name": f"Synthetic {own.upper()}"} for own in "abc"]
        + [{"id": "rtl", "name": "דוד סינתטי"}],
        "topics": [{"id": "topic", "facet": "synthetic", "label": "Topic-S"}],
        "questions": questions,
    }


def later(old: Json, version: str = "1.1.0", date: str = "2001-01-01") -> Json:
    """A copy of an edition under a newer version."""
    new = copy.deepcopy(old)
    new["collection"]["edition"] = {"version": version, "date": date}
    return new


def compared(old: Json, new: Json, folder: Path = PROJECT) -> EditionComparison:
    """The comparison of two editions that keep the contract, their sources in `folder`."""
    collections = []
    for value in (old, new):
        collection, flaws = parse(value)
        assert collection is not None, flaws
        assert not check(value, folder)
        collections.append(collection)
    return compare(*collections)


def pair(change: Callable[[Json], None], *entries: Json, **fields: Any) -> tuple[Json, Json]:
    """Two editions of one question, the newer one with a change and these history entries."""
    old = edition([question("q", 1, **copy.deepcopy(fields))])
    new = later(old)
    change(new["questions"][0])
    new["questions"][0]["history"] += entries
    return old, new


def field_changes(change: Callable[[Json], None], **fields: Any) -> tuple[FieldChange, ...]:
    """Return the changes reported for a question's fields after a change."""
    [compared_question] = compared(*pair(change, **fields)).questions
    return compared_question.changes


def headlines(change: Callable[[Json], None], **fields: Any) -> list[str]:
    return [each.headline for each in field_changes(change, **fields)]


def statement(of: Json, number: int = 0) -> Json:
    found: Json = of["recommendations"][0]["statements"][number]
    return found


def text(to: str, at: int = 0) -> Callable[[Json], None]:
    return lambda of: statement(of, at).update(text=to)


def put(**fields: Any) -> Callable[[Json], None]:
    return lambda of: of.update(fields)


def put_first(**fields: Any) -> Callable[[Json], None]:
    """A change of the first recommendation's fields."""
    return lambda of: of["recommendations"][0].update(fields)


def part(of: str, letter: str) -> Json:
    return {"id": f"{of}-{letter}", "label": letter.upper(), "text": f"Synthetic part {letter}?"}


def leave(_: Json) -> None:
    pass


def reword(of: Json) -> None:
    statement(of)["text"] = "Synthetic other statement."


@dataclass(frozen=True)
class Case:
    """A change of one question, and what should be reported about it; "@" stands for the path of its recommendation."""

    kind: str
    expected: tuple[tuple[str, str], ...] = ()
    change: Callable[[Json], None] = leave
    entries: tuple[Json, ...] = (REASON,)
    explained: bool = True
    editorial: bool = False
    statements: tuple[str, ...] = ()
    fields: Json = field(default_factory=dict)


def texts_of(own: str, at: int = 1) -> tuple[tuple[str, str], ...]:
    """Return what should be reported if one statement of a response changed."""
    return ("@.statements", "changed"), (f"@.statements.{own}-s{at}", "changed")


BOOK = {"id": "1", "type": "book", "title": "Synthetic book", "publisher": "Synthetic Press"}


WHOLE = tuple((f"@.{name}", "added") for name in ("statements", "strength", "consensus", "vote"))


DIVIDED = [
    {"id": "divided-s1", "text": "Synthetic first"},
    {"id": "divided-s3", "text": "statement."},
    {"id": "divided-s2", "text": "Synthetic second statement."},
]


CASES = {
    "same": Case("unchanged", entries=()),
    "word": Case("updated", texts_of("word"), text("Synthetic other statement.")),
    "punctuation": Case("updated", texts_of("punctuation", 2), text("Synthetic second, statement.", 1)),
    "unexplained": Case("updated", texts_of("unexplained"), text("Synthetic."), (), explained=False),
    "title": Case("updated", (("title", "changed"),), put(title="Synthetic other title")),
    "strength": Case("updated", (("@.strength", "changed"),), put_first(strength="moderate")),
    "unstated": Case("updated", (("@.strength", "changed"),), put_first(strength=None)),
    "consensus": Case("updated", (("@.consensus", "changed"), ("@.vote", "changed")), put_first(consensus=None)),
    "vote": Case(
        "updated", (("@.vote", "changed"),),
        put_first(consensus={"level": "level", "vote": {**VOTE, "agree": 91, "disagree": 5}}),
    ),
    "order": Case("updated", (("authors", "changed"),), put(authors=["b", "a"]), fields={"authors": ["a", "b"]}),
    "author": Case("updated", (("authors", "changed"),), put(authors=["a", "c"]), fields={"authors": ["a"]}),
    "part": Case(
        "updated", (("parts.part-b", "added"),), put(parts=[part("part", "a"), part("part", "b")]),
        fields={"parts": [part("part", "a")]},
    ),
    "parts": Case(
        "updated", (("parts", "moved"), ("parts.parts-c", "removed")),
        put(parts=[part("parts", "b"), part("parts", "a")]),
        fields={"parts": [part("parts", letter) for letter in "abc"]},
    ),
    "lost": Case(
        "updated", (("@.statements", "changed"), ("@.statements.lost-s2", "removed")),
        lambda of: of["recommendations"][0]["statements"].pop(),
    ),
    "turned": Case(
        "updated", (("@.statements", "changed"), ("@.statements", "moved")),
        lambda of: of["recommendations"][0]["statements"].reverse(),
    ),
    "divided": Case("unchanged", (("@.statements", "divided"),), put_first(statements=DIVIDED), ()),
    "recommendation": Case(
        "updated", tuple((field.replace("@", "recommendations.second-r"), kind) for field, kind in WHOLE),
        lambda of: of["recommendations"].append(question("second", 0)["recommendations"][0]),
    ),
    "rationale": Case(
        "updated", (("rationale", "changed"),), put(rationale=["Synthetic why", "Synthetic."]),
        fields={"rationale": ["Synthetic.", "Synthetic."]},
    ),
    "reference": Case(
        "updated", (("references.1", "changed"),), put(references=[{**BOOK, "publisher": "Synthetic House"}]),
        fields={"references": [BOOK]},
    ),
    "cjk": Case("updated", texts_of("cjk"), text("合成之陈述。"), statements=("合成的陈述。",)),
    "hebrew": Case("updated", texts_of("hebrew"), text("תשובה אחרת."), statements=("תשובה סינתטית.",)),
    "long": Case(
        "updated", texts_of("long"), text(" ".join(LONG).replace("Synthetic2500 ", "x ")), statements=(" ".join(LONG),)
    ),
    "renumbered": Case("unchanged", (("number", "changed"),), put(number=1000), ()),
    "aids": Case("unchanged", (), put(topics=["topic"]), (), editorial=True),
    "reaffirmed": Case("reaffirmed", entries=({**NEW, "change": "reaffirmed"},)),
    "withdrawn": Case("withdrawn", entries=({**REASON, "change": "withdrawn"},)),
    "added": Case(
        "added", (*WHOLE, ("authors", "added")), entries=({**NEW, "change": "added"},), fields={"history": []}
    ),
    "removed": Case("removed", tuple((field, "removed") for field, _ in (*WHOLE, ("authors", ""))), explained=False),
}  # fmt: skip


def every_kind() -> tuple[Json, Json]:
    """Two editions with every kind of change; the newer one has its questions in another order."""
    old, new = [], []
    for number, (own, case) in enumerate(CASES.items(), 1):
        was = question(own, number, *case.statements, **case.fields)
        now = copy.deepcopy(was)
        case.change(now)
        now["history"] += case.entries
        old += [was] if case.kind != "added" else []
        new += [now] if case.kind != "removed" else []
    return edition(old), edition(new[::-1], "1.1.0", "2001-01-01")
