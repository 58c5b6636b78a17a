"""What makes a draft is told as a change by comparison, page of changes and release, and no change makes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.contract.fields import MachineOnly, field_classes, records_below
from clinical_consensus.contract.records import Collection
from every_field import TEXTS, every_field
from frozen import freeze
from one_change import changes_of, name_of, places, verdicts

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
            assert said.compared == said.released, at
            assert said.on_page in (None, said.compared), at
            assert said.compared <= said.drafts, at
            assert said.of_collection or said.compared == said.drafts, at
            assert said.is_draft == (said.of_collection or bool(said.compared)), at
    assert tried
