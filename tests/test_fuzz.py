"""A fixed set of drawn collections stands whole on every surface, and each wrong place in them is refused by name."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from fuzz import run
from fuzz.accepted import SURFACES, faults
from fuzz.changes import AS_DRAWN, SYNTAX, VALUES, Case, cases, written
from fuzz.checks import ACCEPTED, REFUSED, drawing, saved, verdict
from fuzz.contract import places, records
from fuzz.made import Made, made_of
from fuzz.refused import checked, mistakes
from fuzz.related import Drawn, collections
from in_process import Done
from sites import COLLECTIONS, Json

FIXED = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
DATA: Json = json.loads(COLLECTIONS["minimal"].read_bytes())
STEPS = ("questions", 0, "recommendations", 0, "statements", 0, "text")


def test_each_drawn_case_is_whole_on_every_surface_or_refused_by_its_place() -> None:
    seen: Counter[str] = Counter()

    @FIXED
    @given(cases())
    def judge(case: Case) -> None:
        with TemporaryDirectory() as folder:
            found, wrong = verdict(case, Path(folder))
        assert wrong == [], run.report(0, case, wrong[0])
        seen.update((found, case.kind))

    with drawing():
        judge()
    assert min(seen[ACCEPTED], seen[REFUSED], seen[AS_DRAWN]) > 20, seen
    assert len({*VALUES, *SYNTAX} & {*seen}) > 12, seen


def test_what_is_drawn_has_every_field_of_the_contract() -> None:
    filled: set[tuple[str, str]] = set()

    @FIXED
    @given(collections())
    def draw(drawn: Drawn) -> None:
        stated = [place for place in places(drawn.data) if place.value not in (None, [], "")]
        filled.update((place.record, place.field) for place in stated if not place.is_member)

    with drawing():
        draw()
    names = {(record, name) for record, schema in records().items() for name in schema["properties"]}
    assert {name for name in names - filled if not name[0].startswith("Csl")} == set()


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """What is made of the smallest collection, in which nothing is wrong."""
    file = tmp_path / "collection.json"
    file.write_text(json.dumps(DATA), encoding="utf-8")
    found = made_of(file, DATA)
    assert list(faults(found)) == []
    return found


def with_text(text: str) -> Json:
    changed = copy.deepcopy(DATA)
    changed["questions"][0]["recommendations"][0]["statements"][0]["text"] = text
    return changed


def test_a_text_that_a_surface_lacks_or_adds_is_noticed(made: Made) -> None:
    of = made.opened
    asked: Any = SimpleNamespace(
        data=with_text("Otherwise."), files=of.files, markup=lambda _: of.markup(of.questions[0])
    )
    found = {*faults(replace(made, opened=asked))}
    lacking = {f"{surface} of only: it lacks 'Otherwise.'" for surface in (*SURFACES, "JSON-LD")}
    assert lacking | {f"pages: they lack {STEPS}: 'Otherwise.'"} <= found
    assert all(
        f"{each}: neither the collection nor the site has the word 'Synthetic'"
        in {*faults(replace(made, opened=replace(of, data=without_word(DATA))))}
        for each in ("pages", "cards", "slides")
    )
    raw = replace(made, opened=replace(of, raw=of.raw + b"\n"))
    assert "data/collection.json: it is not the file that was read" in {*faults(raw)}


def without_word(data: Json) -> Json:
    """The same collection without the word that all its texts have."""
    changed: Json = json.loads(json.dumps(data).replace("Synthetic", "Text").replace("SYNTHETIC", "Text"))
    return changed


def refusal(folder: Path, data: Json, **changed: Any) -> list[str]:
    """What is wrong with how a collection is refused, whose title is empty, if that is what `changed` says."""
    text, lines = written(data)
    place = "questions[0].title"
    case = replace(Case(text.encode(), {}, "sign", place, lines[place], "x"), **changed)
    file = folder / "collection.json"
    saved(case, file)
    return list(mistakes(case, file, checked(file), lines))


def test_a_refusal_that_does_not_name_the_place_is_noticed(tmp_path: Path) -> None:
    data = copy.deepcopy(DATA)
    data["questions"][0]["title"] = "a\tb"
    assert refusal(tmp_path, data) == []
    [wrong] = refusal(tmp_path, data, place="collection.title")
    assert wrong.startswith("no problem names the place that was changed: [\"Told(place='questions[0].title'")
    assert refusal(tmp_path, data, kind="other bracket", line=1)
    assert refusal(tmp_path, data, kind="other bracket") == []


def test_a_refusal_with_a_wrong_line_or_code_is_noticed(tmp_path: Path) -> None:
    data = copy.deepcopy(DATA)
    data["questions"][0]["title"] = "a\tb"
    text, lines = written(data)
    case = Case(text.encode(), {}, "sign", "questions[0].title", lines["questions[0].title"], "x")
    file = tmp_path / "collection.json"
    saved(case, file)
    done = checked(file)
    line = lines["questions[0].title"]
    assert list(mistakes(case, file, done, {**lines, "questions[0].title": 1})) == [
        f"questions[0].title is on line 1, not on ({line},)"
    ]
    for wrong in (Done(1, "", done.stderr), Done(2, "", "Traceback …"), Done(2, "x", done.stderr)):
        assert len(list(mistakes(case, file, wrong, lines))) == 1


def test_the_command_prints_the_smallest_wrong_case_and_how_to_run_it_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "verdict", lambda case, _: (ACCEPTED, ["synthetic fault"] * (case.kind == AS_DRAWN)))
    assert run.main(["--cases", "20", "--seed", "7"]) == 1
    told = capsys.readouterr()
    assert "20 of 20 cases, 0 minutes left" in told.err
    assert re.match(r"seed 7: 20 accepted, 0 refused, [1-9]\d* of them wrong\n", told.out)
    assert told.out.endswith("Again: make fuzz SEED=7 CASES=100\n")
    assert '"schema_version": 1' in told.out
    assert len(told.out) < 2500
    monkeypatch.setattr(run, "verdict", lambda *_: (REFUSED, []))
    assert run.main(["--cases", "20", "--seed", "7"]) == 0
    assert capsys.readouterr().out == "seed 7: 0 accepted, 20 refused, 0 of them wrong\n"
