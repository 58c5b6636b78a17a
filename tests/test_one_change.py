"""What makes a draft is told as a change by comparison, page of changes and release, and no change makes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.contract.fields import MachineOnly, field_classes, records_below
from clinical_consensus.contract.records import Collection
from every_field import TEXTS, every_field
from frozen import freeze
from one_change import Verdicts, changes_of, name_of, places, verdicts
from source_moves import OTHER_TEXTS, moves, with_other_sources

PARTS = [*(name for name in every_field() if name not in ("schema_version", "questions")), 0, 1, 2]
"""The parts of a collection: its fields, and each question by its place."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for own, text in TEXTS.items():
        (tmp_path / f"{own}.txt").write_text(text, encoding="utf-8")
    freeze(tmp_path, every_field())
    return tmp_path / "collection.json"


def test_the_collection_has_every_field_that_readers_are_shown() -> None:
    fields = {
        record.model_fields[name].alias or name
        for record in records_below(Collection)
        for name, of in field_classes(record).items()
        if not isinstance(of, MachineOnly)
    }
    assert fields - {name_of(at) for at in places(every_field())} == {"raw"}


@pytest.mark.parametrize("part", PARTS)
def test_all_who_tell_of_changes_agree_on_every_change_of_one_value(data: Path, part: str | int) -> None:
    base = every_field()
    tried, shown = set[str](), set[str]()
    for at in places(base):
        if part not in (at[0], at[1] if len(at) > 2 and at[0] == "questions" else None):
            continue
        field = name_of(at)
        for changed in changes_of(base, at):
            said = verdicts(data, changed, with_page=field not in shown)
            if said is None:
                continue
            tried.add(field)
            shown |= {field} if said.drafts else set()
            agree(said, str(at))
    assert tried


def agree(said: Verdicts, what: str) -> None:
    assert said.compared == said.released, what
    assert said.on_page in (None, said.compared), what
    assert said.compared <= said.drafts, what
    assert said.marked == said.drafts, what
    assert said.of_collection or said.compared == said.drafts, what
    assert said.is_draft == (said.of_collection or bool(said.compared)), what


MOVES = moves(with_other_sources())


def test_moves_make_drafts_by_sources_and_by_the_publication(data: Path) -> None:
    freeze(data.parent, with_other_sources())
    for own, text in OTHER_TEXTS.items():
        (data.parent / f"{own}.txt").write_text(text, encoding="utf-8")
    said = {name: verdicts(data, changed, with_page=True) for name, changed in MOVES.items()}
    told = {name: each for name, each in said.items() if each}
    assert told.keys() == MOVES.keys()
    for name, each in told.items():
        agree(each, name)
    silent = {"all of q1 to d", "one entry of q3 to b", "another document", "another address", "no document"}
    assert {name for name, each in told.items() if not each.drafts} == silent
