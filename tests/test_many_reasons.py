"""Of many mistakes of one kind in a release, the first are told and the rest counted, as where a file is checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.contract.problems import SHOWN
from clinical_consensus.contract.suggestions import Suggestion
from editions import question
from releasing import change_and_commit, freeze
from sites import Json

MANY = 60


@pytest.fixture
def many(data: Path) -> Path:
    """A collection of many questions, all of which its first edition has."""

    def add(value: Json) -> None:
        value["questions"] = [question(f"syn-q{number}", number) for number in range(1, MANY + 1)]

    change_and_commit(data, add)
    freeze(data)
    change_and_commit(data, lambda _: None)
    return data


def every(line: str) -> list[str]:
    return [line.format(number) for number in range(1, MANY + 1)]


KINDS = {
    "misspelled": (every("snyq{}=x"), "snyq{}: there is no such question; did you mean '"),
    "unchanged": (every("syn-q{}=x"), "syn-q{}: its text did not change; remove the reason"),
    "without a reason": (every("syn-q{}="), 'syn-q{0}: the reason is missing; write it as syn-q{0}="why"'),
    "of no option": (every("--wihtdraw syn-q{}=x"), "there is no option '--wihtdraw'; did you mean '--withdraw'?"),
    "no pair": (every("syn-q{}"), "this is not a question and its reason: 'syn-q{}'; write the id"),
    "with a tab": (every("syn-q{}=a\tb"), "the text contains the character U+0009 at position 2"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_many_wrong_lines_of_one_kind_are_counted(
    many: Path, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    lines, told = KINDS[kind]
    looked_up: list[str] = []
    look = Suggestion.__str__

    def counted(suggestion: Suggestion) -> str:
        looked_up.append(suggestion.name)
        return look(suggestion)

    monkeypatch.setattr(Suggestion, "__str__", counted)
    file = many.parents[1] / "reasons.txt"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    output = refused("1.1.0", "--reasons", str(file)).removeprefix("error: ").splitlines()
    *found, rest, end = (line for line in output if not line.startswith("nothing changed since"))
    assert end == "Nothing was released."
    assert len(found) == SHOWN
    for number, line in enumerate(found, 1):
        assert line.startswith(f"{file}: line {number}: {told.format(number)}")
    assert rest.startswith(f"and {MANY - SHOWN} more problems of this kind, the last is {file}: line {MANY}: ")
    assert len(looked_up) <= SHOWN


def test_many_changes_without_a_reason_are_counted(many: Path, refused: Callable[..., str]) -> None:
    def retitle(value: Json) -> None:
        for each in value["questions"]:
            each["title"] = f"Synthetic later title of {each['id']}"

    change_and_commit(many, retitle)
    *found, rest, _ = refused("1.1.0").removeprefix("error: ").splitlines()
    assert len(found) == SHOWN
    assert found[0] == 'syn-q1: its text changed (Title: text changed); say why: --reason syn-q1="…"'
    assert rest == f"and {MANY - SHOWN} more problems of this kind, the last is syn-q{MANY}: its text changed"


def test_two_kinds_of_many_mistakes_are_both_told(many: Path, refused: Callable[..., str]) -> None:
    file = many.parents[1] / "reasons.txt"
    file.write_text("\n".join([*every("syn-q{}="), *every("snyq{}=x")]), encoding="utf-8")
    *found, _ = refused("1.1.0", "--reasons", str(file)).splitlines()
    found = [line for line in found if not line.startswith("nothing changed since")]
    assert [line.startswith("and 50 more problems of this kind, the last is ") for line in found] == [
        *[False] * SHOWN, True, *[False] * SHOWN, True,
    ]  # fmt: skip
