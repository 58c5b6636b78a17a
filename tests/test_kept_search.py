"""The search index is the same, whatever an earlier run kept of the words of other texts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.cache import NOTHING_KEPT, Cache
from clinical_consensus.search.pieces import Word
from clinical_consensus.search.words import words
from sites import COLLECTIONS, Json

CHANGES = ("SYNTHETIC after-care and follow up", "SYNTHETIC aftercare, followup", "SYNTHETIC follow-up, after care")
"""Each makes words with hyphens of what other texts write apart, or no longer does."""


def search_of(data: Json, folder: Path, cache: Cache) -> Mapping[str, bytes]:
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    files = generate(folder / "data.json", Settings(), cache=cache).files
    return {path: content for path, content in files.items() if path.startswith("search/")}


@pytest.mark.parametrize("name", ["full", "german"])
def test_the_index_of_a_changed_text_is_that_of_a_run_without_earlier_ones(tmp_path: Path, name: str) -> None:
    shutil.copytree(COLLECTIONS[name].parent / "sources", tmp_path / "sources")
    data = json.loads(COLLECTIONS[name].read_text(encoding="utf-8"))
    data["questions"][-1]["recommendations"][0]["statements"][0]["text"] += " SYNTHETIC after care and follow up"
    cache = Cache(tmp_path / "kept")
    seen = [search_of(data, tmp_path, cache)]
    for change in CHANGES:
        for question in data["questions"][:2]:
            question["recommendations"][0]["statements"][0]["text"] += f" {change}"
            kept = search_of(data, tmp_path, cache)
            assert kept == search_of(data, tmp_path, NOTHING_KEPT)
            assert kept not in seen
            seen.append(kept)
    data["collection"]["language"] = "nl"
    assert search_of(data, tmp_path, cache) == search_of(data, tmp_path, NOTHING_KEPT)


def test_words_that_are_kept_are_not_sought_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(COLLECTIONS["full"].parent / "sources", tmp_path / "sources")
    data = json.loads(COLLECTIONS["full"].read_text(encoding="utf-8"))
    cache = Cache(tmp_path / "kept")
    first = search_of(data, tmp_path, cache)

    def sought(*_: object, **__: object) -> None:
        raise AssertionError("the words of a text were sought again")

    monkeypatch.setattr("clinical_consensus.search.words_of_texts.apart", sought)
    monkeypatch.setattr("clinical_consensus.search.words_of_texts.names", sought)
    assert search_of(data, tmp_path, cache) == first


def test_numbers_and_ids_that_are_kept_are_not_sought_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(COLLECTIONS["full"].parent / "sources", tmp_path / "sources")
    data = json.loads(COLLECTIONS["full"].read_text(encoding="utf-8"))
    cache, seen = Cache(tmp_path / "kept"), list[str]()
    first = search_of(data, tmp_path, cache)

    def sought(text: str, **how: Any) -> Iterator[Word]:
        if how["is_name"]:
            seen.append(text)
        return words(text, **how)

    monkeypatch.setattr("clinical_consensus.search.words_of_texts.words", sought)
    assert search_of(data, tmp_path, cache) == first
    assert seen == []
    other = data["questions"][0]["number"] = 97
    search_of(data, tmp_path, cache)
    assert str(other) in seen
