"""Changes of one place of a collection's file, each derived from the schema of that place or from the file's syntax."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from clinical_consensus.contract.values import ID_PATTERN
from fuzz.composed import Composer, Draw
from fuzz.contract import Place, Steps, options, places, types_of
from fuzz.related import Drawn, collections
from sites import Json

AS_DRAWN = "nothing"
"""The kind of change of a file that stays as it was drawn."""

UNCHANGED, AS_TEXT = 20, 20
"""Of how many cases in a hundred the file stays as it is, and of how many its syntax is changed, about."""

GONE = object()
"""Stands for the value of a place that is taken away."""


@dataclass(frozen=True)
class Case:
    """A collection's file, what was changed in it, and where; `was` is the value before."""

    text: bytes
    sources: dict[str, bytes]
    kind: str
    place: str = ""
    line: int = 0
    was: Any = None
    opened: int = 0
    """The line of the bracket that the changed one closes."""
    question: str = ""
    """The id of the question in which the place is."""

    @property
    def is_syntax(self) -> bool:
        """Whether the file was changed as text, not as a value."""
        return self.kind in SYNTAX


def written(data: Json) -> tuple[str, dict[str, int]]:
    """The text of a collection's file, and the line of each place in it."""
    out: list[str] = []
    lines: dict[str, int] = {}

    def put(value: object, place: str, lead: str, trail: str, depth: int = 0) -> None:
        lines[place] = len(out) + 1
        members = (
            [*value.items()] if isinstance(value, dict) else [*enumerate(value)] if isinstance(value, list) else []
        )
        if not members:
            out.append(f"{' ' * depth}{lead}{json.dumps(value)}{trail}")
            return
        out.append(" " * depth + lead + "[{"[isinstance(value, dict)])
        for number, (step, member) in enumerate(members):
            key = f"{json.dumps(step)}: " if isinstance(step, str) else ""
            put(member, named((place, step)), key, "," * (number < len(members) - 1), depth + 1)
        out.append(" " * depth + "]}"[isinstance(value, dict)] + trail)

    put(data, "", "", "")
    return "\n".join(out) + "\n", lines


def named(steps: Steps) -> str:
    """A place as messages name it."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


@st.composite
def cases(draw: Draw[Any]) -> Case:
    """A collection's file as it was drawn, or with one place changed."""
    drawn = draw(collections())
    composer = Composer(draw)
    share = composer.chance(99)
    if share < UNCHANGED:
        return Case(written(drawn.data)[0].encode(), drawn.sources, AS_DRAWN)
    if share < UNCHANGED + AS_TEXT:
        return _as_text(composer, drawn)
    place = composer.one(list(places(drawn.data)))
    kinds = [kind for kind, (applies, _) in VALUES.items() if applies(place)]
    kind = composer.one(kinds)
    data = copy.deepcopy(drawn.data)
    steps, was = _put(data, place, VALUES[kind][1](composer, place, drawn.data)), place.value
    text, lines = written(data)
    changed = named(steps)
    line = next(lines[each] for each in around(changed) if each in lines)
    within = steps[:2] if steps[:1] == ("questions",) and len(steps) > 2 else ()
    question = str(_at(drawn.data, (*within, "id"))) if within else ""
    return Case(text.encode(), drawn.sources, kind, changed, line, was, question=question)


def around(place: str) -> list[str]:
    """A place, and those that contain it, the innermost first."""
    ends = [found.start() for found in re.finditer(r"[.\[]", place)]
    return [place, *(place[:end] for end in reversed(ends)), ""]


def _put(data: Any, place: Place, value: Any) -> Steps:
    """Put a value at a place, or a new field (its name and value) into the object there; the place that was changed."""
    if isinstance(value, tuple):
        name, value = value
        data = _at(data, place.steps)
        data[name] = value
        return (*place.steps, name)
    within = _at(data, place.steps[:-1])
    if value is GONE:
        del within[place.steps[-1]]
    else:
        within[place.steps[-1]] = value
    return place.steps


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        value = value[step]
    return value


def _is_id(place: Place) -> bool:
    return isinstance(place.value, str) and any(each.get("pattern") == ID_PATTERN for each in options(place.schema))


def _wrong_type(composer: Composer, place: Place, _: Json) -> Any:
    allowed = set().union(*map(types_of, options(place.schema)))
    values = {"boolean": True, "integer": 5, "string": "synthetic", "array": ["synthetic"], "object": {"synthetic": 1}}
    allowed |= {"integer"} if "number" in allowed else set()
    return composer.one([value for kind, value in values.items() if kind not in allowed])


