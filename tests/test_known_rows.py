"""Rows of a list that an earlier run rendered are what they would be now, whatever was changed in the data."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.problems import InputError
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from clinical_consensus.pages import paging
from clinical_consensus.pages.rows import Rows
from clinical_consensus.pages.site import Published
from sites import COLLECTIONS, Json
from test_unrendered_pages import FULL, changed, changes, is_own


def scripts(folder: Path, data: Json, cache: Cache = NOTHING_KEPT) -> Mapping[str, bytes]:
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    others = generate(folder / "data.json", Settings(), cache=cache).files_with(Published()).others
    return {path: content for path, content in others.items() if path.startswith("search/")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paging, "ROWS", 2)
    shutil.copytree(COLLECTIONS["full"].parent / "sources", tmp_path / "data" / "sources")
    return tmp_path / "data"


def test_known_rows_are_what_they_are_after_any_change(folder: Path) -> None:
    cache = Cache(folder / "kept")
    assert "search/rows-2.js" in scripts(folder, FULL, cache)
    right = 0
    for place, (steps, is_removed) in enumerate(changes()):
        if is_own(steps) or place % 4 == 0:
            with suppress(InputError):
                data = changed(steps, is_removed=is_removed)
                assert scripts(folder, data, cache) == scripts(folder, data), steps
                right += 1
    assert right > 20


def test_rows_that_are_known_are_not_rendered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(folder / "kept")
    first = scripts(folder, FULL, cache)

    def render(*_: object, **__: object) -> None:
        raise AssertionError("they are known")

    monkeypatch.setattr(Rows, "row", render)
    assert scripts(folder, FULL, cache) == first