def _id_of_another(composer: Composer, _: Place, data: Json) -> Any:
    return composer.one([each.value for each in places(data) if _is_id(each)])


def _with_sign(composer: Composer, place: Place, _: Json) -> Any:
    at = composer.chance(len(place.value))
    return place.value[:at] + composer.one(["\x07", "\t", "\ufffe", "\ud800", "\x85"]) + place.value[at:]


def _renamed(composer: Composer, place: Place, _: Json) -> Any:
    near = composer.one([*place.value, "synthetic"])
    return (f"{near}{composer.one(['s', 'x', '_'])}", composer.one([None, "synthetic", 1]))


def _is(kind: type | tuple[type, ...]) -> Callable[[Place], bool]:
    return lambda place: isinstance(place.value, kind) and not isinstance(place.value, bool) and bool(place.steps)


def _is_list(place: Place) -> bool:
    return isinstance(place.value, list) and bool(place.value)


Made = Callable[[Composer, Place, Json], Any]
_NUMBERS = [-1, 0, 0.5, 101, 1_000_000, 10**400]
_DATES = ["2026-02-30", "2026", "9999-12-31", "22.11.2026", "0000-01-01", "2024-13"]
VALUES: dict[str, tuple[Callable[[Place], bool], Made]] = {
    "left out": (lambda place: bool(place.steps), lambda *_: GONE),
    "null": (lambda place: bool(place.steps) and place.value is not None, lambda *_: None),
    "wrong type": (lambda place: bool(place.steps) and bool(options(place.schema)[0]), _wrong_type),
    "unknown field": (lambda place: isinstance(place.value, dict) and bool(place.value), _renamed),
    "empty": (lambda place: bool(place.steps) and bool(place.value), lambda _, place, __: type(place.value)()),
    "outer space": (_is(str), lambda composer, place, _: composer.one([" {}", "{}\n", "\u3000{}"]).format(place.value)),
    "sign": (_is(str), _with_sign),
    "unknown id": (_is_id, lambda *_: "no-such-synthetic-id"),
    "malformed id": (_is_id, lambda composer, place, _: composer.one([f"{place.value}-", "Q 1", "index", "a" * 81])),
    "id of another": (_is_id, _id_of_another),
    "twice": (_is_list, lambda composer, place, _: [*place.value, composer.one(place.value)]),
    "other order": (lambda place: _is_list(place) and len(place.value) > 1, lambda _, place, __: place.value[::-1]),
    "other number": (_is((int, float)), lambda composer, place, _: composer.one([*_NUMBERS, place.value + 1])),
    "wrong date": (lambda place: _is(str)(place) and "date" in place.field, lambda composer, *_: composer.one(_DATES)),
    "other text": (_is(str), lambda composer, *_: composer.text()),
}
"""How a value is changed, by the kind of change: whether it applies to a place, and the value there afterwards."""

SHAPES = ("wrong type", "unknown field", "outer space", "sign", "malformed id")
"""The changes of which a message must name the very place."""

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
SYNTAX: dict[str, Callable[[str], str]] = {
    "sign left out": lambda _: "",
    "sign twice": lambda sign: sign * 2,
    "other bracket": lambda sign: {"{": "[", "[": "{", "}": "]", "]": "}"}.get(sign, ";"),
    "quote left out": lambda sign: sign[1:] if sign[0] == '"' else "",
    "closing quote left out": lambda sign: sign[:-1],
    "not a number": lambda _: "NaN",
    "cut off": lambda _: "",
    "no UTF-8": lambda sign: sign,
    "key twice": lambda sign: f"{sign}: 1, {sign}" if sign[0] == '"' else sign,
}
"""How one token of a file is written instead."""


def _as_text(composer: Composer, drawn: Drawn) -> Case:
    text, _ = written(drawn.data)
    kind = composer.one([*SYNTAX])
    tokens = list(_TOKEN.finditer(text))
    token = composer.one(tokens)
    before, after = text[: token.start()].encode(), "" if kind == "cut off" else text[token.end() :]
    instead = b"\xff" if kind == "no UTF-8" else b""
    changed = before + instead + SYNTAX[kind](token[0]).encode() + after.encode()
    around = [token]
    for each in tokens[: tokens.index(token)] if token[0] in "}]" else ():
        around[1:] = [*around[1:], each] if each[0] in "{[" else around[1:-1] if each[0] in "}]" else around[1:]
    line, opened = (text.count("\n", 0, each.start()) + 1 for each in (token, around[-1]))
    return Case(changed, drawn.sources, kind, "", line, token[0], opened)
